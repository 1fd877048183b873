"""Repair: what is mended, what is left alone, and the way back for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.model.source import Span
from throughline.text.repair import repair

MENDED = [
    ("mojibake apostrophe", "The crew donâ€™t know.", "The crew don’t know."),
    ("mojibake quotes", "â€œIt is over,â€\x9d he said.", "“It is over,” he said."),
    ("mojibake letter", "The cafÃ© closed.", "The café closed."),
    ("mojibake dash", "Lorne â€” The ferry sank.", "Lorne — The ferry sank."),
    (
        "windows-1252 read as Latin-1",
        "LORNE \x96 The \x91Swift\x92 sank.",
        "LORNE – The ‘Swift’ sank.",
    ),
    ("named entity", "Hale &amp; Sons", "Hale & Sons"),
    ("numbered entity", "Hale&#8217;s ferry", "Hale’s ferry"),
    ("entity escaped twice", "Hale &amp;amp; Sons &amp;#8217;", "Hale & Sons ’"),
    ("entity for a space", "4&nbsp;May", "4 May"),
    ("entity for a line break", "4&#10;May", "4 May"),
    ("soft hyphen", "inspec\u00adtor", "inspector"),
    ("zero-width space", "in\u200bspector", "inspector"),
    ("byte order mark inside", "\ufeffThe ferry", "The ferry"),
    ("no-break space", "4\u00a0May 2024", "4 May 2024"),
]
LEFT_ALONE = [
    "“Curly” and \"straight\" quotes, ‘both’ and 'both'.",
    "Line one\nline two\r\n\r\nline three",
    "Zoë Müller met José Ñandú in Łódź.",
    "Привет из порта",
    "AT&T and R&D; fish & chips",
    "&notanentity; &; &#;",
    "😀 👍🏽",
    "Ângela Âncora and Ñu",
]


@pytest.mark.parametrize(("label", "damaged", "mended"), MENDED, ids=[m[0] for m in MENDED])
def test_mends(label: str, damaged: str, mended: str) -> None:
    text, offsets = repair(damaged)
    assert text == mended
    assert offsets.edits


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text: str) -> None:
    assert repair(text)[0] == text


def test_a_span_goes_back_to_the_damaged_characters() -> None:
    damaged = "The crew donâ€™t know Hale&#8217;s inspec\u00adtor."
    text, offsets = repair(damaged)
    for word, original in [
        ("don’t", "donâ€™t"),
        ("Hale’s", "Hale&#8217;s"),
        ("inspector", "inspec\u00adtor"),
        ("know", "know"),
    ]:
        start = text.index(word)
        assert offsets.to_original(Span(start, start + len(word))).of(damaged) == original


def test_new_lines_are_never_changed() -> None:
    damaged = "One\u00a0&amp; two\n\nthree â€” four\r\nfive"
    assert repair(damaged)[0].count("\n") == damaged.count("\n")


_DAMAGE = st.sampled_from(
    ["â€™", "&amp;", "\u00ad", "\u00a0", "Ã©", "&#8217;", "\x96", "\n", "&#0;"]
)


@given(st.lists(st.text(max_size=12) | _DAMAGE, max_size=30).map("".join))
def test_the_way_back(damaged: str) -> None:
    text, offsets = repair(damaged)
    last = original_last = 0
    for edit in offsets.edits:
        stretch = Span(last, edit.repaired.start)
        assert stretch.of(text) == damaged[original_last : edit.original.start]
        last, original_last = edit.repaired.end, edit.original.end
    assert text[last:] == damaged[original_last:]
    for start in range(len(text)):
        original = offsets.to_original(Span(start, start + 1))
        assert len(original)
        assert original.end <= len(damaged)
        assert offsets.to_repaired(original).covers(Span(start, start + 1))
