"""Places dates that name their month, day or year."""

from dataclasses import replace

from throughline.extract.times import calendar as cal
from throughline.extract.times.lexer import known_day_year
from throughline.extract.times.placing.anchor import base_of
from throughline.extract.times.placing.context import Context, named
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.placing.year import choose_year, weekday_checked
from throughline.extract.times.reading import Kind, Reading, Spot
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision


def place_calendar(reading: Reading, spot: Spot, context: Context) -> Placement:
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
        if reading.feast:
            day = cal.feast_day(reading.feast, year)
            value = day.isoformat() if day is not None else value
        if day is None:
            return open_placement(value, "the calendar has no such day")
        interval = cal.unit_around(day, "day")
    elif reading.month is not None:
        value, interval = f"{value}-{reading.month:02d}", cal.month_interval(year, reading.month)
    reason = "the words give the full date" if reading.day else "the words give the year"
    if reading.why == "fiscal":
        if interval is not None:
            interval = replace(interval, approximate=True)
        reason = "the words give a fiscal year, which need not be the calendar year"
    if interval is not None and reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    placed = Placement(TimexType.DATE, value, interval, Anchor.NONE, reason)
    return weekday_checked(placed, reading)


def _month_of_relative_year(reading: Reading, spot: Spot, context: Context) -> Placement:
    base, anchor, reason, inferred = base_of(reading, spot, context, "year")
    value = f"XXXX-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")
    if base is None:
        return replace(open_placement(value, reason), anchor=anchor)
    year = base.year + (reading.amount or 0)
    placed = absolute(replace(reading, year=year, unit="", amount=None))
    return replace(placed, anchor=anchor, reason=reason, inferred=inferred)


def place_ambiguous(reading: Reading, spot: Spot, context: Context) -> Placement:
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


def place_day_name(reading: Reading, spot: Spot, context: Context) -> Placement:
    """14/2: placed where the article dates that day and month in full, else left open."""
    first, second = reading.month or 0, reading.day or 0
    known = known_day_year(first, second)
    if known is not None:
        reason = "readers know the event by this day without its year"
        placed = absolute(Reading(Kind.CALENDAR, year=known, month=first, day=second))
        return replace(placed, reason=reason, inferred=True)
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
