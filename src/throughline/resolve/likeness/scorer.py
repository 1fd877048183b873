"""The learned scorer: from features of a pair to the chance that it is one event.

The mean of a few small networks, trained by `training.event_pairs`; shipped as plain arrays with
the table of word vectors. Run with numpy alone.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from throughline.inference.arrays import Arrays, shipped_arrays
from throughline.resolve.likeness.features import compare_events
from throughline.resolve.likeness.linkage import average_linkage
from throughline.resolve.likeness.nets import Nets, chances_of
from throughline.resolve.likeness.vectors import WordVectors
from throughline.resolve.likeness.views import EventView

Floats = npt.NDArray[np.float32]

_SHA256 = "08d3281fc07b292562ba61ce094911b9297ddd04261476973f45f018b4649675"


_FEW_NAMES = 0.3
"""Likeness by names below which two reports tell, it seems, of two happenings."""
_BETWEEN = 0.3
"""What is left there of the chance that two of their mentions are one event."""


def between_happenings(chances: Floats, names: Floats) -> Floats:
    """The chances [...], less where the two reports share few names (`compare_names`).

    The networks learn from matters on which many articles were written. Where each report of a
    block tells of something else (a firm's news over years), the same words are another event.
    """
    left: Floats = np.where(names < _FEW_NAMES, chances * np.float32(_BETWEEN), chances)
    return left.round(4)


class Scorer:
    """Chances of pairs. `arrays` are the weights as they are shipped."""

    def __init__(self, arrays: Arrays) -> None:
        words = bytes(arrays["words"].tobytes()).decode("utf-8").split("\n")
        self.vectors = WordVectors(words, arrays["vectors"].view(np.int8))
        self._threshold = float(arrays["threshold"])
        self._likeliest = float(arrays["likeliest"])
        self._nets = Nets(arrays)

    def chances(
        self,
        left: Sequence[EventView],
        right: Sequence[EventView],
        documents: Floats,
        names: Floats,
    ) -> Floats:
        """[left, right]: the chance, from 0 to 1, that the two mentions are one event.

        `documents` [left, right, …] and `names` [left, right] compare their documents
        (`compare_documents`, `compare_names`).
        """
        compared = compare_events(left, right, self.vectors).features
        return self.of_features(np.concatenate([compared, documents], 2), names)

    def of_features(self, features: Floats, names: Floats) -> Floats:
        """The chances [...] of pairs whose features [..., features] and shared names are known."""
        return between_happenings(chances_of(self._nets.odds(features)), names)

    def clusters(self, chances: Floats) -> list[int]:
        """A label for each mention, from their chances [mentions, mentions]."""
        return average_linkage(chances, self._threshold, likeliest=self._likeliest)


@cache
def load_scorer() -> Scorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    arrays = shipped_arrays("throughline.resolve", "event_pairs.npz", _SHA256)
    return Scorer(arrays)
