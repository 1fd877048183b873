"""The learned scorer of entities: how likely two names or descriptions of any documents are one.

The mean of a few small networks, trained by `training.entity_likeness`; shipped as plain arrays and
run with numpy alone, over the word vectors of the scorer of events. Pronouns are not compared: whom
they mean is a matter of their document (`extract.mentions.pairs`).
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from throughline.inference.arrays import Arrays, shipped_arrays
from throughline.resolve.likeness.nets import Nets, chances_of
from throughline.resolve.likeness.scorer import load_scorer
from throughline.resolve.likeness.vectors import WordVectors

Floats = npt.NDArray[np.float32]

_SHA256 = "ad3ec923470228857ade0adbb6c6f2eabe993eea90739c097b3b19e7fe36ccc2"


class EntityScorer:
    """Chances of pairs. `arrays` are the weights as they are shipped."""

    def __init__(self, arrays: Arrays, vectors: WordVectors) -> None:
        self.vectors = vectors
        self.threshold = float(arrays["threshold"])
        """Least mean chance at which clusters of mentions join."""
        self._nets = Nets(arrays)

    def chances(self, features: Floats) -> Floats:
        """The chances [...] that two mentions are one, from features [..., features]: those of
        `compare_entities`, then those of `compare_documents`."""
        return chances_of(self._nets.odds(features))


@cache
def load_entity_scorer() -> EntityScorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    arrays = shipped_arrays("throughline.resolve", "entity_likeness.npz", _SHA256)
    return EntityScorer(arrays, load_scorer().vectors)
