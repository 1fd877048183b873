"""Relations: ties between two entities in the words of a report.

Two sources, both of which a reader can check in one sentence: a descriptor that names another
entity ("Harbour Board engineer Lena Moss": Lena Moss, "engineer", Harbour Board), and an event
whose agent and patient are both entities (X, "sued", Y). Nothing is inferred from the two names
merely standing together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from throughline.assemble.context import Context, one_line
from throughline.model.annotation import (
    Certainty,
    Descriptor,
    EntityType,
    EventClass,
    Mention,
    Polarity,
)
from throughline.model.case import Citation, Relation
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

_EDGE_WORDS = re.compile(
    r"^(?:(?:a|an|the|of|for|from|in|at|to|and|then|its|his|her|their)\b[\s,\-–]*)+"
    r"|[\s,]+(?:of|for|from|in|at|to|and|the|with|by)$",
    re.IGNORECASE,
)
MAX_PREDICATE_WORDS = 6
MAX_MODIFIED_WORDS = 2

Triple = tuple[str, str, str]


def assemble_relations(context: Context) -> tuple[Relation, ...]:
    """Ties between entities, sorted by subject, predicate and object."""
    found: defaultdict[Triple, list[Citation]] = defaultdict(list)
    for article in context.story:
        for triple, citation in _by_descriptors(context, article):
            found[triple].append(citation)
        for triple, citation in _by_events(context, article):
            found[triple].append(citation)
    return tuple(
        Relation(*triple, citations=context.in_order(found[triple])) for triple in sorted(found)
    )


def _by_descriptors(context: Context, article: str) -> Iterator[tuple[Triple, Citation]]:
    mentions = context.annotations[article].mentions
    for index, mention in enumerate(mentions):
        subject = context.entity_of.get(Ref(article, index))
        if subject is None:
            continue
        for descriptor in mention.descriptors:
            for inner in _mentions_inside(mentions, index, descriptor):
                other = context.entity_of.get(Ref(article, inner))
                predicate = _without(descriptor, mentions[inner], context, article)
                if other is not None and other != subject and predicate:
                    citation = _whole(context, article, mention, descriptor)
                    yield (subject, predicate, other), citation


def _mentions_inside(
    mentions: tuple[Mention, ...], index: int, descriptor: Descriptor
) -> Iterator[int]:
    """Numbers of the mentions inside `descriptor`; it stands close to mention `index`."""
    for step in (1, -1):
        other = index + step
        while 0 <= other < len(mentions) and abs(other - index) <= 8:
            if descriptor.span.covers(mentions[other].span):
                yield other
            other += step


def _without(descriptor: Descriptor, inner: Mention, context: Context, article: str) -> str:
    """The descriptor's words without the name in it, or "" where they say nothing alone."""
    text = context.articles[article].text
    before = text[descriptor.span.start : inner.span.start]
    after = text[inner.span.end : descriptor.span.end]
    after = re.sub(r"^[’']s?\b", "", after)
    if before.strip() and after.strip():
        return ""  # the name stands in the middle: what is left reads badly
    words = _EDGE_WORDS.sub("", one_line(before or after).strip(' ,;:()-–—"“”'))
    words = _EDGE_WORDS.sub("", words).strip(' ,;:()-–—"“”')
    # "US citizen" ties to the place; "Velmora bus crash suspect" to the crash, not to Velmora.
    is_modifier = inner.type is EntityType.PLACE and not before.strip()
    most = MAX_MODIFIED_WORDS if is_modifier else MAX_PREDICATE_WORDS
    return words if 0 < len(words.split()) <= most else ""


def _whole(context: Context, article: str, mention: Mention, descriptor: Descriptor) -> Citation:
    """The citation of name and descriptor together."""
    start = min(mention.span.start, descriptor.span.start)
    return context.cite(article, Span(start, max(mention.span.end, descriptor.span.end)))


def _by_events(context: Context, article: str) -> Iterator[tuple[Triple, Citation]]:
    for event in context.annotations[article].events:
        sure = event.polarity is Polarity.POSITIVE and event.certainty is Certainty.CERTAIN
        if not sure or event.nominal or event.event_class is not EventClass.OCCURRENCE:
            continue
        roles = {
            argument.role: context.entity_of.get(Ref(article, argument.mention))
            for argument in reversed(event.arguments)
            if argument.mention is not None
        }
        agent, patient = roles.get("agent"), roles.get("patient")
        if agent and patient and agent != patient:
            yield (agent, event.lemma, patient), context.cite(article, event.clause)
