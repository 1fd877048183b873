"""Clusters by average linkage: the two clusters whose members are likeliest one join first."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def average_linkage(
    chances: Floats, least: float, apart: npt.NDArray[np.bool_] | None = None
) -> list[int]:
    """A label for each of n things, from their chances [n, n] to be one.

    Clusters join while the mean chance of their pairs is at least `least`; none that holds a pair
    of `apart` [n, n] is made. The label is the smallest member. Cost: n² a join.
    """
    count = len(chances)
    mean = np.asarray(chances, dtype=np.float64).round(6).copy()
    never = np.eye(count, dtype=bool) if apart is None else apart | np.eye(count, dtype=bool)
    mean[never] = -1.0
    size = np.ones(count)
    labels = np.arange(count)
    while count:
        first, second = sorted(divmod(int(mean.argmax()), count))
        if mean[first, second] < least:
            break
        weights = size[first], size[second]
        joined = (weights[0] * mean[first] + weights[1] * mean[second]) / sum(weights)
        never[first] |= never[second]
        never[:, first] = never[first]
        joined[never[first]] = -1.0
        mean[first] = mean[:, first] = joined
        mean[second] = mean[:, second] = -1.0
        never[second] = never[:, second] = True
        size[first] += size[second]
        labels[labels == second] = first
    return [int(label) for label in labels]
