"""Whom an act of violence, a death or an injury befell, and when two cannot be the same person.

"A 4-year-old boy was killed" and "a 62-year-old man was killed" are two deaths, on one day and in
one town as well. Names are compared elsewhere, by their entities; here what the words and the other
reports tell of one victim: gender, age, and whether the victim did it. A mention that several
people befell says nothing against any of them. It fails on ages that reports give wrongly by more
than a few years.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from throughline.extract.mentions.names import name_lists
from throughline.extract.mentions.parts import given_gender
from throughline.model.annotation import (
    Annotation,
    EntityType,
    EventMention,
    MentionForm,
    RoleKind,
)
from throughline.resolve.resolution import EntityCluster, Ref

FAMILIES = frozenset(("violence", "death", "injury", "kidnap"))
"""Families of events that befall somebody, each of them one who is told by this."""
SLACK_YEARS = 3
"""Reports give one victim ages so far apart."""
_AGE = re.compile(r"\b(?P<age>\d{1,3})[-\s](?P<unit>year|month|week|day)s?[-\s]old\b")
_OWN_HAND = re.compile(r"\b(?:himself|herself|themselves|(?:his|her) own life)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NEAR_CHARS = 20
_NO_HEAD = re.compile(r"\s(?:who|whom|whose|of|in|at|from|with|near|and|or)\s|[,(;:]")
_ALL_AGES = (0, 120)


@dataclass(frozen=True, slots=True)
class Victim:
    """What is known of somebody whom an event befell."""

    words: str
    """As the report calls the victim."""
    gender: str = ""
    youngest: int = 0
    oldest: int = 120
    own_hand: bool = False
    """Whether the victim did it: "shot himself"."""
    by: frozenset[str] = frozenset()
    """Who did it: entity ids, or the nouns of those who are not resolved."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the reports of a case tell of a person: gender and years of age."""

    gender: str
    youngest: int
    oldest: int


def persons_of(
    annotations: Sequence[Annotation], entities: Iterable[EntityCluster]
) -> dict[str, Person]:
    """What the reports tell of each person, by entity id; those of whom nothing is are left out."""
    known = {annotation.article: annotation for annotation in annotations}
    ages: defaultdict[Ref, list[int]] = defaultdict(list)
    for annotation in annotations:
        for role in annotation.roles:
            if role.kind is RoleKind.AGE and role.text.isdigit():
                ages[Ref(annotation.article, role.mention)].append(int(role.text))
    found = {}
    for entity in entities:
        if entity.type is not EntityType.PERSON:
            continue
        told = [age for ref in entity.mentions for age in ages.get(ref, ())]
        gender = _gender_of(entity, known)
        if gender or told:
            span = (min(told), max(told)) if told else _ALL_AGES
            found[entity.id] = Person(gender, *span)
    return found


def _gender_of(entity: EntityCluster, known: Mapping[str, Annotation]) -> str:
    """As titles and pronouns have it, else as the given name does."""
    told = Counter(
        gender
        for ref in entity.mentions
        if ref.article in known
        for gender in (known[ref.article].mentions[ref.item].gender,)
        if gender in ("female", "male")
    )
    if len(told) == 1:
        return next(iter(told))
    return "" if told else given_gender(entity.name) or ""


def victim_of(
    annotation: Annotation,
    mention: EventMention,
    text: str,
    entity_of: Mapping[Ref, str],
    persons: Mapping[str, Person],
) -> Victim | None:
    """The one whom the words say it befell; None where they tell nobody, or more than one role.

    Whether the words mean several people is the caller's to see.
    """
    told = [argument for argument in mention.arguments if argument.role == "patient"]
    if len(told) != 1:
        return None
    words = " ".join(told[0].span.of(text).split())
    meant = told[0].mention
    named = meant is not None and annotation.mentions[meant].form is MentionForm.NAME
    entity = "" if meant is None else entity_of.get(Ref(annotation.article, meant), "")
    gender, (youngest, oldest) = ("", _ALL_AGES) if named else _described(words)
    if entity in persons:
        known = persons[entity]
        gender = gender or known.gender
        if known.youngest <= oldest and known.oldest >= youngest:
            youngest, oldest = max(youngest, known.youngest), min(oldest, known.oldest)
    after = text[mention.span.end : mention.span.end + _NEAR_CHARS].lower()
    own = bool(_OWN_HAND.match(words.lower()) or _OWN_HAND.match(after.strip()))
    return Victim(
        words, gender, youngest, oldest, own, frozenset(_by(annotation, mention, text, entity_of))
    )


def _by(
    annotation: Annotation, mention: EventMention, text: str, entity_of: Mapping[Ref, str]
) -> Iterator[str]:
    for argument in mention.arguments:
        if argument.role == "agent":
            meant = argument.mention
            entity = "" if meant is None else entity_of.get(Ref(annotation.article, meant), "")
            words = _WORD.findall(argument.span.of(text).lower())
            yield from [entity] if entity else words[-1:]


def described(words: str) -> Victim:
    """What a description tells of the one whom it means."""
    gender, (youngest, oldest) = _described(words)
    return Victim(words, gender, youngest, oldest)


def apart(one: Victim, other: Victim) -> str:
    """Why the two cannot be one person, for a reader; "" where they can."""
    if one.own_hand != other.own_hand and one.by & other.by:
        return "one of them did it to himself or herself"
    if one.gender and other.gender and one.gender != other.gender:
        return f"different victims: “{one.words}” and “{other.words}”"
    if one.youngest > other.oldest + SLACK_YEARS or other.youngest > one.oldest + SLACK_YEARS:
        return f"victims of different ages: “{one.words}” and “{other.words}”"
    return ""


def _described(words: str) -> tuple[str, tuple[int, int]]:
    """Gender and ages that a description tells: "a 4-year-old boy"."""
    low = words.lower()
    head = _NO_HEAD.split(low, maxsplit=1)[0]
    nouns = _WORD.findall(head)
    genders = {gender for noun in nouns[-1:] if (gender := _genders().get(noun))}
    gender = next(iter(genders), "")
    told = _AGE.search(low)
    if told is not None:
        years = int(told["age"]) if told["unit"] == "year" else 0
        return gender, (years, years)
    return gender, next((_ages()[noun] for noun in reversed(nouns) if noun in _ages()), _ALL_AGES)


@cache
def _lists() -> dict[str, dict[str, list[object]]]:
    path = files("throughline.resolve").joinpath("data/victims.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _genders() -> dict[str, str]:
    roles = {"female": name_lists().female_roles, "male": name_lists().male_roles}
    return {
        str(noun): gender
        for gender, nouns in _lists()["gender"].items()
        for noun in (*nouns, *roles[gender])
    }


@cache
def _ages() -> dict[str, tuple[int, int]]:
    return {noun: (int(str(a)), int(str(b))) for noun, (a, b) in _lists()["age"].items()}
