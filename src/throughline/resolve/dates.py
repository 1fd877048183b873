"""Dates that an article leaves open, completed from the other articles of its case.

"September 9" without a year is looked up among the full dates of the other articles: same day and
month, in a sentence that shares names and words with this one. "14/2" used as a name is looked
up likewise. Whatever is completed is marked `inferred` and says which words it rests on; where
two years fit about equally well, it stays open. What hangs on a completed date in its own article
("the following day", "last month") is then read again.

Cost: full dates are indexed by month and day and at most `_MAX_CANDIDATES` of one calendar day
are compared, so the work grows with the number of open dates. It fails where two articles tell
of different events on the same day of different years with the same names.
"""

import math
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from throughline.extract.times import reread
from throughline.extract.times.calendar import make_day, month_interval, unit_around
from throughline.extract.times.placing.context import with_date
from throughline.extract.times.publication import hint_from
from throughline.model.annotation import Anchor, Annotation, TimeExpression, TimexType
from throughline.model.dates import Interval
from throughline.model.source import Article, DateSource, Published, Span
from throughline.resolve.outline import OPEN_DATE, OUTLINE
from throughline.resolve.reports import Reports, Work
from throughline.resolve.subject_words import subject_stems
from throughline.text import prepare

_MAX_CANDIDATES = 200
_CLEAR_LEAD = 1.3
_SHARED_FOR_DAY = 4  # a shared name counts 2, another shared word 1
_SHARED_FOR_MONTH = 7  # a month says less than a day, so more must be shared
_RELATIVE = re.compile(r"\b(?:last|next|this|that)\b", re.IGNORECASE)
_FULL = re.compile(r"(\d{4})-(\d\d(?:-\d\d)?)\Z")
_DAY_NAME = re.compile(r"\d{1,2}/\d{1,2}\Z")
_WORD = re.compile(r"[^\W\d_]{4,24}")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR_WORDS = frozenset(
    (
        *_WEEKDAYS,
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Names and content words of some text: key for comparing -> the word as written."""

    names: dict[str, str]
    content: dict[str, str]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its year in one article, firm enough to date another article's words."""

    tail: str
    """Month and day ("04-10") or month ("04")."""
    year: int
    window: Span
    """The sentence and the next one, which often goes on about the same."""
    quote: str


@dataclass(frozen=True, slots=True)
class Dates:
    """All such dates of one article, in their order."""

    dates: tuple[Dated, ...]


class _Candidate:
    """A date with its year; its words are read when it is compared."""

    def __init__(self, article: Article, dated: Dated) -> None:
        self.article = article.id
        self.year = dated.year
        self.quote = dated.quote
        self._text, self._window = article.text, dated.window

    @cached_property
    def words(self) -> _Words:
        """The words around it."""
        return _words(self._text, self._window)


def complete_times(reports: Reports) -> tuple[Reports, dict[str, Published]]:
    """The reports with times completed from the case, and publication dates or bounds.

    An article of which nothing is known has no entry.
    """
    outlines = dict(zip(reports.ids, reports.each(OUTLINE), strict=True))
    wanted = {tail for outline in outlines.values() for tail in outline.open_dates}
    index = _index(reports, wanted) if wanted else {}
    rarity = _Rarity(reports)
    changed: dict[str, Annotation] = {}
    published: dict[str, Published] = {}
    for article in reports.articles:
        outline = outlines[article.id]
        hint = outline.published_hint
        if any(tail in index for tail in outline.open_dates):
            before = reports.annotations[article.id]
            after = _complete(before, article, index, rarity)
            if after.times != before.times:
                changed[article.id] = after
                hint = _later_hint(hint, after, article.text)
        found = article.published or hint
        if found is not None:
            published[article.id] = found
    return reports.with_changed(changed), published


def _later_hint(hint: Published | None, after: Annotation, text: str) -> Published | None:
    """The article's own hint, or a later bound from dates that the case completed."""
    if hint is not None and hint.interval.is_day:
        return hint
    bound = hint_from(text, after.sentences, after.times)
    if bound is None or bound.interval.start is None:
        return hint
    start = hint.interval.start if hint is not None else None
    if start is not None and bound.interval.start < start:
        return hint
    if bound.interval.end is not None and not bound.interval.is_day:
        return bound
    interval = Interval(bound.interval.start, None, bound.interval.precision)
    return Published(interval, DateSource.TEXT, bound.reason)


def _index(reports: Reports, wanted: Set[str]) -> dict[str, list[_Candidate]]:
    """Month and day or month -> dates of it that carry their year, by article id and place."""
    index: dict[str, list[_Candidate]] = {}
    for article, found in zip(reports.articles, reports.each(DATED), strict=True):
        for dated in found.dates:
            if dated.tail in wanted:
                bucket = index.setdefault(dated.tail, [])
                if len(bucket) < _MAX_CANDIDATES:
                    bucket.append(_Candidate(article, dated))
    return index


def _dated(article: Article, annotation: Annotation) -> Dates:
    found = []
    for time in annotation.times:
        match = _FULL.match(time.value.split("T")[0])
        if match is not None and _is_evidence(time, article.text):
            window = _window(annotation, time.sentence)
            quote = " ".join(time.span.of(article.text).split())
            found.append(Dated(match[2], int(match[1]), window, quote))
    return Dates(tuple(found))


DATED = Work("dated", Dates, _dated)


def _is_evidence(time: TimeExpression, text: str) -> bool:
    """Whether a placed date is firm enough to date another article's words."""
    if time.interval is None or time.interval.approximate or time.type is TimexType.SET:
        return False
    return not time.inferred and not _DAY_NAME.match(time.span.of(text))


class _Rarity:
    """Word key -> weight: rare words tell more (inverse document frequency, natural log).

    All articles are gone over when the first weight is asked for: most cases ask for none.
    """

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._weights: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        if word not in self._weights:
            count = self._articles_with(_hash(word))
            self._weights[word] = math.log(1 + len(self._reports.ids) / count) if count else 1.0
        return self._weights[word]

    def _articles_with(self, number: np.uint64) -> int:
        first, last = (np.searchsorted(self._sorted, number, side) for side in ("left", "right"))
        return int(last - first)

    @cached_property
    def _sorted(self) -> npt.NDArray[np.uint64]:
        """The hash of each word of each article, ascending."""
        hashes = [np.frombuffer(b64decode(kept), "<u8") for kept in self._reports.each(WORDS)]
        return np.sort(np.concatenate(hashes).astype(np.uint64))


def _all_words(article: Article, annotation: Annotation) -> str:
    words = _words(article.text, Span(0, len(article.text)))
    hashes = sorted(_hash(word) for word in {*words.names, *words.content})
    return b64encode(np.array(hashes, "<u8").tobytes()).decode("ascii")


WORDS = Work("words", str, _all_words)
"""Hashes of the keys of an article's words, each once and ascending, 8 bytes with the lowest first,
in base64."""


def _hash(word: str) -> np.uint64:
    return np.uint64(int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little"))


def _words(text: str, span: Span) -> _Words:
    """Capitalised words and content words of `span`, without stop words and calendar words."""
    names: dict[str, str] = {}
    content: dict[str, str] = {}
    for match in _WORD.finditer(text, span.start, span.end):
        raw = match.group()
        stems = subject_stems(raw.lower())
        if not stems or raw.lower() in _CALENDAR_WORDS:
            continue
        content.setdefault(stems[0], raw)
        if raw[0].isupper():
            names.setdefault(stems[0], raw)
    return _Words(names, content)


def _window(annotation: Annotation, sentence: int) -> Span:
    """The sentence and the next one of its paragraph, which often goes on about the same."""
    sentences = annotation.sentences
    span = sentences[sentence].span
    following = sentence + 1
    if (
        following < len(sentences)
        and sentences[following].paragraph == sentences[sentence].paragraph
    ):
        return Span(span.start, sentences[following].span.end)
    return span


def _complete(
    annotation: Annotation,
    article: Article,
    index: dict[str, list[_Candidate]],
    rarity: _Rarity,
) -> Annotation:
    times = tuple(
        _completed_time(annotation, number, article.text, index, rarity)
        for number in range(len(annotation.times))
    )
    if times == annotation.times:
        return annotation
    # "The following day" hangs on a date that has only now its year.
    return replace(annotation, times=reread(prepare(article), times))


def _completed_time(
    annotation: Annotation,
    number: int,
    text: str,
    index: dict[str, list[_Candidate]],
    rarity: _Rarity,
) -> TimeExpression:
    time = annotation.times[number]
    match = OPEN_DATE.match(time.value)
    if match is None or time.interval is not None or match[1] not in index:
        return time
    quote = " ".join(time.span.of(text).split())
    is_name = bool(_DAY_NAME.match(quote))
    if "-" not in match[1] and _RELATIVE.search(quote):
        return time
    needed = 0 if is_name else _SHARED_FOR_DAY if "-" in match[1] else _SHARED_FOR_MONTH
    words = _context_words(annotation, time, text, is_name)
    others = [c for c in index[match[1]] if c.article != annotation.article]
    others = [c for c in others if _weekday_fits(quote, c.year, match[1])]
    winner = _clear_winner(words, others, rarity, needed)
    if winner is None:
        return time
    candidate, shared = winner
    interval = _interval(candidate.year, match[1])
    if interval is None:
        return time
    return replace(
        time,
        value=f"{candidate.year:04d}-{match[1]}",
        interval=interval,
        anchor=Anchor.CASE,
        inferred=True,
        reason=(
            f"“{quote}” carries no year here; another report of the case gives "
            f"{with_date(candidate.quote, interval)} in a sentence that shares {_listed(shared)}"
        ),
    )


def _context_words(
    annotation: Annotation, time: TimeExpression, text: str, is_name: bool
) -> _Words:
    """The words of the expression's sentence; of all sentences with it where it is a name."""
    spans = [_window(annotation, time.sentence)]
    if is_name:
        spans = [
            annotation.sentences[other.sentence].span
            for other in annotation.times
            if other.span.of(text) == time.span.of(text)
        ]
    names: dict[str, str] = {}
    content: dict[str, str] = {}
    for span in spans:
        words = _words(text, span)
        names |= words.names
        content |= words.content
    return _Words(names, content)


def _clear_winner(
    words: _Words, candidates: Iterable[_Candidate], rarity: _Rarity, needed: int
) -> tuple[_Candidate, tuple[str, ...]] | None:
    """The best candidate with what it shares, None where another year is nearly as good."""
    best: dict[int, tuple[float, _Candidate, tuple[str, ...]]] = {}
    for candidate in candidates:
        score, shared = _shared(words, candidate.words, rarity, needed)
        if not shared:
            continue
        if candidate.year not in best or score > best[candidate.year][0]:
            best[candidate.year] = (score, candidate, shared)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].year))
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEAR_LEAD * ranked[1][0]):
        return None
    return ranked[0][1], ranked[0][2]


