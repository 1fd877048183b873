"""Dating events by what stands around them: candidates, weights, and what is kept."""

import json
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from throughline.extract.annotate import annotate
from throughline.extract.events.dating.anchors import anchor
from throughline.extract.events.dating.candidates import Candidate, Candidates
from throughline.extract.events.dating.finding import FIRM, Dater
from throughline.extract.events.dating.scorer import (
    MEANTIME,
    best,
    in_convention,
    likelihoods,
    weights,
)
from throughline.extract.events.dating.verb_form import verb_form
from throughline.extract.events.guide import Guide
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import Reader, load_reader
from throughline.inference.tree import Tree
from throughline.model.annotation import DatingBasis
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Article, DateSource, Published, Span
from throughline.text import prepare
from throughline.text.document import Document

PUBLISHED = date(2021, 5, 6)
TEXT = (
    "The harbour board of Lund sacked its pilot on Tuesday.\n\n"
    "The board had hired him in March 2019. He told reporters that he would appeal."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader("standard")


def document_of(text: str, published: date | None = PUBLISHED) -> Document:
    origin = None
    if published is not None:
        origin = Published(day(published), DateSource.METADATA, "stated")
    return prepare(Article("a", "a", None, None, None, None, origin, text))


def span_of(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def candidates_of(document: Document, reader: Reader, word: str) -> tuple[Candidate, ...]:
    reading = read_document(document, reader)
    found = Candidates(document, find_times(document, reading), Guide(document.text, reading))
    span = span_of(document.text, word)
    sentence = next(i for i, s in enumerate(document.sentences) if s.span.covers(span))
    return found.of(span, sentence)


def test_candidates_are_what_the_text_offers(reader: Reader) -> None:
    offered = candidates_of(document_of(TEXT), reader, "told")
    assert [(c.basis, anchor(c.interval)) for c in offered] == [
        (None, ""),
        (DatingBasis.NARRATIVE, "2019-03"),
        (DatingBasis.NARRATIVE, "2021-05-04"),
        (DatingBasis.PUBLICATION, "2021-05-06"),
    ]
    own = candidates_of(document_of(TEXT), reader, "sacked")
    assert (own[1].basis, anchor(own[1].interval)) == (DatingBasis.EXPRESSION, "2021-05-04")
    assert {"up=0&down=1&nominal=False", "nearest=True&only=True"} <= set(own[1].features)


def test_without_a_day_of_publication_none_is_offered(reader: Reader) -> None:
    offered = candidates_of(document_of(TEXT, None), reader, "told")
    assert DatingBasis.PUBLICATION not in {candidate.basis for candidate in offered}


MAY_4, MARCH = day(date(2021, 5, 4)), Interval(date(2021, 3, 1), date(2021, 3, 31), Precision.MONTH)


def test_candidates_of_one_day_count_together() -> None:
    offered = (
        Candidate(None, ("none",)),
        Candidate(DatingBasis.NARRATIVE, ("last",), MARCH, 0),
        Candidate(DatingBasis.NARRATIVE, ("lead",), MAY_4, 1),
        Candidate(DatingBasis.EXPRESSION, ("expression",), MAY_4, 2),
    )
    likely = likelihoods(offered, {"none": 0.0, "last": 1.0, "lead": 0.6, "expression": 0.7})
    assert sum(likely) == pytest.approx(1)
    assert likely[1] == max(likely)
    found = best(offered, likely)
    assert found is not None
    chosen, sure = found
    assert chosen is offered[3]
    assert sure == pytest.approx(likely[2] + likely[3])


def test_none_wins_where_it_is_far_likelier() -> None:
    offered = (Candidate(None, ("none",)), Candidate(DatingBasis.PUBLICATION, ("p",), MAY_4))
    assert best(offered, [0.74, 0.26]) is not None
    assert best(offered, [0.76, 0.24]) is None
    assert best(offered[:1], [1.0]) is None


def test_a_convention_adds_its_own_features() -> None:
    candidate = Candidate(DatingBasis.PUBLICATION, ("publication", "publication:form=past"), MAY_4)
    assert in_convention(candidate, MEANTIME) == (
        *candidate.features,
        "publication@meantime",
        "publication:form=past@meantime",
    )


def test_a_dater_says_why(reader: Reader) -> None:
    document = document_of(TEXT)
    reading = read_document(document, reader)
    times, guide = find_times(document, reading), Guide(document.text, reading)
    sure = Dater(document, times, guide, weight={"expression": 9.0})
    dating = sure.date(span_of(document.text, "sacked"), 0)
    assert dating is not None
    assert (dating.basis, dating.reason) == (
        DatingBasis.EXPRESSION,
        "“Tuesday” stands in its sentence",
    )
    news = Dater(document, times, guide, weight={"publication": 9.0})
    told = news.date(span_of(document.text, "told"), 2)
    assert told is not None
    assert told.interval == day(PUBLISHED)
    assert told.reason == "told as news of the day of publication, 6 May 2021"
    assert told.confidence > FIRM
    story = Dater(document, times, guide, weight={"lead": 9.0})
    known = story.date(span_of(document.text, "told"), 2)
    assert known is not None
    assert known.reason == "“Tuesday” is the day that the report had come to"
    assert Dater(document, times, guide, weight={"none": 9.0}).date(Span(4, 11), 0) is None


def test_what_a_case_shows_is_firm(reader: Reader) -> None:
    annotation = annotate(document_of(TEXT), reader)
    assert annotation.events
    for event in annotation.events:
        if event.dating is not None and not event.dating.stated:
            assert event.dating.confidence >= FIRM
            assert annotation.interval_of(event) is not None


@pytest.mark.parametrize(
    ("text", "dated", "undated"),
    [
        # A statement is not of the day on which it is made.
        (
            "The unions filed objections in March 2019, claiming the owners dismissed an appeal.",
            "filed",
            "dismissed",
        ),
        # Nor is what somebody is tried for of the day of the verdict.
        ("In 2019 Anna Voss was convicted of helping to bribe a judge.", "convicted", "bribe"),
    ],
)
def test_the_tree_keeps_a_date_from_what_it_does_not_govern(
    text: str, dated: str, undated: str, reader: Reader
) -> None:
    by_tree, by_rules = annotate(document_of(text), reader), annotate(document_of(text))
    stated = {e.span.of(text): e.time is not None for e in by_tree.events}
    assert (stated[dated], stated[undated]) == (True, False)
    assert {e.span.of(text): e.time is not None for e in by_rules.events}[undated]


@pytest.mark.parametrize(
    ("sentence", "word", "form"),
    [
        ("The ferry sank .", "sank", "past"),
        ("The ferry had sunk .", "sunk", "pluperfect"),
        ("The ferry has sunk .", "sunk", "perfect"),
        ("The ferry was raised .", "raised", "past"),
        ("The ferry will sail .", "sail", "future"),
        ("The ferry could sail .", "sail", "modal"),
        ("They want to sail .", "sail", "infinitive"),
        ("The ferry sails .", "sails", "present"),
        ("The sale failed .", "sale", "noun"),
    ],
)
def test_forms(reader: Reader, sentence: str, word: str, form: str) -> None:
    document = document_of(sentence)
    tree = Tree(document.text, read_document(document, reader))
    span = span_of(document.text, word)
    head = tree.head_within(span.start, span.end)
    assert head is not None
    assert verb_form(tree, head) == form


def test_the_weights_are_those_of_the_model_card() -> None:
    content = (files("throughline.extract") / "data" / "dating.json").read_bytes()
    card = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text("utf-8")
    assert sha256(content).hexdigest() in card
    assert weights() == json.loads(content)
