"""Pairs of entities that may be one and were left apart: what a person should look at.

Resolving joins only what it is sure of. Here the next likely pairs are listed, each with a score
that ranks it and the reason: a family name alone beside somebody of that name, two names spelt
nearly alike, an acronym beside a name of its initials, a body's name inside a longer one. Names
that cannot be one bearer's (two given names before one family name) are not listed. Cost is near
linear, as only names that share a block are compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import fold, is_suffix, name_lists, name_words
from throughline.model.annotation import EntityType
from throughline.model.case import Entity
from throughline.resolve.blocking import pairs
from throughline.resolve.compare import contradict

_ALIKE = 0.92
"""Jaro-Winkler similarity from which two whole names may be one misspelt."""
_LEAST_LETTERS = 8
"""Shorter names are alike by chance."""
_SHARED_DESCRIPTION = 0.15
_MOST_NAMES = 12
"""Names of an entity that are compared."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two entities that may be one. `score` in [0, 1] ranks; it is no chance."""

    left: Entity
    right: Entity
    score: float
    reason: str


def undecided_pairs(
    entities: Sequence[Entity], apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[Undecided, ...]:
    """The pairs, likeliest first. `apart` are pairs of ids that a person decided about."""
    best: dict[tuple[str, str], Undecided] = {}
    for left, right in _candidates(entities):
        if frozenset((left.id, right.id)) in apart or not _kinds_fit(left, right):
            continue
        found = _compared(left, right)
        if found is not None:
            best[left.id, right.id] = found
    owners: dict[str, int] = defaultdict(int)
    for one in best.values():
        if _lone(one.left) or _lone(one.right):
            owners[(one.left if _lone(one.left) else one.right).id] += 1
    ranked = (_less_sure(one, owners) for one in best.values())
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.left.id, one.right.id)))


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


def _compared(left: Entity, right: Entity) -> Undecided | None:
    person = EntityType.PERSON in (left.type, right.type)
    if person and any(contradict(a, b) for a in _bare(left) for b in _bare(right)):
        return None
    compare = _as_persons if person else _as_bodies
    found = [m for a in _names(left) for b in _names(right) if (m := compare(a, b)) is not None]
    if not found:
        return None
    score, reason = max(found)
    shared = _descriptions(left) & _descriptions(right)
    if shared:
        score += _SHARED_DESCRIPTION
        reason += f"; both are described by “{sorted(shared)[0]}”"
    return Undecided(left, right, round(score, 2), reason)


def _as_persons(left: str, right: str) -> tuple[float, str] | None:
    short, long = sorted((left, right), key=lambda name: len(_words(name)))
    words, whole = _words(short), _words(long)
    if len(words) == 1 < len(whole) and words[0] == _family(whole):
        return 0.5, f"“{short}” alone may be “{long}”"
    return _alike(left, right) if len(words) > 1 else None


def _words(name: str) -> list[str]:
    """The words of a person's name without honorifics."""
    words = name_words(name)
    told = [word for word in words if word.strip(".") not in name_lists().titles]
    return told or words


def _family(words: Sequence[str]) -> str:
    return next((word for word in reversed(words) if not is_suffix(word)), words[-1])


def _as_bodies(left: str, right: str) -> tuple[float, str] | None:
    if matches_acronym(left, right) or matches_acronym(right, left):
        return 0.5, f"“{left}” and “{right}” fit as initials and name, and no report says so"
    short, long = sorted((fold(left).split(), fold(right).split()), key=len)
    if 1 < len(short) < len(long) and " ".join(short) in " ".join(long):
        return 0.35, f"“{left}” and “{right}”: one name holds the other"
    return _alike(left, right)


def _alike(left: str, right: str) -> tuple[float, str] | None:
    one, two = fold(left), fold(right)
    if one == two:
        return 0.45, f"“{left}” and “{right}” are one name"
    if min(len(one), len(two)) < _LEAST_LETTERS or _numbers(one) != _numbers(two):
        return None
    if JaroWinkler.similarity(one, two) >= _ALIKE and one[:1] == two[:1]:
        return 0.4, f"“{left}” and “{right}” are spelt nearly alike"
    return None


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


def _less_sure(one: Undecided, owners: dict[str, int]) -> Undecided:
    """Of several who could bear a lone name none is likely."""
    lone = next((side for side in (one.left, one.right) if _lone(side)), None)
    many = owners[lone.id] if lone is not None else 1
    if many < 2:
        return one
    reason = f"{one.reason}; it fits {many} people of the case"
    return Undecided(one.left, one.right, round(one.score / many**0.5, 2), reason)
