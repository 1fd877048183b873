"""Finds the interval of a reading against its anchor: publication, narrative or nothing.

Every placement says in one sentence which anchor was used and why. What cannot be placed keeps
a value with X digits and no interval; nothing is guessed silently: `inferred` marks whatever
rests on more than the words themselves and the publication date.
"""

from dataclasses import replace
from datetime import date

from throughline.extract import timex_calendar as cal
from throughline.extract.timex_choose import choose_year
from throughline.extract.timex_context import Context, Placement, named, open_placement, told
from throughline.extract.timex_durations import duration_value
from throughline.extract.timex_reading import From, Kind, Reading, Spot
from throughline.extract.timex_tense import Direction
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CURRENT_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
}


def _unknown(unit: str) -> str:
    """The value of a unit of which nothing is known."""
    return _CURRENT_UNKNOWN.get(unit, "XXXX")


def place(reading: Reading, spot: Spot, context: Context) -> Placement:
    """The interval, value, anchor and reason of one reading at one place of the article."""
    if reading.kind is Kind.RANGE:
        return _range(reading, spot, context)
    placement = _PLACERS[reading.kind](reading, spot, context)
    if reading.part or reading.clock is not None:
        placement = _with_time_of_day(placement, reading)
    return _overnight(placement) if reading.cue == "overnight" else placement


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
    return replace(placement, type=TimexType.TIME, value=base + suffix, interval=interval)


def _calendar(reading: Reading, spot: Spot, context: Context) -> Placement:
    if reading.unit == "year" and reading.amount is not None:
        return _month_of_relative_year(reading, spot, context)
    if reading.year is None:
        return choose_year(reading, spot, context)
    return absolute(reading)


def absolute(reading: Reading) -> Placement:
    """The placement of a date that carries its year."""
    year = reading.year or 0
    value, interval = f"{year:04d}", cal.year_interval(year)
    if reading.month is not None and reading.day is not None:
        value = f"{year:04d}-{reading.month:02d}-{reading.day:02d}"
        day = cal.make_day(year, reading.month, reading.day)
        if day is None:
            return open_placement(value, "the calendar has no such day")
        interval = cal.unit_around(day, "day")
    elif reading.month is not None:
        value, interval = f"{value}-{reading.month:02d}", cal.month_interval(year, reading.month)
    reason = "the words give the full date" if reading.day else "the words give the year"
    if reading.why == "fiscal":
        value = f"FY{year:04d}"
        if interval is not None:
            interval = replace(interval, approximate=True)
        reason = "the words give a fiscal year, which need not be the calendar year"
    if interval is not None and reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    if reading.day and reading.weekday and interval is not None and interval.start is not None:
        if interval.start.isoweekday() != reading.weekday:
            reason = (
                f"the words give the full date, though that day was a "
                f"{_WEEKDAYS[interval.start.weekday()]}"
            )
            interval = replace(interval, approximate=True)
    return Placement(TimexType.DATE, value, interval, Anchor.NONE, reason)


def _month_of_relative_year(reading: Reading, spot: Spot, context: Context) -> Placement:
    base, anchor, reason, inferred = _base(reading, spot, context, "year")
    value = f"XXXX-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")
    if base is None:
        return replace(open_placement(value, reason), anchor=anchor)
    year = base.year + (reading.amount or 0)
    placed = absolute(replace(reading, year=year, unit="", amount=None))
    return replace(placed, anchor=anchor, reason=reason, inferred=inferred)


def _base(
    reading: Reading, spot: Spot, context: Context, unit: str
) -> tuple[date | None, Anchor, str, bool]:
    """The day that a relative reading counts from, with anchor, reason and inferred mark."""
    if reading.anchor in (From.NARRATIVE, From.EITHER):
        narrative = context.narrative_for(spot, unit)
        if narrative is not None and narrative.interval.start is not None:
            reason = f"counted from {told(narrative)} in the text before it"
            return narrative.interval.start, Anchor.NARRATIVE, reason, narrative.far_from(spot)
        if reading.anchor is From.NARRATIVE:
            return None, Anchor.NARRATIVE, "the text before it names no date to count from", False
    day = context.publication_day(unit)
    if day is None:
        reason = "it counts from the day of publication, which is not known"
        return None, Anchor.PUBLICATION, reason, False
    reason = f"counted from the day of publication, {context.published_words()}"
    return day, Anchor.PUBLICATION, reason, context.publication_is_inferred


