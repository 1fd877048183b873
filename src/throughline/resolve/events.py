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

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from throughline.extract.triggers import EventType, event_types
from throughline.model.annotation import (
    Annotation,
    Argument,
    Certainty,
    EntityType,
    EventClass,
    EventMention,
    Polarity,
    Tense,
)
from throughline.model.case import MergeReason
from throughline.model.dates import Interval
from throughline.model.judgement import Judgement
from throughline.model.source import Article, Span
from throughline.resolve.clusters import UnionFind
from throughline.resolve.event_identity import event_id
from throughline.resolve.event_judgements import Decisions, decide
from throughline.resolve.event_times import EventTime, event_time
from throughline.resolve.resolution import EntityCluster, EventCluster, Ref
from throughline.resolve.subject_words import subject_stems

__all__ = ["EventTime", "event_time", "resolve_events"]

THRESHOLD = 0.5
"""Least score at which a mention joins a cluster."""
MAX_CANDIDATES = 40
"""Clusters looked at for one mention: those with most in common first."""

_GROUPS = {
    "attack": "attack",
    "bombing": "attack",
    "shooting": "attack",
    "kill": "deaths",
    "die": "deaths",
    "refuse": "refusal",
    "dismiss": "refusal",
    "rule": "ruling",
    "arrest": "arrest",
    "capture": "arrest",
}
_COPIED = "nearly the same words"
_EMPTY_HEADS = frozenset(
    ("they", "he", "she", "it", "we", "who", "them", "him", "her", "people", "others")
)
_LOOSE = frozenset(
    ("refuse", "dismiss", "order", "grant", "rule", "file", "agree", "pay", "stay", "find", "seize")
)
"""Types too general for one shared participant to make two mentions one event."""
_BARE_FAMILIES = frozenset(("violence", "accident", "natural"))
_PLACES = (EntityType.PLACE, EntityType.FACILITY)
_MAIN_PLACE = frozenset(("violence", "accident", "natural", "war"))


@dataclass(frozen=True, slots=True)
class Item:
    """One event mention with what it is compared on."""

    ref: Ref
    mention: EventMention
    type: EventType
    group: str
    story: str
    words: str
    """The trigger in short context, for reasons."""
    interval: Interval | None
    main: frozenset[str]
    """Entity ids of the participant who makes it this event: patient, or agent where none is."""
    others: frozenset[str]
    places: frozenset[str]
    definite: bool
    cause: Ref | None
    head: str
    """Last word of a participant that is not resolved ("the trains"), "" where there is none."""
    stems: frozenset[str]
    """Subject words of the clause: copied sentences are told by them."""

    @property
    def day(self) -> str | None:
        """ISO day where the time is one sure day."""
        known = self.interval
        if known is None or known.start is None or not known.is_day or known.approximate:
            return None
        return known.start.isoformat()

    @property
    def place(self) -> tuple[str, Span, int]:
        """Where it stands: by article id, then in the text."""
        return (self.ref.article, self.mention.span, self.ref.item)

    @property
    def order(self) -> tuple[int, str, int, int]:
        """Best described first, then by article and place."""
        weight = 4 * (self.day is not None) + 2 * bool(self.main) + (self.interval is not None)
        weight += bool(self.places) + (not self.mention.nominal)
        return (-weight, self.ref.article, self.mention.span.start, self.ref.item)


@dataclass(slots=True)
class _Cluster:
    number: int
    items: list[Item] = field(default_factory=list)
    reasons: list[MergeReason] = field(default_factory=list)
    main: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    intervals: list[Interval] = field(default_factory=list)
    days: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.main |= item.main
        self.others |= item.others
        self.places |= item.places
        if item.interval is not None:
            self.intervals.append(item.interval)
        if item.day:
            self.days.add(item.day)


