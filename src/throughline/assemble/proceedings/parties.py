"""Whom a step concerns: the person charged, tried, released; who appeals or pleads.

Where the step names nobody ("the judge adjourned the case"), it concerns the one person against
whom its report tells of steps. A lead that only describes ("a harbour pilot was charged on
Monday") is told of the one person of whom the same report then tells the same kind of step.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from throughline.assemble.context import Context
from throughline.assemble.entities import mention_of
from throughline.assemble.proceedings.steps import CASE_WORDS, Step
from throughline.model.annotation import EntityType
from throughline.model.case import Event
from throughline.resolve.resolution import EntityCluster, Ref

BEFALLS = ("patient", "target", "subject", "possessor")
"""Roles of those whom a step befell."""
_TAKERS = frozenset({"plea", "appeal", "petition", "filing", "hearing", "trial", "lawsuit"})
"""Kinds of step that a party takes; of any other its agent is an officer, not a party."""
AGAINST = frozenset(
    {"arrest", "detention", "charge", "indictment", "plea", "conviction", "sentence", "acquittal"}
    | {"trial", "extradition", "release"}
)
"""Kinds of step that make a person a defendant."""
OFFICER = re.compile(
    r"\b(?:judge|justice|magistrate|prosecut\w+|district attorney|attorney|lawyer|counsel|solicitor"
    r"|barrister|detective|inspector|sheriff|constable|sergeant|superintendent|police|commissioner"
    r"|coroner|minister|spokes\w+|reporter)\b",
    re.IGNORECASE,
)
_SITTINGS = frozenset({"trial", "hearing", "verdict"})
_DEFINITE = re.compile(r"^the\s", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both (?:men|women|of them)|both|the two(?: men| women)?)\b", re.IGNORECASE
)
_HEAD_ENDS = re.compile(r"\s(?:of|in|at|for|from|with|who|accused|charged|suspected)\b|,")
_COMMON_HEADS = frozenset(
    {"man", "woman", "boy", "girl", "teen", "teenager", "suspect", "defendant", "accused", "people"}
    | {"men", "women", "pair", "couple", "person", "group", "others", "victim", "victims"}
)
"""Heads that many may be called by."""
_PLURAL = re.compile(
    r"^(?:two|three|four|five|six|seven|several|some|many|both|other|the two|all|\d+)\b|\band\b",
    re.IGNORECASE,
)


def parties_of_steps(context: Context, steps: Sequence[Step]) -> dict[str, tuple[str, ...]]:
    """Event id of each step -> ids of the persons and bodies whom it concerns."""
    officers = {c.id for c in context.resolution.entities if _is_officer(context, c)}
    found = {step.event.id: _named(context, step, officers) for step in steps}
    defendants: defaultdict[str, set[str]] = defaultdict(set)
    by_family: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for step in steps:
        if step.kind in AGAINST:
            for ref in step.refs:
                defendants[ref.article].update(found[step.event.id])
                by_family[ref.article, step.type.family].update(found[step.event.id])
    for step in steps:
        if not found[step.event.id]:
            found[step.event.id] = _implied(context, step, defendants, by_family, officers)
    return found


def _is_officer(context: Context, cluster: EntityCluster) -> bool:
    """Whether the reports call the person by an office of court or police, and so most often."""
    if cluster.type is not EntityType.PERSON:
        return False
    called = [
        words
        for ref in cluster.mentions
        for mention in (mention_of(context, ref),)
        for words in (*mention.honorifics, *(d.text for d in mention.descriptors))
    ]
    offices = sum(bool(OFFICER.search(words)) for words in called)
    return 2 * offices > len(called) > 0


def _named(context: Context, step: Step, officers: set[str]) -> tuple[str, ...]:
    """Persons in the step's own roles: those it befell, else those who took it."""
    event = step.event
    roles = (*BEFALLS, "agent") if step.kind in _TAKERS else BEFALLS
    for role in roles:
        found = _in_role(context, event, role)
        if role == "agent" or step.type.official:
            found = tuple(party for party in found if party not in officers)
        if found:
            return found
    return _only_person(context, step, officers) if event.time else ()


def _in_role(context: Context, event: Event, role: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            participant.entity
            for participant in event.participants
            if participant.role == role
            and participant.entity
            and context.entities[participant.entity].type is EntityType.PERSON
        )
    )


def _only_person(context: Context, step: Step, officers: set[str]) -> tuple[str, ...]:
    """The one person whom the clauses of the step speak of, officers of the court aside."""
    persons: set[str] = set()
    for ref in step.refs:
        clause = step.mention(ref).clause
        for index, mention in enumerate(context.annotations[ref.article].mentions):
            if clause.covers(mention.span):
                entity = context.entity_of.get(Ref(ref.article, index))
                if entity and context.entities[entity].type is EntityType.PERSON:
                    persons.add(entity)
    persons -= officers
    return tuple(persons) if len(persons) == 1 else ()


def _implied(
    context: Context,
    step: Step,
    defendants: dict[str, set[str]],
    by_family: dict[tuple[str, str], set[str]],
    officers: set[str],
) -> tuple[str, ...]:
    """The person whom the report speaks of without naming him in the step."""
    described = [p.text for p in step.event.participants if p.role in BEFALLS and not p.entity]
    if step.kind in _TAKERS:
        described += [p.text for p in step.event.participants if p.role == "agent" and not p.entity]
    if any(_PLURAL.search(words) for words in described):
        return ()
    found: set[str] = set()
    for ref in step.refs:
        found |= _in_report(context, step, ref, described, defendants, by_family) - officers
    return tuple(sorted(found)) if len(found) == 1 or _BOTH.search(step.event.summary) else ()


def _in_report(
    context: Context,
    step: Step,
    ref: Ref,
    described: Sequence[str],
    defendants: dict[str, set[str]],
    by_family: dict[tuple[str, str], set[str]],
) -> set[str]:
    mention = step.mention(ref)
    against = defendants.get(ref.article, set())
    same = by_family.get((ref.article, step.type.family), set())
    if _BOTH.search(step.event.summary):
        return against if len(against) == 2 and not mention.nominal else set()
    people = [words for words in described if not CASE_WORDS.search(words)]
    if people:
        if _DEFINITE.match(people[0]):
            return _so_described(context, ref.article, people[0])
        is_lead = step.is_lead and step.time is not None
        return same if is_lead and len(same) == 1 else set()
    if mention.nominal and not (step.time and step.kind in _SITTINGS):
        return set()
    if described or step.time:
        return against if len(against) == 1 else set()
    return same if len(same) == 1 else set()


def _so_described(context: Context, article: str, words: str) -> set[str]:
    """The one person of a report whom the case's reports call so ("the captain of the ferry")."""
    head = _HEAD_ENDS.split(words.lower())[0].split()[-1:]
    if not head or head[0] in _COMMON_HEADS:
        return set()
    here = {
        entity
        for index, _ in enumerate(context.annotations[article].mentions)
        if (entity := context.entity_of.get(Ref(article, index)))
        and context.entities[entity].type is EntityType.PERSON
    }
    called = {
        entity
        for entity in here
        for ref in context.entities[entity].mentions
        for mention in (mention_of(context, ref),)
        for said in (*mention.honorifics, *(d.text for d in mention.descriptors))
        if head[0] in re.findall(r"\w+", _HEAD_ENDS.split(said.lower())[0])
    }
    return called if len(called) == 1 else set()
