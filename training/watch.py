"""How well the heads do on windows that training does not see: quick figures, not the benchmarks.

Anchored heads are given the true anchors, and each window stands alone; the benchmarks measure the
whole reader.
"""

from collections import defaultdict

import numpy as np
import torch
from torch import Tensor

from training.crf import viterbi
from training.data import Group, batches
from training.losses import FLAT, anchored_rows
from training.model import BIO_HEADS, ReaderModel


@torch.no_grad()
def watch(model: ReaderModel, groups: list[Group]) -> dict[str, float]:
    """Layer -> span F1, accuracy (tags, heads, how events are put) or Pearson r (factuality)."""
    model.eval()
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    scores: list[tuple[Tensor, Tensor]] = []
    for step in batches(groups, 32):
        given = step.input
        states = model.words(given["pieces"], given["shapes"], given["lexicon"], given["first"])
        mask = given["sentence"] >= 0
        for name, answers in step.parts[0].answers.items():
            if name in BIO_HEADS:
                found = viterbi(model.crf(name), model.head(name, states), mask)
                _count_spans(counts[name], found, _gold(answers), mask)
            elif name.startswith("events."):
                _count_events(counts[name], model.head(name, states).argmax(-1), answers, mask)
            elif name in FLAT:
                found = model.head(name, states).argmax(-1)
                _count_equal(counts[name], found, answers, answers >= 0)
            elif name == "heads":
                found = model.syntax.arcs(states, given["sentence"]).argmax(-1)
                _count_equal(counts["uas"], found, answers, answers >= 0)
                relation = model.syntax.relations(states, found).argmax(-1)
                right = (found == answers) & (relation == step.parts[0].answers["relations"])
                _count_equal(counts["las"], right, torch.ones_like(right), answers >= 0)
            elif name == "factuality":
                known = ~answers.isnan()
                scores.append((model.head(name, states)[:, :, 0].float()[known], answers[known]))
            elif name in ("attribution", "roles"):
                rows, places, reach, wanted = anchored_rows(
                    name, states, answers, given["sentence"]
                )
                if len(places):
                    logits = model.anchored[name](rows, places, reach)
                    logits[..., 1:] -= 1e4 * (~reach[..., None]).float()
                    found = viterbi(model.crf(name), logits, torch.ones_like(reach))
                    _count_spans(counts[name], found, wanted.clamp(min=0), reach)
    model.train()
    result = {name: _f1(*sums) for name, sums in sorted(counts.items())}
    if scores:
        left, right = (torch.cat(side).cpu().numpy() for side in zip(*scores, strict=True))
        result["factuality"] = float(np.corrcoef(left, right)[0, 1])
    return result


def _f1(right: float, found: float, wanted: float) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def _gold(answers: Tensor) -> Tensor:
    """The lowest allowed label of each word, -1 where several are."""
    single = (answers & (answers - 1)) == 0
    lowest = (answers & -answers).float().clamp(min=1).log2().long()
    return torch.where(single | (answers & 1 == 1), lowest, -1)


def _count_equal(sums: list[float], found: Tensor, wanted: Tensor, known: Tensor) -> None:
    total = float(known.sum())
    right = float(((found == wanted) & known).sum())
    for place, value in enumerate((right, total, total)):
        sums[place] += value


def _count_events(sums: list[float], found: Tensor, answers: Tensor, mask: Tensor) -> None:
    wanted = (answers & 1 == 0) & mask
    given = (found > 0) & mask
    for place, value in enumerate((wanted & given, given, wanted)):
        sums[place] += float(value.sum())


def _count_spans(sums: list[float], found: Tensor, wanted: Tensor, mask: Tensor) -> None:
    for row, gold, here in zip(found.tolist(), wanted.tolist(), mask.tolist(), strict=True):
        left, right = _spans(row, here), _spans(gold, here)
        for place, value in enumerate((len(left & right), len(left), len(right))):
            sums[place] += value


def _spans(row: list[int], here: list[bool]) -> set[tuple[int, int, int]]:
    spans: set[tuple[int, int, int]] = set()
    start, kind = -1, 0
    for place, label in enumerate([*row, 0]):
        inside = place < len(here) and here[place] and label > 0
        goes_on = inside and start >= 0 and label % 2 == 0 and label // 2 == kind
        if start >= 0 and not goes_on:
            spans.add((start, place, kind))
            start = -1
        if inside and not goes_on:
            start, kind = place, (label + 1) // 2
    return spans
