"""Since when, until when or at which time a role held, where an expression of time says so."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from throughline.extract.roles.scene import Scene
from throughline.model.annotation import DatingBasis, TimeExpression, TimexType

_START = frozenset({"since", "from"})
_END = frozenset({"until", "till", "through"})
_AT = frozenset({"in", "on", "during", "at", ""})
_RANGE = frozenset({"between", "from"})


_DATED = re.compile(r"[\dX]")
"""A TIMEX3 value with a date in it; "PAST_REF" ("recently") has none."""


@dataclass(frozen=True, slots=True)
class Period:
    """Indices of the time expressions that bound a role or hold a time of it."""

    start: int | None = None
    end: int | None = None
    at: int | None = None

    def __bool__(self) -> bool:
        return (self.start, self.end, self.at) != (None, None, None)


def period_beside(scene: Scene, sentence: int, last: int) -> Period:
    """The period that follows a role's last word at once ("mayor of Kesset from 2009 to 2014")."""
    start, end = None, None
    for index in scene.times_in.get(sentence, ()):
        words, preposition = _placed(scene, index)
        if not words or not last < words.start <= last + 3:
            continue
        between = [scene.tree.word(word) for word in range(last + 1, words.start)]
        if not set(between) <= {preposition, "the", "and", "early", "late", "at", "least"}:
            continue
        found = _by_preposition(scene.times[index], preposition, index)
        if found.at is not None and preposition in ("in", "during"):
            return found
        start = found.start if start is None else start
        end = found.end if end is None else end
        last = words.stop - 1
    return Period(start, end)


def period_of(scene: Scene, sentence: int, owners: Collection[int], last: int) -> Period:
    """The period of a clause: what hangs on one of its `owners` or follows the role at once."""
    found = period_beside(scene, sentence, last)
    if found:
        return found
    # The nearest to the verb first: further ones may be of another clause.
    numbers = scene.times_in.get(sentence, ())
    for index in sorted(numbers, key=lambda one: _distance(scene, one, owners)):
        words, preposition = _placed(scene, index)
        head = scene.tree.head_within(*_range(scene, index)) if words else None
        if head is None or scene.tree.heads[head] not in owners:
            continue
        one = _by_preposition(scene.times[index], preposition, index)
        found = Period(
            one.start if found.start is None else found.start,
            one.end if found.end is None else found.end,
            one.at if found.at is None else found.at,
        )
    return found


def _distance(scene: Scene, index: int, owners: Collection[int]) -> tuple[int, int]:
    words = scene.words(scene.times[index].span)
    return (min((abs(one - owner) for one in words for owner in owners), default=0), index)


def _range(scene: Scene, index: int) -> tuple[int, int]:
    span = scene.times[index].span
    return span.start, span.end


def _placed(scene: Scene, index: int) -> tuple[range, str]:
    """The words of a time expression, and the preposition before it or that opens it."""
    words = scene.words(scene.times[index].span)
    if not words:
        return words, ""
    first = scene.tree.word(words.start)
    if first in _START | _END | _RANGE and len(words) > 1:
        return words, first
    before = words.start - 1
    if before >= 0 and scene.tree.word(before) == "the":
        before -= 1
    preposition = scene.tree.word(before) if before >= 0 else ""
    return words, preposition if scene.tree.tags[before] in ("ADP", "SCONJ") else ""


def _by_preposition(time: TimeExpression, preposition: str, index: int) -> Period:
    if time.type is TimexType.SET or not _DATED.match(time.value):
        return Period()
    bounded = time.interval is not None and None not in (time.interval.start, time.interval.end)
    if "/" in time.value and preposition in ("", *_RANGE, "in") and bounded:
        return Period(index, index)
    if time.type is TimexType.DURATION:
        return Period()
    if preposition in _START:
        return Period(start=index)
    if preposition in _END:
        return Period(end=index)
    return Period(at=index) if preposition in _AT else Period()


def event_at(scene: Scene, sentence: int, word: int) -> int | None:
    """The dated event at whose time a "then-" role held.

    It is that of the smallest clause around the word, else any of the sentence where all that are
    dated have one time; None where several fit or none.
    """
    start, end = scene.tree.words[word]
    dated = [
        (index, event)
        for index, event in enumerate(scene.events)
        if event.sentence == sentence
        and event.dating is not None
        and event.dating.basis is not DatingBasis.PUBLICATION
    ]
    around = [
        (len(event.clause), index)
        for index, event in dated
        if event.clause.start <= start and end <= event.clause.end
    ]
    if around:
        return min(around)[1]
    times = {(event.time, event.dating and event.dating.interval) for _, event in dated}
    return dated[0][0] if len(times) == 1 else None


def only_time(scene: Scene, sentence: int) -> int | None:
    """The one date that a sentence has; None where there are none or several."""
    dates = [
        index
        for index in scene.times_in.get(sentence, ())
        if scene.times[index].type in (TimexType.DATE, TimexType.TIME)
        and _DATED.match(scene.times[index].value)
    ]
    return dates[0] if len(dates) == 1 else None
