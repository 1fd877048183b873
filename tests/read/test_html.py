"""HTML: body and metadata of a page, what its head says, and pages made to break readers."""

import time

import pytest

from throughline.config import Config
from throughline.model.source import Article, DateSource, Skipped
from throughline.read.html import MAX_ELEMENTS, read_html

FIRST = "The ferry sank off the cape on Monday with forty people aboard, the coast guard said."
SECOND = "Divers found the bell of the ship on Tuesday, and the search for the missing goes on."
ARTICLE = f"<article><h1>Ferry sinks</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"


def _page(head: str = "", body: str = ARTICLE) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{body}</body></html>"


def _read(page: str) -> list[Article | Skipped]:
    return list(read_html("a.html", page, Config()))


def _article(page: str) -> Article:
    item = _read(page)[0]
    assert isinstance(item, Article), item
    return item


def test_the_body_has_a_paragraph_a_line_and_no_menu() -> None:
    article = _article(_page())
    assert article.text.splitlines()[-2:] == [FIRST, SECOND]
    assert "Sport" not in article.text


HEAD = """
<title>Ferry sinks - The Harbour Post</title>
<meta property="og:title" content="Ferry sinks">
<meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="By Ines Hall">
<meta property="article:published_time" content="2024-05-06T10:21:00+02:00">
<meta property="article:modified_time" content="2024-05-08T10:21:00+02:00">
<link rel="canonical" href="https://www.harbour.example/ferry">
"""
LINKED = """
<title>Ferry sinks | The Harbour Post</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebPage", "name": "x"},
{"@type": "NewsArticle", "headline": "Ferry sinks",
"author": {"@type": "Person", "name": "Ines Hall"},
"publisher": {"name": "The Harbour Post"}, "datePublished": "2024-05-06T10:21:00+02:00",
"url": "https://www.harbour.example/ferry"}]}</script>
"""


@pytest.mark.parametrize("head", [HEAD, LINKED], ids=["meta tags", "JSON-LD"])
def test_metadata(head: str) -> None:
    article = _article(_page(head))
    assert article.title == "Ferry sinks"
    assert article.outlet == "The Harbour Post"
    assert article.byline == "Ines Hall"
    assert article.url == "https://www.harbour.example/ferry"
    assert article.published is not None
    assert article.published.source is DateSource.METADATA
    assert article.published.interval.iso()[0] == "2024-05-06T10:21"


def test_the_time_element_of_publication() -> None:
    body = '<time datetime="2024-05-06" itemprop="datePublished">6 May</time>' + ARTICLE
    article = _article(_page(body=body))
    assert article.published is not None
    assert article.published.source is DateSource.METADATA
    assert article.published.interval.iso() == ("2024-05-06", "2024-05-06")


def test_a_guessed_date_is_marked_as_one() -> None:
    article = _article(
        _page('<link rel="canonical" href="https://h.example/2024/05/06/ferry.html">')
    )
    assert article.published is not None
    assert article.published.source is DateSource.PAGE
    assert article.published.interval.iso() == ("2024-05-06", "2024-05-06")


def test_a_page_without_a_date_has_none() -> None:
    assert _article(_page()).published is None


def test_a_refused_date_is_not_replaced_by_a_guess() -> None:
    items = _read(_page('<meta name="date" content="9999-12-31">'))
    assert isinstance(items[0], Article)
    assert items[0].published is None
    assert isinstance(items[1], Skipped)


def test_the_address_that_a_browser_left_in_a_saved_page() -> None:
    page = (
        "<!DOCTYPE html>\n<!-- saved from url=(0033)https://www.harbour.example/ferry -->\n"
        + _page()
    )
    article = _article(page)
    assert article.url == "https://www.harbour.example/ferry"
    assert article.outlet == "harbour.example"


BOMBS = [
    ("deep", "<div>" * 5_000 + FIRST + "</div>" * 5_000, "nested deeper"),
    ("deep and unclosed", "<b><i>" * 100_000 + FIRST, "nested deeper|elements"),
    ("a million elements", "<p>x</p>" * 1_000_000, "1,000,0"),
    ("no text", "<script>var x = 1</script>", "only 9 letters"),
    ("nothing", "", "only 9 letters"),
    ("tags only", "<" * 5_000, "only 9 letters"),
]


@pytest.mark.parametrize(("label", "body", "found"), BOMBS, ids=[bomb[0] for bomb in BOMBS])
def test_a_page_made_to_break_readers_is_one_line(label: str, body: str, found: str) -> None:
    start = time.perf_counter()
    (item,) = _read(_page(body=body))
    assert isinstance(item, Skipped)
    assert any(part in item.found for part in found.split("|")), item.found
    assert time.perf_counter() - start < 20


def test_a_page_with_many_elements_under_the_limit_is_read() -> None:
    assert _article(_page(body="<b>x</b>" * (MAX_ELEMENTS // 10) + ARTICLE)).text
