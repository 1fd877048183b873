"""TimeML documents: their text, their day of writing and the times that people marked in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

DEVELOPMENT = (
    ("timebank", Path("tempeval3/TBAQ-cleaned/TimeBank")),
    ("aquaint", Path("tempeval3/TBAQ-cleaned/AQUAINT")),
    ("wikiwars", Path("wikiwars/whole-tml/tml")),
)
TEST = (("platinum", Path("tempeval3/te3-platinum")),)
SPLITS = ("dev", "heldout", "test")
NEWS = ("timebank", "aquaint", "platinum")
"""The sets of newswire, of which the headline figures are."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: characters [start, end) of the text and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class TimedText:
    """One document; `created` is None where its day of writing is not one day."""

    name: str
    set: str
    text: str
    created: date | None
    times: tuple[Timex, ...]


def load(data: Path, split: str) -> Iterator[TimedText]:
    """The documents of a split, by set and name.

    "dev" is every second document of the visible sets, on which the rules were made; "heldout" the
    rest of them; "test" the official test set. Raises SystemExit where the data are not there.
    """
    sets = TEST if split == "test" else DEVELOPMENT
    missing = [str(place) for _, place in sets if not any((data / place).glob("*.tml"))]
    if missing:
        raise SystemExit(
            f"{data}: no .tml files in {', '.join(missing)}; see benchmarks/times/README.md"
        )
    folders = {place.parent if "TBAQ" in str(place) else place: None for _, place in sets}
    for folder in folders:
        paths = sorted((data / folder).rglob("*.tml"))
        chosen = {"dev": paths[::2], "heldout": paths[1::2], "test": paths}[split]
        for path in chosen:
            name = next(name for name, place in sets if path.is_relative_to(data / place))
            yield read_tml(path.read_text(encoding="utf-8"), path.stem, name)


def read_tml(source: str, name: str, set_name: str) -> TimedText:
    """One TimeML document. Raises ElementTree.ParseError where it is no XML."""
    root = ElementTree.fromstring(source)
    body = root.find("TEXT")
    if body is None:
        raise SystemExit(f"{name}: a TimeML document has a TEXT, this one has none")
    parts: list[str] = []
    times: list[Timex] = []
    _walk(body, parts, 0, times)
    return TimedText(name, set_name, "".join(parts), _created(root), tuple(times))


def _walk(element: ElementTree.Element, parts: list[str], at: int, times: list[Timex]) -> int:
    """Adds the element's text and times; the offset after it."""
    start = at
    parts.append(element.text or "")
    at += len(parts[-1])
    for child in element:
        at = _walk(child, parts, at, times)
        parts.append(child.tail or "")
        at += len(parts[-1])
    if element.tag == "TIMEX3" and at > start:
        times.append(Timex(start, at, element.get("value", "")))
    return at


def _created(root: ElementTree.Element) -> date | None:
    stamp = root.find("DCT/TIMEX3")
    value = stamp.get("value", "") if stamp is not None else ""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
