"""What a figure says of the true number: the range that it allows, and its words.

A bound excludes only what a careful reader would call wrong: "about fifty" still fits 45, "more
than fifty" fits any higher number, "scores" is a range of its own.
"""

import math

from throughline.assemble.wording import number_in_words
from throughline.model.annotation import Bound

ROUGHLY = 0.25
"""How far a rough figure may be from the truth, as a share of itself."""


def allowed(low: float, high: float, bound: Bound) -> tuple[float, float]:
    """Least and greatest true number that the figure fits."""
    if bound is Bound.AT_LEAST:
        return low, math.inf
    if bound is Bound.AT_MOST:
        return 0.0, high
    if bound is Bound.ABOUT:
        return low * (1 - ROUGHLY), high * (1 + ROUGHLY)
    return low, high


_SAID = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}


def in_words(low: float, high: float, bound: Bound) -> str:
    """ "9", "at least 6", "about 40 to 100"."""
    number = number_in_words(low)
    if high != low:
        number += f" to {number_in_words(high)}"
    return _SAID.get(bound, "") + number
