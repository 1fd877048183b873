"""Pairs of events that may be one and were left apart: what a person should look at.

Listed are happenings of one kind that reports tell as having happened and that can be one: no days,
main participants or victims exclude each other. How likely they are one is the chance of the
learned scorer of words (`events.wording`) for their likest mentions, brought to what was counted by
hand: where all that can be compared left two apart, the scorer knows less than it says.

Only events that share a day, a participant or rare words are compared, so that the cost stays near
linear. It fails on what two reports tell in no common word.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Annotation, Certainty, Polarity, Tense
from throughline.model.case import Event
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article
from throughline.resolve.events.items import Item, group_of, item_of
from throughline.resolve.events.victims import FAMILIES, apart, described
from throughline.resolve.events.wording import MOST_ARTICLES, Wording
from throughline.resolve.subject_words import subject_stems

SCALE, SHIFT = 0.21, 0.70
"""Of the scorer's log-odds. Learned from 70 undecided pairs of news that were read by hand, when it
said 0.9 more of such pairs (decision 25)."""
LEAST = 0.5
"""What is likelier two than one is not worth a person's time."""
LIKE_WORDS = 0.5
"""Share of subject words from which two sentences are said to be told in like words."""
_MOST_MENTIONS = 4
"""Mentions of an event that are compared."""
_MOST_SHARING = 40
"""Events with a key in common that are compared; words that more of them share are no key."""
_NOTHING = 1e-3
_COUNTS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both")
)


@dataclass(frozen=True, slots=True)
class UndecidedEvents:
    """Two events that may be one, and the chance, from 0 to 1, that they are."""

    left: Event
    right: Event
    score: float
    reason: str


def undecided_events(
    events: Sequence[Event],
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    judged: frozenset[frozenset[str]] = frozenset(),
) -> tuple[UndecidedEvents, ...]:
    """The pairs of at least `LEAST`, likeliest first.

    `articles` are those of the case and `annotations` theirs by id; `judged` are pairs of ids that
    a person decided about. In cases of more than `MOST_ARTICLES` reports words tell too little:
    there are none then.
    """
    if len(articles) > MOST_ARTICLES:
        return ()
    told = sorted(filter(_may_be_listed, events), key=lambda e: (-e.centrality, e.id))
    mentions = _Mentions(articles, annotations)
    found = []
    for one, two in _candidates(told):
        if frozenset((one.id, two.id)) not in judged and not cannot_be_one(one, two):
            likeness = mentions.chance(one, two)
            score = chance_of(likeness) if likeness is not None else 0.0
            if score >= LEAST:
                found.append(UndecidedEvents(one, two, score, _reason(one, two)))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.left.id, pair.right.id)))


def judged_apart(
    events: Sequence[Event], judgements: Iterable[Judgement]
) -> frozenset[frozenset[str]]:
    """Ids of the pairs of events that a person found not the same: those told in the sentences
    that a judgement names, of its types."""
    return frozenset(
        frozenset((left, right))
        for judgement in judgements
        if judgement.verdict is Verdict.NOT_SAME and judgement.other is not None
        for left in _meant(events, judgement.item)
        for right in _meant(events, judgement.other)
        if left != right
    )


def _meant(events: Sequence[Event], side: ItemAnchor) -> list[str]:
    if side.kind != "event" or side.type not in event_types():
        return []
    return [
        event.id
        for event in events
        if group_of(event.type) == group_of(side.type)
        and any(c.article == side.article and c.span.overlaps(side.span) for c in event.citations)
    ]


def chance_of(likeness: float) -> float:
    """From 0 to 1, to two digits, for what the scorer says of an undecided pair."""
    sure = min(max(likeness, _NOTHING), 1 - _NOTHING)
    odds = SHIFT + SCALE * math.log(sure / (1 - sure))
    return round(1 / (1 + math.exp(-odds)), 2)


def cannot_be_one(one: Event, two: Event) -> bool:
    """Whether times, main participants or victims of the two exclude each other."""
    if one.time is not None and two.time is not None and not one.time.overlaps(two.time):
        return True
    main = [_main(event) for event in (one, two)]
    if all(main) and not main[0] & main[1]:
        return True
    if event_types()[one.type].family not in FAMILIES:
        # Two who were charged are not the one who was.
        return {_is_of_several(one), _is_of_several(two)} == {True, False}
    left, right = (
        [described(p.text) for p in e.participants if p.role == "patient" and not p.entity]
        for e in (one, two)
    )
    return len(left) == len(right) == 1 and bool(apart(left[0], right[0]))