def resolve_events(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: tuple[EntityCluster, ...],
    judgements: Sequence[Judgement],
    stories: Mapping[str, str],
) -> tuple[EventCluster, ...]:
    """Clusters of event mentions, in order of their first mention by article id and place.

    `annotations[i]` is that of `articles[i]`. A mention judged wrong is in no cluster.
    """
    decisions = decide(annotations, judgements)
    entity_of = {ref: cluster.id for cluster in entities for ref in cluster.mentions}
    texts = {article.id: article.text for article in articles}
    items = [
        _item(annotation, index, entity_of, texts[annotation.article], stories)
        for annotation in annotations
        for index in range(len(annotation.events))
        if Ref(annotation.article, index) not in decisions.wrong
    ]
    state = _Clustering(decisions)
    # What caused a toll must be known before the toll is placed.
    for late in (False, True):
        chosen = [i for i in items if (i.group in ("deaths", "injure")) is late]
        for item in sorted((i for i in chosen if not _bare(i)), key=lambda i: i.order):
            state.place(item)
        for item in sorted((i for i in chosen if _bare(i)), key=lambda i: i.order):
            state.place_bare(item)
    return _finish(state, decisions)


def _item(
    annotation: Annotation,
    index: int,
    entity_of: Mapping[Ref, str],
    text: str,
    stories: Mapping[str, str],
) -> Item:
    mention = annotation.events[index]
    kind = event_types()[mention.type]
    ids: dict[str, set[str]] = defaultdict(set)
    for argument in mention.arguments:
        if argument.mention is not None:
            entity = entity_of.get(Ref(annotation.article, argument.mention))
            if entity:
                place = annotation.mentions[argument.mention].type in _PLACES
                # "attacked the town": where it happened says which attack it was.
                where = place and kind.family in _MAIN_PLACE
                ids["place" if where else argument.role].add(entity)
    patient, agent = ids["patient"], ids["agent"] | ids["court"]
    main = patient or (agent if kind.possessor == "agent" and kind.family != "violence" else set())
    before = text[max(0, mention.span.start - 40) : mention.span.start].lower().split()
    return Item(
        ref=Ref(annotation.article, index),
        mention=mention,
        type=kind,
        group=_GROUPS.get(mention.type, kind.family if kind.family == "accident" else mention.type),
        story=stories.get(annotation.article, ""),
        words=_short(text, mention),
        interval=None if mention.time is None else annotation.times[mention.time].interval,
        main=frozenset(main),
        others=frozenset((agent | ids["target"]) - main),
        places=frozenset(ids["place"]),
        definite=not {"a", "an", "any", "another", "no", "other", "more"} & set(before[-4:]),
        cause=_cause(annotation, mention.arguments),
        head=_head(text, mention, main),
        stems=frozenset(subject_stems(mention.clause.of(text))),
    )


def _head(text: str, mention: EventMention, main: Set[str]) -> str:
    """The noun of an unresolved patient or agent, lower case: what the event befell."""
    if main:
        return ""
    for role in ("patient", "agent", "court"):
        for argument in mention.arguments:
            if argument.role == role and argument.mention is None:
                words = argument.span.of(text).lower().split()
                return "" if not words or words[-1] in _EMPTY_HEADS else words[-1].strip(".,'’”")
    return ""


def _cause(annotation: Annotation, arguments: Iterable[Argument]) -> Ref | None:
    for argument in arguments:
        if argument.role == "cause":
            for number, event in enumerate(annotation.events):
                if event.span == argument.span:
                    return Ref(annotation.article, number)
    return None


def _short(text: str, mention: EventMention) -> str:
    clause = mention.clause.of(text)
    if len(clause) <= 80:
        return " ".join(clause.split())
    start = max(mention.clause.start, mention.span.start - 35)
    end = min(mention.clause.end, mention.span.end + 35)
    return "… " + " ".join(text[start:end].split()) + " …"


def _bare(item: Item) -> bool:
    """Whether the mention says nothing of its own: "the attack", "the disaster"."""
    return (
        item.mention.nominal
        and item.type.family in _BARE_FAMILIES
        and item.interval is None
        and not item.main
        and not item.places
    )


