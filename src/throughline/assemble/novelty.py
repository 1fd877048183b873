"""What each report adds, in order of publication.

An item (event, claim, entity) is new in the first report that cites it and repeated in the later
ones. A copied passage adds nothing, whatever its outlet: the item is new where the text comes
from. Reports of unknown date come last, since nothing says that they were first.
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
    for item, citations in _cited(events, claims, telling):
        articles = sorted({c.article for c in citations if c.article in rank}, key=rank.__getitem__)
        if not articles:
            continue
        first = _first_origin(context, articles, citations, rank)
        for article in articles:
            (new if article == first else repeats)[article].append(item)
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
    """The first article that has the item from itself; the first of all where none does."""
    for article in articles:
        own = [(c.article, c.span) for c in citations if c.article == article]
        if article in context.origins.of(own):
            return article
    return min(articles, key=rank.__getitem__)
