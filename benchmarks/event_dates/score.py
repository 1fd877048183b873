"""F1 of days: events that both sides put to one day. The README says what counts."""

from dataclasses import dataclass, field

from benchmarks.f1 import Hits


@dataclass(slots=True)
class Dates:
    """Counts over events; anchors are "2007-10-15", "2007-10", "2007" or ""."""

    day: Hits = field(default_factory=Hits)
    any: Hits = field(default_factory=Hits)
    within: Hits = field(default_factory=Hits)
    events: int = 0

    def add(self, gold: str, ours: str) -> None:
        """Adds one event."""
        self.events += 1
        both = bool(gold) and gold == ours
        self.day.add(len(gold) == 10, len(ours) == 10, both and len(gold) == 10)
        self.any.add(bool(gold), bool(ours), both)
        # A day in the month that people gave is not wrong, only bolder than they were.
        fits = bool(gold) and bool(ours) and (gold.startswith(ours) or ours.startswith(gold))
        self.within.add(bool(gold), bool(ours), fits)

    def figures(self) -> dict[str, float]:
        """The figures from 0 to 1."""
        return {
            "day_f1": self.day.f1(),
            "day_precision": self.day.precision(),
            "day_recall": self.day.recall(),
            "any_f1": self.any.f1(),
            "fitting_f1": self.within.f1(),
        }
