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
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import Annotation, SentenceKind
from throughline.model.source import Article, Credit, CreditKind, Published, Span
from throughline.resolve.clusters import UnionFind
from throughline.resolve.credits import agency_of, find_credits
from throughline.resolve.resolution import Copies, Passage

NGRAM_WORDS = 5
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
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Shingled:
    """An article as 5-gram hashes; `sentence_of[i]` is the sentence where 5-gram i begins.

    `inside[i]` says that 5-gram i ends in that sentence too: one that runs into the next sentence
    tells nothing of its own. `inside_counts[n]` is the number of such 5-grams of sentence n.
    """

    hashes: Hashes
    sentence_of: npt.NDArray[np.int64]
    inside: npt.NDArray[np.bool_]
    inside_counts: npt.NDArray[np.int64]
    words_of_sentence: dict[int, int]
    spans: tuple[Span, ...]


def find_copies(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    published: dict[str, Published],
) -> Copies:
    """Copy groups, copied passages and independent origins of `articles` (given in id order)."""
    shingled = [
        _shingle(article, annotation)
        for article, annotation in zip(articles, annotations, strict=True)
    ]
    rank = _time_order(articles, published)
    credits = tuple(find_credits(article) for article in articles)
    passages: dict[int, list[tuple[int, Passage]]] = {}
    texts, origins = UnionFind(len(articles)), UnionFind(len(articles))
    for left, right in _candidate_pairs(shingled):
        early, late = sorted((left, right), key=rank.__getitem__)
        found = list(_passages(articles, shingled, early, late))
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


def _shingle(article: Article, annotation: Annotation) -> _Shingled:
    codes: list[int] = []
    sentence_of: list[int] = []
    words_of_sentence: dict[int, int] = {}
    for number, sentence in enumerate(annotation.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        own_words = _QUOTED.sub(" ", sentence.span.of(article.text))
        words = _WORD.findall(own_words.casefold())
        words_of_sentence[number] = len(words)
        codes.extend(crc32(word.encode()) for word in words)
        sentence_of.extend([number] * len(words))
    count = max(0, len(codes) - NGRAM_WORDS + 1)
    base = np.asarray(codes, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(NGRAM_WORDS):
        # Polynomial hash modulo 2**64: numpy wraps, which is what is wanted here.
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + base[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    begins = np.asarray(sentence_of, dtype=np.int64)
    inside = begins[:count] == begins[NGRAM_WORDS - 1 :][:count]
    total = len(annotation.sentences)
    return _Shingled(
        hashes=hashes,
        sentence_of=begins[:count],
        inside=inside,
        inside_counts=np.bincount(begins[:count][inside], minlength=total),
        words_of_sentence=words_of_sentence,
        spans=tuple(sentence.span for sentence in annotation.sentences),
    )


def _candidate_pairs(shingled: Sequence[_Shingled]) -> list[tuple[int, int]]:
    """Pairs of article numbers that share sampled 5-grams, in order."""
    sampled = [np.unique(s.hashes[s.hashes % np.uint64(SAMPLE) == 0]) for s in shingled]
    if not sampled:
        return []
    hashes = np.concatenate(sampled)
    owners = np.repeat(np.arange(len(sampled)), [len(part) for part in sampled])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    if not len(hashes):
        return []
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    ends = np.r_[starts[1:], len(hashes)]
    shared: dict[tuple[int, int], int] = {}
    for start, end in zip(starts, ends, strict=True):
        if 2 <= end - start <= MAX_POSTINGS:
            posting = owners[start:end].tolist()
            for i, left in enumerate(posting):
                for right in posting[i + 1 :]:
                    shared[left, right] = shared.get((left, right), 0) + 1
    return sorted(pair for pair, count in shared.items() if count >= MIN_SHARED_SAMPLES)


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


def _passages(
    articles: Sequence[Article], shingled: Sequence[_Shingled], early: int, late: int
) -> Iterator[Passage]:
    """Runs of sentences of `late` that stand in `early`."""
    source, copy = shingled[early], shingled[late]
    known = np.isin(copy.hashes, source.hashes)
    if int(known.sum()) < MIN_PASSAGE_NGRAMS:
        return
    copied = _copied_sentences(copy, known)
    run: list[int] = []
    for sentence in [*copy.words_of_sentence, -1]:
        if sentence in copied:
            run.append(sentence)
            continue
        words = sum(copy.words_of_sentence[number] for number in run)
        if words >= MIN_PASSAGE_WORDS:
            yield Passage(
                article=articles[late].id,
                span=Span(copy.spans[run[0]].start, copy.spans[run[-1]].end),
                origin=articles[early].id,
                origin_span=_origin_span(source, copy, run),
            )
        run = []


def _copied_sentences(copy: _Shingled, known: npt.NDArray[np.bool_]) -> frozenset[int]:
    """Sentences most of whose own 5-grams are known."""
    hits = np.bincount(copy.sentence_of[known & copy.inside], minlength=len(copy.inside_counts))
    mostly = (hits > 0) & (hits >= SENTENCE_CONTAINMENT * copy.inside_counts)
    return frozenset(
        number
        for number in np.flatnonzero(mostly).tolist()
        if copy.words_of_sentence[number] >= MIN_SENTENCE_WORDS
    )


def _origin_span(source: _Shingled, copy: _Shingled, run: Sequence[int]) -> Span:
    """Where in `source` a run of copied sentences stands: the neighbouring sentences with most of
    their 5-grams. A stock phrase elsewhere in the source is no part of it."""
    wanted = copy.hashes[np.isin(copy.sentence_of, run)]
    shared = np.isin(source.hashes, wanted)
    hits = np.bincount(source.sentence_of[shared], minlength=len(source.spans))
    held = np.flatnonzero(hits)
    stretches = np.split(held, np.flatnonzero(np.diff(held) > 2) + 1)
    best = max(stretches, key=lambda numbers: int(hits[numbers].sum()))
    return Span(source.spans[int(best[0])].start, source.spans[int(best[-1])].end)


def _same_text(left: _Shingled, right: _Shingled) -> bool:
    lengths = sorted((len(left.hashes), len(right.hashes)))
    if lengths[0] < GROUP_LENGTH_RATIO * lengths[1]:
        return False
    return _containment(left, right) >= GROUP_CONTAINMENT


def _containment(left: _Shingled, right: _Shingled) -> float:
    """The share of the shorter text's 5-grams that stand in the longer."""
    shorter, longer = sorted((left, right), key=lambda item: len(item.hashes))
    return float(np.isin(shorter.hashes, longer.hashes).mean())


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
