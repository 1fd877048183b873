"""WikiGold (Balasuriya et al. 2009): Wikipedia articles with names.

Labels: PER, ORG, LOC, MISC; the tags are IOB1. One text a document, as -DOCSTART- lines part them.

The set has no splits. Every fifth document (index % 5 == 4) is dev, the rest train. Test is the
file wikigold.test.conll.txt where it lies beside the other, else the documents of dev.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.conll_columns import TaggedSentence, annotated, read_sentences
from corpora.values import AnnotatedText


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of a split, named by split and their index in the file."""
    folder = data / "wikigold" / "CONLL-format" / "data"
    kept_aside = folder / "wikigold.test.conll.txt"
    whole = split == "test" and kept_aside.is_file()
    path = kept_aside if whole else folder / "wikigold.conll.txt"
    for index, sentences in enumerate(_documents(path)):
        if whole or (index % 5 == 4) == (split != "train"):
            yield annotated("wikigold", f"{split}-{index}", sentences)


def _documents(path: Path) -> Iterator[tuple[TaggedSentence, ...]]:
    document: list[TaggedSentence] = []
    for sentence in read_sentences(path, separator=" "):
        if sentence.tokens[0] != "-DOCSTART-":
            document.append(sentence)
        elif document:
            yield tuple(document)
            document = []
    if document:
        yield tuple(document)
