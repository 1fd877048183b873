"""The day of publication as far as the narrative tells it: a day, a bound, or nothing.

A report that says "said on Friday (October 20)" and names the year elsewhere was written then or
the day after; one that puts a deed on "Friday (October 20)" was written within the week.
Otherwise what is told as past bounds the day of writing from below. Nothing else is concluded.
"""

import re

from throughline.extract.times.calendar import add_days
from throughline.extract.times.placing.context import named, with_date
from throughline.extract.times.tense import Direction, direction, is_planned, reports_at
from throughline.model.annotation import Sentence, TimeExpression, TimexType
from throughline.model.dates import Interval, Precision
from throughline.model.source import DateSource, Published

_YEAR = re.compile(r"\d{4}")
_OWN_WEEK = re.compile(r"(?i)\A(?:\w+ )?\w+day \([^\d()]{0,12}\d{1,2}[^\d()]{0,12}\)\Z")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def hint_from(
    text: str, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...]
) -> Published | None:
    """The hint from times that were placed without a publication date; all spans are in `text`."""
    latest: TimeExpression | None = None
    for time in times:
        if not _is_told_past(text, sentences, time):
            continue
        if latest is None or _start(time) > _start(latest):
            latest = time
    if latest is None or latest.interval is None or latest.interval.start is None:
        return None
    quote = named(latest.span.of(text))
    sentence = sentences[latest.sentence].span
    said = reports_at(text, sentence, latest.span)
    if said and _is_of_this_week(quote):
        interval = Interval(
            latest.interval.start, latest.interval.start, Precision.DAY, approximate=True
        )
        reason = f"the text reports as news what was said “{quote}”: {latest.reason}"
        return Published(interval, DateSource.TEXT, reason)
    if _OWN_WEEK.search(quote) and latest.interval.is_day:
        interval = Interval(
            latest.interval.start,
            add_days(latest.interval.start, 6),
            Precision.PERIOD,
            approximate=True,
        )
        reason = f"the text names the day by its weekday, as of the last week: “{quote}”"
        return Published(interval, DateSource.TEXT, reason)
    bound = Interval(latest.interval.start, None, Precision.PERIOD)
    return Published(
        bound,
        DateSource.TEXT,
        f"the text tells of {with_date(quote, latest.interval)}, so it was not written before",
    )


def _start(time: TimeExpression) -> int:
    interval = time.interval
    return interval.start.toordinal() if interval is not None and interval.start else 0


def _is_told_past(text: str, sentences: tuple[Sentence, ...], time: TimeExpression) -> bool:
    if time.type not in (TimexType.DATE, TimexType.TIME) or time.interval is None:
        return False
    if not time.interval.is_day or time.interval.approximate:
        return False
    sentence = sentences[time.sentence].span
    if is_planned(text, sentence, time.span):
        return False
    return direction(text, sentence, time.span) is not Direction.FUTURE


def _is_of_this_week(quote: str) -> bool:
    """Whether a weekday without year is named: reporters leave the year out of their own week."""
    lowered = quote.lower()
    return any(name in lowered for name in _WEEKDAYS) and not _YEAR.search(quote)
