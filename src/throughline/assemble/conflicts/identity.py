"""Who somebody is: reports that give one person two ages or citizenships, one deed two doers.

Precision first. *Age*: numbers beside the name, each read against the day of its report; a birthday
between two reports explains one year, a report that repeats the old number explains none. A report
that itself gives two ages speaks of two people. *Citizenship*: "a Tarnian national" against "a
Merrin citizen", never told together. *Identified as*: the one gunman or pilot of a case, whom two
reports name differently; where the first name was never repeated, it was corrected.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.assemble.entities import mention_of
from throughline.model.annotation import EntityType, MentionForm
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation
from throughline.model.source import Span
from throughline.resolve.ages import TWO_GENERATIONS, stated_age
from throughline.resolve.resolution import EntityCluster, Ref

_CITIZEN = re.compile(r"\b(?P<of>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:national|citizen)\b")
_ROLES = r"gunman|shooter|attacker|assailant|bomber|hijacker|pilot|captain|driver|killer|arsonist"
_NAMED_AS = re.compile(
    rf"\b(?:identified|named)\s+the\s+(?:\w+\s+){{0,2}}?(?P<active>{_ROLES})\s+as\s+(?:an?\s[\w\s-]"
    rf"{{1,40}}?\s)?\Z|\bthe\s+(?:\w+\s+){{0,2}}?(?P<passive>{_ROLES}),?\s+(?:was\s+|has been\s+"
    rf"|who was\s+)?(?:later\s+)?(?:identified|named)\s+(?:by\s[\w\s]{{1,30}}?\s)?as\s+"
    rf"(?:\d+-year-old\s+)?\Z",
    re.IGNORECASE,
)
_BEFORE_CHARS = 120
_PLURALS = re.compile(rf"\b(?:gunmen|(?:{_ROLES})s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """One reading: an age, a citizenship."""

    value: str
    citation: Citation


def identity_conflicts(context: Context, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Conflicts over ages and citizenships of persons, and over who did it."""
    on_case = frozenset(context.story)
    for cluster in context.resolution.entities:
        if cluster.type is EntityType.PERSON:
            yield from _ages(context, cluster, on_case, claims)
            yield from _citizenships(context, cluster, on_case, claims)
    yield from _doers(context, claims)


# --- ages ---------------------------------------------------------------------------------


