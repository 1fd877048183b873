"""What each report adds, in order of publication.

An item (event, claim, entity) is new in the first report that has it from itself and repeated in
the others. A copied passage adds nothing, whatever its outlet and even where it came out earlier:
the item is new where the text comes from. A claim that says the same as one of an earlier report
is repeated, whoever holds it: what is new then is the voice, not what it says. Reports of unknown
date come last, since nothing says that they were first.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from throughline.assemble.context import Context
from throughline.model.annotation import EntityType
from throughline.model.case import Citation, Claim, Entity, Event, Novelty

EDITED_RATIO = 85.0
"""Likeness (0–100) to a stretch of the original from which a sentence is only an edit of it."""
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
    copied: set[str] = set()
    for article in articles:
        own = [c for c in citations if c.article == article]
        origins = context.origins.of((c.article, c.span) for c in own)
        if article in origins or any(_is_added(context, c, origins) for c in own):
            return article
        copied.update(origin for origin in origins if origin in rank)
    return min(copied or articles, key=rank.__getitem__)


def _is_added(context: Context, citation: Citation, origins: Iterable[str]) -> bool:
    """Whether a copy has the cited sentence beyond the text that it was copied from."""
    number = citation.sentence
    sentence = context.sentence(citation.article, number).span
    words = _words(sentence.of(context.articles[citation.article].text))
    return all(
        fuzz.partial_ratio(words, _words(context.articles[origin].text)) < EDITED_RATIO
        for origin in origins
    )


@lru_cache(maxsize=512)
def _words(text: str) -> str:
    """Letters and figures of a text: what a reprint keeps, whatever its quotation marks."""
    return "".join(filter(str.isalnum, text.casefold()))
