"""The learned choice of whom a pronoun of a person means.

A few small networks, trained by `training.entity_pairs`, give each candidate a logit; beside them
stands "none of these" with the logit 0. Shipped as plain arrays, run with numpy alone.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from throughline.extract.mentions.antecedents import Candidate, Places, features, not_excluded
from throughline.inference.arrays import Arrays, shipped_arrays
from throughline.model.annotation import Mention

Floats = npt.NDArray[np.float32]

LEAST = 0.5
"""An answer must be likelier than all others together, "none of these" among them."""
_SHA256 = "b1e84de59cd37ceeb466a11bd7ec9899b9afc362eb3879638d8bfc190d3b72c1"


class AntecedentScorer:
    """Chances of candidates. `arrays` are the weights as they are shipped."""

    def __init__(self, arrays: Arrays) -> None:
        self._inner, self._shift = (arrays[n].astype(np.float32) for n in ("weight0", "bias0"))
        self._outer, self._bias = (arrays[n].astype(np.float32) for n in ("weight1", "bias1"))

    def chances(self, rows: Floats) -> Floats:
        """[candidates]: how likely each is meant; what they lack of 1 is that none is.

        `rows` [candidates, wide] are the features of all candidates of one pronoun.
        """
        hidden = np.maximum(rows[None] @ self._inner + self._shift[:, None, :], 0.0)
        logits = np.clip((hidden @ self._outer + self._bias[:, None, :])[..., 0].mean(0), -30, 30)
        odds = np.exp(logits)
        chances: Floats = (odds / (1 + odds.sum())).round(4).astype(np.float32)
        return chances


class LearnedChoice:
    """Chooses by the chances, and nobody where no candidate is likely enough."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def choose(self, pronoun: Mention, candidates: Sequence[Candidate]) -> int | None:
        """See `Choice`."""
        possible = not_excluded(self._places, pronoun, candidates)
        if not possible:
            return None
        chances = load_antecedent_scorer().chances(features(self._places, pronoun, possible))
        best = int(chances.argmax())
        return possible[best].head if chances[best] >= LEAST else None


@cache
def load_antecedent_scorer() -> AntecedentScorer:
    """The scorer of the package. Raises WeightsError where its file is damaged."""
    arrays = shipped_arrays("throughline.extract", "entity_pairs.npz", _SHA256)
    return AntecedentScorer(arrays)
