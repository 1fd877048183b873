"""Header lines that a text carries about itself: title, outlet, byline, URL, date.

Only what a line says outright is taken, and only at the top of the text, within the first
lines; those characters are furniture. "Source: …" names an outlet here, in the body it does not.
"""

import re
from dataclasses import dataclass, replace

from throughline.model.dates import Interval, Precision
from throughline.model.source import DateSource, Published, Span
from throughline.read.published import match_date

_MAX_LINES = 12
_MAX_CHARS = 1_500
_LINE = re.compile(r"[^\n\r]+")
_LABELS = {
    "title": "title", "headline": "title",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet",
    "newspaper": "outlet", "site": "outlet", "website": "outlet",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline",
    "url": "url", "link": "url", "permalink": "url",
}  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[A-Za-z]{2,11})\s{0,3}[:：]\s{0,5}(?P<value>\S.{0,400})\Z")
_URL = re.compile(r"https?://[^\s<>\"]{4,500}\Z")
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+(?P<names>[A-Z][\w.'’-]*(?:(?:\s+|,\s*)(?:and|&|de|van|von|der|bin|al|[A-Z][\w.'’-]*)){1,9})"
    r"(?:\s*[|,–—-].{0,60})?\Z"
)
_DATE_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:first|originally|last)\s+)?(?:publi(?:shed|cation)(?:\s+date)?|posted|issued|dated?"
    r"|date\s+published|updated|modified|last\s+update)(?:\s+on|\s+at)?)\s*[:：\-|]?\s*",
    re.I,
)
_LATER = re.compile(r"updat|modif|\blast\b", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines say, and which characters they are."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    furniture: tuple[Span, ...] = ()


def read_header(text: str) -> Header:
    """The header of `text`; all None where it has none."""
    header = Header()
    for number, match in enumerate(_LINE.finditer(text, 0, _MAX_CHARS)):
        if number >= _MAX_LINES:
            break
        line = match.group()
        if not line.strip() or len(line) > 5_000:
            continue
        header = _read_line(header, line, match.start())
    return header


def _read_line(header: Header, line: str, offset: int) -> Header:
    stripped = line.strip()
    start = offset + len(line) - len(line.lstrip())
    whole = Span(start, start + len(stripped))
    dated = _date_line(header, line, offset)
    if dated is not None:
        return dated
    if _URL.fullmatch(stripped):
        return _with(header, "url", stripped, whole)
    labelled = _LABELLED.fullmatch(stripped)
    if labelled and labelled["label"].lower() in _LABELS:
        field = _LABELS[labelled["label"].lower()]
        value = labelled["value"].strip()
        if field == "title":  # The words stay a heading, only the label goes.
            whole = Span(start, start + labelled.start("value"))
        if field != "url" or _URL.fullmatch(value):
            return _with(header, field, value, whole)
    byline = _BYLINE.fullmatch(stripped)
    if byline:
        return _with(header, "byline", byline["names"], whole)
    return header


def _with(header: Header, field: str, value: str, span: Span) -> Header:
    """The header with one more field; the first value of a field counts."""
    if getattr(header, field) is not None:
        return header
    furniture = (*header.furniture, span)
    if field == "title":
        return replace(header, title=value, furniture=furniture)
    if field == "outlet":
        return replace(header, outlet=value, furniture=furniture)
    if field == "byline":
        return replace(header, byline=value, furniture=furniture)
    return replace(header, url=value, furniture=furniture)


def _date_line(header: Header, line: str, offset: int) -> Header | None:
    """The header with the dates that begin the line ("Posted: … Updated: …"), else None."""
    at = 0
    published = header.published
    found = False
    while True:
        label = _DATE_LABEL.match(line, at)
        start = label.end() if label else at + len(line[at:]) - len(line[at:].lstrip())
        dated = match_date(line, start)
        if dated is None or (label is None and line[dated[1] :].strip(" \t|•·-–—") != ""):
            break
        if label is None and dated[0] is not None and not dated[0].is_day:
            break  # A line that is only "2025" or "May 2025" may be anything.
        at = dated[1]
        found = True
        words = " ".join(line[label.start() if label else start : at].split())
        candidate = _published(dated[0], label["label"] if label else "", words)
        if (
            candidate
            and (published is None or _is_open(published))
            and not _is_worse(candidate, published)
        ):
            published = candidate
    if not found:
        return None
    return replace(
        header, published=published, furniture=(*header.furniture, Span(offset, offset + at))
    )


def _published(interval: Interval | None, label: str, words: str) -> Published | None:
    if interval is None:
        return None
    if _LATER.search(label):
        # An update bounds the publication; it does not date it.
        return Published(
            Interval(None, interval.end, Precision.PERIOD),
            DateSource.HEADER,
            f"not later than its update: the text says “{words}”",
        )
    return Published(interval, DateSource.HEADER, f"the text says “{words}”")


def _is_open(published: Published) -> bool:
    return published.interval.start is None


def _is_worse(candidate: Published, published: Published | None) -> bool:
    return published is not None and _is_open(candidate)
