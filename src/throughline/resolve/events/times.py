"""When an event happened, by all its reports: the best interval, and what speaks against it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from throughline.model.annotation import Annotation, TimeExpression
from throughline.model.dates import Interval
from throughline.resolve.resolution import EventCluster


@dataclass(frozen=True, slots=True)
class EventTime:
    """The time of one event. `alternatives`: other days that reports give, with the reports."""

    interval: Interval
    reason: str
    inferred: bool
    articles: tuple[str, ...]
    alternatives: tuple[tuple[Interval, tuple[str, ...]], ...] = ()


def event_time(cluster: EventCluster, annotations: Mapping[str, Annotation]) -> EventTime | None:
    """The most precise time of the event, of these the best supported; None where none is known.

    A stated time goes before an inferred one of the same precision.
    """
    given: dict[Interval, list[tuple[str, TimeExpression, str]]] = defaultdict(list)
    for ref in cluster.mentions:
        annotation = annotations[ref.article]
        mention = annotation.events[ref.item]
        if mention.time is None:
            continue
        time = annotation.times[mention.time]
        if time.interval is not None:
            given[time.interval].append((ref.article, time, mention.time_reason))
    if not given:
        return None
    ranked = sorted(given, key=lambda interval: _rank(interval, given[interval]))
    best = ranked[0]
    support = given[best]
    _, time, why = min(support, key=lambda s: (s[1].inferred, s[0], s[1].span))
    others = tuple(
        (interval, tuple(sorted({s[0] for s in given[interval]})))
        for interval in ranked[1:]
        if not interval.overlaps(best)
    )
    reason = "; ".join(part for part in (why, time.reason) if part)
    return EventTime(
        interval=best,
        reason=reason,
        inferred=all(s[1].inferred for s in support),
        articles=tuple(sorted({s[0] for s in support})),
        alternatives=others,
    )


def _rank(
    interval: Interval, support: list[tuple[str, TimeExpression, str]]
) -> tuple[bool, bool, int, int, bool, tuple[object, ...]]:
    """Closed before open, sure before approximate, short before long, much told before little."""
    if interval.start is None or interval.end is None:
        length = 10**6
    else:
        length = (interval.end - interval.start).days
    return (
        length == 10**6,
        interval.approximate,
        length,
        -len({s[0] for s in support}),
        all(s[1].inferred for s in support),
        interval.sort_key(),
    )
