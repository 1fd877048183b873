"""Articles: ids that depend on what was published, outlets, limits."""

from dataclasses import replace
from typing import Any

import pytest

from throughline.config import Config
from throughline.model.source import Article, DateSource, Published, Skipped
from throughline.read.article import Draft, build_article, registered_domain
from throughline.read.published import read_date

BODY = "The ferry sank off the cape on Monday, the coast guard said."


def _published() -> Published:
    found = read_date("2024-05-06", "field “date”", DateSource.METADATA)
    assert isinstance(found, Published)
    return found


DRAFT = Draft(
    BODY, "The Harbour Post", "Ines Hall", "Ferry sinks", "https://h.example/3", _published()
)


def _build(draft: Draft, path: str = "a.txt") -> Article:
    article = build_article(path, draft, Config())
    assert isinstance(article, Article)
    return article


def test_the_id_is_pinned() -> None:
    # A changed id orphans every judgement in people's case files: change it on purpose only.
    assert _build(DRAFT).id == "a10b333aec3ef732"


def test_the_id_does_not_depend_on_the_path_or_the_byline() -> None:
    assert _build(DRAFT).id == _build(DRAFT, "b/c.html").id
    assert _build(DRAFT).id == _build(replace(DRAFT, byline=None)).id


@pytest.mark.parametrize("field", ["outlet", "title", "url", "published", "text"])
def test_the_id_depends_on_what_was_published(field: str) -> None:
    values: dict[str, Any] = {field: BODY + " It was old." if field == "text" else None}
    changed = replace(DRAFT, **values)
    assert _build(changed).id != _build(DRAFT).id


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.example.org/a/b", "example.org"),
        ("http://news.example.co.uk:8080/x", "example.co.uk"),
        ("https://example.com.au", "example.com.au"),
        ("www.example.org", "example.org"),
        ("http://192.0.2.1/x", None),
        ("http://[broken", None),
        ("localhost", None),
    ],
)
def test_registered_domain(url: str, domain: str | None) -> None:
    assert registered_domain(url) == domain


@pytest.mark.parametrize(
    ("outlet", "url", "expected"),
    [
        ("The Harbour Post", "https://www.example.org/a", "The Harbour Post"),
        (None, "https://www.example.org/a", "example.org"),
        ("www.example.org", None, "example.org"),
        ("https://www.example.org", None, "example.org"),
        ("  The\n Harbour  Post ", None, "The Harbour Post"),
        (None, None, None),
    ],
)
def test_outlet(outlet: str | None, url: str | None, expected: str | None) -> None:
    assert _build(replace(DRAFT, outlet=outlet, url=url)).outlet == expected


def test_the_text_is_unaltered() -> None:
    text = "\ufeff ×\r\n\r\nThe crew donâ€™t know why the ferry sank off the cape.  \n"
    assert _build(Draft(text)).text == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" \n\t ", "no text"),
        ("Share Tweet Email Print\n\n© 2024 Harbour Media", "furniture only"),
        ("Ferry sank.", "only 9 letters"),
        ("wave " * 500_000, "one article of 2,500,000 characters"),
    ],
)
def test_no_body(text: str, found: str) -> None:
    result = build_article("a.txt", Draft(text), Config())
    assert isinstance(result, Skipped)
    assert found in result.found
    assert result.advice
