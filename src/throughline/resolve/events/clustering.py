"""Event mentions that tell the same event, within and across articles.

The idea: mentions are taken one by one, the best described first, and each joins the cluster that
fits it best or opens its own. A cluster is found through keys (kind of event with day, kind with
main participant, kind with cause), so that nothing is compared with everything: the cost is
near linear in the mentions. Two different days of one kind of event never meet; different victims,
courts or travellers keep apart; a bare reference ("the attack") goes to its article's event of
that family, else to the story's only one. Statements are not clustered: they are claims.

The result does not depend on the order of the articles. It fails where two like events of one day
have no participant named, and where a report gives an event the wrong day.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from throughline.model.annotation import (
    Annotation,
    EventClass,
)
from throughline.model.case import MergeReason
from throughline.model.judgement import Judgement
from throughline.model.source import Article
from throughline.resolve.clusters import UnionFind
from throughline.resolve.events.compare import (
    COPIED,
    MAX_COMPARED,
    agree,
    compare_participants,
    compare_places,
    compare_times,
    compare_words,
    described_apart,
    held_apart,
    searched_apart,
    share_both_sides,
    told_further,
)
from throughline.resolve.events.identity import event_id
from throughline.resolve.events.items import (
    Cluster,
    Item,
    is_bare,
    is_real,
    item_of,
    keys_of,
    without_covered,
)
from throughline.resolve.events.judgements import Decisions, decide
from throughline.resolve.events.referents import (
    counts_more,
    fits_crowd,
    is_crowd,
    only_in_span,
)
from throughline.resolve.events.victims import persons_of
from throughline.resolve.events.wording import Wording
from throughline.resolve.resolution import EntityCluster, EventCluster, Ref

__all__ = ["resolve_events"]

THRESHOLD = 0.5
"""Least score at which a mention joins a cluster."""
MAX_CANDIDATES = 40
"""Clusters looked at for one mention: those with most in common first."""

MAIN_SHARE = 0.3
"""Share of a story's reports that must tell of its main event for a bare word to mean it."""

_LOOSE = frozenset(
    ("refuse", "dismiss", "order", "grant", "rule", "file", "agree", "pay", "stay", "find", "seize")
)
"""Types too general for one shared participant to make two mentions one event."""


def resolve_events(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: tuple[EntityCluster, ...],
    judgements: Sequence[Judgement],
    stories: Mapping[str, str],
) -> tuple[EventCluster, ...]:
    """Clusters of event mentions, in order of their first mention by article id and place.

    `annotations[i]` is that of `articles[i]`. An event judged wrong is left out, with all mentions.
    """
    decisions = decide(annotations, judgements)
    entity_of = {ref: cluster.id for cluster in entities for ref in cluster.mentions}
    texts = {article.id: article.text for article in articles}
    persons = persons_of(annotations, entities)
    items = without_covered(
        [
            item_of(annotation, index, entity_of, texts[annotation.article], stories, persons)
            for annotation in annotations
            for index in range(len(annotation.events))
        ]
    )
    reports = Counter(stories.get(article.id, "") for article in articles)
    state = _Clustering(decisions, reports, Wording(articles, annotations, stories, entity_of))
    # What caused a toll must be known before the toll is placed.
    for late in (False, True):
        chosen = [i for i in items if (i.group in ("deaths", "injure")) is late]
        for item in sorted((i for i in chosen if not _refers(i)), key=lambda i: i.order):
            state.place(item)
        for item in sorted((i for i in chosen if _refers(i)), key=lambda i: i.order):
            state.place_bare(item)
    return _finish(state, decisions)


def _refers(item: Item) -> bool:
    return is_bare(item) or is_crowd(item)


