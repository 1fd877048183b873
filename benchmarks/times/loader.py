"""TimeML documents: their text, their day of writing and the times that people marked in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpora.timeml import parse_timeml

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
    document = parse_timeml(source, name)
    times = tuple(Timex(t.start, t.end, t.attributes.get("value", "")) for t in document.times)
    return TimedText(name, set_name, document.text, document.created, times)
