"""HTML pages: the body by trafilatura (Barbaresi 2021), the rest from what the page says of itself.

`Article.text` is the extracted body, a paragraph a line; everything else of the page (menus,
related stories, comments) is left out by the extraction. The page is parsed once, with libxml2's
own limit of depth, and pages with too many elements are refused, so that no page hangs a build.
"""

import warnings
from collections.abc import Iterator
from typing import Any

from throughline.config import Config
from throughline.model.source import Article, DateSource, Published, Skipped
from throughline.read.article import Draft, build_article, refused_date_line
from throughline.read.decode import plain_characters
from throughline.read.page_metadata import PageMetadata, page_metadata
from throughline.read.published import RefusedDate, read_date

MAX_ELEMENTS = 100_000
"""The largest of 381 real news pages measured had 12,000; extraction is slow far above."""
_MAX_DEPTH = 256
_LATEST = "2100-12-31"
"""htmldate's upper bound is the day of the run unless told: the result must not depend on it."""


def read_html(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    """The one article of a page, and a line more where its date was refused."""
    page = html_draft(path, text)
    if isinstance(page, Skipped):
        yield page
        return
    draft, refused = page
    article = build_article(path, draft, config)
    yield article
    if refused and isinstance(article, Article):
        yield refused_date_line(path, "the page's date", refused)


def html_draft(path: str, text: str) -> tuple[Draft, RefusedDate | None] | Skipped:
    """The draft of a page with the date that was refused, or why there is none."""
    tree = _parse(path, text)
    if isinstance(tree, Skipped):
        return tree
    metadata = page_metadata(tree, text)
    published = metadata.published
    refused = published if isinstance(published, RefusedDate) else None
    found = None if isinstance(published, RefusedDate) else published
    body = plain_characters(_body(tree) or metadata.body or "")
    if not body.strip():
        return Skipped(
            path,
            "an HTML page without body text",
            "save the page after it has loaded in full, or give the report's text",
        )
    draft = Draft(
        text=body,
        outlet=metadata.outlet,
        byline=metadata.byline,
        title=metadata.title,
        url=metadata.url,
        published=found or (None if refused else _guessed_date(tree, metadata)),
    )
    return draft, refused


def _parse(path: str, text: str) -> Any:
    """The page's element tree, or why it has none."""
    from lxml import etree, html

    elements = text.count("<") - text.count("</")
    if elements > MAX_ELEMENTS:
        return Skipped(
            path,
            f"a page of {elements:,} elements (limit {MAX_ELEMENTS:,})",
            "give the report's own page or its text",
        )
    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(
            text.encode("utf-8", errors="replace"), parser=parser, ensure_head_body=True
        )
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        tree = None
    too_deep = any("depth" in entry.message for entry in parser.error_log)
    if too_deep:
        return Skipped(
            path,
            f"HTML nested deeper than {_MAX_DEPTH} elements",
            "give the report's text instead of this page",
        )
    if tree is None:
        return Skipped(path, "HTML that cannot be parsed", "save the page again or give its text")
    return tree


def _body(tree: Any) -> str:
    import trafilatura  # 1.1 s: only who reads a page pays for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own; nothing a user can act on
        try:
            return trafilatura.extract(tree, fast=True, include_comments=False) or ""
        except (RecursionError, ValueError, TypeError, AttributeError, KeyError):
            return ""  # A page that breaks the extractor is told of as one without body.


def _guessed_date(tree: Any, metadata: PageMetadata) -> Published | None:
    """The day that htmldate finds on the page, from its URL or its text."""
    import htmldate

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = htmldate.find_date(tree, original_date=True, max_date=_LATEST, url=metadata.url)
        except (RecursionError, ValueError, TypeError, AttributeError, OverflowError):
            return None
    published = read_date(found, "htmldate's reading of the page", DateSource.PAGE)
    return published if isinstance(published, Published) else None
