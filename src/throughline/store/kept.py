"""SQL of kept work: what stages made of one article alone, under the code that made it.

A row hangs on the annotation that it was made of: when an article is read anew, its rows go."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from throughline.store.codec import Layout, from_json, to_json

Values = Mapping[str, object]
"""Name of the work -> what it made."""


def has_table(connection: sqlite3.Connection) -> bool:
    """Whether the file has a place for kept work: one that is only read may be older."""
    query = "SELECT count(*) FROM sqlite_schema WHERE name = 'kept'"
    return bool(connection.execute(query).fetchone()[0])


def missing(
    connection: sqlite3.Connection, ids: Iterable[str], works: Sequence[str], key: str
) -> list[str]:
    """Those of the articles for which `key` has not made all of the works."""
    marks = ", ".join("?" * len(works))
    whole = {
        article
        for (article,) in connection.execute(
            f"SELECT article FROM kept WHERE key = ? AND work IN ({marks})"
            " GROUP BY article HAVING count(*) = ?",
            (key, *works, len(works)),
        )
    }
    return [article for article in ids if article not in whole]


def put(connection: sqlite3.Connection, made: Mapping[str, Values], key: str) -> None:
    """Keep what was made of each article, in the place of what was kept before."""
    connection.executemany(
        "INSERT OR REPLACE INTO kept (work, article, key, record) VALUES (?, ?, ?, ?)",
        (
            (work, article, key, to_json(value, Layout.ROWS))
            for article, values in made.items()
            for work, value in values.items()
        ),
    )


def load(
    connection: sqlite3.Connection, work: str, kind: Any, ids: Sequence[str], key: str
) -> Iterator[Any]:
    """The value of each of `ids`, which ascend. Raises KeyError where one is not kept."""
    rows = connection.execute(
        "SELECT article, record FROM kept WHERE work = ? AND key = ? ORDER BY article", (work, key)
    )
    for wanted in ids:
        for article, record in rows:
            if article == wanted:
                yield from_json(kind, record)
                break
        else:
            raise KeyError(wanted)


def differing(connection: sqlite3.Connection, made: Mapping[str, Values], key: str) -> list[str]:
    """A line for each of the values that is kept and is not what was made now."""
    return [
        f"kept work: {work} of {article} is not what is made of it now; build the case again"
        for article, values in made.items()
        for work, value in values.items()
        for (record,) in connection.execute(
            "SELECT record FROM kept WHERE work = ? AND article = ? AND key = ?",
            (work, article, key),
        )
        if record != to_json(value, Layout.ROWS)
    ]
