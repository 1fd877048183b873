"""Chains of given mentions: each joins the chain that it likeliest goes on with, or begins one.

The chance of a chain is that of its mentions together. Chains grow in order of place.
"""

from collections.abc import Sequence

import numpy as np

from throughline.extract.mentions.pairs.features import Floats
from throughline.extract.mentions.pairs.scorer import PairScorer, load_pair_scorer
from throughline.extract.mentions.pairs.table import Ints, candidates, table_of
from throughline.extract.mentions.pairs.views import Viewer
from throughline.inference import Reading
from throughline.model.source import Span
from throughline.text.document import Document


def chains_within(
    document: Document, reading: Reading, spans: Sequence[Span], scorer: PairScorer | None = None
) -> list[int]:
    """For each span of the document's text the number of its chain.

    Spans may lie in each other and come in any order. One in which no word is read is a chain of
    its own.
    """
    viewer = Viewer(document, reading)
    order = sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end))
    viewed = [(at, view) for at in order if (view := viewer.view(spans[at])) is not None]
    labels = [len(viewed) + at for at in range(len(spans))]
    if viewed:
        table = table_of([view for _, view in viewed], viewer.tree)
        others = candidates(table)
        rows = np.arange(len(viewed), dtype=np.int32)
        chances = (scorer or load_pair_scorer()).chances(table, rows, others)
        for (at, _), label in zip(viewed, joined(chances, others), strict=True):
            labels[at] = label
    return labels


def joined(chances: Floats, others: Ints) -> list[int]:
    """For each mention the first of its chain; `chances` and `others` are of all mentions."""
    labels = list(range(len(others)))
    for at, row in enumerate(chances):
        before = [labels[other] for other in others[at] if other >= 0]
        best, chance = likeliest(row.tolist(), before)
        if best is not None and chance > row[-1]:
            labels[at] = best
    return labels


def likeliest(chances: Sequence[float], labels: Sequence[int]) -> tuple[int | None, float]:
    """The chain that is likeliest, and how likely; `labels` are the chains of the row's mentions.

    Of chains equally likely it is the one whose latest mention is nearest; None without any.
    """
    sums: dict[int, float] = {}
    for label, chance in zip(labels, chances, strict=False):
        sums[label] = sums.get(label, 0.0) + chance
    if not sums:
        return None, 0.0
    best = max(sums, key=lambda label: round(sums[label], 4))
    return best, sums[best]
