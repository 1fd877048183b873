"""MUC, B³ and CEAFe on examples whose figures can be worked out by hand."""

from itertools import permutations

import numpy as np
import pytest

from benchmarks.coreference_scores import (
    _assigned,
    b_cubed,
    ceaf_e,
    chains,
    figures,
    muc,
    without_singletons,
)


def of(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_what_is_equal_is_full() -> None:
    gold = of("abc", "de", "f")
    found = figures(gold, gold)
    assert (found.muc, found.b3, found.ceafe, found.conll) == (1.0, 1.0, 1.0, 1.0)


def test_muc_counts_links() -> None:
    # gold a-b-c-d has 3 links; ab, cd has 2 of them, both right
    assert muc(of("abcd"), of("ab", "cd")) == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert muc(of("a", "b"), of("a", "b")) == 0.0


def test_b_cubed_as_in_its_paper() -> None:
    # Bagga and Baldwin 1998, figure 2: precision 16/21 and recall 1
    gold = of("12345", "67", "89abc")
    precision = (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12
    assert precision == pytest.approx(0.7619, abs=1e-4)
    assert b_cubed(gold, of("12345", "6789abc")) == pytest.approx(2 * precision / (precision + 1))


def test_ceaf_matches_chains_one_to_one() -> None:
    # abc/ab share 2 of 5, c/c? "c" is matched by nothing else: 2*2/5 + 0 of "de"/"cde" 2*2/5
    assert ceaf_e(of("abc", "de"), of("ab", "cde")) == pytest.approx(2 * (0.8 + 0.8) / 4)
    # the greedy choice (ab with ab) is the best one too; d alone is unmatched
    assert ceaf_e(of("ab", "cd"), of("ab", "c", "d")) == pytest.approx(2 * (1 + 2 / 3) / 5)


def test_a_mention_on_one_side_counts_against_the_other() -> None:
    gold, found = of("ab"), of("ab", "x")
    assert b_cubed(gold, found) == pytest.approx(2 * (2 / 3) / (2 / 3 + 1))
    assert ceaf_e(gold, found) == pytest.approx(2 / 3)
    assert ceaf_e(found, gold) == pytest.approx(2 / 3)


def test_the_mean_of_the_reference_scorer() -> None:
    # key {abc} {defg}, response {ab} {cd} {fghi}: the example of Pradhan et al. 2014, section 4
    found = figures(of("abc", "defg"), of("ab", "cd", "fghi"))
    assert found.muc == pytest.approx(0.4)
    assert found.b3 == pytest.approx(2 * (35 / 84) * 0.5 / (35 / 84 + 0.5))
    assert found.ceafe == pytest.approx(2 * 1.3 / 5)


def test_labels_make_chains_and_singletons_can_be_left_out() -> None:
    made = chains({"a": 1, "b": 1, "c": 2})
    assert set(made) == {frozenset("ab"), frozenset("c")}
    assert without_singletons(made) == of("ab")


def test_nothing_found_is_nought() -> None:
    found = figures(of("ab"), [])
    assert found.conll == 0.0


def test_assignment_is_the_best_of_all() -> None:
    numbers = np.random.default_rng(1)
    for rows, columns in ((1, 1), (2, 3), (4, 4), (3, 6), (5, 5)):
        table = numbers.random((rows, columns)).round(2)
        best = max(
            sum(table[row, column] for row, column in enumerate(chosen))
            for chosen in permutations(range(columns), rows)
        )
        assert _assigned(table) == pytest.approx(best)
