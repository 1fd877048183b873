"""Weighs the times that an event may have: a conditional logit over what is told of each.

Every candidate has the sum of the weights of its features; the softmax over an event's candidates
gives how likely each is. Candidates of one interval count together. `training/dating.py` made the
weights; adding a few dozen numbers an event is all the work.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from throughline.extract.events.dating.candidates import Candidate
from throughline.model.dates import Interval

NONE_LEAD = 3.0
"""No time is given only where it is this many times as likely as the best one."""
NEWS, MEANTIME = "news", "meantime"
"""Conventions: when the sets that the weights were learned from date an event at all. That of news
is the case file's own."""


@cache
def weights() -> Mapping[str, float]:
    """Feature -> weight, as shipped."""
    path = files("throughline.extract") / "data" / "dating.json"
    found: dict[str, float] = json.loads(path.read_text("utf-8"))
    return found


def likelihoods(
    candidates: Sequence[Candidate], weight: Mapping[str, float], convention: str = NEWS
) -> list[float]:
    """How likely each candidate is; they sum to 1."""
    sums = [
        sum(weight.get(feature, 0.0) for feature in in_convention(candidate, convention))
        for candidate in candidates
    ]
    highest = max(sums)
    powers = [math.exp(each - highest) for each in sums]
    total = sum(powers)
    return [power / total for power in powers]


def in_convention(candidate: Candidate, convention: str) -> Sequence[str]:
    """The candidate's features, with those that hold in one convention only."""
    if convention == NEWS:
        return candidate.features
    kind = candidate.features[0]
    forms = (f for f in candidate.features if f.startswith(f"{kind}:form=") and "&" not in f)
    return (*candidate.features, *(f"{f}@{convention}" for f in (kind, *forms)))


def best(
    candidates: Sequence[Candidate], likely: Sequence[float], none_lead: float = NONE_LEAD
) -> tuple[Candidate, float] | None:
    """The likeliest time with how likely it is, or None. The first candidate is that of none."""
    together: defaultdict[Interval | int | None, float] = defaultdict(float)
    for candidate, one in zip(candidates[1:], likely[1:], strict=True):
        together[_key(candidate)] += one
    if not together:
        return None
    chosen = max(
        zip(candidates[1:], likely[1:], strict=True),
        key=lambda pair: (together[_key(pair[0])], pair[1]),
    )[0]
    sure = together[_key(chosen)]
    return None if likely[0] > none_lead * sure else (chosen, sure)


def _key(candidate: Candidate) -> Interval | int | None:
    return candidate.interval if candidate.interval is not None else candidate.time
