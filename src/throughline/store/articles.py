"""SQL of the per-article work: articles as they came, and the cache of what was found in them."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.store.codec import Layout, from_json, schema_fingerprint, to_json


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article with what was found in it, ready to be stored."""

    article: Article
    annotation: Annotation
    file_sha256: str | None


def cache_key(reader: str) -> str:
    """The reader's name with the data model's shape: a cache written by another model is void."""
    return f"{reader}+{schema_fingerprint(Annotation)}"


def add(connection: sqlite3.Connection, batch: Iterable[ReadArticle], reader: str) -> None:
    """Store what `reader` found; what another found in the same article is replaced."""
    for item in batch:
        put_article(connection, item.article, item.file_sha256)
        _put_annotation(connection, item.article, item.annotation, reader)


def put_article(
    connection: sqlite3.Connection, article: Article, file_sha256: str | None = None
) -> None:
    """Store one article, or bring its path and hash up to date."""
    connection.execute(
        "INSERT INTO article (id, path, file_sha256, outlet, title, url, text, record)"
        " VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?)"
        " ON CONFLICT (id) DO UPDATE SET path = excluded.path, record = excluded.record,"
        " file_sha256 = coalesce(excluded.file_sha256, file_sha256)",
        (
            article.id,
            readable(article.path),
            file_sha256,
            readable(article.outlet),
            readable(article.title),
            readable(article.url),
            # As bytes, so that a lone surrogate is kept; SQLite stores them as they are.
            article.text.encode("utf-8", "surrogatepass"),
            to_json(replace(article, text="")),
        ),
    )


def bring_paths(connection: sqlite3.Connection, entries: Iterable[Article]) -> None:
    """Store where the articles lie now; those that are not stored yet are put in whole.

    All else of them stays as it was read: what the case shows of one (one name for an outlet) is
    not what a later build starts from.
    """
    known = dict(connection.execute("SELECT id, path FROM article"))
    for article in entries:
        if article.id not in known:
            put_article(connection, article)
        elif known[article.id] != readable(article.path):
            put_article(
                connection, replace(load_article(connection, article.id), path=article.path)
            )


def unread(connection: sqlite3.Connection, ids: Iterable[str], reader: str) -> list[str]:
    """Those of the stored articles in which nothing is stored that `reader` found."""
    query = "SELECT article FROM annotation WHERE reader = ?"
    known = {article for (article,) in connection.execute(query, (cache_key(reader),))}
    return [article for article in ids if article not in known]


def load_texts(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Article]:
    """The articles with these ids, in the order of their ids."""
    wanted = frozenset(ids)
    for article, text, record in connection.execute(
        "SELECT id, text, record FROM article ORDER BY id"
    ):
        if article in wanted:
            yield replace(from_json(Article, record), text=text)


def case_paths(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Id and path of the articles of the assembled case, in its order."""
    for article, path, record in connection.execute(
        "SELECT id, path, article.record FROM case_article"
        " JOIN article ON article.id = case_article.article ORDER BY position"
    ):
        # The column is for other tools: where a path holds lone surrogates it has "?".
        yield article, from_json(Article, record).path if "?" in path else path


def load_annotation(connection: sqlite3.Connection, article: str) -> Annotation:
    """What was found in an article. Raises KeyError where nothing is stored."""
    row = connection.execute(
        "SELECT record FROM annotation WHERE article = ?", (article,)
    ).fetchone()
    if row is None:
        raise KeyError(article)
    return from_json(Annotation, row[0])


def _put_annotation(
    connection: sqlite3.Connection, article: Article, annotation: Annotation, reader: str
) -> None:
    connection.execute("DELETE FROM annotation WHERE article = ?", (article.id,))
    connection.execute("DELETE FROM sentence WHERE article = ?", (article.id,))
    connection.execute(
        "INSERT INTO annotation (article, reader, record) VALUES (?, ?, ?)",
        (article.id, cache_key(reader), to_json(annotation, Layout.ROWS)),
    )
    connection.executemany(
        'INSERT INTO sentence (article, number, start, "end", kind, text)'
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                article.id,
                number,
                sentence.span.start,
                sentence.span.end,
                sentence.kind.value,
                readable(sentence.span.of(article.text)),
            )
            for number, sentence in enumerate(annotation.sentences)
        ),
    )


def cached(connection: sqlite3.Connection, article: Article, reader: str) -> bool:
    """Whether what `reader` finds in exactly this article, wherever it lay, is stored."""
    row = connection.execute(
        "SELECT article.record FROM article JOIN annotation ON annotation.article = article.id"
        " WHERE article.id = ? AND annotation.reader = ?",
        (article.id, cache_key(reader)),
    ).fetchone()
    # The id covers what was published; furniture and the like also depend on how it was read.
    return row is not None and from_json(Article, row[0]) == replace(
        article, text="", path=from_json(Article, row[0]).path
    )


def load(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> Iterator[tuple[Article, Annotation]]:
    """The articles with these ids and what was found in them, in the order of `ids`."""
    for article_id in ids:
        text, record, found = connection.execute(
            "SELECT article.text, article.record, annotation.record FROM article"
            " JOIN annotation ON annotation.article = article.id WHERE article.id = ?",
            (article_id,),
        ).fetchone()
        article = replace(from_json(Article, record), text=text)
        yield article, from_json(Annotation, found)


def load_article(connection: sqlite3.Connection, article_id: str) -> Article:
    """One stored article. Raises KeyError when there is none."""
    row = connection.execute(
        "SELECT text, record FROM article WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise KeyError(article_id)
    return replace(from_json(Article, row[1]), text=row[0])


def drop_others(connection: sqlite3.Connection) -> None:
    """Forget the articles that are not in the assembled case."""
    connection.execute("DELETE FROM article WHERE id NOT IN (SELECT article FROM case_article)")


def readable(text: str | None) -> str | None:
    """`text` for a key column: without lone surrogates, which other tools cannot read."""
    return text if text is None else text.encode("utf-8", "replace").decode()
