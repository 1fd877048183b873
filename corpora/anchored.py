"""Documents whose events people anchored in time: which day, month or year each happened."""

import re
from dataclasses import dataclass
from datetime import date

from corpora.values import Range

_ANCHOR = re.compile(r"(\d{4})(?:-?(\d\d))?(?:-?(\d\d))?")


@dataclass(frozen=True, slots=True)
class AnchoredEvent:
    """An event mention with its anchor.

    `anchor` is a day, month or year ("2007-10-15", "2007-10", "2007"), "" where people could not
    tell, None where nobody was asked.
    """

    start: int
    end: int
    name: str
    """What timelines call it: document, sentence and words ("82548-3-flown")."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class AnchoredText:
    """One document; `created` is its day of writing, None where it states none."""

    corpus: str
    name: str
    text: str
    created: date | None
    sentences: tuple[Range, ...]
    events: tuple[AnchoredEvent, ...]


def anchor_of(written: str) -> str:
    """The anchor without its unknown parts: "2007-10-XX" is "2007-10", "XXXX-XX-XX" is ""."""
    match = _ANCHOR.match(written.strip())
    return "" if match is None else "-".join(part for part in match.groups() if part)
