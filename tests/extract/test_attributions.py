"""Attributions on cases written for it: `tests/cases/attributions.jsonl`."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_documents import document_of, mentions_of

from throughline.extract.attributions import find_attributions
from throughline.model.annotation import Attribution, EntityType, Mention, MentionForm
from throughline.model.source import Span
from throughline.text.document import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "attributions.jsonl")
    .read_text("utf-8")
    .splitlines()
]


@dataclass(frozen=True)
class Told:
    """What a case states of one attribution."""

    source: str
    kind: str
    content: tuple[str, ...]


def told(text: str, attribution: Attribution) -> Told:
    """An attribution as a case writes it."""
    return Told(
        attribution.source.text,
        attribution.source.kind.value,
        tuple(part.of(text) for part in attribution.content),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_attributions_of_a_case(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("xfail"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    document = document_of(case["text"])
    found = find_attributions(document, mentions_of(document))
    wanted = [Told(w["source"], w["kind"], tuple(w["content"])) for w in case["want"]]
    got = [told(document.text, attribution) for attribution in found]
    assert sorted(got, key=repr) == sorted(wanted, key=repr)
    for want in case["want"]:
        key = Told(want["source"], want["kind"], tuple(want["content"]))
        attribution = found[got.index(key)]
        if "via" in want:
            assert [via.text for via in attribution.via] == want["via"]
        if "mode" in want:
            assert attribution.mode.value == want["mode"]
        if "certainty" in want:
            assert attribution.certainty.value == want["certainty"]
        if "polarity" in want:
            assert attribution.polarity.value == want["polarity"]
        if "denial" in want:
            assert attribution.denial is want["denial"]


def test_headings_and_furniture_say_nothing() -> None:
    text = "Mara Voss said the ferry was late."
    document = document_of(text)
    heading = document_of(text + "\n\n" + text)
    assert len(find_attributions(document, mentions_of(document))) == 1
    assert (
        find_attributions(Document(heading.article, heading.text, heading.offsets, (), "en"), ())
        == ()
    )


def test_a_pronoun_goes_on_with_who_spoke_in_the_sentence_before() -> None:
    text = (
        "Ila Denko led the trial. The jury heard Jon Krell, who admitted that he forged the log. "
        "He told the jury that he had been paid."
    )
    document = document_of(text)
    mentions = tuple(
        replace(mention, antecedent=0) if mention.name == "He" else mention
        for mention in mentions_of(document)
    )
    speakers = [a.source.mention for a in find_attributions(document, mentions)]
    assert [mentions[index or 0].name for index in speakers] == ["Jon Krell", "Jon Krell"]


def test_a_described_officer_gets_no_name_that_nobody_gave() -> None:
    text = (
        "“The line paid him,” said a federal officer. Jon Krell was named in the log. "
        "“He kept the money,” said the officer."
    )
    document = document_of(text)
    at = text.rindex("the officer")
    name = text.index("Jon Krell")
    mentions = (
        Mention(Span(name, name + 9), 1, EntityType.PERSON, MentionForm.NAME, "Jon Krell"),
        Mention(
            Span(at, at + 11),
            2,
            EntityType.PERSON,
            MentionForm.NOMINAL,
            "the officer",
            antecedent=0,
        ),
    )
    kinds = [a.source.kind.value for a in find_attributions(document, mentions)]
    assert kinds == ["anonymous", "anonymous"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                "according to",
                "Mara Voss",
                "“",
                "”",
                '"',
                "'",
                "''",
                ",",
                ".",
                "that",
                "the",
                "denied",
                "allegedly",
                "\n\n",
                "—",
                "(",
                ")",
                "police",
                "is believed to",
                "adding",
                "who",
                "speculation",
                ":",
                "he",
                "İ",
                "\u200b",
                "𝔘",
                "’s",
                "and",
                "was late",
            ]
        )
        | st.text(max_size=6),
        max_size=40,
    )
)
def test_any_text_gives_spans_inside_it(words: list[str]) -> None:
    document = document_of(" ".join(words))
    for attribution in find_attributions(document, mentions_of(document)):
        assert attribution.cue.end <= len(document.text)
        assert attribution.content
        assert list(attribution.content) == sorted(attribution.content)
        for part in attribution.content:
            assert part.of(document.text).strip()


def test_hostile_text_is_read_in_linear_time() -> None:
    for text in (
        "“" * 20_000,
        "said " * 20_000,
        "a" * 10_000 + " said",
        "' " * 20_000,
        "he said, " * 9_000,
    ):
        find_attributions(document_of(text), ())
