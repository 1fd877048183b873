"""Sentences: cases of `tests/cases/sentences.jsonl` (own writing) and what holds for any text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.model.annotation import SentenceKind
from throughline.model.source import Span
from throughline.text.sentences import MAX_SENTENCE_CHARS, split_sentences

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/sentences.jsonl")
    .read_text("utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, list[str] | str]) -> None:
    text = str(case["text"])
    found = split_sentences(text)
    assert [sentence.span.of(text) for sentence in found] == case["sentences"]
    if "kinds" in case:
        assert [sentence.kind.value for sentence in found] == case["kinds"]


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len(CASES) >= 60
    assert len({case["label"] for case in CASES}) == len(CASES)


def test_furniture_is_cut_out_and_never_straddled() -> None:
    text = "ShareLORNE: The ferry sank. Advertisement Nobody survived."
    start = text.index("Advertisement")
    furniture = (Span(0, 5), Span(start, start + len("Advertisement")))
    found = [(s.span.of(text), s.kind) for s in split_sentences(text, furniture)]
    assert found == [
        ("Share", SentenceKind.FURNITURE),
        ("LORNE: The ferry sank.", SentenceKind.BODY),
        ("Advertisement", SentenceKind.FURNITURE),
        ("Nobody survived.", SentenceKind.BODY),
    ]


def test_the_title_is_a_heading_wherever_it_stands() -> None:
    text = "The ferry was old, and it sank.\n\nNobody survived the night."
    found = split_sentences(text, title="The ferry was old, and it sank.")
    assert [s.kind for s in found] == [SentenceKind.HEADING, SentenceKind.BODY]


def test_a_heading_beside_furniture_is_still_a_heading() -> None:
    text = "Crime scene (Photo: Lorne Post)\n\nThe ferry sank on Monday."
    found = split_sentences(text, (Span(12, 31),))
    assert [s.kind.value for s in found] == ["heading", "furniture", "body"]


def test_a_text_without_punctuation_is_cut_at_white_space() -> None:
    text = "wave " * 2_000
    found = split_sentences(text)
    assert max(len(s.span) for s in found) <= MAX_SENTENCE_CHARS
    assert "".join(s.span.of(text) for s in found).count("wave") == 2_000


def test_a_word_longer_than_any_sentence_stays_whole() -> None:
    word = "a" * 10_000
    found = split_sentences(f"The word {word} was found. It was long.")
    assert any(len(s.span) >= 10_000 for s in found)


def test_paragraphs_are_counted() -> None:
    found = split_sentences("One ferry sank. It was old.\n\nTwo were saved.")
    assert [s.paragraph for s in found] == [0, 0, 1]


@given(
    st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(1, 40)), max_size=4)
)
def test_every_character_that_is_no_white_space_is_in_one_sentence(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    furniture: list[Span] = []
    for start, length in sorted(cuts):
        if (not furniture or start >= furniture[-1].end) and start + length <= len(text):
            furniture.append(Span(start, start + length))
    found = split_sentences(text, tuple(furniture))
    covered = "".join(sentence.span.of(text) for sentence in found)
    assert "".join(covered.split()) == "".join(text.split())
    for sentence in found:
        assert len(sentence.span)
        for span in furniture:
            assert not (sentence.span.overlaps(span) and not span.covers(sentence.span))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_an_empty_furniture_span_cuts_nothing() -> None:
    text = "The ferry sank."
    assert [s.span.of(text) for s in split_sentences(text, (Span(4, 4),))] == [text]
