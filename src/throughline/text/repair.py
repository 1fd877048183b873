"""Repair of damaged text, with the way back to every original character.

The idea: damage is local. Mojibake ("donâ€™t") lies in runs of non-ASCII characters, an HTML
entity is one token, an invisible character is itself; so one regular expression finds every
place and each replacement is one `Edit`. ftfy decides what a run of mojibake was; it is asked
per run and not per line because that gives exact edits without aligning two lines afterwards
(difflib on a long line is quadratic) and lets equal runs be answered from a cache.
Cost: one pass over the text. Where it fails: mojibake whose bytes became ASCII, and damage that
lost characters ("don?t"), stay as they are. New lines and quotation marks are never changed.
"""

import html
import html.entities
import re
from functools import lru_cache

from throughline.model.source import Span
from throughline.text.offsets import Edit, OffsetMap

_PLACES = re.compile(
    r"(?P<entity>&(?:amp;){0,100}(?:[a-zA-Z][a-zA-Z0-9]{1,30}|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});)"
    # Soft hyphen, zero-width and direction marks, byte order mark: they break words in two.
    r"|(?P<invisible>[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)"
    r"|(?P<mojibake>[\u00c2-\u00f4\u0102-\u017e\u0393-\u0451][^\x00-\x7f\u2028\u2029]+"
    r"|[\u00c2\u00c3] (?=\S)|[\x80-\x84\x86-\x9f]+)"
    r"|(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
)
_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\s]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_LONGEST_RUN = 200
"""A longer run of non-ASCII characters is another script, not damage."""


def repair(text: str) -> tuple[str, OffsetMap]:
    """The repaired text and the map from its characters to those of `text`."""
    pieces: list[str] = []
    edits: list[Edit] = []
    copied = length = 0
    for place in _PLACES.finditer(text):
        found = place.group()
        better = _replacement(place.lastgroup or "", found)
        if better == found:
            continue
        start, end = _changed_part(found, better, place.start())
        better = better[start - place.start() : len(better) - (place.end() - end)]
        pieces += (text[copied:start], better)
        length += start - copied
        edits.append(Edit(Span(length, length + len(better)), Span(start, end)))
        length += len(better)
        copied = end
    if not edits:
        return text, OffsetMap()
    pieces.append(text[copied:])
    return "".join(pieces), OffsetMap(tuple(edits))


def _changed_part(found: str, better: str, offset: int) -> tuple[int, int]:
    """Start and end in the text of what really differs: a run may begin or end with sound text."""
    head = 0
    shorter = min(len(found), len(better))
    while head < shorter and found[head] == better[head]:
        head += 1
    tail = 0
    while tail < shorter - head and found[-1 - tail] == better[-1 - tail]:
        tail += 1
    return offset + head, offset + len(found) - tail


def _replacement(kind: str, found: str) -> str:
    if kind == "invisible":
        return ""
    if kind == "space":
        return " "
    if kind == "entity":
        return _unescape(found)
    return _decode_again(found) if len(found) <= _LONGEST_RUN else found


def _unescape(entity: str) -> str:
    text = re.sub(r"&(?:amp;)+", "&", entity)
    # By the full name only: html.unescape would read "&notice;" as "¬ice;".
    if text[1:2] == "#" or text[1:] in html.entities.html5:
        text = html.unescape(text)
    # An entity may stand for a line break or an invisible character; neither may enter the text.
    return _INVISIBLE.sub("", _ODD_SPACES.sub(" ", text))


@lru_cache(maxsize=4096)
def _decode_again(run: str) -> str:
    """What a run of wrongly decoded characters was meant to be, by ftfy; itself if it is sound."""
    import ftfy  # 20 ms, and most texts need no repair

    settings = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    better: str = ftfy.fix_text(run, settings)
    return _INVISIBLE.sub("", _ODD_SPACES.sub(" ", better))
