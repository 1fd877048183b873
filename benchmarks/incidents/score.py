"""Figures of a grouping against the true one.

Both are mappings from item to the name of its group, over the same items. B³: Bagga and Baldwin,
LREC 1998 workshop; each item counts as precise as the share of its group that belongs with it.
"""

from collections import Counter
from collections.abc import Hashable, Mapping

Groups = Mapping[str, Hashable]
"""Item -> group."""


def b_cubed_f1(found: Groups, true: Groups) -> float:
    """B³ F1, from 0 to 1."""
    if not true:
        return 0.0
    together = Counter((found[item], true[item]) for item in true)
    of_found = Counter(found[item] for item in true)
    of_true = Counter(true.values())
    precision = sum(together[found[i], true[i]] / of_found[found[i]] for i in true) / len(true)
    recall = sum(together[found[i], true[i]] / of_true[true[i]] for i in true) / len(true)
    return _f1(precision, recall)


def pairwise_f1(found: Groups, true: Groups) -> float:
    """F1 of the pairs of items that are put into one group, from 0 to 1."""
    right = _pairs(Counter((found[item], true[item]) for item in true))
    told = _pairs(Counter(found[item] for item in true))
    wanted = _pairs(Counter(true.values()))
    return _f1(right / told if told else 0.0, right / wanted if wanted else 0.0)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
