"""Trains which mentions mean the same: `python -m training.mention_pairs --data DIR --out FILE`.

Learned from the training parts of GUM, ECB+ and MEANTIME, on the marked mentions: each takes one
of those before it that is of its chain, or none. A cross-validation over the documents of GUM is
printed: no dev part is looked at. On one thread the same versions give the same file; it takes some
minutes.
"""

import argparse
import io
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.chain_metrics import chain_metrics
from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainedText
from throughline.extract.mentions.pairs.chains import joined
from throughline.extract.mentions.pairs.features import Floats, mention_features, pair_features
from throughline.extract.mentions.pairs.scorer import PairScorer
from throughline.extract.mentions.pairs.table import Ints, Table, candidates, table_of
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.reading import read_document
from throughline.inference import Reader, load_reader
from throughline.model.source import Article, Span
from throughline.text import prepare

SETS = (gum_coreference, ecbplus_coreference, meantime_coreference)
HIDDEN = 32
SEEDS = 3
EPOCHS = 10
BATCH = 128
RATE = 3e-3
DECAY = 1e-2
DROPOUT = 0.2
FOLDS = 4
_CLOSED = -1e9

Bools = npt.NDArray[np.bool_]


class Marked(NamedTuple):
    """One document whose chains are marked; `right` [mentions, others] are pairs of one chain."""

    name: str
    table: Table
    chains: tuple[str, ...]
    others: Ints
    alone: Floats
    pairs: npt.NDArray[np.float16]
    right: Bools


class Net(nn.Module):
    """Logits of pairs, and last of "none of these"."""

    def __init__(self, alone: int, pair: int) -> None:
        """How many features a mention and a pair have."""
        super().__init__()
        self.of_a, self.of_b = nn.Linear(alone, HIDDEN), nn.Linear(alone, HIDDEN, bias=False)
        self.of_pair, self.outer = nn.Linear(pair, HIDDEN, bias=False), nn.Linear(HIDDEN, 1)
        self.alone, self.alone_outer = nn.Linear(alone, HIDDEN), nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, a: torch.Tensor, b: torch.Tensor, pairs: torch.Tensor) -> torch.Tensor:
        """[mentions, others + 1] of mentions a [mentions, …], b and pairs [mentions, others, …]."""
        inner = torch.relu(self.of_a(a)[:, None] + self.of_b(b) + self.of_pair(pairs))
        none = self.alone_outer(self.dropout(torch.relu(self.alone(a))))
        return torch.cat([self.outer(self.dropout(inner))[..., 0], none], 1)

    def arrays(self) -> dict[str, Floats]:
        """As they are shipped; of the last biases only how far they are apart counts."""

        def weights(layer: nn.Linear) -> Floats:
            found: Floats = layer.weight.detach().numpy().T.astype(np.float32)
            return found

        lead = self.outer.bias - self.alone_outer.bias
        return {
            "of_a": weights(self.of_a),
            "of_b": weights(self.of_b),
            "of_pair": weights(self.of_pair),
            "shift": self.of_a.bias.detach().numpy().astype(np.float32),
            "outer": weights(self.outer)[:, 0],
            "alone": weights(self.alone),
            "alone_shift": self.alone.bias.detach().numpy().astype(np.float32),
            "alone_outer": weights(self.alone_outer)[:, 0],
            "lead": lead.detach().numpy().astype(np.float32),
        }


def main() -> None:
    """Train and write the file; prints its checksum."""
    options = _parse()
    torch.set_num_threads(1)
    reader = load_reader("standard", 1)
    sets = [
        [one for text in corpus.load(options.data, "train") if (one := marked(text, reader))]
        for corpus in SETS
    ]
    report(sets[0], [one for others in sets[1:] for one in others])
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **shipped(fit_all([one for of_set in sets for one in of_set])))
    options.out.write_bytes(buffer.getvalue())
    print(f"sha256 {sha256(buffer.getvalue()).hexdigest()}")


