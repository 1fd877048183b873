"""The scores of attributions, by hand."""

import pytest

from benchmarks.attribution.matching import Attributed, alike, pairs
from benchmarks.attribution.score import Counts, add
from benchmarks.attribution.words import WordsOf
from corpora.values import AnnotatedText, AttributionMark, Range

TEXT = "“The weir holds,” said Ada Orme, “and will hold.” Ada Orme added: nothing leaks."


def at(quote: str, after: int = 0) -> Range:
    start = TEXT.index(quote, after)
    return (start, start + len(quote))


HOLDS = AttributionMark(
    (at("said"),), (at("Ada Orme"),), (at("“The weir holds,”"), at("“and will hold.”"))
)
LEAKS = AttributionMark((at("added"),), (at("Ada Orme", 40),), (at("nothing leaks."),))
DOCUMENT = AnnotatedText("set", "weir", TEXT, attributions=(HOLDS, LEAKS))


def metrics(*found: AttributionMark) -> dict[str, float]:
    counts = Counts()
    add(counts, DOCUMENT, found)
    return counts.metrics()


def words(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


def test_edges_do_not_count() -> None:
    of = WordsOf("“The weir  holds,” – she said.")
    assert of([(0, 18)]) == of([(1, 16)]) == of([(1, 9), (11, 16)]) == words(1, 5, 11)


def test_a_span_of_punctuation_is_its_marks() -> None:
    assert WordsOf("Orme : no – yes")([(4, 6)]) == words(5)


def test_a_span_of_nothing_is_empty() -> None:
    assert WordsOf("Orme said")([]) == WordsOf("")([(0, 3)]) == WordsOf("Orme said")([(4, 5)])


def test_the_gold_itself_is_right_in_everything() -> None:
    assert set(metrics(*DOCUMENT.attributions or ()).values()) == {1.0}


def test_nothing_found_is_zero_everywhere() -> None:
    assert set(metrics().values()) == {0.0}


def test_every_metric_of_a_partly_right_reading() -> None:
    whole = AttributionMark(
        HOLDS.cue, (at("Orme"),), (at("“The weir holds,” said Ada Orme, “and will hold.”"),)
    )
    loose = AttributionMark((at("added"),), (), (at("nothing leaks."),))
    assert metrics(whole, loose) == {
        "cue_exact_f1": 1.0,
        "source_exact_f1": 0.0,
        "content_exact_f1": 0.5,
        "cue_token_f1": 1.0,
        "source_token_f1": 0.4,
        "content_token_f1": pytest.approx(16 / 19, abs=1e-4),
        "linked_f1": 0.5,
        "linked_precision": 0.5,
        "linked_recall": 0.5,
        "linked_exact_f1": 0.0,
    }


def test_what_is_found_twice_counts_once() -> None:
    twice = AttributionMark(HOLDS.cue, HOLDS.source, ((0, 17), (33, 49)))
    assert metrics(HOLDS, twice, LEAKS) == metrics(HOLDS, LEAKS)


def test_two_missing_sources_are_alike_and_one_is_not() -> None:
    bare = Attributed(words(1), words(), words(3, 4))
    assert alike(bare, bare)
    assert not alike(bare, Attributed(words(1), words(2), words(3, 4)))


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    whole = Attributed(words(1), words(2), words(3, 4, 5))
    assert alike(whole, Attributed(words(1), words(2), words(3)))
    assert not alike(whole, Attributed(words(1), words(2), words(3, 6, 7)))


def test_the_matching_is_the_largest() -> None:
    left, right = words(3, 4), words(4, 5)
    gold = [Attributed(words(1), words(), left), Attributed(words(1), words(), right)]
    both = Attributed(words(1), words(), words(4))
    assert pairs(gold, [both, gold[0]]) == pairs(gold, [gold[0], both]) == 2
    assert pairs(gold, [both, both, both]) == 2
    assert pairs([], gold) == pairs(gold, []) == 0
