"""Paragraphs of an article's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.export.page.paragraphs import index_at, mostly_in, paragraph_spans
from throughline.model.source import Span


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo\nstill two.\n \t\nThree.", ["One.", "Two\nstill two.", "Three."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("\n\n  \n\n", []),
        ("", []),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [span.of(text) for span in paragraph_spans(text)] == paragraphs


@given(st.text(alphabet="a \n\t\r\x0b\u2028é"))
def test_nothing_but_white_space_lies_between_paragraphs(text: str) -> None:
    spans = paragraph_spans(text)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


def test_looking_up_an_offset() -> None:
    spans = (Span(2, 5), Span(7, 9))
    assert [index_at(spans, offset) for offset in (0, 2, 4, 6, 7, 99)] == [None, 0, 0, 0, 1, 1]


def test_mostly_in_counts_more_than_half() -> None:
    assert mostly_in(Span(0, 10), (Span(0, 3), Span(5, 8)))
    assert not mostly_in(Span(0, 10), (Span(0, 5),))
