"""How likely a mention tells of the event of a cluster, by its words and those around it.

Asked where what the rules compare (day, main participant, cause) is not told, and never against it:
the chance is of the learned scorer (`throughline.resolve.likeness`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import Annotation, EntityType, EventClass
from throughline.model.dates import Interval
from throughline.model.source import Article, Span
from throughline.resolve.events.compare import MAX_COMPARED
from throughline.resolve.events.items import Cluster, Item
from throughline.resolve.likeness import EventView, Role, event_view, load_scorer
from throughline.resolve.likeness.documents import compare_documents, compare_names
from throughline.resolve.resolution import Ref

LEAST = 0.5
"""Least chance at which words alone make two mentions one event."""
MOST_ARTICLES = 300
"""Words are not compared in larger stories: what sets one report apart there is not learned."""
_MEMBERS = 3
"""Best described members of a cluster that a mention is compared with."""
_LONG_BEFORE_DAYS = 366
_BEFORE = 24
"""Characters before a trigger in which a word puts it beside another."""
_ADDING = frozenset(("again", "also", "likewise", "too"))
_ROLES = {
    "agent": Role.AGENT,
    "court": Role.AGENT,
    "patient": Role.PATIENT,
    "place": Role.PLACE,
}

Floats = npt.NDArray[np.float32]


class Wording:
    """Compares mentions of one story; views and documents are worked out when they are asked."""

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        stories: Mapping[str, str],
        entity_of: Mapping[Ref, str],
    ) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._annotations = {annotation.article: annotation for annotation in annotations}
        self._stories = stories
        self._reports: dict[str, list[str]] = defaultdict(list)
        for article in sorted(self._texts):
            self._reports[stories.get(article, "")].append(article)
        self._likeness: dict[str, tuple[Mapping[str, int], Floats, Floats]] = {}
        self._views: dict[Ref, EventView] = {}
        self._persons = _persons(annotations, entity_of)

    def best(self, item: Item, clusters: Sequence[Cluster]) -> tuple[Cluster, float] | None:
        """The likeliest of the clusters with its chance, where that is at least `LEAST`."""
        reports = self._reports[self._stories.get(item.ref.article, "")]
        if len(reports) > MOST_ARTICLES:
            return None
        clusters = [
            cluster
            for cluster in clusters
            if self.of_same_people(item, cluster) and not self._years_apart(item, cluster)
        ]
        if not clusters or self._adds(item):
            return None
        members = [(c, other) for c in clusters for other in c.items[:_MEMBERS]]
        chances = load_scorer().chances(
            [self._view(item)],
            [self._view(other) for _, other in members],
            *self._documents(item, [other for _, other in members]),
        )[0]
        of: dict[int, list[float]] = defaultdict(list)
        for (cluster, _), chance in zip(members, chances.tolist(), strict=True):
            of[cluster.number].append(chance)
        means = {number: round(sum(found) / len(found), 3) for number, found in of.items()}
        chosen = min(clusters, key=lambda cluster: (-means[cluster.number], cluster.number))
        likeliest = means[chosen.number]
        return (chosen, likeliest) if likeliest >= LEAST else None

    def likest(self, left: Sequence[Item], right: Sequence[Item]) -> float:
        """The highest chance of a mention of each side."""
        chances = [
            load_scorer().chances(
                [self._view(item)],
                [self._view(other) for other in right],
                *self._documents(item, right),
            )
            for item in left
        ]
        return round(max(float(found.max()) for found in chances), 4)

    def _adds(self, item: Item) -> bool:
        """Whether the words put it beside another of its kind: "she also pleaded guilty"."""
        start = max(item.mention.clause.start, item.mention.span.start - _BEFORE)
        before = self._texts[item.ref.article][start : item.mention.span.start]
        return not _ADDING.isdisjoint(before.lower().split())

    def of_same_people(self, item: Item, cluster: Cluster) -> bool:
        """Whether the sentences of both name a person in common, or one of them names nobody."""
        own = self._people(item)
        theirs = frozenset().union(*(self._people(other) for other in cluster.items[:MAX_COMPARED]))
        return not own or not theirs or bool(own & theirs)

    def _years_apart(self, item: Item, cluster: Cluster) -> bool:
        """Whether one side states a time long before the day that is inferred for the other: an
        earlier happening of the kind, of which the report reminds its readers."""
        stated = [i for i in (item, *cluster.items) if i.interval is not None]
        inferred = [i for i in (item, *cluster.items) if i.interval is None]
        ends = [i.interval.end for i in stated if i.interval is not None and i.interval.end]
        days = [when.start for i in inferred if (when := self._inferred(i)) and when.start]
        if not ends or not days or (item in stated) == any(i in stated for i in cluster.items):
            return False
        return (min(days) - max(ends)).days > _LONG_BEFORE_DAYS

    def _inferred(self, item: Item) -> Interval | None:
        return self._annotations[item.ref.article].interval_of(item.mention)

    def _people(self, item: Item) -> frozenset[str]:
        return self._persons.get((item.ref.article, item.mention.sentence), frozenset())

    def _documents(self, item: Item, others: Sequence[Item]) -> tuple[Floats, Floats]:
        """How the item's report compares with those of the others, and by names alone."""
        story = self._stories.get(item.ref.article, "")
        if story not in self._likeness:
            reports = self._reports[story]
            texts = [self._texts[article] for article in reports]
            self._likeness[story] = (
                {article: at for at, article in enumerate(reports)},
                compare_documents(texts),
                compare_names(texts, load_scorer().vectors.rarity),
            )
        places, like, names = self._likeness[story]
        pairs = np.ix_([places[item.ref.article]], [places[other.ref.article] for other in others])
        return like[pairs], names[pairs]

    def _view(self, item: Item) -> EventView:
        if item.ref not in self._views:
            self._views[item.ref] = self._viewed(item)
        return self._views[item.ref]

    def _viewed(self, item: Item) -> EventView:
        mention, annotation = item.mention, self._annotations[item.ref.article]
        text = self._texts[item.ref.article]
        roles: dict[Role, list[Span]] = defaultdict(list)
        for argument in mention.arguments:
            if argument.role != "cause":
                roles[_ROLES.get(argument.role, Role.OTHER)].append(argument.span)
        times = [time for time in annotation.times if time.sentence == mention.sentence]
        if mention.time is not None:
            roles[Role.TIME].append(annotation.times[mention.time].span)
        words = mention.span.of(text).split()
        head = words[-1] if mention.nominal else words[0]
        start = mention.span.end - len(head) if mention.nominal else mention.span.start
        return event_view(
            text,
            item.ref.article,
            mention.sentence,
            annotation.sentences[mention.sentence].span,
            mention.span,
            Span(start, start + len(head)),
            nominal=mention.nominal,
            roles=roles,
            times=[time.span for time in times],
            kind="reporting" if mention.event_class is EventClass.REPORTING else "other",
            polarity=mention.polarity.value,
            tense=mention.tense.value,
            certainty=mention.certainty.value,
            mentions=len(annotation.events),
        )


def _persons(
    annotations: Sequence[Annotation], entity_of: Mapping[Ref, str]
) -> dict[tuple[str, int], frozenset[str]]:
    """(article, sentence) -> ids of the persons that it names or means."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for annotation in annotations:
        for number, mention in enumerate(annotation.mentions):
            entity = entity_of.get(Ref(annotation.article, number))
            if entity is not None and mention.type is EntityType.PERSON:
                found[annotation.article, mention.sentence].add(entity)
    return {place: frozenset(persons) for place, persons in found.items()}
