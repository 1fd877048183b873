"""Certainty, polarity and tense on cases written for it: `tests/cases/factuality.jsonl`."""

from typing import Any

import pytest
from event_documents import cases
from hypothesis import given
from hypothesis import strategies as st

from throughline.extract.factuality import clause_factuality
from throughline.model.annotation import Certainty, Polarity
from throughline.model.source import Span


@pytest.mark.parametrize("case", cases("factuality.jsonl"), ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    before, head, after = case["text"].split("*")
    found = clause_factuality(
        before + head + after,
        Span(len(before), len(before) + len(head)),
        nominal=case.get("nominal", False),
        form=case.get("form", "participle"),
    )
    assert [found.certainty, found.polarity, found.tense] == case["is"]


def test_without_a_head_the_first_verb_group_decides() -> None:
    found = clause_factuality("the line might not have paid the crew")
    assert found.certainty is Certainty.POSSIBLE


def test_a_plain_clause_gives_no_reason() -> None:
    assert clause_factuality("the mill burned").reason == ""


def test_the_reason_names_the_deciding_word() -> None:
    found = clause_factuality("he reportedly fled", Span(14, 18), form="past")
    assert (found.certainty, found.reason) == (Certainty.POSSIBLE, "reportedly")
    assert found.polarity is Polarity.POSITIVE


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 20), st.booleans())
def test_any_text_is_read(text: str, start: int, length: int, nominal: bool) -> None:
    start = min(start, len(text))
    head = Span(start, min(len(text), start + length))
    clause_factuality(text)
    clause_factuality(text, head, nominal=nominal)
