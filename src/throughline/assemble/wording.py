"""Dates and numbers in the words that a reader expects."""

from throughline.model.dates import Interval, Precision


def date_in_words(interval: Interval) -> str:
    """ "26 November 2008", "November 2012", "2011", "1–3 May 2024", "from 10 April 2025"."""
    start, end = interval.start, interval.end
    about = "about " if interval.approximate else ""
    if start is None or end is None:
        known = start or end
        word = "from" if end is None else "until"
        return f"{word} {known.day} {known:%B %Y}" if known else "at an unknown time"
    if interval.is_day:
        return f"{about}{start.day} {start:%B %Y}"
    if interval.precision is Precision.YEAR and start.year == end.year:
        return f"{about}{start.year}"
    if interval.precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        return f"{about}{start:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{about}{start.day}–{end.day} {start:%B %Y}"
    return f"{about}{start.day} {start:%B %Y} – {end.day} {end:%B %Y}"


def number_in_words(value: float) -> str:
    """ "166", "1,500", "2.5": digits with thousands marks, no needless decimals."""
    return f"{int(value):,}" if value == int(value) else f"{value:,g}"
