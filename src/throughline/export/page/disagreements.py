"""Disagreements: conflicts first, then updates and scope differences, each told apart in words."""

from throughline.export.page import anchors, limits
from throughline.export.page.shelf import Shelf
from throughline.export.page.timeline import support
from throughline.export.page.values import Differences, Disagreement, Side
from throughline.model.case import Conflict, ConflictKind, ConflictRelation, Position

_RELATIONS = (
    (
        ConflictRelation.CONFLICT,
        "Accounts that cannot both hold",
        "The reports contradict each other here. Which account is right is not decided.",
    ),
    (
        ConflictRelation.UPDATE,
        "Overtaken by later reports",
        "These accounts differ because time went by, not because they contradict each other.",
    ),
    (
        ConflictRelation.SCOPE,
        "Different things measured",
        "These look like contradictions, but the accounts speak of different things.",
    ),
)

_KINDS = {
    ConflictKind.FIGURE: "a number",
    ConflictKind.DATE: "a date",
    ConflictKind.PLACE: "a place",
    ConflictKind.STATUS: "a status",
    ConflictKind.IDENTITY: "who somebody is",
    ConflictKind.EXISTENCE: "whether it is so",
}


def shown_conflicts(shelf: Shelf) -> tuple[Conflict, ...]:
    """The disagreements that the page holds."""
    return shelf.case.conflicts[: limits.CONFLICTS]


def build_differences(shelf: Shelf) -> tuple[Differences, ...]:
    """The disagreements by relation; a relation without any is left out."""
    shown = shown_conflicts(shelf)
    groups = (
        Differences(
            relation=relation.value,
            title=title,
            explanation=explanation,
            items=tuple(_item(shelf, found) for found in shown if found.relation is relation),
        )
        for relation, title, explanation in _RELATIONS
    )
    return tuple(group for group in groups if group.items)


def _item(shelf: Shelf, conflict: Conflict) -> Disagreement:
    return Disagreement(
        anchor=anchors.conflict(conflict.id),
        kind=_KINDS[conflict.kind],
        question=conflict.question,
        sides=tuple(_side(shelf, position) for position in conflict.positions),
        why=conflict.why,
        notes=shelf.notes.get(conflict.id, ()),
    )


def _side(shelf: Shelf, position: Position) -> Side:
    return Side(
        value=position.value,
        support=support(position.independent_sources),
        holders=shelf.holder_links(position.claims),
        sources=shelf.sources(position.citations),
    )
