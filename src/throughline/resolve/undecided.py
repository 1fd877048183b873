"""Pairs of entities that may be one and were left apart: what a person should look at.

Resolving joins only what it is sure of. Here the next likely pairs are listed, each with a learned
chance (`entity_chances`) and the reason: a family name alone beside somebody of that name, two
names spelt nearly alike, an acronym beside a name of its initials, a body's name inside a longer
one; and what their reports share. Names that cannot be one bearer's (two given names before one
family name) are not listed. Cost is near linear, as only names that share a block are compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import fold, is_suffix, name_lists, name_words
from throughline.model.annotation import EntityType
from throughline.model.case import Entity
from throughline.resolve.blocking import pairs
from throughline.resolve.compare import contradict
from throughline.resolve.entity_chances import Evidence, Relation, chance, told
from throughline.resolve.report_words import MOST_REPORTS, ReportWords

_ALIKE = 0.92
"""Jaro-Winkler similarity from which two whole names may be one misspelt."""
_WORD_ALIKE = 0.85
"""The same of each word that differs."""
_LEAST_LETTERS = 8
"""Shorter names are alike by chance."""
_MOST_NAMES = 12
"""Names of an entity that are compared."""
_NAMES_TOLD = 2
"""Other names that are told to be shared."""
_SURENESS = (
    Relation.ALONE, Relation.INITIALS, Relation.ONE_NAME, Relation.SPELLING, Relation.ENDS,
    Relation.BEGINS,
)  # fmt: skip
"""Of two relations that names have the earlier is told."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two entities that may be one, and the chance, from 0 to 1, that they are."""

    left: Entity
    right: Entity
    score: float
    reason: str


def undecided_pairs(
    entities: Sequence[Entity],
    texts: Mapping[str, str],
    apart: frozenset[frozenset[str]] = frozenset(),
) -> tuple[Undecided, ...]:
    """The pairs, likeliest first. `texts` are the case's articles by id; `apart` are pairs of ids
    that a person decided about."""
    around = Surroundings(entities, texts)
    found: dict[tuple[str, str], Undecided] = {}
    for left, right in _candidates(entities):
        if frozenset((left.id, right.id)) in apart:
            continue
        alike = compared(left, right)
        if alike is not None:
            found[left.id, right.id] = _weighed(left, right, *alike, around)
    owners: defaultdict[str, list[Undecided]] = defaultdict(list)
    for one in found.values():
        if (lone := _lone_side(one)) is not None:
            owners[lone.id].append(one)
    ranked = (_less_sure(one, owners) for one in found.values())
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.left.id, one.right.id)))


class Surroundings:
    """Where the entities of a case stand: which reports name whom, and their words."""

    def __init__(self, entities: Sequence[Entity], texts: Mapping[str, str]) -> None:
        self._reports = len(texts)
        self._texts = texts
        self._words: ReportWords | None = None
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        held: Counter[str] = Counter()
        for entity in entities:
            self._names[entity.id] = entity.name
            for article in {citation.article for citation in entity.citations}:
                self._named[article].add(entity.id)
                held[entity.id] += 1
        self._rarity = {key: math.log((self._reports + 1) / n) for key, n in held.items()}

    def evidence(
        self, relation: Relation, left: Entity, right: Entity, without: Sequence[str] = ()
    ) -> tuple[Evidence, tuple[str, ...]]:
        """What speaks for the pair, and the rarest names that their reports share.

        Entities of the ids `without` count for nobody; nor do the two themselves.
        """
        if self._words is None:
            self._words = ReportWords(self._texts)
        one, two = (sorted({c.article for c in e.citations})[:MOST_REPORTS] for e in (left, right))
        named = [set().union(*(self._named[article] for article in side)) for side in (one, two)]
        shared = sorted(
            (-self._rarity[key], self._names[key])
            for key in named[0] & named[1] - {left.id, right.id, *without}
            if self._rarity[key] > 0
        )
        weight = math.log1p(math.fsum(-rarity for rarity, _ in shared))
        likeness = self._words.likeness(one, two)
        together = len({*one} & {*two}) / min(len(one), len(two))
        evidence = Evidence(relation, likeness, weight, together, self._reports)
        return evidence, tuple(name for _, name in shared[:_NAMES_TOLD])


def compared(left: Entity, right: Entity) -> tuple[Relation, str] | None:
    """How the names of two entities are alike, with the reason; None where they are not, or cannot
    be one bearer's."""
    if not _kinds_fit(left, right):
        return None
    person = EntityType.PERSON in (left.type, right.type)
    if person and any(contradict(a, b) for a in _bare(left) for b in _bare(right)):
        return None
    compare = _as_persons if person else _as_bodies
    found = [m for a in _names(left) for b in _names(right) if (m := compare(a, b)) is not None]
    return min(found, key=lambda match: (_SURENESS.index(match[0]), match[1])) if found else None


