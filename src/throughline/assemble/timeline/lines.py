"""Which happenings share a line of the timeline.

Events that one sentence tells of one time are one line ("was arrested on Friday and charged"). A
sentence that is told of a day and of the month around it has one line, that of the day. Sentences
of several reports that tell the harm of one day are one line, too, the best told, where they are in
like words, tell of one victim, or one tells what brought the other about; a victim or place of its
own keeps a line of its own. What a report tells of a month or a
year ("the explosion in April") joins the line of the day in it that is of the same kind, in like
words, and shares somebody or a count.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from rapidfuzz.distance import JaroWinkler

from throughline.assemble.causes import HARM_FAMILIES
from throughline.extract.events.lexicon import event_types
from throughline.extract.mentions.names import fold
from throughline.model.case import Event
from throughline.model.dates import Interval
from throughline.resolve.subject_words import subject_stems

LIKE_WORDS = 0.4
"""Lines of one day that share this much of their subject words tell one incident."""

_SPELT_ALIKE = 0.85
"""Jaro-Winkler similarity of the given names of one victim in two spellings."""
Line = tuple[Interval, str]
"""When, and the sentence."""


def lines_of(
    events: Iterable[Event], by_id: Mapping[str, Event], persons: Set[str] = frozenset()
) -> dict[Line, list[Event]]:
    """The lines that tell dated `events`, each with its events. `persons` are ids of entities."""
    lines: defaultdict[Line, list[Event]] = defaultdict(list)
    for event in events:
        if event.time is not None:
            lines[event.time, _line_of(event, by_id)].append(event)
    return _with_vague_at_their_day(_with_one_line_an_incident(_with_finest_dates(lines), persons))


def _with_finest_dates(lines: Mapping[Line, list[Event]]) -> dict[Line, list[Event]]:
    """A sentence told of a day and of the month around it is one line, that of the day."""
    by_text: defaultdict[str, list[Interval]] = defaultdict(list)
    for when, text in lines:
        by_text[text].append(when)
    joined = {line: list(told) for line, told in lines.items()}
    for text, times in by_text.items():
        finest = [t for t in times if not any(_within(other, t) for other in times)]
        for wide in times:
            inside = [t for t in finest if _within(t, wide)]
            if inside:
                joined[min(inside, key=Interval.sort_key), text] += joined.pop((wide, text))
    return joined


def _within(fine: Interval, wide: Interval) -> bool:
    return wide.contains(fine) and not fine.contains(wide)


def _with_one_line_an_incident(
    lines: Mapping[Line, list[Event]], persons: Set[str]
) -> dict[Line, list[Event]]:
    by_day: defaultdict[date, list[Line]] = defaultdict(list)
    for line, told in lines.items():
        if line[0].is_day and line[0].start and all(_is_harm(event) for event in told):
            by_day[line[0].start].append(line)
    joined = dict(lines)
    for same_day in by_day.values():
        mains: list[Line] = []
        for line in sorted(same_day, key=lambda line: (-_weight(lines[line]), line[1])):
            main = next((m for m in mains if _one_harm(joined[m], lines[line], persons)), None)
            if main is None:
                mains.append(line)
            else:
                joined[main] = [*joined[main], *joined.pop(line)]
    return joined


def _with_vague_at_their_day(lines: Mapping[Line, list[Event]]) -> dict[Line, list[Event]]:
    """A line of a longer time joins the only line of a day within it that tells the same."""
    joined = dict(lines)
    days = sorted((line for line in lines if line[0].is_day), key=_when)
    starts = [line[0].start or date.min for line in days]
    for line in sorted((line for line in lines if not line[0].is_day), key=_when):
        first, last = line[0].start, line[0].end
        if first is None or last is None:
            continue
        within = days[bisect_left(starts, first) : bisect_right(starts, last)]
        same = [main for main in within if _tells_the_same(joined[main], lines[line])]
        if len(same) == 1:
            joined[same[0]] = [*joined[same[0]], *joined.pop(line)]
    return joined


def _when(line: Line) -> tuple[object, ...]:
    return (*line[0].sort_key(), line[1])


def _tells_the_same(main: Sequence[Event], other: Sequence[Event]) -> bool:
    if not {event.type for event in other} <= {event.type for event in main}:
        return False
    return bool(_marks(main) & _marks(other)) and _like(main, other)


def _marks(told: Sequence[Event]) -> set[object]:
    """Who takes part, and what was counted."""
    people = {p.entity for event in told for p in event.participants if p.entity}
    counts = {(f.low, f.high, f.counts) for event in told for f in event.figures}
    return people | counts


def _is_harm(event: Event) -> bool:
    return event_types()[event.type].family in HARM_FAMILIES


def _weight(told: Sequence[Event]) -> int:
    return sum(len(event.citations) for event in told)


def _one_harm(main: Sequence[Event], other: Sequence[Event], persons: Set[str]) -> bool:
    """Whether both tell the harm of one incident: in like words, of one victim, or one as the cause
    of the other; no place of its own speaks against it."""
    if _like(main, other):
        return True
    places = {event.place for event in main if event.place}
    if any(event.place and places and event.place not in places for event in other):
        return False
    known, own = _victims(main, persons), _victims(other, persons)
    if any(
        all(not _same_name(name, other_name) for other_name in known.values())
        for entity, name in own.items()
        if entity not in known
    ):
        return False
    ids = [{event.id for event in told} for told in (main, other)]
    linked = any(event.cause in ids[1] for event in main) or any(
        event.cause in ids[0] for event in other
    )
    return linked or bool(own)


def _victims(told: Sequence[Event], persons: Set[str]) -> dict[str, str]:
    """The persons whom the events befell, by entity id."""
    return {
        p.entity: p.text
        for event in told
        for p in event.participants
        if p.role == "patient" and p.entity is not None and p.entity in persons
    }


def _same_name(one: str, two: str) -> bool:
    """Whether two full names share the last word and begin alike: "Anaya", "A'Naiya Moss"."""
    left, right = (fold(name).replace("’", "").replace("'", "").split() for name in (one, two))
    if len(left) < 2 or len(right) < 2 or left[-1] != right[-1] or left[0][0] != right[0][0]:
        return False
    return JaroWinkler.similarity(left[0], right[0]) >= _SPELT_ALIKE


def _like(main: Sequence[Event], other: Sequence[Event]) -> bool:
    """Whether `other` tells what `main` does: no place or victim of its own, like words."""
    places = {event.place for event in main if event.place}
    if any(event.place and places and event.place not in places for event in other):
        return False
    known = {p.entity for event in main for p in event.participants}
    victims = {p.entity for e in other for p in e.participants if p.role == "patient" and p.entity}
    if victims - known:
        return False
    stems = {stem for event in main for stem in subject_stems(event.summary)}
    own = {stem for event in other for stem in subject_stems(event.summary)}
    return bool(own) and len(own & stems) / len(own) >= LIKE_WORDS


def _line_of(event: Event, by_id: Mapping[str, Event]) -> str:
    """The sentence that tells the event: its cause's, where both are of one time."""
    cause = by_id.get(event.cause or "")
    return cause.summary if cause and cause.time == event.time else event.summary
