"""A linear-chain CRF (Lafferty et al. 2001) whose gold is a set of allowed labels a word.

A set that marks only persons says nothing about places: there the gold path is any path through
the allowed labels (Tsuboi et al. 2008). The forward algorithm is done as a tree of log-matrix
products, log2(words) steps instead of one a word, since on a GPU steps cost more than sums.
"""

import torch
from torch import Tensor, nn

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
        """Transition scores [labels, labels] and start scores [labels], impossible ones very low."""
        assert isinstance(self.allowed, Tensor)
        assert isinstance(self.opens, Tensor)
        return (
            self.transitions.masked_fill(~self.allowed, IMPOSSIBLE),
            self.start.masked_fill(~self.opens, IMPOSSIBLE),
        )

    def loss(self, logits: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood, summed over words.

        `logits` [rows, W, labels]; `allowed` of that shape says which labels may be right; `mask`
        [rows, W] which words there are (a prefix of each row).
        """
        logits = logits.float()
        rows = mask.any(1)
        logits, allowed, mask = logits[rows], allowed[rows], mask[rows]
        held = logits.masked_fill(~allowed, IMPOSSIBLE)
        total = self._log_sum(logits, mask) - self._log_sum(held, mask)
        return total.sum()

    def _log_sum(self, logits: Tensor, mask: Tensor) -> Tensor:
        transitions, start = self.scores()
        first = logits[:, 0] + start
        steps = transitions[None, None] + logits[:, 1:, None, :]
        size = steps.shape[-1]
        neutral = torch.full((size, size), IMPOSSIBLE, device=logits.device)
        neutral = neutral.fill_diagonal_(0.0)
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
