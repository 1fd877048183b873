"""Learning which mentions are one: the network finds what tells the right pair."""

from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("torch", reason="of the extra “training”")

import torch

from throughline.extract.mentions.pairs.table import Table
from training.mention_pairs import Marked, fit, shipped


def _document(seed: int) -> Marked:
    """Forty mentions: each is of the chain of the one before it where the first feature says so."""
    told = np.random.default_rng(seed).integers(0, 2, 40)
    told[0] = 0
    others = np.full((40, 2), -1, np.int32)
    others[1:, 0], others[2:, 1] = np.arange(39), np.arange(38)
    pairs = np.zeros((40, 2, 3), np.float16)
    pairs[:, 0, 0] = told
    right = np.zeros((40, 2), bool)
    right[:, 0] = told == 1
    alone = np.ones((40, 2), np.float32)
    rows = np.arange(40, dtype=np.int32)
    return Marked("a", Table((), {}), [None] * 40, rows, others, alone, pairs, right)


def test_the_telling_feature_is_learned() -> None:
    torch.set_num_threads(1)
    documents = [_document(seed) for seed in range(60)]
    net = fit(documents, 0)
    one = documents[0]
    alone = torch.tensor(one.alone)
    with torch.no_grad():
        logits = net(alone, alone[np.maximum(one.others, 0)], torch.tensor(one.pairs).float())
    taken = (logits[:, 0] > logits[:, -1]).numpy()[1:]
    assert (taken == one.right[1:, 0]).all()


def test_the_same_seed_gives_the_same_weights() -> None:
    torch.set_num_threads(1)
    documents = [_document(seed) for seed in range(4)]
    arrays = [shipped([fit(documents, seed)]) for seed in (0, 0, 1)]
    same = [
        all(np.array_equal(one[name], two[name]) for name in one) for one, two in pairwise(arrays)
    ]
    assert same == [True, False]
