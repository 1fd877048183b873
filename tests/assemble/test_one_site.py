"""Which counts are compared: the most that may be of one site."""

import random

from throughline.assemble.conflicts.counts import Reading
from throughline.assemble.conflicts.figures import _at_one_site
from throughline.assemble.conflicts.sites import Places, Site
from throughline.model.annotation import Bound
from throughline.model.case import Citation

NAMES = [frozenset({word}) for word in "abcdef"]


def one_by_one(readings: list[Reading]) -> list[Reading]:
    """The same, each count asked about each other."""
    groups = []
    for seed in readings:
        group = [seed]
        for reading in readings:
            if reading is not seed and not any(reading.is_apart(other) for other in group):
                group.append(reading)
        groups.append(group)
    return max(groups, key=lambda group: len({r.citation.article for r in group}), default=[])


def test_counts_that_tell_the_same_of_their_site_are_as_one() -> None:
    chance = random.Random(5)

    def places(share: float) -> Places:
        return frozenset(name for name in NAMES if chance.random() < share)

    kept = dropped = 0
    for _ in range(300):
        readings = []
        for number in range(chance.randint(0, 12)):
            means = chance.choice(["", "", "gun", "bomb"])
            site = Site(places(0.12), places(0.1), means, places(0.05), places(0.05))
            cited = Citation(f"report{chance.randint(0, 6)}", 0, number, number + 1, "x")
            readings.append(
                Reading(
                    *(number, number, Bound.EXACTLY, "", cited, site),
                    *(frozenset(), places(0.05), True),
                )
            )
        found = _at_one_site(readings)
        assert {r.low for r in found} == {r.low for r in one_by_one(readings)}
        kept += len(found)
        dropped += len(readings) - len(found)
    assert kept > 500
    assert dropped > 100
