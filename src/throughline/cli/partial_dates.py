"""Dates as a person types them: a year, a month or a day."""

import re
from datetime import date, timedelta

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def first_day(text: str) -> date | None:
    """The first day of 2024, 2024-03 or 2024-03-31; None for "". Raises UsageError."""
    if not text:
        return None
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def last_day(text: str) -> date | None:
    """The last day of 2024, 2024-03 or 2024-03-31; None for "". Raises UsageError."""
    if not text:
        return None
    year, month, day = _parts(text)
    if day is not None:
        return _day(text, year, month or 1, day)
    first = _day(text, year, month or 12, 1)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL_DATE.fullmatch(text.strip())
    if match is None:
        from throughline.errors import UsageError

        raise UsageError(f"{text!r} is not a date; write 2024, 2024-03 or 2024-03-31")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        from throughline.errors import UsageError

        raise UsageError(f"{text!r} is not a date of the calendar") from None
