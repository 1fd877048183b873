"""The words under a span: spans are compared as sets of words, so that edges do not count."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpora.values import Range

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[^\w\s]")

Words = frozenset[int]
"""Where words begin in the text."""


class WordsOf:
    """Call it with the ranges of a span: the words that they touch.

    A span of nothing but punctuation (a colon may be a cue) has its marks instead.
    """

    def __init__(self, text: str) -> None:
        self._words = [match.span() for match in _WORD.finditer(text)]
        self._marks = [match.span() for match in _MARK.finditer(text)]

    def __call__(self, ranges: Sequence[Range]) -> Words:
        return _touched(self._words, ranges) or _touched(self._marks, ranges)


def _touched(places: list[Range], ranges: Sequence[Range]) -> Words:
    found: set[int] = set()
    for start, end in ranges:
        first = max(bisect_right(places, (start, start)) - 1, 0)
        for place in places[first:]:
            if place[0] >= end:
                break
            if place[1] > start:
                found.add(place[0])
    return frozenset(found)
