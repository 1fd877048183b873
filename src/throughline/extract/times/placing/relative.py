"""Places units and weekdays that count from an anchor: last week, on Friday, later this year."""

from dataclasses import replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.anchor import base_of, unknown_value
from throughline.extract.times.placing.context import Context, told
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.reading import From, Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def place_unit(reading: Reading, spot: Spot, context: Context) -> Placement:
    unit = reading.unit
    amount = reading.amount
    if amount is None:  # "the weekend"
        amount = 1 if spot.direction is Direction.FUTURE else -1
        day = context.publication_day("day")
        if day is not None and day.isoweekday() >= 6:
            amount = 0
    base, anchor, reason, inferred = base_of(reading, spot, context, unit)
    if base is None:
        return Placement(TimexType.DATE, unknown_value(unit), None, anchor, reason)
    day = cal.shift(base, unit, amount)
    interval = cal.unit_around(day, unit) if day is not None else None
    if interval is None:
        return open_placement("XXXX", "it lies outside the calendar")
    value = cal.value_of(interval, unit)
    if reading.modifier == "last" and interval.end is not None:
        value, interval = interval.end.isoformat(), _close_of(interval.end, unit)
    elif reading.modifier in ("earlier", "later") and amount == 0:
        interval = _cut_at(interval, base, reading.modifier)
    elif reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    elif reading.modifier in ("earlier", "later"):
        interval = cal.part_of(interval, "early" if reading.modifier == "earlier" else "late")
    return Placement(TimexType.DATE, value, interval, anchor, reason, inferred)


def reach_into_morning(placement: Placement) -> Placement:
    """The night before publication reaches into its day."""
    interval = placement.interval
    if interval is None or interval.start is None:
        return placement
    end = cal.add_days(interval.start, 1)
    wide = Interval(interval.start, end, Precision.PART_OF_DAY, approximate=True)
    return replace(placement, interval=wide)


def _close_of(last: date, unit: str) -> Interval:
    """ "year-end": about the last day, within the last month of a year, else within three days."""
    first = last.replace(day=1) if unit == "year" else cal.add_days(last, -2)
    return Interval(first, last, Precision.PERIOD, approximate=True)


def _cut_at(interval: Interval, day: date, modifier: str) -> Interval:
    """ "earlier this week": up to the anchor; "later this year": from the anchor on."""
    if interval.start is None or interval.end is None or interval.is_day:
        return interval
    if modifier == "earlier":
        return replace(interval, end=max(interval.start, min(day, interval.end)), approximate=True)
    return replace(interval, start=min(interval.end, max(day, interval.start)), approximate=True)


def place_weekday(reading: Reading, spot: Spot, context: Context) -> Placement:
    weekday = reading.weekday or 1
    value = f"XXXX-WXX-{weekday}"
    if reading.anchor is From.NARRATIVE:
        narrative = context.narrative_for(spot, "day")
        if narrative is None or narrative.interval.start is None:
            return Placement(
                TimexType.DATE,
                value,
                None,
                Anchor.NARRATIVE,
                "the text before it names no date to count from",
            )
        base, anchor = narrative.interval.start, Anchor.NARRATIVE
        reason, inferred = f"counted from {told(narrative)} in the text before it", True
        if reading.cue == "previous":
            days = -((base.isoweekday() - weekday) % 7 or 7)
        elif reading.cue == "following":
            days = (weekday - base.isoweekday()) % 7 or 7
        else:
            days = (weekday - base.isoweekday()) % 7
    else:
        day = context.publication_day("day")
        if day is None:
            return Placement(
                TimexType.DATE,
                value,
                None,
                Anchor.PUBLICATION,
                "it counts from the day of publication, which is not known",
            )
        base, anchor, inferred = day, Anchor.PUBLICATION, context.publication_is_inferred
        days, why = _weekday_shift(reading, base, spot.direction)
        reason = f"{why} publication on {context.published_words()}"
    found = cal.add_days(base, days)
    if found is None:
        return open_placement(value, "it lies outside the calendar")
    interval = cal.unit_around(found, "day")
    return Placement(TimexType.DATE, found.isoformat(), interval, anchor, reason, inferred)


def _weekday_shift(reading: Reading, base: date, direction: Direction) -> tuple[int, str]:
    """Days from publication to the weekday, and the reason's first words."""
    cue, weekday, today = reading.cue, reading.weekday or 1, base.isoweekday()
    name = _WEEKDAYS[weekday - 1]
    back, forward = (today - weekday) % 7, (weekday - today) % 7
    if reading.unit == "week":
        words = {-1: "the week before", 0: "the week of", 1: "the week after"}
        amount = reading.amount or 0
        return weekday - today + 7 * amount, f"the {name} of {words[amount]}"
    if cue == "last":
        return -(back or 7), f"the last {name} before"
    if cue == "coming":
        return forward or 7, f"the first {name} after"
    if cue == "next":
        return 7 - today + weekday, f"the {name} of the week after"
    if direction is Direction.FUTURE:
        return forward, f"it tells of what was still to come: the first {name} from"
    return -back, f"it tells of what has happened: the latest {name} up to"
