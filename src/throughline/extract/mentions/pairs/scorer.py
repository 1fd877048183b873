"""The learned scorer: of each mention, how likely it means the same as each of those before it.

A few small networks, trained by `training.mention_pairs`, give a logit to each pair and one to
"none of these" (mention ranking: Clark and Manning 2016, Lee et al. 2017, here over features
alone). Shipped as plain arrays, run with numpy alone.
"""

from functools import cache

import numpy as np

from throughline.extract.mentions.pairs.features import Floats, mention_features, pair_features
from throughline.extract.mentions.pairs.table import Ints, Table
from throughline.inference.arrays import Arrays, shipped_arrays

_BLOCK = 128
"""Mentions that are scored together: more of them do not fit the cache."""
_CLOSED = -1e9
_SHA256 = "0f2f958815eddc0e9b15a1a77ab28760490fde2fbdb835fbfa631331836bd7cc"


class PairScorer:
    """Chances of pairs. `arrays` are the weights as they are shipped, the networks first."""

    def __init__(self, arrays: Arrays) -> None:
        def side_by_side(name: str) -> Floats:
            """The layers of all networks as one."""
            return np.concatenate(list(arrays[name].astype(np.float32)), -1)

        self._of_a, self._of_b = side_by_side("of_a"), side_by_side("of_b")
        self._of_pair, self._shift = side_by_side("of_pair"), side_by_side("shift")
        self._outer = side_by_side("outer") / len(arrays["outer"])
        self._alone, self._alone_shift = side_by_side("alone"), side_by_side("alone_shift")
        self._alone_outer = side_by_side("alone_outer") / len(arrays["outer"])
        self._lead = np.float32(arrays["lead"].astype(np.float32).mean())

    def chances(self, table: Table, rows: Ints, others: Ints) -> Floats:
        """[rows, others + 1]: how likely each of the mentions `rows` means what those before it do.

        `others` [rows, width] are mentions, the nearest first, -1 where there are no more. The last
        column is that it means none of these; each row adds up to 1.
        """
        alone = mention_features(table)
        as_b, as_a = alone @ self._of_b, alone[rows] @ self._of_a + self._shift
        hidden = np.maximum(alone[rows] @ self._alone + self._alone_shift, 0.0)
        none = hidden @ self._alone_outer - self._lead
        found = np.empty((len(rows), others.shape[1] + 1), np.float32)
        for start in range(0, len(rows), _BLOCK):
            block = slice(start, start + _BLOCK)
            inner = pair_features(table, rows[block], others[block]) @ self._of_pair
            inner += as_a[block, None]
            inner += as_b[np.where(others[block] >= 0, others[block], 0)]
            logits = np.maximum(inner, 0.0, out=inner) @ self._outer
            found[block, :-1] = np.where(others[block] >= 0, logits, _CLOSED)
            found[block, -1] = none[block]
        found -= found.max(1, keepdims=True, initial=_CLOSED)
        odds = np.exp(found)
        chances: Floats = (odds / odds.sum(1, keepdims=True)).round(4)
        return chances


@cache
def load_pair_scorer() -> PairScorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    arrays = shipped_arrays("throughline.extract", "mention_pairs.npz", _SHA256)
    return PairScorer(arrays)
