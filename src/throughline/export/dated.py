"""How the date of a timeline's line came about, where a reader should know."""

from throughline.model import date_words as dates
from throughline.model.case import TimelineEntry
from throughline.model.dates import Precision


def date_note(entry: TimelineEntry) -> str:
    """Which words it dates and how it was read; "" where a day or month is simply told.

    'of “arrested”: “2012” stands in its clause; the words give the year'.
    """
    exact = dates.is_exact(entry.date) and not entry.date.approximate
    plain = entry.date.is_day or entry.date.precision is Precision.MONTH
    if not entry.reason or (exact and plain and not entry.inferred):
        return ""
    words = ", ".join(f"“{word}”" for word in entry.dated)
    return f"of {words}: {entry.reason}" if words else entry.reason
