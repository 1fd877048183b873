"""How near a timeline is to a reference: date F1, and ROUGE over days that are set side by side.

The ROUGE variants are those of Martschat and Markert (EACL 2017), with the names of their toolkit
tilse in brackets. Counts are summed over days, weighted by 1 / (days apart + 1), then divided.

- `concat` (concat): both timelines as one text each; days do not matter.
- `agree` (agreement): only equal days are compared.
- `align` (align_date_costs): every day with one day of the other timeline, at least cost in days.
- `align_m1` (align_date_content_costs_many_to_one): every day with the day of the other that costs
  least, where cost is distance in days times difference in words; several may share one. It is what
  is published as AR1 and AR2.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from benchmarks.timelines.assignment import cheapest_pairs
from benchmarks.timelines.rouge import Summary, ngrams, overlap

Timeline = Mapping[date, Summary]
_TOKEN = re.compile(r"\w+|[^\w\s]")
Costs = NDArray[np.float64]
Pairs = Iterable[tuple[date, date]]
"""(predicted day, reference day) that are compared."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def mean_score(scores: Sequence[Score]) -> Score:
    """Mean precision and mean recall: the published F1 is that of the means, not a mean of F1."""
    return Score(
        sum(score.precision for score in scores) / len(scores),
        sum(score.recall for score in scores) / len(scores),
    )


def date_score(predicted: Timeline, reference: Timeline) -> Score:
    """How many days of one timeline are, to the day, in the other."""
    shared = len(set(predicted) & set(reference))
    return Score(_share(shared, len(predicted)), _share(shared, len(reference)))


def concat(predicted: Timeline, reference: Timeline, n: int) -> Score:
    """ROUGE-n of the two timelines as one text each."""
    counted = overlap(_whole(predicted), _whole(reference), n)
    return Score(
        _share(counted.shared, counted.predicted), _share(counted.shared, counted.reference)
    )


def agree(predicted: Timeline, reference: Timeline, n: int) -> Score:
    """ROUGE-n of what is told of equal days."""
    shared = [(day, day) for day in sorted(set(predicted) & set(reference))]
    return _aligned(predicted, reference, n, shared, shared)


def align(predicted: Timeline, reference: Timeline, n: int) -> Score:
    """ROUGE-n over days aligned one to one by distance."""
    rows, columns = sorted(predicted), sorted(reference)
    costs = _date_costs(rows, columns)
    pairs = [(rows[i], columns[j]) for i, j in cheapest_pairs(costs)]
    return _aligned(predicted, reference, n, pairs, pairs)


def align_m1(predicted: Timeline, reference: Timeline, n: int) -> Score:
    """ROUGE-n over days aligned many to one by distance and words."""
    rows, columns = sorted(predicted), sorted(reference)
    costs = _date_costs(rows, columns) * _content_costs(predicted, reference, rows, columns)
    to_reference = [(rows[i], columns[j]) for i, j in enumerate(costs.argmin(axis=1))]
    to_predicted = [(rows[i], columns[j]) for j, i in enumerate(costs.argmin(axis=0))]
    return _aligned(predicted, reference, n, to_reference, to_predicted)


VARIANTS: Mapping[str, Callable[[Timeline, Timeline, int], Score]] = {
    "concat": concat,
    "agree": agree,
    "align": align,
    "align_m1": align_m1,
}


def _aligned(
    predicted: Timeline, reference: Timeline, n: int, for_precision: Pairs, for_recall: Pairs
) -> Score:
    """Shared n-grams of the pairs, over all n-grams of either side, paired or not."""
    return Score(
        _share(_weighted(predicted, reference, n, for_precision), _total(predicted, n)),
        _share(_weighted(predicted, reference, n, for_recall), _total(reference, n)),
    )


def _weighted(predicted: Timeline, reference: Timeline, n: int, pairs: Pairs) -> float:
    return sum(
        overlap(predicted[ours], reference[theirs], n).shared / (abs((ours - theirs).days) + 1)
        for ours, theirs in pairs
    )


def _total(timeline: Timeline, n: int) -> int:
    return sum(ngrams(summary, n).total() for summary in timeline.values())


def _date_costs(rows: Sequence[date], columns: Sequence[date]) -> Costs:
    apart = np.subtract.outer(
        np.array([day.toordinal() for day in rows]), np.array([day.toordinal() for day in columns])
    )
    return np.asarray(1.0 - 1.0 / (np.abs(apart) + 1.0))


def _content_costs(
    predicted: Timeline, reference: Timeline, rows: Sequence[date], columns: Sequence[date]
) -> Costs:
    """1 - F1 of words and marks as they stand: the toolkit's approximation of ROUGE-1."""
    ours = [_raw_words(predicted[day]) for day in rows]
    theirs = [_raw_words(reference[day]) for day in columns]
    vocabulary = {word: i for i, word in enumerate(sorted(set().union(*ours, *theirs)))}
    costs = np.ones((len(rows), len(columns)))
    dense = np.zeros((len(columns), len(vocabulary)))
    for j, counts in enumerate(theirs):
        dense[j, [vocabulary[word] for word in counts]] = list(counts.values())
    totals = dense.sum(axis=1)
    for i, counts in enumerate(ours):
        if not counts:
            continue
        chosen = np.array([vocabulary[word] for word in counts])
        numbers = np.array(list(counts.values()), dtype=float)
        shared = np.minimum(dense[:, chosen], numbers).sum(axis=1)
        costs[i] -= 2 * shared / np.maximum(totals + numbers.sum(), 1.0)
    return costs


def _raw_words(summary: Summary) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sentence in summary:
        for word in _TOKEN.findall(sentence):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _whole(timeline: Timeline) -> Summary:
    return tuple(sentence for day in sorted(timeline) for sentence in timeline[day])


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
