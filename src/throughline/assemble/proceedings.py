"""Proceedings: the steps of a court or official process and where it stands.

A step is an event of a type that `events.toml` marks as one (charge, hearing, order, appeal,
transfer …). Steps that concern one person make one proceeding; several persons with the same
steps share one. The status is the last dated step that happened, in the words of its report, as
of that step's date: a later report that only retells older steps changes nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.extract.events.triggers import event_types
from throughline.model.annotation import Certainty, EntityType, Polarity, Tense
from throughline.model.case import Citation, Event, Proceeding, Status
from throughline.resolve.resolution import Ref

PARTY_ROLES = ("patient", "agent", "subject", "possessor")
MIN_STEPS = 2

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
    """Proceedings with at least `MIN_STEPS` dated steps, the longest first."""
    steps: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if _is_step(event):
            for party in _parties(context, event):
                steps[party].append(event)
    shared: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    by_id = {event.id: event for event in events}
    for party, taken in sorted(steps.items()):
        ordered = sorted(taken, key=lambda e: (e.time.sort_key() if e.time else (), e.id))
        if len(ordered) >= MIN_STEPS:
            shared[tuple(event.id for event in ordered)].append(party)
    found = [
        _proceeding(context, parties, [by_id[step] for step in ids])
        for ids, parties in shared.items()
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.steps), p.name, p.id)))


def _is_step(event: Event) -> bool:
    kind = event_types().get(event.type)
    return (
        kind is not None
        and bool(kind.step)
        and event.time is not None
        and event.polarity is Polarity.POSITIVE
        and event.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        and event.tense in (Tense.HAPPENED.value, Tense.ONGOING.value)
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
    return _only_person(context, event)


def _only_person(context: Context, event: Event) -> tuple[str, ...]:
    """The one person whom the sentences of the event name, where there is just one."""
    cited = {(citation.article, citation.sentence) for citation in event.citations}
    persons = {
        entity
        for article, _ in sorted(cited)
        for index, mention in enumerate(context.annotations[article].mentions)
        if (article, mention.sentence) in cited
        and (entity := context.entity_of.get(Ref(article, index)))
        and context.entities[entity].type is EntityType.PERSON
    }
    return tuple(persons) if len(persons) == 1 else ()


def _proceeding(context: Context, parties: Sequence[str], steps: Sequence[Event]) -> Proceeding:
    last = steps[-1]
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
