"""Chains of MEANTIME (Minard et al., LREC 2016), within and across the articles of a corpus.

Read from the annotation across documents. A mention that refers to no instance is a singleton.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from corpora.cat_tokens import anchored, linked, tokens_of
from corpora.coreference import ChainedText, ChainMark
from corpora.values import AnnotatedText, DataMissingError, Range

_FOLDER = Path("meantime/intra_cross-doc_annotation")
_SPLITS = {"train": ("corpus_airbus",), "dev": ("corpus_apple",)}


def load(data: Path, split: str) -> Iterator[ChainedText]:
    """The documents of "train" (Airbus), "dev" (Apple) or "test" (each other corpus that is there).

    Whole corpora, since chains go across their articles. Raises DataMissingError where the split
    has no document.
    """
    folder = data / _FOLDER
    known = {name for names in _SPLITS.values() for name in names}
    for path in (paths := sorted(folder.glob("*/*.xml"))):
        corpus = path.parent.name
        if corpus in _SPLITS[split] if split in _SPLITS else corpus not in known:
            yield read_document(path.read_text(encoding="utf-8"), path.stem, corpus)
    if not paths:
        raise DataMissingError(f"{folder}: no documents of the {split} split")


def read_document(source: str, name: str, corpus: str) -> ChainedText:
    """One document of a corpus."""
    root = ElementTree.fromstring(source)
    tokens = tokens_of(root)
    instances = {
        mark.get("m_id", ""): mark.get("instance_id", "") for mark in root.iterfind("Markables/*")
    }
    refers = {
        source: instances.get(target) or f"{name}#{target}"
        for _, source, target in linked(root.iterfind("Relations/REFERS_TO"))
    }
    layers: dict[str, dict[Range, str]] = {"EVENT_MENTION": {}, "ENTITY_MENTION": {}}
    for mark, place in anchored(root, tokens.places):
        key = mark.get("m_id", "")
        if mark.tag in layers:
            layers[mark.tag].setdefault(place, refers.get(key, f"{name}#m{key}"))
    events, entities = (
        tuple(ChainMark(*place, found[place]) for place in sorted(found))
        for found in layers.values()
    )
    text = AnnotatedText("meantime", name, tokens.text, tokens.sentences, tokens.words)
    return ChainedText(text, corpus, corpus, tokens.sentences, events, entities)
