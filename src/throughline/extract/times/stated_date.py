"""Whether a text fits the day of publication that is stated for it.

A report cannot tell as past what its date puts ahead of it, nor announce what had been long before;
and its "yesterday, 2 March" says itself when it was written. What is found is for a person to look
at: nothing is corrected.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from throughline.extract.times.calendar import add_days
from throughline.extract.times.finding import find_times
from throughline.extract.times.placing.context import day_words, named
from throughline.extract.times.tense import is_firmly_past, is_planned
from throughline.model.annotation import Anchor, TimeExpression, TimexType
from throughline.model.dates import Interval
from throughline.text.document import Document

_SLACK = timedelta(days=2)  # the other side of the world, and pages stamped a little early
_DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1}
_BESIDE = re.compile(r"(?:,? \(|, )\Z")
_WILL = re.compile(r"\b(?:will|is to|are to|is due to|are due to)\b")
_TOLD = re.compile(r"\b(?:would|if|wrote|predicted|had|was|were)\b|[“”\"]")
_REACH = 120


def contradiction(document: Document) -> str:
    """What in the text cannot be, were it published on the stated day; "" where nothing is.

    One sentence with the words that it rests on. "" as well where no day is stated.
    """
    stated = document.article.published
    if stated is None or stated.interval.start is None or stated.interval.end is None:
        return ""
    times = tuple(_days(find_times(document)))
    return next(
        (
            line
            for found in (_named_beside, _told_too_early, _announced_too_late)
            if (line := found(document, times, stated.interval))
        ),
        "",
    )


def _days(times: tuple[TimeExpression, ...]) -> Iterator[tuple[TimeExpression, date]]:
    """The times that are one day for certain."""
    for time in times:
        interval = time.interval
        if time.type not in (TimexType.DATE, TimexType.TIME) or time.inferred:
            continue
        if interval is None or interval.start is None or not interval.is_day:
            continue
        if not interval.approximate:
            yield time, interval.start


_Days = tuple[tuple[TimeExpression, date], ...]


def _named_beside(document: Document, times: _Days, stated: Interval) -> str:
    """ "yesterday (2 March 2019)" of another day than that before publication."""
    text = document.text
    for (one, counted), (two, written) in pairwise(times):
        word = one.span.of(text).lower()
        beside = _BESIDE.fullmatch(text[one.span.end : two.span.start])
        if word not in _DEICTIC or two.anchor is not Anchor.NONE or not beside:
            continue
        if abs(counted - written) > timedelta(days=1):
            close = ")" if "(" in beside.group() else ""
            quote = named(text[one.span.start : two.span.end]) + close
            right = add_days(written, -_DEICTIC[word])
            if right is not None:
                return f"“{quote}” puts it on {day_words(right)}"
    return ""


def _told_too_early(document: Document, times: _Days, stated: Interval) -> str:
    """The latest day that is told as past and lies after publication."""
    text, end = document.text, stated.end
    late = [
        (day, time)
        for time, day in times
        if end is not None
        and time.anchor is Anchor.NONE
        and day - end > _SLACK
        and is_firmly_past(text, document.sentences[time.sentence].span, time.span)
        and not is_planned(text, document.sentences[time.sentence].span, time.span)
    ]
    if not late:
        return ""
    time = max(late, key=lambda item: (item[0], -item[1].span.start))[1]
    return f"the text tells of “{named(time.span.of(text))}” as past, which lies after it"


def _announced_too_late(document: Document, times: _Days, stated: Interval) -> str:
    """The first day that is announced and lies before publication."""
    text, start = document.text, stated.start
    for time, day in times:
        if start is None or time.anchor is not Anchor.NONE or start - day <= _SLACK:
            continue
        sentence = document.sentences[time.sentence].span
        left = text[max(sentence.start, time.span.start - _REACH) : time.span.start]
        if _WILL.search(left) and not _TOLD.search(sentence.of(text)):
            quote = named(time.span.of(text))
            return f"the text announces what will be on “{quote}”, which lies before it"
    return ""
