"""Publication dates as metadata and header lines give them, with the precision they came with.

ISO 8601 and its parts ("2025-02" stays a month), RFC 2822 ("Fri, 31 Jan 2025 10:21:00 +0530"),
English dates ("Friday, January 31, 2025 10:21 AM EST"), Unix times. A date-time keeps the day and
the clock of its own zone. A date that can be read in two ways ("03/04/2025") and one outside the
years 1800 to 2100 is refused, never guessed.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from throughline.model.dates import Interval, Precision, day
from throughline.model.source import DateSource, Published

MIN_YEAR, MAX_YEAR = 1800, 2100
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = (
    r"(?:\s*(?:Z|UTC|GMT|[ECMPA][SD]?T|IST|BST|CES?T|AES?T|JST)\b"
    r"|\s*[+-]\d{2}:?\d{2}|\s*\([A-Z]{2,5}\))*"
)
_NAMED_DAY = r"(?:(?P<named>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs?|ur)?(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:\s*(?:,|at|-|–|—|\||@|T|·|•)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"(?!\d)\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?(?:\s*(?:hrs|hours)\b)?" + _ZONE + ")?"
)
_ISO = r"(?P<year>\d{4})(?:-(?P<mon>\d{1,2})(?:-(?P<day>\d{1,2}))?|(?P<mon2>\d{2})(?P<day2>\d{2}))?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})[/.](?P<mon>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)" + _CLOCK),
    re.compile(_ISO + r"(?!\d)" + _CLOCK),
    re.compile(
        _WEEKDAY
        + _MONTH
        + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)"
        + _CLOCK,
        re.I,
    ),
    re.compile(
        _WEEKDAY
        + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+"
        + _MONTH
        + r",?[\s-]+(?P<year>\d{4})(?!\d)"
        + _CLOCK,
        re.I,
    ),
    re.compile(_MONTH + r",?\s+(?P<year>\d{4})(?!\d)", re.I),
    re.compile(
        _NAMED_DAY + r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4})(?!\d)" + _CLOCK
    ),
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class RefusedDate:
    """A value that was meant as a date and is not taken as one; `why` completes a sentence."""

    value: str
    why: str


def read_date(value: object, origin: str, source: DateSource) -> Published | RefusedDate | None:
    """The date that `value` states, why it is refused, or None where there is nothing.

    `origin` says where it stood ("field 'date_publish'") and goes into the reason.
    """
    text = " ".join(str(value).split()) if value is not None else ""
    if not text or text.lower() in ("none", "null", "nan", "nat", "unknown", "n/a"):
        return None
    if _EPOCH.fullmatch(text):
        interval = _epoch(text)
    else:
        found = match_date(text)
        if found is None or found[1] != len(text):
            return RefusedDate(text[:60], "is not a date that can be read in one way only")
        interval = found[0]
    if interval is None:
        return refused_day(text)
    return Published(interval, source, f"{origin} says “{text[:60]}”")


def refused_day(words: str) -> RefusedDate:
    """Words that are a date, of a day that cannot be."""
    return RefusedDate(words[:60], f"is no day between the years {MIN_YEAR} and {MAX_YEAR}")


def match_date(text: str, offset: int = 0) -> tuple[Interval | None, int] | None:
    """The date that begins at `offset` and where it ends; None where no date stands there.

    The interval is None where the words are a date that cannot be (30 February, year 9999).
    """
    for form in _FORMS:
        match = form.match(text, offset)
        if match is None:
            continue
        interval = _interval(match.groupdict())
        if interval is not None or match.groupdict().get("one") is None:
            return interval, match.end()
    return None


def _interval(parts: dict[str, Any]) -> Interval | None:
    year = int(parts["year"])
    month = _month(parts)
    day_text = parts.get("day") or parts.get("day2")
    if parts.get("one"):
        one, two = int(parts["one"]), int(parts["two"])
        order = _order(one, two, year, parts.get("named"))
        if order is None:
            return None
        month, day_text = order[0], str(order[1])
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if not day_text:
        return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH)
    if not 1 <= int(day_text) <= last:
        return None
    return _with_clock(date(year, month, int(day_text)), parts)


def _order(one: int, two: int, year: int, named: str | None) -> tuple[int, int] | None:
    """Month and day of "03/04/2025": by what can be, else by the named weekday, else None."""
    readings = []
    for month, number in {(one, two): None, (two, one): None}:
        if not 1 <= month <= 12 or not 1 <= year <= 9999:
            continue
        if not 1 <= number <= monthrange(year, month)[1]:
            continue
        if named is None or date(year, month, number).weekday() == _DAYS.index(named.lower()):
            readings.append((month, number))
    return readings[0] if len(readings) == 1 else None


def _month(parts: dict[str, Any]) -> int | None:
    if parts.get("month"):
        return _MONTHS.index(parts["month"][:3].lower()) + 1
    number = parts.get("mon") or parts.get("mon2")
    return int(number) if number else None


def _with_clock(when: date, parts: dict[str, Any]) -> Interval:
    if not parts.get("hour"):
        return day(when)
    hour, minute = int(parts["hour"]), int(parts["minute"])
    half = (parts.get("half") or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    # Midnight is what programs write when they know only the day.
    if hour > 23 or minute > 59 or (hour == minute == 0 and not half):
        return day(when)
    return Interval(when, when, Precision.MINUTE, clock=time(hour, minute))


def _epoch(text: str) -> Interval | None:
    """The day of a Unix time in seconds or milliseconds, UTC: no zone is known."""
    seconds = float(text)
    if seconds >= 1e11:
        seconds /= 1000
    when = datetime.fromtimestamp(seconds, UTC).date()
    return day(when) if MIN_YEAR <= when.year <= MAX_YEAR else None
