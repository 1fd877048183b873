"""TimeML documents: their text, their day of writing and the times that people marked in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from corpora import tempeval3, wikiwars
from corpora.timeml import parse_timeml
from corpora.values import DataMissingError

_NEWS_SETS = {"AQUAINT": "aquaint", "TimeBank": "timebank", "te3-platinum": "platinum"}
"""Folder -> set."""
NEWS = frozenset(_NEWS_SETS.values())
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


def load(data: Path, split: str, limit: int | None = None) -> Iterator[TimedText]:
    """The documents of a split, "dev" or "test", by set and name; `limit` documents of each.

    They are those of `corpora`, on which the reader was not trained. Raises DataMissingError where
    the news sets are not there; WikiWars may be missing.
    """
    for path in islice(tempeval3.files(data, split), limit):
        yield _read(path, _NEWS_SETS[path.parent.name])
    try:
        history = tuple(islice(wikiwars.files(data, split), limit))
    except DataMissingError:
        return
    for path in history:
        yield _read(path, "wikiwars")


def _read(path: Path, set_name: str) -> TimedText:
    return read_tml(path.read_text(encoding="utf-8"), path.stem, set_name)


def read_tml(source: str, name: str, set_name: str) -> TimedText:
    """One TimeML document. Raises ElementTree.ParseError where it is no XML."""
    document = parse_timeml(source, name)
    times = tuple(Timex(t.start, t.end, t.attributes.get("value", "")) for t in document.times)
    return TimedText(name, set_name, document.text, document.created, times)
