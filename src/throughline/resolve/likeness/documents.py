"""How alike documents are: by all their words, and by what sets them apart from those around them.

Articles on one case share its words, so that within a block of articles the words that all of them
use count nothing and names, numbers and rare words count most. That tells happenings of one matter
apart. Whether two articles tell of one happening at all, where each article of a block may tell of
its own, is seen by a measure that hangs on no block: the names that they share.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from throughline.resolve.likeness.linkage import average_linkage
from throughline.resolve.subject_words import subject_stems

Floats = npt.NDArray[np.float32]

NAMES = ("documents", "documents_near", "documents_names", "documents_names_near", "one_report")
"""What `compare_documents` tells of each pair."""
BLOCK = 0.08
"""Least mean likeness of the documents of a block."""
_REPORTS = 0.1
"""Least mean likeness, within a block, of documents on one happening."""

_NAME = re.compile(r"\b(?:[A-Z][^\W\d_]{2,}|\d[\d.,:]*)\b")


def blocks_of(texts: Sequence[str]) -> list[int]:
    """A label for each document: documents of one block may tell of the same events."""
    return average_linkage(_likeness([document_words(text) for text in texts]), BLOCK)


def compare_documents(texts: Sequence[str]) -> Floats:
    """[n, n, NAMES] for the documents of one block: likeness from 0 to 1 by all words and by names
    and numbers alone, each also against that of either document's nearest (0 to 2), and whether
    they tell, it seems, of one happening.
    """
    every, names = (
        _likeness([document_words(t) for t in texts]),
        _likeness([_names(t) for t in texts]),
    )
    labels = np.array(average_linkage(every, _REPORTS))
    one = labels[:, None] == labels[None, :]
    found = (every, _against_nearest(every), names, _against_nearest(names), one)
    return np.stack([part.astype(np.float32) for part in found], -1)


def compare_names(texts: Sequence[str], rarity: Callable[[str], float]) -> Floats:
    """[n, n] from 0 to 1: how far documents name the same, names and numbers weighed by how rare
    they are in news (`rarity`), whatever other documents there are. 1 for a document with itself.
    """
    names = [_names(text) for text in texts]
    weights = {word: rarity(word) for word in sorted({word for words in names for word in words})}
    place = {word: at for at, word in enumerate(weights)}
    table = np.zeros((len(texts), max(1, len(place))), np.float32)
    for row, words in enumerate(names):
        for word, number in words.items():
            table[row, place[word]] = (1 + np.log(number)) * weights[word]
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    found: Floats = (table @ table.T).round(4)
    np.fill_diagonal(found, 1.0)
    return found


def document_words(text: str) -> Mapping[str, int]:
    """The words of a document that are compared, with how often; names count again as names."""
    return Counter(subject_stems(text)) + Counter(_names(text))


def _names(text: str) -> Mapping[str, int]:
    return Counter(name.lower() for name in _NAME.findall(text))


def _likeness(documents: Sequence[Mapping[str, int]]) -> Floats:
    """Cosines of tf-idf; a word of one document alone counts for nobody."""
    count = len(documents)
    held = Counter(word for words in documents for word in words)
    shared = sorted(word for word, number in held.items() if number > 1)
    place = {word: at for at, word in enumerate(shared)}
    table = np.zeros((count, max(1, len(place))), np.float32)
    for row, words in enumerate(documents):
        for word, number in words.items():
            if word in place:
                weight = np.log(count / held[word])
                table[row, place[word]] = (1 + np.log(number)) * weight
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return table @ table.T


def _against_nearest(likeness: Floats) -> Floats:
    """Each likeness over the geometric mean of what either has with its three nearest."""
    others = likeness.copy()
    np.fill_diagonal(others, 0.0)
    nearest = np.sort(others, axis=1)[:, -3:].mean(1)
    scale = np.sqrt(np.maximum(1e-3, nearest[:, None] * nearest[None, :]))
    found: Floats = np.minimum(likeness / scale, 2.0)
    return found
