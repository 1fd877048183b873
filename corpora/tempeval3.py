"""TempEval-3: events and times of TimeBank and AQUAINT, and of the official test set, platinum.

Sentences are not marked. TimeML writes form, not meaning: what its tense and modality do not tell
is left None here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

from corpora.timeml import TimeMLTag, parse_timeml
from corpora.values import AnnotatedText, DataMissingError, EventMark, Mark

_VISIBLE = Path("tempeval3/TBAQ-cleaned")
_TEST = Path("tempeval3/te3-platinum")
_NO_MODALITY = frozenset({"", "none"})
_POSSIBLE = frozenset(
    {"would", "could", "may", "might", "can", "'d", "possible", "potential", "likelihood"}
)
_PROBABLE = frozenset({"should", "must", "likely", "have to", "should have to", "would have to"})


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of "train", "dev" (a fixed fifth of the visible ones) or "test" (platinum)."""
    for path in files(data, split):
        yield read_document(path.read_text(encoding="utf-8"), path.stem)


def files(data: Path, split: str) -> Iterator[Path]:
    """The files of a split, by folder and name. Raises DataMissingError where there are none.

    The name of a document decides where it belongs, so that no addition moves another.
    """
    folder = data / (_TEST if split == "test" else _VISIBLE)
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise DataMissingError(f"{folder}: no .tml files; see corpora/tempeval3.py")
    for path in paths:
        if split == "test" or (crc32(path.stem.encode()) % 5 == 0) == (split == "dev"):
            yield path


def read_document(source: str, name: str) -> AnnotatedText:
    """One TimeML document with its events and times. Raises ElementTree.ParseError on bad XML."""
    document = parse_timeml(source, name)
    polarity_holds = _polarity_holds(document.events)
    return AnnotatedText(
        corpus="tempeval3",
        name=name,
        text=document.text,
        times=tuple(Mark(t.start, t.end, t.attributes.get("type", "")) for t in document.times),
        events=tuple(_event(document.text, tag, polarity_holds) for tag in document.events),
    )


def _event(text: str, tag: TimeMLTag, polarity_holds: bool) -> EventMark:
    written = tag.attributes
    polarity = {"POS": "positive", "NEG": "negative"}.get(written.get("polarity", ""))
    start, end = tag.start, tag.end
    return EventMark(
        end - len(text[start:end].lstrip()),  # two tags take in a blank
        start + len(text[start:end].rstrip()),
        event_class=written.get("class"),
        certainty=_certainty(written),
        polarity=polarity if polarity_holds else None,
        tense=_tense(written),
    )


def _polarity_holds(events: tuple[TimeMLTag, ...]) -> bool:
    """Whether the document's polarity means anything.

    In about a third of AQUAINT nearly every event is marked NEG, negated or not: the annotation
    tool's default. No news text denies more than half of what it tells.
    """
    negative = sum(event.attributes.get("polarity") == "NEG" for event in events)
    return 2 * negative <= len(events)


def _tense(written: Mapping[str, str]) -> str | None:
    tense, perfective = written.get("tense"), "PERFECTIVE" in written.get("aspect", "")
    if tense == "FUTURE":
        return "future"
    if _modality(written) not in _NO_MODALITY:
        return None  # "would leave": the tense of the modal is not that of the happening
    if tense == "PAST" or (tense == "PRESENT" and perfective):
        return "happened"
    return "general" if tense == "PRESENT" else None


def _certainty(written: Mapping[str, str]) -> str | None:
    modality = _modality(written)
    if modality in _POSSIBLE:
        return "possible"
    if modality in _PROBABLE:
        return "probable"
    plain = modality in _NO_MODALITY and written.get("tense") in ("PAST", "PRESENT")
    return "certain" if plain else None


def _modality(written: Mapping[str, str]) -> str:
    return written.get("modality", "").lower().replace("_", " ")