class _Clustering:
    """The clusters found so far and the keys under which they are found."""

    def __init__(self, decisions: Decisions, reports: Mapping[str, int], wording: Wording) -> None:
        self.decisions = decisions
        self._wording = wording
        self._reports = reports
        self.clusters: list[Cluster] = []
        self.cluster_of: dict[Ref, Cluster] = {}
        self._main: dict[tuple[str, str], list[Cluster]] = {}
        self._keys: dict[tuple[str, ...], dict[int, Cluster]] = defaultdict(dict)

    def place(self, item: Item) -> None:
        """Put the item into the best fitting cluster, or into a new one."""
        best: tuple[float, int, int, str] | None = None
        for cluster in self._candidates(item):
            score, reason = self._compare(item, cluster)
            rank = (-round(score, 3), -len(cluster.items), cluster.number)
            if score >= THRESHOLD and (best is None or rank < best[:3]):
                best = (*rank, reason)
        only = self._only_decision(item) if best is None else None
        held = self._only_in_span(item) if best is None else None
        if only is not None:
            self._join(only, item, 0.55, "the same body's only such decision in the story")
        elif held is not None:
            self._join(held, item, 0.55, "the only such event that the story tells of in that time")
        elif best is not None:
            self._join(self.clusters[best[2]], item, min(1.0, -best[0]), best[3])
        elif worded := self._worded_alike(item):
            self._join(worded[0], item, worded[1], f"told in like words, chance {worded[1]:.2f}")
        else:
            self._open(item)

    def _worded_alike(self, item: Item) -> tuple[Cluster, float] | None:
        """The cluster that nothing told speaks against and whose words are likeliest the same."""
        if not item.type.one_off or item.marked or not is_real(item):
            return None
        if item.type.name in _LOOSE or (item.mention.nominal and not item.definite):
            return None
        if item.mention.event_class is EventClass.REPORTING:
            return None
        told = self._keys.get(("group", item.story, item.group), {}).values()
        fitting = [c for c in islice(told, 8 * MAX_CANDIDATES) if self._may_be(item, c)]
        return self._wording.best(item, fitting[:MAX_CANDIDATES])

    def _may_be(self, item: Item, cluster: Cluster) -> bool:
        """Whether no comparison of what is told rules it out."""
        return (
            agree(item, cluster)
            and not self._forbidden(item, cluster)
            and not any(i.marked for i in cluster.items)
            and all(is_real(i) for i in cluster.items)
            and compare_times(item, cluster)[0] >= 0
            and compare_participants(item, cluster)[0] >= 0
            and not held_apart(item, cluster)
            and not told_further(item, cluster)
            and not counts_more(item, cluster)
            and not described_apart(item, cluster)
            and compare_places(item, cluster)[0] >= 0
        )

    def _only_decision(self, item: Item) -> Cluster | None:
        """ "the court's refusal": the one dated decision of that court of that kind, if one."""
        if item.type.name not in _LOOSE or not item.mention.nominal or not item.main:
            return None
        if item.interval is not None or not is_real(item):
            return None
        known = {
            number: cluster
            for entity in sorted(item.main)
            for number, cluster in self._keys.get(
                ("main", item.story, item.group, entity), {}
            ).items()
            if cluster.days
            and not self._forbidden(item, cluster)
            and agree(item, cluster)
            and not held_apart(item, cluster)
        }
        return next(iter(known.values())) if len(known) == 1 else None

    def _only_in_span(self, item: Item) -> Cluster | None:
        if item.type.name in _LOOSE:
            return None
        told = islice(self._keys.get(("group", item.story, item.group), {}).values(), 400)
        found = only_in_span(item, [c for c in told if agree(item, c)])
        if found is None or self._forbidden(item, found) or held_apart(item, found):
            return None
        return found

    def place_bare(self, item: Item) -> None:
        """Put a bare reference to its article's event of that kind, else to the story's."""
        if (item.definite or is_crowd(item)) and is_real(item) and not item.marked:
            found = self._referent(item)
            if found is not None:
                cluster, score, reason = found
                self._join(cluster, item, score, reason)
                return
        if is_bare(item):
            self._open(item)
        else:
            self.place(item)

    def _referent(self, item: Item) -> tuple[Cluster, float, str] | None:
        own = [
            c
            for c in self._keys.get(("report", item.ref.article, item.group), {}).values()
            if _fits_bare(item, c)
            and not self._forbidden(item, c)
            and any(is_real(i) for i in c.items)
        ]
        if own:
            here = {c.number: sum(i.ref.article == item.ref.article for i in c.items) for c in own}
            cluster = min(own, key=lambda c: (-here[c.number], -len(c.items), c.number))
            if counts_more(item, cluster):
                return None
            return cluster, 0.7, "refers to the event of this kind that the report tells of"
        known = [c for c in self._largest(item) if not self._forbidden(item, c)]
        if not known or not _fits_bare(item, known[0]) or counts_more(item, known[0]):
            return None
        tellers = {i.ref.article for i in known[0].items}
        main = len(tellers) >= MAIN_SHARE * self._reports[item.story]
        if main and (len(known) == 1 or len(known[0].items) >= 2 * len(known[1].items)):
            return known[0], 0.6, "refers to the story's main event of this kind"
        return None

    def _largest(self, item: Item) -> list[Cluster]:
        """The story's two largest events of the item's kind, as the full mentions made them."""
        key = (item.story, item.group)
        if key not in self._main:
            told = self._keys.get(("group", *key), {}).values()
            real = [c for c in told if any(is_real(i) for i in c.items)]
            self._main[key] = sorted(real, key=lambda c: (-len(c.items), c.number))[:2]
        return self._main[key]

    def _candidates(self, item: Item) -> list[Cluster]:
        found: dict[int, int] = defaultdict(int)
        for key in keys_of(item):
            for number in islice(self._keys.get(key, {}), 8 * MAX_CANDIDATES):
                found[number] += 1
        ranked = sorted(found, key=lambda number: (-found[number], number))[:MAX_CANDIDATES]
        if item.cause in self.cluster_of:
            number = self.cluster_of[item.cause].number
            ranked += self._keys.get(("cause", item.group, str(number)), {})
        return [self.clusters[number] for number in dict.fromkeys(ranked)]

    def _forbidden(self, item: Item, cluster: Cluster) -> bool:
        partners = self.decisions.not_same.get(item.ref, frozenset())
        return bool(partners) and any(i.ref in partners for i in cluster.items)

    def _compare(self, item: Item, cluster: Cluster) -> tuple[float, str]:
        """How well the item fits, in [0, 1], with the reason for a reader."""
        if self._forbidden(item, cluster):
            return 0.0, "a person judged them not the same"
        if item.mention.event_class is EventClass.REPORTING:
            return 0.0, "statements are not merged"
        if not agree(item, cluster):
            return 0.0, "one did not happen"
        time, time_reason = compare_times(item, cluster)
        if time < 0:
            return 0.0, time_reason
        score, reasons = time, [time_reason] if time_reason else []
        who, who_reason = compare_participants(item, cluster)
        if who < 0:
            return 0.0, who_reason
        if apart := held_apart(item, cluster):
            return 0.0, apart
        if item.type.many_a_day and not self._wording.of_same_people(item, cluster):
            return 0.0, "other people are named beside it"
        if searched_apart(item, cluster):
            return 0.0, "other places were searched"
        score += who
        where, where_reason = compare_places(item, cluster)
        score += where
        if time < 0.5 and told_further(item, cluster):
            return 0.0, "one is told as a further one of its kind"
        cause = self._same_cause(item, cluster)
        score += cause
        words, words_reason = compare_words(item, cluster)
        if words_reason and (who == 0.0 or words_reason == COPIED):
            score += words
            reasons.append(words_reason)
        reasons += [r for r in (who_reason, where_reason, "same cause" if cause > 0 else "") if r]
        if words_reason == COPIED:
            return max(score, 0.6), ", ".join(reasons)
        if not item.type.one_off and time < 0.5:
            return 0.0, "happens again and again"
        if item.type.name in _LOOSE and time < 0.5 and not share_both_sides(item, cluster):
            return 0.0, "too general to tell"
        return score, ", ".join(reasons)

    def _same_cause(self, item: Item, cluster: Cluster) -> float:
        if item.cause is None or item.cause not in self.cluster_of or item.main:
            return 0.0
        number = self.cluster_of[item.cause].number
        causes = {
            self.cluster_of[i.cause].number
            for i in cluster.items[:MAX_COMPARED]
            if i.cause in self.cluster_of
        }
        if not causes:
            return 0.0
        if item.day and item.day in cluster.days and number not in causes:
            return 0.0  # one day's parts, whatever each report calls their cause
        return 0.5 if number in causes else -0.5

    def _open(self, item: Item) -> None:
        cluster = Cluster(len(self.clusters))
        self.clusters.append(cluster)
        self._register(cluster, item)

    def _join(self, cluster: Cluster, item: Item, score: float, reason: str) -> None:
        anchor = cluster.items[0]
        cluster.reasons.append(MergeReason(anchor.words, item.words, round(score, 3), reason))
        self._register(cluster, item)

    def _register(self, cluster: Cluster, item: Item) -> None:
        cluster.add(item)
        self.cluster_of[item.ref] = cluster
        keys = keys_of(item)
        if item.cause in self.cluster_of:
            keys.append(("cause", item.group, str(self.cluster_of[item.cause].number)))
        keys.append(("group", item.story, item.group))
        keys.append(("report", item.ref.article, item.group))
        for key in keys:
            self._keys[key][cluster.number] = cluster