def _unit(reading: Reading, spot: Spot, context: Context) -> Placement:
    unit = reading.unit
    amount = reading.amount
    if amount is None:  # "the weekend"
        amount = 1 if spot.direction is Direction.FUTURE else -1
        day = context.publication_day("day")
        if day is not None and day.isoweekday() >= 6:
            amount = 0
    base, anchor, reason, inferred = _base(reading, spot, context, unit)
    if base is None:
        return Placement(TimexType.DATE, _unknown(unit), None, anchor, reason)
    day = cal.shift(base, unit, amount)
    interval = cal.unit_around(day, unit) if day is not None else None
    if interval is None:
        return open_placement("XXXX", "it lies outside the calendar")
    value = cal.value_of(interval, unit)
    if reading.modifier in ("earlier", "later") and amount == 0:
        interval = _cut_at(interval, base, reading.modifier)
    elif reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    elif reading.modifier in ("earlier", "later"):
        interval = cal.part_of(interval, "early" if reading.modifier == "earlier" else "late")
    return Placement(TimexType.DATE, value, interval, anchor, reason, inferred)


def _overnight(placement: Placement) -> Placement:
    """The night before publication reaches into its day."""
    interval = placement.interval
    if interval is None or interval.start is None:
        return placement
    end = cal.add_days(interval.start, 1)
    wide = Interval(interval.start, end, Precision.PART_OF_DAY, approximate=True)
    return replace(placement, interval=wide)


def _cut_at(interval: Interval, day: date, modifier: str) -> Interval:
    """ "earlier this week": up to the anchor; "later this year": from the anchor on."""
    if interval.start is None or interval.end is None or interval.is_day:
        return interval
    if modifier == "earlier":
        return replace(interval, end=max(interval.start, min(day, interval.end)), approximate=True)
    return replace(interval, start=min(interval.end, max(day, interval.start)), approximate=True)


def _weekday(reading: Reading, spot: Spot, context: Context) -> Placement:
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
        days, why = _weekday_shift(reading.cue, weekday, base, spot.direction)
        reason = f"{why} publication on {context.published_words()}"
    found = cal.add_days(base, days)
    if found is None:
        return open_placement(value, "it lies outside the calendar")
    interval = cal.unit_around(found, "day")
    return Placement(TimexType.DATE, found.isoformat(), interval, anchor, reason, inferred)


def _weekday_shift(cue: str, weekday: int, base: date, direction: Direction) -> tuple[int, str]:
    """Days from publication to the weekday, and the reason's first words."""
    today = base.isoweekday()
    name = _WEEKDAYS[weekday - 1]
    back, forward = (today - weekday) % 7, (weekday - today) % 7
    if cue == "last":
        return -(back or 7), f"the last {name} before"
    if cue == "coming":
        return forward or 7, f"the first {name} after"
    if cue == "next":
        return 7 - today + weekday, f"the {name} of the week after"
    if direction is Direction.FUTURE:
        return forward, f"it tells of what was still to come: the first {name} from"
    return -back, f"it tells of what has happened: the latest {name} up to"


def _offset(reading: Reading, spot: Spot, context: Context) -> Placement:
    unit, amount = reading.unit, reading.amount
    fine = unit in ("hour", "minute", "second")
    wanted = "day" if fine or unit in ("day", "week", "weekend") else unit
    base, anchor, reason, inferred = _base(reading, spot, context, wanted)
    before = reading.cue == "before"
    if amount is None:
        return _vague_offset(reading, base, anchor, reason, before)
    if base is None:
        return Placement(TimexType.DATE, _unknown("day" if fine else unit), None, anchor, reason)
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


def _event(reading: Reading, spot: Spot, context: Context) -> Placement:
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


def _span(reading: Reading, spot: Spot, context: Context) -> Placement:
    base, anchor, reason, inferred = _base(reading, spot, context, "day")
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


def _fixed(reading: Reading, spot: Spot, context: Context) -> Placement:
    """Quarters, halves, seasons, decades and centuries."""
    if reading.unit == "decade":
        first = int(reading.value) * 10
        interval = cal.years_interval(first, first + 9, Precision.DECADE)
        return _stated(reading, reading.value, interval)
    if reading.unit == "century":
        last = (int(reading.value) + 1) * 100
        interval = cal.years_interval(last - 99, last, Precision.CENTURY)
        return _stated(reading, reading.value, interval)
    if reading.year is not None:
        return _stated(
            reading, f"{reading.year:04d}-{reading.value}", _in_year(reading, reading.year)
        )
    base, anchor, reason, inferred = _base(reading, spot, context, "year")
    if base is None or (reading.amount is None and not context.published_day):
        return Placement(TimexType.DATE, f"XXXX-{reading.value}", None, anchor, reason)
    year = base.year + (reading.amount or 0)
    if reading.unit == "season" or reading.amount is None:
        year, settled = _nearest_year(reading, base, spot.direction)
        if not settled:
            return Placement(TimexType.DATE, f"XXXX-{reading.value}", None, anchor, reason)
    placed = _stated(reading, f"{year:04d}-{reading.value}", _in_year(reading, year))
    return replace(placed, anchor=anchor, reason=reason, inferred=inferred or not reading.cue)


def _stated(reading: Reading, value: str, interval: Interval | None) -> Placement:
    if interval is not None and reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    return Placement(TimexType.DATE, value, interval, Anchor.NONE, "the words give it in full")


