"""Writes the sample case into a case file, without any stage having run."""

from export.sample_case import SAMPLE

from throughline.model.annotation import Annotation, Sentence
from throughline.model.case import Case
from throughline.model.source import Article, Span
from throughline.store import CaseStore, ReadArticle

READER = "test-1"


def read(article: Article, reader: str = READER) -> ReadArticle:
    """An article with one sentence a line, as if it had been read."""
    sentences = []
    start = 0
    for line in article.text.splitlines(keepends=True):
        sentences.append(Sentence(Span(start, start + len(line.rstrip("\n"))), 0))
        start += len(line)
    return ReadArticle(article, Annotation(article.id, reader, "en", tuple(sentences)), "ab" * 32)


def fill(store: CaseStore, case: Case = SAMPLE) -> None:
    """Put a case and its articles into an open store."""
    store.add_articles((read(entry.article) for entry in case.articles), READER)
    store.replace_case(case, "0.0")
