"""Finds the interval of a reading against its anchor: publication, narrative or nothing.

Every placement says in one sentence which anchor was used and why. What cannot be placed keeps
a value with X digits and no interval; nothing is guessed silently: `inferred` marks whatever
rests on more than the words themselves and the publication date.
"""

from dataclasses import replace

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.accounts import place_account
from throughline.extract.times.placing.context import Context, told
from throughline.extract.times.placing.dates import place_ambiguous, place_calendar, place_day_name
from throughline.extract.times.placing.distances import place_event, place_offset, place_span
from throughline.extract.times.placing.parts import (
    place_month_day,
    place_month_part,
    place_named_period,
    place_week_of,
)
from throughline.extract.times.placing.periods import place_fixed
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.placing.relative import place_unit, place_weekday, reach_into_morning
from throughline.extract.times.placing.year_told import in_year
from throughline.extract.times.reading import From, Kind, Reading, Spot
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision


def place(reading: Reading, spot: Spot, context: Context) -> Placement:
    """The interval, value, anchor and reason of one reading at one place of the article."""
    if reading.kind is Kind.RANGE:
        return _range(reading, spot, context)
    placement = _PLACERS[reading.kind](reading, spot, context)
    if reading.part or reading.clock is not None:
        placement = _with_time_of_day(placement, reading)
    return reach_into_morning(placement) if reading.cue == "overnight" else placement


def _with_time_of_day(placement: Placement, reading: Reading) -> Placement:
    """The placement of a day, refined by its clock or part of day: type TIME."""
    suffix = f"T{reading.clock:%H:%M}" if reading.clock is not None else f"T{reading.part}"
    base = placement.value
    if len(base) == 8 and "W" in base:
        base += "-XX"
    interval = placement.interval
    if interval is not None and interval.is_day:
        precision = Precision.PART_OF_DAY
        if reading.clock is not None:
            precision = Precision.HOUR if reading.clock_is_hour else Precision.MINUTE
        interval = Interval(
            interval.start,
            interval.end,
            precision,
            interval.approximate or reading.about,
            reading.clock,
        )
    zone = f"; the clock is {reading.zone}" if reading.zone else ""
    reason = placement.reason + zone
    value = base + suffix
    return replace(placement, type=TimexType.TIME, value=value, interval=interval, reason=reason)


def _duration(reading: Reading, spot: Spot, context: Context) -> Placement:
    return Placement(
        TimexType.DURATION, reading.value, None, Anchor.NONE, "a length of time, not a date"
    )


def _set(reading: Reading, spot: Spot, context: Context) -> Placement:
    return Placement(TimexType.SET, reading.value, None, Anchor.NONE, "a repeated time")


def _before_christ(reading: Reading, spot: Spot, context: Context) -> Placement:
    return open_placement(reading.value, "it lies before the calendar's first year")


def _reference(reading: Reading, spot: Spot, context: Context) -> Placement:
    day = context.publication_day("day") if reading.value == "PRESENT_REF" else None
    if day is not None:
        interval = Interval(day, day, Precision.DAY, approximate=True)
        return Placement(
            TimexType.DATE,
            reading.value,
            interval,
            Anchor.PUBLICATION,
            f"the present of the writing, {context.published_words()}",
            context.publication_is_inferred,
        )
    return Placement(
        TimexType.DATE, reading.value, None, Anchor.NONE, "the words name no particular time"
    )


def _vague(reading: Reading, spot: Spot, context: Context) -> Placement:
    placement = open_placement(reading.value, "the words name no particular time")
    return replace(placement, type=TimexType.TIME) if "XT" in reading.value else placement


def _clock(reading: Reading, spot: Spot, context: Context) -> Placement:
    if reading.anchor is From.PUBLICATION:
        return place_unit(replace(reading, unit="day", amount=0), spot, context)
    narrative = context.narrative_for(spot, "day")
    if narrative is None or narrative.interval.start is None or narrative.far_from(spot):
        return Placement(
            TimexType.TIME,
            "XXXX-XX-XX",
            None,
            Anchor.NARRATIVE,
            "a time of day; the words near it name no day",
        )
    start = narrative.interval.start
    return Placement(
        TimexType.TIME,
        start.isoformat(),
        cal.unit_around(start, "day"),
        Anchor.NARRATIVE,
        f"a time of the day that {told(narrative)} names",
        True,
    )


def _range(reading: Reading, spot: Spot, context: Context) -> Placement:
    left, right = reading.left, reading.right
    if left is None or right is None:
        return open_placement("XXXX", "the range has no ends")
    one = place(left, spot, context)
    two = place(_after_start(one, right), spot, context)
    value = f"{one.value}/{two.value}"
    if one.interval is None or two.interval is None:
        return replace(one, value=value, interval=None)
    start, end = one.interval.start, two.interval.end
    if start is None or end is None or start > end:
        return open_placement(value, "the range ends before it starts")
    interval = Interval(
        start, end, Precision.PERIOD, one.interval.approximate or two.interval.approximate
    )
    return replace(one, value=value, interval=interval, inferred=one.inferred or two.inferred)


def _after_start(start: Placement, right: Reading) -> Reading:
    """The end of a range, in the first year in which it lies after the start."""
    begins = start.interval.start if start.interval is not None else None
    if begins is None or right.kind is not Kind.CALENDAR or right.year is not None or right.unit:
        return right
    for year in (begins.year, begins.year + 1):
        end = in_year(right, year)
        if end is not None and end.end is not None and end.end >= begins:
            return replace(right, year=year)
    return right


_PLACERS = {
    Kind.CALENDAR: place_calendar,
    Kind.AMBIGUOUS: place_ambiguous,
    Kind.DAY_NAME: place_day_name,
    Kind.MONTH_DAY: place_month_day,
    Kind.MONTH_PART: place_month_part,
    Kind.WEEK_OF: place_week_of,
    Kind.NAMED_PERIOD: place_named_period,
    Kind.FIXED: place_fixed,
    Kind.WEEKDAY: place_weekday,
    Kind.UNIT: place_unit,
    Kind.ACCOUNT: place_account,
    Kind.OFFSET: place_offset,
    Kind.EVENT: place_event,
    Kind.SPAN: place_span,
    Kind.DURATION: _duration,
    Kind.SET: _set,
    Kind.BEFORE_CHRIST: _before_christ,
    Kind.REFERENCE: _reference,
    Kind.VAGUE: _vague,
    Kind.CLOCK: _clock,
}
