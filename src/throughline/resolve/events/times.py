"""When an event happened, by all its reports: the best interval, and what speaks against it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from throughline.model.annotation import Annotation
from throughline.model.dates import Interval
from throughline.model.source import Span
from throughline.resolve.resolution import EventCluster


@dataclass(frozen=True, slots=True)
class EventTime:
    """The time of one event. `alternatives`: other days that reports give, with the reports."""

    interval: Interval
    reason: str
    inferred: bool
    articles: tuple[str, ...]
    alternatives: tuple[tuple[Interval, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """What one mention says of the event's time."""

    article: str
    span: Span
    reason: str
    inferred: bool


def event_time(cluster: EventCluster, annotations: Mapping[str, Annotation]) -> EventTime | None:
    """The most precise time of the event, of these the best supported; None where none is known.

    What the texts state of the event goes before what was inferred from its surroundings; a stated
    time before one that the case completed, where both are as precise.
    """
    given: dict[tuple[bool, Interval], list[_Given]] = defaultdict(list)
    for ref in cluster.mentions:
        annotation = annotations[ref.article]
        mention = annotation.events[ref.item]
        interval = annotation.interval_of(mention)
        dating = mention.dating
        if dating is None or interval is None:
            continue
        time = None if dating.time is None else annotation.times[dating.time]
        given[dating.stated, interval].append(
            _Given(
                ref.article,
                mention.span if time is None else time.span,
                "; ".join(part for part in (dating.reason, time.reason if time else "") if part),
                not dating.stated or (time is not None and time.inferred),
            )
        )
    if not given:
        return None
    ranked = sorted(given, key=lambda key: (not key[0], *_rank(key[1], given[key])))
    best = ranked[0]
    support = given[best]
    others = tuple(
        (interval, tuple(sorted({s.article for s in given[stated, interval]})))
        for stated, interval in ranked[1:]
        if stated and not interval.overlaps(best[1])
    )
    return EventTime(
        interval=best[1],
        reason=min(support, key=lambda s: (s.inferred, s.article, s.span)).reason,
        inferred=all(s.inferred for s in support),
        articles=tuple(sorted({s.article for s in support})),
        alternatives=others,
    )


def _rank(
    interval: Interval, support: list[_Given]
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
        -len({s.article for s in support}),
        all(s.inferred for s in support),
        interval.sort_key(),
    )
