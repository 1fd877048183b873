"""Readers of ranges: two dates and what lies between, parts given once count for both."""

from dataclasses import replace

from throughline.extract.times.phrase import Phrase
from throughline.extract.times.readers.dates import calendar_fields
from throughline.extract.times.readers.relative import weekday_reading
from throughline.extract.times.reading import Kind, Reading


def read_range(phrase: Phrase) -> Reading | None:
    """Two dates and what lies between; parts given once count for both."""
    body = phrase.without_leading("from", "between", "the")
    for index in range(1, len(body.tokens) - 1):
        if body.tokens[index].kind not in ("dash", "to", "and", "until"):
            continue
        left, right = body.slice(0, index), body.slice(index + 1, len(body.tokens))
        pair = _share(_end_of_range(left), _end_of_range(right), right)
        if pair is not None:
            return Reading(Kind.RANGE, left=pair[0], right=pair[1])
    return None


def _end_of_range(part: Phrase) -> Reading | None:
    full = calendar_fields(part)
    if full is not None:
        return full
    weekday = part.value("weekday")
    month = part.value("month", "month_or_name", "month_short")
    if weekday is not None and month is None:
        return weekday_reading(part)
    day = part.value("small", "ordinal")
    year = part.value("year")
    if day is None and month is None and year is None and len(part.tokens[-1].text) == 2:
        day = part.value("count")  # the "99" of "1998-99"
    if month is None and day is None and year is None:
        return None
    return Reading(Kind.CALENDAR, year=year, month=month, day=day)


def _share(
    left: Reading | None, right: Reading | None, words: Phrase
) -> tuple[Reading, Reading] | None:
    if left is None or right is None or left.kind is not right.kind:
        return None
    if left.kind is not Kind.CALENDAR:
        return left, right
    if left.year is not None and left.month is None:  # years: "1994-98", "1994 to 1998"
        if right.month is not None:
            return None
        year = right.year
        if year is None and right.day is not None:
            if len(words.tokens[-1].text) != 2 or right.day <= left.year % 100:
                return None
            year = left.year // 100 * 100 + right.day
        if year is None or year < left.year:
            return None
        return left, replace(right, year=year, day=None)
    month_left = left.month or right.month
    month_right = right.month or left.month
    year_left, year_right = left.year or right.year, right.year or left.year
    if month_left is None or month_right is None:
        return None
    if left.year is None and year_left is not None and month_left > month_right:
        year_left -= 1
    if right.year is None and year_right is not None and month_left > month_right:
        year_right += 1
    return (
        replace(left, month=month_left, year=year_left),
        replace(right, month=month_right, year=year_right),
    )
