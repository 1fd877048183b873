"""Places periods of account: a report on a quarter tells of it and of the same one a year before.

"Third-quarter profit rose to 9 million from 7 million a year earlier": that is the third quarter of
the year before. Which quarter is told is remembered as the text goes on (`Context.accounts`).
"""

from dataclasses import replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.lexer import month_number
from throughline.extract.times.placing.account_told import QUARTER_ENDED
from throughline.extract.times.placing.context import Context
from throughline.extract.times.placing.placement import Placement, open_placement
from throughline.extract.times.reading import Reading, Spot
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_REACH = 8  # paragraphs from the quarter to "a year earlier" without more words


def place_account(reading: Reading, spot: Spot, context: Context) -> Placement:
    """ "the year-earlier quarter", "the 1988 quarter", "the latest quarter", "the quarter"."""
    told = context.accounts.quarter
    ended = _ended(spot, context)
    if reading.amount == 0 and ended is not None:
        middle = cal.add_days(ended, -45) or ended
        around = cal.unit_around(middle, "quarter")
        value = cal.value_of(around, "quarter") if around is not None else "XXXX-QX"
        reason = "the words say on which day the quarter ended"
        return Placement(TimexType.DATE, value, _up_to(ended), Anchor.PUBLICATION, reason)
    if told is None or told.interval is None:
        if reading.year is not None:
            interval = cal.year_interval(reading.year)
            reason = "the words give the year; the text names no quarter"
            return Placement(TimexType.DATE, f"{reading.year}", interval, Anchor.NONE, reason)
        return _unnamed(reading, context)
    year = int(told.value[:4])
    years = reading.year - year if reading.year is not None else reading.amount or 0
    if reading.unit == "period" and not context.accounts.current:
        reason = "the text before it tells of accounts of more than a quarter"
        interval = cal.year_interval(year + years)
        value = f"{year + years:04d}"
        return Placement(TimexType.DATE, value, interval, Anchor.NARRATIVE, reason, True)
    return _beside(told, years, context)


def year_before(reading: Reading, spot: Spot, context: Context) -> Placement | None:
    """The same quarter a year before, for "a year earlier" in a sentence of accounts; else None."""
    accounts = context.accounts
    told = accounts.quarter
    if told is None or not accounts.current or spot.paragraph - accounts.paragraph > _REACH:
        return None
    if (reading.unit, reading.amount, reading.about) != ("year", -1, False) or not spot.accounts:
        return None
    return _beside(told, -1, context)


def ended_on(placement: Placement, reading: Reading, spot: Spot, context: Context) -> Placement:
    """The placement of a numbered quarter, moved to the day on which the words say it ended."""
    ended = _ended(spot, context)
    if ended is None:
        return placement
    value = f"{ended.year:04d}-{reading.value}"
    reason = "the words say on which day the quarter ended"
    return replace(placement, value=value, interval=_up_to(ended), reason=reason)


def _unnamed(reading: Reading, context: Context) -> Placement:
    """What can be said where the text names no quarter before it."""
    day = context.publication_day("quarter")
    before = cal.shift(day, "quarter", -1) if day is not None else None
    last = cal.unit_around(before, "quarter") if before is not None else None
    if reading.cue != "latest" or last is None:
        return open_placement("XXXX-QX", "the text before it names no such quarter")
    reason = f"the last full quarter before publication on {context.published_words()}"
    value = cal.value_of(last, "quarter")
    return Placement(TimexType.DATE, value, last, Anchor.PUBLICATION, reason, True)


def _beside(told: Placement, years: int, context: Context) -> Placement:
    interval = told.interval
    year = int(told.value[:4]) + years
    quote = context.accounts.quote
    reason = f"counted from “{quote}” in the text before it, of which it is the same quarter"
    start = cal.shift(interval.start, "year", years) if interval and interval.start else None
    end = cal.shift(interval.end, "year", years) if interval and interval.end else None
    if interval is None or start is None or end is None or year < 1:
        return open_placement("XXXX-QX", "it lies outside the calendar")
    moved = replace(interval, start=start, end=end)
    value = f"{year:04d}{told.value[4:]}"
    if years == 0:
        reason = f"the text before it tells of “{quote}”"
    return Placement(TimexType.DATE, value, moved, Anchor.NARRATIVE, reason, True)


def _ended(spot: Spot, context: Context) -> date | None:
    """The day on which the words after a quarter say that it ended."""
    match = QUARTER_ENDED.match(spot.tail)
    month = month_number(match["month"]) if match is not None else None
    if match is None or month is None:
        return None
    number = match["day"] or match["after"]
    published = context.published_day
    if match["year"] is None and published is None:
        return None
    years = [int(match["year"])] if match["year"] else []
    if published is not None and not years:
        years = [published.year, published.year - 1]
    for year in years:
        last = cal.last_of_month(year, month)
        day = cal.make_day(year, month, int(number) if number else last)
        if day is not None and (match["year"] or (published is not None and day <= published)):
            return day
    return None


def _up_to(ended: date) -> Interval | None:
    """The three months up to a day."""
    start = cal.add_days(cal.add_months(ended, -3) or ended, 1)
    return Interval(start, ended, Precision.QUARTER, approximate=True) if start else None
