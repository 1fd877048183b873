"""Which event of the story a mention refers to that says little of its own.

Three kinds: a bare word ("the attack", "she sank"), a part of the incident told of people at large
("nine people were shot", "shots rang out"), and a mention whose time is only a span ("arrested last
week"). Each goes to an event that is the only one it can mean, else it stays by itself.
"""

from collections.abc import Iterable

from throughline.model.annotation import EventClass
from throughline.resolve.events.items import (
    MAIN_PLACE,
    Cluster,
    Item,
    is_real,
)

CROWD_FAMILIES = frozenset((*MAIN_PLACE, "death", "injury"))
"""Families whose events are told in parts, by the people whom they befell."""
LONGEST_SPAN_DAYS = 31
"""A vaguer time than a month tells no day."""


def is_crowd(item: Item) -> bool:
    """Whether the mention tells, without time, of people at large: "nine people were shot"."""
    return (
        item.type.family in CROWD_FAMILIES
        and item.interval is None
        and not item.main
        and not item.marked
        and item.crowd
        and (item.definite or not item.mention.nominal)
        and is_real(item)
    )


def fits_crowd(item: Item, cluster: Cluster) -> bool:
    """Whether the cluster can be what befell the people: of the same place, not of one named."""
    if item.places and cluster.places and not item.places & cluster.places:
        return False
    if any(i.marked for i in cluster.items) or not cluster.intervals:
        return False
    several = item.several and item.type.family in ("death", "injury")
    return not (several and all(i.main for i in cluster.items))


def counts_more(item: Item, cluster: Cluster) -> bool:
    """Whether the mention counts several whom the cluster has but one: "four were killed" is no
    word for the death of one man, named or described."""
    if not item.several or item.type.family != "death":
        return False
    told = [i for i in cluster.items if i.main or i.victim is not None or i.several]
    return bool(told) and not any(i.several for i in told) and len(cluster.main) < 2


def only_in_span(item: Item, told: Iterable[Cluster]) -> Cluster | None:
    """The one dated event of the item's kind that its vaguer time holds, if one and not another's.

    "Arrested last week" and "arrested at his home on Wednesday": where the words allow one event,
    and the story tells of no other like it in that time, they are one.
    """
    span = item.interval
    if span is None or item.day or item.marked or not item.type.one_off or not is_real(item):
        return None
    if item.mention.event_class is EventClass.REPORTING or span.start is None or span.end is None:
        return None
    if (span.end - span.start).days > LONGEST_SPAN_DAYS:
        return None
    inside = [
        cluster
        for cluster in told
        if cluster.days
        and any(span.contains(known) for known in cluster.intervals if known.is_day)
        and any(is_real(i) for i in cluster.items)
    ]
    if len(inside) != 1:
        return None
    cluster = inside[0]
    if any(i.marked for i in cluster.items) or (
        item.places and cluster.places and not item.places & cluster.places
    ):
        return None
    if item.main and cluster.main:
        return cluster if item.main & cluster.main else None
    apart = item.head and any(i.head and i.head != item.head for i in cluster.items)
    return None if apart or any(i.several != item.several for i in cluster.items) else cluster
