"""Span and value F1 as in TempEval-3 (UzZaman et al., SemEval 2013, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.times.loader import TimedText, Timex


@dataclass(slots=True)
class Counts:
    """What was found against what was marked; sums over documents."""

    marked: int = 0
    found: int = 0
    overlap: int = 0
    exact: int = 0
    value: int = 0

    def metrics(self) -> dict[str, float]:
        """F1 from 0 to 1: spans that are equal, that overlap, and that overlap with their value."""
        return {
            "span_strict_f1": self._f1(self.exact),
            "span_relaxed_f1": self._f1(self.overlap),
            "value_f1": self._f1(self.value),
        }

    def _f1(self, hits: int) -> float:
        total = self.marked + self.found
        return round(2 * hits / total, 4) if total else 0.0


def add(counts: Counts, document: TimedText, found: Iterable[Timex]) -> None:
    """Adds one document. Every marked time is matched once, to the first found that overlaps it.

    Punctuation and blanks at the edges of a span do not count.
    """
    marked = [_trimmed(timex, document.text) for timex in document.times]
    taken: set[int] = set()
    for timex in (_trimmed(one, document.text) for one in found):
        counts.found += 1
        for index, gold in enumerate(marked):
            if index in taken or gold.start >= timex.end or timex.start >= gold.end:
                continue
            taken.add(index)
            counts.overlap += 1
            counts.exact += (gold.start, gold.end) == (timex.start, timex.end)
            counts.value += gold.value == timex.value
            break
    counts.marked += len(marked)


def _trimmed(timex: Timex, text: str) -> Timex:
    start, end = timex.start, timex.end
    while start < end - 1 and not (text[start].isalnum() or text[start] in "'’‘"):
        start += 1
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return Timex(start, end, timex.value)
