"""SQL of kept work: what stages made of one article or two alone, under the code that made it.

A row hangs on the annotations that it was made of: when an article is read anew, its rows go."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from throughline.store.codec import Layout, from_json, to_json

_ASKED = 500
"""Articles that are asked for at a time."""

Values = Mapping[str, object]
"""Name of the work -> what it made."""


Pair = tuple[str, str]


def has_table(connection: sqlite3.Connection, name: str = "kept") -> bool:
    """Whether the file has a place for kept work: one that is only read may be older."""
    query = "SELECT count(*) FROM sqlite_schema WHERE name = ?"
    return bool(connection.execute(query, (name,)).fetchone()[0])


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
    for start in range(0, len(ids), _ASKED):
        wanted = ids[start : start + _ASKED]
        marks = ", ".join("?" * len(wanted))
        rows = connection.execute(
            f"SELECT article, record FROM kept WHERE work = ? AND article IN ({marks}) AND key = ?"
            " ORDER BY article",
            (work, *wanted, key),
        ).fetchall()
        if len(rows) < len(wanted):
            raise KeyError(min(set(wanted).difference(article for article, _ in rows)))
        for _, record in rows:
            yield from_json(kind, record)


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


def load_pairs(connection: sqlite3.Connection, work: str, kind: Any, key: str) -> dict[Pair, Any]:
    """What is kept of pairs of articles."""
    values: dict[str, Any] = {}
    found: dict[Pair, Any] = {}
    query = "SELECT early, late, record FROM kept_pair WHERE work = ? AND key = ?"
    for early, late, record in connection.execute(query, (work, key)):
        # Most pairs share nothing, and values do not change: one is made for all of them.
        if record not in values:
            values[record] = from_json(kind, record)
        found[early, late] = values[record]
    return found


def put_pairs(
    connection: sqlite3.Connection, work: str, values: Mapping[Pair, object], key: str
) -> None:
    """Keep these values of pairs and no others of this work; what stands is not written again."""
    query = "SELECT early, late FROM kept_pair WHERE work = ? AND key = ?"
    known = set(connection.execute(query, (work, key)))
    connection.execute("DELETE FROM kept_pair WHERE work = ? AND key != ?", (work, key))
    connection.executemany(
        "DELETE FROM kept_pair WHERE work = ? AND early = ? AND late = ?",
        ((work, *pair) for pair in sorted(known - values.keys())),
    )
    connection.executemany(
        "INSERT INTO kept_pair (work, early, late, key, record) VALUES (?, ?, ?, ?, ?)",
        (
            (work, *pair, key, to_json(values[pair], Layout.ROWS))
            for pair in sorted(values.keys() - known)
        ),
    )
