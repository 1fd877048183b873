"""The learned scorer of entities: how likely two mentions are one, and whom a pronoun means.

Two kinds of small networks, trained by `training.entity_likeness`: one compares two names or
descriptions of any two documents, the other weighs the mentions before a pronoun against each
other. Shipped as plain arrays and run with numpy alone, over the word vectors of the scorer of
events.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from throughline.errors import WeightsError
from throughline.resolve.likeness.documents import NAMES
from throughline.resolve.likeness.nets import Arrays, Nets, chances_of
from throughline.resolve.likeness.scorer import load_scorer
from throughline.resolve.likeness.vectors import WordVectors

Floats = npt.NDArray[np.float32]

_SHA256 = "79c1b15704388ef562101a5ad9d73f08ff52b4ecd83df35a916b5c842e859fcd"


class EntityScorer:
    """Chances of pairs and odds of antecedents. `arrays` are the weights as they are shipped."""

    def __init__(self, arrays: Arrays, vectors: WordVectors) -> None:
        self.vectors = vectors
        self.threshold = float(arrays["threshold"])
        """Least mean chance at which clusters of mentions join."""
        self._pairs, self._pronouns = Nets(arrays, "pair_"), Nets(arrays, "pronoun_")

    def chances(self, features: Floats) -> Floats:
        """The chances [...] that two mentions are one, from features [..., features]: those of
        `EntityComparison`, then those of `compare_documents`."""
        return chances_of(self._pairs.odds(features))

    def antecedents(self, features: Floats) -> Floats:
        """How well each mention [...] suits as what a pronoun means; only their order counts."""
        return self._pronouns.odds(features[..., : -len(NAMES)]).round(4)


@cache
def load_entity_scorer() -> EntityScorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    path = files("throughline.resolve").joinpath("data/entity_likeness.npz")
    content = path.read_bytes()
    if sha256(content).hexdigest() != _SHA256:
        raise WeightsError(f"{path} is damaged: install throughline again")
    with np.load(BytesIO(content)) as arrays:
        return EntityScorer(dict(arrays), load_scorer().vectors)
