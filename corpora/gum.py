"""GUM (Zeldes, LRE 2017): documents of many genres, with syntax and named entities.

One text a document; only genres whose texts are under CC BY or CC BY-SA (news, interview, bio,
voyage, academic, court). The splits are those of the release's `splits.md`.

GUM marks all mentions in a text. Which of them are names, and how far a name goes, is told by
`corpora.gum_entities`; labels are GUM's types (person, organization, place, object, event, time,
abstract, substance, animal, plant), a day of the week or a month being "time".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpora.conllu import Document, read_documents
from corpora.files import read_text
from corpora.gum_entities import names_of
from corpora.values import AnnotatedText, Mark

_GENRES = ("news", "interview", "bio", "voyage", "academic", "court")
_LISTED = re.compile(rf"(?m)^\s*\*\s*(GUM_(?:{'|'.join(_GENRES)})_\w+)\s*$")


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of a split with `tree` and `names`, in the order of `splits.md`."""
    for document in documents(data, split):
        yield replace(document.text, names=tuple(_names(document)))


def documents(data: Path, split: str) -> Iterator[Document]:
    """The documents of a split as they are written, in the order of `splits.md`."""
    listing = read_text(data / "gum" / "splits.md")
    section = re.search(rf"(?ms)^## {split}\s*$(.*?)(?=^## |\Z)", listing)
    for name in _LISTED.findall(section[1] if section else ""):
        yield from read_documents(data / "gum" / "dep" / f"{name}.conllu", "gum")


def _names(document: Document) -> Iterator[Mark]:
    for sentence, ranges in document.words_of():
        for name in names_of(sentence.words):
            yield Mark(ranges[name.first][0], ranges[name.last][1], name.label)
