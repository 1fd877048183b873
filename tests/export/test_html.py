"""The page: what it holds, nothing from an article becomes markup, every link lands."""

import dataclasses
import re
import time
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.export import to_html, to_json
from throughline.export.page import limits
from throughline.export.page.reports import web_address
from throughline.export.page.shelf import build_shelf
from throughline.export.page.who import build_who
from throughline.model.case import Case, Citation, OtherDate, Reference, TimelineEntry
from throughline.model.dates import day
from throughline.model.source import Span

from .sample_articles import TEXTS
from .sample_case import EMPTY, SAMPLE, TIMELINE


class _Reader(HTMLParser):
    """Collects elements, ids, links and visible text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        self.ids += [values["id"] or ""] if "id" in values else []
        self.hrefs += [values["href"] or ""] if "href" in values else []
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The visible words on one line."""
        return " ".join("".join(self.words).split())


def _read(case: Case) -> _Reader:
    reader = _Reader()
    reader.feed(to_html(case))
    reader.close()
    return reader


@pytest.fixture(scope="module")
def page() -> _Reader:
    return _read(SAMPLE)


def test_same_case_same_bytes() -> None:
    assert to_html(SAMPLE) == to_html(SAMPLE)


def test_sections_stand_in_their_order(page: _Reader) -> None:
    wanted = ["standing", "timeline", "disagreements", "who", "claims", "reports", "texts", "about"]
    assert [name for name in page.ids if name in wanted] == wanted


def test_ids_are_unique_and_every_link_lands(page: _Reader) -> None:
    assert len(page.ids) == len(set(page.ids))
    inner = [href[1:] for href in page.hrefs if href.startswith("#")]
    assert len(inner) > 150
    assert set(inner) <= set(page.ids)


def test_only_web_addresses_are_outer_links(page: _Reader) -> None:
    outer = [href for href in page.hrefs if not href.startswith("#")]
    assert outer == [
        "https://post.example/ferry?id=1&lang=en",
        "http://wire.example/47",
        "https://post.example/charged",
    ]
    assert "Address as given: javascript:alert(document.domain)" in page.text


def test_nothing_from_an_article_becomes_markup(page: _Reader) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert tags.count("style") == 1
    assert not {"img", "iframe", "object", "form", "link", "base"} & set(tags)
    for tag, values in page.elements:
        assert not [name for name in values if name.startswith("on")], tag
        assert "style" not in values, tag
    assert '<script>alert("title")</script> Readers write' in page.text
    assert "</style><img src=x onerror=alert(2)>" in page.text


