"""Trains whom pronouns of persons mean: `python -m training.entity_pairs --data DIR --out FILE`.

Learned from the training parts of GUM, ECB+ and MEANTIME, on the names that the product itself
finds. A candidate is right where its names are of the pronoun's chain. Those sets seldom speak of
somebody whose name the product lacks, news often do: so every pronoun is also learned from with the
right candidate taken away. A cross-validation over documents is printed: no dev part is looked at.
On one thread the same versions give the same file; it takes some minutes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainedText
from throughline.extract.mentions.antecedent_scorer import LEAST, AntecedentScorer
from throughline.extract.mentions.antecedents import Candidate, Places, features, not_excluded
from throughline.extract.mentions.coreference import link_within
from throughline.extract.mentions.finding import find_names
from throughline.extract.mentions.learned import Told
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.mentions.parts import name_heads
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import Reader, load_reader
from throughline.model.annotation import Mention, MentionForm
from throughline.model.source import Article
from throughline.text import prepare
from throughline.text.document import Document
from training.command import command
from training.small_nets import (
    Floats,
    Layers,
    Net,
    Schedule,
    Shape,
    learn,
    side_by_side,
    write_arrays,
)

SETS = (gum_coreference, ecbplus_coreference, meantime_coreference)
SEEDS = 3
SHAPE = Shape(hidden=(24,), dropout=0.3, least_spread=0.1)
SCHEDULE = Schedule(epochs=30, batch=128, rate=5e-3, decay=3e-2)
AWAY = 0.4
"""Weight of a pronoun whose right candidate was taken away."""
FOLDS = 4
THRESHOLDS = (0.3, 0.4, LEAST, 0.6, 0.7, 0.8)
_CLOSED = -1e9

_MORE = re.compile(r"\s*(?:\Z|[,(–-]|(?:who|which|that)\b)")
"""What may follow a name inside of a mention that it is the head of."""


class Case(NamedTuple):
    """One pronoun: the features of its candidates, and the row of the right one or None."""

    rows: Floats
    right: int | None
    weight: float = 1.0


def main() -> None:
    """Train and write the file; prints its checksum."""
    options = command("training.entity_pairs", __doc__).parse_args()
    torch.set_num_threads(1)
    reader = load_reader("standard")
    documents = [
        cases_of(text, reader) for corpus in SETS for text in corpus.load(options.data, "train")
    ]
    cases = [case for document in documents for case in document]
    print(f"{len(cases)} cases, {sum(case.right is None for case in cases)} of them of nobody")
    _report(documents)
    nets = [fit(cases, seed) for seed in range(SEEDS)]
    print(f"sha256 {write_arrays(options.out, side_by_side(nets))}")


def cases_of(text: ChainedText, reader: Reader) -> list[Case]:
    """The pronouns of a document whose chain is marked, each with and without its right one."""
    name = text.text.name
    document = prepare(Article(name, name, None, None, None, None, None, text.text.text))
    reading = read_document(document, reader)
    names, links = find_names(document, find_times(document, reading), reading)
    viewer = Viewer(document, reading)
    taught = _Taught(text, document, Places(document, viewer.tree), names)
    link_within(document, names, links, Told(viewer, taught))
    return taught.cases


class _Taught:
    """The right choice; a class to note the cases while the document is read."""

    def __init__(
        self, text: ChainedText, document: Document, places: Places, names: Sequence[Mention]
    ) -> None:
        self.cases: list[Case] = []
        self._document, self._places = document, places
        self._marks = sorted(text.entities, key=lambda mark: mark.end - mark.start)
        found: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for (head, _), mention in zip(name_heads(names), names, strict=True):
            chain = self._chain(mention)
            if chain is not None:
                found[head][chain] += 1
        self._chains: Mapping[int, str] = {h: c.most_common(1)[0][0] for h, c in found.items()}

    def choose(self, pronoun: Mention, candidates: Sequence[Candidate]) -> int | None:
        """See `Choice`."""
        chain = self._chain(pronoun)
        possible = not_excluded(self._places, pronoun, candidates)
        if chain is None or not possible:
            return None
        heads = [one.head for one in possible]
        right = next((n for n, head in enumerate(heads) if self._chains.get(head) == chain), None)
        self.cases.append(Case(features(self._places, pronoun, possible), right))
        if right is None:
            return None
        others = possible[:right] + possible[right + 1 :]
        if others:
            rows = features(self._places, pronoun, others)
            self.cases.append(Case(rows, None, AWAY))
        return heads[right]

    def _chain(self, mention: Mention) -> str | None:
        """The chain of the mention: of the mark with its range, or the least that it heads."""
        span = self._document.to_original(mention.span)
        original = self._document.article.text
        for mark in self._marks:
            if (mark.start, mark.end) == (span.start, span.end):
                return mark.chain
        if mention.form is MentionForm.PRONOUN:
            return None
        for mark in self._marks:
            inside = mark.start <= span.start and span.end <= mark.end
            if inside and _MORE.match(original, span.end, mark.end):
                return mark.chain
        return None


def fit(cases: Sequence[Case], seed: int) -> Net:
    """A network that gives each candidate a logit, "none of them" having 0."""
    every = np.concatenate([case.rows for case in cases])
    layers = Layers(every, SHAPE, seed)
    most = max(len(case.rows) for case in cases)
    given = np.zeros((len(cases), most, every.shape[1]), np.float32)
    closed = np.full((len(cases), most + 1), _CLOSED, np.float32)
    closed[:, most] = 0
    for at, case in enumerate(cases):
        given[at, : len(case.rows)] = layers.scaled(case.rows)
        closed[at, : len(case.rows)] = 0
    right = torch.tensor([most if case.right is None else case.right for case in cases])
    weights = torch.tensor([case.weight for case in cases])
    rows, none = torch.tensor(given), torch.tensor(closed)

    def loss_of(batch: torch.Tensor) -> torch.Tensor:
        logits = torch.cat([layers.modules(rows[batch])[..., 0], torch.zeros(len(batch), 1)], 1)
        losses = nn.functional.cross_entropy(logits + none[batch], right[batch], reduction="none")
        return (losses * weights[batch]).mean()

    learn(layers.modules, len(cases), loss_of, SCHEDULE)
    return layers.net()


def _report(documents: Sequence[Sequence[Case]]) -> None:
    """Prints how many answers of the folds hold, and how many pronouns are answered whose right
    candidate was taken away."""
    answers = list(_answers(documents))
    real = [(case.right, best, chance) for case, best, chance in answers if case.weight == 1]
    away = [chance for case, _, chance in answers if case.weight < 1]
    right = sum(wanted is not None for wanted, _, _ in real)
    for least in THRESHOLDS:
        given = [wanted == best for wanted, best, chance in real if chance >= least]
        hold, false = sum(given) / max(len(given), 1), sum(one >= least for one in away)
        found = sum(given) / right
        print(f"{least}: {hold:.3f} hold, {found:.3f} found; away {false / len(away):.3f}")


def _answers(documents: Sequence[Sequence[Case]]) -> Iterator[tuple[Case, int, float]]:
    """Each case with its likeliest candidate and how likely it is."""
    for fold in range(FOLDS):
        others = (d for n, d in enumerate(documents) if n % FOLDS != fold)
        learned = [case for document in others for case in document]
        nets = [fit(learned, seed) for seed in range(SEEDS)]
        scorer = AntecedentScorer(side_by_side(nets))
        for document in documents[fold::FOLDS]:
            for case in document:
                chances = scorer.chances(case.rows)
                best = int(chances.argmax())
                yield case, best, float(chances[best])


if __name__ == "__main__":
    main()
