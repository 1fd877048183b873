"""Words: where a text is split, and that nothing of it is lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.inference.words import split_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Orme left.", "Ada|Orme|left|."),
        ("She didn't and can’t.", "She|did|n't|and|ca|n’t|."),
        ("ORME WON'T", "ORME|WO|N'T"),
        ("Orme's boat, they'll say", "Orme|'s|boat|,|they|'ll|say"),
        ("the Ormes’ boat", "the|Ormes|’|boat"),
        ("'Dad left'", "'|Dad|left|'"),
        ("1,200 boats at 11:30", "1,200|boats|at|11:30"),
        ("the 21st, 5pm, 3.5m, 1980s", "the|21st|,|5pm|,|3.5m|,|1980s"),
        ("€40bn (12%)", "€|40bn|(|12|%|)"),
        ("on 3/4/2031.", "on|3/4/2031|."),
        ("the U.S. and e.g. Tarn", "the|U.S.|and|e.g.|Tarn"),
        ("Mr. Orme", "Mr|.|Orme"),
        ("well... no -- wait", "well|...|no|--|wait"),
        ("mill-owner", "mill|-|owner"),
        ("a_b", "a|_|b"),
        ("write to ada.orme@mill.example today", "write|to|ada.orme@mill.example|today"),
        ("see https://mill.example/weir?x=1.", "see|https://mill.example/weir?x=1|."),
        ("“www.mill.example/weir”", "“|www.mill.example/weir|”"),
        ("Zoë Ærø Łódź", "Zoë|Ærø|Łódź"),
        ("水車", "水車"),
        ("", ""),
        (" \n\t\u00a0", ""),
    ],
)
def test_words_of_invented_texts(text: str, expected: str) -> None:
    assert words(text) == [word for word in expected.split("|") if word]


def test_ranges_are_those_of_the_whole_text() -> None:
    text = "Not this. Orme's mill. Nor this."
    assert split_words(text, 10, 22) == [(10, 14), (14, 16), (17, 21), (21, 22)]


def test_a_split_does_not_look_beyond_its_end() -> None:
    assert split_words("did n't", 0, 5) == [(0, 3), (4, 5)]


_PIECES = st.sampled_from(
    [
        "n't",
        "’s",
        "U.S.",
        "www.",
        "http://",
        "@",
        ".",
        "..",
        "--",
        "1,2",
        "21st",
        "\u0301",
        "ẞ",
        " ",
    ]
)
_TEXTS = st.text() | st.lists(_PIECES | st.text(max_size=3)).map("".join)


@given(_TEXTS)
def test_every_character_that_is_not_blank_is_in_one_word(text: str) -> None:
    ranges = split_words(text, 0, len(text))
    assert all(start < end for start, end in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    inside = {place for start, end in ranges for place in range(start, end)}
    assert inside == {place for place, char in enumerate(text) if not char.isspace()}


@given(_TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_part_of_a_text_is_split_within_its_bounds(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    for first, last in split_words(text, min(start, end), end):
        assert start <= first < last <= end


@pytest.mark.parametrize(
    "unit", ["a-", "a.", "1,", "1.1x", "www.(", "http://", "a@", "'", "n't", "a+b-", ".-"]
)
def test_no_text_makes_the_splitter_run_away(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    began = time.perf_counter()
    split_words(text, 0, len(text))
    assert time.perf_counter() - began < 1.0
