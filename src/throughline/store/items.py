"""SQL of the assembled case: every item a row with key columns, its JSON and its citations."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from throughline.model.case import (
    Case,
    CaseArticle,
    Citation,
    Claim,
    Conflict,
    Entity,
    Event,
    Novelty,
    Proceeding,
    Relation,
    TimelineEntry,
)
from throughline.model.dates import Interval
from throughline.model.source import Skipped
from throughline.store import articles
from throughline.store.articles import readable
from throughline.store.codec import from_json, to_json

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ItemTable:
    """How the items of one kind become rows. `attribute` names them in Case and the table too."""

    table: str
    attribute: str
    type: type
    columns: Callable[[Any], Row]
    """The key columns besides id, position and record."""
    citations: Callable[[Any], Iterable[Citation]]
    item_id: Callable[[Any], str] | None = None
    """Where the item has no id of its own: None, and it is named `table:position`."""


def _dates(prefix: str, interval: Interval | None) -> Row:
    start, end = interval.iso() if interval else (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _precision(interval: Interval | None) -> str | None:
    return interval.precision.value if interval else None


def _own_id(item: Any) -> str:
    return str(item.id)


def _own_citations(item: Any) -> Iterable[Citation]:
    cited: Iterable[Citation] = item.citations
    return cited


def _no_columns(item: Any) -> Row:
    return {}


def _no_citations(item: Any) -> Iterable[Citation]:
    return ()


def _entity_citations(entity: Entity) -> Iterator[Citation]:
    yield from entity.citations
    for descriptor in entity.descriptors:
        yield from descriptor.citations
    for role in entity.roles:
        yield from role.citations


def _conflict_citations(conflict: Conflict) -> Iterator[Citation]:
    for position in conflict.positions:
        yield from position.citations


TABLES: tuple[ItemTable, ...] = (
    ItemTable(
        "entity",
        "entities",
        Entity,
        lambda e: {
            "type": e.type.value,
            "name": e.name,
            "mentions": e.mentions,
            "centrality": e.centrality,
        },
        _entity_citations,
        _own_id,
    ),
    ItemTable(
        "event",
        "events",
        Event,
        lambda e: {
            "type": e.type,
            "summary": e.summary,
            **_dates("", e.time),
            "precision": _precision(e.time),
            "place": e.place,
            "polarity": e.polarity.value,
            "certainty": e.certainty.value,
        },
        _own_citations,
        _own_id,
    ),
    ItemTable(
        "timeline",
        "timeline",
        TimelineEntry,
        lambda t: {
            **_dates("", t.date),
            "precision": _precision(t.date),
            "text": t.text,
            "independent_sources": t.independent_sources,
        },
        _own_citations,
    ),
    ItemTable(
        "claim",
        "claims",
        Claim,
        lambda c: {
            "text": c.text,
            "holder_kind": c.holder.kind.value,
            "holder": c.holder.text,
            "holder_entity": c.holder.entity,
            "certainty": c.certainty.value,
            "polarity": c.polarity.value,
            "denies": c.denies,
            **_dates("said_", c.said),
        },
        _own_citations,
        _own_id,
    ),
    ItemTable(
        "conflict",
        "conflicts",
        Conflict,
        lambda c: {
            "kind": c.kind.value,
            "relation": c.relation.value,
            "question": c.question,
        },
        _conflict_citations,
        _own_id,
    ),
    ItemTable(
        "relation",
        "relations",
        Relation,
        lambda r: {"subject": r.subject, "predicate": r.predicate, "object": r.object},
        _own_citations,
    ),
    ItemTable(
        "proceeding",
        "proceedings",
        Proceeding,
        lambda p: {
            "name": p.name,
            "status": p.status.text,
            "as_of": p.status.as_of.iso()[0] if p.status.as_of else None,
        },
        _own_citations,
        _own_id,
    ),
    ItemTable("novelty", "novelty", Novelty, _no_columns, _no_citations, lambda n: str(n.article)),
)


def replace_case(connection: sqlite3.Connection, case: Case, version: str, code: str = "") -> None:
    """Put `case` in the place of the former one. The caller holds the transaction.

    Rows that `code` wrote and would write again are left: of a large case, most. Without `code`
    every row is written.
    """
    _clear(connection, all_rows=not code or code != _code(connection))
    connection.execute(
        "INSERT INTO case_file (id, name, story, reader, throughline, code)"
        " VALUES (1, ?, ?, ?, ?, ?)",
        (readable(case.name), case.story, case.reader, version, code),
    )
    articles.bring_paths(connection, (entry.article for entry in case.articles))
    _renew_articles(connection, case.articles)
    for table in TABLES:
        _renew_items(connection, table, getattr(case, table.attribute))
    for position, (item_id, text) in enumerate(case.notes, 1):
        _insert(connection, "note", {"position": position, "item": item_id, "text": text})
    for position, skipped in enumerate(case.skipped, 1):
        _insert(connection, "skipped", _skipped_row(skipped, position))


def _code(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT code FROM case_file").fetchone()
    return "" if row is None else str(row[0])


def _renew_articles(connection: sqlite3.Connection, entries: Sequence[CaseArticle]) -> None:
    known = _known(connection, "case_article", "article")
    wanted: dict[str, tuple[int, str]] = {}
    for position, entry in enumerate(entries):
        record = to_json(replace(entry, article=replace(entry.article, text="")))
        wanted[entry.article.id] = (position, record)
    stays = _drop_changed(connection, "case_article", "article", known, wanted)
    for entry in entries:
        if entry.article.id not in stays:
            _insert(connection, "case_article", _article_row(entry, *wanted[entry.article.id]))


def _renew_items(connection: sqlite3.Connection, table: ItemTable, items: Sequence[Any]) -> None:
    known = _known(connection, table.table, "id")
    named = {
        table.item_id(item) if table.item_id else f"{table.table}:{position}": item
        for position, item in enumerate(items, 1)
    }
    wanted = {
        item_id: (position, to_json(item))
        for position, (item_id, item) in enumerate(named.items(), 1)
    }
    stays = _drop_changed(connection, table.table, "id", known, wanted)
    for item_id in known.keys() - stays:
        connection.execute(
            "DELETE FROM citation WHERE kind = ? AND item = ?", (table.table, item_id)
        )
    for item_id, item in named.items():
        if item_id not in stays:
            _put_item(connection, table, item_id, item, *wanted[item_id])


Known = dict[str, tuple[int, str]]
"""Id of a row -> its position and record."""


def _known(connection: sqlite3.Connection, table: str, key: str) -> Known:
    rows = connection.execute(f"SELECT {key}, position, record FROM {table}")
    return {row_id: (position, record) for row_id, position, record in rows}


def _drop_changed(
    connection: sqlite3.Connection, table: str, key: str, known: Known, wanted: Known
) -> frozenset[str]:
    """Ids of the rows that stay, moved where their position changed; all others are deleted."""
    stays = {row for row in known.keys() & wanted.keys() if known[row][1] == wanted[row][1]}
    connection.executemany(
        f"UPDATE {table} SET position = ? WHERE {key} = ?",
        ((wanted[row][0], row) for row in stays if known[row][0] != wanted[row][0]),
    )
    connection.executemany(
        f"DELETE FROM {table} WHERE {key} = ?", ((row,) for row in known.keys() - stays)
    )
    return frozenset(stays)


def load_case(connection: sqlite3.Connection) -> Case | None:
    """The assembled case; None where no build has come to its end yet."""
    head = connection.execute("SELECT name, story, reader FROM case_file").fetchone()
    if head is None:
        return None
    parts: dict[str, Any] = {
        table.attribute: tuple(
            from_json(table.type, record)
            for (record,) in connection.execute(
                f"SELECT record FROM {table.table} ORDER BY position"
            )
        )
        for table in TABLES
    }
    notes = connection.execute("SELECT item, text FROM note ORDER BY position")
    return Case(
        name=head[0],
        story=head[1],
        reader=head[2],
        articles=tuple(_load_articles(connection)),
        skipped=tuple(load_skipped(connection)),
        notes=tuple((item, text) for item, text in notes),
        **parts,
    )


def load_skipped(connection: sqlite3.Connection) -> Iterator[Skipped]:
    """The inputs of the case that gave no article, in their order."""
    for (record,) in connection.execute("SELECT record FROM skipped ORDER BY position"):
        yield from_json(Skipped, record)


def _load_articles(connection: sqlite3.Connection) -> Iterator[CaseArticle]:
    rows = connection.execute(
        "SELECT case_article.record, article.text FROM case_article"
        " JOIN article ON article.id = case_article.article ORDER BY case_article.position"
    )
    for record, text in rows:
        entry = from_json(CaseArticle, record)
        yield replace(entry, article=replace(entry.article, text=text))


def _clear(connection: sqlite3.Connection, *, all_rows: bool) -> None:
    for name in ("note", "skipped", "case_file"):
        connection.execute(f"DELETE FROM {name}")
    if all_rows:
        for name in ("citation", "entity_name", "case_article", *(t.table for t in TABLES)):
            connection.execute(f"DELETE FROM {name}")


def _article_row(entry: CaseArticle, position: int, record: str) -> Row:
    published = _dates("published_", entry.published)
    return {
        "article": entry.article.id,
        "position": position,
        "language": entry.language,
        "analysed": int(entry.analysed),
        "copy_group": entry.copy_group,
        "story": entry.story,
        **published,
        "record": record,
    }


def _skipped_row(skipped: Skipped, position: int) -> Row:
    return {
        "position": position,
        "path": skipped.path,
        "found": skipped.found,
        "advice": skipped.advice,
        "record": to_json(skipped),
    }


def _put_item(
    connection: sqlite3.Connection,
    table: ItemTable,
    item_id: str,
    item: Any,
    position: int,
    record: str,
) -> None:
    _insert(
        connection,
        table.table,
        {"id": item_id, "position": position, **table.columns(item), "record": record},
    )
    connection.executemany(
        'INSERT INTO citation (kind, item, article, sentence, start, "end", quote)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (table.table, item_id, c.article, c.sentence, c.start, c.end, readable(c.quote))
            for c in table.citations(item)
        ),
    )
    if isinstance(item, Entity):
        names = dict.fromkeys((item.name, *item.aliases))
        connection.executemany(
            "INSERT OR IGNORE INTO entity_name (entity, name) VALUES (?, ?)",
            ((item.id, readable(name)) for name in names),
        )


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    # Table and column names are this module's own; only values come from outside.
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        [readable(value) if isinstance(value, str) else value for value in row.values()],
    )
