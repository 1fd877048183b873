"""The CRF against the sum over, and the best of, all paths written out."""

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
import torch
from torch import Tensor

from training.crf import Chain, Crf, chain_losses, viterbi

LABELS = 5
"""Outside, and begin and inside of two types."""


def some_crf(labels: int = LABELS, seed: int = 3) -> Crf:
    torch.manual_seed(seed)
    crf = Crf(labels)
    torch.nn.init.normal_(crf.transitions)
    torch.nn.init.normal_(crf.start)
    return crf


def is_legal(path: Sequence[int]) -> bool:
    """Whether every inside label goes on from its own type."""
    pairs = zip([0, *path], path, strict=False)
    return all(now % 2 or not now or before in (now, now - 1) for before, now in pairs)


def score(crf: Crf, logits: Tensor, path: Sequence[int]) -> float:
    """The score of one path over the words of one row."""
    total = crf.start[path[0]].item() if path else 0.0
    total += sum(crf.transitions[a, b].item() for a, b in pairwise(path))
    return total + sum(logits[place, label].item() for place, label in enumerate(path))


def paths(words: int, labels: int = LABELS) -> list[tuple[int, ...]]:
    return [path for path in product(range(labels), repeat=words) if is_legal(path)]


def expected_loss(crf: Crf, logits: Tensor, allowed: Tensor, words: int) -> float:
    every = paths(words, logits.shape[-1])
    right = [path for path in every if all(allowed[i, label] for i, label in enumerate(path))]
    sums = [torch.tensor([score(crf, logits, path) for path in some]) for some in (every, right)]
    return float(sums[0].logsumexp(0) - sums[1].logsumexp(0))


def only(gold: Sequence[int], labels: int = LABELS) -> Tensor:
    """Allowed labels [words, labels] of a single path."""
    return torch.nn.functional.one_hot(torch.tensor(gold), labels).bool()


@pytest.mark.parametrize("gold", [[0], [3], [1, 2], [0, 3, 4], [1, 2, 1, 0], [3, 4, 4, 4, 1]])
def test_loss_of_one_path(gold: list[int]) -> None:
    crf, logits = some_crf(), torch.randn(1, len(gold), LABELS)
    mask = torch.ones(1, len(gold), dtype=torch.bool)
    loss = crf.loss(logits, only(gold)[None], mask)
    assert loss.item() == pytest.approx(expected_loss(crf, logits[0], only(gold), len(gold)), 1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_loss_of_any_of_several_paths(seed: int) -> None:
    crf, logits = some_crf(seed=seed), torch.randn(1, 4, LABELS)
    allowed = torch.rand(4, LABELS) < 0.5
    allowed[:, 0] = True  # so that there is a path
    loss = crf.loss(logits, allowed[None], torch.ones(1, 4, dtype=torch.bool))
    assert loss.item() == pytest.approx(expected_loss(crf, logits[0], allowed, 4), 1e-4)


def test_everything_allowed_costs_nothing() -> None:
    crf, logits = some_crf(), torch.randn(2, 7, LABELS)
    everything = torch.ones(2, 7, LABELS, dtype=torch.bool)
    assert crf.loss(logits, everything, everything[..., 0]).item() == pytest.approx(0.0, abs=1e-4)


def test_rows_of_several_lengths_and_one_without_words() -> None:
    crf, logits = some_crf(), torch.randn(4, 5, LABELS)
    lengths = [5, 1, 0, 3]
    mask = torch.arange(5)[None] < torch.tensor(lengths)[:, None]
    allowed = torch.stack([only([1, 2, 0, 3, 4])] * 4)
    wanted = sum(
        expected_loss(crf, logits[row], allowed[row], words)
        for row, words in enumerate(lengths)
        if words
    )
    assert crf.loss(logits, allowed, mask).item() == pytest.approx(wanted, 1e-4)


def test_what_lies_behind_the_mask_does_not_count() -> None:
    crf, logits = some_crf(), torch.randn(1, 6, LABELS)
    mask = torch.arange(6)[None] < 3
    allowed = only([0, 1, 2, 4, 4, 4])[None].clone()
    allowed[0, 3:] = False
    short = crf.loss(logits[:, :3], allowed[:, :3], mask[:, :3])
    assert torch.allclose(crf.loss(logits, allowed, mask), short, atol=1e-4)


def test_no_words_at_all_cost_nothing_and_have_a_gradient() -> None:
    crf, logits = some_crf(), torch.randn(2, 3, LABELS, requires_grad=True)
    nothing = torch.zeros(2, 3, LABELS, dtype=torch.bool)
    loss = crf.loss(logits, nothing, nothing[..., 0])
    loss.backward()
    assert loss.item() == 0.0
    assert logits.grad is not None
    assert not logits.grad.any()


def test_the_gradient_is_that_of_the_paths_written_out() -> None:
    crf, logits = some_crf(), torch.randn(1, 3, LABELS, requires_grad=True)
    gold = only([0, 1, 2])
    crf.loss(logits, gold[None], torch.ones(1, 3, dtype=torch.bool)).backward()
    every = paths(3)
    chances = torch.tensor([score(crf, logits[0], path) for path in every]).softmax(0)
    marginal = torch.zeros(3, LABELS)
    for path, chance in zip(every, chances, strict=True):
        marginal[torch.arange(3), torch.tensor(path)] += chance
    assert logits.grad is not None
    assert torch.allclose(logits.grad[0], marginal - gold.float(), atol=1e-4)


def test_chains_of_several_label_counts_together_are_those_alone() -> None:
    crfs = [some_crf(3, 1), some_crf(5, 2), some_crf(9, 3), some_crf(3, 4)]
    chains: dict[str, Chain] = {}
    for number, crf in enumerate(crfs):
        logits = torch.randn(2, 4, len(crf.start))
        allowed = torch.rand(logits.shape) < 0.5
        allowed[..., 0] = True
        mask = torch.arange(4)[None] < torch.tensor([[4], [number]])
        chains[f"chain {number}"] = Chain(crf, logits, allowed, mask)
    for name, loss in chain_losses(chains).items():
        chain = chains[name]
        wanted = sum(
            expected_loss(chain.crf, chain.logits[row], chain.allowed[row], words)
            for row, words in enumerate(chain.mask.sum(1).tolist())
            if words
        )
        assert loss.item() == pytest.approx(wanted, 1e-4, 1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_viterbi_is_the_best_legal_path(seed: int) -> None:
    crf, logits = some_crf(seed=seed), 2 * torch.randn(3, 4, LABELS)
    lengths = [4, 2, 0]
    mask = torch.arange(4)[None] < torch.tensor(lengths)[:, None]
    found = viterbi(crf, logits, mask)
    for row, words in enumerate(lengths):
        best = max(paths(words), key=lambda path: score(crf, logits[row], path))
        assert found[row].tolist() == [*best, *[0] * (4 - words)]


def test_long_rows_stay_finite() -> None:
    crf, logits = some_crf(), 20 * torch.randn(2, 160, LABELS)
    mask = torch.ones(2, 160, dtype=torch.bool)
    path = viterbi(crf, logits, mask)
    loss = crf.loss(logits, torch.nn.functional.one_hot(path, LABELS).bool(), mask)
    assert 0.0 <= loss.item() < 160.0