def test_policy_allows_only_the_pages_own_style_and_script(page: _Reader) -> None:
    policy = next(
        values["content"] or ""
        for tag, values in page.elements
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_headings_go_down_one_level_at_a_time(page: _Reader) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_sentence_of_a_report_has_its_anchor(page: _Reader) -> None:
    for item in SAMPLE.articles:
        if item.story == SAMPLE.story and item.analysed:
            for number in range(len(item.sentences)):
                assert f"a-{item.article.id}-s-{number}" in page.ids


@pytest.mark.parametrize(
    "words",
    [
        "7 reports from 5 outlets",
        "As of 31 Jan 2025 or later",
        "about the 1990s",
        "week of 6 May 2024",
        "Year completed from the case: the inquiry reported in November 2024.",
        "Accounts that cannot both hold",
        "Overtaken by later reports",
        "Different things measured",
        "also the Admiral, Halloway",
        "managing director of Northern Strand Lines: as of 5–6 Mar 2024; until 12 May 2024",
        "Denies Speculation: the captain had left the bridge",
        "Denied by Northern Strand Lines",
        "Denied: its ship had sailed with a faulty bow door",
        "unnamed source",
        "Same text as Island Courier, 6 Mar 2024: counted as one source.",
        "Text of Meridian Wire, by its byline: “Meridian Wire”.",
        "Why it is one source with them: the same text in 2 reports; the earliest counts for all.",
        "2 reports, 1 independent source",
        "One paragraph is beside the case.",
        "Adds nothing that the case did not hold before.",
        "Not part of this case",
        "Tolm Gazette, Harvest fair draws record crowds, 14 Sept 2024, a7.txt",
        "language: German, not analysed",
        "reports/scan.pdf: no text layer; run it through OCR first",
        "Throughline does not decide what is true.",
        "Note: The harbour log says 3 March, 22:04.",
    ],
)
def test_the_page_says(page: _Reader, words: str) -> None:
    assert words in page.text


def test_a_denial_in_its_own_words_is_not_denied_twice(page: _Reader) -> None:
    assert "Denied: “There was no open defect" not in page.text


def test_a_direct_quotation_stands_in_quotation_marks() -> None:
    hope = next(claim for claim in SAMPLE.claims if claim.id == "c-hope")
    bare = dataclasses.replace(hope, text="We have not given up hope")
    said = dataclasses.replace(hope, id="c-said", text="they searched", mode="indirect")
    text = _read(dataclasses.replace(SAMPLE, claims=(bare, said))).text
    assert "“We have not given up hope”" in text
    assert "“they searched”" not in text


def test_a_report_adds_its_own_sentences_and_no_statement_twice() -> None:
    novelty = dataclasses.replace(SAMPLE.novelty[0], new=("v-known", "v-sinking", "v-search"))
    page = _read(dataclasses.replace(SAMPLE, novelty=(novelty,)))
    added = re.search(r"What it adds Happenings (.*?) Full text", page.text)
    assert added is not None
    assert added[1] == (
        "The car ferry Maren Kestrel sank in heavy seas four miles off Port Aldery late on Sunday "
        "with 212 people aboard."
        "“We are still searching, and we have not given up hope,” Corvo said."
    )


def test_a_docket_says_court_outcome_and_where_it_stood(page: _Reader) -> None:
    assert "2 steps " in page.text
    assert "Charge · Tomas Reyl · “negligent manslaughter” · then: charged" in page.text
    assert "Appeal · The prosecutor · the Court of Appeal · then: appeal pending" in page.text
    assert "by 25 Nov 2024" in page.text


def test_a_quote_stands_beside_its_mark(page: _Reader) -> None:
    marks = [v for tag, v in page.elements if tag == "a" and v.get("class") == "mark"]
    assert marks
    by_href = {mark["href"]: mark["data-quote"] for mark in marks}
    assert by_href["#a-a4-s-2"] == "Prosecutor Lena Osk said he had sailed against a gale warning."


def test_an_empty_case_says_so_honestly() -> None:
    text = _read(EMPTY).text
    assert "No disagreement found" in text
    assert "No report was read." in text
    assert "No report gives a date" in text
    assert "The reports describe no court case or official process." in text


def test_ids_from_outside_cannot_break_an_attribute() -> None:
    odd = 'x" onclick="alert(1)'
    conflict = dataclasses.replace(SAMPLE.conflicts[0], id=odd)
    page = _read(dataclasses.replace(SAMPLE, conflicts=(conflict,)))
    assert "difference-x.22..20.onclick.3d..22.alert.28.1.29." in page.ids
    assert not any("onclick" in values for _, values in page.elements)


def test_characters_that_html_cannot_hold_are_replaced() -> None:
    entry = dataclasses.replace(TIMELINE[0], text="torn \ud83d text \x00 and \x1b[31m")
    html = to_html(dataclasses.replace(SAMPLE, timeline=(entry,)))
    assert "torn \ufffd text \ufffd and \ufffd[31m" in html
    html.encode("utf-8")


def test_a_citation_outside_what_is_known_is_shown_without_a_link() -> None:
    stray = (Citation("gone", 0, 0, 4, "Gone"), Citation("a1", 999, 0, 5, "Share"))
    entry = dataclasses.replace(TIMELINE[0], citations=stray)
    page = _read(dataclasses.replace(SAMPLE, timeline=(entry,)))
    assert "a report not in this case file" in page.text
    assert {h[1:] for h in page.hrefs if h.startswith("#")} <= set(page.ids)


_ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=60, deadline=None)
@given(text=_ANY_TEXT, name=_ANY_TEXT, cuts=st.lists(st.integers(0, 60), max_size=6))
def test_any_text_gives_the_same_markup(text: str, name: str, cuts: list[int]) -> None:
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    item = dataclasses.replace(
        SAMPLE.articles[1],
        article=dataclasses.replace(
            SAMPLE.articles[1].article, id=name, text=text, title=name, outlet=name, url=name
        ),
        sentences=tuple(Span(start, end) for start, end in pairwise(bounds)),
    )
    case = dataclasses.replace(EMPTY, name=name, story=item.story, articles=(item,))
    page = _read(case)
    tags = [tag for tag, _ in page.elements]
    assert tags.count("article") == 1
    assert tags.count("script") == 1
    assert not {"img", "b", "iframe", "form"} & set(tags)
    assert len(page.ids) == len(set(page.ids))
    to_html(case).encode("utf-8")
    to_json(case).encode("utf-8")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://post.example/a", "https://post.example/a"),
        (" HTTP://post.example/a ", "HTTP://post.example/a"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("//post.example/a", None),
        ("https://", None),
        ("http://[::1", None),
        ("post.example/a", None),
        ("", None),
        (None, None),
    ],
)
def test_web_address(url: str | None, link: str | None) -> None:
    assert web_address(url) == link


