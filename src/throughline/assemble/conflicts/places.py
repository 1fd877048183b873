"""Places that differ: two reports put the same one-off event in different towns.

Precision first. An event counts whose reports are taken for one event already, of a type that
happens in one place. Each of the two reports must give just one place for it, and no report of the
case may name both: who writes of a district of Velmora names Velmora somewhere, and a place that
lies in another is no other place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.extract.events.lexicon import event_types
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.model.annotation import Certainty, EntityType, Polarity, Tense
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation, Event
from throughline.resolve.resolution import Ref

ONE_PLACE_FAMILIES = frozenset({"death", "accident", "violence", "custody", "natural"})
_ROLE = "place"
_SHORT_WORD = 3


def place_conflicts(
    context: Context, events: Sequence[Event], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    """One conflict for each event whose reports put it in two places."""
    named = _named_places(context)
    for event in events:
        if _is_of_one_place(event):
            sides = _sides(context, event, named)
            if len(sides) == 2 and not _share_a_word(context, sides):
                yield _conflict(context, event, sides, claims)


def _share_a_word(context: Context, places: Iterable[str]) -> bool:
    """Whether two names may be one place's: "Mount Selmar" and "Mt. Selmar Borough"."""
    first, second = (set(context.entities[place].name.casefold().split()) for place in places)
    return any(len(word) > _SHORT_WORD for word in first & second)


def _is_of_one_place(event: Event) -> bool:
    kind = event_types().get(event.type)
    return (
        kind is not None
        and kind.family in ONE_PLACE_FAMILIES
        and event.polarity is Polarity.POSITIVE
        and event.certainty is Certainty.CERTAIN
        and event.tense == Tense.HAPPENED.value
        and event.time is not None
        and event.time.is_day
    )


def _named_places(context: Context) -> dict[str, set[str]]:
    """Article -> every place that it names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article in context.story:
        for index, _ in enumerate(context.annotations[article].mentions):
            entity = context.entity_of.get(Ref(article, index))
            if entity and _is_town(context, entity):
                found[article].add(entity)
    return found


def _is_town(context: Context, entity: str) -> bool:
    cluster = context.entities[entity]
    return cluster.type is EntityType.PLACE and not gazetteer().is_country(cluster.name)


def _sides(context: Context, event: Event, named: dict[str, set[str]]) -> dict[str, list[Citation]]:
    """Place -> where it is given, by reports that give one; none where a report knows both."""
    given: defaultdict[str, dict[str, list[Citation]]] = defaultdict(dict)
    for ref in context.events[event.id].mentions:
        if ref.article not in named:
            continue
        annotation = context.annotations[ref.article]
        mention = annotation.events[ref.item]
        for argument in mention.arguments:
            if argument.role == _ROLE and argument.mention is not None:
                entity = context.entity_of.get(Ref(ref.article, argument.mention))
                if entity and _is_town(context, entity):
                    whole = context.cite_sentence(ref.article, mention.sentence)
                    given[ref.article].setdefault(entity, []).append(whole)
    places = {place for found in given.values() for place in found}
    sides: defaultdict[str, list[Citation]] = defaultdict(list)
    for article, found in given.items():
        if len(found) == 1 and len(places & named[article]) == 1:
            ((place, cited),) = found.items()
            sides[place].extend(cited)
    if len(places) != 2 or any(places <= known for known in named.values()):
        return {}  # a report that knows both knows how the one lies to the other
    return sides


def _conflict(
    context: Context, event: Event, sides: dict[str, list[Citation]], claims: Sequence[Claim]
) -> Conflict:
    return Conflict(
        id=conflict_id("place", event.id),
        kind=ConflictKind.PLACE,
        relation=ConflictRelation.CONFLICT,
        question=f"Where: {event.summary}",
        positions=tuple(
            position(context, context.entities[place].name, sides[place], claims)
            for place in sorted(sides, key=lambda place: context.entities[place].name)
        ),
        why="Each report gives one place for it, and no report of the case names both.",
    )
