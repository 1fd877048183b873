"""Joins what the rules found with the times that the reader marks.

The reader decides what is a time: what context alone makes one ("now", "for years") goes where it
finds none likely, and what only it marks comes in with what the words say. A date that only the
rules see stays: there they are right oftener. Boundaries are the reader's, as TIMEX3 draws them in
news: the article and "late in" belong to a time, "after the flood" does not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from throughline.extract.times.grammar import says_time
from throughline.extract.times.lexer import lex
from throughline.extract.times.readers.told import may_be_name, reading_of, says_nothing
from throughline.extract.times.scanning import READ_KINDS, Found, found_at
from throughline.inference import Reading as ReaderReading
from throughline.model.source import Span
from throughline.text.document import Document

_DOUBTFUL = frozenset(("present", "so_far", "to_date", "at_the_time", "bare_units", "account"))
"""Rules whose words are a time only in context, which the reader judges better."""
_LEAST_OF_MARKED = 0.7  # below it, what only the reader sees says too seldom what time it is
_LEAST_CHANCE = 0.2
"""Words that context makes a time are taken where the reader gives one of them this chance: the
rules speak for them already."""
_GLUE = frozenset(
    ("the", "a", "an", "in", "at", "on", "of", "for", "during", "within", "from", "between")
)
"""Words of the rules' own that the reader may leave out at the start."""
_MOST_BEFORE = 4  # words before what the rules read: "late in", "the 28th of"
_OTHER_TIME = frozenset(("from", "since", "to", "until", "till", "through", "between"))
"""Words between two times: what stands before them is another ("weekdays from 6 a.m.")."""
_CLAUSE = frozenset(
    (
        *("of", "after", "before", "since", "that", "which", "when", "during"),
        *("in", "on", "at", "for", "to", "he", "she", "it", "they"),
    )
)
"""Words that end a time, unless a time word follows."""
_NEAR_CHARS = 40
_HEDGE_BEFORE = re.compile(r"(?i)\bat (?:least|most)\s+\Z")
_HEDGE_AFTER = re.compile(r"(?i)\s+or so\b")
_WORD = re.compile(r"\w+|[^\w\s]")


class _Row:
    """Spans that do not overlap, in order, to look up what overlaps a span in logarithmic time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def over(self, span: Span) -> list[int]:
        """The places of all that overlap `span`."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = bisect_right(self.starts, span.end)
        return [i for i in range(first, last) if self.spans[i].overlaps(span)]


def joined(
    document: Document, found: tuple[Found, ...], reading: ReaderReading
) -> tuple[Found, ...]:
    """The times of rules and reader, in text order; none overlaps another."""
    marked = _Row([Span(one.start, one.end) for one in reading.times])
    known = _Row([item.span for item in found])
    words = _Row([Span(*word) for word in reading.words])
    kept: list[Found] = []
    for item in found:
        over = marked.over(item.span)
        if len(over) == 1 and len(known.over(marked.spans[over[0]])) == 1:
            kept.append(replace(item, span=_bounds(document, item, marked.spans[over[0]])))
        elif over or item.rule not in _DOUBTFUL or _is_likely(item.span, words, reading):
            kept.append(item)
    names = _Row([Span(name.start, name.end) for name in reading.names])
    sentences = _Row([sentence.span for sentence in document.sentences])
    for one, span in zip(reading.times, marked.spans, strict=True):
        if one.score < _LEAST_OF_MARKED or known.over(span):
            continue
        whole = _with_compound(document.text, span)
        if known.over(whole) or len(marked.over(whole)) > 1:
            whole = span
        kept.extend(_only_marked(document, whole, one.label, names, sentences))
    return tuple(sorted(kept, key=lambda item: item.span))


def _is_likely(span: Span, words: _Row, reading: ReaderReading) -> bool:
    """Whether the reader, which marks nothing there, gives one of the words a fair chance."""
    if not reading.timed:
        return False
    return any(reading.timed[place] >= _LEAST_CHANCE for place in words.over(span))


def _bounds(document: Document, item: Found, marked: Span) -> Span:
    """The span of a time that both see."""
    text, own, sentence = document.text, item.span, item.spot.sentence_span
    start, end = own.start, own.end
    if marked.start > start:
        cut = _WORD.findall(text[start : marked.start].lower())
        start = marked.start if _GLUE.issuperset(cut) else start
    elif _may_precede(text[marked.start : start]):
        start = max(marked.start, sentence.start)
    if marked.end > end and _may_follow(text[end : marked.end]):
        end = min(marked.end, sentence.end)
    return _with_hedge(text, Span(start, end), sentence)


def _with_hedge(text: str, span: Span, sentence: Span) -> Span:
    """The span with words around it that say how exact it is: TIMEX3 counts them in."""
    before = _HEDGE_BEFORE.search(text, max(sentence.start, span.start - _NEAR_CHARS), span.start)
    after = _HEDGE_AFTER.match(text, span.end, sentence.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def _may_precede(words: str) -> bool:
    """Whether the words before what the rules read can belong to the time."""
    found = _WORD.findall(words.lower())
    return (
        len(found) <= _MOST_BEFORE
        and all(word[0].isalnum() or word == "-" for word in found)
        and _OTHER_TIME.isdisjoint(found)
    )


def _may_follow(words: str) -> bool:
    """Whether it is one word ("one-year term", "the month before"): more tells what happened."""
    found = [word for word in _WORD.findall(words) if word != "-"]
    return len(found) == 1 and found[0].isalpha() and found[0] not in ("earlier", "later")


def _only_marked(
    document: Document, marked: Span, label: str, names: _Row, sentences: _Row
) -> Iterator[Found]:
    """The time that the reader alone sees, if it stands in a sentence that is read.

    A word of a name that says nothing of itself ("the Christmas Accord") is left to the name.
    """
    text = document.text
    for index in sentences.over(marked)[:1]:
        sentence = document.sentences[index]
        around = sentence.span
        whole = Span(max(marked.start, around.start), min(marked.end, around.end))
        span = _without_clause(text, whole)
        reading = reading_of(text, span, label)
        cut_off = span != whole and says_nothing(reading)
        named = may_be_name(reading) and names.over(span)
        if sentence.kind not in READ_KINDS or cut_off or named:
            continue
        before = _WORD.findall(text[max(around.start, span.start - _NEAR_CHARS) : span.start])
        after = _WORD.findall(text[span.end : min(around.end, span.end + _NEAR_CHARS)])
        last, following = [*before[-1:], ""][0], [*after[:1], ""][0]
        yield found_at(document, index, span, "marked", reading, last.lower(), following)


def _with_compound(text: str, span: Span) -> Span:
    """The span with the rest of a number that a hyphen cuts in two ("ninety[-one]")."""
    lexed = lex(text, span.end, min(len(text), span.end + _NEAR_CHARS))
    following = lexed.tokens(0, min(2, len(lexed.starts)))
    joins = [token.kind for token in following] in (["dash", "number"], ["dash", "one"])
    joins = joins and [token.start for token in following] == [span.end, span.end + 1]
    return Span(span.start, following[1].end) if joins else span


def _without_clause(text: str, span: Span) -> Span:
    """The span up to words that tell what happened then ("the days [of heavy rain]")."""
    lexed = lex(text, span.start, span.end)
    for index in range(1, len(lexed.starts)):
        word = text[lexed.starts[index] : lexed.ends[index]].lower()
        rest = text[lexed.ends[index] : span.end].lower()
        timed = says_time(lexed.classes[index + 1 :]) or "period" in rest
        if word in _CLAUSE and not timed:
            return Span(span.start, lexed.ends[index - 1])
    return span
