"""The learned scorer of entities: how likely two names or descriptions of any documents are one.

The mean of a few small networks, trained by `training.entity_likeness`; shipped as plain arrays and
run with numpy alone, over the word vectors of the scorer of events. Pronouns are not compared: whom
they mean is a matter of their document (`extract.mentions.pairs`).
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from throughline.errors import WeightsError
from throughline.resolve.likeness.nets import Arrays, Nets, chances_of
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
        `EntityComparison`, then those of `compare_documents`."""
        return chances_of(self._nets.odds(features))


@cache
def load_entity_scorer() -> EntityScorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    path = files("throughline.resolve").joinpath("data/entity_likeness.npz")
    content = path.read_bytes()
    if sha256(content).hexdigest() != _SHA256:
        raise WeightsError(f"{path} is damaged: install throughline again")
    with np.load(BytesIO(content)) as arrays:
        return EntityScorer(dict(arrays), load_scorer().vectors)