def _weighed(
    left: Entity, right: Entity, relation: Relation, reason: str, around: Surroundings
) -> Undecided:
    evidence, names = around.evidence(relation, left, right)
    described = _descriptions(left) & _descriptions(right)
    if described:
        reason = f"{reason}; both are described by “{sorted(described)[0]}”"
    return Undecided(left, right, chance(evidence), f"{reason}; {told(evidence, names)}")


def _candidates(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Pairs of entities of which two names share a block, each once, the more central first."""
    ordered = sorted(entities, key=lambda entity: (-entity.centrality, entity.id))
    named = [(at, name) for at, entity in enumerate(ordered) for name in _names(entity)]
    found = {
        tuple(sorted((named[one][0], named[two][0])))
        for one, two in pairs((ordered[at].type, name) for at, name in named)
    }
    for left, right in sorted(found):
        if left != right:
            yield ordered[left], ordered[right]


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)[:_MOST_NAMES]


def _bare(entity: Entity) -> list[str]:
    return [" ".join(_words(name)) for name in _names(entity)]


def _kinds_fit(left: Entity, right: Entity) -> bool:
    kinds = {left.type, right.type} - {EntityType.OTHER}
    named = {kind for kind in kinds if kind in (EntityType.PERSON, EntityType.PLACE)}
    return not named or len(kinds) == 1


def _as_persons(left: str, right: str) -> tuple[Relation, str] | None:
    short, long = sorted((left, right), key=lambda name: len(_words(name)))
    words, whole = _words(short), _words(long)
    if len(words) == 1 < len(whole) and words[0] == _family(whole):
        return Relation.ALONE, f"“{short}” alone may be “{long}”"
    return _alike(left, right) if len(words) > 1 else None


def _words(name: str) -> list[str]:
    """The words of a person's name without honorifics."""
    words = name_words(name)
    told = [word for word in words if word.strip(".") not in name_lists().titles]
    return told or words


def _family(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if not is_suffix(word)), words[-1])


def _as_bodies(left: str, right: str) -> tuple[Relation, str] | None:
    if matches_acronym(left, right) or matches_acronym(right, left):
        reason = f"“{left}” and “{right}” fit as initials and name, and no report says so"
        return Relation.INITIALS, reason
    short, long = sorted((fold(left).split(), fold(right).split()), key=len)
    if 1 < len(short) < len(long) and " ".join(short) in " ".join(long):
        relation = Relation.ENDS if long[-len(short) :] == short else Relation.BEGINS
        return relation, f"“{left}” and “{right}”: one name holds the other"
    return _alike(left, right)


def _alike(left: str, right: str) -> tuple[Relation, str] | None:
    one, two = fold(left), fold(right)
    if one == two:
        return Relation.ONE_NAME, f"“{left}” and “{right}” are one name"
    if min(len(one), len(two)) < _LEAST_LETTERS or _numbers(one) != _numbers(two):
        return None
    if _ordinary_words_differ(one, two):
        return None
    if JaroWinkler.similarity(one, two) >= _ALIKE and one[:1] == two[:1]:
        return Relation.SPELLING, f"“{left}” and “{right}” are spelt nearly alike"
    return None


def _ordinary_words_differ(one: str, two: str) -> bool:
    """Whether a word of the language stands where the other name has another ("Eastern Airways",
    "Southern Airways")."""
    left, right = one.split(), two.split()
    if len(left) != len(right):
        return True
    known = name_lists().common
    differing = (pair for pair in zip(left, right, strict=True) if pair[0] != pair[1])
    return any(
        (a in known and b in known) or JaroWinkler.similarity(a, b) < _WORD_ALIKE
        for a, b in differing
    )


def _numbers(name: str) -> list[str]:
    return [word for word in name.split() if any(char.isdigit() for char in word)]


def _lone(entity: Entity) -> bool:
    return entity.type is EntityType.PERSON and all(
        len(_words(name)) == 1 for name in _names(entity)
    )


def _descriptions(entity: Entity) -> frozenset[str]:
    return frozenset(
        word
        for descriptor in entity.descriptors
        for word in fold(descriptor.text).split()
        if len(word) > 4
    )


def _lone_side(one: Undecided) -> Entity | None:
    return next((side for side in (one.left, one.right) if _lone(side)), None)


def _less_sure(one: Undecided, owners: Mapping[str, Sequence[Undecided]]) -> Undecided:
    """Of several who could bear a lone name and are not one themselves, one does at most."""
    lone = _lone_side(one)
    if lone is None:
        return one
    owner = one.right if lone is one.left else one.left
    rivals = [
        other.score
        for other in owners[lone.id]
        if other is not one and _exclude(owner, other.right if other.left is lone else other.left)
    ]
    if not rivals:
        return one
    score = one.score / max(1.0, one.score + math.fsum(rivals))
    reason = f"{one.reason}; it fits {len(rivals) + 1} people of the case"
    return Undecided(one.left, one.right, round(score, 2), reason)


def _exclude(one: Entity, two: Entity) -> bool:
    return any(contradict(a, b) for a in _bare(one) for b in _bare(two))
