"""Trains the scorer of pairs of events: `python -m training.event_pairs --data DIR --out FILE`.

Word vectors are those of the pretrained encoder for single words, cut to their main directions.
The pairs are those of the training parts of ECB+ and MEANTIME, all within blocks of like documents,
with participants as the reader finds them for the marked triggers. The threshold of clustering is
the best of a cross-validation over the blocks of both sets, all mentions alike: no dev part is
looked at. On one thread the same versions give the same file; it takes two or three minutes.
"""

import argparse
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.coreference_scores import chains, figures
from benchmarks.event_coreference.blocks import Block, blocks_of_documents, read_mentions
from corpora import ecbplus_coreference, meantime_coreference
from throughline.inference import load_reader
from throughline.resolve.likeness import average_linkage
from throughline.resolve.likeness.scorer import between_happenings
from throughline.resolve.likeness.vectors import WordVectors
from training.encoder import Encoder, EncoderSize, load_pretrained
from training.lexicon import pretrained_folder, read_vocabulary

WIDE = 128
"""Directions kept of the word vectors: fewer blur synonyms, 64 a third of them."""
HIDDEN = (64, 32)
SEEDS = 5
EPOCHS = 6
BATCH = 512
RATE = 3e-3
DECAY = 1e-2
DROPOUT = 0.2
NEGATIVES = 60_000
"""Pairs that are not one event and are learned from; the rest is made up for in the bias."""
FOLDS = 3
LIKELIEST = 0.25
"""Share of the likeliest pair in how well two clusters fit; better by half a point than none."""
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)

Floats = npt.NDArray[np.float32]


class Net(NamedTuple):
    """One trained network as arrays: weights [in, out] and biases, layer by layer."""

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A block with its features and which of its pairs are one event."""

    block: Block
    features: Floats
    same: npt.NDArray[np.bool_]


def main() -> None:
    """Train and write the file; prints its checksum."""
    options = _parse()
    torch.set_num_threads(1)
    words, table = word_vectors(options.pretrained)
    vectors = WordVectors(words, table)
    reader = load_reader("standard")
    sets = []
    for corpus in (ecbplus_coreference, meantime_coreference):
        documents = tuple(corpus.load(options.data, "train"))
        blocks = blocks_of_documents(documents, read_mentions(documents, reader), vectors)
        sets.append([_scored(block, vectors) for block in blocks])
    threshold = _threshold(sets)
    nets = [fit([s for one in sets for s in one], seed) for seed in range(SEEDS)]
    content = _packed(words, table, nets, threshold)
    options.out.write_bytes(content)
    print(f"threshold {threshold}, sha256 {sha256(content).hexdigest()}")


def word_vectors(pretrained: Path | None) -> tuple[list[str], npt.NDArray[np.int8]]:
    """The whole words of the encoder's vocabulary, commonest first, and their vectors."""
    numbers = read_vocabulary(pretrained)
    words = [word for word in numbers if word.isascii() and word.isalpha() and len(word) > 2]
    words = [word for word in words if word.islower()]
    encoder = Encoder(EncoderSize(), dropout=0.0)
    load_pretrained(encoder, pretrained_folder(pretrained) / "model.safetensors")
    encoder.eval()
    pieces = torch.tensor([[numbers["[CLS]"], numbers[word], numbers["[SEP]"]] for word in words])
    with torch.no_grad():
        parts = [
            encoder(part, torch.zeros_like(part), torch.zeros_like(part)).mean(1)
            for part in pieces.split(512)
        ]
    whole = nn.functional.normalize(torch.cat(parts), dim=1).double().numpy()
    whole -= whole.mean(0)
    _, _, directions = np.linalg.svd(whole, full_matrices=False)
    kept = whole @ directions[:WIDE].T
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    return words, (kept / np.abs(kept).max() * 127).round().astype(np.int8)


