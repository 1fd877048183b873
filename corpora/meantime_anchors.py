"""MEANTIME (Minard et al., LREC 2016): when the events of Wikinews articles happened.

Read from the annotation within and across documents: an event mention refers to an instance, and
`list_instances.csv` says when that happened. A lasting event is anchored where it begins. Mentions
of instances that are not in the list have no anchor: nobody was asked.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpora.anchored import AnchoredEvent, AnchoredText, anchor_of
from corpora.cat import parse_cat
from corpora.files import read_text
from corpora.meantime import paths_of
from corpora.values import DataMissingError

_FOLDER = Path("meantime/intra_cross-doc_annotation")


def load(data: Path, split: str) -> Iterator[AnchoredText]:
    """The documents of "train", "dev" or "test", by corpus and name.

    Train is Airbus and every second Apple document, dev the rest of Apple, test every other corpus
    that lies there: as in `corpora.meantime`. Raises DataMissingError where there is none.
    """
    folder = data / _FOLDER
    yield from _read(folder, paths_of(folder, split))


def load_corpus(data: Path, corpus: str) -> Iterator[AnchoredText]:
    """The documents of one corpus ("corpus_airbus"). Raises DataMissingError without any."""
    folder = data / _FOLDER
    paths = sorted(folder.glob(f"{corpus}/*.xml"))
    if not paths:
        raise DataMissingError(f"{folder / corpus}: no documents")
    yield from _read(folder, paths)


def _read(folder: Path, paths: Sequence[Path]) -> Iterator[AnchoredText]:
    anchors = _anchors(read_text(folder.parent / "list_instances.csv"))
    for path in paths:
        yield read_document(path.read_text(encoding="utf-8"), path.stem, anchors)


def _anchors(table: str) -> dict[str, str]:
    """Instance -> when it happened or began, "" where people could not tell."""
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return {
        row["#ID"]: anchor_of(row["TIME"] or row["BEGINTERVAL"] or "")
        for row in rows
        if row["TYPE"] == "EVENT" and (row["TIME"] or row["BEGINTERVAL"])
    }


def read_document(source: str, name: str, anchors: Mapping[str, str]) -> AnchoredText:
    """One document in CAT XML; `anchors` by instance."""
    document = parse_cat(source)
    events = tuple(
        AnchoredEvent(e.start, e.end, e.name, anchors.get(document.instances.get(e.key, "")))
        for e in document.events
    )
    return AnchoredText(
        "meantime", name, document.text, document.created, document.sentences, events
    )
