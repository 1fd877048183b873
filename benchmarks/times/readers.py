"""What is measured: the times of reader and rules, of the rules alone, and of one expression."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from benchmarks.event_sets import Reads
from benchmarks.times.loader import TimedText, Timex
from throughline.extract.reading import passage_of
from throughline.extract.times import find_times
from throughline.model.annotation import TimeExpression
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published, Span
from throughline.text import prepare
from throughline.text.document import Document

_RANGE = re.compile(
    r"(?is)(?:(?:from|between)\s+)?(?P<left>\S.*?)\s*"
    r"(?:\b(?:to|and|until|till|through)\b|[-–—])\s*(?P<right>\S.*)\Z"
)
_SIGNAL = re.compile(r"(?i)\s+(?:after|before|following)\Z")


def by_reader(document: TimedText, reader: Reads) -> tuple[tuple[Timex, ...], tuple[Timex, ...]]:
    """The times of reader and rules together, and those that the reader marks, without values."""
    prepared = _prepared(document)
    (reading,) = reader.read((passage_of(prepared),))
    marked = (prepared.to_original(Span(one.start, one.end)) for one in reading.times)
    spans = tuple(Timex(span.start, span.end, "") for span in marked)
    return _timexes(document, prepared, find_times(prepared, reading)), spans


def by_rules(document: TimedText) -> tuple[Timex, ...]:
    """The times that the rules find alone."""
    prepared = _prepared(document)
    return _timexes(document, prepared, find_times(prepared))


def _prepared(document: TimedText) -> Document:
    published = None
    if document.created is not None:
        published = Published(day(document.created), DateSource.METADATA, "the set states it")
    name = document.name
    return prepare(Article(name, name, None, None, None, None, published, document.text))


def _timexes(
    document: TimedText, prepared: Document, times: Iterable[TimeExpression]
) -> tuple[Timex, ...]:
    """The times in the form of TIMEX3.

    Two differences of form are evened out: TIMEX3 marks the two ends of a range apart, and leaves
    "after" in "two days after the flood" outside.
    """
    found: list[Timex] = []
    for time in times:
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


def by_regex(document: TimedText) -> tuple[Timex, ...]:
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
