"""Which articles are on one case, found by the names, words, days and numbers that they share.

People bring two kinds of folder. One was gathered for a case: then articles years apart belong
together, and whoever put them there had a reason. The other is a stream of reports on many matters:
then two like matters (two robberies in one town) must stay apart. So articles are first linked
loosely, by who and what they are about (`_linked_from`, single link; a small remainder joins the
main story when it resembles its centroid). The fewer articles, the fewer pairs could be alike by
chance, and the less likeness is asked for. Where the largest story so found holds
`GATHERED_SHARE` of all articles, that is the answer. Otherwise happenings are told apart: groups
are joined, most alike first, while their articles are alike on average, and the longer the time
between them, the more alike they must be.

Cost: each article meets only those near in time that share its strongest features (`nearness`), so
the work grows with the number of articles, not its square.
Fails on: two cases about the same persons in one folder (they become one story); in a stream, a
matter that comes back after months under other words.
"""

import math
from bisect import bisect
from collections.abc import Sequence
from datetime import date

import numpy as np

from throughline.model.source import Article, Published
from throughline.resolve.clusters import UnionFind
from throughline.resolve.nearness import near_pairs
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import Copies
from throughline.resolve.story_vectors import (
    HAPPENING,
    SUBJECT,
    Frequencies,
    Rows,
    unit_rows,
)

LINK_COSINE = 0.20
"""Likeness from which two articles of a large folder are on one case; some pairs in a hundred
thousand on different matters reach it."""
LINK_COSINE_OF_FOUR = 0.14
"""The same in a folder of four, which has six pairs: of pairs on different matters one in two
thousand reaches it."""
LINK_COSINE_A_DOUBLING = 0.02
JOIN_COSINE = 0.12
GATHERED_SHARE = 0.25
HAPPENING_COSINE = 0.21
"""Least average likeness of two groups of a stream a fortnight apart."""


def find_stories(
    reports: Reports,
    copies: Copies,
    published: dict[str, Published],
) -> tuple[dict[str, str], str]:
    """Story id of each article, and the main story: the one with most articles.

    A story is named after the smallest id of its articles.
    """
    articles = reports.articles
    if not articles:
        return {}, ""
    found = Frequencies(reports)
    order = _in_time(articles, published)
    clusters = _by_subject(articles, unit_rows(found, SUBJECT), order, copies)
    if max(map(len, clusters.groups())) < GATHERED_SHARE * len(articles):
        days = [_day(published.get(article.id)) for article in articles]
        clusters = _by_happening(unit_rows(found, HAPPENING), order, days)
    main = max(clusters.groups(), key=lambda group: (len(group), -group[0]))
    story = {article.id: articles[clusters.root(i)].id for i, article in enumerate(articles)}
    return story, story[articles[main[0]].id]


def _by_subject(
    articles: Sequence[Article],
    rows: Rows,
    order: Sequence[int],
    copies: Copies,
) -> UnionFind:
    clusters = UnionFind(len(articles))
    number = {article.id: i for i, article in enumerate(articles)}
    for group in copies.groups:
        for other in group[1:]:
            clusters.union(number[group[0]], number[other])
    least = _linked_from(len(articles))
    lefts, rights, _ = near_pairs(rows, order, least)
    for left, right in zip(lefts.tolist(), rights.tolist(), strict=True):
        clusters.union(left, right)
    members = clusters.groups()
    main = max(members, key=lambda group: (len(group), -group[0]))
    _join_main(clusters, members, main, rows)
    return clusters


def _linked_from(articles: int) -> float:
    """How alike two of so many articles must be to be on one case.

    Measured on folders made of news_cluster: what reaches it by chance grows with the pairs.
    """
    doublings = math.log2(max(articles, 4) / 4)
    return min(LINK_COSINE, LINK_COSINE_OF_FOUR + LINK_COSINE_A_DOUBLING * doublings)


