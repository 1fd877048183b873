"""Which event a death or injury belongs to: so that tolls of one disaster can be compared.

The text says so where it can ("were killed in the attack", "the fire, which claimed nine lives":
the argument role `cause`). Where it does not, a toll of the same day as the only disaster or act
of violence of that day belongs to that one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from throughline.assemble.context import Context
from throughline.extract.events.lexicon import event_types
from throughline.model.dates import Interval
from throughline.resolve.resolution import Ref

CAUSE_ROLE = "cause"
LONGEST_DYING_DAYS = 366
TOLL_FAMILIES = frozenset({"death", "injury"})
CAUSE_FAMILIES = frozenset({"violence", "accident", "natural", "war"})
HARM_FAMILIES = CAUSE_FAMILIES | TOLL_FAMILIES


def cause_of(context: Context, times: Mapping[str, Interval | None]) -> dict[str, str]:
    """Event id of a toll -> event id of its cause. `times` gives the day of every event."""
    stated: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in context.story:
        events = context.annotations[article].events
        by_trigger = {event.span: number for number, event in enumerate(events)}
        for number, mention in enumerate(events):
            for argument in mention.arguments:
                other = by_trigger.get(argument.span) if argument.role == CAUSE_ROLE else None
                if other is not None:
                    _count(context, stated, Ref(article, number), Ref(article, other))
    causes: dict[str, str] = {}
    for toll, counted in stated.items():
        found = [event for event in counted if _can_follow(times.get(toll), times.get(event))]
        if found:
            causes[toll] = min(found, key=lambda event: (-counted[event], event))
    by_day = _causes_by_day(context, times)
    for event, time in times.items():
        if event not in causes and _family(context, event) in TOLL_FAMILIES and time:
            only = by_day.get(time.start) if time.is_day else None
            if only and len(only) == 1:
                causes[event] = only[0]
    return causes


def _can_follow(toll: Interval | None, cause: Interval | None) -> bool:
    """Whether the toll does not lie before its cause, nor more than a year after it."""
    if toll is None or cause is None or not (toll.start and toll.end and cause.start and cause.end):
        return True
    return toll.end >= cause.start and (toll.start - cause.end).days <= LONGEST_DYING_DAYS


def _count(context: Context, stated: dict[str, Counter[str]], toll: Ref, cause: Ref) -> None:
    event, other = context.event_of.get(toll), context.event_of.get(cause)
    if event and other and event != other:
        stated[event][other] += 1


def _family(context: Context, event: str) -> str:
    ref = context.events[event].mentions[0]
    kind = context.annotations[ref.article].events[ref.item].type
    return event_types()[kind].family if kind in event_types() else ""


def _causes_by_day(
    context: Context, times: Mapping[str, Interval | None]
) -> dict[object, list[str]]:
    found: defaultdict[object, list[str]] = defaultdict(list)
    for event, time in times.items():
        if time is not None and time.is_day and _family(context, event) in CAUSE_FAMILIES:
            found[time.start].append(event)
    return found
