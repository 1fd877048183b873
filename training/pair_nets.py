"""Networks that say how likely two mentions of one block of documents are one.

Learned from all pairs of a block. Those that are not one are many times those that are, and are
thinned, which is made up for in the bias.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from throughline.resolve.likeness.vectors import WordVectors
from training.small_nets import Floats, Layers, Net, Schedule, Shape, learn

SHAPE = Shape(hidden=(64, 32), dropout=0.2)
APART = 60_000
"""Pairs that are not one and are learned from."""

Bools = npt.NDArray[np.bool_]


class Compared(Protocol):
    """Mentions of documents that may tell of the same."""

    def features(self, vectors: WordVectors) -> Floats:
        """[mentions, mentions, features]."""


class Taught(NamedTuple):
    """How the pairs are learned from."""

    epochs: int = 6
    evened: float = 0.0
    """A block of n mentions has n² pairs, so that large ones decide: each counts n^-evened."""


B = TypeVar("B", bound=Compared)


@dataclass(frozen=True, slots=True)
class Scored(Generic[B]):
    """A block with its features and which of its pairs are one."""

    block: B
    features: Floats
    same: Bools
    learned: Bools
    """[mentions]: whose pairs among each other are learned from."""


def scored(
    block: B, chains: Sequence[Hashable], learned: Sequence[bool], vectors: WordVectors
) -> Scored[B]:
    """The block with all that is learned from; `chains` and `learned` as its mentions."""
    number = {chain: at for at, chain in enumerate(dict.fromkeys(chains))}
    chain = np.array([number[one] for one in chains], np.int64)
    same = chain[:, None] == chain[None, :]
    return Scored(block, block.features(vectors), same, np.array(learned, bool))


def fit_pairs(blocks: Sequence[Scored[B]], seed: int, how: Taught) -> Net:
    """A network that gives the log-odds that a pair is one."""
    features, same, weights = _pairs(blocks, how.evened)
    drawn = np.random.default_rng(seed)
    apart = np.flatnonzero(~same)
    count = min(APART, len(apart))
    chosen = np.concatenate([np.flatnonzero(same), drawn.choice(apart, count, replace=False)])
    layers = Layers(features, SHAPE, seed)
    given = torch.tensor(layers.scaled(features[chosen]))
    wanted = torch.tensor(same[chosen].astype(np.float32))
    counts = torch.tensor(weights[chosen])

    def loss_of(batch: torch.Tensor) -> torch.Tensor:
        logits = layers.modules(given[batch])[:, 0]
        return nn.functional.binary_cross_entropy_with_logits(logits, wanted[batch], counts[batch])

    schedule = Schedule(how.epochs, batch=512, rate=3e-3, decay=1e-2, rest=False)
    learn(layers.modules, len(chosen), loss_of, schedule)
    return layers.net(float(np.log(count / len(apart))))


def _pairs(blocks: Sequence[Scored[B]], evened: float) -> tuple[Floats, Bools, Floats]:
    """Features of all pairs, whether each is one, and what it counts: 1 on average over those that
    are one, and over the others."""
    features, same, weights = [], [], []
    for one in blocks:
        chosen = np.flatnonzero(one.learned)
        left, right = (chosen[at] for at in np.triu_indices(len(chosen), 1))
        features.append(one.features[left, right])
        same.append(one.same[left, right])
        weights.append(np.full(len(left), float(len(one.same)) ** -evened))
    are, counts = np.concatenate(same), np.concatenate(weights)
    for which in (are, ~are):
        counts[which] /= counts[which].mean()
    return np.concatenate(features), are, counts.astype(np.float32)
