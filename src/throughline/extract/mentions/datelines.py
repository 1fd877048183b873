"""Takes out the names of datelines that say where and by whom a report was written."""

from collections.abc import Sequence
from dataclasses import replace

from throughline.model.annotation import EntityType, Mention, NameLink
from throughline.model.source import Span
from throughline.text.datelines import dateline_end, no_part_of_the_story
from throughline.text.document import Document

_WRITTEN_BY = (EntityType.PLACE, EntityType.FACILITY, EntityType.ORGANIZATION, EntityType.OTHER)


def without_datelines(
    document: Document, mentions: Sequence[Mention], links: Sequence[NameLink]
) -> tuple[tuple[Mention, ...], tuple[NameLink, ...]]:
    """The mentions and links without those of a dateline that the story does not tell.

    A mention whose antecedent goes keeps that one's antecedent, or has none.
    """
    gone = _in_datelines(document, mentions)
    if not gone:
        return tuple(mentions), tuple(links)
    places = {old: new for new, old in enumerate(i for i in range(len(mentions)) if i not in gone)}

    def antecedent(index: int | None) -> int | None:
        seen: set[int] = set()
        while index is not None and index in gone and index not in seen:
            seen.add(index)
            index = mentions[index].antecedent
        return None if index is None else places.get(index)

    kept = []
    for index, mention in enumerate(mentions):
        if index not in gone:
            found = antecedent(mention.antecedent)
            reason = mention.antecedent_reason if found is not None else ""
            kept.append(replace(mention, antecedent=found, antecedent_reason=reason))
    return tuple(kept), tuple(
        replace(link, left=places[link.left], right=places[link.right])
        for link in links
        if link.left in places and link.right in places
    )


def _in_datelines(document: Document, mentions: Sequence[Mention]) -> frozenset[int]:
    shut: dict[int, tuple[Span, ...]] = {}
    paragraph = None
    for number, sentence in enumerate(document.sentences):
        text = sentence.span.of(document.text)
        if sentence.paragraph != paragraph and (length := dateline_end(text)):
            start = sentence.span.start
            ranges = no_part_of_the_story(text[:length])
            shut[number] = tuple(Span(start + begin, start + end) for begin, end in ranges)
        paragraph = sentence.paragraph
    return frozenset(
        index
        for index, mention in enumerate(mentions)
        if mention.type in _WRITTEN_BY
        and any(span.covers(mention.span) for span in shut.get(mention.sentence, ()))
    )
