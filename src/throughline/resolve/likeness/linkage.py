"""Clusters by average linkage: the two clusters whose members are likeliest one join first."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def average_linkage(
    chances: Floats,
    least: float,
    apart: npt.NDArray[np.bool_] | None = None,
    likeliest: float = 0.0,
) -> list[int]:
    """A label for each of n things, from their chances [n, n] to be one.

    Clusters join while the mean chance of their pairs is at least `least`; none that holds a pair
    of `apart` [n, n] is made. `likeliest` is the share that their likeliest pair has in that mean:
    some, and two groups join whose members are told in many words. The label is the smallest
    member. Cost: n² a join.
    """
    count = len(chances)
    mean = np.asarray(chances, dtype=np.float64).round(6).copy()
    best = mean.copy()
    never = np.eye(count, dtype=bool) if apart is None else apart | np.eye(count, dtype=bool)
    score = np.where(never, -1.0, mean)
    size = np.ones(count)
    labels = np.arange(count)
    while count:
        first, second = sorted(divmod(int(score.argmax()), count))
        if score[first, second] < least:
            break
        weights = size[first], size[second]
        joined = (weights[0] * mean[first] + weights[1] * mean[second]) / sum(weights)
        never[first] |= never[second]
        never[:, first] = never[first]
        never[second] = never[:, second] = True
        mean[first] = mean[:, first] = joined
        best[first] = best[:, first] = np.maximum(best[first], best[second])
        fitting = ((1 - likeliest) * mean[first] + likeliest * best[first]).round(9)
        score[first] = score[:, first] = np.where(never[first], -1.0, fitting)
        score[second] = score[:, second] = -1.0
        size[first] += size[second]
        labels[labels == second] = first
    return [int(label) for label in labels]
