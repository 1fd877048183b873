"""F1 from counts: one way of counting and rounding for the benchmarks of spans."""

from dataclasses import dataclass


@dataclass(slots=True)
class Hits:
    """What was found against what was marked; sums over documents."""

    marked: int = 0
    found: int = 0
    right: int = 0

    def add(self, marked: int, found: int, right: int) -> None:
        """Adds one document."""
        self.marked += marked
        self.found += found
        self.right += right

    def precision(self) -> float:
        """The share of the found that is right."""
        return round(self.right / self.found, 4) if self.found else 0.0

    def recall(self) -> float:
        """The share of the marked that was found."""
        return round(self.right / self.marked, 4) if self.marked else 0.0

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.marked + self.found
        return round(2 * self.right / total, 4) if total else 0.0
