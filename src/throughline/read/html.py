"""HTML pages, by trafilatura and htmldate."""

from collections.abc import Iterator

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read.article import Draft, build_article


def read_html(path: str, text: str, config: Config) -> Iterator[Article | Skipped]:
    """The one article of a page."""
    import trafilatura

    body = trafilatura.extract(text, fast=True, include_comments=False) or ""
    yield build_article(path, Draft(body), config)