class _Groups:
    """Groups of articles that grow, each with the sum of its vectors and the days it spans.

    The average cosine of all pairs of two groups is the dot product of their sums, divided.
    """

    def __init__(self, rows: Rows, days: Sequence[int | None]) -> None:
        self._rows = rows.shared()
        self._sums: dict[int, dict[int, float]] = {}
        self._sizes = [1] * len(rows)
        self._days = [[] if day is None else [day] for day in days]

    def likeness(self, left: int, right: int) -> float:
        """Average cosine of the articles of two groups, from 0 to 1."""
        sums = sorted((self._sum(left), self._sum(right)), key=len)
        shared = sum(weight * sums[1][at] for at, weight in sums[0].items() if at in sums[1])
        return shared / (self._sizes[left] * self._sizes[right])

    def fit(self, left: int, right: int) -> bool:
        """Whether the articles of two groups are alike enough on average; two articles, which
        are asked about because they are, need not be compared again."""
        if self._sizes[left] == self._sizes[right] == 1:
            return True
        return self.likeness(left, right) >= _needed(self.apart(left, right))

    def _sum(self, group: int) -> dict[int, float]:
        if group not in self._sums:
            columns, weights = self._rows.row(group)
            self._sums[group] = dict(zip(columns.tolist(), weights.tolist(), strict=True))
        return self._sums[group]

    def apart(self, left: int, right: int) -> int:
        """Days between the two articles of the groups that are nearest in time; 0 where none of a
        group has a day."""
        few, many = sorted((self._days[left], self._days[right]), key=len)
        return min((_nearest(day, many) for day in few), default=0)

    def join(self, kept: int, other: int) -> None:
        """Put group `other` into `kept`."""
        total, more = self._sum(kept), self._sum(other)
        if len(total) < len(more):
            total, more = more, total
        for name, weight in more.items():
            total[name] = total.get(name, 0.0) + weight
        self._sums[kept], self._sums[other] = total, {}
        self._sizes[kept] += self._sizes[other]
        self._days[kept] = sorted(self._days[kept] + self._days[other])


def _nearest(day: int, days: Sequence[int]) -> int:
    """How far the nearest of some days, in order, lies from this one."""
    at = bisect(days, day)
    return min(abs(day - other) for other in days[max(0, at - 1) : at + 1])


def _by_happening(rows: Rows, order: Sequence[int], days: Sequence[int | None]) -> UnionFind:
    clusters = UnionFind(len(rows))
    groups = _Groups(rows, days)
    near = (part.tolist() for part in near_pairs(rows, order, _needed(0) - 1e-9))
    wanted = [
        (likeness / _needed(groups.apart(left, right)), left, right)
        for left, right, likeness in zip(*near, strict=True)
    ]
    for ratio, left, right in sorted(wanted, key=lambda item: (-item[0], item[1:])):
        if ratio < 1.0:
            break
        left, right = clusters.root(left), clusters.root(right)
        if left != right and groups.fit(left, right):
            clusters.union(left, right)
            kept = clusters.root(left)
            groups.join(kept, right if kept == left else left)
    return clusters


def _needed(days: int) -> float:
    """How alike two groups must be on average that are so many days apart."""
    return HAPPENING_COSINE * min(2.5, 0.7 + 0.35 * math.log1p(max(0, days - 2) / 10))


def _day(known: Published | None) -> int | None:
    start = known.interval.start if known else None
    return start.toordinal() if start else None


def _in_time(articles: Sequence[Article], published: dict[str, Published]) -> list[int]:
    def key(number: int) -> tuple[date, str]:
        known = published.get(articles[number].id)
        return ((known.interval.start if known else None) or date.min, articles[number].id)

    return sorted(range(len(articles)), key=key)


def _join_main(
    clusters: UnionFind, members: Sequence[Sequence[int]], main: Sequence[int], rows: Rows
) -> None:
    """Small remainders join the main story when they resemble its centroid."""
    centroid = np.zeros(rows.width)
    for number in main:
        columns, weights = rows.row(number)
        centroid[columns] += weights
    unit = centroid / (math.sqrt(float((centroid * centroid).sum())) or 1.0)
    likeness = rows.products(np.arange(len(rows)), unit)
    for group in members:
        nearest = max(likeness[number] for number in group)
        if group is not main and len(group) < len(main) and nearest >= JOIN_COSINE:
            clusters.union(main[0], group[0])
