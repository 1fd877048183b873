"""Compares mentions of events pair by pair: one row of numbers a pair."""

import math
from collections.abc import Sequence, Set

import numpy as np

from throughline.resolve.likeness.sides import Compared, Sides, letters
from throughline.resolve.likeness.vectors import WordVectors
from throughline.resolve.likeness.views import EventView, Filler, Role

_MOST_MENTIONS = 32
"""Documents that tell of more are learned from too seldom to be told apart by it."""
_NOBODY = Filler(frozenset(), frozenset(), frozenset(), ())


def compare_events(
    left: Sequence[EventView], right: Sequence[EventView], vectors: WordVectors
) -> Compared:
    """Every pair of two lists of mentions of events."""
    return Sides(left, right, vectors).compared(
        _triggers, _fillers, _taking_part, _sentences, _ways
    )


def _triggers(sides: Sides[EventView]) -> None:
    sides.equal("stem", lambda view: view.stem)
    sides.equal("root", lambda view: view.root)
    sides.overlap("trigger", lambda view: view.trigger)
    sides.overlap("letters", lambda view: letters(view.head))
    sides.near("head_near", lambda view: (view.head,))
    sides.near("trigger_near", lambda view: view.plain)
    sides.both("known", lambda view: float(sides.vectors.known(view.head)))
    sides.both("words", lambda view: float(len(view.plain)))


def _fillers(sides: Sides[EventView]) -> None:
    for role in Role:
        _filler(sides, role)


def _filler(sides: Sides[EventView], role: Role) -> None:
    def filler(view: EventView) -> Filler:
        return view.roles.get(role, _NOBODY)

    sides.overlap(f"{role.value}", lambda view: filler(view).words)
    sides.overlap(f"{role.value}_head", lambda view: filler(view).heads)
    sides.overlap(f"{role.value}_name", lambda view: filler(view).names)
    sides.near(f"{role.value}_near", lambda view: filler(view).plain)


def _taking_part(sides: Sides[EventView]) -> None:
    sides.overlap("participants", _participants)
    sides.overlap("participant_names", _participant_names)
    words = [[(view.stem, _participants(view)) for view in s] for s in (sides.left, sides.right)]
    told = [[a in of_b or b in of_a for b, of_b in words[1]] for a, of_a in words[0]]
    sides.add("takes_part", np.array(told))
    sides.both("roles", lambda view: float(len(view.roles)))


def _sentences(sides: Sides[EventView]) -> None:
    sides.weighted("sentence", lambda view: view.around)
    sides.near("sentence_near", lambda view: view.around)
    sides.overlap("names", lambda view: view.names)
    sides.overlap("numbers", lambda view: view.numbers)
    sides.overlap("times", lambda view: view.times)
    sides.equal("document", lambda view: view.document)
    sides.equal("same_sentence", lambda view: (view.document, view.sentence))
    sides.both("opening", lambda view: 1.0 / (1 + view.sentence))
    # The more events of a document are looked at, the fewer of them are told again elsewhere.
    sides.both("mentions", lambda view: math.log(min(view.mentions, _MOST_MENTIONS)))


def _ways(sides: Sides[EventView]) -> None:
    sides.both("nominal", lambda view: float(view.nominal))
    sides.both("reporting", lambda view: float(view.kind == "reporting"))
    sides.equal("kind", lambda view: view.kind)
    sides.equal("polarity", lambda view: view.polarity)
    sides.equal("tense", lambda view: view.tense)
    sides.equal("certainty", lambda view: view.certainty)


def _participants(view: EventView) -> Set[str]:
    parts = (view.roles.get(role, _NOBODY).words for role in (Role.AGENT, Role.PATIENT, Role.OTHER))
    return frozenset().union(*parts)


def _participant_names(view: EventView) -> Set[str]:
    parts = (view.roles.get(role, _NOBODY).names for role in (Role.AGENT, Role.PATIENT, Role.OTHER))
    return frozenset().union(*parts)
