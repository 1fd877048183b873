"""Which articles and passages share their text, and which origin each counts as.

The idea: every article becomes the sequence of hashes of its overlapping word 5-grams, quotations
left out (two reporters may quote one statement without copying each other). Hashes that several
articles share name candidate pairs; a pair is then compared exactly (`shared_text`).

A copy is the text of whom it credits: where a report of a group stands under the agency's own name,
that one is the origin, else the earliest. Two reports whose whole text is credited to one agency
and that share a passage are one origin also below the containment of a copy (a morning's and an
evening's version); a credit without shared words joins nothing.

Cost: one sort of all sampled hashes, then work per pair that really shares text. A 5-gram that
stands in more than `MAX_POSTINGS` articles is a stock phrase and names no pair. MinHash was not
taken: it estimates resemblance, and a cut or embedded copy has little of it.

Fails on: translated or freely rewritten copies; texts under about 20 words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from throughline.model.source import Article, Credit, CreditKind, Published, Span
from throughline.resolve.clusters import UnionFind
from throughline.resolve.credits import agency_of
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import Copies, Passage
from throughline.resolve.shared_text import SHARED_TEXT
from throughline.resolve.shingles import SAMPLES, Hashes

MAX_POSTINGS = 40
MIN_SHARED_SAMPLES = 2


def find_copies(reports: Reports, published: dict[str, Published]) -> Copies:
    """Copy groups, copied passages and independent origins of `reports`."""
    articles = reports.articles
    rank = _time_order(articles, published)
    credits = tuple(outline.credits for outline in reports.each(OUTLINE))
    passages: dict[int, list[tuple[int, Passage]]] = {}
    texts, origins = UnionFind(len(articles)), UnionFind(len(articles))
    samples = [samples.unpacked() for samples in reports.each(SAMPLES)]
    pairs = [sorted(pair, key=rank.__getitem__) for pair in _candidate_pairs(samples)]
    shared = reports.each_pair(SHARED_TEXT, [(reports.ids[a], reports.ids[b]) for a, b in pairs])
    for (early, late), found in zip(pairs, shared, strict=True):
        if found.passages:
            passages.setdefault(late, []).extend((rank[early], one) for one in found.passages)
        is_credited = bool(found.passages) and _is_one_agency(credits[early], credits[late])
        if found.is_page or not (found.is_copy or is_credited):
            continue
        if found.is_copy:
            texts.union(early, late)
        if found.is_copy or found.is_version:
            origins.union(early, late)
    first = {
        number: _origin(group, credits, rank)
        for group in origins.groups()
        if len(group) > 1
        for number in group
    }
    groups = [
        sorted(group, key=lambda number: (first[number] != number, rank[number]))
        for group in texts.groups()
        if len(group) > 1
    ]
    return Copies(
        groups=tuple(tuple(articles[i].id for i in group) for group in groups),
        passages=tuple(
            passage for late in sorted(passages) for passage in _earliest_origin(passages[late])
        ),
        origin={article.id: articles[first.get(i, i)].id for i, article in enumerate(articles)},
        credits={article.id: of for article, of in zip(articles, credits, strict=True) if of},
    )


def _is_one_agency(left: Sequence[Credit], right: Sequence[Credit]) -> bool:
    agency = agency_of(left)
    return agency is not None and agency == agency_of(right)


def _origin(group: Sequence[int], credits: Sequence[Sequence[Credit]], rank: list[int]) -> int:
    """The article that had the text first: the credited agency's own report, else the earliest."""
    agencies = Counter(
        filter(None, (agency_of(credits[i]) for i in sorted(group, key=rank.__getitem__)))
    )
    agency = agencies.most_common(1)[0][0] if agencies else None

    def is_own(number: int) -> bool:
        return any(c.kind is CreditKind.OUTLET and c.agency == agency for c in credits[number])

    return min(group, key=lambda number: (agency is None or not is_own(number), rank[number]))


def _candidate_pairs(sampled: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pairs of article numbers that share sampled 5-grams, in order."""
    if not sampled:
        return []
    hashes = np.concatenate(sampled)
    owners = np.repeat(np.arange(len(sampled)), [len(part) for part in sampled])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    if not len(hashes):
        return []
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    shared = np.repeat((sizes >= 2) & (sizes <= MAX_POSTINGS), sizes)
    hashes, owners = hashes[shared], owners[shared]
    pairs = []
    for apart in range(1, MAX_POSTINGS):
        same = hashes[apart:] == hashes[:-apart]
        pairs.append(owners[:-apart][same] * len(sampled) + owners[apart:][same])
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return [divmod(pair, len(sampled)) for pair in found[counts >= MIN_SHARED_SAMPLES].tolist()]


def _time_order(articles: Sequence[Article], published: dict[str, Published]) -> list[int]:
    """Rank of each article: first published first; undated last, the fuller text before."""

    def key(number: int) -> tuple[date, int, str]:
        article = articles[number]
        known = published.get(article.id)
        start = known.interval.start if known and known.interval.is_day else None
        return (start or date.max, -len(article.text), article.id)

    ranks = [0] * len(articles)
    for rank, number in enumerate(sorted(range(len(articles)), key=key)):
        ranks[number] = rank
    return ranks


def _earliest_origin(found: Iterable[tuple[int, Passage]]) -> Iterator[Passage]:
    """Of passages that cover the same words, the one whose origin came first; in text order."""
    kept: list[Passage] = []
    for _, passage in sorted(found, key=lambda item: (item[0], item[1].span)):
        if not any(passage.span.overlaps(other.span) for other in kept):
            kept.append(passage)
    return iter(sorted(kept, key=lambda passage: passage.span))


class Origins:
    """Counts support in independent origins: a copied passage counts as where it came from."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._passages: dict[str, list[Passage]] = {}
        for passage in copies.passages:
            self._passages.setdefault(passage.article, []).append(passage)

    def of(self, places: Iterable[tuple[str, Span]]) -> frozenset[str]:
        """Ids of the articles that the texts at `places` (article id, span) come from."""
        return frozenset(self._origin(article, span) for article, span in places)

    def _origin(self, article: str, span: Span) -> str:
        for passage in self._passages.get(article, ()):
            if passage.span.covers(span):
                return self._copies.origin.get(passage.origin, passage.origin)
        return self._copies.origin.get(article, article)
