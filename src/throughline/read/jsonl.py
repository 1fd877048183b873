"""JSON: one record, a list of records, a container of records, or JSON Lines.

Understood are the fields of news-please, newspaper4k and schema.org NewsArticle (also inside
`@graph`), and the general names of `FIELDS`. A body with HTML tags in it
is read as a page is. A bad line is skipped and named; the others are read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from throughline.config import Config
from throughline.model.source import Article, DateSource, Skipped
from throughline.read.article import Draft, build_article, refused_date_line
from throughline.read.decode import plain_characters
from throughline.read.published import RefusedDate, read_date
from throughline.read.records import Record, read_record

_CONTAINERS = (
    "@graph",
    "articles",
    "items",
    "results",
    "documents",
    "docs",
    "data",
    "records",
    "news",
)
_CLOSING_TAGS = re.compile(r"</(?:p|div|a|span|h[1-6]|li|strong|em|figure)\s*>", re.I)
_MIN_TAGS = 2
_ADVICE = "give one JSON object a line, or a list of objects, each with a text field"


def read_json(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    """The articles of a JSON or JSON Lines text, in order."""
    try:
        value = _parse(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip()[:1] in "{[" for line in lines[:2]):
            yield from _read_lines(path, text, config)
        else:
            yield Skipped(path, f"no valid JSON ({_why(error)})", _ADVICE)
        return
    records = list(_records(value))
    if not records:
        yield Skipped(path, "JSON without a record that has text", _ADVICE)
    for number, record in enumerate(records, 1):
        yield from _read_one(path if len(records) == 1 else f"{path}:{number}", record, config)


def _read_lines(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        name = f"{path}:{number}"
        try:
            value = _parse(line)
        except ValueError as error:
            yield Skipped(name, f"no valid JSON ({_why(error)})", "mend or remove this line")
            continue
        if isinstance(value, dict):
            yield from _read_one(name, value, config)
        else:
            yield Skipped(name, "a JSON value that is no object", _ADVICE)


def _parse(text: str) -> Any:
    """The JSON value; ValueError for anything that is none, also for nesting without end."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _why(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} in line {error.lineno}, column {error.colno}"
    return str(error)[:80]


def _records(value: Any) -> Iterator[Any]:
    """The records of a JSON value, looking into lists and containers, not into records."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, dict):
        return
    for key in _CONTAINERS:
        inner = value.get(key)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            if key == "@graph":
                yield from (item for item in inner if has_text(item))
            else:
                yield from inner
            return
    inner_values = list(value.values())
    if inner_values and not has_text(value) and all(isinstance(v, dict) for v in inner_values):
        yield from inner_values
        return
    yield value


def has_text(value: Any) -> bool:
    """Whether a JSON value is an object with body text."""
    if not isinstance(value, dict):
        return False
    record = read_record(value)
    return isinstance(record, Record) and bool(record.text or record.html)


def _read_one(path: str, value: Any, config: Config) -> Iterator[Article | Skipped]:
    record = read_record(value)
    if isinstance(record, str):
        yield Skipped(path, record, _ADVICE)
        return
    page = _page_of(path, record)
    if isinstance(page, Skipped):
        yield page
        return
    draft = _draft(record, page)
    refused: RefusedDate | None = None
    origin = f"field “{record.published_field}”"
    published = read_date(record.published, origin, DateSource.METADATA)
    if isinstance(published, RefusedDate):
        refused = published
        draft = replace(draft, published=None)  # Nor is the page's date guessed then.
    elif published is not None:
        draft = replace(draft, published=published)
    if not draft.text:
        yield Skipped(path, "a record without text", "put the body in a field named text")
        return
    article = build_article(path, draft, config)
    yield article
    if refused and isinstance(article, Article):
        yield refused_date_line(path, origin, refused)


def _page_of(path: str, record: Record) -> Draft | Skipped | None:
    """The draft of the page that a record holds as HTML, None where it holds plain text."""
    markup = record.html if not record.text else record.text
    if record.text and len(_CLOSING_TAGS.findall(record.text[:100_000])) < _MIN_TAGS:
        return None
    if not markup:
        return None
    from throughline.read.html import html_draft

    page = html_draft(path, markup)
    return page if isinstance(page, Skipped) else page[0]


def _draft(record: Record, page: Draft | None) -> Draft:
    """The record's own fields, those of its page where it has none."""
    page = page or Draft(plain_characters(record.text))
    return replace(
        page,
        outlet=record.outlet or page.outlet,
        byline=record.byline or page.byline,
        title=record.title or page.title,
        url=record.url or page.url,
    )