class _Clustering:
    """The clusters found so far and the keys under which they are found."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.clusters: list[_Cluster] = []
        self.cluster_of: dict[Ref, _Cluster] = {}
        self._keys: dict[tuple[str, ...], dict[int, _Cluster]] = defaultdict(dict)

    def place(self, item: Item) -> None:
        """Put the item into the best fitting cluster, or into a new one."""
        best: tuple[float, int, str] | None = None
        for cluster in self._candidates(item):
            score, reason = self._compare(item, cluster)
            if score >= THRESHOLD and (best is None or (-score, cluster.number) < best[:2]):
                best = (-score, cluster.number, reason)
        only = self._only_decision(item) if best is None else None
        if only is not None:
            self._join(only, item, 0.55, "the same body's only such decision in the story")
        elif best is None:
            self._open(item)
        else:
            self._join(self.clusters[best[1]], item, min(1.0, -best[0]), best[2])

    def _only_decision(self, item: Item) -> _Cluster | None:
        """ "the court's refusal": the one dated decision of that court of that kind, if one."""
        if item.type.name not in _LOOSE or not item.mention.nominal or not item.main:
            return None
        if item.interval is not None or not _real(item):
            return None
        known = {
            number: cluster
            for entity in sorted(item.main)
            for number, cluster in self._keys.get(
                ("main", item.story, item.group, entity), {}
            ).items()
            if cluster.days and not self._forbidden(item, cluster) and _agree(item, cluster)
        }
        return next(iter(known.values())) if len(known) == 1 else None

    def place_bare(self, item: Item) -> None:
        """Put a bare reference to its article's event of that kind, else to the story's."""
        if item.definite and _real(item):
            found = self._referent(item)
            if found is not None:
                cluster, score, reason = found
                self._join(cluster, item, score, reason)
                return
        self._open(item)

    def _referent(self, item: Item) -> tuple[_Cluster, float, str] | None:
        known = [
            c
            for c in self._keys.get(("group", item.story, item.group), {}).values()
            if not self._forbidden(item, c) and any(_real(i) for i in c.items)
        ]
        own = [c for c in known if any(i.ref.article == item.ref.article for i in c.items)]
        if own:
            here = {c.number: sum(i.ref.article == item.ref.article for i in c.items) for c in own}
            cluster = min(own, key=lambda c: (-here[c.number], -len(c.items), c.number))
            return cluster, 0.7, "refers to the event of this kind that the report tells of"
        known.sort(key=lambda c: (-len(c.items), c.number))
        if known and (len(known) == 1 or len(known[0].items) >= 2 * len(known[1].items)):
            return known[0], 0.6, "refers to the story's main event of this kind"
        return None

    def _candidates(self, item: Item) -> list[_Cluster]:
        found: dict[int, int] = defaultdict(int)
        for key in _keys(item):
            for number in islice(self._keys.get(key, {}), 8 * MAX_CANDIDATES):
                found[number] += 1
        ranked = sorted(found, key=lambda number: (-found[number], number))[:MAX_CANDIDATES]
        if item.cause in self.cluster_of:
            number = self.cluster_of[item.cause].number
            ranked += self._keys.get(("cause", item.group, str(number)), {})
        return [self.clusters[number] for number in dict.fromkeys(ranked)]

    def _forbidden(self, item: Item, cluster: _Cluster) -> bool:
        partners = self.decisions.not_same.get(item.ref, frozenset())
        return bool(partners) and any(i.ref in partners for i in cluster.items)

    def _compare(self, item: Item, cluster: _Cluster) -> tuple[float, str]:
        """How well the item fits, in [0, 1], with the reason for a reader."""
        if self._forbidden(item, cluster):
            return 0.0, "a person judged them not the same"
        if item.mention.event_class is EventClass.REPORTING:
            return 0.0, "statements are not merged"
        if not _agree(item, cluster):
            return 0.0, "one did not happen"
        time, time_reason = _compare_times(item, cluster)
        if time < 0:
            return 0.0, time_reason
        score, reasons = time, [time_reason] if time_reason else []
        who, who_reason = _compare_participants(item, cluster)
        if who < 0:
            return 0.0, who_reason
        score += who
        where, where_reason = _compare_places(item, cluster)
        score += where
        cause = self._same_cause(item, cluster)
        score += cause
        words, words_reason = _compare_words(item, cluster)
        if words_reason and (who == 0.0 or words_reason == _COPIED):
            score += words
            reasons.append(words_reason)
        reasons += [r for r in (who_reason, where_reason, "same cause" if cause > 0 else "") if r]
        if words_reason == _COPIED:
            return max(score, 0.6), ", ".join(reasons)
        if not item.type.one_off and time < 0.5:
            return 0.0, "happens again and again"
        if item.type.name in _LOOSE and time < 0.5 and not _both_sides(item, cluster):
            return 0.0, "too general to tell"
        return score, ", ".join(reasons)

    def _same_cause(self, item: Item, cluster: _Cluster) -> float:
        if item.cause is None or item.cause not in self.cluster_of or item.main:
            return 0.0
        number = self.cluster_of[item.cause].number
        causes = {
            self.cluster_of[i.cause].number for i in cluster.items if i.cause in self.cluster_of
        }
        if not causes:
            return 0.0
        return 0.5 if number in causes else -0.5

    def _open(self, item: Item) -> None:
        cluster = _Cluster(len(self.clusters))
        self.clusters.append(cluster)
        self._register(cluster, item)

    def _join(self, cluster: _Cluster, item: Item, score: float, reason: str) -> None:
        anchor = cluster.items[0]
        cluster.reasons.append(MergeReason(anchor.words, item.words, round(score, 3), reason))
        self._register(cluster, item)

    def _register(self, cluster: _Cluster, item: Item) -> None:
        cluster.add(item)
        self.cluster_of[item.ref] = cluster
        keys = _keys(item)
        if item.cause in self.cluster_of:
            keys.append(("cause", item.group, str(self.cluster_of[item.cause].number)))
        keys.append(("group", item.story, item.group))
        for key in keys:
            self._keys[key][cluster.number] = cluster


def _keys(item: Item) -> list[tuple[str, ...]]:
    base = (item.story, item.group)
    keys: list[tuple[str, ...]] = []
    if item.day:
        keys.append(("day", *base, item.day))
    keys += [("main", *base, entity) for entity in sorted(item.main)]
    if item.head:
        keys.append(("head", *base, item.head))
    if len(item.stems) >= 4:
        keys.append(("words", *base, *sorted(item.stems)[:3]))
    if item.type.family in _MAIN_PLACE:
        keys += [("place", *base, entity) for entity in sorted(item.places)]
    return keys


def _real(item: Item) -> bool:
    return (
        item.mention.polarity is Polarity.POSITIVE
        and item.mention.tense in (Tense.HAPPENED, Tense.ONGOING)
        and item.mention.certainty is not Certainty.UNKNOWN
    )


def _agree(item: Item, cluster: _Cluster) -> bool:
    """Whether polarity allows one event; what is still to come may have happened since."""
    return item.mention.polarity is cluster.items[0].mention.polarity


def _compare_times(item: Item, cluster: _Cluster) -> tuple[float, str]:
    if item.interval is None or not cluster.intervals:
        return 0.0, ""
    if item.day and cluster.days:
        if item.day in cluster.days:
            return 0.5, f"same day, {item.day}"
        return -1.0, "different days"
    if not all(item.interval.overlaps(known) for known in cluster.intervals):
        return -1.0, "times that exclude each other"
    return 0.2, "times that fit"


def _compare_participants(item: Item, cluster: _Cluster) -> tuple[float, str]:
    if item.main and cluster.main:
        if item.main & cluster.main:
            return 0.5, "same main participant"
        return -1.0, "different participants"
    if item.others & (cluster.others | cluster.main):
        return 0.15, "a shared participant"
    return 0.0, ""


def _compare_places(item: Item, cluster: _Cluster) -> tuple[float, str]:
    if not item.places or not cluster.places:
        return 0.0, ""
    if item.places & cluster.places:
        weight = 0.5 if item.type.family in _MAIN_PLACE else 0.1
        return weight, "same place"
    return -0.15, "different places named"


def _compare_words(item: Item, cluster: _Cluster) -> tuple[float, str]:
    """Copied clauses, and the same unresolved participant in one report."""
    for other in cluster.items:
        shared = len(item.stems & other.stems)
        if shared >= 4 and shared >= 0.7 * max(len(item.stems), len(other.stems)):
            return 0.5, _COPIED
        if item.head and item.head == other.head:
            same_report = item.ref.article == other.ref.article
            return (0.5 if same_report else 0.2), f"both of “{item.head}”"
    return 0.0, ""


def _both_sides(item: Item, cluster: _Cluster) -> bool:
    return bool(item.main & cluster.main) and bool(item.others & cluster.others)


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


def _identity(items: Sequence[Item], clusters: Sequence[_Cluster]) -> str:
    days = sorted({day for cluster in clusters for day in cluster.days})
    main = sorted({entity for cluster in clusters for entity in cluster.main})
    first = items[0]
    return event_id(clusters[0].items[0].group, days, main, first.ref.article, first.mention.span)
