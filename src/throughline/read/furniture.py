"""Page furniture in a text: menus, share bars, lists of links, credits, copyright, repeated lines.

The idea: precision first. A line or a sentence is furniture only when all of it has a form that
reports do not have (`furniture_rules`); a bar that stands in one line with the text loses only its
own words. Nothing is removed: the spans are marked and the reader of sentences goes round them.
Cost: one pass over the lines. Where it fails: captions and teasers that are whole sentences look
like the report itself and stay in it; so do menus of section names that no list can know.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from throughline.model.source import Span
from throughline.read.furniture_rules import (
    ASIDE,
    CAPTION,
    CAROUSEL,
    GLUED_SHARE,
    LABELLED_LINKS,
    LEADING_AD,
    LEADING_BAR,
    LEADING_CREDIT,
    LEADING_EMBED,
    LONE,
    MAX_LINE_CHARS,
    MENU,
    SENTENCE,
    STRONG_MENU,
    TRAILING_BAR,
    TRAILING_LINKS,
    VIDEO_LENGTH,
    WHOLE_LINE,
)

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_UNIT_END = re.compile(
    # Not after a capital, a short capitalised word ("Aug.", "Sgt.") or "p.m.".
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)(?<!\.[a-z])"
    r"[.!?…][\"”’')\]]{0,3}(?:\s+|\Z)"
    r"|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z])"
)
_SIGNS = "×✕✖☰•|·›»> "
"""Signs of buttons that may stand before their words."""
_MAX_MENU_WORDS = 40
_MAX_TAIL_CHARS = 300
_MIN_REPEATED_CHARS = 60
"""Shorter sentences are said again of another matter ("There were no arrests.")."""
_LINK_LIST = re.compile(
    r"(?i:(?:read|see) more:?|(?:related|trending|recommended|more|other|latest|top"
    r"|most (?:read|popular)|previous|you may also)\b.{0,40}"
    r"(?:stories|articles|news|headlines|coverage|like|in these stories):?)"
)
_FINAL = (".", "!", "?", "”", '"', ":", "…", ",")


def find_furniture(text: str) -> tuple[Span, ...]:
    """Spans of `text` that are page furniture, trimmed, in order, not overlapping."""
    return merge_spans(text, tuple(_find(text)))


def _find(text: str) -> Iterator[Span]:
    seen: set[str] = set()
    carousels: list[str] = []
    in_links = False
    last = 0
    videos: list[tuple[int, Span]] = []
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if not line:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        is_next = text.count("\n", last, match.start()) <= 2
        in_links = in_links and is_next and len(line) <= 140 and not line.endswith(_FINAL)
        last = match.end()
        video = VIDEO_LENGTH.fullmatch(line)
        if video:
            seconds = 60 * int(video[1]) + int(video[2])
            videos.append((seconds, Span(start, start + len(line))))
        if CAROUSEL.fullmatch(line):
            carousels.append(line)
        if in_links or _is_whole(line) or line in seen or _is_in(line, carousels):
            yield Span(start, start + len(line))
            in_links = in_links or (len(line) < 60 and _LINK_LIST.fullmatch(line) is not None)
            continue
        yield from _parts(line, start, seen)
        in_links = TRAILING_LINKS.search(line, max(0, len(line) - _MAX_TAIL_CHARS)) is not None
        if len(line) >= _MIN_REPEATED_CHARS:
            seen.add(line)
    yield from _video_list(text, videos)


def _video_list(text: str, videos: list[tuple[int, Span]]) -> Iterator[Span]:
    """The lines of a list of videos; lines in the order of the clock are a chronicle and stay."""
    lengths = [seconds for seconds, _ in videos]
    if lengths != sorted(lengths) or any(span.of(text).endswith(" Pause") for _, span in videos):
        yield from (span for _, span in videos)


def _is_in(line: str, carousels: list[str]) -> bool:
    """Whether the line is a row of videos, or one of the titles that such a row holds."""
    return any(line == row or f"{line} | " in row for row in carousels)


def _is_whole(line: str) -> bool:
    """Whether the whole line is furniture."""
    if LABELLED_LINKS.fullmatch(line) or CAPTION.match(line) or len(CAPTION.findall(line)) > 1:
        return True
    if len(line) > MAX_LINE_CHARS:
        return False
    line = line.lstrip(_SIGNS) or line
    words = line.casefold().replace("|", " ").split()
    if len(words) == 1 and words[0].strip(":.…") in LONE:
        return True
    return _is_menu(words) or WHOLE_LINE.fullmatch(line) is not None


def _is_menu(words: list[str]) -> bool:
    """Whether the words are those of a menu: several, and strong ones or repeated ones."""
    if not 2 <= len(words) <= _MAX_MENU_WORDS or not all(word in MENU for word in words):
        return False
    strong = sum(word in STRONG_MENU for word in words)
    repeated = sum(a == b for a, b in pairwise(words))
    return strong >= 2 or repeated >= 1 or (strong == 1 and len(words) <= 4)


def _parts(line: str, offset: int, seen: set[str]) -> Iterator[Span]:
    """Furniture inside a line that also holds text; `seen` gains the line's long sentences."""
    lead = LEADING_BAR.match(line)
    if lead and _is_bar(lead.group()):
        yield Span(offset, offset + lead.end())
    for opening in (LEADING_AD, LEADING_CREDIT, LEADING_EMBED):
        if glued := opening.match(line):
            yield Span(offset, offset + glued.end())
    for match in GLUED_SHARE.finditer(line):
        if match.start() == 0 or line[match.start() - 1].isspace():
            yield Span(offset + match.start(), offset + match.end())
    for ending in (TRAILING_BAR, TRAILING_LINKS):
        tail = ending.search(line, max(0, len(line) - _MAX_TAIL_CHARS))
        if tail:
            yield Span(offset + tail.start(), offset + tail.end())
    for match in ASIDE.finditer(line):
        yield Span(offset + match.start(), offset + match.end())
    start = 0
    for end in (*(m.end() for m in _UNIT_END.finditer(line)), len(line)):
        sentence = line[start:end].strip()
        if sentence and (sentence in seen or SENTENCE.match(line, start, end)):
            yield Span(offset + start, offset + end)
        elif len(sentence) >= _MIN_REPEATED_CHARS:
            seen.add(sentence)  # Captions of a gallery say it again for each picture.
        start = end


def _is_bar(text: str) -> bool:
    words = text.casefold().split()
    return sum(word in STRONG_MENU for word in words) >= (1 if "x" in words else 2)


def merge_spans(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in order, trimmed, overlapping ones and those parted only by white space joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        part = span.of(text)
        start = span.start + len(part) - len(part.lstrip())
        end = span.start + len(part.rstrip())
        if end <= start:
            continue
        if merged and (start <= merged[-1].end or not text[merged[-1].end : start].strip()):
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)
