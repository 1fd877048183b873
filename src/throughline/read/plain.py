"""Plain text reports. The text is kept as it is; what it says about itself is read from its top."""

import re
from collections.abc import Iterator

from throughline.config import Config
from throughline.model.source import Article, Skipped, Span
from throughline.read.article import Draft, build_article, refused_date_line
from throughline.read.furniture import find_furniture
from throughline.read.header import read_header

_LINE = re.compile(r"[^\n\r]+")
_MAX_TITLE_CHARS = 160
_MAX_TITLE_WORDS = 24
_NO_TITLE_END = (".", "!”", ".”", '."', ",", ";", ":", "…", "-", "–", "—")


_APART = re.compile(r"[^\S\n]*\r?\n[^\S\n]*\r?\n")
_TOP_CHARS = 5_000
_MASTHEAD = re.compile(
    r"(?:The |Daily |Sunday )?(?:[A-Z][\w'’&.-]*\s){1,3}"
    r"(?:News|Post|Times|Tribune|Herald|Gazette|Voice|Inquirer|Echo|Courier|Ledger|Chronicle"
    r"|Journal|Mail|Telegraph|Guardian|Observer|Press|Today|Express|Standard|Record|Review"
    r"|Examiner|Globe|Mirror|Independent|Register|Dispatch|Sentinel|Bulletin|Monitor|Argus"
    r"|Advertiser|Reporter|Weekly|Radio|TV|Broadcasting)"
)
"""A name such as newspapers have. It is only taken above the menu of its page."""


def read_plain(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    """The one article of a text file."""
    header = read_header(text)
    # A title may stand above its date, but only a masthead stands above a menu.
    menus = find_furniture(text[:_TOP_CHARS])
    aside = (*header.furniture, *menus)
    lines = tuple(_lines(text))
    masthead = _masthead(text, lines, menus)
    if masthead is not None:
        lines = lines[1:]
    draft = Draft(
        text,
        outlet=masthead.of(text) if masthead else None,
        title=header.title or _title(text, lines, aside),
        furniture=(masthead,) if masthead else (),
    )
    article = build_article(path, draft, config)
    yield article
    if header.refused and isinstance(article, Article):
        yield refused_date_line(path, "the date in its header", header.refused)


def _lines(text: str) -> Iterator[Span]:
    """The lines at the top of the text, trimmed, blank ones left out."""
    for match in _LINE.finditer(text, 0, _TOP_CHARS):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        if line.strip():
            yield Span(start, start + len(line.strip()))


def _masthead(text: str, lines: tuple[Span, ...], menus: tuple[Span, ...]) -> Span | None:
    """The outlet's name, where it is the first line and the page's menu the second."""
    if len(lines) < 2 or not _MASTHEAD.fullmatch(lines[0].of(text)):
        return None
    return lines[0] if any(span.covers(lines[1]) for span in menus) else None


def _title(text: str, lines: tuple[Span, ...], aside: tuple[Span, ...]) -> str | None:
    """The first line that is no furniture: if it is short, no sentence, and stands apart."""
    for span in lines:
        if any(other.start <= span.start < other.end for other in aside):
            continue
        line = span.of(text).removeprefix("# ").strip()
        is_short = len(line) <= _MAX_TITLE_CHARS and len(line.split()) <= _MAX_TITLE_WORDS
        has_words = len(line.split()) > 1 and any(char.isalpha() for char in line)
        is_apart = _APART.match(text, span.end) is not None
        if is_short and is_apart and has_words and not line.endswith(_NO_TITLE_END):
            return line
        return None
    return None
