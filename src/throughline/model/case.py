"""What holds across articles: the items of a case file. Each carries citations or cannot exist."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughline.errors import UncitedItemError
from throughline.model.annotation import (
    Certainty,
    EntityType,
    Polarity,
    RoleBasis,
    RoleKind,
    RoleQualifier,
    SourceKind,
)
from throughline.model.dates import Interval
from throughline.model.source import Article, Credit, Skipped, Span


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where an item stands: `article.text[start:end] == quote`, inside sentence `sentence`."""

    article: str
    sentence: int
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The cited range of the article's text."""
        return Span(self.start, self.end)


def require_citations(kind: str, item_id: str, citations: tuple[Citation, ...]) -> None:
    """Raise UncitedItemError unless there is at least one citation."""
    if not citations:
        raise UncitedItemError(f"{kind} {item_id!r} has no citation")


@dataclass(frozen=True, slots=True)
class CaseDescriptor:
    """What reports call an entity, with where they do."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RoleAccount:
    """What reports say of the time of a role: those that put it alike, together."""

    qualifier: RoleQualifier
    basis: RoleBasis
    period: Interval | None
    """When it held, as far as told; None where nothing is dated.

    STATED: its bounds, an open end where one is not told. EVENT: the time of that event. REPORT:
    from the first to the last day of publication of these reports, all of which tell it as holding.
    ENDED and PAST: up to the first of these days. `precision` is that of the bounds.
    """
    independent_sources: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("role account", self.basis.value, self.citations)


@dataclass(frozen=True, slots=True)
class EntityRole:
    """What somebody is or was, by all reports that say so."""

    id: str
    kind: RoleKind
    text: str
    """The fullest words that reports use for it, without qualifier; an age is its number."""
    of: str
    """Whose it is where the words of `text` do not tell: "the company", "Jane Doe"; else ""."""
    entity: str | None
    """Id of the entity whose body, place or relative it is; None where that is not told."""
    accounts: tuple[RoleAccount, ...]
    """The earliest time first."""
    independent_sources: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("role", self.text, self.citations)


@dataclass(frozen=True, slots=True)
class MergeReason:
    """Why two names were taken for one entity: a line for a reader, with its score in [0, 1]."""

    left: str
    right: str
    score: float
    reason: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, facility or group over all articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    descriptors: tuple[CaseDescriptor, ...]
    citations: tuple[Citation, ...]
    """Every mention by name, in order of article and place."""
    reasons: tuple[MergeReason, ...] = ()
    mentions: int = 0
    """All mentions, descriptions and pronouns included."""
    centrality: float = 0.0
    """In [0, 1]: share of the case's articles and mentions, for ranking."""
    independent_sources: int = 0
    """In how many independent texts it is named; copies of one text count once."""
    roles: tuple[EntityRole, ...] = ()
    """What a person is said to be: by kind, then in order of time."""

    def __post_init__(self) -> None:
        require_citations("entity", self.id, self.citations)


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, in which role; `entity` where resolved."""

    role: str
    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class EventFigure:
    """A quantity that belongs to an event."""

    low: float
    high: float
    bound: str
    unit: str
    counts: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, over all articles that report it."""

    id: str
    type: str
    summary: str
    """One sentence of the articles that says it best, verbatim on one line."""
    time: Interval | None
    time_reason: str
    place: str | None
    participants: tuple[Participant, ...]
    polarity: Polarity
    certainty: Certainty
    tense: str
    figures: tuple[EventFigure, ...]
    citations: tuple[Citation, ...]
    reasons: tuple[MergeReason, ...] = ()
    centrality: float = 0.0
    inferred_time: bool = False
    """Whether no report states the time: it was completed from other articles of the case, or
    inferred from the story around it or the day of publication. `time_reason` says which."""
    cause: str | None = None
    """Id of the event that brought this one about: the attack behind the deaths."""

    def __post_init__(self) -> None:
        require_citations("event", self.id, self.citations)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a sentence and the entity that they stand for."""

    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class OtherDate:
    """When other reports put a happening."""

    date: Interval
    independent_sources: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("other date", str(self.date.iso()), self.citations)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated happening: the best sentence, its events, how many origins report it."""

    date: Interval
    text: str
    events: tuple[str, ...]
    independent_sources: int
    citations: tuple[Citation, ...]
    inferred: bool = False
    reason: str = ""
    importance: float = 0.0
    claims: tuple[str, ...] = ()
    """Claims that the text of the entry is part of: then it is told as somebody's words."""
    dated: tuple[str, ...] = ()
    """The words of the text that the date belongs to ("arrested"), in their order."""
    refers: tuple[Reference, ...] = ()
    """Who the pronoun stands for that the text has before it names anybody."""
    disputed: tuple[OtherDate, ...] = ()
    """Where other reports put it, when the date is in dispute."""

    def __post_init__(self) -> None:
        require_citations("timeline entry", self.text, self.citations)


