"""JSON: field names of many tools, records in many containers, bad lines among good ones."""

import json
from typing import Any

import pytest

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read.jsonl import read_json
from throughline.read.records import FIELDS

BODY = "The ferry sank off the cape on Monday, the coast guard said."
URL = "https://www.harbour.example/2024/ferry"


def _read(value: Any) -> list[Article | Skipped]:
    text = value if isinstance(value, str) else json.dumps(value)
    return list(read_json("a.json", text, Config()))


def _article(value: Any) -> Article:
    (item,) = _read(value)
    assert isinstance(item, Article), item
    return item


NAMES = [(field, name) for field, names in FIELDS.items() for name in names]


@pytest.mark.parametrize(("field", "name"), NAMES)
def test_every_field_name_is_understood(field: str, name: str) -> None:
    values = {
        "text": BODY,
        "html": f"<html><body><p>{BODY}</p><p>{BODY} It was old.</p></body></html>",
        "title": "Ferry sinks",
        "url": URL,
        "outlet": "The Harbour Post",
        "byline": "Ines Hall",
        "published": "2024-05-06",
    }
    record = (
        {name: values[field]} if field in ("text", "html") else {"text": BODY, name: values[field]}
    )
    article = _article(record)
    found = {
        "text": BODY in article.text,
        "html": BODY in article.text,
        "title": article.title == "Ferry sinks",
        "url": article.url == URL,
        "outlet": article.outlet == "The Harbour Post",
        "byline": article.byline == "Ines Hall",
        "published": article.published is not None
        and article.published.interval.iso()[0] == "2024-05-06",
    }
    assert found[field]


def test_a_news_please_record() -> None:
    article = _article(
        {
            "authors": ["Ines Hall", "Tom Quill"], "date_download": "2024-06-01T10:00:00",
            "date_modify": None, "date_publish": "2024-05-06T00:00:00", "description": "short",
            "filename": "x.json", "language": "en", "maintext": BODY, "title": "Ferry sinks",
            "source_domain": "www.harbour.example", "text": None, "title_page": None, "url": URL,
        }
    )  # fmt: skip
    assert article.text == BODY
    assert article.outlet == "harbour.example"
    assert article.byline == "Ines Hall, Tom Quill"
    assert article.published is not None
    assert article.published.interval.iso() == ("2024-05-06", "2024-05-06")
    assert article.published.reason == "field “date_publish” says “2024-05-06T00:00:00”"


def test_a_newspaper4k_record() -> None:
    article = _article(
        {
            "url": URL, "source_url": "https://www.harbour.example", "title": "Ferry sinks",
            "text": BODY, "authors": ["Ines Hall"], "publish_date": "2024-05-06 10:21:00+02:00",
            "canonical_link": URL + "?x", "top_image": "", "meta_site_name": "The Harbour Post",
        }
    )  # fmt: skip
    assert (article.url, article.outlet, article.byline) == (URL, "The Harbour Post", "Ines Hall")
    assert article.published is not None
    assert article.published.interval.iso()[0] == "2024-05-06T10:21"


def test_a_schema_org_record_inside_a_graph() -> None:
    article = _article(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "The Harbour Post"},
                {
                    "@type": "NewsArticle", "headline": "Ferry sinks", "articleBody": BODY,
                    "author": [{"@type": "Person", "name": "Ines Hall"}, {"name": "Tom Quill"}],
                    "publisher": {"@type": "Organization", "name": "The Harbour Post"},
                    "datePublished": "2024-05", "mainEntityOfPage": {"@id": URL},
                },
            ],
        }
    )  # fmt: skip
    assert article.title == "Ferry sinks"
    assert article.byline == "Ines Hall, Tom Quill"
    assert article.outlet == "The Harbour Post"
    assert article.url == URL
    assert article.published is not None
    assert article.published.interval.iso() == ("2024-05-01", "2024-05-31")


def test_the_outlet_without_a_name_is_the_domain() -> None:
    assert _article({"text": BODY, "url": URL}).outlet == "harbour.example"


def test_an_authors_list_written_as_text() -> None:
    assert (
        _article({"text": BODY, "authors": "['Ines Hall', 'Tom Quill']"}).byline
        == "Ines Hall, Tom Quill"
    )


@pytest.mark.parametrize(
    "value",
    [
        [{"text": BODY}, {"text": BODY + " One."}],
        {"articles": [{"text": BODY}, {"text": BODY + " One."}], "status": "ok"},
        {"a": {"text": BODY}, "b": {"text": BODY + " One."}},
        json.dumps({"text": BODY}) + "\n\n" + json.dumps({"text": BODY + " One."}) + "\n",
    ],
    ids=["list", "container", "by key", "lines"],
)
def test_containers(value: Any) -> None:
    assert [type(item) for item in _read(value)] == [Article, Article]


def test_records_are_named_by_their_line() -> None:
    text = "\n".join(json.dumps({"text": BODY + x}) for x in ("", " One."))
    assert [item.path for item in _read(text)] == ["a.json:1", "a.json:2"]


def test_bad_lines_are_named_and_the_others_read() -> None:
    good = json.dumps({"text": BODY})
    lines = [
        good,
        '{"text": "cut',
        "[1, 2]",
        "",
        '{"title": "no text"}',
        json.dumps({"text": BODY + " Two."}),
    ]
    items = _read("\n".join(lines))
    assert [item.path for item in items] == [f"a.json:{n}" for n in (1, 2, 3, 5, 6)]
    assert [type(item) for item in items] == [Article, Skipped, Skipped, Skipped, Article]
    assert "no valid JSON" in items[1].line() if isinstance(items[1], Skipped) else False


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"text": ', "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ('{"text": ' + "9" * 10_000 + "}", "no valid JSON"),
        ("[]", "without a record"),
        ("42", "without a record"),
        ('{"title": "x"}', "a record without text"),
        ('{"text": {"a": 1}}', "a record without text"),
        ('{"text": "short"}', "only 5 letters"),
    ],
)
def test_bad_json_is_one_line(text: str, found: str) -> None:
    (item,) = _read(text)
    assert isinstance(item, Skipped)
    assert found in item.found


def test_a_refused_date_leaves_the_article_and_says_so() -> None:
    article, line = _read({"text": BODY, "date_publish": "9999-12-31"})
    assert isinstance(article, Article)
    assert article.published is None
    assert isinstance(line, Skipped)
    assert "9999-12-31" in line.found
    assert "1800 and 2100" in line.found
    assert "kept without a publication date" in line.advice


def test_unpaired_surrogates_can_be_stored() -> None:
    article = _article('{"text": "' + BODY + ' \\ud83d", "title": "\\udc00 Ferry"}')
    assert article.text == BODY + " \ufffd"
    assert article.title == "\ufffd Ferry"


PAGE = (
    "<html><head><title>Page title</title><meta name='author' content='Tom Quill'></head>"
    f"<body><p>{BODY}</p><p>{BODY} It was old.</p></body></html>"
)


@pytest.mark.parametrize("name", ["html", "text"])
def test_a_record_with_a_page_keeps_its_own_fields(name: str) -> None:
    article = _article({name: PAGE, "title": "Ferry sinks", "date": "2024-05-06", "url": URL})
    assert article.text.splitlines() == [BODY, BODY + " It was old."]
    assert (article.title, article.url) == ("Ferry sinks", URL)
    assert article.byline == "Tom Quill"
    assert article.published is not None
    assert article.published.reason == "field “date” says “2024-05-06”"


def test_a_sign_of_less_is_no_page() -> None:
    text = BODY + " The depth was < 20 m and > 10 m."
    assert _article({"text": text}).text == text
