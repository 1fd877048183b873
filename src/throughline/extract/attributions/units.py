"""Units that are read for attributions: sentences as tokens, with each quotation as one token.

Who speaks stands outside the quotation marks, so that a quotation, however many sentences it
holds, is one opaque token of the sentence around it. Sentences that a quotation runs across, or
that go on in lower case after one, form one unit. What a quotation holds is a unit of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from throughline.extract.attributions.quotations import Paragraph, Quotation, find_quotations
from throughline.model.source import Span
from throughline.text.document import Document

_TOKEN = re.compile(r"(?P<w>\w+(?:[-&./’']\w+)*)|(?P<p>[^\w\s])")
_CLITIC = re.compile(r"[’'](?:s|S)$")
_MIN_INNER_WORDS = 6
"""A shorter quotation cannot hold an attribution of its own."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a whole quotation. `low` is "" for a quotation."""

    start: int
    end: int
    low: str
    capital: bool
    word: bool
    quotation: Quotation | None = None
    comma_inside: bool = False
    """Whether the quotation ends with a comma before its closing mark."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens of one or more joined sentences; `inside` is the quotation that holds them."""

    span: Span
    sentence: int
    tokens: tuple[Token, ...]
    inside: Quotation | None = None


def units_of(document: Document, paragraph: Paragraph) -> Iterator[Unit]:
    """The units of a paragraph in order, each followed by those inside its quotations."""
    for first, last in _joined(document, paragraph):
        span = Span(document.sentences[first].span.start, document.sentences[last].span.end)
        held = tuple(q for q in paragraph.quotations if span.covers(q.outer))
        yield Unit(span, first, _tokens(document.text, span, held))
        for quotation in held:
            if quotation.words >= _MIN_INNER_WORDS:
                yield from _inner_units(document, quotation, first, last)


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """The words and marks of a stretch of text that is no whole unit."""
    return _tokens(text, span, ())


def _joined(document: Document, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """First and last sentence of each run that no quotation is cut by."""
    quotations = list(paragraph.quotations)
    first = paragraph.sentences[0]
    at = 0
    for index in paragraph.sentences:
        end = document.sentences[index].span.end
        while at < len(quotations) and quotations[at].outer.end <= end:
            at += 1
        cut = at < len(quotations) and quotations[at].outer.start < end
        if cut or (index < paragraph.sentences[-1] and _goes_on(document, index, quotations, at)):
            continue
        yield first, index
        first = index + 1
    if first <= paragraph.sentences[-1]:
        yield first, paragraph.sentences[-1]


def _goes_on(document: Document, index: int, quotations: list[Quotation], at: int) -> bool:
    """Whether sentence `index` ends with a quotation and the next begins in lower case."""
    end = document.sentences[index].span.end
    following = document.sentences[index + 1].span
    ends_quoted = at > 0 and end - quotations[at - 1].outer.end <= 1
    return ends_quoted and document.text[following.start : following.start + 1].islower()


def _inner_units(document: Document, quotation: Quotation, first: int, last: int) -> Iterator[Unit]:
    for index in range(first, last + 1):
        sentence = document.sentences[index].span
        start = max(sentence.start, quotation.inner.start)
        end = min(sentence.end, quotation.inner.end)
        if end - start > 1:
            span = Span(start, end)
            nested = find_quotations(document.text, span)
            yield Unit(span, index, _tokens(document.text, span, nested), quotation)


def _tokens(text: str, span: Span, quotations: tuple[Quotation, ...]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    at = span.start
    for quotation in quotations:
        _tokenise(text, at, quotation.outer.start, tokens)
        outer = quotation.outer
        comma = text[quotation.inner.end - 1] == ","
        tokens.append(Token(outer.start, outer.end, "", False, False, quotation, comma))
        at = outer.end
    _tokenise(text, at, span.end, tokens)
    return tuple(tokens)


def _tokenise(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        begin, stop = found.span()
        if found.lastgroup == "p":
            tokens.append(Token(begin, stop, word, False, False))
        elif len(word) > 2 and _CLITIC.search(word):
            tokens.append(Token(begin, stop - 2, word[:-2].lower(), word[0].isupper(), True))
            tokens.append(Token(stop - 2, stop, "'s", False, True))
        else:
            low = word.lower().replace("’", "'")
            tokens.append(Token(begin, stop, low, word[0].isupper(), True))
