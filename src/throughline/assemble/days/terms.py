"""Sentences and texts as weighted terms: sparse rows in three arrays, as in scipy's CSR.

Row `i` holds `terms[starts[i]:starts[i + 1]]` with `values` beside them. All sums over rows are
numpy calls over keys (group × term), so that no Python loop runs over words once they are counted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from throughline.resolve.subject_words import stem

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows over a vocabulary of `size` terms."""

    starts: Integers
    terms: Integers
    values: Floats
    size: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def row_of(self) -> Integers:
        """The row of each stored value."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def weighed(self, weights: Floats) -> "Rows":
        """The rows with each term multiplied by its weight, shape (size,)."""
        return Rows(self.starts, self.terms, self.values * weights[self.terms], self.size)

    def unit(self) -> "Rows":
        """The rows at length 1; empty ones stay."""
        lengths = np.sqrt(sums(self.row_of, self.values**2, len(self)))
        return Rows(
            self.starts,
            self.terms,
            self.values / np.where(lengths > 0, lengths, 1.0)[self.row_of],
            self.size,
        )

    def document_frequency(self) -> Floats:
        """In how many rows each term stands, shape (size,)."""
        return sums(self.terms, np.ones(len(self.terms)), self.size)

    def dot(self, vector: Floats) -> Floats:
        """The product of each row with a dense vector, shape (rows,)."""
        return sums(self.row_of, self.values * vector[self.terms], len(self))

    def chosen(self, rows: Integers) -> "Rows":
        """The rows of these numbers, in this order; a row may be taken more than once."""
        counts = np.diff(self.starts)[rows]
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        offsets = np.arange(starts[-1]) - np.repeat(starts[:-1] - self.starts[rows], counts)
        return Rows(starts, self.terms[offsets], self.values[offsets], self.size)

    def summed(self, groups: Integers, count: int, weights: Floats | None = None) -> "Rows":
        """One row a group: the sum of its rows, each times its weight."""
        scale = 1.0 if weights is None else weights[self.row_of]
        keys, where = np.unique(groups[self.row_of] * self.size + self.terms, return_inverse=True)
        values = sums(where, self.values * scale, len(keys))
        starts = np.searchsorted(keys, np.arange(count + 1) * self.size)
        return Rows(starts.astype(np.int64), keys % self.size, values, self.size)

    def squares(self) -> Floats:
        """The squared length of each row, shape (rows,)."""
        return sums(self.row_of, self.values**2, len(self))


def sums(keys: Integers, values: Floats, count: int) -> Floats:
    """The sum of the values of each key from 0 to `count` - 1."""
    return np.bincount(keys, values, minlength=count).astype(np.float64)


def count_terms(texts: Sequence[str]) -> Rows:
    """How often each term stands in each text: stems of content words, and numbers."""
    vocabulary: dict[str, int] = {}
    starts, terms, values = [0], [], []
    for text in texts:
        for term, number in Counter(content_terms(text)).items():
            terms.append(vocabulary.setdefault(term, len(vocabulary)))
            values.append(float(number))
        starts.append(len(terms))
    return Rows(
        np.array(starts, dtype=np.int64),
        np.array(terms, dtype=np.int64),
        np.array(values),
        max(1, len(vocabulary)),
    )


def content_terms(text: str) -> list[str]:
    """The terms of a text in order: stems of its words but function words, and its numbers."""
    passed_over = _function_words()
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in passed_over]


@cache
def _function_words() -> frozenset[str]:
    lines = files("throughline.assemble").joinpath("data/function_words.txt").read_text("utf-8")
    return frozenset(
        word for line in lines.splitlines() if not line.startswith("#") for word in line.split()
    )
