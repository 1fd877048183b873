"""Which articles are on one case: clusters of articles that share names and subject words.

An article becomes a sparse vector of its entities (weighed by type: a person tells more than a
country) and its content words, with sublinear term frequency and a smoothed inverse document
frequency. Smoothed, because in a folder that was gathered for one case the words of that case
stand everywhere and must still count. Articles whose cosine reaches `LINK_COSINE` belong together
(single link); a small remainder joins the main story when it resembles its centroid, since a
person put it into the folder for some reason.

Cost: each article is compared with the nearest `NEIGHBOURS` in time that share one of its
strongest features, so the work grows with the number of articles, not its square.
Fails on: two cases about the same persons in one folder (they become one story).
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from throughline.model.annotation import Annotation, EntityType, SentenceKind
from throughline.model.source import Article, Published
from throughline.resolve.clusters import UnionFind
from throughline.resolve.resolution import Copies, EntityCluster
from throughline.resolve.subject_words import subject_stems

LINK_COSINE = 0.20
JOIN_COSINE = 0.12
STRONGEST = 40
NEIGHBOURS = 30
SMOOTHING_ARTICLES = 200
"""A folder counts as at least this many articles when rarity is weighed."""

TYPE_WEIGHT = {
    EntityType.PERSON: 3.0,
    EntityType.FACILITY: 3.0,
    EntityType.OTHER: 3.0,
    EntityType.GROUP: 2.5,
    EntityType.ORGANIZATION: 2.0,
    EntityType.PLACE: 1.0,
}
WORD_WEIGHT = 1.0


def find_stories(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: Sequence[EntityCluster],
    copies: Copies,
    published: dict[str, Published],
) -> tuple[dict[str, str], str]:
    """Story id of each article, and the main story: the one with most articles.

    A story is named after the smallest id of its articles. Articles are given in id order.
    """
    if not articles:
        return {}, ""
    rows = _unit_vectors(_features(articles, annotations, entities))
    clusters = UnionFind(len(articles))
    number = {article.id: i for i, article in enumerate(articles)}
    for group in copies.groups:
        for other in group[1:]:
            clusters.union(number[group[0]], number[other])
    order = _in_time(articles, published)
    for left, right in _near_pairs(rows, order):
        if _cosine(rows[left], rows[right]) >= LINK_COSINE:
            clusters.union(left, right)
    members = clusters.groups()
    main = max(members, key=lambda group: (len(group), -group[0]))
    _join_main(clusters, members, main, rows)
    story = {article.id: articles[clusters.root(i)].id for i, article in enumerate(articles)}
    return story, story[articles[main[0]].id]


def _features(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: Sequence[EntityCluster],
) -> list[Counter[str]]:
    """Raw term frequencies; entity features begin with their type's name and a colon."""
    number = {article.id: i for i, article in enumerate(articles)}
    found: list[Counter[str]] = [Counter() for _ in articles]
    for cluster in entities:
        for ref in cluster.mentions:
            found[number[ref.article]][f"{cluster.type.value}:{cluster.id}"] += 1
    for article, annotation, row in zip(articles, annotations, found, strict=True):
        row.update(subject_stems((article.title or "").lower()))
        for sentence in annotation.sentences:
            if sentence.kind is not SentenceKind.FURNITURE:
                row.update(subject_stems(sentence.span.of(article.text)))
    return found


def _unit_vectors(frequencies: Sequence[Counter[str]]) -> list[dict[str, float]]:
    document_frequency: Counter[str] = Counter()
    for row in frequencies:
        document_frequency.update(row.keys())
    total = max(len(frequencies), SMOOTHING_ARTICLES)
    rows: list[dict[str, float]] = []
    for row in frequencies:
        weighed = {
            feature: _type_weight(feature)
            * (1.0 + math.log(count))
            * math.log(1.0 + total / document_frequency[feature])
            for feature, count in sorted(row.items())
        }
        norm = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        rows.append({feature: weight / norm for feature, weight in weighed.items()})
    return rows


def _type_weight(feature: str) -> float:
    kind, colon, _ = feature.partition(":")
    return TYPE_WEIGHT[EntityType(kind)] if colon else WORD_WEIGHT


def _in_time(articles: Sequence[Article], published: dict[str, Published]) -> list[int]:
    def key(number: int) -> tuple[str, str]:
        known = published.get(articles[number].id)
        start = known.interval.start if known else None
        return (start.isoformat() if start else "", articles[number].id)

    return sorted(range(len(articles)), key=key)


def _near_pairs(
    rows: Sequence[dict[str, float]], order: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs that share a strong feature and are near in time among those that have it."""
    postings: dict[str, list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for number in order:
        row = rows[number]
        strongest = sorted(row, key=lambda feature: (-row[feature], feature))[:STRONGEST]
        partial: Counter[int] = Counter()
        for feature in strongest:
            posting = postings.setdefault(feature, [])
            for other in posting[-NEIGHBOURS:]:
                partial[other] += 1
            posting.append(number)
        for other, _ in sorted(partial.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS]:
            if (other, number) not in seen:
                seen.add((other, number))
                yield other, number


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[feature] for feature, weight in left.items() if feature in right)


def _join_main(
    clusters: UnionFind,
    members: Sequence[Sequence[int]],
    main: Sequence[int],
    rows: Sequence[dict[str, float]],
) -> None:
    """Small remainders join the main story when they resemble its centroid."""
    centroid: Counter[str] = Counter()
    for number in main:
        centroid.update(rows[number])
    norm = math.sqrt(sum(weight * weight for weight in centroid.values())) or 1.0
    unit = {feature: weight / norm for feature, weight in centroid.items()}
    for group in members:
        if group is not main and len(group) < len(main):
            nearest = max(_cosine(rows[number], unit) for number in group)
            if nearest >= JOIN_COSINE:
                clusters.union(main[0], group[0])
