"""Days that other reports give for what a line tells."""

from collections import defaultdict
from collections.abc import Sequence

from throughline.assemble.conflicts.dates import date_conflict_id, disputed_pairs
from throughline.assemble.context import Context
from throughline.model.case import Conflict, Event, OtherDate


class Disputes:
    """The other days of every event whose day is in dispute, by the conflicts of the case."""

    def __init__(
        self, context: Context, events: Sequence[Event], conflicts: Sequence[Conflict]
    ) -> None:
        self._context = context
        self._others: defaultdict[str, list[Event]] = defaultdict(list)
        held = {conflict.id for conflict in conflicts}
        for left, right in disputed_pairs(context, events):
            if date_conflict_id(left, right) in held:
                self._others[left.id].append(right)
                self._others[right.id].append(left)

    def of(self, told: Sequence[Event]) -> tuple[OtherDate, ...]:
        """The other days of these events, the best supported first."""
        others = {other.id: other for event in told for other in self._others.get(event.id, ())}
        found = [
            OtherDate(
                other.time, self._context.independent_sources(other.citations), other.citations
            )
            for other in others.values()
            if other.time is not None
        ]
        return tuple(sorted(found, key=lambda o: (-o.independent_sources, o.date.sort_key())))
