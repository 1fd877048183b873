"""Where and how a reading was placed in time."""

from dataclasses import dataclass

from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how a reading was placed."""

    type: TimexType
    value: str
    interval: Interval | None
    anchor: Anchor
    reason: str
    inferred: bool = False


def open_placement(value: str, reason: str) -> Placement:
    """A placement without interval."""
    return Placement(TimexType.DATE, value, None, Anchor.NONE, reason)
