"""Trains the scorer of entities: `python -m training.entity_likeness --data DIR --out FILE`.

Pairs of names and descriptions are those of the training parts of ECB+ and MEANTIME, within blocks
of like documents. The threshold of clustering is the best of a cross-validation over the blocks of
both sets, each set counting alike; the chains within documents are of a scorer that learned from
the same sets, so that its figures are too good. No dev part is looked at. On one thread the same
versions give the same file.
"""

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

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
from training.command import command
from training.pair_nets import Scored, Taught, fit_pairs, scored
from training.small_nets import Floats, side_by_side, write_arrays

SEEDS = 5
FOLDS = 3
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)


class Set(NamedTuple):
    """The blocks of a set, and the chain of each mention within its document."""

    blocks: Sequence[Scored[Block]]
    within: Mapping[Key, Hashable]


def main() -> None:
    """Train and write the file; prints the cross-validation and the checksum."""
    options = command("training.entity_likeness", __doc__).parse_args()
    torch.set_num_threads(1)
    reader, vectors = load_reader("standard"), load_scorer().vectors
    sets = [
        _scored_set(corpus, options.data, reader, vectors)
        for corpus in (ecbplus_coreference, meantime_coreference)
    ]
    threshold = _threshold(sets, vectors)
    arrays = _arrays([one for of_set in sets for one in of_set.blocks], SEEDS)
    arrays["threshold"] = np.float32(threshold)
    print(f"threshold {threshold}, sha256 {write_arrays(options.out, arrays)}")


def _scored_set(corpus: Any, data: Path, reader: Reader, vectors: WordVectors) -> Set:
    documents = tuple(corpus.load(data, "train"))
    readings = [reader.read([passage_near(document)])[0] for document in documents]
    blocks = blocks_of_documents(documents, readings)
    within = dict(marked_within(documents, reader))
    return Set([_scored(block, vectors) for block in blocks], within)


def _scored(block: Block, vectors: WordVectors) -> Scored[Block]:
    told = [view.form is not Form.PRONOUN for view in block.views]
    return scored(block, block.chains, told, vectors)


def _arrays(blocks: Sequence[Scored[Block]], seeds: int) -> dict[str, Any]:
    return dict(side_by_side([fit_pairs(blocks, seed, Taught()) for seed in range(seeds)]))


def _threshold(sets: Sequence[Set], vectors: WordVectors) -> float:
    """The least mean chance of a cluster at which the folds come out best over the sets."""
    found: list[list[tuple[Scored[Block], Floats]]] = [[] for _ in sets]
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
    found: Sequence[tuple[Scored[Block], Floats]], within: Mapping[Key, Hashable], least: float
) -> float:
    blocks = [one.block for one, _ in found]
    labelled = [labels(one.block, within, chances, least) for one, chances in found]
    gold: dict[Any, Any] = {
        key: chain for block in blocks for key, chain in zip(block.keys, block.chains, strict=True)
    }
    ours: dict[Any, Any] = dict(joined(blocks, labelled))
    return figures(chains(gold), chains(ours)).conll


if __name__ == "__main__":
    main()
