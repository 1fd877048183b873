"""A linear-chain CRF (Lafferty et al. 2001) whose gold is a set of allowed labels a word.

A set that marks only persons says nothing about places: there the gold path is any path through
the allowed labels (Tsuboi et al. 2008). The forward algorithm is done as a tree of log-matrix
products, log2(words) steps instead of one a word, since on a GPU steps cost more than sums.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

IMPOSSIBLE = -1e4


class Crf(nn.Module):
    """Transition scores between `labels` BIO labels (0 is outside, odd begins, even continues)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        allowed, opens = _legal(labels)
        self.register_buffer("allowed", allowed, persistent=False)
        self.register_buffer("opens", opens, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transition scores [labels, labels] and start scores [labels]; impossible ones are low."""
        assert isinstance(self.allowed, Tensor)
        assert isinstance(self.opens, Tensor)
        return (
            self.transitions.masked_fill(~self.allowed, IMPOSSIBLE),
            self.start.masked_fill(~self.opens, IMPOSSIBLE),
        )

    def loss(self, logits: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood, summed over words; see `Chain` for the shapes."""
        return chain_losses({"": Chain(self, logits, allowed, mask)})[""]


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows of words that one CRF labels."""

    crf: Crf
    logits: Tensor
    """[rows, W, labels]."""
    allowed: Tensor
    """Of the same shape: which labels may be right."""
    mask: Tensor
    """[rows, W]: which words there are, a prefix of each row."""


def chain_losses(chains: Mapping[str, Chain]) -> dict[str, Tensor]:
    """Negative log likelihood of each chain, summed over its words.

    Chains of like label counts go through the forward algorithm together, the allowed paths beside
    all paths: on a GPU the number of operations is what it costs.
    """
    groups: dict[int, list[str]] = {}
    for name, chain in chains.items():
        groups.setdefault(_size(chain.logits.shape[-1]), []).append(name)
    losses: dict[str, Tensor] = {}
    for size, names in groups.items():
        members = [chains[name] for name in names]
        logits, allowed, mask, transitions, start = (
            torch.cat(column)
            for column in zip(*(_padded(chain, size) for chain in members), strict=True)
        )
        held = logits.masked_fill(~allowed, IMPOSSIBLE)
        sums = _log_sum(
            torch.cat([logits, held]),
            torch.cat([mask, mask]),
            torch.cat([transitions, transitions]),
            torch.cat([start, start]),
        )
        every, right = sums.chunk(2)
        off = (every - right) * mask.any(1)
        parts = off.split([len(chain.logits) for chain in members])
        losses |= {name: part.sum() for name, part in zip(names, parts, strict=True)}
    return losses


def _size(labels: int) -> int:
    """Label counts below 5 are padded to 5: one group less."""
    return max(labels, 5)


def _padded(chain: Chain, size: int) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    rows, _, labels = chain.logits.shape
    transitions, start = chain.crf.scores()
    logits, allowed, more = chain.logits.float(), chain.allowed, size - labels
    if more:
        logits = functional.pad(logits, (0, more), value=IMPOSSIBLE)
        allowed = functional.pad(allowed, (0, more), value=False)
        transitions = functional.pad(transitions, (0, more, 0, more), value=IMPOSSIBLE)
        start = functional.pad(start, (0, more), value=IMPOSSIBLE)
    return (
        logits,
        allowed,
        chain.mask,
        transitions.expand(rows, size, size),
        start.expand(rows, size),
    )


def _log_sum(logits: Tensor, mask: Tensor, transitions: Tensor, start: Tensor) -> Tensor:
    first = logits[:, 0] + start
    steps = transitions[:, None] + logits[:, 1:, None, :]
    size = steps.shape[-1]
    neutral = torch.full((size, size), IMPOSSIBLE, device=logits.device).fill_diagonal_(0.0)
    steps = torch.where(mask[:, 1:, None, None], steps, neutral)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            pad = neutral.expand(steps.shape[0], 1, size, size)
            steps = torch.cat([steps, pad], 1)
        steps = _log_product(steps[:, 0::2], steps[:, 1::2])
    if steps.shape[1]:
        first = torch.logsumexp(first[:, :, None] + steps[:, 0], 1)
    return torch.logsumexp(first, 1)


def viterbi(crf: Crf, logits: Tensor, mask: Tensor) -> Tensor:
    """The best path [rows, W] under `crf`; 0 where the mask has no word."""
    transitions, start = crf.scores()
    logits = logits.float()
    best, back = logits[:, 0] + start, []
    for place in range(1, logits.shape[1]):
        scores, came = (best[:, :, None] + transitions[None]).max(1)
        here = mask[:, place, None]
        best = torch.where(here, scores + logits[:, place], best)
        back.append(torch.where(here, came, torch.arange(came.shape[1], device=came.device)))
    path = [best.argmax(1)]
    for came in reversed(back):
        path.append(came.gather(1, path[-1][:, None])[:, 0])
    return torch.stack(path[::-1], 1) * mask


def _log_product(left: Tensor, right: Tensor) -> Tensor:
    """log(exp(left) @ exp(right)), rescaled so that exp does not overflow."""
    top_left = left.amax(-1, keepdim=True)
    top_right = right.amax(-2, keepdim=True)
    product = torch.matmul((left - top_left).exp(), (right - top_right).exp())
    return product.clamp(min=1e-30).log() + top_left + top_right


def _legal(labels: int) -> tuple[Tensor, Tensor]:
    before, after = torch.arange(labels)[:, None], torch.arange(labels)[None, :]
    inside = (after % 2 == 0) & (after > 0)
    allowed = ~inside | (before == after) | (before == after - 1)
    opens = ~inside[0]
    return allowed, opens
