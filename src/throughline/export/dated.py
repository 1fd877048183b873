"""How the date of a timeline's line came about, where a reader should know."""

import re

from throughline.model import date_words as dates
from throughline.model.case import TimelineEntry
from throughline.model.dates import Precision

_SIDE = re.compile(
    r"\b(?:am|is|are|was|were|been|be|has|have|had|will|would|can|could)\s+(?:\w+\s+)+?"
    r"(?:that|which|who|whom|after|when|over|in connection with|for (?:his|her|their|its|the)"
    r"|in (?:the|an?))\s",
    re.IGNORECASE,
)
"""A verb, and behind it words that lead to something else: "was arrested over the killing"."""


def date_note(entry: TimelineEntry) -> str:
    """Which words it dates and how it was read; "" where a day or month is simply told, and told of
    what the sentence says first.

    'of “arrested”: “2012” stands in its clause; the words give the year'.
    """
    exact = dates.is_exact(entry.date) and not entry.date.approximate
    plain = entry.date.is_day or entry.date.precision is Precision.MONTH
    simple = exact and plain and not entry.inferred
    if not entry.reason or (simple and not _dates_something_behind(entry)):
        return ""
    words = ", ".join(f"“{word}”" for word in entry.dated)
    return f"of {words}: {entry.reason}" if words else entry.reason


def _dates_something_behind(entry: TimelineEntry) -> bool:
    """Whether the sentence tells something else before what the date is of: "was sentenced over the
    shooting of 3 May"."""
    places = [place for word in entry.dated if (place := entry.text.find(word)) >= 0]
    return bool(places) and _SIDE.search(entry.text, 0, min(places)) is not None
