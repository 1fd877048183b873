"""Header lines that a text carries about itself: title, outlet, byline, URL, date.

Only what a line says outright is taken, and only at the top of the text, within the first
lines; those characters are furniture. "Source: …" names an outlet here, in the body it does not.
"""

import re
from dataclasses import dataclass, replace

from throughline.model.dates import Interval, Precision
from throughline.model.source import DateSource, Published, Span
from throughline.read.published import RefusedDate, match_date, refused_day

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
    r"(?:By|BY|by):?\s+(?P<names>[A-Z][\w.'’-]*(?:(?:\s+|,\s*)(?:and|&|de|van|von|der|bin|al|[A-Z][\w.'’-]*)){1,9})"
    r"(?:\s*[|,–—-].{0,60})?\Z"
)
_DATE_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:first|originally|last)\s+)?(?:publi(?:shed|cation)(?:\s+date)?"
    r"|posted|issued|dated?|date\s+published|updated|modified|last\s+update)"
    r"(?:\s+on|\s+at)?)\s*[:：\-|]?\s*",
    re.I,
)
_LEAD = re.compile(
    r"(?P<before>(?!\s*(?:posted|published|updated|date)\b)\S.{0,200}?\s)"
    r"(?=(?:first |last |originally )?(?:posted|published|updated)(?: on)?\s?[:|]"
    r"\s?\S{1,12}[ ,/-])",
    re.I,
)
_RUNS_ON = re.compile(r"\s*(?:[,;.)’']|[a-z])")
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
    refused: RefusedDate | None = None
    """A date that the header states and that cannot be one (year 9999)."""


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
    """The header with the dates that the line states ("Posted: … Updated: …"), else None.

    Words before the first date are the title or the byline ("Ferry sinks Posted: May 3, 2014").
    """
    lead = _LEAD.match(line)
    start = at = lead.end("before") if lead else 0
    published = header.published
    refused = header.refused
    while (found := _labelled_date(line, at)) is not None:
        interval, label, begin, end = found
        words = " ".join(line[begin:end].split())
        if interval is None:
            refused = refused or refused_day(words)
        candidate = _published(interval, label, words)
        if candidate and (published is None or (_is_open(published) and not _is_open(candidate))):
            published = candidate
        at = end
    if at == start:
        return None
    before = line[:start].strip()
    byline = _BYLINE.fullmatch(before.removesuffix("|").strip())
    if byline:
        start = 0
    return replace(
        header,
        title=header.title or (None if byline else before) or None,
        byline=header.byline or (byline["names"] if byline else None),
        published=published,
        refused=None if published else refused,
        furniture=(*header.furniture, Span(offset + start, offset + at)),
    )


def _labelled_date(line: str, at: int) -> tuple[Interval | None, str, int, int] | None:
    """The date at `at` with its label, or one that is all the rest of the line: interval, label,
    begin and end."""
    label = _DATE_LABEL.match(line, at)
    start = label.end() if label else at + len(line[at:]) - len(line[at:].lstrip())
    dated = match_date(line, start)
    if dated is None:
        return None
    interval, end = dated
    if label and not label.group().rstrip().endswith((":", "|")) and _RUNS_ON.match(line, end):
        return None  # "Published on 3 May 2024, the report found …" is a sentence.
    if label is None:
        # A line that is only "2025" or "May 2025" may be anything.
        is_alone = at == 0 and not line[end:].strip(" \t|•·-–—")
        if not is_alone or (interval is not None and not interval.is_day):
            return None
    return interval, label["label"] if label else "", label.start() if label else start, end


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
