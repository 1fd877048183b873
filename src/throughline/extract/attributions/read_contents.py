"""The contents that the reader marks, trimmed as the rules trim theirs, with what they are.

A content is cut at the ends of paragraphs, takes in a whole statement that stands in quotation
marks where it holds part of it, and leaves out a leading "that", the marks around a whole quotation
and the closing full stop. Cost: linear in the content and in the quotations around it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from throughline.extract.attributions.content_spans import sentence_at, trimmed
from throughline.extract.attributions.quotations import Paragraph, Quotation
from throughline.extract.attributions.read_words import MainVerb, ReadWords
from throughline.inference.reading import AttributionReading, Range
from throughline.model.annotation import AttributionMode
from throughline.model.source import Span
from throughline.text.document import Document

_ASKING = frozenset({"how", "why", "whether", "what", "which", "who", "whom", "whose"})
_ASKED = frozenset((word,) for word in _ASKING)
_OF = frozenset((("about",), ("of",), ("on",), ("over",), ("as",)))
_DESCRIBING = frozenset({"who", "which", "that", "whom", "whose", "to", "where", "when"})
_QUOTES = frozenset('“”„"«»')
_SINGLES = frozenset("‘’'")
_LONGEST_GAP = 60
_MIN_WORDS = 4
_EDGE = 3
"""Characters at the edge of a quotation that may be its marks and a comma."""
_ABBREVIATION = re.compile(r"(?:\b\w\.)+$|\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|No|Inc|Corp|Co|Ltd)\.$")
_CUT = re.compile(r"\b[ap]\.m\.\s+\Z|\w,\s+\Z", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:after|before|when|while|as|because|since|about|around|near|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|on|at|in)\b"
)
"""How a tail begins that no clause of its own can begin with."""
_MOST_STRETCH = 3
"""How many times its own length a content may grow to take in a whole quotation."""


@dataclass(frozen=True, slots=True)
class ContentParts:
    """The parts of a content. `lows` are its words outside of whole quotations."""

    spans: tuple[Span, ...]
    mode: AttributionMode
    lows: tuple[str, ...]
    quoted: bool
    """Whether a part is a whole quotation that is a sentence of its own."""
    clause: bool
    asks: bool
    """Whether it only asks ("whether the dam held")."""
    main: MainVerb | None
    """What heads its first clause."""


class ReadContents:
    """Contents in the body paragraphs of one document."""

    def __init__(
        self,
        document: Document,
        words: ReadWords,
        paragraphs: Sequence[Paragraph],
        finite: frozenset[str],
    ) -> None:
        self._document = document
        self._text = document.text
        self._words = words
        self._paragraphs = paragraphs
        self._finite = finite
        self._ends = [paragraph.span.end for paragraph in paragraphs]

    def parts(self, read: AttributionReading) -> ContentParts:
        """The content of an attribution; without spans where nothing is left."""
        spans: list[Span] = []
        whole: list[Quotation | None] = []
        held = False
        for start, end in self._filled(read):
            for piece, paragraph in self._by_paragraph(start, end):
                quotation = _whole(piece, paragraph) or _by_its_marks(self._text, piece)
                span = self._trimmed(piece, quotation)
                if span is not None and quotation is None:
                    span = self._from_its_main_clause(span, read)
                if span is None or any(span.overlaps(other) for other in spans):
                    continue
                spans.append(span)
                whole.append(quotation)
                held = held or any(span.covers(q.inner) for q in paragraph.quotations)
        spans, whole = self._of_one_paragraph(read.cue, spans, whole)
        cut = any(self._is_pronoun(span) for span in spans)
        spans, whole = self._without_phrases(spans, whole)
        mode = AttributionMode.INDIRECT
        if whole and all(whole):
            mode = AttributionMode.DIRECT
        elif held:
            mode = AttributionMode.MIXED
        described = self._described(spans, whole, mode)
        return replace(described, asks=True) if cut else described

    def _is_pronoun(self, span: Span) -> bool:
        """Whether a part is but a pronoun that takes up what stands elsewhere ("which he said")."""
        return span.of(self._text).lower() in _ASKING | {"that"}

    def _filled(self, read: AttributionReading) -> list[Range]:
        """The ranges of a content, joined across words of a sentence that are no cue or source.

        The reader now and then leaves out words in the middle of a clause.
        """
        joined: list[Range] = []
        for start, end in sorted(read.content):
            before = joined[-1] if joined else None
            if before is not None and not self._apart(before[1], start, read):
                joined[-1] = (before[0], max(before[1], end))
            else:
                joined.append((start, end))
        return joined

    def _apart(self, end: int, start: int, read: AttributionReading) -> bool:
        """Whether two parts are apart: by a sentence's end, the cue, the source or a mark."""
        if sentence_at(self._document, end - 1) != sentence_at(self._document, start):
            return True
        if any(a < start and end < b for a, b in (read.cue, *read.source)):
            return True
        gap = self._text[end:start]
        return len(gap) > _LONGEST_GAP or any(not c.isalnum() and not c.isspace() for c in gap)

    def _of_one_paragraph(
        self, cue: Range, spans: list[Span], whole: list[Quotation | None]
    ) -> tuple[list[Span], list[Quotation | None]]:
        """The parts without what an indirect content goes on with in another paragraph.

        A list of lines without full stops is read on as one sentence.
        """
        home = bisect_left(self._ends, cue[0] + 1)
        at = [bisect_left(self._ends, span.start + 1) for span in spans]
        if home not in at:
            return spans, whole
        kept = [i for i, place in enumerate(at) if place == home or whole[i] is not None]
        return [spans[i] for i in kept], [whole[i] for i in kept]

    def _without_phrases(
        self, spans: list[Span], whole: list[Quotation | None]
    ) -> tuple[list[Span], list[Quotation | None]]:
        """The parts without noun phrases that stand beside a statement, no part of it.

        "said the same thing", then the quotation itself.
        """
        words = [self._words.within(span.start, span.end) for span in spans]
        states = [
            quotation.is_statement(self._text)
            if quotation is not None
            else self._words.main_verb(held) is not None
            for held, quotation in zip(words, whole, strict=True)
        ]
        if not any(states):
            return spans, whole
        kept = [
            index
            for index, held in enumerate(words)
            if states[index] or whole[index] is not None or not self._words.is_noun_phrase(held)
        ]
        return [spans[index] for index in kept], [whole[index] for index in kept]

    def _described(
        self, spans: list[Span], whole: list[Quotation | None], mode: AttributionMode
    ) -> ContentParts:
        outside = [
            index
            for span, quotation in zip(spans, whole, strict=True)
            if quotation is None
            for index in self._words.within(span.start, span.end)
        ]
        lows = tuple(self._words.lows[index] for index in outside)
        quoted = any(q is not None and q.is_statement(self._text) for q in whole)
        if mode is AttributionMode.DIRECT and len(whole) > 1:  # "My hope," she said, "is that ..."
            quoted = quoted or sum(q.words for q in whole if q is not None) >= _MIN_WORDS
        ordered = tuple(sorted(spans))
        first = self._words.within(ordered[0].start, ordered[0].end) if ordered else ()
        return ContentParts(
            spans=ordered,
            mode=mode,
            lows=lows,
            quoted=quoted,
            clause=self._words.holds_clause(outside) or self._surely_finite(outside),
            asks=not quoted and (lows[:1] in _ASKED or (lows[:1] in _OF and lows[1:2] in _ASKED)),
            main=self._words.main_verb(first),
        )

    def _surely_finite(self, words: Sequence[int]) -> bool:
        """Whether an auxiliary or the like stands among them and nothing that describes a noun.

        For clauses whose tree the reader does not see right.
        """
        lows = [self._words.lows[index] for index in words]
        if not lows or lows[0] == "to" or _DESCRIBING & set(lows[1:]):
            return False
        if self._words.is_noun_phrase(words):
            return False
        return any(low in self._finite for low in lows[1:])

    def _by_paragraph(self, start: int, end: int) -> Iterator[tuple[Span, Paragraph]]:
        for index in range(bisect_left(self._ends, start + 1), len(self._paragraphs)):
            paragraph = self._paragraphs[index]
            if paragraph.span.start >= end:
                return
            first = max(start, paragraph.span.start)
            last = min(end, paragraph.span.end)
            if first < last:
                yield _with_quotations(self._text, Span(first, last), paragraph), paragraph

    def _trimmed(self, piece: Span, quotation: Quotation | None) -> Span | None:
        if quotation is not None:
            return trimmed(self._text, quotation.inner)
        span = trimmed(self._text, piece)
        if span is None:
            return None
        words = self._words.within(span.start, span.end)
        first = self._words.after_addressee(words)
        if first + 1 < words.stop and self._words.opens_clause(first):
            first += 1
        if words and first > words[0]:
            span = trimmed(self._text, Span(self._words.span(first, first + 1).start, span.end))
        return None if span is None else self._without_stop(_without_lone_marks(self._text, span))

    def _from_its_main_clause(self, span: Span, read: AttributionReading) -> Span:
        """The span from its sentence's start on, where it is only the tail of what was said.

        "The van was stopped at 11 a.m. after it ran a light, police said": the reader may take the
        full stop of "a.m." for the end of a sentence.
        """
        sentence = self._document.sentences[sentence_at(self._document, span.start)].span
        head = Span(sentence.start, span.start)
        inside = sentence.covers(span) and span.end <= read.cue[0] < sentence.end
        if not inside or not _CUT.search(self._text, head.start, head.end):
            return span
        if _QUOTES & set(head.of(self._text)) or not _TAIL.match(self._text, span.start, span.end):
            return span
        return trimmed(self._text, Span(sentence.start, span.end)) or span

    def _without_stop(self, span: Span) -> Span | None:
        """The span without the full stop that ends its sentence."""
        held = span.of(self._text)
        if held[-1:] not in (".", "!", "?") or held[-2:-1] == "." or _ABBREVIATION.search(held):
            return span
        return trimmed(self._text, Span(span.start, span.end - 1))


