"""Correlation, accuracy, and F1 of what is said not to have happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from benchmarks.f1 import Hits
from benchmarks.factuality.judges import Judged
from corpora.values import EventMark


@dataclass(slots=True)
class Polarities:
    """Negative events that were marked and judged; sums over sets."""

    hits: Hits = field(default_factory=Hits)

    def add(self, events: Sequence[EventMark], judged: Sequence[Judged]) -> None:
        """Adds the events of a set. Those whose polarity the set does not give do not count."""
        for event, one in zip(events, judged, strict=True):
            if event.polarity is not None:
                marked, found = event.polarity == "negative", one.polarity == "negative"
                self.hits.add(marked, found, marked and found)

    def f1(self) -> float:
        """F1 of "negative", from 0 to 1."""
        return self.hits.f1()


def accuracy(marked: Sequence[str | None], judged: Sequence[str]) -> float:
    """The share of what is marked that is judged alike, from 0 to 1."""
    known = [gold == one for gold, one in zip(marked, judged, strict=True) if gold is not None]
    return round(sum(known) / len(known), 4) if known else 0.0


def pearson(left: Sequence[float], right: Sequence[float]) -> float:
    """Pearson's r, from -1 to 1; 0 where one side never changes."""
    if len(left) != len(right) or not left:
        raise ValueError(f"{len(left)} figures against {len(right)}")
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    pairs = [(x - mean_left, y - mean_right) for x, y in zip(left, right, strict=True)]
    spread = sqrt(sum(x * x for x, _ in pairs) * sum(y * y for _, y in pairs))
    return round(sum(x * y for x, y in pairs) / spread, 4) if spread else 0.0
