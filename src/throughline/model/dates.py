"""Partial dates: an interval of days with the precision it was given in.

A month stays a month. Nothing here guesses: a value says how precise it is (`Precision`) and
whether its bounds are approximate. After `followthemoney`'s date type and the TIMEX3 value
attribute of ISO-TimeML.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a time was given, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"
    """A span with two own bounds ("between 26 and 29 November") or one open end."""

    @property
    def rank(self) -> int:
        """0 for the finest precision, growing with coarseness."""
        return list(Precision).index(self)


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest day, both inclusive; None is an open end."""

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    clock: time | None = None
    """Local time of day where the precision is minute or hour."""

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"interval ends before it starts: {self.start} > {self.end}")

    @property
    def is_day(self) -> bool:
        """Whether the interval is one calendar day, however exact the clock."""
        return self.start is not None and self.start == self.end

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two can be the same time."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (
            other.start is None or self.end is None or other.start <= self.end
        )

    def contains(self, other: "Interval") -> bool:
        """Whether every day of `other` lies in this interval."""
        after_start = self.start is None or (other.start is not None and self.start <= other.start)
        return after_start and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )

    def sort_key(self) -> tuple[date, date, int]:
        """Earliest first, then the shorter, then the finer; open ends at the far side."""
        return (self.start or date.min, self.end or date.max, self.precision.rank)

    def iso(self) -> tuple[str | None, str | None]:
        """Start and end as ISO 8601, with the time of day where it is known."""
        suffix = f"T{self.clock:%H:%M}" if self.clock is not None else ""
        return (
            self.start.isoformat() + suffix if self.start else None,
            self.end.isoformat() + suffix if self.end else None,
        )


def day(value: date) -> Interval:
    """The interval of one calendar day."""
    return Interval(value, value, Precision.DAY)
