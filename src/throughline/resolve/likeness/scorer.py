"""The learned scorer: from features of a pair to the chance that it is one event.

The mean of a few small networks, trained by `training.event_pairs`; shipped as plain arrays with
the table of word vectors. Run with numpy alone.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from throughline.errors import WeightsError
from throughline.resolve.likeness.features import Comparison
from throughline.resolve.likeness.nets import Arrays, Nets, chances_of
from throughline.resolve.likeness.vectors import WordVectors
from throughline.resolve.likeness.views import EventView

Floats = npt.NDArray[np.float32]

_SHA256 = "23e79564f7d7135824a5233ea2bc4d6ed221b7f2b6cab9a1bb374ba96384736a"


class Scorer:
    """Chances of pairs. `arrays` are the weights as they are shipped."""

    def __init__(self, arrays: Arrays) -> None:
        words = bytes(arrays["words"].tobytes()).decode("utf-8").split("\n")
        self.vectors = WordVectors(words, arrays["vectors"].view(np.int8))
        self.threshold = float(arrays["threshold"])
        self._nets = Nets(arrays)

    def chances(
        self, left: Sequence[EventView], right: Sequence[EventView], documents: Floats
    ) -> Floats:
        """[left, right]: the chance, from 0 to 1, that the two mentions are one event.

        `documents` [left, right, …] compares their documents (`compare_documents`).
        """
        features = np.concatenate([Comparison(left, right, self.vectors).features(), documents], 2)
        return self.of_features(features)

    def of_features(self, features: Floats) -> Floats:
        """The chances [...] of pairs whose features [..., features] are known."""
        return chances_of(self._nets.odds(features))


@cache
def load_scorer() -> Scorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    path = files("throughline.resolve").joinpath("data/event_pairs.npz")
    content = path.read_bytes()
    if sha256(content).hexdigest() != _SHA256:
        raise WeightsError(f"{path} is damaged: install throughline again")
    with np.load(BytesIO(content)) as arrays:
        return Scorer(dict(arrays))
