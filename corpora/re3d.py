"""RE3D (Dstl 2017): documents on security in Syria and Iraq, with names and other marks.

Labels are the set's: Organisation, Person, Location, Nationality, MilitaryPlatform, Weapon,
Vehicle, DocumentReference, Temporal, Quantity, Money, Frequency, Coordinate, CommsIdentifier.
Marks are of a crowd: incomplete, some are descriptions ("its service members") and some are nested.
Texts are as they were written; the set has neither words nor sentences.

The set has no splits. Of each folder but BBC Online every fifth document (index % 5 == 4 over all,
in order of folder and file) is dev, the rest train. Test is the folder BBC Online.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.files import read_text
from corpora.values import AnnotatedText, Mark

_TEST = "BBC Online"
_FOLDERS = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "Delegation of the European Union to Syria",
    "UK Government",
    "US State Department",
    "Wikipedia",
)


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of a split, by folder and in the order of its file."""
    folders = (_TEST,) if split == "test" else _FOLDERS
    texts = (text for folder in folders for text in _folder(data / "re3d" / folder))
    for index, text in enumerate(texts):
        if split == "test" or (index % 5 == 4) == (split == "dev"):
            yield text


def _folder(folder: Path) -> Iterator[AnnotatedText]:
    marks: defaultdict[str, set[Mark]] = defaultdict(set)
    for row in _rows(folder / "entities.json"):
        marks[row["documentId"]].add(Mark(row["begin"], row["end"], row["type"]))
    for row in _rows(folder / "documents.json"):
        text: str = row["text"]
        own = (mark for mark in marks[row["_id"]] if mark.start < mark.end <= len(text))
        names = tuple(sorted(own, key=lambda mark: (mark.start, -mark.end, mark.label)))
        yield AnnotatedText("re3d", f"{folder.name}-{row['_id']}", text, names=names)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in read_text(path).split("\n") if line.strip())
