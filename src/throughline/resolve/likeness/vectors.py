"""Word vectors: how near the meanings of two words are, whatever stands around them."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from throughline.resolve.likeness.stems import stem

Floats = npt.NDArray[np.float32]


class WordVectors:
    """A table of unit vectors, a word each; a word that is not there takes that of its stem."""

    def __init__(self, words: Sequence[str], table: npt.NDArray[np.int8]) -> None:
        """`table` is [words, wide], the commonest word first; only a row's direction counts."""
        self._table: Floats = table.astype(np.float32)
        self._table /= np.maximum(np.linalg.norm(self._table, axis=1, keepdims=True), 1e-6)
        self._places: Mapping[str, int] = {word: at for at, word in enumerate(words)}
        self._stems: dict[str, int] = {}
        for word, at in self._places.items():
            self._stems.setdefault(stem(word), at)

    def known(self, word: str) -> bool:
        """Whether the word, or a form of it, has a vector."""
        return self._place(word) is not None

    def rarity(self, word: str) -> float:
        """How much a word tells: 1 for the commonest, about 6 for one that is not known."""
        place = self._place(word)
        return 1 + math.log1p((len(self._places) if place is None else place) / 100)

    def means(self, groups: Sequence[Iterable[str]]) -> Floats:
        """[groups, wide]: the mean of each group's words as unit vectors; 0 where none is known."""
        found = np.zeros((len(groups), self._table.shape[1]), np.float32)
        for row, group in enumerate(groups):
            places = [at for word in group if (at := self._place(word)) is not None]
            if places:
                found[row] = self._table[places].sum(0)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = found / np.maximum(lengths, 1e-6)
        return unit

    def _place(self, word: str) -> int | None:
        at = self._places.get(word)
        return self._stems.get(stem(word)) if at is None else at
