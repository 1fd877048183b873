"""What a page says of itself: JSON-LD (schema.org), meta tags (Open Graph and others), <time>."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from throughline.model.source import DateSource, Published
from throughline.read.published import RefusedDate, read_date
from throughline.read.records import Record, read_record

_ARTICLE_TYPE = re.compile(
    r"(?:News|Blog|Report|Live|Analysis|Opinion|Review)?\w*(?:Article|Posting)\Z"
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.created", "dc.date.created", "pubdate", "publish-date",
    "publishdate", "publication_date", "publish_date", "parsely-pub-date", "sailthru.date",
    "dc.date", "date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://\S{4,2000})\s*-->")
_MAX_LD_CHARS = 2_000_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The fields of a page; `body` is the JSON-LD's, for pages whose text scripts put in."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | RefusedDate | None = None
    body: str | None = None


def page_metadata(tree: Any, source: str) -> PageMetadata:
    """The fields of a parsed page; `source` is its text, for the mark browsers leave in a copy."""
    record = next(_linked_articles(tree), Record())
    metas = _metas(tree)
    outlet = _first(metas, _SITES) or record.outlet
    return PageMetadata(
        title=_without_site(_first(metas, _TITLES) or record.title or _title(tree), outlet),
        outlet=outlet,
        byline=record.byline or _author(metas),
        url=_url(tree, metas, record, source),
        published=_published(tree, metas, record),
        body=record.text or None,
    )


def _linked_articles(tree: Any) -> Iterator[Record]:
    """The records of the page's JSON-LD that are articles, in order."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MAX_LD_CHARS]
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            types = item.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
                record = read_record(item)
                if isinstance(record, Record):
                    yield record


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD value, in lists and in `@graph`."""
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, list):
            pending += reversed(item)
        elif isinstance(item, dict):
            yield item
            pending += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _metas(tree: Any) -> dict[str, str]:
    """The meta tags by lower-case name, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _author(metas: dict[str, str]) -> str | None:
    """The author's name; an address of a profile is none."""
    name = _first(metas, _AUTHORS)
    return None if name is None or "://" in name else name


def _title(tree: Any) -> str | None:
    for element in tree.iter("title"):
        return " ".join(element.text_content().split()) or None
    return None


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """The title without the site's name behind it ("Ferry sinks - The Harbour Post")."""
    if title and outlet:
        head, mark, tail = title.rpartition(" - " if " - " in title else " | ")
        if mark and head and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _url(tree: Any, metas: dict[str, str], record: Record, source: str) -> str | None:
    saved = _SAVED_FROM.search(source[:5_000])
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    candidates = (*links, metas.get("og:url"), record.url, saved.group(1) if saved else None)
    for url in candidates:
        url = (url or "").strip()
        if url.lower().startswith(("http://", "https://")) and len(url) < 2_000:
            return url
    return None


def _published(tree: Any, metas: dict[str, str], record: Record) -> Published | RefusedDate | None:
    """The date of publication that the page states; a refused one only where no other is good."""
    refused: RefusedDate | None = None
    for value, origin in _stated_dates(tree, metas, record):
        date = read_date(value, origin, DateSource.METADATA)
        if isinstance(date, Published):
            return date
        refused = refused or date
    return refused


def _stated_dates(tree: Any, metas: dict[str, str], record: Record) -> Iterator[tuple[str, str]]:
    if record.published and record.published_field.lower() == "datepublished":
        yield record.published, "the page's JSON-LD (datePublished)"
    for name in _DATES:
        if name in metas:
            yield metas[name], f"the page's meta tag {name}"
    for time in tree.iter("time"):
        marks = " ".join((time.get(a) or "") for a in ("itemprop", "class", "pubdate")).lower()
        if time.get("datetime") and ("publi" in marks or time.get("pubdate") is not None):
            yield time.get("datetime"), "the page's <time> element"
