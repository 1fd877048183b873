"""Which articles and passages share their text, and which origin each counts as.

The idea: every article becomes the sequence of hashes of its overlapping word 5-grams, quotations
left out (two reporters may quote one statement without copying each other). Hashes that several
articles share name candidate pairs; a pair is then compared exactly, sentence by sentence, by
*containment* (Broder 1997): the share of a sentence's 5-grams that stand in the other article.

A copy is the text of whom it credits: where a report of a group stands under the agency's own name,
that one is the origin, else the earliest. Two reports whose whole text is credited to one agency
and that share a passage are one origin also below the containment of a copy (a morning's and an
evening's version); a credit without shared words joins nothing.

Cost: one sort of all sampled hashes, then work per pair that really shares text. A 5-gram that
stands in more than `MAX_POSTINGS` articles is a stock phrase and names no pair. MinHash was not
taken: it estimates resemblance, and a cut or embedded copy has little of it.

Fails on: translated or freely rewritten copies; texts under about 20 words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from throughline.model.source import Article, Credit, CreditKind, Published, Span
from throughline.resolve.clusters import UnionFind
from throughline.resolve.credits import agency_of
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import Copies, Passage
from throughline.resolve.shingles import SHINGLES, Hashes, Shingled

SAMPLE = 4
"""Every hash divisible by this is indexed: a quarter of the memory, the same pairs found."""
MAX_POSTINGS = 40
MIN_SHARED_SAMPLES = 2
SENTENCE_CONTAINMENT = 0.5
MIN_SENTENCE_WORDS = 7
MIN_PASSAGE_WORDS = 20
MIN_PASSAGE_NGRAMS = 8
"""Fewer shared 5-grams than this make no passage of that many words."""
GROUP_CONTAINMENT = 0.6
GROUP_LENGTH_RATIO = 0.4
CREDITED_CONTAINMENT = 0.2
"""As GROUP_CONTAINMENT, for one origin of two reports of one agency. Of the pairs of such reports
in gva, versions of one report share 0.24 and more, the report of two days later 0.12."""
HEADLINE_SHARE = 0.4
"""A report says at least so much of its headline's words of four letters or more."""

_WORD = re.compile(r"\w+")


def find_copies(reports: Reports, published: dict[str, Published]) -> Copies:
    """Copy groups, copied passages and independent origins of `reports`."""
    articles = reports.articles
    shingled = _Texts(reports)
    rank = _time_order(articles, published)
    credits = tuple(outline.credits for outline in reports.each(OUTLINE))
    passages: dict[int, list[tuple[int, Passage]]] = {}
    texts, origins = UnionFind(len(articles)), UnionFind(len(articles))
    for left, right in _candidate_pairs(shingled.hashes):
        early, late = sorted((left, right), key=rank.__getitem__)
        found = list(_passages(shingled, early, late))
        if found:
            passages.setdefault(late, []).extend((rank[early], passage) for passage in found)
        is_copy = _same_text(shingled[early], shingled[late])
        if not is_copy and not (found and _is_one_agency(credits[early], credits[late])):
            continue
        if _is_page(articles[early], articles[late]):
            continue
        if is_copy:
            texts.union(early, late)
        if is_copy or _containment(shingled[early], shingled[late]) >= CREDITED_CONTAINMENT:
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


class _Texts:
    """The articles as 5-grams; all but the hashes is worked out for those that are compared."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._words: list[tuple[int, ...]] = []
        self._outlines = list(reports.each(OUTLINE))
        self._shingled: dict[int, Shingled] = {}
        self.hashes: list[Hashes] = []
        for kept in reports.each(SHINGLES):
            self._words.append(kept.words)
            self.hashes.append(kept.unpacked())

    def __getitem__(self, number: int) -> Shingled:
        if number not in self._shingled:
            self._shingled[number] = Shingled(self.hashes[number], self._words[number])
        return self._shingled[number]

    def id(self, number: int) -> str:
        """Id of an article."""
        return self._reports.ids[number]

    def span(self, number: int, first: int, last: int) -> Span:
        """From the beginning of one sentence of an article to the end of another."""
        bounds = self._outlines[number].bounds
        return Span(bounds[2 * first], bounds[2 * last + 1])


def _candidate_pairs(texts: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pairs of article numbers that share sampled 5-grams, in order."""
    sampled = [np.unique(hashes[hashes % np.uint64(SAMPLE) == 0]) for hashes in texts]
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
        pairs.append(owners[:-apart][same] * len(texts) + owners[apart:][same])
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return [divmod(pair, len(texts)) for pair in found[counts >= MIN_SHARED_SAMPLES].tolist()]


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