def _whole(piece: Span, paragraph: Paragraph) -> Quotation | None:
    """The quotation that the piece is, but for its marks."""
    for quotation in paragraph.quotations:
        if (
            abs(quotation.outer.start - piece.start) <= _EDGE
            and abs(quotation.outer.end - piece.end) <= _EDGE
        ):
            return quotation
    return None


def _by_its_marks(text: str, piece: Span) -> Quotation | None:
    """The piece as a quotation, where it begins and ends with marks that do not fit together."""
    held = piece.of(text)
    single = held[:1] in _SINGLES and held[-1:] in _SINGLES
    if len(held) < 3 or not (single or (held[0] in _QUOTES and held[-1] in _QUOTES)):
        return None
    inner = Span(piece.start + 1, piece.end - 1)
    if any(mark in inner.of(text) for mark in _QUOTES):
        return None
    return Quotation(piece, inner, len(inner.of(text).split()), True)


def _without_lone_marks(text: str, span: Span) -> Span:
    """The span without a quotation mark at an edge that no other mark in it answers."""
    held = span.of(text)
    if held[:1] in _QUOTES | _SINGLES and not set(held[1:]) & (_QUOTES | _SINGLES):
        return Span(span.start + 1, span.end)
    if held[-1:] in _QUOTES and not set(held[:-1]) & _QUOTES:
        return Span(span.start, span.end - 1)
    return span


def _with_quotations(text: str, piece: Span, paragraph: Paragraph) -> Span:
    """The piece, grown to the whole of a statement in quotation marks that it cuts."""
    for quotation in paragraph.quotations:
        outer = quotation.outer
        if not outer.overlaps(piece) or piece.covers(outer) or outer.covers(piece):
            continue
        grown = Span(min(piece.start, outer.start), max(piece.end, outer.end))
        if quotation.closed and len(grown) <= _MOST_STRETCH * len(piece):
            piece = grown
    return piece
