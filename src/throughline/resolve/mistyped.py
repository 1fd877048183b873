"""Names that a few articles take for a person's and most others for a body's or a place's.

A reader sees one article: where that only says "Equifax regrets", it may take the name for a
person's. The other articles of the case tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from throughline.extract.mentions.names import name_lists
from throughline.model.annotation import EntityType
from throughline.resolve.chains import Chain

_TIMES = 2
"""So many times as many articles must have it as something else."""


def mistyped(chains: Sequence[Chain]) -> Iterator[tuple[int, EntityType]]:
    """Positions of chains of persons that are no persons, with what they are.

    Of names of one word alone, and never where anything tells of a person: a fuller name, a title,
    a gender, or that people are called so. Cost: linear.
    """
    lone: defaultdict[str, list[int]] = defaultdict(list)
    others: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    persons: set[str] = set()
    for index, chain in enumerate(chains):
        if chain.type is not EntityType.PERSON:
            others[chain.key][chain.type] += 1
        elif chain.full or chain.honorifics or chain.gender:
            persons.update(chain.key.split())
        else:
            lone[chain.key].append(index)
    people = name_lists().family | name_lists().given.keys()
    for key, indices in lone.items():
        if key in persons or key in people:
            continue
        kinds = others[key]
        if kinds.total() < _TIMES * len(indices):
            continue
        kind = max(kinds, key=lambda one: (kinds[one], one.value))
        if kind is not EntityType.OTHER:
            yield from ((index, kind) for index in indices)
