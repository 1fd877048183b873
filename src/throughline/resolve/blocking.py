"""Blocking: which names are compared at all, so that cost stays near linear in their number.

Names share a block when they share a key: last word, first word with initial, sound skeleton of
the family name, acronym, weighty words. A block that is too big to compare pair by pair (a very
common family name) is cut into windows of neighbours in alphabetical order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from throughline.extract.mentions.names import fold
from throughline.model.annotation import EntityType
from throughline.resolve.compare import weighty
from throughline.resolve.spellings import place_key, skeleton

WINDOW = 24
"""Neighbours that a name is compared with inside a block."""

_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "&"})


def block_keys(kind: EntityType, name: str) -> tuple[str, ...]:
    """The keys under which a name is filed, most telling first."""
    words = fold(name).replace("-", " ").replace(".", " ").split()
    if not words:
        return ()
    if kind is EntityType.PERSON:
        return (
            f"last:{words[-1][:12]}:{words[0][0]}",
            f"family:{words[-1]}",
            f"sound:{skeleton(words[-1])}:{skeleton(words[0])[:1]}",
            f"words:{' '.join(sorted(words))}",
            f"lead:{' '.join(words[:2])}",
        )
    if kind is EntityType.PLACE:
        return (f"place:{place_key(name)}",)
    told = sorted(weighty(name)) or words
    letters = "".join(word[0] for word in words if word not in _MINOR)
    keys = [f"word:{told[0]}:{len(told)}", f"place:{place_key(name)}"]
    keys += [f"word:{told[0]}:{len(told) + shift}" for shift in (-1, 1)]
    keys.append(f"sound:{skeleton(max(told, key=len))}:{len(told)}")
    if len(told) > 1:
        keys.append(f"acronym:{letters}")
    elif len(words) == 1 and len(words[0]) <= 10:
        keys.append(f"acronym:{words[0]}")
    return tuple(keys)


def pairs(names: Iterable[tuple[EntityType, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `names` worth comparing; each once, smaller first, in order."""
    blocks: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for position, (kind, name) in enumerate(names):
        # Bodies, groups, facilities and unknown names may be typed apart and still be one.
        side = kind.value if kind in (EntityType.PERSON, EntityType.PLACE) else "body"
        for key in block_keys(kind, name):
            blocks[side, key].append((fold(name), position))
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        ordered = sorted(set(members))
        for place, (_, left) in enumerate(ordered):
            for _, right in ordered[place + 1 : place + 1 + WINDOW]:
                if left != right:
                    found.add((min(left, right), max(left, right)))
    return iter(sorted(found))
