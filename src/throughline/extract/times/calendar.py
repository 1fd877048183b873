"""Calendar arithmetic that never leaves the years 1 to 9999: outside it answers None.

Values follow TIMEX3 (ISO-TimeML): "2025-01-31", "2025-W05", "2025-01", "2025-Q1", "2025-SU",
"2025", "202" (a decade), "20" (a century).
"""

from datetime import date, timedelta

from throughline.model.dates import Interval, Precision

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, days: int) -> date | None:
    """`day` moved by `days`, None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """`day` moved by calendar months, the day cut to the month's length."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def last_of_month(year: int, month: int) -> int:
    """Number of days of a month (28 to 31)."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast in `year`, by its rule in `[feasts]` of `data/times.toml`."""
    if not 1583 <= year <= 9998:  # the Gregorian calendar, in which the rules are
        return None
    if rule.startswith("easter"):
        return add_days(_easter(year), int(rule.removeprefix("easter")))
    month, day, *nth = rule.split("-")
    if not nth:
        return make_day(year, int(month), int(day))
    if nth[0] == "L":
        last = date(year, int(month), last_of_month(year, int(month)))
        return add_days(last, -((last.isoweekday() - int(day)) % 7))
    first = date(year, int(month), 1)
    return add_days(first, (int(day) - first.isoweekday()) % 7 + 7 * (int(nth[0]) - 1))


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (J. Meeus, 1991, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    epact = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    offset = (32 + 2 * (b % 4) + 2 * (c // 4) - epact - c % 4) % 7
    m = (a + 11 * epact + 22 * offset) // 451
    month, day = divmod(epact + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)


def shift(day: date, unit: str, amount: int) -> date | None:
    """`day` moved by `amount` units ("day", "week", … "century"), None outside the calendar."""
    if abs(amount) > 100_000:
        return None
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return add_days(day, days * amount)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return day if months is None else add_months(day, months * amount)


def unit_around(day: date, unit: str) -> Interval | None:
    """The calendar unit that holds `day`: its week (Monday first), month, quarter, year …"""
    year = day.year
    precision = _PRECISION.get(unit, Precision.DAY)
    if unit in ("week", "fortnight", "weekend"):
        first = add_days(day, (5 if unit == "weekend" else 0) - day.weekday())
        last = add_days(day, 6 - day.weekday())
        return Interval(first, last, precision) if first and last else None
    if unit == "month":
        return month_interval(year, day.month)
    if unit == "quarter":
        return quarter_interval(year, (day.month + 2) // 3)
    if unit == "year":
        return year_interval(year)
    if unit == "decade":
        return years_interval(year // 10 * 10, year // 10 * 10 + 9, precision)
    if unit == "century":
        return years_interval((year - 1) // 100 * 100 + 1, (year + 99) // 100 * 100, precision)
    return Interval(day, day, precision)


def years_interval(first: int, last: int, precision: Precision) -> Interval | None:
    """From 1 January of `first` to 31 December of `last`, cut to the calendar."""
    first, last = max(1, first), min(9999, last)
    if first > last:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), precision)


def year_interval(year: int) -> Interval | None:
    """All of one year."""
    return years_interval(year, year, Precision.YEAR) if 1 <= year <= 9999 else None


def month_interval(year: int, month: int) -> Interval | None:
    """All of one month."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    return Interval(first, date(year, month, last_of_month(year, month)), Precision.MONTH)


def quarter_interval(year: int, quarter: int) -> Interval | None:
    """Calendar quarter 1 to 4 of a year."""
    if not 1 <= quarter <= 4 or not 1 <= year <= 9999:
        return None
    last = quarter * 3
    return Interval(
        date(year, last - 2, 1), date(year, last, last_of_month(year, last)), Precision.QUARTER
    )


def season_interval(year: int, season: str) -> Interval | None:
    """Meteorological season of the northern half, marked approximate; winter starts in December."""
    first_month, last_month = _SEASON_MONTHS[season]
    first = make_day(year, first_month, 1)
    if first is None:
        return None
    end_year, end_month = (year + 1, last_month - 12) if last_month > 12 else (year, last_month)
    end = make_day(end_year, end_month, last_of_month(end_year, end_month))
    return Interval(first, end, Precision.SEASON, approximate=True) if end else None


def part_of(interval: Interval, part: str) -> Interval:
    """The "early", "mid" or "late" third of an interval, approximate, with its precision kept."""
    if interval.start is None or interval.end is None:
        return interval
    days = (interval.end - interval.start).days
    third = (days + 1) // 3
    low, high = {"early": (0, third), "mid": (third, days - third), "late": (days - third, days)}[
        part
    ]
    if low > high:
        return interval
    return Interval(
        interval.start + timedelta(days=low),
        interval.start + timedelta(days=high),
        interval.precision,
        approximate=True,
    )


def value_of(interval: Interval, unit: str) -> str:
    """TIMEX3 value of a calendar unit given by its interval."""
    start = interval.start
    if start is None:
        return "XXXX"
    year = f"{start.year:04d}"
    if unit in ("week", "fortnight", "weekend"):
        iso_year, week, _ = start.isocalendar()
        return f"{iso_year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{year}-{start.month:02d}"
    if unit == "quarter":
        return f"{year}-Q{(start.month + 2) // 3}"
    if unit == "year":
        return year
    if unit == "decade":
        return year[:3]
    if unit == "century":
        return year[:2]
    return start.isoformat()
