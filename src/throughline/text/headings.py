"""Whether a paragraph is a heading: a short line that is no full sentence."""

import re

from throughline.model.source import Span
from throughline.text.abbreviations import words

_MAX_CHARS = 140
_MAX_WORDS = 18
_WORD = re.compile(r"[^\W_](?:[\w'’&./-]*\w)?")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|said|says|told|did|does|will|would|could|can|may|must"
    r"|according to)\b|\b(?:he|she|they|it|we|i)\b|\bthe\b.*\bthe\b",
    re.I,
)
_SMALL_WORDS = words("""
    a an the of in on at to for from by with and or but nor as is vs v via over into after amid
    before off out up per than s t""")
_TITLE_SHARE = 0.75
_UNENDED = re.compile(r"[^.!?…。！？:;,\"”\-–—|]\Z|[^.!?…\s][’'”\"]\Z")


_RULED = re.compile(r"[-–—=*]{1,3}\s.{2,80}\s[-–—=*]{1,3}")
"""A subheading between dashes, as agencies set it."""


def is_heading(text: str, span: Span, *, whole: bool, title: str | None) -> bool:
    """Whether the paragraph part `span` is a heading.

    `whole` says that it is a paragraph of its own. A line equal to the article's title always
    is one; "Who Knew What?" is one by its capitals, though it ends as a sentence does.
    """
    if not whole or len(span) > _MAX_CHARS:
        return False
    line = span.of(text)
    if title is not None and " ".join(line.split()) == " ".join(title.split()):
        return True
    found = _WORD.findall(line)
    if _RULED.fullmatch(line) and len(found) <= _MAX_WORDS:
        return bool(found)
    if not found or len(found) > _MAX_WORDS or "\n" in line:
        return False
    in_title_case = _title_share(found) >= _TITLE_SHARE and len(found) > 1
    if line.endswith(("?", "!")):
        return in_title_case and len(found) > 2
    if not _UNENDED.search(line):
        return False
    if in_title_case:
        return True
    return len(found) <= 14 and not _FINITE.search(line)


def _title_share(found: list[str]) -> float:
    """The share of content words that begin with a capital or a digit."""
    content = [word for word in found if word not in _SMALL_WORDS]
    if not content:
        return 0.0
    return sum(not word[0].islower() for word in content) / len(content)
