"""Dates in words, exactly as precise as they are known: "November 2012", "26 Nov 2008", "about"."""

from datetime import date, timedelta

from throughline.model.dates import Interval, Precision

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def words(interval: Interval | None, *, unknown: str = "date not known") -> str:
    """The interval in words, with a known time of day; never more exact than it is."""
    text = day_words(interval, unknown=unknown)
    if interval is None or interval.clock is None or not interval.is_day:
        return text
    return f"{text}, {interval.clock:%H:%M}"


def day_words(interval: Interval | None, *, unknown: str = "date not known") -> str:
    """The interval in words by the day."""
    if interval is None or (interval.start is None and interval.end is None):
        return unknown
    if interval.end is None:
        text = f"{_day(interval.start)} or later"
    elif interval.start is None:
        text = f"{_day(interval.end)} or earlier"
    else:
        text = _closed(interval, interval.start, interval.end)
    return f"about {text}" if interval.approximate else text


def machine(interval: Interval | None) -> str | None:
    """The value for a `datetime` attribute: a day, month or year; None for anything else."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    start, end = interval.start, interval.end
    if start == end:
        return start.isoformat()
    if _is_month(start, end):
        return f"{start:%Y-%m}" if start.year > 999 else None
    if _is_year(start, end):
        return f"{start.year:04d}"
    return None


def month_name(number: int) -> str:
    """The name of month 1 to 12."""
    return _LONG[number - 1]


def is_exact(interval: Interval | None) -> bool:
    """Whether the interval is short enough to stand as a plain date (a month or less, closed)."""
    if interval is None or interval.start is None or interval.end is None:
        return False
    return (interval.end - interval.start).days <= 31


def _day(value: date | None) -> str:
    return f"{value.day} {_SHORT[value.month - 1]} {value.year}" if value else ""


def _is_year(start: date, end: date) -> bool:
    return start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _is_month(start: date, end: date) -> bool:
    same = (start.year, start.month) == (end.year, end.month)
    return same and start.day == 1 and end.day >= 28 and _is_last_of_month(end)


def _is_last_of_month(value: date) -> bool:
    return value == date.max or (value + timedelta(days=1)).day == 1


def _closed(interval: Interval, start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if interval.precision is Precision.WEEK and (end - start).days == 6:
        return f"week of {_day(start)}"
    if _is_month(start, end):
        return f"{_LONG[start.month - 1]} {start.year}"
    if _is_year(start, end):
        return str(start.year)
    if start.day == 1 and _is_last_of_month(end):
        return _whole_months(interval, start, end)
    return _range(start, end)


def _whole_months(interval: Interval, start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        if interval.precision is Precision.DECADE and end.year - start.year == 9:
            return f"the {start.year}s"
        return f"{start.year}–{end.year}"
    if start.year == end.year:
        return f"{_SHORT[start.month - 1]}–{_SHORT[end.month - 1]} {start.year}"
    return f"{_SHORT[start.month - 1]} {start.year} – {_SHORT[end.month - 1]} {end.year}"


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {_SHORT[start.month - 1]} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"
