"""Quotations in the body of a document: which characters stand between quotation marks.

One pass over each paragraph's quotation marks. Double marks (“ ” ") open and close quotations;
typographic and straight single marks do so only where they cannot be apostrophes. A quotation
without an end runs to the end of its paragraph; where the next paragraph opens with a mark again,
it goes on there (the newspaper convention for long statements). Cost: linear in the text.
Fails on: a quotation whose straight marks are missing on one side in mid-paragraph, and single
quotation marks around words that end in an apostrophe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from throughline.model.annotation import SentenceKind
from throughline.model.source import Span
from throughline.text.document import Document

_MARK = re.compile("''|``|[“”„‟\"«»‘’']")
_DOUBLED = {"''": '"', "``": "“"}
"""Archives of agencies and newspapers write two single marks for a double one."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_ELISION = re.compile(r"['’‘](?:\d\ds|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_MAX_SENTENCES = 60
"""A longer paragraph is a text without paragraph breaks: it is read in stretches."""
_MAX_SINGLE_CHARS = 400
"""A longer stretch between single marks is two apostrophes, not a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. `outer` takes in the marks, `inner` is what stands between them."""

    outer: Span
    inner: Span
    words: int
    closed: bool
    """Whether a closing mark was found; if not, it was ended at the paragraph's end."""
    goes_on: bool = False
    """Whether it takes up the unclosed quotation of the paragraph before."""

    def is_statement(self, text: str) -> bool:
        """Whether it is a sentence of its own: at least four words that begin like one, or three
        that end like one. Shorter quotations are words taken over, titles or nicknames."""
        begin = self.inner.of(text)[:1]
        last = self.inner.of(text)[-1:]
        if self.words >= 4 and (begin.isupper() or begin.isdigit() or begin in "[(…‘’'“\"$£€"):
            return True
        return self.words >= 3 and last in ",.!?…" and begin.isupper()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of body sentences of one paragraph."""

    span: Span
    sentences: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    """Outermost ones, in order."""


def body_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of body sentences, in order, with their quotations."""
    runs: list[list[int]] = []
    previous = None
    for index, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.BODY:
            previous = None
            continue
        if previous == sentence.paragraph and len(runs[-1]) < _MAX_SENTENCES:
            runs[-1].append(index)
        else:
            runs.append([index])
        previous = sentence.paragraph
    paragraphs: list[Paragraph] = []
    open_before = False
    for run in runs:
        span = Span(document.sentences[run[0]].span.start, document.sentences[run[-1]].span.end)
        found = find_quotations(document.text, span, goes_on=open_before)
        open_before = bool(found) and not found[-1].closed
        paragraphs.append(Paragraph(span, tuple(run), found))
    return tuple(paragraphs)


class _Mark(NamedTuple):
    """A quotation mark, or an apostrophe: its place and the character it counts as."""

    start: int
    end: int
    char: str


def find_quotations(text: str, within: Span, *, goes_on: bool = False) -> tuple[Quotation, ...]:
    """The outermost quotations in a stretch of `text`; `goes_on` if one was left open before."""
    marks = [
        _Mark(mark.start(), mark.end(), _DOUBLED.get(mark.group(), mark.group()))
        for mark in _MARK.finditer(text, within.start, within.end)
    ]
    return tuple(_scan(text, within, marks, goes_on))


def _scan(text: str, within: Span, marks: list[_Mark], goes_on: bool) -> Iterator[Quotation]:
    index = 0
    while index < len(marks):
        mark = marks[index]
        end: _Mark | None
        if mark.char in _OPENING or (mark.char == '"' and _opens_straight(text, mark, within)):
            end = _double_end(marks, index)
            closed = end is not None
        elif mark.char in "‘'" and _opens_single(text, mark, within):
            end = _single_end(text, marks, index, within)
            if end is None:
                index += 1
                continue
            closed = True
        else:
            index += 1
            continue
        stop = within.end if end is None else end.end
        inner = _trimmed(text, mark.end, stop if end is None else end.start)
        if len(inner):
            words = sum(1 for _ in _WORD.finditer(text, inner.start, inner.end))
            opens_paragraph = goes_on and mark.start - within.start <= 2
            yield Quotation(Span(mark.start, stop), inner, words, closed, opens_paragraph)
        while index < len(marks) and marks[index].start < stop:
            index += 1


def _around(text: str, mark: _Mark, within: Span) -> tuple[str, str]:
    """The characters before and after a mark, blanks at the edges."""
    before = text[mark.start - 1] if mark.start > within.start else " "
    after = text[mark.end] if mark.end < within.end else " "
    return before, after


def _opens_straight(text: str, mark: _Mark, within: Span) -> bool:
    before, after = _around(text, mark, within)
    return not after.isspace() and not before.isalnum()


def _double_end(marks: list[_Mark], index: int) -> _Mark | None:
    """The mark that closes the double quotation opened at `marks[index]`."""
    depth = 0
    last_closing = None
    straight: list[_Mark] = []
    opener = marks[index].char
    for mark in marks[index + 1 :]:
        if opener == '"' and (mark.char == '"' or (mark.char == "”" and depth == 0)):
            return mark
        if mark.char in _OPENING:
            depth += 1
        elif mark.char in _CLOSING:
            if depth == 0:
                return mark
            depth -= 1
            last_closing = mark
        elif mark.char == '"':
            straight.append(mark)
    if opener == '"':
        return None
    # An opening “ that only a straight mark, or a mark taken for an inner one, can close.
    return straight[-1] if len(straight) % 2 else last_closing


def _opens_single(text: str, mark: _Mark, within: Span) -> bool:
    before, after = _around(text, mark, within)
    if not (before.isspace() or before in '([—–-:"“') or not after.isalnum():
        return False
    return _ELISION.match(text, mark.start) is None


def _single_end(text: str, marks: list[_Mark], index: int, within: Span) -> _Mark | None:
    """The mark that closes a single quotation: the first that no word goes on from."""
    fallback = None
    opener = marks[index]
    for mark in marks[index + 1 :]:
        if mark.start - opener.start > _MAX_SINGLE_CHARS:
            break
        if mark.char not in "’'":
            continue
        before, after = _around(text, mark, within)
        if after.isalnum() and not before.isspace():
            continue
        if after.isalnum() and fallback is None:
            continue
        if fallback is not None and before.isspace():
            return fallback  # another quotation begins
        if before != "s" or after != " ":
            return mark
        fallback = fallback or mark
    return fallback


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
