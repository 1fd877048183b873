"""F1 of names: a found name counts where span and label are the marked ones, over all documents."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpora.values import Mark


@dataclass(slots=True)
class Counts:
    """What was found against what was marked; sums over documents."""

    marked: int = 0
    found: int = 0
    right: int = 0

    def add(self, marked: Iterable[Mark], found: Iterable[Mark]) -> None:
        """Adds one document. The same name twice counts once."""
        gold, ours = frozenset(marked), frozenset(found)
        self.marked += len(gold)
        self.found += len(ours)
        self.right += len(gold & ours)

    def f1(self) -> float:
        """Micro F1 from 0 to 1; 0 where nothing is marked or found."""
        total = self.marked + self.found
        return round(2 * self.right / total, 4) if total else 0.0
