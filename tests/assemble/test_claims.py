"""Claims and denials on reports written for it: `tests/cases/claims.jsonl`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from statement_documents import resolution_of

from throughline.assemble.claims import assemble_claims
from throughline.assemble.context import Context
from throughline.model.case import Claim
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Span

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "claims.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def claims_of(
    texts: Mapping[str, str],
    judgements: tuple[Judgement, ...] = (),
    beside: Mapping[str, tuple[Span, ...]] | None = None,
) -> tuple[Claim, ...]:
    """The claims of a case of these reports."""
    return assemble_claims(Context(resolution_of(texts), beside or {}), judgements)


def shown(claim: Claim, text_of: Mapping[str, str]) -> dict[str, Any]:
    """A claim as a case writes it."""
    return {
        "text": claim.text,
        "holder": claim.holder.text,
        "kind": claim.holder.kind.value,
        "source_type": claim.holder.source_type,
        "entity": claim.holder.entity,
        "via": [via.text for via in claim.via],
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "said": str(claim.said.start) if claim.said else None,
        "about": list(claim.about),
        "articles": sorted({citation.article for citation in claim.citations}),
        "denies": text_of[claim.denies] if claim.denies else None,
        "told": claim.told.text if claim.told else None,
        "same_as": [text_of[other] for other in claim.same_as],
        "independent_sources": claim.independent_sources,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_claims_of_a_case(case: dict[str, Any]) -> None:
    claims = claims_of(case["articles"])
    text_of = {claim.id: claim.text for claim in claims}
    found = [shown(claim, text_of) for claim in claims]
    for want in case["want"]:
        assert any(all(got[key] == value for key, value in want.items()) for got in found), (
            want,
            found,
        )
    assert case["count"] in (None, len(claims)), found


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_every_claim_is_cited_exactly(case: dict[str, Any]) -> None:
    for claim in claims_of(case["articles"]):
        for citation in claim.citations:
            text = case["articles"][citation.article]
            assert text[citation.start : citation.end] == citation.quote
            assert citation.quote == citation.quote.strip()


def test_a_quotation_is_cited_sentence_by_sentence_then_its_speaker() -> None:
    text = "“The ferry was late. Nobody told us,” said Mara Voss."
    (claim,) = claims_of({"a1": text})
    assert claim.text == "The ferry was late. Nobody told us"
    assert (
        "".join(citation.quote for citation in claim.citations)
        .replace(" ", "")
        .endswith("saidMaraVoss")
    )
    assert claim.mode == "direct"


STATEMENTS = "Mara Voss said the ferry was late. Jon Krell said the hull was sound."


def test_a_claim_judged_wrong_is_left_out_and_its_neighbour_is_not() -> None:
    at = STATEMENTS.index("the hull")
    wrong = Judgement("j1", Verdict.WRONG, ItemAnchor("claim", "a1", Span(at, at + 8)))
    assert [c.text for c in claims_of({"a1": STATEMENTS}, (wrong,))] == ["the ferry was late"]


def test_a_note_or_a_judgement_of_another_kind_leaves_claims_alone() -> None:
    note = Judgement("j1", Verdict.NOTE, ItemAnchor("claim", "a1", Span(0, 9)), text="check")
    event = Judgement("j2", Verdict.WRONG, ItemAnchor("event", "a1", Span(0, 9)))
    assert len(claims_of({"a1": STATEMENTS}, (note, event))) == 2


def test_a_denial_of_a_claim_judged_wrong_denies_nothing() -> None:
    text = "Ila Denko accused the Osk Line of hiding the log. The Osk Line denied the allegations."
    at = text.index("the Osk Line of")
    wrong = Judgement("j1", Verdict.WRONG, ItemAnchor("claim", "a1", Span(at, at + 3)))
    assert [claim.denies for claim in claims_of({"a1": text}, (wrong,))] == [None]


def test_paragraphs_beside_the_case_give_no_claims() -> None:
    beside = {"a1": (Span(0, len(STATEMENTS)),)}
    assert claims_of({"a1": STATEMENTS}, beside=beside) == ()


def test_claims_do_not_depend_on_the_order_of_reports() -> None:
    texts = {f"a{n}": text for n, case in enumerate(CASES) for text in case["articles"].values()}
    backwards = dict(reversed(texts.items()))
    assert claims_of(texts) == claims_of(backwards)
    ids = [claim.id for claim in claims_of(texts)]
    assert len(ids) == len(set(ids))