class SourceType(StrEnum):
    """What an unnamed source is, as far as the report's words tell."""

    OFFICIAL = "official"
    """Holds an office of state, a court or a public service."""
    POLICE = "police"
    MILITARY = "military"
    """A soldier or fighter of any side."""
    PERSON_FAMILIAR = "person_familiar"
    """Knows the matter from near: "close to the talks", a colleague, an informant."""
    SPOKESPERSON = "spokesperson"
    """Speaks for somebody of whom the report names no body."""
    LAWYER = "lawyer"
    FAMILY = "family"
    """A relative or friend of somebody in the case."""
    WITNESS = "witness"
    """Saw it or lives where it happened."""
    EXPERT = "expert"
    COMPANY = "company"
    """Works in or leads a business or other private body."""
    MEDIA = "media"
    DOCUMENT = "document"
    CROWD = "crowd"
    """One or many of the public: "critics", "some", "users"."""
    OTHER = "other"
    """The words do not tell."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds or passes on a claim."""

    kind: SourceKind
    entity: str | None
    text: str
    source_type: SourceType | None = None
    """What an anonymous source is; None for every other kind."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with who says so. `text` is verbatim on one line."""

    id: str
    text: str
    holder: Holder
    via: tuple[Holder, ...]
    certainty: Certainty
    polarity: Polarity
    denies: str | None
    said: Interval | None
    about: tuple[str, ...]
    """Ids of the entities and events that the content mentions."""
    citations: tuple[Citation, ...]
    mode: str = "indirect"
    """"direct", "indirect", "mixed" (quoted in part)."""
    told: Holder | None = None
    """To whom it was said ("told the court"), where the report says so."""
    same_as: tuple[str, ...] = ()
    """Ids of the claims of others, or of the same holder in other reports, that say the same."""
    same_reason: str = ""
    """What they share, in one line; "" without any."""
    independent_sources: int = 1
    """Independent origins of this claim and of those in `same_as` together."""

    def __post_init__(self) -> None:
        require_citations("claim", self.id, self.citations)


class ConflictKind(StrEnum):
    """What accounts differ about."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    STATUS = "status"
    IDENTITY = "identity"
    EXISTENCE = "existence"


class ConflictRelation(StrEnum):
    """Conflict: cannot hold together. Update: a later account overtakes an earlier one. Scope:
    they measure different things."""

    CONFLICT = "conflict"
    UPDATE = "update"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a conflict with who takes it."""

    value: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    independent_sources: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("position", self.value, self.citations)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that differ on one question."""

    id: str
    kind: ConflictKind
    relation: ConflictRelation
    question: str
    positions: tuple[Position, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two entities as the text puts it. `object` is an entity id."""

    subject: str
    predicate: str
    object: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("relation", self.predicate, self.citations)


@dataclass(frozen=True, slots=True)
class Status:
    """Where a proceeding stands, in the words of a report, as of a date."""

    text: str
    """One sentence of a report, verbatim on one line."""
    as_of: Interval | None
    """When it stood so, by that report."""
    standing: str = ""
    """The same in a word or two: "charged", "released on bail"; "" where the steps do not tell."""


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """One step of a proceeding, told once over all reports of it."""

    kind: str
    """"charge", "hearing", "sentence" …"""
    events: tuple[str, ...]
    """Ids of the events that tell of it; the first is the one shown."""
    date: Interval | None
    known_by: Interval | None
    """Without a date: when the first report of it came out; else None."""
    court: Participant | None
    """The court or judge, role "court", as the reports name it."""
    parties: tuple[Participant, ...]
    outcome: str
    """What came of it, verbatim on one line ("six years in prison"); "" where unsaid."""
    standing: str
    """Where the matter stood after it, in a word or two; "" while no step tells."""
    text: str
    """The sentence that tells it best, verbatim on one line."""
    independent_sources: int
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        require_citations("docket entry", self.kind, self.citations)


@dataclass(frozen=True, slots=True)
class Proceeding:
    """The steps of a court or official process, oldest first."""

    id: str
    name: str
    steps: tuple[str, ...]
    status: Status
    citations: tuple[Citation, ...]
    """The citation of the status first, then of the steps."""
    docket: tuple[DocketEntry, ...] = ()
    """The steps one by one, oldest first, each told once."""

    def __post_init__(self) -> None:
        require_citations("proceeding", self.id, self.citations)

    def standing_at(self, day: date) -> DocketEntry | None:
        """The last dated step taken by the end of `day`: where the matter stood then.

        A step of which only the month or year is known counts from its last day on.
        """
        taken = [e for e in self.docket if e.date and e.date.end and e.date.end <= day]
        return taken[-1] if taken else None


@dataclass(frozen=True, slots=True)
class Novelty:
    """What an article says that the case did not hold before it, and what it repeats."""

    article: str
    new: tuple[str, ...]
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseArticle:
    """An article with what the case knows of it."""

    article: Article
    """The article as it came in."""
    language: str
    analysed: bool
    copy_group: str | None
    """Shared by articles that are copies of one text, else None."""
    story: str
    """Id of the story it belongs to; the case's own story is `Case.story`."""
    published: Interval | None
    """Publication as read or bounded from the text."""
    published_source: str | None
    """Where the date was found: a value of `DateSource`."""
    published_reason: str
    """One sentence for a reader, with the words that the date rests on."""
    beside: tuple[Span, ...]
    """Paragraphs that are beside the case."""
    copied: tuple[tuple[Span, str], ...] = ()
    """Passages that also stand in an earlier article, with that article's id."""
    sentences: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    origin: str = ""
    """Id of the article whose text this one counts as: itself where it is independent."""
    origin_reason: str = ""
    """Why it counts as that origin, in one line; "" where no other report shares it."""
    credits: tuple[Credit, ...] = ()
    """The news agencies that it credits, the surest first."""


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case file. Every tuple is in its reading order, the same in every run."""

    name: str
    story: str
    reader: str
    articles: tuple[CaseArticle, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    timeline: tuple[TimelineEntry, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    relations: tuple[Relation, ...]
    proceedings: tuple[Proceeding, ...]
    novelty: tuple[Novelty, ...]
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """A person's notes: (item id, text)."""
