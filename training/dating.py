"""`python -m training.dating --data DIR --out FILE`: the weights that date events.

A conditional logit (McFadden 1974) over the candidates of each event, with an L2 penalty, fitted by
Adam on the whole set at once: some minutes on one core, the same bytes each time. It learns from
the Airbus documents of MEANTIME, the train and dev documents of TimeBank-Dense, and those of
TempEval-3 that the reader was trained on and TimeBank-Dense does not have. MEANTIME dates an event
more readily than the others; the features of its convention take that up, and what all agree on is
in the features without.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpora import meantime_anchors, tempeval3, timebank_dense
from corpora.anchored import AnchoredText
from corpora.dated_documents import document_of, sentence_at
from corpora.timeml_anchors import read_anchored
from throughline.extract.events.dating.anchors import anchor
from throughline.extract.events.dating.candidates import Candidate, Candidates
from throughline.extract.events.dating.scorer import MEANTIME, NEWS, in_convention
from throughline.extract.events.guide import Guide
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import Reader, load_reader
from throughline.model.source import Span
from training.command import command

LEAST_SEEN = 3
PENALTY = 2.0
STEPS = 150
RATE = 0.1
DENSE_SHARE, SPARSE_SHARE = 0.5, 0.3
"""Weight of an event of TimeBank-Dense and of TempEval-3: there are two and five times as many as
of MEANTIME, of another kind of text, and those of TempEval-3 are linked less carefully."""
LEAST_WEIGHT = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one event as features, and which are right."""

    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weight: float


def examples(
    texts: Iterable[AnchoredText], reader: Reader, convention: str, weight: float
) -> Iterator[Example]:
    """What there is to learn from the texts; an event of a date that is no candidate has none."""
    for text in texts:
        document = document_of(text)
        reading = read_document(document, reader)
        found = Candidates(document, find_times(document, reading), Guide(document.text, reading))
        for event in text.events:
            span = document.offsets.to_repaired(Span(event.start, event.end))
            sentence = sentence_at(document, span)
            if event.anchor is None or sentence is None:
                continue
            candidates = found.of(span, sentence)
            if candidates:
                yield _example(candidates, event.anchor, convention, weight)


def _example(candidates: Sequence[Candidate], gold: str, convention: str, weight: float) -> Example:
    right = [not gold, *(bool(gold) and anchor(c.interval) == gold for c in candidates[1:])]
    if not any(right):
        right[0] = True
    told = tuple(tuple(in_convention(candidate, convention)) for candidate in candidates)
    return Example(told, tuple(right), weight)


def fit(learned: Sequence[Example]) -> dict[str, float]:
    """Feature -> weight, rounded, without those near nothing."""
    seen = Counter(f for example in learned for told in example.features for f in told)
    known = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= LEAST_SEEN))}
    rows = [[known[f] for f in told if f in known] for e in learned for told in e.features]
    lengths = np.array([len(row) for row in rows])
    flat = np.array([index for row in rows for index in row])
    row_starts = np.r_[0, np.cumsum(lengths)[:-1]]
    sizes = np.array([len(example.features) for example in learned])
    owner = np.repeat(np.arange(len(learned)), sizes)
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    right = np.array([one for example in learned for one in example.right])
    share = np.array([example.weight for example in learned])[owner]
    weights, mean, spread = np.zeros(len(known)), np.zeros(len(known)), np.zeros(len(known))
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(weights[flat], row_starts)
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[owner])
        likely = powers / np.add.reduceat(powers, starts)[owner]
        wanted = likely * right
        wanted /= np.add.reduceat(wanted, starts)[owner]
        pull = np.repeat((wanted - likely) * share, lengths)
        slope = np.bincount(flat, weights=pull, minlength=len(known)) - PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        change = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights + rate * change
    rounded = {f: round(float(weights[i]), 3) for f, i in known.items()}
    return {f: w for f, w in rounded.items() if abs(w) >= LEAST_WEIGHT}


def learned_from(data: Path, reader: Reader) -> list[Example]:
    """All that there is to learn from the sets in a folder."""
    airbus = meantime_anchors.load_corpus(data, "corpus_airbus")
    found = list(examples(airbus, reader, MEANTIME, 1.0))
    for split in ("train", "dev"):
        found += examples(timebank_dense.load(data, split), reader, NEWS, DENSE_SHARE)
    dense = {
        path.stem for split in timebank_dense.SPLITS for path in timebank_dense.files(data, split)
    }
    sparse = (
        read_anchored(path.read_text(encoding="utf-8"), path.stem, "tempeval3", dense=False)
        for path in tempeval3.files(data, "train")
        if path.stem not in dense
    )
    dated = (text for text in sparse if text.created is not None)
    return found + list(examples(dated, reader, NEWS, SPARSE_SHARE))


def main() -> None:
    """Learn from the sets in a folder; write the weights."""
    options = command("training.dating", main.__doc__).parse_args()
    weights = fit(learned_from(options.data, load_reader("standard")))
    text = json.dumps(weights, indent=0, sort_keys=True)
    options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
