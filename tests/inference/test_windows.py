"""Windows: which words go together, and the arrays that they become."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.inference.vocabulary import MAX_PIECES_A_WORD, SHAPES, Vocabulary, WordCode
from throughline.inference.windows import MAX_PIECES, MAX_WORDS, as_batch, opens_paragraph, pack

ROOM = MAX_PIECES - 2
"""Pieces of words in a window."""


def packed(sizes: list[int], starts: list[int], *paragraphs: int) -> list[tuple[int, int]]:
    """The windows of a text whose sentences at `paragraphs`, and the first, open a paragraph."""
    return pack(sizes, starts, [start in (0, *paragraphs) for start in starts])


def test_sentences_that_fit_share_a_window() -> None:
    assert packed([1] * 9, [0, 4, 7]) == [(0, 9)]


def test_a_sentence_that_does_not_fit_begins_a_window() -> None:
    assert packed([1] * 200, [0, 90, 150]) == [(0, 150), (150, 200)]


def test_pieces_count_as_well_as_words() -> None:
    assert packed([3] * 90, [0, 30, 60]) == [(0, 60), (60, 90)]


def test_a_window_may_be_full_to_the_last_word_and_piece() -> None:
    assert packed([1] * (MAX_WORDS + 1), [0, MAX_WORDS]) == [(0, MAX_WORDS), (160, 161)]
    assert packed([2] * (ROOM // 2 + 1), [0, ROOM // 2]) == [(0, 95), (95, 96)]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    assert packed([1] * 400, [0]) == [(0, 160), (160, 320), (320, 400)]
    assert packed([10] * 40, [0]) == [(0, 19), (19, 38), (38, 40)]


def test_what_is_left_of_a_long_sentence_goes_with_the_next() -> None:
    assert packed([1] * 200, [0, 5, 180]) == [(0, 5), (5, 165), (165, 200)]


def test_a_full_window_ends_with_a_whole_paragraph() -> None:
    assert packed([1] * 200, [0, 50, 100, 140, 180], 100) == [(0, 100), (100, 200)]


def test_unless_that_left_it_less_than_half_full() -> None:
    assert packed([1] * 200, [0, 50, 100, 140, 180], 50) == [(0, 140), (140, 200)]


def test_a_paragraph_longer_than_a_window_is_cut_between_sentences() -> None:
    starts = [0, 90, 120, 150, 230]
    assert packed([1] * 260, starts, 90) == [(0, 90), (90, 230), (230, 260)]


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Orme left. The", False), ("Orme left.\n The", True), ("Orme\nleft. The", False)],
)
def test_a_paragraph_opens_behind_a_line_break(text: str, opens: bool) -> None:
    assert opens_paragraph(text, text.index("The")) is opens


_Text = tuple[list[int], list[int], list[bool]]
"""Pieces of each word, first words of the sentences, which of them open a paragraph."""


@st.composite
def _texts(draw: st.DrawFn) -> _Text:
    lengths = draw(st.lists(st.integers(1, 200), min_size=1, max_size=8))
    most = draw(st.integers(1, MAX_PIECES_A_WORD))
    sizes = draw(
        st.lists(st.integers(1, most), min_size=sum(lengths), max_size=sum(lengths))
        if sum(lengths) < 60
        else st.just([1 + index % most for index in range(sum(lengths))])
    )
    opens = draw(st.lists(st.booleans(), min_size=len(lengths), max_size=len(lengths)))
    return sizes, [sum(lengths[:index]) for index in range(len(lengths))], opens


@given(_texts())
def test_windows_hold_all_words_in_order_within_their_limits(
    text: _Text,
) -> None:
    sizes, starts, opens = text
    windows = pack(sizes, starts, opens)
    assert [start for start, _ in windows] == [0, *(end for _, end in windows[:-1])]
    assert windows[-1][1] == len(sizes)
    for start, end in windows:
        assert 0 < end - start <= MAX_WORDS
        assert sum(sizes[start:end]) <= ROOM


@given(_texts())
def test_only_a_sentence_longer_than_a_window_is_cut(
    text: _Text,
) -> None:
    sizes, starts, opens = text
    cuts = {start for start, _ in pack(sizes, starts, opens)}
    for start, end in zip(starts, [*starts[1:], len(sizes)], strict=True):
        if end - start <= MAX_WORDS and sum(sizes[start:end]) <= ROOM:
            assert not any(start < cut < end for cut in cuts)


VOCABULARY = Vocabulary({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3}, {})


def test_the_arrays_of_two_windows() -> None:
    first = [WordCode((7, 8), 2, 4), WordCode((9,), 1, 0), WordCode((5,), 0, 16)]
    second = [WordCode((6,), 3, 1)]
    batch = as_batch(VOCABULARY, [first, second], [[4, 4, 5], [9]])
    assert batch.pieces.tolist() == [[2, 7, 8, 9, 5, 3], [2, 6, 3, 0, 0, 0]]
    opened = SHAPES
    assert batch.shapes.tolist() == [[0, opened + 2, opened + 2, 1, opened, 0], [0, 11, 0, 0, 0, 0]]
    assert batch.lexicon.tolist() == [[0, 4, 4, 0, 16, 0], [0, 1, 0, 0, 0, 0]]
    assert batch.first.tolist() == [[1, 3, 4], [1, 0, 0]]
    assert batch.sentence.tolist() == [[4, 4, 5], [9, -1, -1]]
    assert {array.dtype for array in (batch.pieces, batch.first)} == {np.dtype(np.int64)}


def test_no_windows_make_empty_arrays() -> None:
    batch = as_batch(VOCABULARY, [], [])
    assert batch.pieces.shape == (0, 2)
    assert batch.first.shape == batch.sentence.shape == (0, 0)
