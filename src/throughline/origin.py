"""Where things come from: the hash of an original file, of the reading code, a case's name."""

import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

RECORD = re.compile(r"^(?P<file>.+):\d+$", re.DOTALL)


def file_sha256(path: str) -> str | None:
    """SHA-256 of the file that an article came in, in hex; None for standard input or a lost file.

    `path` is an article's: a file, or a record of one (`file.jsonl:3`).
    """
    if not Path(path).is_file() and (match := RECORD.match(path)):
        path = match["file"]
    return _hash_of(path)


@lru_cache(maxsize=8)  # the records of one file follow each other
def _hash_of(path: str) -> str | None:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


_NOT_CODE = frozenset(("__pycache__", "weights"))
"""Weights have checksums of their own; to read them all again would cost more than a start."""


@cache
def code_fingerprint(*packages: str) -> str:
    """A short hash of every file of these packages, code and word lists.

    Part of the cache key of the per-article work: a version number that somebody has to raise is
    forgotten, and a case file would then keep what an older reader found.
    """
    found = hashlib.blake2b(digest_size=6)
    for package in packages:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and not _NOT_CODE & set(path.relative_to(root).parts):
                found.update(path.relative_to(root).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()


TELLS_NOTHING = frozenset(
    ("articles", "data", "downloads", "files", "html", "input", "news", "pages", "reports", "texts")
)
"""Folder names that say what lies in them, not which case it is."""


def case_name(paths: Sequence[str]) -> str:
    """What to call a case of these inputs: their folder (`kittiwake/reports`: kittiwake), or the
    one file's stem.
    """
    named = sorted({path for path in paths if path != "-"})
    if not named:
        return "Case"
    common = Path(os.path.commonpath([Path(path).absolute() for path in named]))
    if common.is_file():
        return common.stem
    while common.name.casefold() in TELLS_NOTHING:
        common = common.parent
    return common.name or "Case"