def _passages(texts: _Texts, early: int, late: int) -> Iterator[Passage]:
    """Runs of sentences of `late` that stand in `early`."""
    source, copy = texts[early], texts[late]
    known = source.held(copy.hashes)
    if int(known.sum()) < MIN_PASSAGE_NGRAMS:
        return
    copied = _copied_sentences(copy, known)
    if sum(copy.words_of_sentence[number] for number in copied) < MIN_PASSAGE_WORDS:
        return
    run: list[int] = []
    for sentence in [*copy.words_of_sentence, -1]:
        if sentence in copied:
            run.append(sentence)
            continue
        words = sum(copy.words_of_sentence[number] for number in run)
        if words >= MIN_PASSAGE_WORDS:
            yield Passage(
                article=texts.id(late),
                span=texts.span(late, run[0], run[-1]),
                origin=texts.id(early),
                origin_span=texts.span(early, *_origin_sentences(source, copy, run)),
            )
        run = []


def _copied_sentences(copy: Shingled, known: npt.NDArray[np.bool_]) -> frozenset[int]:
    """Sentences most of whose own 5-grams are known."""
    hits = np.bincount(copy.sentence_of[known & copy.inside], minlength=len(copy.inside_counts))
    mostly = (hits > 0) & (hits >= SENTENCE_CONTAINMENT * copy.inside_counts)
    return frozenset(
        number
        for number in np.flatnonzero(mostly).tolist()
        if copy.words_of_sentence[number] >= MIN_SENTENCE_WORDS
    )


def _origin_sentences(source: Shingled, copy: Shingled, run: Sequence[int]) -> tuple[int, int]:
    """Where in `source` a run of copied sentences stands: first and last of the neighbouring
    sentences with most of their 5-grams. A stock phrase elsewhere in the source is no part of it.
    """
    wanted = copy.hashes[np.isin(copy.sentence_of, run)]
    shared = np.isin(source.hashes, wanted)
    hits = np.bincount(source.sentence_of[shared], minlength=source.total)
    held = np.flatnonzero(hits)
    stretches = np.split(held, np.flatnonzero(np.diff(held) > 2) + 1)
    best = max(stretches, key=lambda numbers: int(hits[numbers].sum()))
    return int(best[0]), int(best[-1])


def _same_text(left: Shingled, right: Shingled) -> bool:
    lengths = sorted((len(left.hashes), len(right.hashes)))
    if lengths[0] < GROUP_LENGTH_RATIO * lengths[1]:
        return False
    return _containment(left, right) >= GROUP_CONTAINMENT


def _containment(left: Shingled, right: Shingled) -> float:
    """The share of the shorter text's 5-grams that stand in the longer."""
    shorter, longer = sorted((left, right), key=lambda item: len(item.hashes))
    return float(longer.held(shorter.hashes).mean())


def _is_page(left: Article, right: Article) -> bool:
    """Whether the text that two articles share is their pages' and no report: their headlines
    differ and one of the texts does not say what its headline says (a sign-up box, a menu)."""
    if not left.title or not right.title or left.title == right.title:
        return False
    return not (_tells_headline(left) and _tells_headline(right))


def _tells_headline(article: Article) -> bool:
    words = frozenset(w for w in _WORD.findall((article.title or "").casefold()) if len(w) > 3)
    told = words & frozenset(_WORD.findall(article.text.casefold()))
    return len(told) >= HEADLINE_SHARE * len(words)


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
