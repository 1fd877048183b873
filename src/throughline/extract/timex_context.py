"""What placing a time expression may look at: publication, the narrative so far, dates named.

A date moves the narrative on when the text tells that something happened then; planned dates
("deferred to …"), names ("the 2008 attacks") and the reporter's own present do not.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from throughline.extract.timex_reading import Reading
from throughline.extract.timex_tense import Direction
from throughline.model.annotation import Anchor, Sentence, TimexType
from throughline.model.dates import Interval, Precision
from throughline.model.source import Published, Span

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NARRATIVE_REACH = 4  # paragraphs: farther back, "that evening" hardly refers

_OLD_YEARS = 2
_HISTORY_DATES = 6
_HISTORY_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how a reading was placed."""

    type: TimexType
    value: str
    interval: Interval | None
    anchor: Anchor
    reason: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an expression stands."""

    span: Span
    sentence: int
    paragraph: int
    sentence_span: Span
    direction: Direction
    part: str
    """Part of day that the expression names, or ""."""
    tail: str
    """The words after it, up to 80 characters of its sentence."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the text gives, with the words and the place."""

    interval: Interval
    quote: str
    span: Span
    sentence: int
    paragraph: int
    moves: bool
    """Whether the narrative stands at this date after it."""
    inferred: bool = False
    part: str = ""
    """Part of day, where the words name one."""
    relative: bool = False
    """Whether it was itself counted from publication."""

    def far_from(self, spot: Spot) -> bool:
        """Whether it stands more than one sentence before `spot`."""
        return spot.sentence - self.sentence > 1


def open_placement(value: str, reason: str) -> Placement:
    """A placement without interval."""
    return Placement(TimexType.DATE, value, None, Anchor.NONE, reason)


def named(quote: str) -> str:
    """The quote on one line."""
    return " ".join(quote.split())


def day_words(day: date) -> str:
    """A day as a reader writes it: "31 January 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def told(dated: Dated) -> str:
    """The words of a date in quotation marks, with its day where they do not give the year."""
    quote = f"“{named(dated.quote)}”"
    day = dated.interval.start if dated.interval.is_day else None
    if day is None or f"{day.year}" in quote:
        return quote
    return f"{quote} ({day_words(day)})"


@dataclass(slots=True)
class Context:
    """The state of one pass through an article; `narrative` grows as expressions are placed."""

    text: str
    sentences: tuple[Sentence, ...]
    published: Published | None
    explicit: tuple[tuple[Reading, Dated], ...]
    """Dates that carry their year, in text order, from the whole article."""
    numeric_order: str = ""
    """"day" or "month": what stands first in the article's numeric dates, "" when unsaid."""
    narrative: list[Dated] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _history: bool | None = None

    @property
    def published_day(self) -> date | None:
        """The day of publication where it is one day."""
        if self.published is None or not self.published.interval.is_day:
            return None
        return self.published.interval.start

    @property
    def is_history(self) -> bool:
        """Whether nearly all the years that the article names lie well before its publication."""
        if self._history is None:
            day = self.published_day
            years = [reading.year for reading, _ in self.explicit if reading.year is not None]
            old = sum(1 for year in years if day is not None and day.year - year > _OLD_YEARS)
            self._history = len(years) >= _HISTORY_DATES and old >= _HISTORY_SHARE * len(years)
        return self._history

    @property
    def publication_is_inferred(self) -> bool:
        """Whether the day of publication was itself worked out or guessed."""
        return self.published is not None and self.published.source in ("text", "page")

    def publication_day(self, unit: str) -> date | None:
        """A day to count `unit`s from; a month of publication serves for months and years."""
        if self.published is None:
            return None
        interval = self.published.interval
        start, end = interval.start, interval.end
        if start is None or end is None:
            return None
        if start == end or (unit in ("year", "decade", "century") and start.year == end.year):
            return start
        same_month = (start.year, start.month) == (end.year, end.month)
        return start if unit in ("month", "quarter") and same_month else None

    def published_words(self) -> str:
        """The publication date as a reader writes it."""
        day = self.published.interval.start if self.published else None
        return day_words(day) if day else "unknown"

    def add(self, dated: Dated) -> None:
        """Adds a placed date to the narrative."""
        self.narrative.append(dated)

    def narrative_for(self, spot: Spot, unit: str) -> Dated | None:
        """The date at which the narrative stands before `spot`, fine enough to count `unit`s."""
        limits = {"day": 0, "week": 6, "weekend": 6, "month": 31, "quarter": 92}
        longest = limits.get(unit, 366)
        year = self._year_said_after(spot)
        fallback: Dated | None = None
        for dated in reversed(self.narrative):
            if spot.paragraph - dated.paragraph > _NARRATIVE_REACH and year is None:
                return None
            start, end = dated.interval.start, dated.interval.end
            if not dated.moves or start is None or end is None or dated.span.end > spot.span.start:
                continue
            if (end - start).days > longest:
                if unit == "day" and dated.interval.precision is not Precision.PERIOD:
                    continue
                if dated.interval.precision is Precision.PERIOD:
                    continue
                continue
            if year is None:
                return dated
            if start.year == year:
                # "that night in 2008" looks back far: to the night told before, if one was.
                if dated.part or not spot.part:
                    return dated
                fallback = fallback or dated
        return fallback

    @staticmethod
    def _year_said_after(spot: Spot) -> int | None:
        """The year in "that night in 2008"."""
        match = re.match(r" (?:in|of) (\d{4})\b", spot.tail)
        return int(match[1]) if match else None

    def dates_of(self, month: int, day: int) -> list[Dated]:
        """Dates of that month and day that the article gives with their year."""
        return [d for r, d in self.explicit if (r.month, r.day) == (month, day)]

    def date_of_event(self, spot: Spot) -> Dated | None:
        """The one day on which the article puts the event that the words after `spot` name."""
        match = re.match(
            r"\s+(?:the|that|this|those|these|his|her|its|their|[A-Z][\w’'-]*s['’]?|[A-Z]\w*['’]s)\s+"
            r"((?:[\w’'-]+\s+){0,2}?[\w’'-]+)\s*(?:[,.;:)]|$|\b(?:in|on|at|of|and|was|were|had|that|by)\b)",
            spot.tail,
        )
        if match is None:
            return None
        head = match[1].split()[-1].lower().rstrip("s")
        if len(head) < 4:
            return None
        word = re.compile(rf"\b{re.escape(head)}(?:s|es)?\b", re.IGNORECASE)
        found: list[Dated] = []
        by_sentence: dict[int, list[Dated]] = {}
        for _, dated in self.explicit:
            by_sentence.setdefault(dated.sentence, []).append(dated)
        for index, dates in by_sentence.items():
            days = [d for d in dates if d.interval.is_day]
            if len(days) == 1 and word.search(self.sentences[index].span.of(self.text)):
                found.append(days[0])
        if len({dated.interval.start for dated in found}) != 1:
            return None
        return found[0]

    def nearest_explicit(self, at: int) -> list[Dated]:
        """Day- and month-precise dates with their year, the nearest in the text first."""
        if not self._starts:
            self._starts = [dated.span.start for _, dated in self.explicit]
        index = bisect_left(self._starts, at)
        around = [dated for _, dated in self.explicit[max(0, index - 6) : index + 6]]
        return sorted(around, key=lambda dated: (abs(dated.span.start - at), dated.span.start))
