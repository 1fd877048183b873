"""Articles as sparse vectors of what they are about: names, subject words, days, numbers.

Sublinear term frequency and a smoothed inverse document frequency. Smoothed, because in a folder
that was gathered for one case the words of that case stand everywhere and must still count.
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import Annotation, EntityType, SentenceKind
from throughline.model.source import Article
from throughline.resolve.reports import Reports, Work
from throughline.resolve.subject_words import subject_stems

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

_NUMBER = re.compile(r"\b\d{2,5}(?:-year-old)?\b|\b\d-year-old\b")
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{3,}\b")
_TITLE_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,}\b")
_DIGITS = 9
"""Decimals of a cosine: a sum of many numbers hangs on the order of adding in those after them."""


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """What an article says, apart from whom it names, for comparing it with others."""

    names: str
    """Features ("kind:value"), each once, with blanks between."""
    counts: tuple[int, ...]
    """How often the article has each."""


def _text_features(article: Article, annotation: Annotation) -> TextFeatures:
    title = article.title or ""
    row = Counter(f"word:{stem}" for stem in subject_stems(title.lower()))
    row.update(f"capital:{word.lower()}" for word in _TITLE_CAPITAL.findall(title))
    row.update(f"number:{digits}" for digits in _NUMBER.findall(title))
    for sentence in annotation.sentences:
        if sentence.kind is not SentenceKind.FURNITURE:
            text = sentence.span.of(article.text)
            row.update(f"word:{stem}" for stem in subject_stems(text))
            row.update(f"capital:{word.lower()}" for word in _CAPITAL.findall(text))
            row.update(f"number:{digits}" for digits in _NUMBER.findall(text))
    for time in annotation.times:
        if time.interval is not None and time.interval.is_day and time.interval.start:
            row[f"day:{time.interval.start.isoformat()}"] += 1
    return TextFeatures(" ".join(row), tuple(row.values()))


FEATURES = Work("features", TextFeatures, _text_features)


class Frequencies:
    """How often each article has each feature: `counts[i]` times article `owners[i]` has feature
    `columns[i]`, in the order of articles and features. The number of a feature is its place in the
    alphabetical order of all."""

    def __init__(self, reports: Reports, named: Iterable[tuple[str, str, int]]) -> None:
        """`named`: (article id, feature, how often) of the entities that articles name."""
        numbers: dict[str, int] = {}
        owners, columns, counts = array("l"), array("l"), array("l")
        for owner, text in enumerate(reports.each(FEATURES)):
            found = [numbers.setdefault(name, len(numbers)) for name in text.names.split()]
            owners.extend([owner] * len(found))
            columns.extend(found)
            counts.extend(text.counts)
        place = {article: number for number, article in enumerate(reports.ids)}
        for article, name, count in named:
            owners.append(place[article])
            columns.append(numbers.setdefault(name, len(numbers)))
            counts.append(count)
        ordered = sorted(numbers)
        rank = np.empty(len(ordered), dtype=np.int64)
        rank[[numbers[name] for name in ordered]] = np.arange(len(ordered))
        self.kinds = [name.partition(":")[0] for name in ordered]
        """Kind of each feature."""
        self.articles = len(reports.ids)
        self.owners, self.columns, self.counts = _summed(
            np.asarray(owners, dtype=np.int64),
            rank[np.asarray(columns, dtype=np.int64)],
            np.asarray(counts, dtype=np.int64),
        )


def _summed(owners: Numbers, columns: Numbers, counts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The entries by owner and column, those of one owner and column as one."""
    order = np.lexsort((columns, owners))
    owners, columns, counts = owners[order], columns[order], counts[order]
    first = np.ones(len(owners), dtype=np.bool_)
    first[1:] = (owners[1:] != owners[:-1]) | (columns[1:] != columns[:-1])
    starts = np.flatnonzero(first)
    totals = np.add.reduceat(counts, starts) if len(starts) else counts
    return owners[starts], columns[starts], totals


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

    def products(self, numbers: Numbers, dense: Weights) -> Weights:
        """The dot product of each of these rows with a dense vector of all features."""
        begins, ends = self.starts[numbers], self.starts[numbers + 1]
        lengths = ends - begins
        # Places of all entries of the rows, one row after the other.
        shifts = np.repeat(begins - np.r_[0, lengths.cumsum()[:-1]], lengths)
        places = np.arange(int(lengths.sum())) + shifts
        terms = self.weights[places] * dense[self.columns[places]]
        sums = np.bincount(np.repeat(np.arange(len(numbers)), lengths), terms, len(numbers))
        return np.round(sums, _DIGITS)

    def shared(self) -> "Rows":
        """The rows without what one row alone has: it changes no product of two of them."""
        kept = np.bincount(self.columns, minlength=self.width)[self.columns] > 1
        before = np.r_[0, kept.cumsum()]
        return Rows(before[self.starts], self.columns[kept], self.weights[kept], self.width)

    def strongest(self, most: int) -> list[Numbers]:
        """The columns of each row with the greatest weights, at most so many, the greatest first;
        of equal ones the first in alphabetical order."""
        owners = np.repeat(np.arange(len(self)), np.diff(self.starts))
        order = np.lexsort((self.columns, -self.weights, owners))
        ranked = self.columns[order]
        return [
            ranked[start : min(start + most, end)]
            for start, end in zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True)
        ]


def unit_rows(found: Frequencies, weights: Mapping[str, float]) -> Rows:
    """One vector of length 1 an article, of the kinds of feature in `weights` alone."""
    by_feature = np.array([weights.get(kind, 0.0) for kind in found.kinds])
    kept = by_feature[found.columns] > 0.0
    owners, columns, counts = found.owners[kept], found.columns[kept], found.counts[kept]
    held = np.bincount(columns, minlength=len(by_feature))
    rarity = _rarity(held, found.articles)
    weighed = by_feature[columns] * _sublinear(counts) * rarity[columns]
    norms = np.sqrt(np.bincount(owners, weighed * weighed, found.articles))
    norms[norms == 0.0] = 1.0
    starts = np.searchsorted(owners, np.arange(found.articles + 1))
    return Rows(starts, columns, weighed / norms[owners], len(by_feature))


def _sublinear(counts: Numbers) -> Weights:
    table = np.array([1.0] + [1.0 + math.log(n) for n in range(1, int(counts.max(initial=0)) + 1)])
    return table[counts]


def _rarity(held: Numbers, articles: int) -> Weights:
    """By how many articles have a feature: how much it tells."""
    total = max(articles, SMOOTHING_ARTICLES)
    counts, places = np.unique(held, return_inverse=True)
    table = np.array([math.log(1.0 + total / max(1, count)) for count in counts.tolist()])
    return table[places]
