"""Proceedings: the steps of a court or official process and where it stands.

A step is an event of a type that `events.toml` marks as one (charge, hearing, order, appeal,
transfer …). Steps that concern one person make one proceeding; several persons with the same
steps share one. The status is the last dated step that happened, in the words of its report, as
of that step's date: a later report that only retells older steps changes nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, EntityType, Polarity, Tense
from throughline.model.case import Citation, Event, Proceeding, Status
from throughline.resolve.resolution import Ref

PARTY_ROLES = ("patient", "agent", "subject", "possessor")
MIN_STEPS = 2
MIN_REACH = 0.05
"""A person whom fewer of the reports name is background, not the case."""
FEW_REPORTS = 5
PAST_DAYS = 365
NO_PARTY = frozenset({"testimony", "investigation", "inquest"})
"""Kinds of step that say nothing of a case against the person who takes part in them."""

_NAMES = (
    ("extradition", "Extradition of"),
    ("conviction", "Case against"),
    ("trial", "Case against"),
    ("charge", "Case against"),
    ("indictment", "Case against"),
    ("plea", "Case against"),
    ("sentence", "Case against"),
    ("arrest", "Case against"),
    ("petition", "Petition of"),
    ("lawsuit", "Lawsuit concerning"),
)


def assemble_proceedings(context: Context, events: Sequence[Event]) -> tuple[Proceeding, ...]:
    """Proceedings of at least `MIN_STEPS` steps, one of them dated; those that go on first,
    then the longest."""
    steps: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if _is_step(context, event):
            for party in _parties(context, event):
                steps[party].append(event)
    shared: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    by_id = {event.id: event for event in events}
    for party, taken in sorted(steps.items()):
        if not _is_of_the_case(context, party):
            continue
        ordered = sorted(taken, key=lambda event: _place(context, event))
        if len(ordered) >= MIN_STEPS and any(event.time for event in ordered):
            shared[tuple(event.id for event in ordered)].append(party)
    found = [
        _proceeding(context, parties, [by_id[step] for step in ids])
        for ids, parties in shared.items()
    ]
    first = min((day for a in context.story if (day := _published(context, a))), default=date.min)
    return tuple(sorted(found, key=lambda p: (_is_past(p, first), -len(p.steps), p.name, p.id)))


def _published(context: Context, article: str) -> date | None:
    known = context.published(article)
    return known.start if known else None


def _is_past(proceeding: Proceeding, first: date) -> bool:
    """Whether it had ended long before the reports began: background of the case."""
    as_of = proceeding.status.as_of
    return bool(as_of and as_of.end and (first - as_of.end).days > PAST_DAYS)


def _is_of_the_case(context: Context, party: str) -> bool:
    """Whether enough of the reports name the party: others are background or passers-by."""
    on_case = set(context.story)
    origins = context.origins.of(
        (ref.article, context.annotations[ref.article].mentions[ref.item].span)
        for ref in context.entities[party].mentions
        if ref.article in on_case
    )
    needed = 1 if len(on_case) < FEW_REPORTS else max(2, MIN_REACH * len(on_case))
    return len(origins) >= needed


def _place(context: Context, event: Event) -> tuple[date, bool, str]:
    """Where a step stands among the others: a step without date comes before the first report
    of it, which is all that is known of it."""
    if event.time is not None and (event.time.start or event.time.end):
        return (event.time.start or event.time.end or date.max, True, event.id)
    told = [known.start for c in event.citations if (known := context.published(c.article))]
    return (min((day for day in told if day), default=date.max), False, event.id)


def _is_step(context: Context, event: Event) -> bool:
    kind = event_types().get(event.type)
    return (
        kind is not None
        and bool(kind.step)
        and kind.step not in NO_PARTY
        and (event.time is not None or _is_told_in_a_verb(context, event))
        and event.polarity is Polarity.POSITIVE
        and event.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        and event.tense in (Tense.HAPPENED.value, Tense.ONGOING.value)
    )


def _is_told_in_a_verb(context: Context, event: Event) -> bool:
    """A noun without date ("after the trial") only points back to a step told elsewhere."""
    return any(
        not context.annotations[ref.article].events[ref.item].nominal
        for ref in context.events[event.id].mentions
    )


def _parties(context: Context, event: Event) -> tuple[str, ...]:
    """Persons whom the step concerns: those it befell, else those who took it."""
    for role in PARTY_ROLES:
        found = tuple(
            dict.fromkeys(
                participant.entity
                for participant in event.participants
                if participant.role == role
                and participant.entity
                and context.entities[participant.entity].type is EntityType.PERSON
            )
        )
        if found:
            return found
    return _only_person(context, event) if event.time else ()


def _only_person(context: Context, event: Event) -> tuple[str, ...]:
    """The one person whom the clauses of the event speak of, where there is just one."""
    persons: set[str] = set()
    for ref in context.events[event.id].mentions:
        annotation = context.annotations[ref.article]
        clause = annotation.events[ref.item].clause
        for index, mention in enumerate(annotation.mentions):
            if clause.covers(mention.span):
                entity = context.entity_of.get(Ref(ref.article, index))
                if entity and context.entities[entity].type is EntityType.PERSON:
                    persons.add(entity)
    return tuple(persons) if len(persons) == 1 else ()


def _proceeding(context: Context, parties: Sequence[str], steps: Sequence[Event]) -> Proceeding:
    last = [step for step in steps if step.time][-1]
    kinds = {event_types()[step.type].step for step in steps}
    label = next((name for kind, name in _NAMES if kind in kinds), "Proceedings concerning")
    names = sorted(context.entities[party].name for party in parties)
    citations: list[Citation] = [*shown_first(last.citations, last.summary)]
    for step in steps:
        citations.extend(c for c in step.citations if c not in citations)
    return Proceeding(
        id="p-" + hashlib.sha256("\x1f".join(sorted(parties)).encode()).hexdigest()[:10],
        name=f"{label} {_listed(names)}",
        steps=tuple(step.id for step in steps),
        status=Status(text=last.summary, as_of=last.time),
        citations=tuple(citations),
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
