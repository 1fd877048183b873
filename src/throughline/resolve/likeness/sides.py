"""Two lists of things side by side, and the numbers that tell how alike each pair of them is.

Everything is symmetric but for the order of the two lists. Cost: one product of sparse-like tables
a number, so that a block of n by m things costs little more than one pair.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from throughline.resolve.likeness.vectors import WordVectors

Floats = npt.NDArray[np.float32]
T = TypeVar("T")


class Compared(NamedTuple):
    """What was found of all pairs: `features` [left, right, features] and what each is."""

    names: tuple[str, ...]
    features: Floats


class Sides(Generic[T]):
    """Collects features of all pairs of `left` and `right`, each with its name."""

    def __init__(self, left: Sequence[T], right: Sequence[T], vectors: WordVectors) -> None:
        self.left, self.right, self.vectors = left, right, vectors
        self._names: list[str] = []
        self._found: list[Floats] = []

    def compared(self, *tellers: Callable[["Sides[T]"], None]) -> Compared:
        """What the `tellers`, each with features of its own, find."""
        # Some builds of BLAS raise this flag for padding that no result holds.
        with np.errstate(invalid="ignore"):
            for tell in tellers:
                tell(self)
        return Compared(tuple(self._names), np.stack(self._found, -1))

    def add(self, name: str, values: npt.NDArray[np.generic]) -> None:
        """One number a pair: `values` [left, right]."""
        self._names.append(name)
        self._found.append(values.astype(np.float32))

    def tables(self, of: Callable[[T], Set[str]]) -> tuple[Floats, Floats]:
        """[left, keys] and [right, keys]: 1 where a thing has a key."""
        sets = [of(one) for one in (*self.left, *self.right)]
        place = {word: at for at, word in enumerate(sorted(set().union(*sets)))}
        table = np.zeros((len(sets), max(1, len(place))), np.float32)
        for row, words in enumerate(sets):
            table[row, [place[word] for word in words]] = 1.0
        return table[: len(self.left)], table[len(self.left) :]

    def overlap(self, name: str, of: Callable[[T], Set[str]]) -> None:
        """The share of the smaller set that is shared, and whether both have one and share none."""
        left, right = self.tables(of)
        shared = left @ right.T
        sizes = left.sum(1)[:, None], right.sum(1)[None, :]
        both = (sizes[0] > 0) & (sizes[1] > 0)
        self.add(f"{name}_shared", shared / np.maximum(1, np.minimum(*sizes)))
        self.add(f"{name}_apart", both & (shared == 0))

    def equal(self, name: str, of: Callable[[T], object]) -> None:
        """Whether the two have the same."""
        codes: dict[object, int] = {}
        left, right = (
            np.array([codes.setdefault(of(one), len(codes)) for one in side], np.int64)
            for side in (self.left, self.right)
        )
        self.add(name, left[:, None] == right[None, :])

    def near(self, name: str, of: Callable[[T], Iterable[str]]) -> None:
        """Cosine of the mean vectors of words; 0 where a word is not known."""
        left, right = (
            self.vectors.means([of(one) for one in side]) for side in (self.left, self.right)
        )
        self.add(name, left @ right.T)

    def both(self, name: str, of: Callable[[T], float]) -> None:
        """The mean of a number of the two, and how far they are apart."""
        left = np.array([of(one) for one in self.left], np.float32)[:, None]
        right = np.array([of(one) for one in self.right], np.float32)[None, :]
        self.add(f"{name}_mean", (left + right) / 2)
        self.add(f"{name}_gap", np.abs(left - right))

    def weighted(self, name: str, of: Callable[[T], Mapping[str, int]]) -> None:
        """Cosine of the words that each has, rare ones counting more."""
        counted = [of(one) for one in (*self.left, *self.right)]
        words = sorted({word for around in counted for word in around})
        place = {word: at for at, word in enumerate(words)}
        weight = np.array([self.vectors.rarity(word) for word in words], np.float32)
        table = np.zeros((len(counted), max(1, len(place))), np.float32)
        for row, around in enumerate(counted):
            at = [place[word] for word in around]
            table[row, at] = weight[at] if at else 0.0
        table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
        self.add(name, table[: len(self.left)] @ table[len(self.left) :].T)


def letters(word: str) -> Set[str]:
    """The runs of three letters of a word, its beginning marked."""
    return {f"^{word}"[at : at + 3] for at in range(max(1, len(word) - 1))}
