"""Places quarters, halves, seasons, decades and centuries."""

from dataclasses import replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.accounts import ended_on
from throughline.extract.times.placing.anchor import base_of
from throughline.extract.times.placing.context import Context
from throughline.extract.times.placing.placement import Placement
from throughline.extract.times.reading import Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_EARLY_MONTHS = 2  # so early in the year, "this summer" of what has happened is the last one


def place_fixed(reading: Reading, spot: Spot, context: Context) -> Placement:
    """Quarters, halves, seasons, decades and centuries."""
    placed = _by_its_year(reading, spot, context)
    return ended_on(placed, reading, spot, context) if reading.unit == "quarter" else placed


def _by_its_year(reading: Reading, spot: Spot, context: Context) -> Placement:
    if reading.unit == "decade":
        first = int(reading.value) * 10
        interval = cal.years_interval(first, first + 9, Precision.DECADE)
        return _stated(reading, reading.value, interval)
    if reading.unit == "hundred":
        first = int(reading.value) * 100
        interval = cal.years_interval(first, first + 99, Precision.CENTURY)
        return _stated(reading, reading.value, interval)
    if reading.unit == "century":
        last = (int(reading.value) + 1) * 100
        interval = cal.years_interval(last - 99, last, Precision.CENTURY)
        return _stated(reading, reading.value, interval)
    if reading.year is not None:
        return _stated(
            reading, f"{reading.year:04d}-{reading.value}", _in_year(reading, reading.year)
        )
    base, anchor, reason, inferred = base_of(reading, spot, context, "year")
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
    if wanted == "this" and reading.value != "WI":
        season = _in_year(reading, base.year)
        ahead = season is not None and season.start is not None and season.start > base
        past = ahead and direction is Direction.PAST and base.month <= _EARLY_MONTHS
        return base.year - 1 if past else base.year, True  # "this autumn", said in spring
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
