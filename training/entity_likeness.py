"""Trains the scorer of entities: `python -m training.entity_likeness --data DIR --out FILE`.

Pairs of names and descriptions are those of the training parts of ECB+ and MEANTIME, within blocks
of like documents. The threshold of clustering is the best of a cross-validation over the blocks of
both sets, each set counting alike; the chains within documents are of a scorer that learned from
the same sets, so that its figures are too good. No dev part is looked at. On one thread the same
versions give the same file.
"""

import argparse
import io
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.coreference_scores import chains, figures
from benchmarks.entity_coreference.marked import (
    Block,
    Key,
    blocks_of_documents,
    joined,
    labels,
    passage_near,
)
from benchmarks.entity_coreference.within import marked_within
from corpora import ecbplus_coreference, meantime_coreference
from throughline.inference import Reader, load_reader
from throughline.resolve.likeness import load_scorer
from throughline.resolve.likeness.entity_scorer import EntityScorer
from throughline.resolve.likeness.entity_views import Form
from throughline.resolve.likeness.vectors import WordVectors

HIDDEN = (64, 32)
SEEDS = 5
RATE = 3e-3
DECAY = 1e-2
DROPOUT = 0.2
EPOCHS = 6
BATCH = 512
NEGATIVES = 60_000
"""Pairs that are not one entity and are learned from; the rest is made up for in the bias."""
FOLDS = 3
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


