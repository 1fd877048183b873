"""Articles as sparse vectors of what they are about: names, subject words, days, numbers.

Sublinear term frequency and a smoothed inverse document frequency. Smoothed, because in a folder
that was gathered for one case the words of that case stand everywhere and must still count.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from throughline.model.annotation import Annotation, EntityType, SentenceKind
from throughline.model.source import Article
from throughline.resolve.resolution import EntityCluster
from throughline.resolve.subject_words import subject_stems

Vector = Mapping[str, float]

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


def features(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: Sequence[EntityCluster],
) -> list[Counter[str]]:
    """How often each article has each feature ("kind:value")."""
    number = {article.id: i for i, article in enumerate(articles)}
    found: list[Counter[str]] = [Counter() for _ in articles]
    for cluster in entities:
        for ref in cluster.mentions:
            found[number[ref.article]][f"{cluster.type.value}:{cluster.id}"] += 1
    for article, annotation, row in zip(articles, annotations, found, strict=True):
        title = article.title or ""
        row.update(f"word:{stem}" for stem in subject_stems(title.lower()))
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
    return found


def unit_vectors(
    frequencies: Sequence[Counter[str]], weights: Mapping[str, float]
) -> list[dict[str, float]]:
    """One vector of length 1 an article, of the kinds of feature in `weights` alone."""
    kept = [
        {name: count for name, count in row.items() if name.partition(":")[0] in weights}
        for row in frequencies
    ]
    document_frequency: Counter[str] = Counter()
    for row in kept:
        document_frequency.update(row.keys())
    total = max(len(kept), SMOOTHING_ARTICLES)
    rarity = {name: math.log(1.0 + total / count) for name, count in document_frequency.items()}
    rows: list[dict[str, float]] = []
    for row in kept:
        weighed = {
            name: weights[name.partition(":")[0]] * (1.0 + math.log(count)) * rarity[name]
            for name, count in sorted(row.items())
        }
        norm = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        rows.append({name: weight / norm for name, weight in weighed.items()})
    return rows


def cosine(left: Vector, right: Vector) -> float:
    """The dot product of two vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[name] for name, weight in left.items() if name in right)
