"""TimeBank-Dense (Cassidy et al., ACL 2014): newswire in which every near pair of event and time is
linked, so that an event without a link to a time that holds it is one that nothing dates.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.anchored import AnchoredText
from corpora.timeml_anchors import read_anchored
from corpora.values import DataMissingError

_FOLDER = Path("timebank_dense")
SPLITS = ("train", "dev", "test")


def load(data: Path, split: str) -> Iterator[AnchoredText]:
    """The documents of a split, by name; sentences are not marked.

    An event's anchor is the finest date that a link puts it in, "" where none does. Raises
    DataMissingError where the split is not there.
    """
    for path in files(data, split):
        source = path.read_text(encoding="utf-8")
        yield read_anchored(source, path.stem, "timebank_dense", dense=True)


def files(data: Path, split: str) -> tuple[Path, ...]:
    """The files of a split, by name. Raises DataMissingError where there are none."""
    paths = tuple(sorted((data / _FOLDER / split).glob("*.tml")))
    if not paths:
        raise DataMissingError(f"{data / _FOLDER / split}: no documents")
    return paths
