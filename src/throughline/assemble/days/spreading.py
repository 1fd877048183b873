"""Choosing some of the weighted days so that they cover the story.

A day beside a chosen one mostly tells the same matter once more, so that each choice takes from
the days around it. Weights are compared in logarithms: what is taken is a share.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np

TAKEN = 0.3
"""What a choice takes from its own day and, falling off, from those around it, in logarithms."""
REACH_DAYS = 1.5
"""Over so many days what is taken falls to a third."""


def spread(weights: Mapping[date, float]) -> tuple[date, ...]:
    """All days with a weight above 0, the best choice first; ties to the earlier day."""
    days = [day for day in sorted(weights) if weights[day] > 0]
    worth = np.log1p(np.array([weights[day] for day in days]))
    numbers = np.array([day.toordinal() for day in days])
    chosen: list[date] = []
    for _ in days:
        best = int(worth.argmax())
        chosen.append(days[best])
        worth -= TAKEN * np.exp(-np.abs(numbers - numbers[best]) / REACH_DAYS)
        worth[best] = -np.inf
    return tuple(chosen)
