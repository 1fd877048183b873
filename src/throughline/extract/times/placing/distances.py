"""Places counted distances: three weeks ago, two days after the raid, the past five years."""

from dataclasses import replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.accounts import year_before
from throughline.extract.times.placing.anchor import base_of, unknown_value
from throughline.extract.times.placing.context import Context, told
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.readers.durations import duration_value
from throughline.extract.times.reading import Reading, Spot
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision


def place_offset(reading: Reading, spot: Spot, context: Context) -> Placement:
    unit, amount = reading.unit, reading.amount
    quarter = year_before(reading, spot, context)
    if quarter is not None:
        return quarter
    fine = unit in ("hour", "minute", "second")
    wanted = "day" if fine or unit in ("day", "week", "weekend") else unit
    base, anchor, reason, inferred = base_of(reading, spot, context, wanted)
    before = reading.cue == "before"
    if amount is None:
        return _vague_offset(reading, base, anchor, reason, before)
    if base is None:
        return Placement(
            TimexType.DATE, unknown_value("day" if fine else unit), None, anchor, reason
        )
    if fine and inferred and anchor is Anchor.NARRATIVE:
        return open_placement("XXXX-XX-XX", "the words near it name no day to count from")
    if fine:
        days = 0 if abs(amount) < 12 or unit != "hour" else round(amount / 24)
        found = cal.add_days(base, days)
        interval = cal.unit_around(found, "day") if found else None
        if interval is not None:
            interval = replace(interval, approximate=True)
        return Placement(
            TimexType.DATE,
            found.isoformat() if found else "XXXX-XX-XX",
            interval,
            anchor,
            reason,
            inferred,
        )
    found = cal.shift(base, unit, amount)
    interval = cal.unit_around(found, unit) if found is not None else None
    if interval is None:
        return open_placement("XXXX", "it lies outside the calendar")
    value = cal.value_of(interval, unit)
    about = reading.about or unit in ("month", "quarter", "year", "decade", "century")
    if about:
        interval = replace(interval, approximate=True)
    return Placement(TimexType.DATE, value, interval, anchor, reason, inferred)


def _vague_offset(
    reading: Reading, base: date | None, anchor: Anchor, reason: str, before: bool
) -> Placement:
    """ "years ago": only a bound, 2 units or more from the anchor."""
    value = "PAST_REF" if before and anchor is Anchor.PUBLICATION else "XXXX"
    interval = None
    if base is not None:
        bound = cal.shift(base, reading.unit, -1 if before else 1)
        if bound is not None and before:
            interval = Interval(None, bound, Precision.PERIOD, approximate=True)
        elif bound is not None:
            interval = Interval(bound, None, Precision.PERIOD, approximate=True)
    return Placement(TimexType.DATE, value, interval, anchor, reason + "; the words give no number")


def place_event(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "weeks after the attack": placed only where this article dates that event to a day."""
    dated = context.dates.of_event(spot)
    side = "before" if reading.cue == "before" else "after"
    if dated is None or dated.interval.start is None:
        amount = None if reading.amount is None else abs(reading.amount)
        return Placement(
            TimexType.DURATION,
            duration_value(reading.unit, amount),
            None,
            Anchor.EVENT,
            "it counts from the event named after it, whose day this text does not settle",
        )
    start, reason = (
        dated.interval.start,
        f"counted from the event that {told(dated)} dates",
    )
    if reading.amount is None:
        near = cal.shift(start, reading.unit, -1 if side == "before" else 1)
        far = cal.shift(start, reading.unit, -12 if side == "before" else 12)
        if near is None or far is None:
            return Placement(TimexType.DATE, "XXXX", None, Anchor.EVENT, reason)
        interval = Interval(min(near, far), max(near, far), Precision.PERIOD, approximate=True)
        return Placement(TimexType.DATE, "XXXX", interval, Anchor.EVENT, reason, True)
    if reading.unit in ("hour", "minute", "second"):
        found: date | None = start
    else:
        found = cal.shift(start, reading.unit, reading.amount)
    around = cal.unit_around(found, reading.unit) if found is not None else None
    if around is None:
        return open_placement("XXXX", "it lies outside the calendar")
    if reading.about or reading.unit != "day":
        around = replace(around, approximate=True)
    return Placement(
        TimexType.DATE, cal.value_of(around, reading.unit), around, Anchor.EVENT, reason, True
    )


def place_span(reading: Reading, spot: Spot, context: Context) -> Placement:
    base, anchor, reason, inferred = base_of(reading, spot, context, "day")
    interval = None
    amount = reading.amount
    if base is not None and amount is not None and reading.unit not in ("hour", "minute", "second"):
        unit = "day" if reading.unit in ("NI", "night") else reading.unit
        other = cal.shift(base, unit, amount)
        if other is not None:
            interval = Interval(
                min(base, other), max(base, other), Precision.PERIOD, approximate=True
            )
    return Placement(TimexType.DURATION, reading.value, interval, anchor, reason, inferred)
