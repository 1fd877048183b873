"""A person's notes, brought to the items that their anchors lie in."""

from collections.abc import Iterable, Sequence

from throughline.model.case import Citation, Claim, Conflict, Entity, Event
from throughline.model.judgement import ItemAnchor, Judgement, Verdict


def notes_of(
    judgements: Sequence[Judgement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
) -> tuple[tuple[str, str], ...]:
    """(item id, note) for every note whose item is still in the case, in order of item id."""
    wanted = [judgement for judgement in judgements if judgement.verdict is Verdict.NOTE]
    if not wanted:
        return ()
    items: dict[str, list[tuple[str, Iterable[Citation]]]] = {
        "entity": [(entity.id, entity.citations) for entity in entities],
        "event": [(event.id, event.citations) for event in events],
        "claim": [(claim.id, claim.citations) for claim in claims],
        "conflict": [
            (conflict.id, [c for position in conflict.positions for c in position.citations])
            for conflict in conflicts
        ],
        "role": [(role.id, role.citations) for entity in entities for role in entity.roles],
    }
    # Several events may stand in one sentence, and several roles.
    types = {event.id: event.type for event in events}
    types |= {role.id: role.kind.value for entity in entities for role in entity.roles}
    found = (
        (item, judgement.text)
        for judgement in wanted
        for item, citations in items.get(judgement.item.kind, ())
        if any(anchored(citation, judgement.item) for citation in citations)
        and (not judgement.item.type or types.get(item) in (None, judgement.item.type))
    )
    return tuple(sorted(set(found)))


def anchored(citation: Citation, anchor: ItemAnchor) -> bool:
    """Whether the citation shares characters with the anchor."""
    return citation.article == anchor.article and citation.span.overlaps(anchor.span)