def _ages(
    context: Context, cluster: EntityCluster, on_case: frozenset[str], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    told: dict[str, list[_Told]] = {}
    for ref in cluster.mentions:
        if ref.article in on_case and (found := _age(context, ref)):
            told.setdefault(ref.article, []).append(found)
    if any(len({one.value for one in ages}) > 1 for ages in told.values()):
        return
    if not _ages_differ(context, told):
        return
    sides: defaultdict[str, list[Citation]] = defaultdict(list)
    for ages in told.values():
        for one in ages:
            sides[one.value].append(one.citation)
    yield Conflict(
        id=conflict_id("age", cluster.id),
        kind=ConflictKind.IDENTITY,
        relation=ConflictRelation.CONFLICT,
        question=f"How old is {cluster.name}?",
        positions=tuple(
            position(context, value, sides[value], claims) for value in sorted(sides, key=int)
        ),
        why="No birthday between the days of these reports explains the difference.",
    )


def _age(context: Context, ref: Ref) -> _Told | None:
    """The age that stands right beside a name."""
    mention = mention_of(context, ref)
    if mention.form is not MentionForm.NAME:
        return None
    text = context.articles[ref.article].text
    sentence = context.sentence(ref.article, mention.sentence).span
    found = stated_age(text, sentence, mention.span)
    return _Told(str(found[0]), context.cite(ref.article, found[1])) if found else None


def _ages_differ(context: Context, told: Mapping[str, Sequence[_Told]]) -> bool:
    """Whether two reports' ages cannot be one person's."""
    dated = []
    for article, ages in told.items():
        known = context.published(article)
        if known and known.start and known.end:
            dated.append((known.start, known.end, int(ages[0].value)))
    dated.sort()
    return (
        any(
            not _one_age(first, second)
            for at, first in enumerate(dated)
            for second in dated[at + 1 :]
        )
        and max(age for *_, age in dated) - min(age for *_, age in dated) < TWO_GENERATIONS
    )


def _one_age(first: tuple[date, date, int], second: tuple[date, date, int]) -> bool:
    """Whether a later report may give the age that an earlier one gives, grown or repeated."""
    elapsed = (second[1] - first[0]).days / 365.25
    return first[2] <= second[2] <= first[2] + int(elapsed) + 1


# --- citizenship --------------------------------------------------------------------------


def _citizenships(
    context: Context, cluster: EntityCluster, on_case: frozenset[str], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    sides: defaultdict[str, list[Citation]] = defaultdict(list)
    for ref in cluster.mentions:
        for descriptor in mention_of(context, ref).descriptors if ref.article in on_case else ():
            words = descriptor.span.of(context.articles[ref.article].text)
            if "dual" not in words.lower() and (found := _CITIZEN.search(words)):
                sides[found["of"]].append(context.cite(ref.article, descriptor.span))
    articles = [{citation.article for citation in side} for side in sides.values()]
    if len(sides) != 2 or articles[0] & articles[1]:
        return
    yield Conflict(
        id=conflict_id("citizenship", cluster.id),
        kind=ConflictKind.IDENTITY,
        relation=ConflictRelation.CONFLICT,
        question=f"Of which country is {cluster.name} a citizen?",
        positions=tuple(position(context, value, sides[value], claims) for value in sorted(sides)),
        why="No report gives both; somebody may hold two citizenships.",
    )


# --- who did it ---------------------------------------------------------------------------


def _doers(context: Context, claims: Sequence[Claim]) -> Iterator[Conflict]:
    named: defaultdict[str, dict[str, list[Citation]]] = defaultdict(dict)
    several: set[str] = set()
    for article in context.story:
        text = context.articles[article].text
        several.update(found.group().lower() for found in _PLURALS.finditer(text))
        for index, mention in enumerate(context.annotations[article].mentions):
            entity = context.entity_of.get(Ref(article, index))
            if entity is None or mention.type is not EntityType.PERSON:
                continue
            start = mention.span.start
            found = _NAMED_AS.search(text, max(0, start - _BEFORE_CHARS), start)
            if found and not context.is_beside(article, mention.span):
                role = (found["active"] or found["passive"]).lower()
                named[role].setdefault(entity, []).append(
                    context.cite(article, Span(found.start(), mention.span.end))
                )
    for role, sides in sorted(named.items()):
        if len(sides) == 2 and not several & {_plural(role)}:
            yield from _two_doers(context, role, sides, claims)


def _plural(role: str) -> str:
    return f"{role[:-2]}en" if role.endswith("man") else f"{role}s"


def _two_doers(
    context: Context, role: str, sides: dict[str, list[Citation]], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    articles = [{citation.article for citation in side} for side in sides.values()]
    if articles[0] & articles[1]:
        return  # a report that names both speaks of two
    ordered = sorted(sides, key=lambda entity: context.order(sides[entity][0].article))
    first, later = ordered
    corrected = max(context.order(c.article) for c in sides[first]) < min(
        context.order(c.article) for c in sides[later]
    )
    yield Conflict(
        id=conflict_id("doer", role, *sorted(sides)),
        kind=ConflictKind.IDENTITY,
        relation=ConflictRelation.UPDATE if corrected else ConflictRelation.CONFLICT,
        question=f"Who was the {role}?",
        positions=tuple(
            position(context, context.entities[entity].name, sides[entity], claims)
            for entity in ordered
        ),
        why=(
            f"The first name is given by no report after the {role} was named anew."
            if corrected
            else f"Reports name one {role} differently, and none names both."
        ),
    )
