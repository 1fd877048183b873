"""What the ranking of days needs to know of a report: when it came out, and its sentences."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence on one line with the days that it names, in order, each once."""

    text: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedReport:
    """A report's body sentences in order. `origin`: reports of one origin count as one."""

    origin: str
    published: date | None
    sentences: tuple[DatedSentence, ...]