def _in_year(reading: Reading, year: int) -> Interval | None:
    if not 1 <= year <= 9998:
        return None
    number = int(reading.value[1:]) if reading.value[0] in "QH" else 0
    if reading.unit == "quarter":
        return cal.quarter_interval(year, number)
    if reading.unit == "half":
        first, last = (1, 6) if number == 1 else (7, 12)
        return Interval(
            date(year, first, 1), date(year, last, cal.last_of_month(year, last)), Precision.PERIOD
        )
    return cal.season_interval(year, reading.value)


def _nearest_year(reading: Reading, base: date, direction: Direction) -> tuple[int, bool]:
    """The year of the latest (or, told as future, the next) season or quarter around `base`."""
    wanted = reading.cue
    years = [base.year - 1, base.year, base.year + 1]
    intervals = [(year, _in_year(reading, year)) for year in years]
    if wanted == "next" or (wanted in ("", "this") and direction is Direction.FUTURE):
        later = [
            y for y, i in intervals if i is not None and i.start is not None and i.start >= base
        ]
        inside = [
            y
            for y, i in intervals
            if i is not None and i.contains(Interval(base, base, Precision.DAY))
        ]
        if wanted != "next" and inside:
            return inside[0], True
        ended = [
            i.end for _, i in intervals if i is not None and i.end is not None and i.end < base
        ]
        if not wanted and ended and (base - max(ended)).days < 92 and reading.unit == "quarter":
            return max(ended).year, True
        return (later[0], True) if later else (base.year, False)
    done = [y for y, i in intervals if i is not None and i.end is not None and i.end < base]
    started = [y for y, i in intervals if i is not None and i.start is not None and i.start <= base]
    chosen = done if wanted == "last" else started
    return (chosen[-1], True) if chosen else (base.year, False)


def _ambiguous(reading: Reading, spot: Spot, context: Context) -> Placement:
    """03/04/2025: the order of the article's other numeric dates, else both days are possible."""
    year, first, second = reading.year or 0, reading.month or 0, reading.day or 0
    order = context.numeric_order
    if order:
        month, day = (second, first) if order == "day" else (first, second)
        placed = absolute(Reading(Kind.CALENDAR, year=year, month=month, day=day))
        return replace(
            placed, inferred=True, reason=f"the text's other numeric dates put the {order} first"
        )
    one, two = cal.make_day(year, first, second), cal.make_day(year, second, first)
    if one is None or two is None:
        return open_placement(f"{year:04d}-XX-XX", "the calendar has no such day")
    interval = Interval(min(one, two), max(one, two), Precision.PERIOD, approximate=True)
    return Placement(
        TimexType.DATE,
        f"{year:04d}-XX-XX",
        interval,
        Anchor.NONE,
        "day and month cannot be told apart",
    )


def _day_name(reading: Reading, spot: Spot, context: Context) -> Placement:
    """26/11: placed where the article dates that day and month in full, else left open."""
    first, second = reading.month or 0, reading.day or 0
    if second > 12:
        pairs = [(first, second)]
    elif first > 12:
        pairs = [(second, first)]
    else:
        pairs = sorted({(first, second), (second, first)})
    dated = [d for pair in pairs for d in context.dates.on(*pair)]
    days = sorted({d.interval.start for d in dated if d.interval.start is not None})
    if len(days) == 1:
        quote = named(dated[0].quote)
        return Placement(
            TimexType.DATE,
            days[0].isoformat(),
            cal.unit_around(days[0], "day"),
            Anchor.NARRATIVE,
            f"the text names the same day and month with its year: “{quote}”",
            True,
        )
    month, day = pairs[0]
    value = f"XXXX-{month:02d}-{day:02d}" if len(pairs) == 1 else "XXXX-XX-XX"
    return open_placement(value, "a day and month used as a name; the text gives no year for it")


def _duration(reading: Reading, spot: Spot, context: Context) -> Placement:
    return Placement(
        TimexType.DURATION, reading.value, None, Anchor.NONE, "a length of time, not a date"
    )


def _set(reading: Reading, spot: Spot, context: Context) -> Placement:
    return Placement(TimexType.SET, reading.value, None, Anchor.NONE, "a repeated time")


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


def _clock(reading: Reading, spot: Spot, context: Context) -> Placement:
    if reading.anchor is From.PUBLICATION:
        return _unit(replace(reading, unit="day", amount=0), spot, context)
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
    one, two = place(left, spot, context), place(right, spot, context)
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


_PLACERS = {
    Kind.CALENDAR: _calendar,
    Kind.AMBIGUOUS: _ambiguous,
    Kind.DAY_NAME: _day_name,
    Kind.FIXED: _fixed,
    Kind.WEEKDAY: _weekday,
    Kind.UNIT: _unit,
    Kind.OFFSET: _offset,
    Kind.EVENT: _event,
    Kind.SPAN: _span,
    Kind.DURATION: _duration,
    Kind.SET: _set,
    Kind.REFERENCE: _reference,
    Kind.CLOCK: _clock,
}
