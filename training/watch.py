"""How well the heads do on windows that training does not see: quick figures, not the benchmarks.

Anchored heads are given the true anchors, and each window stands alone; the benchmarks measure the
whole reader.
"""

from collections import defaultdict

import numpy as np
import torch
from torch import Tensor

from training.crf import viterbi
from training.data import Windows, batches
from training.losses import ANCHORED, FLAT, anchored_rows, held_outside
from training.model import BIO_HEADS, ReaderModel


@torch.no_grad()
def watch(model: ReaderModel, windows: Windows) -> dict[str, float]:
    """Layer -> span F1, accuracy (tags, heads, how events are put) or Pearson r (factuality)."""
    model.eval()
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    scores: list[tuple[Tensor, Tensor]] = []
    for step in batches(windows, 32):
        given = step.input
        states = model.words(given["pieces"], given["shapes"], given["lexicon"], given["first"])
        for name, (rows, answers) in step.answers.items():
            sentence = given["sentence"][rows]
            if name == "heads":
                relations = step.answers["relations"][1]
                _count_syntax(counts, model, states[rows], sentence, answers, relations)
            elif name == "factuality":
                known = ~answers.isnan()
                found = model.head(name, states[rows])[:, :, 0].float()
                scores.append((found[known], answers[known]))
            elif name != "relations":
                _count(counts[name], model, name, states[rows], answers, sentence)
    model.train()
    result = {name: _f1(*sums) for name, sums in sorted(counts.items())}
    if scores:
        left, right = (torch.cat(side).cpu().numpy() for side in zip(*scores, strict=True))
        steady = left.std() == 0 or right.std() == 0
        result["factuality"] = 0.0 if steady else float(np.corrcoef(left, right)[0, 1])
    return result


def _count(
    sums: list[float],
    model: ReaderModel,
    name: str,
    states: Tensor,
    answers: Tensor,
    sentence: Tensor,
) -> None:
    mask = sentence >= 0
    if name in BIO_HEADS:
        found = viterbi(model.crf(name), model.head(name, states), mask)
        _count_spans(sums, found, _gold(answers), mask)
    elif name.startswith("events."):
        _count_events(sums, model.head(name, states).argmax(-1), answers, mask)
    elif name in FLAT:
        _count_equal(sums, model.head(name, states).argmax(-1), answers, answers >= 0)
    elif name in ANCHORED:
        rows, places, reach, wanted = anchored_rows(name, states, answers, sentence)
        if len(places):
            scores = held_outside(
                model.anchored[ANCHORED[name]](rows, places, reach).float(), reach
            )
            found = viterbi(model.crf(ANCHORED[name]), scores, torch.ones_like(reach))
            _count_spans(sums, found, wanted, reach)


def _count_syntax(
    counts: dict[str, list[float]],
    model: ReaderModel,
    states: Tensor,
    sentence: Tensor,
    heads: Tensor,
    relations: Tensor,
) -> None:
    found = model.syntax.arcs(states, sentence).argmax(-1)
    right = (found == heads) & (model.syntax.relations(states, found).argmax(-1) == relations)
    _count_equal(counts["uas"], found, heads, heads >= 0)
    _count_equal(counts["las"], right, torch.ones_like(right), heads >= 0)


def _f1(right: float, found: float, wanted: float) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def _gold(answers: Tensor) -> Tensor:
    """The lowest allowed label of each word: of several types the first one."""
    return (answers & -answers).float().clamp(min=1).log2().long()


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
