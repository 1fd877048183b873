"""Which format a text is in, by its name and by its content, and the reader for each."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read.plain import read_plain


class Format(StrEnum):
    """The input formats."""

    PLAIN = "plain"
    HTML = "html"
    JSON = "json"


_SUFFIXES = {
    ".txt": Format.PLAIN, ".text": Format.PLAIN, ".md": Format.PLAIN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".json": Format.JSON, ".jsonl": Format.JSON, ".ndjson": Format.JSON, ".jsonld": Format.JSON,
}  # fmt: skip
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(r"</(?:p|div|a|span|h[1-6]|li|td)\s*>", re.I)
_JSON = re.compile(r"\s*(?:\{\s*\"|\{\s*\}|\[\s*\{\s*\")")
_MIN_TAGS = 4


def format_of_suffix(path: str) -> Format | None:
    """The format that a file's name promises, None for a name that promises none."""
    return _SUFFIXES.get(Path(path).suffix.lower())


def sniff(text: str, expected: Format | None) -> Format:
    """The format of `text`: content goes before the name where it is plain to see."""
    if _HTML.match(text):
        return Format.HTML
    if _JSON.match(text):
        return Format.JSON
    if expected is not None and expected is not Format.PLAIN:
        return expected
    if text.lstrip()[:1] == "<" and len(_TAGS.findall(text[:100_000])) >= _MIN_TAGS:
        return Format.HTML
    return Format.PLAIN


def read_text(path: str, text: str, found: Format, config: Config) -> Iterator[Article | Skipped]:
    """The articles of a decoded text in the given format."""
    if found is Format.JSON:
        from throughline.read.jsonl import read_json  # pydantic: 0.2 s

        yield from read_json(path, text, config)
    elif found is Format.HTML:
        # trafilatura takes 1.1 s to import: only who reads a page pays for it.
        from throughline.read.html import read_html

        yield from read_html(path, text, config)
    else:
        yield from read_plain(path, text, config)
