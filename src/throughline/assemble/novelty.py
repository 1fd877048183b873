"""What each report adds, in order of publication.

An item (event, claim, entity) is new in the first report that has it from itself and repeated in
the others. A copied passage adds nothing, whatever its outlet and even where it came out earlier:
the item is new where the text comes from. A claim that says the same as one of an earlier report
is repeated, whoever holds it: what is new then is the voice, not what it says. Reports of unknown
date come last, since nothing says that they were first.
"""

from collections.abc import Iterable, Sequence

from throughline.assemble.context import Context
from throughline.model.annotation import EntityType
from throughline.model.case import Citation, Claim, Entity, Event, Novelty

_TELLING = frozenset(
    {EntityType.PERSON, EntityType.ORGANIZATION, EntityType.FACILITY, EntityType.GROUP}
)
"""A place or thing named for the first time is no news by itself."""


def assemble_novelty(
    context: Context,
    events: Sequence[Event],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
) -> tuple[Novelty, ...]:
    """One entry an article of the case, in order of publication."""
    new: dict[str, list[str]] = {article: [] for article in context.story}
    repeats: dict[str, list[str]] = {article: [] for article in context.story}
    rank = {article: number for number, article in enumerate(context.story)}
    telling = [entity for entity in entities if entity.type in _TELLING]
    first_of: dict[str, str] = {}
    for item, citations in _cited(events, claims, telling):
        articles = sorted({c.article for c in citations if c.article in rank}, key=rank.__getitem__)
        if not articles:
            continue
        first_of[item] = _first_origin(context, articles, citations, rank)
        new[first_of[item]].append(item)
        for article in articles:
            if article != first_of[item]:
                repeats[article].append(item)
    for claim in claims:
        told = first_of.get(claim.id)
        before = [rank[first_of[other]] for other in claim.same_as if other in first_of]
        if told is not None and before and min(before) < rank[told]:
            new[told].remove(claim.id)
            repeats[told].append(claim.id)
    return tuple(Novelty(a, tuple(new[a]), tuple(repeats[a])) for a in context.story)


def _cited(
    events: Iterable[Event], claims: Iterable[Claim], entities: Iterable[Entity]
) -> Iterable[tuple[str, tuple[Citation, ...]]]:
    for event in events:
        yield event.id, event.citations
    for claim in claims:
        yield claim.id, claim.citations
    for entity in entities:
        yield entity.id, entity.citations


def _first_origin(
    context: Context,
    articles: Sequence[str],
    citations: Sequence[Citation],
    rank: dict[str, int],
) -> str:
    """The first article that has the item from itself; else the one that it was copied from."""
    origins: dict[str, frozenset[str]] = {}
    for article in articles:
        own = [(c.article, c.span) for c in citations if c.article == article]
        origins[article] = context.origins.of(own)
        if article in origins[article]:
            return article
    copied = {origin for found in origins.values() for origin in found if origin in rank}
    return min(copied or articles, key=rank.__getitem__)