def _fits_bare(item: Item, cluster: Cluster) -> bool:
    """Any noun refers to an event of its group; a verb only to one told with its type."""
    if not is_bare(item):
        return fits_crowd(item, cluster)
    return item.mention.nominal or any(i.type == item.type for i in cluster.items)


def _finish(state: _Clustering, decisions: Decisions) -> tuple[EventCluster, ...]:
    """The clusters with ids, those merged that a person judged the same."""
    sets = UnionFind(len(state.clusters))
    judged: dict[int, list[MergeReason]] = defaultdict(list)
    for left, partners in sorted(decisions.same.items()):
        for right in sorted(partners):
            if left < right and left in state.cluster_of and right in state.cluster_of:
                first, second = state.cluster_of[left], state.cluster_of[right]
                sets.union(first.number, second.number)
                judged[first.number].append(
                    MergeReason(
                        first.items[0].words,
                        second.items[0].words,
                        1.0,
                        "a person judged them the same",
                    )
                )
    drafts = [(_in_text_order(state, group), group) for group in sets.groups()]
    drafts = [d for d in drafts if decisions.wrong.isdisjoint(item.ref for item in d[0])]
    drafts.sort(key=lambda draft: draft[0][0].place)
    taken: dict[str, int] = defaultdict(int)
    found = []
    for items, group in drafts:
        clusters = [state.clusters[number] for number in group]
        identity = _identity(items, clusters)
        taken[identity] += 1
        if taken[identity] > 1:  # two like events of one day: told apart by their order
            identity = f"{identity}-{taken[identity]}"
        refs = tuple(sorted(i.ref for i in items))
        reasons = [
            r for number in group for r in (*state.clusters[number].reasons, *judged[number])
        ]
        found.append(EventCluster(identity, refs, tuple(reasons)))
    return tuple(found)


def _in_text_order(state: _Clustering, group: Sequence[int]) -> list[Item]:
    items = [item for number in group for item in state.clusters[number].items]
    return sorted(items, key=lambda item: item.place)


def _identity(items: Sequence[Item], clusters: Sequence[Cluster]) -> str:
    days = sorted({day for cluster in clusters for day in cluster.days})
    main = sorted({entity for cluster in clusters for entity in cluster.main})
    first = items[0]
    return event_id(clusters[0].items[0].group, days, main, first.ref.article, first.mention.span)
