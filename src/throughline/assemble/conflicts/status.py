"""Where a person stands before the law: accused in one report, convicted in another.

A reading is a descriptor ("one of the accused", "a convicted smuggler") or a certain event ("was
convicted", "was acquitted") with the person as its patient. A verdict overtakes an accusation:
where every report that calls the person accused came out before the first that tells the verdict,
nothing differs. Where a report that is not older still says "accused", the accounts differ.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.assemble.entities import mention_of
from throughline.model.annotation import Certainty, EntityType, MentionForm, Polarity, Tense
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation
from throughline.resolve.resolution import EntityCluster, Ref

ACCUSED, CONVICTED, ACQUITTED = "accused", "convicted", "acquitted"

_DESCRIBED = (
    (CONVICTED, re.compile(r"\b(?:convicted|convict|found guilty)\b", re.IGNORECASE)),
    (ACQUITTED, re.compile(r"\b(?:acquitted|exonerated|cleared of)\b", re.IGNORECASE)),
    (
        ACCUSED,
        re.compile(r"\b(?:co-)?(?:accused|defendants?|suspects?|suspected)\b", re.IGNORECASE),
    ),
)
_UNLESS = re.compile(r"\b(?:former|formerly|once|previously|not|never|wrongly)\b", re.IGNORECASE)
_EVENTS = {
    "convict": CONVICTED,
    "sentence": CONVICTED,
    "acquit": ACQUITTED,
    "accuse": ACCUSED,
}


@dataclass(frozen=True, slots=True)
class _Reading:
    value: str
    citation: Citation


def status_conflicts(context: Context, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One conflict for each person whom reports of the same time put at different stages."""
    by_event = _event_readings(context)
    for cluster in context.resolution.entities:
        if cluster.type is EntityType.PERSON:
            readings = [*_descriptor_readings(context, cluster), *by_event.get(cluster.id, ())]
            yield from _compare(context, cluster, readings, claims)


def _descriptor_readings(context: Context, cluster: EntityCluster) -> Iterator[_Reading]:
    on_case = frozenset(context.story)
    for ref in cluster.mentions:
        if ref.article not in on_case:
            continue
        mention = mention_of(context, ref)
        spans = [descriptor.span for descriptor in mention.descriptors]
        if mention.form is MentionForm.NOMINAL:
            spans.append(mention.span)
        for span in spans:
            value = _described(span.of(context.articles[ref.article].text))
            if value:
                yield _Reading(value, context.cite(ref.article, span))


def _described(text: str) -> str:
    if _UNLESS.search(text):
        return ""
    return next((value for value, pattern in _DESCRIBED if pattern.search(text)), "")


def _event_readings(context: Context) -> dict[str, list[_Reading]]:
    """Readings from certain events, by the entity that they befell."""
    found: defaultdict[str, list[_Reading]] = defaultdict(list)
    for article in context.story:
        for event in context.annotations[article].events:
            told = (
                event.type in _EVENTS
                # "was accused in 2008" tells of then; "is accused of" stands without a date.
                and (event.type != "accuse" or event.time is None)
                and event.polarity is Polarity.POSITIVE
                and event.certainty is Certainty.CERTAIN
                and event.tense in (Tense.HAPPENED, Tense.ONGOING)
                and not event.nominal
            )
            for argument in event.arguments if told else ():
                if argument.role == "patient" and argument.mention is not None:
                    entity = context.entity_of.get(Ref(article, argument.mention))
                    if entity:
                        citation = context.cite(article, event.clause)
                        found[entity].append(_Reading(_EVENTS[event.type], citation))
    return found


def _compare(
    context: Context,
    cluster: EntityCluster,
    readings: Sequence[_Reading],
    claims: Sequence[Claim],
) -> Iterator[Conflict]:
    sides: defaultdict[str, list[Citation]] = defaultdict(list)
    for reading in readings:
        if not context.is_beside(reading.citation.article, reading.citation.span):
            sides[reading.value].append(reading.citation)
    verdicts = [value for value in (CONVICTED, ACQUITTED) if value in sides]
    if not verdicts or len(sides) < 2:
        return
    if ACCUSED in sides:
        first = min(context.order(c.article) for value in verdicts for c in sides[value])
        sides[ACCUSED] = [c for c in sides[ACCUSED] if context.order(c.article) >= first]
    values = [value for value in (*verdicts, ACCUSED) if sides.get(value)]
    articles = {citation.article for value in values for citation in sides[value]}
    if len(values) > 1 and len(articles) > 1:
        yield Conflict(
            id=conflict_id("status", cluster.id),
            kind=ConflictKind.STATUS,
            relation=ConflictRelation.CONFLICT,
            question=f"Is {cluster.name} {_choice(values)}?",
            positions=tuple(position(context, value, sides[value], claims) for value in values),
            why=_why(cluster.name, values),
        )


def _choice(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _why(name: str, values: Sequence[str]) -> str:
    if ACCUSED in values:
        return (
            f"One report tells a verdict; reports that are not older still call {name} accused. "
            "A verdict of another court or on another charge would explain it."
        )
    return f"The reports tell different verdicts for {name}."
