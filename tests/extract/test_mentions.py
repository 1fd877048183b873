"""Mentions: cases of `tests/cases/*.jsonl` (own writing) and what holds for any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.extract.mentions import find_mentions
from throughline.extract.times import find_times
from throughline.model.annotation import Mention, MentionForm, NameLink
from throughline.model.source import Article
from throughline.text import prepare
from throughline.text.document import Document

CASES = Path(__file__).parents[1] / "cases"


def load(name: str) -> list[Any]:
    """The cases of one file as parameters named by their label."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    return [pytest.param(case, id=case["label"]) for case in cases]


def read(text: str) -> tuple[Document, tuple[Mention, ...], tuple[NameLink, ...]]:
    """The document of `text` with its mentions and links."""
    document = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    mentions, links = find_mentions(document, find_times(document))
    return document, mentions, links


def named(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions by name."""
    return [mention for mention in mentions if mention.form is MentionForm.NAME]


@pytest.mark.parametrize("case", load("mentions.jsonl"))
def test_names_and_types(case: dict[str, Any]) -> None:
    _, mentions, _ = read(case["text"])
    assert [f"{m.type.value}:{m.name}" for m in named(mentions)] == case["names"]


@pytest.mark.parametrize("case", load("descriptions.jsonl"))
def test_descriptions(case: dict[str, Any]) -> None:
    document, mentions, _ = read(case["text"])
    mention = next(m for m in named(mentions) if m.name == case["name"])
    assert [d.text for d in mention.descriptors] == case["descriptors"]
    assert [d.span.of(document.text) for d in mention.descriptors] == case["descriptors"]


@pytest.mark.parametrize("case", load("links.jsonl"))
def test_links(case: dict[str, Any]) -> None:
    document, mentions, links = read(case["text"])
    found = [f"{mentions[link.left].name} = {mentions[link.right].name}" for link in links]
    assert found == case["links"]
    for link in links:
        assert mentions[link.right].name in link.span.of(document.text)


def test_honorifics_and_gender_stay_with_the_name() -> None:
    _, mentions, _ = read("Mrs Velmar met Major Osten at noon.")
    assert [(m.name, m.honorifics, m.gender) for m in named(mentions)] == [
        ("Velmar", ("Mrs",), "female"),
        ("Osten", ("Major",), None),
    ]


def test_a_lone_first_word_is_a_name_only_where_the_article_shows_it() -> None:
    _, unknown, _ = read("Tidewrack came early this year. Nobody saw it.")
    assert named(unknown) == []
    _, known, _ = read("Tidewrack paid the crew. They thanked Tidewrack and left Tidewrack.")
    assert [m.name for m in named(known)] == ["Tidewrack", "Tidewrack", "Tidewrack"]


def test_headings_give_only_names_of_the_body() -> None:
    text = (
        "How Brill Tricked A Sleeping Harbour\n\n"
        "Tomas Brill took the boat before dawn, the harbour police said. "
        "Nobody saw how Brill left the pier that day."
    )
    document, mentions, _ = read(text)
    first = [m.name for m in named(mentions) if m.sentence == 0]
    assert document.sentences[0].kind.value == "heading"
    assert first == ["Brill"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_spans_in_order(text: str) -> None:
    check_invariants(text)


words = st.sampled_from(
    ["Dr", "Orla", "Finn", "the", "of", "Ministry", "(", ")", "“", "”", "alias", "US", "he", ",",
     ".", "\n", "a", "pilot", "and", "Norway", "'s", "van", "Al-", "é", "-", "Jr.", "said"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=40))
def test_any_mixture_of_name_words_gives_spans_in_order(parts: list[str]) -> None:
    check_invariants(" ".join(parts))


def check_invariants(text: str) -> None:
    """Spans are ordered, inside sentences, and antecedents and links point to mentions."""
    document, mentions, links = read(text)
    assert list(mentions) == sorted(mentions, key=lambda m: m.span)
    for number, mention in enumerate(mentions):
        assert document.sentences[mention.sentence].span.covers(mention.span)
        assert mention.antecedent is None or 0 <= mention.antecedent < len(mentions)
        assert mention.antecedent != number
        for descriptor in mention.descriptors:
            assert " ".join(descriptor.span.of(document.text).split()) == descriptor.text
    for link in links:
        assert 0 <= link.left < len(mentions)
        assert 0 <= link.right < len(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 10_000,
        "Ab-" * 5_000,
        "Ab " * 5_000,
        "A. " * 5_000,
        "Ab'" * 5_000,
        "“Ab” " * 3_000,
        "Ab of the " * 3_000,
        "the old " * 4_000 + "pilot",
        "Orla Finn, " * 2_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_repetition_is_read_in_linear_time(text: str) -> None:
    document, mentions, _ = read(text)
    assert all(mention.span.end <= len(document.text) for mention in mentions)
