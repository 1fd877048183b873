"""Furniture: cases of `tests/cases/furniture.jsonl` (own writing), positives and negatives."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.read.furniture import find_furniture

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/furniture.jsonl")
    .read_text("utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, list[str] | str]) -> None:
    text = str(case["text"])
    assert [span.of(text) for span in find_furniture(text)] == case["furniture"]


def test_there_are_positives_and_negatives() -> None:
    marked = sum(bool(case["furniture"]) for case in CASES)
    assert marked >= 40
    assert len(CASES) - marked >= 30


HOSTILE = [
    "Share " * 60_000,
    "share" * 60_000,
    "(" * 200_000,
    "(Photo " * 40_000,
    "a" * 300_000,
    "A. " * 100_000,
    "a@" * 100_000,
    "@a " * 80_000,
    "[RELATED " * 30_000,
    "Image 1 of " * 30_000,
    "\n".join(["Related stories"] * 20_000),
    "Follow " * 40_000,
    "x " * 120_000,
    "A-" * 120_000,
    " " * 300_000,
    "Aa " * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12].strip() for text in HOSTILE])
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    find_furniture(text)
    # Half a second is the usual worst; a backtracking expression takes minutes.
    assert time.perf_counter() - start < 20


@given(st.text(max_size=300))
def test_spans_are_in_order_trimmed_and_inside(text: str) -> None:
    spans = find_furniture(text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