def _is_of_several(event: Event) -> bool | None:
    """Whether it befell a counted number of people; None where it is not told whom it befell."""
    told = [p.text.split()[0].lower() for p in event.participants if p.role == "patient" and p.text]
    return any(word.isdigit() or word in _COUNTS for word in told) if told else None


def _main(event: Event) -> set[str]:
    """Those who make it this event: whom it befell, else who did it."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for participant in event.participants:
        if participant.entity:
            told[participant.role].add(participant.entity)
    return told["patient"] or told["agent"]


def _may_be_listed(event: Event) -> bool:
    """What comes once for the same people, and is told as having come."""
    kind = event_types().get(event.type)
    return (
        kind is not None
        and kind.one_off
        and kind.significant
        and event.polarity is Polarity.POSITIVE
        and event.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        and event.tense in (Tense.HAPPENED.value, Tense.ONGOING.value)
    )


def _candidates(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs with a day, a participant or two rare words in common, each once."""
    keys: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        group = group_of(event.type)
        if event.time is not None and event.time.is_day and event.time.start is not None:
            keys["day", group, event.time.start.isoformat()].append(at)
        for entity in sorted({p.entity for p in event.participants if p.entity}):
            keys["who", group, entity].append(at)
        for stem in sorted({stem for c in event.citations for stem in subject_stems(c.quote)}):
            keys["word", group, stem].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for (kind, _, _), members in keys.items():
        if kind == "word" and len(members) > _MOST_SHARING:
            continue
        for index, left in enumerate(members):
            for right in members[index + 1 : index + _MOST_SHARING]:
                shared[left, right] += 1 if kind == "word" else 2
    for left, right in sorted(pair for pair, count in shared.items() if count > 1):
        yield events[left], events[right]


class _Mentions:
    """The mentions of events, as the scorer compares them."""

    def __init__(self, articles: Sequence[Article], annotations: Mapping[str, Annotation]) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._annotations = annotations
        found = [annotations[article.id] for article in articles]
        self._wording = Wording(articles, found, {}, {})
        self._items: dict[str, list[Item]] = {}

    def chance(self, one: Event, two: Event) -> float | None:
        """What the scorer says of their likest mentions; None where one sentence tells both, so
        that their mentions are not told apart."""
        left, right = self._of(one), self._of(two)
        if not left or not right or {item.ref for item in left} & {item.ref for item in right}:
            return None
        return self._wording.likest(left[:_MOST_MENTIONS], right[:_MOST_MENTIONS])

    def _of(self, event: Event) -> list[Item]:
        if event.id not in self._items:
            places = dict.fromkeys((c.article, c.sentence) for c in event.citations)
            self._items[event.id] = [
                item_of(annotation, index, {}, self._texts[article], {}, {})
                for article, sentence in places
                for annotation in [self._annotations[article]]
                for index, mention in enumerate(annotation.events)
                if mention.sentence == sentence and group_of(mention.type) == group_of(event.type)
            ]
        return self._items[event.id]


def _reason(one: Event, two: Event) -> str:
    """What speaks for the pair, for a reader."""
    told = []
    if one.time is not None and one.time == two.time and one.time.is_day and one.time.start:
        told.append(f"both are of {one.time.start.isoformat()}")
    names = {p.entity: p.text for p in one.participants if p.entity}
    shared = sorted({names[p.entity] for p in two.participants if p.entity in names})
    if shared:
        told.append("both name " + " and ".join(f"“{name}”" for name in shared))
    if one.place is not None and one.place == two.place and one.place not in shared:
        told.append(f"both happened in {one.place}")
    if _told_alike(one.summary, two.summary):
        told.append("they are told in like words")
    if one.time is None or two.time is None:
        told.append("at least one has no date")
    return "; ".join(told) or "nothing told excludes it"


def _told_alike(one: str, two: str) -> bool:
    left, right = frozenset(subject_stems(one)), frozenset(subject_stems(two))
    if not left or not right:
        return False
    return len(left & right) / math.sqrt(len(left) * len(right)) >= LIKE_WORDS
