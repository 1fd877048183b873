"""Which event each report of the story is itself about, where that did people harm.

Two reports tell of one incident in words that are not always resolved to one event: "a shooting on
Elm Street" here, "gunfire at a party" there. Counts of victims would then never meet. Within a
story two reports are taken to be about one incident when they share an event of harm or put theirs
on the same day.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from throughline.assemble.context import Context
from throughline.assemble.tolls import HARM_TYPES, TOLL, Toll, principal_day
from throughline.model.annotation import Polarity
from throughline.model.case import Event
from throughline.resolve.clusters import UnionFind
from throughline.resolve.resolution import Ref


class OwnIncidents:
    """The toll that each report gives of its own incident, and the event that this is."""

    def __init__(self, context: Context, events: Mapping[str, Event]) -> None:
        self._context = context
        self._events = events
        reports = context.resolution.reports.only(frozenset(context.story))
        self.tolls: dict[str, Toll] = dict(zip(reports.ids, reports.each(TOLL), strict=True))
        """By article id."""

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Event id by article id; reports without an event of harm are not in it."""
        articles = [article for article in self._context.story if self._harms(article)]
        sets = UnionFind(len(articles))
        holders: defaultdict[object, list[int]] = defaultdict(list)
        for number, article in enumerate(articles):
            day = self._day(article)
            for key in (*self._harms(article), *([day] if day else [])):
                holders[key].append(number)
        for numbers in holders.values():
            for other in numbers[1:]:
                sets.union(numbers[0], other)
        return {
            articles[number]: event
            for group in sets.groups()
            for event in [self._main([articles[number] for number in group])]
            for number in group
        }

    def _day(self, article: str) -> date | None:
        """The day of the report's own incident: as it tells it, else as the day of its news; of a
        report that dates nothing, the day on which it came out."""
        annotation = self._context.annotations[article]
        told = principal_day(self._context.articles[article], annotation)
        if told is not None:
            return told
        for event in annotation.events:
            known = annotation.interval_of(event) if event.type in HARM_TYPES else None
            if known is not None and known.is_day:
                return known.start
        out = self._context.published(article)
        return out.start if out is not None and out.is_day else None

    def _harms(self, article: str) -> tuple[str, ...]:
        """Ids of the events of harm that the report tells as its own; a cause for what it
        caused."""
        found: dict[str, None] = {}
        toll = self.tolls[article]
        for index, event in enumerate(self._context.annotations[article].events):
            known = self._events.get(self._context.event_of.get(Ref(article, index), ""))
            if (
                known is not None
                and event.type in HARM_TYPES
                and event.polarity is Polarity.POSITIVE
                and event.sentence in toll.sentences
            ):
                found[known.cause or known.id] = None
        return tuple(found)

    def _main(self, articles: list[str]) -> str:
        """The event that most of the reports tell; of several the dated one, then the smallest
        id."""
        told = Counter(event for article in articles for event in self._harms(article))
        return min(told, key=lambda event: (-told[event], self._is_undated(event), event))

    def _is_undated(self, event: str) -> bool:
        known = self._events.get(event)
        return known is None or known.time is None