def marked(text: ChainedText, reader: Reader) -> Marked | None:
    """The mentions of a document as the product reads it; None where none can be viewed."""
    name = text.text.name
    document = prepare(Article(name, name, None, None, None, None, None, text.text.text))
    viewer = Viewer(document, read_document(document, reader))
    found = []
    for mark in text.entities:
        span = document.offsets.to_repaired(Span(mark.start, mark.end))
        view = viewer.view(span)
        if view is not None:
            found.append((view, mark.chain))
    if not found:
        return None
    found.sort(key=lambda one: (one[0].span.start, -one[0].span.end))
    table = table_of([view for view, _ in found], viewer.tree)
    chains = tuple(chain for _, chain in found)
    others = candidates(table)
    numbers = {chain: at for at, chain in enumerate(dict.fromkeys(chains))}
    of_chain = np.array([numbers[chain] for chain in chains])
    right = (others >= 0) & (of_chain[np.maximum(others, 0)] == of_chain[:, None])
    pairs = pair_features(table, np.arange(len(found), dtype=np.int32), others)
    return Marked(
        name, table, chains, others, mention_features(table), pairs.astype(np.float16), right
    )


def fit_all(documents: Sequence[Marked]) -> list[Net]:
    """Networks that differ in their random beginnings."""
    return [fit(documents, seed) for seed in range(SEEDS)]


def fit(documents: Sequence[Marked], seed: int) -> Net:
    """A network; what it gives all that are right of a mention together counts."""
    starts = np.cumsum([0, *(len(one.others) for one in documents)])
    alone = torch.tensor(np.concatenate([one.alone for one in documents]))
    pairs = torch.tensor(np.concatenate([one.pairs for one in documents]))
    right = torch.tensor(np.concatenate([one.right for one in documents]))
    others = torch.tensor(
        np.concatenate(
            [
                np.where(one.others >= 0, one.others + start, -1)
                for one, start in zip(documents, starts[:-1], strict=True)
            ]
        )
    ).long()
    torch.manual_seed(seed)
    net = Net(alone.shape[1], pairs.shape[2])
    steps = EPOCHS * -(-len(alone) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(alone)).split(BATCH):
            chosen = others[batch]
            logits = net(alone[batch], alone[chosen.clamp(min=0)], pairs[batch].float())
            loss = _loss(logits, chosen >= 0, right[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def _loss(logits: torch.Tensor, real: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """How unlikely the right ones are together, "none" where there is no other."""
    some = right.any(1, keepdim=True)
    real = torch.cat([real, torch.ones_like(some)], 1)
    logits = logits.masked_fill(~real, _CLOSED)
    of_right = logits.masked_fill(~torch.cat([right, ~some], 1), _CLOSED)
    return (torch.logsumexp(logits, 1) - torch.logsumexp(of_right, 1)).mean()


def shipped(nets: Sequence[Net]) -> dict[str, Any]:
    """The arrays of all networks, which come first."""
    every = [net.arrays() for net in nets]
    return {name: np.stack([one[name] for one in every]).astype(np.float16) for name in every[0]}


def report(documents: Sequence[Marked], always: Sequence[Marked]) -> None:
    """Prints the measures of chains over folds; `always` is learned from in each."""
    gold: dict[object, object] = {}
    found: dict[object, object] = {}
    for fold in range(FOLDS):
        learned = [one for at, one in enumerate(documents) if at % FOLDS != fold]
        scorer = PairScorer(shipped(fit_all([*learned, *always])))
        for one in documents[fold::FOLDS]:
            rows = np.arange(len(one.others), dtype=np.int32)
            labels = joined(scorer.chances(one.table, rows, one.others), one.others)
            for at, (chain, label) in enumerate(zip(one.chains, labels, strict=True)):
                gold[one.name, at], found[one.name, at] = chain, (one.name, label)
    for name, value in chain_metrics("", gold, found).items():
        print(f"{name} {value:.3f}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.mention_pairs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, required=True, help="the file that is written")
    return parser.parse_args()


if __name__ == "__main__":
    main()