class Net(NamedTuple):
    """One trained network as arrays: weights [in, out] and biases, layer by layer."""

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A block with its features and which of its pairs are one entity."""

    block: Block
    features: Floats
    same: Bools


class Set(NamedTuple):
    """The blocks of a set, and the chain of each mention within its document."""

    blocks: Sequence[Scored]
    within: Mapping[Key, Hashable]


def main() -> None:
    """Train and write the file; prints the cross-validation and the checksum."""
    options = _parse()
    torch.set_num_threads(1)
    reader, vectors = load_reader("standard"), load_scorer().vectors
    sets = [
        _scored_set(corpus, options.data, reader, vectors)
        for corpus in (ecbplus_coreference, meantime_coreference)
    ]
    threshold = _threshold(sets, vectors)
    arrays = _arrays([one for of_set in sets for one in of_set.blocks], SEEDS)
    arrays["threshold"] = np.float32(threshold)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    options.out.write_bytes(buffer.getvalue())
    print(f"threshold {threshold}, sha256 {sha256(buffer.getvalue()).hexdigest()}")


def _scored_set(corpus: Any, data: Path, reader: Reader, vectors: WordVectors) -> Set:
    documents = tuple(corpus.load(data, "train"))
    readings = [reader.read([passage_near(document)])[0] for document in documents]
    blocks = blocks_of_documents(documents, readings)
    return Set([scored(block, vectors) for block in blocks], dict(marked_within(documents, reader)))


def scored(block: Block, vectors: WordVectors) -> Scored:
    """The block with all that is learned from."""
    chain = np.array(block.chains)
    return Scored(block, block.features(vectors), chain[:, None] == chain[None, :])


def _arrays(blocks: Sequence[Scored], seeds: int) -> dict[str, Any]:
    nets = [fit_pairs(blocks, seed) for seed in range(seeds)]
    arrays: dict[str, Any] = {}
    for at in range(len(HIDDEN) + 1):
        arrays[f"weight{at}"] = np.stack([net.weights[at] for net in nets])
        arrays[f"bias{at}"] = np.stack([net.biases[at] for net in nets])
    return arrays


def fit_pairs(blocks: Sequence[Scored], seed: int) -> Net:
    """A network that gives the log-odds of a pair."""
    features, same = _pairs(blocks)
    drawn = np.random.default_rng(seed)
    apart = np.flatnonzero(~same)
    count = min(NEGATIVES, len(apart))
    chosen = np.concatenate([np.flatnonzero(same), drawn.choice(apart, count, replace=False)])
    middle, spread = features.mean(0), features.std(0) + 1e-2
    given = torch.tensor((features[chosen] - middle) / spread)
    wanted = torch.tensor(same[chosen].astype(np.float32))
    layers, net = _network(features.shape[1], seed)
    steps = EPOCHS * (len(chosen) // BATCH)
    optimizer, schedule = _training(net, steps)
    for _ in range(EPOCHS):
        order = torch.randperm(len(chosen))
        for step in range(len(chosen) // BATCH):
            batch = order[step * BATCH : (step + 1) * BATCH]
            logits = net(given[batch])[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(logits, wanted[batch])
            _step(loss, optimizer, schedule)
    return _as_arrays(layers, middle, spread, float(np.log(count / len(apart))))


def _network(width: int, seed: int) -> tuple[tuple[nn.Linear, ...], nn.Module]:
    torch.manual_seed(seed)
    sizes = (width, *HIDDEN, 1)
    layers = tuple(nn.Linear(*pair) for pair in pairwise(sizes))
    first, second, last = layers
    return layers, nn.Sequential(first, nn.ReLU(), nn.Dropout(DROPOUT), second, nn.ReLU(), last)


def _training(net: nn.Module, steps: int) -> tuple[torch.optim.Optimizer, Any]:
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1)


def _step(loss: torch.Tensor, optimizer: torch.optim.Optimizer, schedule: Any) -> None:
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()


def _as_arrays(layers: Sequence[nn.Linear], middle: Floats, spread: Floats, shift: float) -> Net:
    """The layers with the scaling of the features in the first and the thinning in the last."""
    weights = [layer.weight.detach().numpy().T.astype(np.float32) for layer in layers]
    biases = [layer.bias.detach().numpy().astype(np.float32) for layer in layers]
    weights[0] = weights[0] / spread[:, None]
    biases[0] = biases[0] - middle @ weights[0]
    biases[-1] = biases[-1] + np.float32(shift)
    return Net(tuple(weights), tuple(biases))


def _pairs(blocks: Sequence[Scored]) -> tuple[Floats, Bools]:
    """All pairs of names and descriptions."""
    features, same = [], []
    for one in blocks:
        told = [at for at, view in enumerate(one.block.views) if view.form is not Form.PRONOUN]
        left, right = (np.array(told, np.int64)[at] for at in np.triu_indices(len(told), 1))
        features.append(one.features[left, right])
        same.append(one.same[left, right])
    return np.concatenate(features), np.concatenate(same)


def _threshold(sets: Sequence[Set], vectors: WordVectors) -> float:
    """The least mean chance of a cluster at which the folds come out best over the sets."""
    found: list[list[tuple[Scored, Floats]]] = [[] for _ in sets]
    for fold in range(FOLDS):
        learned = [s for one in sets for n, s in enumerate(one.blocks) if n % FOLDS != fold]
        arrays = _arrays(learned, 1) | {"threshold": np.float32(0)}
        scorer = EntityScorer(arrays, vectors)
        for number, one in enumerate(sets):
            found[number] += [(s, scorer.chances(s.features)) for s in one.blocks[fold::FOLDS]]
    scores: dict[float, float] = {}
    for least in THRESHOLDS:
        of_sets = [
            _conll(one, of_set.within, least) for one, of_set in zip(found, sets, strict=True)
        ]
        scores[least] = sum(of_sets) / len(of_sets)
        print(least, *(f"{100 * score:.1f}" for score in of_sets), flush=True)
    return max(scores, key=lambda least: scores[least])


def _conll(
    found: Sequence[tuple[Scored, Floats]], within: Mapping[Key, Hashable], least: float
) -> float:
    blocks = [one.block for one, _ in found]
    labelled = [labels(one.block, within, chances, least) for one, chances in found]
    gold: dict[Any, Any] = {
        key: chain for block in blocks for key, chain in zip(block.keys, block.chains, strict=True)
    }
    ours: dict[Any, Any] = dict(joined(blocks, labelled))
    return figures(chains(gold), chains(ours)).conll


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.entity_likeness", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, required=True, help="the file that is written")
    return parser.parse_args()


if __name__ == "__main__":
    main()
