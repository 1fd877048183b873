"""The year that the narrative gives to a month and day without one, and how strongly."""

from dataclasses import dataclass, replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.context import Context, told
from throughline.extract.times.reading import Dated, Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor
from throughline.model.dates import Interval, Precision

_NEAR_NARRATIVE_DAYS = 45
_NEIGHBOUR_DAYS = 31
_NEIGHBOUR_PARAGRAPHS = 2
_HISTORY_REACH = 12  # paragraphs, and sentences for a bare year
_LOOK_BACK_DAYS = 31
_CHRONICLE_LOOK_BACK_DAYS = 150  # a chronicle goes from place to place, and back in time with it
_CONTINUES_DAYS = 10
_SEQUENCE_DAYS = 183  # a story told date by date hardly leaps farther without a year


@dataclass(frozen=True, slots=True)
class YearCandidate:
    """A year with what speaks for it."""

    year: int
    distance_days: int
    """From the anchor to the day in that year, 0 or more."""
    anchor: Anchor
    reason: str
    inferred: bool
    beside: bool = False
    """Whether the narrative date stands in the same paragraph, before it."""
    firm: bool = True
    """Whether it is more than a bare year in the middle of a sentence ("435 cases in 2011")."""
    continues: bool = False
    """Whether it goes on within days from the date told in this sentence or the one before."""
    strong: bool = False
    """Whether it puts the story itself into that year and the day goes on from it."""


def in_year(reading: Reading, year: int) -> Interval | None:
    """The month or day of the reading in `year`, None where that year has no such day."""
    if reading.month is None:
        return None
    if reading.day is None:
        return cal.month_interval(year, reading.month)
    if reading.feast:
        day = cal.feast_day(reading.feast, year)
    else:
        day = cal.make_day(year, reading.month, reading.day)
    return cal.unit_around(day, "day") if day is not None else None


def days_from(reading: Reading, year: int, day: date) -> int:
    """Days from `day` to the reading in `year` (0 where `day` lies inside a month)."""
    interval = in_year(reading, year)
    if interval is None or interval.start is None or interval.end is None:
        return 100_000
    if interval.start > day:
        return (interval.start - day).days
    return -max(0, (day - interval.end).days)


def by_narrative(reading: Reading, spot: Spot, context: Context) -> YearCandidate | None:
    """The year of the date told last before `spot`, None where there is none near enough."""
    if reading.cue in ("last", "next", "this"):
        return None
    before = _last_with_year(spot, context)
    head = _heading(spot, context)
    if head is not None and head.interval.start is not None and _stands(head, before):
        return replace(_from_narrative(head.interval.start.year, 0, head), strong=True)
    if before is not None:
        year, distance = _after(reading, before, context.is_history)
        if context.published_day is None and distance > _CONTINUES_DAYS and _is_past(before, spot):
            return None
        beside = before.paragraph == spot.paragraph and spot.sentence - before.sentence <= 3
        if year is not None and _ahead_of_publication(reading, year, spot, context):
            return None
        if reading.day is None and context.published_day is None and not beside:
            return None
        near = beside or context.is_history or distance <= _NEAR_NARRATIVE_DAYS
        if year is not None and near:
            found = _from_narrative(year, distance, before)
            close = spot.sentence - before.sentence <= 1
            leads = close and _leads_on(reading, spot, before, year)
            fine = before.interval.precision.rank <= Precision.MONTH.rank
            return replace(
                found,
                beside=beside,
                firm=fine or before.opens,
                continues=leads and fine and distance <= _CONTINUES_DAYS,
                strong=leads and beside,
            )
    if context.published_day is not None or reading.day is None:
        return None
    return _by_neighbour(reading, spot, context)


