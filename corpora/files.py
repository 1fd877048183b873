"""Opening the files of a set."""

from pathlib import Path

from corpora.values import DataMissingError


def read_text(path: Path) -> str:
    """The text of a file of a set. Raises DataMissingError, with the place, where it is not."""
    if not path.is_file():
        raise DataMissingError(
            f"{path.name} is not in {path.parent}: see the benchmark's README.md"
        )
    return path.read_text(encoding="utf-8")
