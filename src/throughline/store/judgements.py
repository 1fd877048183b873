"""SQL of judgements: rows are only added; a later row may supersede an earlier one."""

import sqlite3
from dataclasses import dataclass

from throughline.model.judgement import Judgement
from throughline.store.articles import readable
from throughline.store.codec import from_json, to_json

UNDO = "undo"
"""The verdict of a row that only ends another row."""


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One row of the record: `judgement` is None for an undo."""

    number: int
    verdict: str
    shown: str
    made_at: str
    supersedes: int | None
    judgement: Judgement | None
    active: bool


def add(
    connection: sqlite3.Connection, judgement: Judgement, shown: str, supersedes: int | None
) -> int:
    """The number of the new row."""
    return _insert(
        connection,
        judgement.verdict.value,
        judgement.made_at,
        supersedes,
        shown,
        to_json(judgement),
    )


def undo(connection: sqlite3.Connection, number: int, shown: str, made_at: str) -> int:
    """The number of the new row, which ends row `number`."""
    return _insert(connection, UNDO, made_at, number, shown, "")


def load(connection: sqlite3.Connection) -> tuple[JudgementRow, ...]:
    """Every row ever made, oldest first, each saying whether it still holds."""
    rows = connection.execute(
        "SELECT number, verdict, made_at, supersedes, shown, record FROM judgement ORDER BY number"
    ).fetchall()
    # From the last to the first: a row that does not hold ends nothing, so that undoing a
    # decision brings back the one before it.
    ended: set[int] = set()
    for number, _, _, supersedes, _, _ in reversed(rows):
        if supersedes is not None and number not in ended:
            ended.add(supersedes)
    return tuple(
        JudgementRow(
            number=number,
            verdict=verdict,
            shown=shown,
            made_at=made_at,
            supersedes=supersedes,
            judgement=from_json(Judgement, record) if record else None,
            active=number not in ended and verdict != UNDO,
        )
        for number, verdict, made_at, supersedes, shown, record in rows
    )


def _insert(
    connection: sqlite3.Connection,
    verdict: str,
    made_at: str,
    supersedes: int | None,
    shown: str,
    record: str,
) -> int:
    cursor = connection.execute(
        "INSERT INTO judgement (verdict, made_at, supersedes, shown, record)"
        " VALUES (?, ?, ?, ?, ?)",
        (verdict, made_at, supersedes, readable(shown), record),
    )
    return int(cursor.lastrowid or 0)
