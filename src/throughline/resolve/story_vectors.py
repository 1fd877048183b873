"""Articles as sparse vectors of what they are about.

Sublinear term frequency and a smoothed inverse document frequency. Smoothed, because in a folder
that was gathered for one case the words of that case stand everywhere and must still count.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import EntityType
from throughline.resolve.features import FEATURES, KINDS
from throughline.resolve.reports import Reports

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]

SMOOTHING_ARTICLES = 200
"""A folder counts as at least this many articles when rarity is weighed."""

SUBJECT = {
    EntityType.PERSON.value: 3.0,
    EntityType.FACILITY.value: 3.0,
    EntityType.OTHER.value: 3.0,
    EntityType.GROUP.value: 2.5,
    EntityType.ORGANIZATION.value: 2.0,
    EntityType.PLACE.value: 1.0,
    "word": 1.0,
}
"""Weights by kind of feature: who and what a case is about. A person tells more than a country."""

HAPPENING = SUBJECT | {"capital": 2.5, "number": 2.0, "day": 2.0}
"""What one happening is told by: also its day, street numbers and ages, and every capitalised word,
since two outlets may name a place in ways that are not resolved to one."""

_WEIGHT_BITS, _PLACE_BITS = 24, 18
_FINEST = (1 << _WEIGHT_BITS) - 1
"""A weight of 1 as a whole number: finer differences do not order features."""
_PAIRS = 2048
"""Pairs of rows that are multiplied at a time: it bounds memory."""
_DIGITS = 9
"""Decimals of a cosine: a sum of many numbers hangs on the order of adding in those after them."""


class Frequencies:
    """How often each article has each feature: `counts[i]` times article `owners[i]` has feature
    `columns[i]`, in the order of articles and features. The number of a feature is the place of its
    hash in the order of all."""

    def __init__(self, reports: Reports) -> None:
        parts = [features.unpacked() for features in reports.each(FEATURES)]
        hashes, kinds, counts = (np.concatenate(part) for part in zip(*parts, strict=True))
        self.articles = len(parts)
        self.owners = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts])
        distinct, self.columns = np.unique(hashes, return_inverse=True)
        self.width = len(distinct)
        """How many features there are."""
        self.counts = counts
        self._kinds = kinds

    def weighed(self, weights: Mapping[str, float]) -> Weights:
        """The weight of each feature by its kind; the mean for a name that is typed in several
        ways."""
        by_kind = np.array([weights.get(kind, 0.0) for kind in KINDS])
        total = np.bincount(self.columns, by_kind[self._kinds], self.width)
        return total / np.bincount(self.columns, minlength=self.width)


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse vectors, one a row: row i has `weights[starts[i]:starts[i + 1]]` in `columns`.

    Columns are numbers of features in alphabetical order, ascending in each row.
    """

    starts: Numbers
    columns: Numbers
    weights: Weights
    width: int
    """How many features there are."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> tuple[Numbers, Weights]:
        """Columns and weights of one row."""
        part = slice(self.starts[number], self.starts[number + 1])
        return self.columns[part], self.weights[part]

    def entries(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Of all entries of these rows, one row after the other: the place of its row in `numbers`,
        and its place in `columns`."""
        begins = self.starts[numbers]
        lengths = self.starts[numbers + 1] - begins
        owners = np.repeat(np.arange(len(numbers)), lengths)
        shifts = begins - (lengths.cumsum() - lengths)
        return owners, np.arange(len(owners)) + shifts[owners]

    def products(self, numbers: Numbers, dense: Weights) -> Weights:
        """The dot product of each of these rows with a dense vector of all features."""
        owners, places = self.entries(numbers)
        terms = self.weights[places] * dense[self.columns[places]]
        return _summed(owners, terms, len(numbers))

    def cosines(self, lefts: Numbers, rights: Numbers) -> Weights:
        """The dot product of each two rows; quickest where equal `lefts` stand together."""
        local = np.full(self.width, -1)
        parts = [
            self._cosines(lefts[at : at + _PAIRS], rights[at : at + _PAIRS], local)
            for at in range(0, len(lefts), _PAIRS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _cosines(self, lefts: Numbers, rights: Numbers, local: Numbers) -> Weights:
        """`local` numbers the columns that the left rows have; -1 for all before and after."""
        numbers, left_of = np.unique(lefts, return_inverse=True)
        owners, places = self.entries(numbers)
        columns = np.unique(self.columns[places])
        local[columns] = np.arange(len(columns))
        dense = np.zeros((len(numbers), len(columns)))
        dense[owners, local[self.columns[places]]] = self.weights[places]
        owners, places = self.entries(rights)
        at = local[self.columns[places]]
        known = at >= 0
        owners, places, at = owners[known], places[known], at[known]
        local[columns] = -1
        terms = self.weights[places] * dense[left_of[owners], at]
        return _summed(owners, terms, len(lefts))

    def shared(self) -> "Rows":
        """The rows without what one row alone has: it changes no product of two of them."""
        kept = np.bincount(self.columns, minlength=self.width)[self.columns] > 1
        before = np.r_[0, kept.cumsum()]
        return Rows(before[self.starts], self.columns[kept], self.weights[kept], self.width)

    def strongest(self, most: int) -> tuple[Numbers, Numbers, Weights]:
        """The entries with the greatest weights of each row, at most so many: row, column and
        weight, by row, the greatest first; of equal ones the first column."""
        owners = np.repeat(np.arange(len(self)), np.diff(self.starts))
        places = np.arange(len(owners)) - self.starts[owners]
        # By row, falling weight and place in one number: one sort instead of three.
        falling = _FINEST - np.floor(self.weights * _FINEST).astype(np.int64)
        packed = (((owners << _WEIGHT_BITS) | falling) << _PLACE_BITS) | places
        packed = np.sort(packed.astype(np.uint64)).astype(np.int64)
        kept = packed[places < most]
        owners = kept >> (_WEIGHT_BITS + _PLACE_BITS)
        entries = self.starts[owners] + (kept & ((1 << _PLACE_BITS) - 1))
        return owners, self.columns[entries], self.weights[entries]


def unit_rows(found: Frequencies, weights: Mapping[str, float]) -> Rows:
    """One vector of length 1 an article, of the kinds of feature in `weights` alone."""
    by_feature = found.weighed(weights)
    kept = by_feature[found.columns] > 0.0
    owners, columns, counts = found.owners[kept], found.columns[kept], found.counts[kept]
    held = np.bincount(columns, minlength=found.width)
    rarity = _rarity(held, found.articles)
    weighed = by_feature[columns] * _sublinear(counts) * rarity[columns]
    norms = np.sqrt(np.bincount(owners, weighed * weighed, found.articles))
    norms[norms == 0.0] = 1.0
    starts = np.searchsorted(owners, np.arange(found.articles + 1))
    return Rows(starts, columns, weighed / norms[owners], found.width)


def _summed(owners: Numbers, terms: Weights, count: int) -> Weights:
    """The sum of the terms of each owner."""
    sums: Weights = np.bincount(owners, weights=terms, minlength=count).astype(np.float64)
    return sums.round(_DIGITS)


def _sublinear(counts: npt.NDArray[np.uint8]) -> Weights:
    table = np.array([1.0] + [1.0 + math.log(n) for n in range(1, 256)])
    return table[counts]


def _rarity(held: Numbers, articles: int) -> Weights:
    """By how many articles have a feature: how much it tells."""
    total = max(articles, SMOOTHING_ARTICLES)
    counts, places = np.unique(held, return_inverse=True)
    table = np.array([math.log(1.0 + total / max(1, count)) for count in counts.tolist()])
    return table[places]
