"""Small networks: learned in small batches, kept as plain arrays that numpy alone can run.

The scorers of pairs are the mean of a few of them that differ in their random beginnings. On one
thread the same versions give the same weights.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

Floats = npt.NDArray[np.float32]


class Net(NamedTuple):
    """One trained network as arrays: weights [in, out] and biases, layer by layer."""

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]


class Schedule(NamedTuple):
    """How long and how fast is learned."""

    epochs: int
    batch: int
    rate: float
    """The highest learning rate, which one cycle goes up to and down from."""
    decay: float
    rest: bool = True
    """Whether what is left of an epoch after the last full batch is a batch too."""


class Shape(NamedTuple):
    """Layers of a network: how wide those between features and logit are."""

    hidden: tuple[int, ...]
    dropout: float
    """Share of the first layer's outputs left out while it learns."""
    least_spread: float = 1e-2
    """Added to the spread by which features are divided, so that rare ones do not explode."""


class Layers:
    """A network from features to a logit while it learns; `modules` is what runs."""

    def __init__(self, features: Floats, shape: Shape, seed: int) -> None:
        """`features` [any number, wide] tell what is common: inputs are scaled by them."""
        self._middle, self._spread = features.mean(0), features.std(0) + shape.least_spread
        torch.manual_seed(seed)
        sizes = (features.shape[1], *shape.hidden, 1)
        self._layers = [nn.Linear(*pair) for pair in pairwise(sizes)]
        first, *others = self._layers
        inner = [module for layer in others for module in (layer, nn.ReLU())][:-1]
        self.modules = nn.Sequential(first, nn.ReLU(), nn.Dropout(shape.dropout), *inner)

    def scaled(self, features: Floats) -> Floats:
        """The features as `modules` takes them."""
        return (features - self._middle) / self._spread

    def net(self, shift: float = 0.0) -> Net:
        """The layers for features as they are; `shift` is added to the logit."""
        weights = [layer.weight.detach().numpy().T.astype(np.float32) for layer in self._layers]
        biases = [layer.bias.detach().numpy().astype(np.float32) for layer in self._layers]
        weights[0] = weights[0] / self._spread[:, None]
        biases[0] = biases[0] - self._middle @ weights[0]
        biases[-1] = biases[-1] + np.float32(shift)
        return Net(tuple(weights), tuple(biases))


def learn(
    net: nn.Module, count: int, loss_of: Callable[[torch.Tensor], torch.Tensor], how: Schedule
) -> None:
    """Fits the network to `count` examples; `loss_of` gives the loss of those of a batch."""
    most = count if how.rest else count - count % how.batch
    steps = how.epochs * -(-most // how.batch)
    optimizer = torch.optim.AdamW(net.parameters(), lr=how.rate, weight_decay=how.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, how.rate, total_steps=steps + 1)
    for _ in range(how.epochs):
        for batch in torch.randperm(count)[:most].split(how.batch):
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()


def side_by_side(nets: Sequence[Net]) -> dict[str, Floats]:
    """The arrays `weight0`, `bias0`, … [nets, …] of all layers."""
    arrays: dict[str, Floats] = {}
    for at in range(len(nets[0].weights)):
        arrays[f"weight{at}"] = np.stack([net.weights[at] for net in nets])
        arrays[f"bias{at}"] = np.stack([net.biases[at] for net in nets])
    return arrays


def write_arrays(out: Path, arrays: Mapping[str, Any]) -> str:
    """Writes the file of weights that is shipped; its SHA-256, which belongs beside its loader."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    out.write_bytes(buffer.getvalue())
    return sha256(buffer.getvalue()).hexdigest()
