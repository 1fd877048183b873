"""Which articles may be alike: near in time among those that share a strong feature of theirs.

Comparing all pairs of articles would cost the square of their number. So each article meets, for
each of its `STRONGEST` features that it shares with any, the `NEIGHBOURS` last articles before it
that have the feature among their strongest too; and it is compared in full with those alone that
these features by themselves make somewhat like it. On 10,000 reports of a stream these are a tenth
of those met, and no pair that is alike enough was lost; none in small folders either.

Everything is done on sorted arrays of whole numbers, a block of articles at a time: a pair and what
one feature adds to its likeness are packed into 64 bits.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from throughline.resolve.story_vectors import Numbers, Rows, Weights

STRONGEST = 40
NEIGHBOURS = 30
PROMISE = 0.4
"""The share of the wanted likeness that the strongest shared features alone must make."""
BLOCK_ARTICLES = 2048
_PLACE_BITS, _SHARE_BITS = 20, 24
_ONE = (1 << _SHARE_BITS) - 1
"""A likeness of 1 as a whole number."""

Packed = npt.NDArray[np.uint64]


def near_pairs(rows: Rows, order: Sequence[int], least: float) -> tuple[Numbers, Numbers, Weights]:
    """The pairs that meet and whose cosine is at least `least`: the numbers of the earlier article
    and of the later, and the cosine.

    `order` holds the numbers of all articles in time.
    """
    rows, numbers = rows.shared(), np.array(order, dtype=np.int64)
    met = _Meetings(rows, numbers)
    blocks = range(0, len(numbers), BLOCK_ARTICLES)
    promising = [
        _promising(met.of(start, min(start + BLOCK_ARTICLES, len(numbers))), least * PROMISE)
        for start in blocks
    ]
    later, earlier = (numbers[np.concatenate(part)] for part in zip(*promising, strict=True))
    cosines = rows.cosines(later, earlier)
    alike = cosines >= least
    return earlier[alike], later[alike], cosines[alike]


def _promising(met: Packed, least: float) -> tuple[Numbers, Numbers]:
    """Places in time of each two articles, the later and the earlier, that are compared."""
    pairs = met >> np.uint64(_SHARE_BITS)
    firsts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]][: len(pairs)])
    if not len(firsts):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    sums = np.add.reduceat((met & np.uint64(_ONE)).astype(np.int64), firsts)
    kept = pairs[firsts[sums >= least * _ONE]].astype(np.int64)
    return kept >> _PLACE_BITS, kept & ((1 << _PLACE_BITS) - 1)


class _Meetings:
    """Who meets whom: entries (article, strong feature) by feature and time."""

    def __init__(self, rows: Rows, numbers: Numbers) -> None:
        owners, columns, weights = rows.strongest(STRONGEST)
        place = np.empty(len(numbers), dtype=np.int64)
        place[numbers] = np.arange(len(numbers))
        ordered = np.lexsort((place[owners], columns))
        self._columns, self._weights = columns[ordered], weights[ordered]
        self._places = place[owners][ordered]
        self._by_place = np.argsort(self._places, kind="stable")
        self._starts = np.searchsorted(self._places[self._by_place], np.arange(len(numbers) + 1))

    def of(self, start: int, end: int) -> Packed:
        """For the articles at these places in time, in order: place, the place of one that is
        met, and what one shared feature adds to the likeness of the two."""
        entries = self._by_place[self._starts[start] : self._starts[end]]
        found = []
        for back in range(1, NEIGHBOURS + 1):
            entries = entries[entries >= back]
            before = entries - back
            same = self._columns[before] == self._columns[entries]
            # What has no neighbour so far back has none farther back.
            entries, before = entries[same], before[same]
            share = np.floor(self._weights[entries] * self._weights[before] * _ONE)
            pair = (self._places[entries] << _PLACE_BITS) | self._places[before]
            found.append((pair << _SHARE_BITS) | share.astype(np.int64))
        packed = np.concatenate(found).astype(np.uint64)
        packed.sort()
        return packed
