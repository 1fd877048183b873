"""Places parts of a month, weeks told by one of their days, and feasts that no rule places."""

from dataclasses import replace
from datetime import date, timedelta

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.anchor import base_of
from throughline.extract.times.placing.context import Context
from throughline.extract.times.placing.dates import place_calendar
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.reading import Kind, Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_DAYS = {"day": 1, "week": 7}
_NONE_SUCH = "the calendar has no such day"


def place_month_day(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "the 5th": of the month told last, else the one on the side of publication that tense says.

    "the 5th of last month" is counted in months; all others are marked inferred.
    """
    number = reading.day or 1
    value = f"XXXX-XX-{number:02d}"
    base, anchor, reason, inferred = base_of(reading, spot, context, "month")
    if base is None:
        return replace(open_placement(value, reason), anchor=anchor)
    counted = reading.amount is not None
    if counted or anchor is Anchor.NARRATIVE:
        month = cal.shift(base.replace(day=1), "month", reading.amount or 0)
        day = cal.make_day(month.year, month.month, number) if month is not None else None
    else:
        day = _nearest(base, number, spot.direction)
    if day is None:
        return open_placement(value, _NONE_SUCH)
    interval = cal.unit_around(day, "day")
    inferred = inferred or not counted
    return Placement(TimexType.DATE, day.isoformat(), interval, anchor, reason, inferred)


def _nearest(base: date, number: int, direction: Direction) -> date | None:
    """The day of that number nearest to `base`, on the side that tense says."""
    first = base.replace(day=1)
    months = (cal.add_months(first, step) for step in (-1, 0, 1))
    days = [cal.make_day(m.year, m.month, number) for m in months if m is not None]
    known = [day for day in days if day is not None]
    if direction is Direction.PAST:
        known = [day for day in known if day <= base] or known
    elif direction is Direction.FUTURE:
        known = [day for day in known if day >= base] or known
    return min(known, key=lambda day: abs((day - base).days), default=None)


def place_month_part(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "the first week of May": the month's value, and of its days those that are meant."""
    month = replace(reading, kind=Kind.CALENDAR, unit="", amount=None)
    placed = place_calendar(month, spot, context)
    interval = placed.interval
    if interval is None or interval.start is None or interval.end is None:
        return placed
    part = _part(interval.start, interval.end, reading.unit, reading.amount or 1)
    if part is None:
        return open_placement(placed.value, _NONE_SUCH)
    if part.is_day and part.start is not None:
        return replace(placed, value=part.start.isoformat(), interval=part)
    value = cal.value_of(part, "weekend") if reading.unit == "weekend" else placed.value
    return replace(placed, value=value, interval=part)


def _part(first: date, last: date, unit: str, number: int) -> Interval | None:
    """The day, week, weekend or half of that number between two days; from -1 on back."""
    if unit == "half":
        middle = first + timedelta(days=14)
        if number not in (1, 2, -1):
            return None
        early = number == 1
        start, end = (first, middle) if early else (middle + timedelta(days=1), last)
        return Interval(start, end, Precision.PERIOD, approximate=True)
    if unit == "weekend":
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        saturdays = [day for day in days if day.isoweekday() == 6]
        if number > len(saturdays):
            return None
        saturday = saturdays[number - 1 if number > 0 else number]
        sunday = cal.add_days(saturday, 1)
        return Interval(saturday, sunday, Precision.WEEK) if sunday is not None else None
    length = _DAYS[unit]
    start = (
        first + timedelta(days=length * (number - 1))
        if number > 0
        else last + timedelta(days=1 + length * number)
    )
    end = min(last, start + timedelta(days=length - 1))
    if not first <= start <= last:
        return None
    if unit == "day":
        return cal.unit_around(start, "day")
    return Interval(start, end, Precision.WEEK, approximate=True)


def place_week_of(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "the week of 6 March": the week that holds the day."""
    placed = place_calendar(replace(reading, kind=Kind.CALENDAR, unit=""), spot, context)
    day = placed.interval.start if placed.interval is not None else None
    week = cal.unit_around(day, "week") if day is not None else None
    if week is None:
        return replace(placed, value="XXXX-WXX", interval=None)
    return replace(placed, value=cal.value_of(week, "week"), interval=week)


def place_named_period(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "Ramadan": named and not placed; with its year, somewhere in that year."""
    reason = "its days differ by year or by place, and the words do not say them"
    if reading.year is None:
        return open_placement(f"XXXX-{reading.value}", reason)
    interval = cal.year_interval(reading.year)
    value = f"{reading.year:04d}-{reading.value}"
    reason = f"the words give the year; {reason}"
    return Placement(TimexType.DATE, value, interval, Anchor.NONE, reason)
