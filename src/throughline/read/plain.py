"""Plain text reports. The text is kept as it is; what it says about itself is read from its top."""

import re
from collections.abc import Iterator

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read.article import Draft, build_article
from throughline.read.furniture import find_furniture
from throughline.read.header import read_header

_LINE = re.compile(r"[^\n\r]+")
_MAX_TITLE_CHARS = 160
_MAX_TITLE_WORDS = 24
_NO_TITLE_END = (".", "!”", ".”", '."', ",", ";", ":", "…", "-", "–", "—")


def read_plain(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    """The one article of a text file."""
    yield build_article(path, Draft(text, title=_title(text)), config)


def _title(text: str) -> str | None:
    """The first line, where it is short, no sentence, and followed by a blank line."""
    header = read_header(text)
    if header.title:
        return header.title
    aside = (*header.furniture, *find_furniture(text[:5_000]))
    for match in _LINE.finditer(text, 0, 5_000):
        line = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if not line or any(span.start <= start < span.end for span in aside):
            continue
        line = line.removeprefix("# ").strip()
        is_short = len(line) <= _MAX_TITLE_CHARS and len(line.split()) <= _MAX_TITLE_WORDS
        is_apart = re.match(r"[^\S\n]*\r?\n[^\S\n]*\r?\n", text[match.end() :]) is not None
        has_words = len(line.split()) > 1 and any(char.isalpha() for char in line)
        if is_short and is_apart and has_words and not line.endswith(_NO_TITLE_END):
            return line
        return None
    return None
