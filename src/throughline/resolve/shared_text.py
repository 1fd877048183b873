"""What two articles share of their text, compared exactly: sentence by sentence, by *containment*
(Broder 1997), the share of the 5-grams of one that stand in the other.

A function of the two articles alone, so that it is kept for each pair once worked out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.model.source import Article, Span
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import Pair, PairWork, Reports
from throughline.resolve.resolution import Passage
from throughline.resolve.shingles import SHINGLES, Shingled

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


@dataclass(frozen=True, slots=True)
class SharedText:
    """What the later of two articles shares with the earlier."""

    passages: tuple[Passage, ...] = ()
    """Those of the later that stand in the earlier, in text order."""
    is_copy: bool = False
    """Whether both are one text."""
    is_version: bool = False
    """Whether they share enough to be two versions of one agency's report."""
    is_page: bool = False
    """Whether what they share is their pages' and no report."""


def _shared_texts(reports: Reports, pairs: Sequence[Pair]) -> Iterator[SharedText]:
    texts = _Texts(reports.only({article for pair in pairs for article in pair}))
    for early, late in pairs:
        found = tuple(_passages(texts, early, late))
        is_copy = _same_text(texts[early], texts[late])
        shares = is_copy or bool(found)
        yield SharedText(
            found,
            is_copy,
            shares and _containment(texts[early], texts[late]) >= CREDITED_CONTAINMENT,
            shares and _is_page(reports.article(early), reports.article(late)),
        )


SHARED_TEXT = PairWork("shared_text", SharedText, _shared_texts)


class _Texts:
    """The articles as 5-grams, each worked out when it is first compared."""

    def __init__(self, reports: Reports) -> None:
        self._outlines = dict(zip(reports.ids, reports.each(OUTLINE), strict=True))
        self._shingles = dict(zip(reports.ids, reports.each(SHINGLES), strict=True))
        self._shingled: dict[str, Shingled] = {}

    def __getitem__(self, article: str) -> Shingled:
        if article not in self._shingled:
            kept = self._shingles.pop(article)
            self._shingled[article] = Shingled(kept.unpacked(), kept.words)
        return self._shingled[article]

    def span(self, article: str, first: int, last: int) -> Span:
        """From the beginning of one sentence of an article to the end of another."""
        bounds = self._outlines[article].bounds
        return Span(bounds[2 * first], bounds[2 * last + 1])


def _passages(texts: _Texts, early: str, late: str) -> Iterator[Passage]:
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
                article=late,
                span=texts.span(late, run[0], run[-1]),
                origin=early,
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