def _shared(
    left: _Words, right: _Words, rarity: _Rarity, needed: int
) -> tuple[float, tuple[str, ...]]:
    """Score and shared words, the rarest first; () where they share no name or too little."""
    names = [key for key in left.names if key in right.names]
    content = [key for key in left.content if key in right.content and key not in left.names]
    if not names or 2 * len(names) + len(content) < needed:
        return 0.0, ()
    weights = [2 * rarity[key] for key in names] + [rarity[key] for key in content]
    by_weight = sorted(names, key=lambda key: (-rarity[key], key))
    by_weight += sorted(content, key=lambda key: (-rarity[key], key))
    written = tuple((left.names | left.content)[key] for key in by_weight[:2])
    return round(sum(weights), 9), written


def _weekday_fits(quote: str, year: int, tail: str) -> bool:
    """Whether the weekday in the words, if there is one, is right in that year."""
    named = [number for number, name in enumerate(_WEEKDAYS) if name in quote.lower()]
    day = _day(year, tail)
    return not named or day is None or day.weekday() in named


def _day(year: int, tail: str) -> date | None:
    month, _, day = tail.partition("-")
    return make_day(year, int(month), int(day)) if day else None


def _interval(year: int, tail: str) -> Interval | None:
    if "-" not in tail:
        return month_interval(year, int(tail))
    day = _day(year, tail)
    return unit_around(day, "day") if day is not None else None


def _listed(words: Iterable[str]) -> str:
    return " and ".join(_quoted(words))


def _quoted(words: Iterable[str]) -> Iterator[str]:
    return (f"“{word}”" for word in words)
