"""The best path and the chances of labels against every path, and spans out of labels."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest

from throughline.inference.decode import Chances, best_paths, softmax, spans_of


def best_by_trial(logits: np.ndarray, transitions: np.ndarray, start: np.ndarray) -> list[int]:
    """The path of highest score, of all that there are."""

    def score(path: Sequence[int]) -> float:
        moved = sum(transitions[a, b] for a, b in pairwise(path))
        said = sum(logits[place, label] for place, label in enumerate(path))
        return float(start[path[0]] + moved + said)

    paths: list[list[int]] = [list(p) for p in product(range(logits.shape[1]), repeat=len(logits))]
    return max(paths, key=score)


@pytest.mark.parametrize("seed", range(5))
def test_best_paths_are_the_best_of_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows, words, labels = 6, 5, 4
    logits = random.normal(size=(rows, words, labels)).astype(np.float32)
    transitions = random.normal(size=(labels, labels)).astype(np.float32)
    start = random.normal(size=labels).astype(np.float32)
    lengths = random.integers(1, words + 1, rows)
    found = best_paths(logits, lengths, transitions, start)
    for row, length in enumerate(lengths):
        own = logits[row, :length]
        assert found[row, :length].tolist() == best_by_trial(own, transitions, start)
        assert not found[row, length:].any()


def test_each_row_may_have_its_own_table() -> None:
    random = np.random.default_rng(7)
    logits = random.normal(size=(3, 4, 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3, 3)).astype(np.float32)
    start = random.normal(size=(3, 3)).astype(np.float32)
    found = best_paths(logits, np.array([4, 4, 4]), transitions, start)
    for row in range(3):
        wanted = best_by_trial(logits[row], transitions[row], start[row])
        assert found[row].tolist() == wanted


def weights_of_all(
    logits: np.ndarray, transitions: np.ndarray, start: np.ndarray
) -> list[tuple[tuple[int, ...], float]]:
    """Every path with its share of the probability."""
    paths = list(product(range(logits.shape[1]), repeat=len(logits)))
    scores = np.array(
        [
            start[path[0]]
            + sum(transitions[a, b] for a, b in pairwise(path))
            + sum(logits[place, label] for place, label in enumerate(path))
            for path in paths
        ],
        dtype=float,
    )
    shares = np.exp(scores - scores.max())
    return list(zip(paths, (shares / shares.sum()).tolist(), strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_chances_are_the_shares_of_all_paths(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows, words, labels = 4, 5, 5  # two types
    logits = (3 * random.normal(size=(rows, words, labels))).astype(np.float32)
    transitions = random.normal(size=(labels, labels)).astype(np.float32)
    transitions[0, [2, 4]] = transitions[[1, 2], 4] = transitions[[3, 4], 2] = -1e4
    start = np.array([0, 0.5, -1e4, -0.5, -1e4], dtype=np.float32)
    lengths = np.array([5, 1, 3, 4])
    chances = Chances(logits, lengths, transitions, start)
    of_labels = chances.of_labels()
    for row, length in enumerate(lengths.tolist()):
        every = weights_of_all(logits[row, :length], transitions, start)
        for place, label in product(range(length), range(labels)):
            wanted = sum(share for path, share in every if path[place] == label)
            assert of_labels[row, place, label] == pytest.approx(wanted, abs=1e-5)
        for first, kind in product(range(length), range(2)):
            for end in range(first + 1, length + 1):
                wanted = sum(
                    share
                    for path, share in every
                    if (0, first, end, kind) in spans_of(np.array([path]))
                )
                found = chances.of_span(row, first, end, kind)
                assert found == pytest.approx(wanted, abs=1e-5)


def test_chances_of_a_long_row_stay_numbers() -> None:
    logits = np.full((1, 600, 3), -40, dtype=np.float32)
    logits[0, :, 0] = 0
    chances = Chances(
        logits, np.array([600]), np.zeros((3, 3), np.float32), np.zeros(3, np.float32)
    )
    assert chances.of_labels()[0, :, 0].tolist() == pytest.approx([1.0] * 600)
    assert chances.of_span(0, 3, 5, 0) == pytest.approx(0, abs=1e-9)


def test_a_forbidden_step_is_not_taken() -> None:
    # Inside may not follow outside, however much it is wanted.
    logits = np.array([[[5, 0, 0], [0, 0, 9], [0, 0, 9]]], dtype=np.float32)
    transitions = np.zeros((3, 3), dtype=np.float32)
    transitions[0, 2] = -1e4
    start = np.array([0, 0, -1e4], dtype=np.float32)
    found = best_paths(logits, np.array([3]), transitions, start)
    assert found.tolist() == [[1, 2, 2]]


@pytest.mark.parametrize("shape", [(0, 4, 3), (2, 0, 3)])
def test_nothing_to_decode(shape: tuple[int, int, int]) -> None:
    logits = np.zeros(shape, dtype=np.float32)
    lengths = np.zeros(shape[0], dtype=np.int64)
    table = np.zeros((3, 3), dtype=np.float32)
    assert best_paths(logits, lengths, table, table[0]).shape == shape[:2]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([0, 0, 0], []),
        ([1, 2, 0], [(0, 2, 0)]),
        ([0, 1, 2], [(1, 3, 0)]),
        ([1, 1, 2], [(0, 1, 0), (1, 3, 0)]),
        ([1, 3, 4], [(0, 1, 0), (1, 3, 1)]),
        ([1, 2, 4], [(0, 2, 0), (2, 3, 1)]),
        ([2, 2, 0], [(0, 2, 0)]),
        ([0, 4, 3], [(1, 2, 1), (2, 3, 1)]),
        ([5, 6, 6], [(0, 3, 2)]),
    ],
)
def test_spans_of_labels(labels: list[int], spans: list[tuple[int, int, int]]) -> None:
    found = list(spans_of(np.array([labels])))
    assert found == [(0, *span) for span in spans]


def test_spans_do_not_cross_rows() -> None:
    assert list(spans_of(np.array([[0, 1], [2, 0]]))) == [(0, 1, 2, 0), (1, 0, 1, 0)]


def test_softmax_of_large_scores() -> None:
    found = softmax(np.array([[1000.0, 1000.0, -1000.0]], dtype=np.float32))
    assert found.tolist() == [[0.5, 0.5, 0.0]]