def test_a_sentence_over_two_paragraphs_keeps_one_anchor() -> None:
    item = SAMPLE.articles[0]
    whole = (Span(0, len(TEXTS["a1"])),)
    page = _read(
        dataclasses.replace(
            EMPTY, story=item.story, articles=(dataclasses.replace(item, sentences=whole),)
        )
    )
    assert page.ids.count("a-a1-s-0") == 1
    assert "four miles off Port Aldery" in page.text


def test_what_a_limit_leaves_out_is_counted() -> None:
    entries = tuple(
        dataclasses.replace(TIMELINE[0], date=day(date(2000 + n % 20, 1, 1)), text=f"Entry {n}.")
        for n in range(limits.TIMELINE_ENTRIES + 37)
    )
    text = _read(dataclasses.replace(SAMPLE, timeline=entries)).text
    assert "37 lesser entries are in the case file only." in text


def test_what_a_limit_leaves_out_is_the_lesser() -> None:
    entries = tuple(
        dataclasses.replace(TIMELINE[0], text=f"Entry {n}.", importance=0.1 + 0.8 * (n > 0))
        for n in range(limits.TIMELINE_ENTRIES + 1)
    )
    text = _read(dataclasses.replace(SAMPLE, timeline=entries)).text
    assert "Entry 0." not in text
    assert f"Entry {limits.TIMELINE_ENTRIES}." in text


def test_a_line_says_whom_it_means_and_which_day_others_give() -> None:
    other = OtherDate(day(date(1998, 12, 30)), 3, TIMELINE[1].citations)
    entry = dataclasses.replace(
        TIMELINE[0], refers=(Reference("She", SAMPLE.entities[0].id),), disputed=(other,)
    )
    text = " ".join(_read(dataclasses.replace(SAMPLE, timeline=(entry,))).text.split())
    assert f"She: {SAMPLE.entities[0].name}" in text
    assert "date in dispute 30 Dec 1998 by 3 independent sources" in text


def _large(articles: int) -> Case:
    """A case with as many copies of the sample's second article, each with items of its own."""
    base = SAMPLE.articles[1]
    numbered = [f"n{number:05}" for number in range(articles)]

    def moved(citation: Citation, key: str) -> Citation:
        return dataclasses.replace(citation, article=key)

    claim = next(claim for claim in SAMPLE.claims if claim.citations[0].article == "a2")
    entity = SAMPLE.entities[2]
    return dataclasses.replace(
        SAMPLE,
        articles=tuple(
            dataclasses.replace(
                base, article=dataclasses.replace(base.article, id=key), copy_group=None
            )
            for key in numbered
        ),
        entities=tuple(
            dataclasses.replace(
                entity,
                id=f"e{key}",
                citations=tuple(moved(entity.citations[0], other) for other in numbered[:50]),
            )
            for key in numbered
        ),
        events=(),
        timeline=tuple(
            TimelineEntry(
                day(date(2024, 3, 1)), "It sank.", (), 1, (moved(TIMELINE[6].citations[0], key),)
            )
            for key in numbered
        ),
        claims=tuple(
            dataclasses.replace(claim, id=f"c{key}", citations=(moved(claim.citations[0], key),))
            for key in numbered
        ),
        conflicts=(),
        relations=(),
        proceedings=(),
        novelty=(),
    )


def test_a_case_of_2000_articles_stays_small_enough_to_open() -> None:
    began = time.monotonic()
    html = to_html(_large(2000))
    assert len(html) < 15_000_000
    # No benchmark: only a guard against a step that grows with the square of the articles.
    assert time.monotonic() - began < 60


def test_a_tie_that_a_role_tells_is_not_told_again() -> None:
    director, lawyer = SAMPLE.relations[1], SAMPLE.relations[0]
    persons = {who.name: who for who in build_who(build_shelf(SAMPLE))[0].main}
    assert director.predicate == "managing director of"
    assert persons["Ruben Halloway"].ties == ()
    assert [tie.predicate for tie in persons["Piet Amsel"].ties] == [lawyer.predicate]