def _leads_on(reading: Reading, spot: Spot, before: Dated, year: int) -> bool:
    """Whether the story itself stands at `before` and the reading goes on from there."""
    start = before.interval.start
    if before.aside or start is None:
        return False
    if before.interval.precision.rank <= Precision.MONTH.rank:
        return -_NEIGHBOUR_DAYS <= days_from(reading, year, start) <= _SEQUENCE_DAYS
    # "In 2014, … in March": a bare year leads on from the head of its sentence only.
    return before.opens and (reading.day is None or before.sentence == spot.sentence)


def _by_neighbour(reading: Reading, spot: Spot, context: Context) -> YearCandidate | None:
    """The year of a full date close by in text and time, for want of anything better."""
    for dated in context.dates.nearest(spot.span.start):
        start = dated.interval.start
        if start is None or not dated.interval.is_day or not dated.moves:
            continue
        if abs(dated.paragraph - spot.paragraph) > _NEIGHBOUR_PARAGRAPHS:
            continue
        years = (start.year - 1, start.year, start.year + 1)
        distance, year = min((abs(days_from(reading, y, start)), y) for y in years)
        if distance <= _NEIGHBOUR_DAYS:
            return _from_narrative(year, distance, dated)
    return None


def _ahead_of_publication(reading: Reading, year: int, spot: Spot, context: Context) -> bool:
    """Whether what is told as past would lie after publication."""
    day = context.published_day
    if day is None or spot.direction is Direction.FUTURE:
        return False
    return days_from(reading, year, day) > 0


def _from_narrative(year: int, distance: int, dated: Dated) -> YearCandidate:
    reason = f"it carries no year; the text near it tells of {told(dated)}"
    return YearCandidate(year, distance, Anchor.NARRATIVE, reason, True)


def _is_past(before: Dated, spot: Spot) -> bool:
    """Whether `before` tells of somebody's past, of which `spot` does not go on to tell."""
    return before.aside and not (spot.aside and spot.sentence == before.sentence)


def _stands(head: Dated, before: Dated | None) -> bool:
    """Whether no date since the heading, save those that took its year, says another one."""
    if before is None or before.span.start <= head.span.start:
        return True
    start, year = before.interval.start, head.interval.start
    return before.inferred and start is not None and year is not None and start.year == year.year


def _heading(spot: Spot, context: Context) -> Dated | None:
    """The year that heads the text at `spot`, where it stands not too far above."""
    for dated in context.recent():
        if spot.paragraph - dated.paragraph > _HISTORY_REACH:
            return None
        if dated.heads:
            return dated
    return None


def _last_with_year(spot: Spot, context: Context) -> Dated | None:
    reach = _HISTORY_REACH if context.is_history else 2
    for dated in context.recent():
        if spot.paragraph - dated.paragraph > reach:
            return None
        if not dated.moves or dated.span.end > spot.span.start:
            continue
        if dated.relative and context.published_day is not None:
            continue
        if dated.interval.precision.rank <= Precision.MONTH.rank:
            return dated
        if dated.interval.precision is Precision.PERIOD and dated.interval.end is not None:
            return dated
        within = _HISTORY_REACH if context.is_history else 1 if context.published_day is None else 0
        near = spot.sentence - dated.sentence <= within
        if dated.interval.precision is Precision.YEAR and near:
            return dated
    return None


def _after(reading: Reading, dated: Dated, is_history: bool) -> tuple[int | None, int]:
    """The year in which the reading follows the narrative date (or lies shortly before it)."""
    start, end = dated.interval.start, dated.interval.end
    if start is None or end is None:
        return None, 0
    if dated.interval.precision is Precision.YEAR:
        return start.year, 0
    look_back = _CHRONICLE_LOOK_BACK_DAYS if is_history else _LOOK_BACK_DAYS
    options = []
    for year in (start.year - 1, start.year, start.year + 1):
        distance = days_from(reading, year, start)
        if -look_back <= distance <= 365 - look_back:
            options.append((abs(distance), year))
    if not options:
        return None, 0
    distance, year = min(options)
    return year, distance
