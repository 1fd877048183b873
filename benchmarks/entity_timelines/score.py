"""Temporal awareness of timelines (UzZaman and Allen 2011), as SemEval-2015 Task 4 counts it.

A timeline is turned into relations, without those that follow from others: each ordered event is
SIMULTANEOUS with the date of its row; events of a row without date are simultaneous with its first;
the first event of each row is BEFORE the first of the next. Precision is the share of our relations
that follow from the gold timeline, recall the share of the gold ones that follow from ours; counts
are summed over all timelines (micro F1). Rows of order 0, which could not be ordered, give none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from corpora.semeval2015_timelines import EntityTimeline, Row


class Relation(NamedTuple):
    """`left` is an event; `right` a date where `kind` is "at", else an event."""

    kind: str
    left: str
    right: str


@dataclass(slots=True)
class Awareness:
    """What was counted, over all timelines."""

    found: int = 0
    found_right: int = 0
    marked: int = 0
    marked_found: int = 0

    def add(self, gold: EntityTimeline, ours: EntityTimeline) -> None:
        """Adds one timeline."""
        wanted, told = _Closure.of(gold), _Closure.of(ours)
        found, marked = list(relations(ours)), list(relations(gold))
        self.found += len(found)
        self.found_right += sum(map(wanted.holds, found))
        self.marked += len(marked)
        self.marked_found += sum(map(told.holds, marked))

    def precision(self) -> float:
        """The share of our relations that the gold timelines confirm."""
        return round(self.found_right / self.found, 4) if self.found else 0.0

    def recall(self) -> float:
        """The share of the gold relations that ours confirm."""
        return round(self.marked_found / self.marked, 4) if self.marked else 0.0

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision(), self.recall()
        both = precision + recall
        return round(2 * precision * recall / both, 4) if both else 0.0


def relations(timeline: EntityTimeline) -> Iterator[Relation]:
    """The relations of a timeline that do not follow from others."""
    ranks = _ranks(timeline)
    for rows in ranks:
        first = rows[0].events[0]
        for row in rows:
            if row.anchor:
                yield from (Relation("at", event, row.anchor) for event in row.events)
            else:
                others = (event for event in row.events if event != first)
                yield from (Relation("with", first, event) for event in others)
    for before, after in pairwise(ranks):
        yield Relation("before", before[0].events[0], after[0].events[0])


def _ranks(timeline: EntityTimeline) -> list[list[Row]]:
    """The ordered rows, those of one place together; an event stands where it is first."""
    seen: set[str] = set()
    rows = []
    for row in sorted(timeline.rows, key=lambda row: row.order):
        events = tuple(event for event in row.events if event not in seen)
        seen.update(events)
        if row.order > 0 and events:
            rows.append(Row(row.order, row.anchor, events))
    return [list(same) for _, same in groupby(rows, key=lambda row: row.order)]


@dataclass(slots=True)
class _Closure:
    """All that follows from a timeline."""

    rank: dict[str, int] = field(default_factory=dict)
    date: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, timeline: EntityTimeline) -> "_Closure":
        closure = cls()
        for number, rows in enumerate(_ranks(timeline)):
            anchors = {row.anchor for row in rows if row.anchor}
            for row in rows:
                # An event of a dated place without a date of its own is of that date.
                anchor = row.anchor or (next(iter(anchors)) if len(anchors) == 1 else "")
                for event in row.events:
                    closure.rank[event] = number
                    if anchor:
                        closure.date[event] = anchor
        return closure

    def holds(self, relation: Relation) -> bool:
        """Whether the relation follows."""
        kind, left, right = relation
        if kind == "at":
            return self.date.get(left) == right
        if left not in self.rank or right not in self.rank:
            return False
        first, second = self.rank[left], self.rank[right]
        return first < second if kind == "before" else first == second


def awareness(gold: Sequence[EntityTimeline], ours: Sequence[EntityTimeline]) -> Awareness:
    """The counts over timelines; those of one entity belong together, ours may be missing."""
    told = {timeline.entity: timeline for timeline in ours}
    counts = Awareness()
    for timeline in gold:
        counts.add(timeline, told.get(timeline.entity, EntityTimeline(timeline.entity, ())))
    return counts
