"""What one event mention is compared on, and the cluster it may join."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from throughline.extract.events.triggers import EventType, event_types
from throughline.model.annotation import (
    Annotation,
    Argument,
    Certainty,
    EntityType,
    EventMention,
    Polarity,
    Tense,
)
from throughline.model.case import MergeReason
from throughline.model.dates import Interval
from throughline.model.source import Span
from throughline.resolve.events.turns import turn_of
from throughline.resolve.events.victims import FAMILIES as VICTIM_FAMILIES
from throughline.resolve.events.victims import Person, Victim, victim_of
from throughline.resolve.resolution import Ref
from throughline.resolve.subject_words import subject_stems

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
_PLACES = (EntityType.PLACE, EntityType.FACILITY)
MAIN_PLACE = frozenset(("violence", "accident", "natural", "war"))
_BARE_FAMILIES = frozenset(("violence", "accident", "natural"))
_COUNTED_OVERALL = VICTIM_FAMILIES | {"accident", "natural", "war"}
"""Families whose ordinals count those of a town or a year, not those of one matter."""
_KNOWN = frozenset(("the", "she", "it", "he", "they", "her", "his", "their", "its", "that", "this"))
_EMPTY_HEADS = frozenset(
    ("they", "he", "she", "it", "we", "who", "them", "him", "her", "people", "others")
)
_APART = frozenset(
    (
        *(
            "second",
            "third",
            "another",
            "other",
            "previous",
            "prior",
            "separate",
            "unrelated",
            "earlier",
        ),
        *("different", "similar", "additional", "further", "subsequent", "past", "two", "three"),
    )
)
"""Words that tell an event from another of its kind; a count tells of more than one."""
_THAT_INCIDENT = re.compile(
    r"\W*in (?:that|another|a (?:separate|similar|previous)) ", re.IGNORECASE
)
_ONE = frozenset(("one", "a", "an", "1"))
_NUMBER_WORDS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "several", "many", "dozens", "scores", "hundreds", "some", "multiple", "most"),
    )
)
_PEOPLE = frozenset(
    (
        *("people", "others", "victims", "persons", "passengers", "they", "them", "bystanders"),
        *("civilians", "officers", "students", "children", "women", "men", "workers", "who"),
    )
)


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
    """The time that the text states: an inferred one would set events apart that are one."""
    main: frozenset[str]
    """Entity ids of the participant who makes it this event: patient, or agent where none is."""
    others: frozenset[str]
    places: frozenset[str]
    definite: bool
    cause: Ref | None
    head: str
    """Last word of a participant that is not resolved ("the trains"), "" where there is none."""
    marked: bool
    """Whether the words set it apart from another of its kind: "a second arrest"."""
    crowd: bool
    """Whether it befell people at large, or nobody that the words name: "nine people"."""
    several: bool
    """Whether its patient is more than one."""
    known: bool
    """Whether its unresolved patient is one the reader knows: "the ferry", "she"."""
    stems: frozenset[str]
    """Subject words of the clause: copied sentences are told by them."""
    victim: Victim | None = None
    """The one person whom it befell, where it befalls people and the words tell just one."""
    turn: str = ""
    """Which of several of its kind the words say it is: see `turns`."""

    @property
    def day(self) -> str | None:
        """ISO day where the time is one sure day; an hour may be approximate."""
        known = self.interval
        if known is None or known.start is None or not known.is_day:
            return None
        if known.approximate and known.clock is None:
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
class Cluster:
    """Mentions taken for one event, with what they say together."""

    number: int
    items: list[Item] = field(default_factory=list)
    reasons: list[MergeReason] = field(default_factory=list)
    main: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    intervals: list[Interval] = field(default_factory=list)
    days: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        """Take the item in."""
        self.items.append(item)
        self.main |= item.main
        self.others |= item.others
        self.places |= item.places
        if item.interval is not None:
            self.intervals.append(item.interval)
        if item.day:
            self.days.add(item.day)


def group_of(name: str) -> str:
    """What events of this type can be one with: a type, or a group of types."""
    kind = event_types()[name]
    return _GROUPS.get(name, kind.family if kind.family == "accident" else name)


def item_of(
    annotation: Annotation,
    index: int,
    entity_of: Mapping[Ref, str],
    text: str,
    stories: Mapping[str, str],
    persons: Mapping[str, Person],
) -> Item:
    """The Item of event mention number `index`."""
    mention = annotation.events[index]
    kind = event_types()[mention.type]
    ids: dict[str, set[str]] = defaultdict(set)
    for argument in mention.arguments:
        if argument.mention is not None:
            entity = entity_of.get(Ref(annotation.article, argument.mention))
            if entity:
                place = annotation.mentions[argument.mention].type in _PLACES
                # "attacked the town": where it happened says which attack it was.
                # "visited the town": who came makes the visit, the town says where.
                visited = kind.movement and argument.role == "patient"
                where = place and (kind.family in MAIN_PLACE or visited)
                ids["place" if where else argument.role].add(entity)
    patient, agent = ids["patient"], ids["agent"] | ids["court"]
    main = patient or (agent if kind.possessor == "agent" and kind.family != "violence" else set())
    before = text[max(0, mention.span.start - 40) : mention.span.start].lower().split()
    several = _several(text, mention)
    told = kind.family in VICTIM_FAMILIES and not several
    return Item(
        ref=Ref(annotation.article, index),
        mention=mention,
        type=kind,
        group=group_of(mention.type),
        story=stories.get(annotation.article, ""),
        words=_short(text, mention),
        interval=annotation.interval_of(mention)
        if mention.dating and mention.dating.stated
        else None,
        main=frozenset(main),
        others=frozenset((agent | ids["target"]) - main),
        places=frozenset(ids["place"]),
        definite=not {"a", "an", "any", "another", "no", "other", "more"} & set(before[-4:]),
        cause=_cause(annotation, mention.arguments),
        head=_head(text, mention, main),
        marked=_marked(text, mention),
        crowd=_crowd(text, mention),
        several=several,
        known=_known(text, mention),
        stems=frozenset(subject_stems(mention.clause.of(text))),
        victim=victim_of(annotation, mention, text, entity_of, persons) if told else None,
        turn="" if kind.family in _COUNTED_OVERALL else turn_of(text, mention),
    )


def without_covered(items: Sequence[Item]) -> list[Item]:
    """The items, none with a victim of its own where its report tells of several whom one event
    of the kind befell: "six people were shot", or one sentence that goes through those hit."""
    covered = {(item.ref.article, item.group) for item in items if item.several}
    sentences = Counter(
        (item.ref.article, item.group, item.mention.sentence)
        for item in items
        if item.victim is not None and item.group == "attack"
    )
    covered |= {(article, group) for (article, group, _), told in sentences.items() if told > 1}
    return [
        replace(item, victim=None) if (item.ref.article, item.group) in covered else item
        for item in items
    ]


def _stated(annotation: Annotation, mention: EventMention) -> Interval | None:
    stated = mention.dating is not None and mention.dating.stated
    return annotation.interval_of(mention) if stated else None


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


def _marked(text: str, mention: EventMention) -> bool:
    """Whether a word before the trigger or in a participant tells it from another event."""
    before = text[max(mention.clause.start, mention.span.start - 60) : mention.span.start].lower()
    words = set(before.replace(",", " ").split()[-4:] if mention.nominal else before.split())
    for argument in mention.arguments:
        if argument.role in ("patient", "agent"):
            words |= set(argument.span.of(text).lower().split()) - {"two", "three"}
    return bool(words & _APART) or bool(_THAT_INCIDENT.match(mention.clause.of(text)))


def _patients(text: str, mention: EventMention) -> list[list[str]]:
    return [a.span.of(text).lower().split() for a in mention.arguments if a.role == "patient"]


def _crowd(text: str, mention: EventMention) -> bool:
    """Whether no patient is one particular person."""
    return all(
        words
        and (words[-1].strip(".,") in _PEOPLE or words[0] in _NUMBER_WORDS or words[0].isdigit())
        for words in _patients(text, mention)
    )


def _several(text: str, mention: EventMention) -> bool:
    return any(
        words[0] not in _ONE
        and (
            words[-1].strip(".,") in _PEOPLE
            or words[0] in _NUMBER_WORDS
            or words[0].isdigit()
            or "and" in words
        )
        for words in _patients(text, mention)
        if words
    )


def _known(text: str, mention: EventMention) -> bool:
    """Whether every patient is a pronoun or begins with "the" or a possessive."""
    patients = [a.span.of(text).lower().split() for a in mention.arguments if a.role == "patient"]
    return bool(patients) and all(words and words[0] in _KNOWN for words in patients)


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


def is_bare(item: Item) -> bool:
    """Whether the mention says nothing of its own: "the attack", "she sank", "the ferry sank"."""
    if item.type.family not in _BARE_FAMILIES or item.interval is not None or item.main:
        return False
    if item.mention.nominal:
        return not item.places
    return item.type.family == "accident" and item.known


def keys_of(item: Item) -> list[tuple[str, ...]]:
    """The keys under which the item's cluster is found."""
    base = (item.story, item.group)
    keys: list[tuple[str, ...]] = []
    if item.day:
        keys.append(("day", *base, item.day))
    keys += [("main", *base, entity) for entity in sorted(item.main)]
    if item.head:
        keys.append(("head", *base, item.head))
    if len(item.stems) >= 4:
        keys.append(("words", *base, *sorted(item.stems)[:3]))
    if item.type.family in MAIN_PLACE:
        keys += [("place", *base, entity) for entity in sorted(item.places)]
    return keys


def is_real(item: Item) -> bool:
    """Whether the text says that it happened."""
    return (
        item.mention.polarity is Polarity.POSITIVE
        and item.mention.tense in (Tense.HAPPENED, Tense.ONGOING)
        and item.mention.certainty is not Certainty.UNKNOWN
    )
