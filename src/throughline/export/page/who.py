"""Who's who: persons first, then bodies, then places; the main ones in full, the rest folded."""

from throughline.export.page import anchors, limits
from throughline.export.page.shelf import Shelf
from throughline.export.page.timeline import support
from throughline.export.page.values import Called, Grounds, Sources, Tie, Who, WhoSection
from throughline.model.annotation import EntityType
from throughline.model.case import Citation, Entity, MergeReason, Relation
from throughline.model.role_words import further_descriptors, role_line

_SECTIONS = (
    ("Persons", (EntityType.PERSON,), limits.MAIN_PERSONS),
    (
        "Organisations and groups",
        (EntityType.ORGANIZATION, EntityType.GROUP),
        limits.MAIN_OTHERS,
    ),
    ("Places and buildings", (EntityType.PLACE, EntityType.FACILITY), limits.MAIN_OTHERS),
    ("Other names", (EntityType.OTHER,), limits.MAIN_OTHERS),
)

_PREPOSITIONS = ("of", "for", "to", "at", "in", "on", "by", "with", "from", "against", "under")
_KINDS = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organisation",
    EntityType.GROUP: "group",
    EntityType.PLACE: "place",
    EntityType.FACILITY: "building or site",
    EntityType.OTHER: "other",
}


def shown_entities(shelf: Shelf) -> dict[str, tuple[Entity, ...]]:
    """The entities of each section that the page holds, weightiest first."""
    shown: dict[str, tuple[Entity, ...]] = {}
    for title, types, _ in _SECTIONS:
        found = [entity for entity in shelf.case.entities if entity.type in types]
        found.sort(key=lambda entity: (-entity.centrality, -entity.mentions))
        shown[title] = tuple(found[: limits.ENTITIES])
    return shown


def build_who(shelf: Shelf) -> tuple[WhoSection, ...]:
    """The sections of who's who; one without entries is left out."""
    ties: dict[str, list[Relation]] = {}
    for relation in shelf.case.relations:
        ties.setdefault(relation.subject, []).append(relation)
    totals = {
        title: sum(entity.type in types for entity in shelf.case.entities)
        for title, types, _ in _SECTIONS
    }
    shown = shown_entities(shelf)
    sections = []
    for title, _, main in _SECTIONS:
        people = tuple(_who(shelf, entity, ties.get(entity.id, [])) for entity in shown[title])
        # A fold that hides one or two lines costs more than it saves.
        cut = main if len(people) > main + 2 else len(people)
        sections.append(WhoSection(title, people[:cut], people[cut:], totals[title] - len(people)))
    return tuple(section for section in sections if section.main)


def _called(shelf: Shelf, entity: Entity) -> list[Called]:
    """The roles of an entity with their time, then what else reports call it."""
    roles = [Called(role_line(role), shelf.sources(role.citations)) for role in entity.roles]
    further = further_descriptors(entity)
    return roles + [Called(one.text, shelf.sources(one.citations)) for one in further]


def _who(shelf: Shelf, entity: Entity, ties: list[Relation]) -> Who:
    called = _called(shelf, entity)
    articles = {citation.article for citation in entity.citations}
    total = sum(shelved.in_case for shelved in shelf.articles.values())
    return Who(
        anchor=anchors.entity(entity.id),
        name=entity.name,
        kind=_KINDS[entity.type],
        aliases=tuple(alias for alias in entity.aliases if alias != entity.name),
        reach=_reach(len(articles), total, entity.independent_sources),
        called=tuple(called[: limits.DESCRIPTORS]),
        more_called=max(0, len(called) - limits.DESCRIPTORS),
        ties=tuple(
            Tie(
                _joined(tie.predicate),
                shelf.entity_link(tie.object, tie.object),
                shelf.sources(tie.citations),
            )
            for tie in [tie for tie in ties if not _told_by_role(tie, entity)][: limits.RELATIONS]
        ),
        grounds=tuple(
            _grounds(shelf, reason)
            for reason in entity.reasons
            # That two reports use the very same name needs no telling.
            if reason.left.casefold() != reason.right.casefold()
        ),
        sources=_named_in(shelf, entity),
        notes=shelf.notes.get(entity.id, ()),
    )


def _told_by_role(tie: Relation, entity: Entity) -> bool:
    """Whether a role of the entity, cited from the same sentences, says the same."""
    said = {word.casefold() for word in tie.predicate.split()} - {*_PREPOSITIONS}
    places = {(citation.article, citation.sentence) for citation in tie.citations}
    return any(
        said <= {word.casefold() for word in role.text.split()}
        and places <= {(citation.article, citation.sentence) for citation in role.citations}
        for role in entity.roles
    )


def _reach(articles: int, total: int, independent: int) -> str:
    """In how many reports, and of how many sources where copies make them fewer (0: unknown)."""
    if total < 2:
        return ""
    told = f"in {articles} of {total} reports"
    return told if independent in (0, articles) else f"{told}, {support(independent)}"


def _joined(predicate: str) -> str:
    words = predicate.split()
    return predicate if words and words[-1].lower() in _PREPOSITIONS else f"{predicate},"


def _named_in(shelf: Shelf, entity: Entity) -> Sources:
    """The first place by name in each report: enough to check, where all would drown the line."""
    first: dict[str, Citation] = {}
    for citation in entity.citations:
        first.setdefault(citation.article, citation)
    return shelf.sources(tuple(first.values()))


def _grounds(shelf: Shelf, reason: MergeReason) -> Grounds:
    return Grounds(reason.left, reason.right, reason.reason, shelf.sources(reason.citations))
