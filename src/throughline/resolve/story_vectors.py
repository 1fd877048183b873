"""Articles as sparse vectors of what they are about: names, subject words, days, numbers.

Sublinear term frequency and a smoothed inverse document frequency. Smoothed, because in a folder
that was gathered for one case the words of that case stand everywhere and must still count.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import Annotation, EntityType, SentenceKind
from throughline.model.source import Article
from throughline.resolve.resolution import EntityCluster
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


def text_features(article: Article, annotation: Annotation) -> Counter[str]:
    """How often the article has each feature ("kind:value") of words, numbers and days."""
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
    return row


def features(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: Sequence[EntityCluster],
) -> list[Counter[str]]:
    """How often each article has each feature, the entities that it names among them."""
    found = [text_features(*pair) for pair in zip(articles, annotations, strict=True)]
    number = {article.id: i for i, article in enumerate(articles)}
    for cluster in entities:
        name = f"{cluster.type.value}:{cluster.id}"
        for ref in cluster.mentions:
            found[number[ref.article]][name] += 1
    return found


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


def unit_rows(frequencies: Sequence[Mapping[str, int]], weights: Mapping[str, float]) -> Rows:
    """One vector of length 1 an article, of the kinds of feature in `weights` alone."""
    names = sorted(name for name in set().union(*frequencies) if name.partition(":")[0] in weights)
    place = {name: at for at, name in enumerate(names)}
    kept = [
        sorted((place[name], count) for name, count in row.items() if name in place)
        for row in frequencies
    ]
    starts = np.r_[0, np.cumsum([len(row) for row in kept], dtype=np.int64)]
    entries = np.array([entry for row in kept for entry in row], dtype=np.int64).reshape(-1, 2)
    columns, counts = entries[:, 0], entries[:, 1]
    held = np.bincount(columns, minlength=len(names))
    kinds = np.array([weights[name.partition(":")[0]] for name in names])
    weighed = kinds[columns] * _sublinear(counts) * _rarity(held, len(kept))[columns]
    owners = np.repeat(np.arange(len(kept)), np.diff(starts))
    norms = np.sqrt(np.bincount(owners, weighed * weighed, len(kept)))
    norms[norms == 0.0] = 1.0
    return Rows(starts, columns, weighed / norms[owners], len(names))


def _sublinear(counts: Numbers) -> Weights:
    table = np.array([1.0] + [1.0 + math.log(n) for n in range(1, int(counts.max(initial=0)) + 1)])
    return table[counts]


def _rarity(held: Numbers, articles: int) -> Weights:
    """By how many articles have a feature: how much it tells."""
    total = max(articles, SMOOTHING_ARTICLES)
    table = {count: math.log(1.0 + total / count) for count in np.unique(held).tolist()}
    return np.array([table[count] for count in held.tolist()])
