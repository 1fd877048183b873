"""What is measured: the times of Throughline as TIMEX3, and a trivial baseline beside them."""

import re
from datetime import date, timedelta

from benchmarks.times.loader import TimedText, Timex
from throughline.extract.times import find_times
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text import prepare

_RANGE = re.compile(
    r"(?is)(?:(?:from|between)\s+)?(?P<left>\S.*?)\s*"
    r"(?:\b(?:to|and|until|till|through)\b|[-–—])\s*(?P<right>\S.*)\Z"
)
_SIGNAL = re.compile(r"(?i)\s+(?:after|before|following)\Z")


def throughline(document: TimedText) -> tuple[Timex, ...]:
    """The times that Throughline finds, in the form of TIMEX3.

    Two differences of form are evened out: TIMEX3 marks the two ends of a range apart, and leaves
    "after" in "two days after the flood" outside.
    """
    published = None
    if document.created is not None:
        published = Published(day(document.created), DateSource.METADATA, "the set states it")
    name = document.name
    article = Article(name, name, None, None, None, None, published, document.text)
    prepared = prepare(article)
    found: list[Timex] = []
    for time in find_times(prepared):
        span = prepared.to_original(time.span)
        found.extend(_as_timex3(span.of(document.text), span.start, time.value))
    return tuple(found)


def _as_timex3(quote: str, start: int, value: str) -> tuple[Timex, ...]:
    first, slash, second = value.partition("/")
    match = _RANGE.match(quote) if slash else None
    if match is not None:
        return (
            Timex(start + match.start("left"), start + match.end("left"), first),
            Timex(start + match.start("right"), start + match.end("right"), second),
        )
    signal = _SIGNAL.search(quote)
    end = start + (signal.start() if signal else len(quote))
    return (Timex(start, end, value),)


_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTH = f"(?P<month>{_MONTHS.replace(' ', '|')})"
_PLAIN = re.compile(
    rf"\b(?:{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) {_MONTH.replace('<month>', '<month2>')},? (?P<year2>\d{{4}})"
    rf"|(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<weekday>{_WEEKDAYS.replace(' ', '|')})"
    r"|(?P<alone>(?:19|20)\d\d))\b"
)


def baseline(document: TimedText) -> tuple[Timex, ...]:
    """Full dates, years and weekdays by one regular expression; a weekday is the last one."""
    return tuple(
        Timex(match.start(), match.end(), _plain_value(match, document.created))
        for match in _PLAIN.finditer(document.text)
    )


def _plain_value(match: re.Match[str], created: date | None) -> str:
    part = match.groupdict()
    if part["iso"] or part["alone"]:
        return match.group()
    if part["weekday"]:
        if created is None:
            return "XXXX-XX-XX"
        back = (created.weekday() - _WEEKDAYS.split().index(part["weekday"])) % 7
        return (created - timedelta(days=back)).isoformat()
    month = _MONTHS.split().index(part["month"] or part["month2"]) + 1
    return f"{part['year'] or part['year2']}-{month:02d}-{int(part['day'] or part['day2']):02d}"
