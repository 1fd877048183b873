"""Trains which mentions mean the same: `python -m training.mention_pairs --data DIR --out FILE`.

Learned from the training parts of GUM, ECB+ and MEANTIME. Each mention takes one of those before it
that is of its chain, or none: first the marked mentions among each other, then the pronouns and
descriptions that the product finds among all noun phrases. A name that the product finds is of the
chain that most names of its own chain are marked with. GUM marks every mention; of the other sets,
which do not, only those with a right one are learned from. A cross-validation over the documents of
GUM is printed: no dev part is looked at. On one thread the same versions give the same file; it
takes some minutes.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.chain_metrics import chain_metrics
from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainedText
from throughline.extract.mentions.coreference import find_others, name_chains
from throughline.extract.mentions.finding import find_names
from throughline.extract.mentions.pairs.answers import Asked, phrases_of
from throughline.extract.mentions.pairs.chains import joined
from throughline.extract.mentions.pairs.features import Floats, mention_features, pair_features
from throughline.extract.mentions.pairs.scorer import PairScorer
from throughline.extract.mentions.pairs.table import Ints, Table, candidates, table_of
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import Reader, load_reader
from throughline.model.source import Article, Span
from throughline.text import prepare
from throughline.text.document import Document
from training.command import command
from training.small_nets import Schedule, learn, write_arrays

SETS = (gum_coreference, ecbplus_coreference, meantime_coreference)
HIDDEN = 32
SEEDS = 3
SCHEDULE = Schedule(epochs=10, batch=128, rate=3e-3, decay=1e-2)
DROPOUT = 0.2
FOLDS = 4
_CLOSED = -1e9


class Marked(NamedTuple):
    """Mentions of a document whose chains are marked; `right` [rows, others] are of one chain."""

    name: str
    table: Table
    chains: Sequence[str | None]
    rows: Ints
    others: Ints
    alone: Floats
    pairs: npt.NDArray[np.float16]
    right: npt.NDArray[np.bool_]


class Read(NamedTuple):
    """A document of a set as it is read."""

    text: ChainedText
    document: Document
    viewer: Viewer


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
    options = command("training.mention_pairs", __doc__).parse_args()
    torch.set_num_threads(1)
    reader = load_reader("standard", 1)
    every = [
        cases_of(read(text, reader))
        for corpus in SETS
        for text in corpus.load(options.data, "train")
    ]
    report(every)
    nets = fit_all([case for cases in every for case in cases])
    print(f"sha256 {write_arrays(options.out, shipped(nets))}")


def read(text: ChainedText, reader: Reader) -> Read:
    """A document of a set, read as an article is."""
    name = text.text.name
    document = prepare(Article(name, name, None, None, None, None, None, text.text.text))
    return Read(text, document, Viewer(document, read_document(document, reader)))


def cases_of(one: Read) -> list[Marked]:
    """What is learned of a document."""
    return [case for case in (marked(one), asked(one)) if case is not None]


def marked(one: Read) -> Marked | None:
    """The marked mentions; None where none can be viewed."""
    found = []
    for mark in one.text.entities:
        view = one.viewer.view(one.document.offsets.to_repaired(Span(mark.start, mark.end)))
        if view is not None:
            found.append((view, mark.chain))
    if not found:
        return None
    found.sort(key=lambda pair: (pair[0].span.start, -pair[0].span.end))
    table = table_of([view for view, _ in found], one.viewer.tree)
    return _compared(one, table, [chain for _, chain in found], range(len(found)))


def asked(one: Read) -> Marked | None:
    """What the product asks of the scorer; None where nothing of it is marked."""
    document, viewer = one.document, one.viewer
    names, links = find_names(document, find_times(document, viewer.reading), viewer.reading)
    heads = name_chains(names, links)
    phrases = phrases_of(viewer, Asked(names, heads, find_others(document, names)))
    chain_of = _chains_by_head(one)
    chains = [chain_of.get(view.head) for view in phrases.table.views]
    of_names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for number, chain in zip(phrases.numbers, chains, strict=True):
        if chain is not None and 0 <= number < len(names):
            of_names[heads[number]][chain] += 1
    for at, number in enumerate(phrases.numbers):
        if 0 <= number < len(names) and of_names[heads[number]]:
            chains[at] = of_names[heads[number]].most_common(1)[0][0]
    chains = [chain or chains[at] for chain, at in zip(chains, phrases.stands_for, strict=True)]
    whole = one.text.text.name.startswith("GUM_")
    rows = [at for at in phrases.rows if whole or chains[at] is not None]
    found = _compared(one, phrases.table, chains, rows)
    if found is None or whole:
        return found
    told = found.right.any(1)
    return found._replace(
        rows=found.rows[told],
        others=found.others[told],
        pairs=found.pairs[told],
        right=found.right[told],
    )


def _chains_by_head(one: Read) -> dict[int, str]:
    """Word -> the chain of the least marked mention that it is the head of."""
    found: dict[int, str] = {}
    for mark in sorted(one.text.entities, key=lambda mark: mark.end - mark.start):
        span = one.document.offsets.to_repaired(Span(mark.start, mark.end))
        head = one.viewer.tree.head_within(span.start, span.end)
        if head is not None:
            found.setdefault(head, mark.chain)
    return found


def _compared(
    one: Read, table: Table, chains: Sequence[str | None], rows: Sequence[int]
) -> Marked | None:
    if not rows:
        return None
    numbers = {chain: at for at, chain in enumerate(dict.fromkeys(chains)) if chain is not None}
    of_chain = np.array([-1 if chain is None else numbers[chain] for chain in chains])
    chosen = np.array(rows, np.int32)
    others = candidates(table)[chosen]
    same = of_chain[np.maximum(others, 0)] == of_chain[chosen][:, None]
    return Marked(
        one.text.text.name,
        table,
        chains,
        chosen,
        others,
        mention_features(table),
        pair_features(table, chosen, others).astype(np.float16),
        same & (others >= 0) & (of_chain[chosen] >= 0)[:, None],
    )


def fit_all(documents: Sequence[Marked]) -> list[Net]:
    """Networks that differ in their random beginnings."""
    return [fit(documents, seed) for seed in range(SEEDS)]


def fit(documents: Sequence[Marked], seed: int) -> Net:
    """A network; what it gives all that are right of a mention together counts."""
    starts = np.cumsum([0, *(len(one.alone) for one in documents)])
    placed = list(zip(documents, starts[:-1], strict=True))
    alone = torch.tensor(np.concatenate([one.alone for one in documents]))
    pairs = torch.tensor(np.concatenate([one.pairs for one in documents]))
    right = torch.tensor(np.concatenate([one.right for one in documents]))
    rows = torch.tensor(np.concatenate([one.rows + start for one, start in placed])).long()
    others = [np.where(one.others >= 0, one.others + start, -1) for one, start in placed]
    before = torch.tensor(np.concatenate(others)).long()
    torch.manual_seed(seed)
    net = Net(alone.shape[1], pairs.shape[2])

    def loss_of(batch: torch.Tensor) -> torch.Tensor:
        chosen = before[batch]
        logits = net(alone[rows[batch]], alone[chosen.clamp(min=0)], pairs[batch].float())
        return _loss(logits, chosen >= 0, right[batch])

    learn(net, len(rows), loss_of, SCHEDULE)
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


def report(every: Sequence[Sequence[Marked]]) -> None:
    """Prints the measures of the chains of GUM's marked mentions over folds."""
    gold: dict[object, object] = {}
    found: dict[object, object] = {}
    for fold in range(FOLDS):
        learned = [case for at, cases in enumerate(every) if at % FOLDS != fold for case in cases]
        scorer = PairScorer(shipped(fit_all(learned)))
        for cases in every[fold::FOLDS]:
            for one in cases:
                if one.name.startswith("GUM_") and len(one.rows) == len(one.table.views):
                    labels = joined(scorer.chances(one.table, one.rows, one.others), one.others)
                    for at, (chain, label) in enumerate(zip(one.chains, labels, strict=True)):
                        gold[one.name, at], found[one.name, at] = chain, (one.name, label)
    for name, value in chain_metrics("", gold, found).items():
        print(f"{name} {value:.3f}")


if __name__ == "__main__":
    main()
