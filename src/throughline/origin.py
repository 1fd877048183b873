"""Where inputs lay on the disk: the hash of an original file, the name of a case."""

import hashlib
import os
import re
from collections.abc import Sequence
from functools import lru_cache
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


def case_name(paths: Sequence[str]) -> str:
    """What to call a case of these inputs: their folder, or the one file's stem."""
    named = sorted({path for path in paths if path != "-"})
    if not named:
        return "Case"
    common = Path(os.path.commonpath([Path(path).absolute() for path in named]))
    return (common.stem if common.is_file() else common.name) or "Case"
