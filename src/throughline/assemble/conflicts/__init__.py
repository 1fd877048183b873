"""Where accounts differ: one module a kind of question.

Conflict, update and scope difference are three things. *Conflict*: the accounts cannot hold
together. *Update*: a later account overtakes an earlier one, and nobody still holds the earlier.
*Scope*: they measure different things. Precision comes first: a flag that a reporter finds silly
costs more than one that is missed.
"""

from collections.abc import Sequence

from throughline.assemble.conflicts.dates import date_conflicts
from throughline.assemble.conflicts.existence import existence_conflicts
from throughline.assemble.conflicts.figures import figure_conflicts
from throughline.assemble.conflicts.identity import identity_conflicts
from throughline.assemble.conflicts.later_deaths import later_deaths
from throughline.assemble.conflicts.own_incidents import OwnIncidents
from throughline.assemble.conflicts.places import place_conflicts
from throughline.assemble.conflicts.status import status_conflicts
from throughline.assemble.context import Context
from throughline.assemble.notes import anchored
from throughline.model.case import Claim, Conflict, ConflictRelation, Event, Proceeding
from throughline.model.judgement import Judgement, Verdict

_RELATION_ORDER = (ConflictRelation.CONFLICT, ConflictRelation.UPDATE, ConflictRelation.SCOPE)


def assemble_conflicts(
    context: Context,
    events: Sequence[Event],
    claims: Sequence[Claim],
    proceedings: Sequence[Proceeding],
    judgements: Sequence[Judgement] = (),
) -> tuple[Conflict, ...]:
    """Conflicts, then updates, then scope differences; the best supported first."""
    own = OwnIncidents(context, {event.id: event for event in events})
    found = [
        *figure_conflicts(context, events, claims, own),
        *later_deaths(context, own, claims),
        *status_conflicts(context, claims, proceedings),
        *date_conflicts(context, events, claims),
        *place_conflicts(context, events, claims),
        *identity_conflicts(context, claims),
        *existence_conflicts(context, claims),
    ]
    kept = [conflict for conflict in found if not _is_judged_wrong(conflict, judgements)]
    return tuple(sorted(kept, key=_reading_order))


def _reading_order(conflict: Conflict) -> tuple[int, int, str, str]:
    support = sum(position.independent_sources for position in conflict.positions)
    return (
        _RELATION_ORDER.index(conflict.relation),
        -support,
        conflict.question,
        conflict.id,
    )


def _is_judged_wrong(conflict: Conflict, judgements: Sequence[Judgement]) -> bool:
    return any(
        judgement.verdict is Verdict.WRONG
        and judgement.item.kind == "conflict"
        and judgement.item.type in ("", conflict.kind.value)
        and any(
            anchored(citation, judgement.item)
            for position in conflict.positions
            for citation in position.citations
        )
        for judgement in judgements
    )
