"""Paragraphs of a text, and what is left of one without its furniture.

Blank lines part paragraphs. A single line break does too, unless the text was wrapped at a fixed
width (mail, old wire copy): then it stands for a blank.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from throughline.model.source import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FINAL = tuple(".!?:;…\"”’')]")
_OPEN_END = re.compile(r"[a-z]{2},?\Z")
_GOES_ON = re.compile(r"(?!https?:|www\.)[a-z]+[\s,.’']")
_WRAPPED_MIN_CHARS = 40
_WRAPPED_MAX_CHARS = 110


def paragraph_spans(text: str) -> Iterator[Span]:
    """The paragraphs of `text` in order, trimmed of white space, none empty."""
    held: Span | None = None
    for paragraph in _blocks(text):
        if held is not None and _is_torn(text, held, paragraph):
            held = Span(held.start, paragraph.end)
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


def _is_torn(text: str, paragraph: Span, following: Span) -> bool:
    """Whether a break stands in the middle of a sentence: it goes on in lower case."""
    return (
        len(paragraph) >= _WRAPPED_MIN_CHARS
        and _OPEN_END.search(text, paragraph.end - 3, paragraph.end) is not None
        and _GOES_ON.match(text, following.start) is not None
    )


def _blocks(text: str) -> Iterator[Span]:
    block: list[Span] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if block and _is_blank_line_between(text, previous_end, match.start()):
            yield from _join_wrapped(text, block)
            block = []
        block.append(Span(start, start + len(stripped)))
        previous_end = match.end()
    yield from _join_wrapped(text, block)


def _is_blank_line_between(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between.splitlines()) > 1


def _join_wrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines of one block, those that were only wrapped joined."""
    if len(lines) < 2:
        yield from lines
        return
    is_wrapped = _is_wrapped(text, lines)
    current = lines[0]
    last = lines[0]
    for line in lines[1:]:
        if _continues(text, last, line, is_wrapped=is_wrapped):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
        last = line
    yield current


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether a block of lines looks wrapped at a fixed width."""
    if len(lines) < 3:
        return False
    lengths = [len(line) for line in lines[:-1]]
    longest = max(len(line) for line in lines)
    if longest > _WRAPPED_MAX_CHARS or min(lengths) < 0.6 * longest or longest < _WRAPPED_MIN_CHARS:
        return False
    open_ends = sum(text[line.end - 1] not in _FINAL for line in lines[:-1])
    return open_ends * 2 >= len(lengths)


def _continues(text: str, line: Span, following: Span, *, is_wrapped: bool) -> bool:
    if is_wrapped:
        return True
    return (
        _WRAPPED_MIN_CHARS <= len(line) <= _WRAPPED_MAX_CHARS
        and text[line.end - 1] not in _FINAL
        and text[following.start].islower()
    )


def without(paragraph: Span, furniture: tuple[Span, ...]) -> Iterator[tuple[Span, bool]]:
    """The parts of a paragraph in order, each with whether it is furniture.

    `furniture` is in order and does not overlap; finding its part costs O(log furniture).
    """
    at = paragraph.start
    index = bisect_left(furniture, paragraph.start, key=lambda span: span.end)
    while index < len(furniture) and furniture[index].start < paragraph.end:
        span = furniture[index]
        start, end = max(span.start, at), min(span.end, paragraph.end)
        index += 1
        if start >= end:
            continue
        if at < start:
            yield Span(at, start), False
        yield Span(start, end), True
        at = end
    if at < paragraph.end:
        yield Span(at, paragraph.end), False
