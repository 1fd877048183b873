"""Attributions of one document matched one to one: as many pairs as there can be."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.attribution.words import Words


class Attributed(NamedTuple):
    """One attribution as the words of its parts; `source` may be empty."""

    cue: Words
    source: Words
    content: Words


def pairs(marked: Sequence[Attributed], found: Sequence[Attributed]) -> int:
    """The size of the largest one-to-one matching of found to marked that `alike` allows."""
    allowed = [[i for i, gold in enumerate(marked) if alike(gold, one)] for one in found]
    holder: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        """Whether `one` gets a partner, others moving over to free it where they can."""
        for gold in allowed[one]:
            if gold not in seen:
                seen.add(gold)
                if gold not in holder or place(holder[gold], seen):
                    holder[gold] = one
                    return True
        return False

    return sum(place(one, set()) for one in range(len(found)))


def alike(marked: Attributed, found: Attributed) -> bool:
    """Whether cue, source and content each share half of their words or more (Dice >= 0.5)."""
    return all(_half(gold, one) for gold, one in zip(marked, found, strict=True))


def _half(left: Words, right: Words) -> bool:
    """Whether Dice is 0.5 or more; two empty parts are alike."""
    return 4 * len(left & right) >= len(left) + len(right)
