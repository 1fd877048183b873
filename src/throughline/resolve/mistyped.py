"""Names that a few articles take for another kind of thing than most do.

A reader sees one article: where that only says "Equifax regrets", it may take the name for a
person's, and "Memphis Hustle" for a place. The other articles of the case tell. Cost: linear.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import name_lists
from throughline.model.annotation import EntityType
from throughline.resolve.chains import Chain

_TIMES = 2
"""So many times as many articles must have it as something else."""
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)


def mistyped(chains: Sequence[Chain]) -> Iterator[tuple[int, EntityType]]:
    """Positions of chains that are of another type than theirs, with that type.

    Never against what tells of a person: a title, a gender, a given name with a family name, or,
    for a word alone, that people are called so.
    """
    yield from _lone(chains)
    whole: defaultdict[str, list[int]] = defaultdict(list)
    for index, chain in enumerate(chains):
        if " " in chain.key:
            whole[chain.key].append(index)
    for key, indices in whole.items():
        if len({chains[index].type for index in indices}) > 1:
            yield from _whole(key, indices, chains)


def _lone(chains: Sequence[Chain]) -> Iterator[tuple[int, EntityType]]:
    """Persons of one word alone: what most articles know them as, or a body whose name ends so in
    the same article ("the Hustle" beside "Memphis Hustle")."""
    lone: defaultdict[str, list[int]] = defaultdict(list)
    others: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    ends: defaultdict[tuple[str, str], set[EntityType]] = defaultdict(set)
    persons: set[str] = set()
    for index, chain in enumerate(chains):
        if chain.type is not EntityType.PERSON:
            others[chain.key][chain.type] += 1
            if " " in chain.key:
                ends[chain.article, chain.key.rpartition(" ")[2]].add(chain.type)
        elif chain.full or chain.honorifics or chain.gender:
            persons.update(chain.key.split())
        else:
            lone[chain.key].append(index)
    people = name_lists().family | name_lists().given.keys()
    for key, indices in lone.items():
        if key in people:
            continue
        kinds = others[key]
        if key not in persons and kinds.total() >= _TIMES * len(indices):
            kind = max(kinds, key=lambda one: (kinds[one], one.value))
            if kind is not EntityType.OTHER:
                yield from ((index, kind) for index in indices)
            continue
        for index in indices:
            held = ends[chains[index].article, key]
            if len(held) == 1 and held <= set(_BODIES) and not _bears(chains, index):
                yield index, next(iter(held))


def _bears(chains: Sequence[Chain], index: int) -> bool:
    """Whether somebody of that family name stands in the chain's own article."""
    own = chains[index]
    near = (*_before(chains, index), *_after(chains, index))
    return any(
        other.type is EntityType.PERSON and " " in other.key and own.key in other.key.split()
        for other in near
    )


def _before(chains: Sequence[Chain], index: int) -> Iterator[Chain]:
    at = index - 1
    while at >= 0 and chains[at].article == chains[index].article:
        yield chains[at]
        at -= 1


def _after(chains: Sequence[Chain], index: int) -> Iterator[Chain]:
    at = index + 1
    while at < len(chains) and chains[at].article == chains[index].article:
        yield chains[at]
        at += 1


def _whole(
    key: str, indices: Sequence[int], chains: Sequence[Chain]
) -> Iterator[tuple[int, EntityType]]:
    """A whole name that articles type apart: by most of them, persons by what tells of one."""
    of: defaultdict[EntityType, list[int]] = defaultdict(list)
    for index in indices:
        of[chains[index].type].append(index)
    persons, places = of[EntityType.PERSON], of[EntityType.PLACE]
    bodies = Counter({kind: len(of[kind]) for kind in _BODIES if of[kind]})
    if persons and _tells_of_person(key, [chains[index] for index in persons]):
        if len(places) <= len(persons):
            yield from ((index, EntityType.PERSON) for index in places)
        return
    others = Counter(
        {kind: len(found) for kind, found in of.items() if kind is not EntityType.PERSON}
    )
    kind = max(others, key=lambda one: (others[one], one.value))
    if persons and kind is not EntityType.OTHER and others.total() >= _TIMES * len(persons):
        yield from ((index, kind) for index in persons)
    known = gazetteer().is_country(key) or gazetteer().city_size(key) > 0
    if places and not known and bodies.total() >= _TIMES * len(places):
        body = max(bodies, key=lambda one: (bodies[one], one.value))
        yield from ((index, body) for index in places)


def _tells_of_person(key: str, persons: Sequence[Chain]) -> bool:
    words, lists = key.split(), name_lists()
    named = words[0] in lists.given and words[-1] in lists.family
    return named or any(chain.gender or chain.honorifics for chain in persons)
