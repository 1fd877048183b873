"""Opens and closes case files: one SQLite file each, checked, migrated, and one file at the end.

The promise is that whoever kills a process at any moment finds the former case file: writing goes
through the write-ahead log, the assembled case changes in one transaction, and a clean close
folds the log back, so that the file can be mailed.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from throughline.errors import StoreError, StoreFullError, StoreVersionError
from throughline.store.codec import CodecError

APPLICATION_ID = 0x5448524C
"""`THRL`, in the SQLite header: what `file` and other tools know a case file by."""

IN_MEMORY = ":memory:"

SQLITE_MAGIC = b"SQLite format 3\0"
BUSY_TIMEOUT_S = 5.0


def connect(path: str, *, write: bool) -> sqlite3.Connection:
    """An open, checked and migrated connection in autocommit mode.

    With `write` a missing file is made. Raises StoreError (also for a directory, a missing
    folder, a file of another kind), StoreVersionError or StoreFullError.
    """
    is_new = False
    if path != IN_MEMORY:
        _check_place(path, write=write)
        is_new = not Path(path).exists()
    with reported(path):
        connection = _connect(path, write=write)
        try:
            _check_kind(connection, path)
            if write:
                _prepare_for_writing(connection)
        except BaseException:
            connection.close()
            if is_new:
                remove(path)
            raise
    return connection


def close(connection: sqlite3.Connection, path: str, *, write: bool) -> None:
    """Fold the write-ahead log into the file and close. Another reader may keep the log alive.

    Raises StoreFullError when the disk has no room for that: the log is then part of the file.
    """
    try:
        if write:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if _code(error) == sqlite3.SQLITE_FULL:
            raise StoreFullError(
                f"{path}: no room left on the disk to close the file; free some space and run the "
                f"command again (until then {path}-wal is a part of it)"
            ) from error
    finally:
        connection.close()


def remove(path: str) -> None:
    """Remove a case file with all that SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(path + ending).unlink(missing_ok=True)


@contextmanager
def reported(path: str) -> Iterator[None]:
    """Turns SQLite's errors into StoreErrors that name the file and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    except CodecError as error:
        raise StoreError(f"{path}: is damaged ({error}); build it again") from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back on any error."""
    with reported(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled back already.
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def newest_version() -> int:
    """The version that this Throughline writes: the number of its last migration."""
    return max(number for number, _ in _migrations())


def _check_place(path: str, *, write: bool) -> None:
    target = Path(path)
    try:
        if target.is_dir():
            raise StoreError(f"{path}: is a folder; name a file for the case, such as case.db")
        if target.exists():
            _check_magic(target)
        elif not write:
            raise StoreError(
                f"{path}: no such case file; make one with: throughline build PATH… -o {path}"
            )
        elif not target.absolute().parent.is_dir():
            raise StoreError(f"{path}: its folder does not exist; create it or name another place")
        elif not os.access(target.absolute().parent, os.W_OK):
            raise StoreError(f"{path}: its folder cannot be written to; name another place")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be opened ({error}); name another file") from error


def _check_magic(target: Path) -> None:
    with target.open("rb") as file:
        head = file.read(len(SQLITE_MAGIC))
    if head and head != SQLITE_MAGIC:
        raise StoreError(f"{target}: is not a Throughline case file; name another file")


def _connect(path: str, *, write: bool) -> sqlite3.Connection:
    if path == IN_MEMORY:
        # The Python API may hand an in-memory case from one thread to another.
        target = path
    else:
        mode = "rwc" if write else "ro"
        target = f"{Path(path).absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        target,
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    # Lone surrogates (broken file names, JSON escapes) are legal in a Python string.
    connection.text_factory = _decode
    return connection


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _check_kind(connection: sqlite3.Connection, path: str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise StoreError(
                f"{path}: is an SQLite file, but not a Throughline case file; name another file"
            )
        return
    if version > newest_version():
        raise StoreVersionError(
            f"{path}: was written by a newer Throughline (file version {version}, this one reads "
            f"up to {newest_version()}); update Throughline"
        )


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection)
    # Only now: a file that exists always carries its application id in its own header.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _migrate(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, script in _migrations():
        if number > version:
            # PRAGMA values cannot be bound; both are our own integers. executescript commits by
            # itself, so the transaction stands inside the script.
            connection.executescript(
                f"BEGIN IMMEDIATE; {script}"
                f"PRAGMA application_id = {APPLICATION_ID};"
                f"PRAGMA user_version = {number}; COMMIT;"
            )


def _migrations() -> list[tuple[int, str]]:
    folder = resources.files("throughline.store.migrations")
    scripts = (entry for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return sorted((int(entry.name[:4]), entry.read_text(encoding="utf-8")) for entry in scripts)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _explained(path: str, error: sqlite3.Error) -> StoreError:
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return StoreFullError(
                f"{path}: no room left on the disk; free some space and run the command again "
                "(what the file held before is whole)"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreError(f"{path}: is in use by another program; try again when it is done")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreError(f"{path}: cannot be written to; change its rights or copy it first")
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return StoreError(
                f"{path}: is damaged or not a case file ({error}); use a copy of it, "
                "or build it again"
            )
        case _:
            return StoreError(f"{path}: {error}; check the disk and the file's rights")
