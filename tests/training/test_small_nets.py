"""Small networks: what they learn, and that the arrays that are shipped say the same."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="of the extra “training”")

import torch

from throughline.inference.arrays import Arrays
from throughline.resolve.likeness.nets import Nets
from throughline.resolve.likeness.vectors import WordVectors
from training.pair_nets import Taught, fit_pairs, scored
from training.small_nets import Floats, Layers, Schedule, Shape, learn, side_by_side, write_arrays

NO_VECTORS = WordVectors(["mill"], np.ones((1, 1), np.int8))


@dataclass(frozen=True)
class Mills:
    """Mentions whose first two numbers differ where they are not one."""

    numbers: Floats

    def features(self, vectors: WordVectors) -> Floats:
        apart: Floats = np.abs(self.numbers[:, None] - self.numbers[None, :])
        return apart


def test_arrays_say_what_the_network_says() -> None:
    torch.set_num_threads(1)
    features = np.random.default_rng(5).normal(3, 2, (40, 3)).astype(np.float32)
    layers = Layers(features, Shape(hidden=(4, 3), dropout=0.5), seed=1)
    with torch.no_grad():
        logits = layers.modules.eval()(torch.tensor(layers.scaled(features)))[:, 0].numpy()
    arrays: Arrays = dict(side_by_side([layers.net(shift=0.5)]))
    assert np.allclose(Nets(arrays).odds(features), logits + 0.5, atol=1e-4)


def test_the_rest_of_an_epoch_is_learned_from_or_left_out() -> None:
    net = torch.nn.Linear(1, 1)

    def sizes(rest: bool) -> list[int]:
        found: list[int] = []

        def loss_of(batch: torch.Tensor) -> torch.Tensor:
            found.append(len(batch))
            loss: torch.Tensor = net(torch.ones(len(batch), 1)).mean()
            return loss

        learn(net, 5, loss_of, Schedule(epochs=2, batch=2, rate=1e-3, decay=0.0, rest=rest))
        return found

    assert sizes(rest=True) == [2, 2, 1, 2, 2, 1]
    assert sizes(rest=False) == [2, 2, 2, 2]


def test_pairs_that_are_one_are_learned() -> None:
    torch.set_num_threads(1)
    drawn = np.random.default_rng(7)
    blocks = []
    for _ in range(20):
        chains = drawn.integers(0, 8, 40)
        numbers = np.stack([chains, drawn.normal(size=40)], 1).astype(np.float32)
        learned = [at < 38 for at in range(40)]
        blocks.append(scored(Mills(numbers), chains.tolist(), learned, NO_VECTORS))
    arrays: Arrays = dict(
        side_by_side([fit_pairs(blocks, seed, Taught(epochs=6, evened=0.5)) for seed in (0, 0)])
    )
    assert np.array_equal(arrays["weight0"][0], arrays["weight0"][1])
    odds = Nets(arrays).odds(blocks[0].features)
    assert ((odds > 0) == blocks[0].same).mean() > 0.99


def test_a_file_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    arrays = {"weight0": np.ones((2, 3), np.float32)}
    sums = {write_arrays(tmp_path / name, arrays) for name in ("a.npz", "b.npz")}
    assert len(sums) == 1
