"""The articles of the set as a case holds them: each once, read as a user's file would be."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora import gva
from throughline.config import Config
from throughline.extract.annotate import annotate
from throughline.inference import Reader
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.read.jsonl import read_json
from throughline.text import prepare


@dataclass(frozen=True, slots=True)
class Report:
    """An article of the set with what the pipeline made of it."""

    given: gva.GvaArticle
    article: Article
    annotation: Annotation

    @property
    def seen(self) -> bool:
        """Whether it is of the half that was looked at while rules were written."""
        return gva.half(self.given.incident) == 0


Annotate = Callable[[Article], Annotation]


def by_reader(reader: Reader) -> Annotate:
    """What the pipeline finds in an article."""
    return lambda article: annotate(prepare(article), reader)


def unread(article: Article) -> Annotation:
    """Nothing: for what needs the text alone."""
    return Annotation(article.id, "none", "en", ())


def read_reports(data: Path, split: str, limit: int | None, find: Annotate) -> Iterator[Report]:
    """Every article that has a text, once: one that stands under two incidents is left out, since
    nothing says which of the two it is about. With a limit, the first so many."""
    given = gva.load(data, split)
    twice = set(gva.several(given))
    taken = 0
    for one in given:
        if one.id in twice or (limit is not None and taken >= limit):
            continue
        article = article_of(one)
        if article is not None:
            taken += 1
            yield Report(one, article, find(article))


def article_of(given: gva.GvaArticle) -> Article | None:
    """The article as `read` makes it of a line of JSON; None where it finds no report in it."""
    record = {
        "title": given.title,
        "text": given.text,
        "date": given.published.isoformat(),
        "outlet": given.outlet,
        "url": given.url,
    }
    found = read_json(f"gva:{given.id}", json.dumps(record), Config())
    return next((item for item in found if isinstance(item, Article)), None)


def distinct(reports: Iterable[Report]) -> Iterator[Report]:
    """The first of reports that are one article to a case."""
    known: set[str] = set()
    for report in reports:
        if report.article.id not in known:
            known.add(report.article.id)
            yield report
