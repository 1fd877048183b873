"""Where a person stands before the law: accused in one report, convicted in another.

A *conflict* needs two accounts of one time. A reading is a descriptor ("one of the accused", "a
convicted smuggler") or a certain event ("was convicted", "was acquitted") with the person as its
patient. A verdict overtakes an accusation: where every report that calls the person accused came
out before the first that tells the verdict, nothing differs. Where a report that is not older, and
tells no verdict itself, still says "accused", the accounts differ. Older convictions ("in the
past") belong to another matter.

An *update* is a docket that moved on between reports: the one stops at the charge, a later one at
the verdict. Who reads only the first is out of date.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.assemble.entities import mention_of
from throughline.assemble.proceedings.steps import LONG_AGO
from throughline.model.annotation import (
    Certainty,
    EntityType,
    EventMention,
    MentionForm,
    Polarity,
    Tense,
)
from throughline.model.case import (
    Citation,
    Claim,
    Conflict,
    ConflictKind,
    ConflictRelation,
    DocketEntry,
    Proceeding,
)
from throughline.resolve.resolution import EntityCluster, Ref

ACCUSED, CONVICTED, ACQUITTED = "accused", "convicted", "acquitted"
PAST_DAYS = 365
"""A verdict so long before the first report belongs to another matter."""

_DESCRIBED = (
    (CONVICTED, re.compile(r"\b(?:convicted|convict|found guilty)\b", re.IGNORECASE)),
    (ACQUITTED, re.compile(r"\b(?:acquitted|exonerated|cleared of)\b", re.IGNORECASE)),
    (
        ACCUSED,
        re.compile(r"\b(?:co-)?(?:accused|defendants?|suspects?|suspected)\b", re.IGNORECASE),
    ),
)
_UNLESS = re.compile(
    r"\b(?:former|formerly|once|previously|not|never|wrongly|twice)\b"
    r"|\bconvicted (?:felon|criminal|offender|sex offender)\b",
    re.IGNORECASE,
)
_RANKS = {
    stage: rank
    for rank, stages in enumerate(
        (
            ("in custody",),
            ("charged",),
            ("on trial", "trial adjourned"),
            ("pleaded guilty", "pleaded no contest"),
            ("convicted", "acquitted", "charges dropped"),
            ("sentenced", "fined"),
            ("appeal pending",),
            ("executed",),
        )
    )
    for stage in stages
}
"""The usual order; a report that steps back in it retells. Release and extradition may come at
any point."""
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


def status_conflicts(
    context: Context, claims: Sequence[Claim], proceedings: Sequence[Proceeding]
) -> Iterator[Conflict]:
    """One conflict for each person whom reports of the same time put at different stages, and one
    update for each whose docket moved on between reports."""
    by_event = _event_readings(context)
    differing = set()
    for cluster in context.resolution.entities:
        if cluster.type is EntityType.PERSON:
            readings = [*_descriptor_readings(context, cluster), *by_event.get(cluster.id, ())]
            for conflict in _compare(context, cluster, readings, claims):
                differing.add(cluster.id)
                yield conflict
    for proceeding in proceedings:
        about = {party.entity for entry in proceeding.docket for party in entry.parties}
        if not differing & about:
            yield from _moved_on(context, proceeding, claims)


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
    first = min((day for a in context.story if (day := _out(context, a))), default=date.min)
    for article in context.story:
        for event in context.annotations[article].events:
            if not _tells(context, article, event, first):
                continue
            for argument in event.arguments:
                if argument.role == "patient" and argument.mention is not None:
                    entity = context.entity_of.get(Ref(article, argument.mention))
                    if entity:
                        citation = context.cite(article, event.clause)
                        found[entity].append(_Reading(_EVENTS[event.type], citation))
    return found


def _tells(context: Context, article: str, event: EventMention, first: date) -> bool:
    """Whether the event puts a person at a stage of this matter, and surely."""
    told = (
        event.type in _EVENTS
        # "was accused in 2008" tells of then; "is accused of" stands without a date.
        and (event.type != "accuse" or event.time is None)
        and event.polarity is Polarity.POSITIVE
        and event.certainty is Certainty.CERTAIN
        and event.tense in (Tense.HAPPENED, Tense.ONGOING)
        and not event.nominal
    )
    if not told:
        return False
    sentence = context.sentence(article, event.sentence).span
    if LONG_AGO.search(sentence.of(context.articles[article].text)):
        return False
    time = context.annotations[article].interval_of(event)
    return not (time and time.end and first - time.end > timedelta(days=PAST_DAYS))


def _out(context: Context, article: str) -> date | None:
    known = context.published(article)
    return known.start if known else None


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
    telling = {c.article for value in verdicts for c in sides[value]}
    if ACCUSED in sides:
        first = min(context.order(article) for article in telling)
        sides[ACCUSED] = [c for c in sides[ACCUSED] if context.order(c.article) >= first]
        # A report that tells the verdict may still say "the accused" of the time before it.
        if all(c.article in telling for c in sides[ACCUSED]):
            sides[ACCUSED] = []
    values = [value for value in (*verdicts, ACCUSED) if sides.get(value)]
    articles = {citation.article for value in values for citation in sides[value]}
    if len(values) > 1 and len(articles) > 1:
        overturned = ACCUSED not in values and _one_after_the_other(context, sides)
        yield Conflict(
            id=conflict_id("status", cluster.id),
            kind=ConflictKind.STATUS,
            relation=ConflictRelation.UPDATE if overturned else ConflictRelation.CONFLICT,
            question=f"Is {cluster.name} {_choice(values)}?",
            positions=tuple(position(context, value, sides[value], claims) for value in values),
            why=(
                "Every report of the one verdict came out before the first of the other."
                if overturned
                else _why(cluster.name, values)
            ),
        )


def _one_after_the_other(context: Context, sides: dict[str, list[Citation]]) -> bool:
    """Whether all reports of the one verdict came out before all of the other."""
    days = [
        [_out(context, citation.article) for citation in sides[value]]
        for value in (CONVICTED, ACQUITTED)
    ]
    known = [[day for day in side if day is not None] for side in days]
    if any(len(side) < len(told) or not side for side, told in zip(known, days, strict=True)):
        return False
    return max(known[0]) < min(known[1]) or max(known[1]) < min(known[0])


def _choice(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _why(name: str, values: Sequence[str]) -> str:
    if ACCUSED in values:
        return (
            f"One report tells a verdict; reports that are not older still call {name} accused. "
            "A verdict of another court or on another charge would explain it."
        )
    return f"The reports tell different verdicts for {name}."


# --- dockets that moved on ----------------------------------------------------------------


def _moved_on(
    context: Context, proceeding: Proceeding, claims: Sequence[Claim]
) -> Iterator[Conflict]:
    """The stages at which the reports of one proceeding stop, where later reports stop later."""
    stages = list(dict.fromkeys(e.standing for e in proceeding.docket if e.standing))
    last = {
        citation.article: entry
        for entry in proceeding.docket
        if entry.standing
        for citation in entry.citations
    }
    sides: dict[str, list[Citation]] = {stage: [] for stage in stages}
    for article, entry in last.items():
        sides[entry.standing].extend(_of_article(entry, article))
    told = [stage for stage in stages if sides[stage]]
    ranks = [_RANKS[stage] for stage in told if stage in _RANKS]
    if (
        len(told) < 2
        or ranks != sorted(ranks)
        or not _in_order(context, [sides[stage] for stage in told])
    ):
        return
    positions = tuple(position(context, stage, sides[stage], claims) for stage in told)
    yield Conflict(
        id=conflict_id("standing", proceeding.id),
        kind=ConflictKind.STATUS,
        relation=ConflictRelation.UPDATE,
        question=f"Where it stands: {proceeding.name}",
        positions=positions,
        why=f"Later steps overtake earlier ones ({' → '.join(told)}).",
    )


def _of_article(entry: DocketEntry, article: str) -> list[Citation]:
    return [citation for citation in entry.citations if citation.article == article][:1]


def _in_order(context: Context, sides: Sequence[Sequence[Citation]]) -> bool:
    """Whether each stage is last told before the next is first told, as far as is known."""
    days = [
        [day for citation in side if (day := _out(context, citation.article))] for side in sides
    ]
    return all(days) and all(max(before) <= min(after) for before, after in pairwise(days))
