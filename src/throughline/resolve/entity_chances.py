"""The chance that two entities left apart are one: by how the names relate and where they stand.

A logistic regression over what kind of likeness the names have, how alike the reports are that name
either, which other names these share, and how many reports the case has. Its few weights
(`data/entity_chances.json`) are learned from marked news by `training.entity_chances`, so that of
pairs given 0.7 some seven in ten are one; the model card has the table. What that news marks too
seldom, names of which one begins the other, was read by hand in other news and bounds the chance.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

LEAST_LIKENESS = 0.01
"""Added to a likeness before its logarithm."""
MOST_SHARED = 2.0
FEWEST_REPORTS, MOST_REPORTS = 20, 600
"""Sizes of a case that were learned from; others count as the nearest."""
MOST = 0.99
"""Nothing that was left apart is sure."""
ALIKE = 0.2
"""Likeness from which reports are said to be alike."""


class Relation(StrEnum):
    """How two names are alike."""

    ALONE = "alone"
    """A family name alone beside somebody of that name."""
    INITIALS = "initials"
    ENDS = "ends"
    """The longer name of a body ends in the shorter: what both are comes last."""
    BEGINS = "begins"
    """The shorter stands elsewhere in the longer, which is mostly something of it."""
    SPELLING = "spelling"
    ONE_NAME = "one_name"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of two entities besides that their names are alike."""

    relation: Relation
    likeness: float
    """Of the reports that name either, from 0 to 1 (`ReportWords.likeness`)."""
    shared: float
    """How much their reports share of other names: log(1 + sum of the names' rarities)."""
    together: float
    """The share of the reports of the less often named that name both."""
    reports: int
    """Of the case."""

    def features(self) -> tuple[float, ...]:
        """One of the relations; likeness, names, reports and size as the weights take them."""
        size = min(max(self.reports, FEWEST_REPORTS), MOST_REPORTS)
        return (
            *(float(self.relation is relation) for relation in Relation),
            math.log(LEAST_LIKENESS + self.likeness),
            min(self.shared, MOST_SHARED),
            self.together,
            math.log(size),
        )


def chance(evidence: Evidence) -> float:
    """From 0 to 1, to two digits."""
    learned = _learned()
    odds = learned.bias + math.fsum(
        weight * value for weight, value in zip(learned.weights, evidence.features(), strict=True)
    )
    most = learned.most[tuple(Relation).index(evidence.relation)]
    return min(MOST, round(most / (1 + math.exp(-odds)), 2))


def told(evidence: Evidence, names: Sequence[str]) -> str:
    """What speaks most for or against the pair, in words; `names` are the other names shared."""
    if names:
        quoted = " and ".join(f"“{name}”" for name in names)
        return f"their reports both name {quoted}"
    if evidence.likeness >= ALIKE:
        return "their reports are on like matters"
    return "their reports share neither matter nor other names"


@dataclass(frozen=True, slots=True)
class _Learned:
    weights: tuple[float, ...]
    bias: float
    most: tuple[float, ...]
    """Of each relation: the share that is one where all else speaks for it."""


@cache
def _learned() -> _Learned:
    path = files("throughline.resolve").joinpath("data/entity_chances.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    return _Learned(tuple(found["weights"]), float(found["bias"]), tuple(found["most"]))
