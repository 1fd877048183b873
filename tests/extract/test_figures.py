"""Figures on cases written for it: `tests/cases/figures.jsonl`."""

from typing import Any

import pytest
from event_documents import cases, document_of, times_of
from hypothesis import given
from hypothesis import strategies as st

from throughline.extract.figures.finding import find_figures, names_person


def _case_id(case: dict[str, Any]) -> str:
    return str(case["label"])


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=pytest.mark.xfail(strict=True, reason=case["xfail"]) if "xfail" in case else (),
            id=_case_id(case),
        )
        for case in cases("figures.jsonl")
    ],
)
def test_case(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    found = [
        [f.span.of(document.text), f.low, f.high, f.bound.value, f.unit, f.counts]
        for f in find_figures(document, ())
    ]
    assert found == case["figures"]


def test_a_number_inside_a_time_is_no_figure() -> None:
    document = document_of("On 26 March 12 people were arrested.")
    found = find_figures(document, times_of(document, [("26 March", "XXXX-03-26")]))
    assert [f.span.of(document.text) for f in found] == ["12"]


def test_headings_give_no_figures() -> None:
    document = document_of("44 dead\n\nThe mill burned down on Monday, the owner said.")
    assert find_figures(document, ()) == ()


def test_names_person() -> None:
    assert names_person("the two suspects")
    assert not names_person("a series of images")


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    document = document_of(text)
    for figure in find_figures(document, ()):
        assert figure.low <= figure.high
        assert document.sentences[figure.sentence].span.covers(figure.span)


def test_hostile_text_is_read_in_time() -> None:
    document = document_of("killed " * 3000 + "12 " * 3000 + "a" * 20000 + " and 1" + ",000" * 5000)
    find_figures(document, ())
