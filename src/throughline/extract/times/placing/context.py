"""What placing a time expression may look at: publication, the narrative so far, dates named.

A date moves the narrative on when the text tells that something happened then; planned dates
("deferred to …"), names ("the 1994 floods") and the reporter's own present do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from throughline.extract.times.placing.account_told import Accounts
from throughline.extract.times.placing.named_dates import NamedDates
from throughline.extract.times.reading import Dated, Spot
from throughline.model.date_words import month_name
from throughline.model.dates import Interval, Precision
from throughline.model.source import DateSource, Published

_WEEK = 7
_NARRATIVE_REACH = 4  # paragraphs: farther back, "that evening" hardly refers

_ORIGINS = {
    DateSource.HEADER: "a line of the text says so",
    DateSource.URL: "its address says so",
    DateSource.PAGE: "guessed from the page",
    DateSource.TEXT: "worked out from the text",
}

_LONG_UNITS = ("year", "decade", "century")  # "that year" is hardly the reporter's own
_NARRATIVE_DATES = 40  # dates looked back at: bounds the work on a text of dates only


def named(quote: str) -> str:
    """The quote on one line."""
    return " ".join(quote.split())


def day_words(day: date) -> str:
    """A day as a reader writes it: "31 January 2025"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def told(dated: Dated) -> str:
    """The words of a date in quotation marks, with its day where they do not give the year."""
    return with_date(dated.quote, dated.interval)


def with_date(quote: str, interval: Interval) -> str:
    """The quote in quotation marks; its day or month in brackets where it does not say the year."""
    words = f"“{named(quote)}”"
    start = interval.start
    if start is None or f"{start.year}" in words:
        return words
    if interval.is_day:
        return f"{words} ({day_words(start)})"
    if interval.precision is Precision.MONTH:
        return f"{words} ({month_name(start.month)} {start.year})"
    return words


@dataclass(slots=True)
class Context:
    """The state of one pass through an article; `narrative` grows as expressions are placed."""

    published: Published | None
    dates: NamedDates
    """Dates that carry their year, from the whole article."""
    numeric_order: str = ""
    """"day" or "month": what stands first in the article's numeric dates, "" when unsaid."""
    tells_news: bool = False
    """Whether the text counts from its own day ("on Sunday"), as chronicles do not."""
    narrative: list[Dated] = field(default_factory=list)
    accounts: Accounts = field(default_factory=Accounts)
    _history: bool | None = None

    @property
    def published_day(self) -> date | None:
        """The day of publication, or the first of the few days of which it is one.

        Good for telling years and months apart; `publication_day` tells whether it is one day.
        """
        if self.published is None:
            return None
        start, end = self.published.interval.start, self.published.interval.end
        if start is None or end is None or (end - start).days > _WEEK:
            return None
        return start

    @property
    def is_history(self) -> bool:
        """Whether the article tells of times well before its publication."""
        if self._history is None:
            self._history = self.dates.tell_history(self.published_day)
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
        """The publication date as a reader writes it, with where it was found but for metadata."""
        day = self.published.interval.start if self.published else None
        if day is None or self.published is None:
            return "unknown"
        words = day_words(day) if self.published.interval.is_day else f"about {day_words(day)}"
        origin = _ORIGINS.get(self.published.source)
        return f"{words} ({origin})" if origin else words

    def add(self, dated: Dated) -> None:
        """Adds a placed date to the narrative."""
        self.narrative.append(dated)

    def recent(self) -> Iterator[Dated]:
        """The last dates of the narrative, the latest first."""
        return reversed(self.narrative[-_NARRATIVE_DATES:])

    def narrative_for(self, spot: Spot, unit: str) -> Dated | None:
        """The date at which the narrative stands before `spot`, fine enough to count `unit`s."""
        limits = {"day": 0, "week": 6, "weekend": 6, "month": 31, "quarter": 92}
        longest = limits.get(unit, 366)
        year = self._year_said_after(spot)
        fallback: Dated | None = None
        for dated in self.recent():
            if spot.paragraph - dated.paragraph > _NARRATIVE_REACH and year is None:
                return None
            start, end = dated.interval.start, dated.interval.end
            if not dated.moves or start is None or end is None or dated.span.end > spot.span.start:
                continue
            if (end - start).days > longest or (dated.relative and unit in _LONG_UNITS):
                continue
            if year is None:
                return dated
            if start.year == year:
                # "that night in 1994" looks back far: to the night told before, if one was.
                if dated.part or not spot.part:
                    return dated
                fallback = fallback or dated
        return fallback

    @staticmethod
    def _year_said_after(spot: Spot) -> int | None:
        """The year in "that night in 1994"."""
        match = re.match(r" (?:in|of) (\d{4})\b", spot.tail)
        return int(match[1]) if match else None
