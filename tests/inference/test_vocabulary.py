"""What the encoder is given of a word, with a small invented vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.inference.vocabulary import (
    LEXICON_BITS,
    MAX_PIECES_A_WORD,
    SHAPES,
    Vocabulary,
    WordCode,
    shape_of,
)

PIECES = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "mill", "mills", "##s", "##ston", "##stone", "##e"),
    *("cafe", "n", "'", "t", ".", "a", "##a", "1", "##2", "-", "orme"),
)
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(NUMBERS, {"orme": 2, "mill": 16})


def pieces(vocabulary: Vocabulary, word: str) -> list[str]:
    return [PIECES[number] for number in vocabulary.encode([word])[0].pieces]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mill", ["mill"]),
        ("MILL", ["mill"]),
        ("mills", ["mills"]),  # the longest piece, not mill + ##s
        ("millstone", ["[UNK]"]),  # "mills" leaves "tone": greedy does not go back to "##stone"
        ("millss", ["mills", "##s"]),
        ("cafes", ["cafe", "##s"]),
        ("Cafés", ["cafe", "##s"]),
        ("cafe\u0301", ["cafe"]),
        ("n't", ["n", "'", "t"]),
        ("n’t", ["n", "'", "t"]),
        ("12", ["1", "##2"]),
        ("a-mill", ["a", "-", "mill"]),
        ("a-xyz-a", ["a", "-", "[UNK]", "-", "a"]),
        ("水", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
    ],
)
def test_pieces_are_the_longest_from_the_left(
    vocabulary: Vocabulary, word: str, expected: list[str]
) -> None:
    assert pieces(vocabulary, word) == expected


def test_of_a_long_word_the_first_pieces_are_read(vocabulary: Vocabulary) -> None:
    assert pieces(vocabulary, "a" * 30) == ["a"] + ["##a"] * (MAX_PIECES_A_WORD - 1)


def test_codes_are_whole_and_in_order(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode(["Orme", "mill", "Orme"]) == [
        WordCode((NUMBERS["orme"],), 2, 2),
        WordCode((NUMBERS["mill"],), 1, 16),
        WordCode((NUMBERS["orme"],), 2, 2),
    ]


def test_windows_begin_and_end_with_the_pieces_of_bert(vocabulary: Vocabulary) -> None:
    assert (vocabulary.start, vocabulary.end) == (2, 3)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("...", 0),
        ("“", 0),
        ("mill", 1),
        ("o’clock", 1),
        ("Mill", 2),
        ("MILL", 3),
        ("U.S.", 3),
        ("McOrme", 4),
        ("iWeir", 4),
        ("A", 5),
        ("1,200", 6),
        ("21st", 7),
        ("A4", 7),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.text())
def test_any_word_has_a_code_within_bounds(word: str) -> None:
    (code,) = Vocabulary(NUMBERS, {}).encode([word])
    assert 1 <= len(code.pieces) <= MAX_PIECES_A_WORD
    assert 0 <= code.shape < SHAPES
    assert 0 <= code.lexicon < 2**LEXICON_BITS
    assert all(0 < piece < len(PIECES) for piece in code.pieces)