def fit(scored: Sequence[Scored], seed: int) -> Net:
    """A network that gives the log-odds of a pair."""
    features, same = _pairs(scored)
    drawn = np.random.default_rng(seed)
    apart = np.flatnonzero(~same)
    count = min(NEGATIVES, len(apart))
    chosen = np.concatenate([np.flatnonzero(same), drawn.choice(apart, count, replace=False)])
    middle, spread = features.mean(0), features.std(0) + 1e-2
    given = torch.tensor((features[chosen] - middle) / spread)
    wanted = torch.tensor(same[chosen].astype(np.float32))
    torch.manual_seed(seed)
    layers = (
        nn.Linear(features.shape[1], HIDDEN[0]),
        nn.Linear(HIDDEN[0], HIDDEN[1]),
        nn.Linear(HIDDEN[1], 1),
    )
    net = nn.Sequential(layers[0], nn.ReLU(), nn.Dropout(DROPOUT), layers[1], nn.ReLU(), layers[2])
    steps = EPOCHS * (len(chosen) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1)
    for _ in range(EPOCHS):
        order = torch.randperm(len(chosen))
        for step in range(len(chosen) // BATCH):
            batch = order[step * BATCH : (step + 1) * BATCH]
            loss = nn.functional.binary_cross_entropy_with_logits(
                net(given[batch])[:, 0], wanted[batch]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return _as_arrays(layers, middle, spread, float(np.log(count / len(apart))))


def _as_arrays(layers: Sequence[nn.Linear], middle: Floats, spread: Floats, shift: float) -> Net:
    """The layers with the scaling of the features in the first and the thinning in the last."""
    weights = [layer.weight.detach().numpy().T.astype(np.float32) for layer in layers]
    biases = [layer.bias.detach().numpy().astype(np.float32) for layer in layers]
    weights[0] = weights[0] / spread[:, None]
    biases[0] = biases[0] - middle @ weights[0]
    biases[-1] = biases[-1] + shift
    return Net(tuple(weights), tuple(biases))


def _scored(block: Block, vectors: WordVectors) -> Scored:
    chain = np.array([mention.chain or str(at) for at, mention in enumerate(block.mentions)])
    same = chain[:, None] == chain[None, :]
    return Scored(block, block.features(vectors), same)


def _pairs(scored: Sequence[Scored]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    features, same = [], []
    for one in scored:
        left, right = np.triu_indices(len(one.same), 1)
        features.append(one.features[left, right])
        same.append(one.same[left, right])
    return np.concatenate(features), np.concatenate(same)


def _threshold(sets: Sequence[Sequence[Scored]]) -> float:
    """The least fit of two clusters at which the folds come out best, all mentions alike."""
    found: list[list[tuple[Scored, Floats]]] = [[] for _ in sets]
    for fold in range(FOLDS):
        net = fit([s for one in sets for n, s in enumerate(one) if n % FOLDS != fold], fold)
        for of, one in zip(found, sets, strict=True):
            of += [(s, _chances(net, s)) for n, s in enumerate(one) if n % FOLDS == fold]
    every = [pair for of in found for pair in of]
    scores: dict[float, float] = {}
    for least in THRESHOLDS:
        scores[least] = _conll(every, least)
        of_sets = (f"{100 * _conll(of, least):.1f}" for of in found)
        print(f"{least}: {100 * scores[least]:.1f}", *of_sets, flush=True)
    return max(scores, key=lambda least: scores[least])


def _conll(found: Sequence[tuple[Scored, Floats]], least: float) -> float:
    gold: dict[Any, Any] = {}
    ours: dict[Any, Any] = {}
    for number, (one, chances) in enumerate(found):
        labels = average_linkage(chances, least, likeliest=LIKELIEST)
        for mention, label in zip(one.block.mentions, labels, strict=True):
            gold[mention.key] = mention.chain
            ours[mention.key] = (number, label)
    return figures(chains(gold), chains(ours)).conll


def _chances(net: Net, scored: Scored) -> Floats:
    values = scored.features
    for at, (weight, bias) in enumerate(zip(net.weights, net.biases, strict=True)):
        values = values @ weight + bias
        values = np.maximum(values, 0) if at < len(net.weights) - 1 else values
    chances = (1 / (1 + np.exp(-values[..., 0]))).astype(np.float32)
    return between_happenings(chances, scored.block.names)


def _packed(
    words: Sequence[str],
    table: npt.NDArray[np.int8],
    nets: Sequence[Net],
    threshold: float,
) -> bytes:
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        "vectors": table,
        "threshold": np.float32(threshold),
        "likeliest": np.float32(LIKELIEST),
    }
    for at in range(len(HIDDEN) + 1):
        arrays[f"weight{at}"] = np.stack([net.weights[at] for net in nets])
        arrays[f"bias{at}"] = np.stack([net.biases[at] for net in nets])
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.event_pairs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, required=True, help="the file that is written")
    parser.add_argument("--pretrained", type=Path, help="folder of the pretrained encoder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
