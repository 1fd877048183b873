"""What extraction finds in one article. All spans are in the article's unaltered text.

References between annotations are indices into the tuples of the same `Annotation`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from throughline.model.dates import Interval
from throughline.model.source import Published, Span


class SentenceKind(StrEnum):
    """What a sentence is on its page."""

    BODY = "body"
    HEADING = "heading"
    """A title or subheading: no full sentence, kept and cited, but not read for claims."""
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; its index in the document is its name in citations."""

    span: Span
    paragraph: int
    kind: SentenceKind = SentenceKind.BODY


class EntityType(StrEnum):
    """The types of the case file's entities."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Words that say what a named thing is: apposition, title, role ("an IPS officer")."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun. `span` covers the name without honorific or possessive."""

    span: Span
    sentence: int
    type: EntityType
    form: MentionForm
    name: str
    """The words of the span on one line, repaired; for a name without leading article."""
    honorifics: tuple[str, ...] = ()
    descriptors: tuple[Descriptor, ...] = ()
    gender: str | None = None
    """"female", "male" or "plural" where an honorific or pronoun says so, else None."""
    antecedent: int | None = None
    """Index of an earlier (or, for a title before the name, later) mention of the same entity in
    this article; chains end at a name where there is one."""
    antecedent_reason: str = ""


class LinkKind(StrEnum):
    """How a text states that two names are one."""

    ALIAS = "alias"
    ACRONYM = "acronym"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class NameLink:
    """A stated identity of two mentions ("Ned Oster (Edmund Vale)")."""

    left: int
    right: int
    kind: LinkKind
    span: Span
    """The words that state it."""
    reason: str


class TimexType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression was read against."""

    NONE = "none"
    """It stands by itself: a full date, a year."""
    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    """The last date of the narrative ("the following day")."""
    EVENT = "event"
    CASE = "case"
    """Completed from the other articles of the case: always `inferred`."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, its TIMEX3 value and its interval (None when it cannot be placed)."""

    span: Span
    sentence: int
    type: TimexType
    value: str
    """TIMEX3 value; unknown digits are X ("XXXX-04-10")."""
    interval: Interval | None
    anchor: Anchor
    reason: str
    """One sentence: which anchor was used and why."""
    inferred: bool = False


class Bound(StrEnum):
    """What a figure says about the true number."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts. `low` = `high` unless the text gives a range."""

    span: Span
    """The number and its bound words ("as many as 166")."""
    sentence: int
    low: float
    high: float
    bound: Bound
    unit: str
    """What is counted, singular ("person", "passenger", "USD", "km"); "" when unsaid."""
    counts: str
    """What happened to them ("killed", "injured", "arrested", "missing"), or ""."""
    event: int | None = None
    """Event mention that the figure belongs to."""


class Polarity(StrEnum):
    """Whether the text says that it happened or that it did not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How surely the text puts it (after FactBank: certain, probable, possible, unknown)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Tense(StrEnum):
    """When the text puts it, seen from the time of writing."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    FUTURE = "future"
    GENERAL = "general"


class EventClass(StrEnum):
    """TimeML-like classes, reduced to those that the case file treats differently."""

    OCCURRENCE = "occurrence"
    REPORTING = "reporting"
    ASPECTUAL = "aspectual"
    STATE = "state"
    INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event in a role ("agent", "patient", "place", "court", …)."""

    role: str
    mention: int | None
    span: Span


class DatingBasis(StrEnum):
    """What the time of an event mention rests on."""

    EXPRESSION = "expression"
    """Words of time that govern it: the text dates the event itself."""
    NARRATIVE = "narrative"
    """The day that the story told had reached: the last one named, while the scene goes on."""
    PUBLICATION = "publication"
    """The day of publication: news tells its own day in the past without naming it."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When an event mention happened, what that rests on, and how surely."""

    basis: DatingBasis
    reason: str
    """One line for a reader, with the words that it rests on."""
    confidence: float
    """In [0, 1]: share right of the datings of its kind, as counted on the training sets."""
    time: int | None = None
    """Index of the time expression; None where the day of publication dates the event."""
    interval: Interval | None = None
    """The day of publication; None where a time expression has the interval, which the other
    articles of the case may complete."""

    @property
    def stated(self) -> bool:
        """Whether the text itself dates the event; else its time is inferred."""
        return self.basis is DatingBasis.EXPRESSION


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger with its arguments. `type` is from `extract/data/events.toml` ("attack")."""

    span: Span
    """The trigger word(s)."""
    sentence: int
    clause: Span
    """The clause that the trigger heads; the sentence where it cannot be told."""
    lemma: str
    type: str
    event_class: EventClass
    nominal: bool
    tense: Tense
    polarity: Polarity
    certainty: Certainty
    arguments: tuple[Argument, ...] = ()
    dating: Dating | None = None
    """None where nothing tells when it happened."""

    @property
    def time(self) -> int | None:
        """Index of the time expression that dates it, None where none does."""
        return None if self.dating is None else self.dating.time


class RoleKind(StrEnum):
    """What a role or description says of somebody."""

    OFFICE = "office"
    """A post or rank: "Home Minister", "police spokesman"."""
    OCCUPATION = "occupation"
    NATIONALITY = "nationality"
    ORIGIN = "origin"
    """Where somebody lives or comes from."""
    AGE = "age"
    KINSHIP = "kinship"
    MEMBERSHIP = "membership"
    STATUS = "status"
    """What somebody is in the case: suspect, victim, witness."""
    OTHER = "other"


class RoleQualifier(StrEnum):
    """A word at the role that says whether it holds."""

    NONE = ""
    THEN = "then"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"
    LATE = "late"
    OUTGOING = "outgoing"
    RETIRED = "retired"
    CURRENT = "current"


class RoleBasis(StrEnum):
    """What tells when a role held."""

    REPORT = "report"
    """The report tells it as holding: on the day it came out."""
    STATED = "stated"
    """The report dates it: "since 2012", "appointed on 3 May"."""
    EVENT = "event"
    """"then-": at the time of the event that the sentence tells."""
    ENDED = "ended"
    """"former": it was over when the report came out."""
    PAST = "past"
    """"was": it held some time before the report; whether it still did is not said."""


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Where an article says what somebody is: "then-Home Minister Jane Doe".

    `start`, `end` and `at` are indices of time expressions: since when it held, until when, and a
    time at which it did.
    """

    span: Span
    """The words of the role with its qualifier, without article or possessor."""
    sentence: int
    mention: int
    """Who has it."""
    text: str
    """The role alone, on one line, without qualifier; an age is its number."""
    head: str
    """The noun that the role is, in lower case; "" for an age or a place of origin."""
    kind: RoleKind
    qualifier: RoleQualifier
    basis: RoleBasis
    of: int | None = None
    """The mention of whose body, place or relative it is, as far as the words say."""
    owner: str = ""
    """The words for it where they are no part of `text`: the possessor ("the company")."""
    start: int | None = None
    end: int | None = None
    at: int | None = None
    event: int | None = None
    """The event mention at whose time it held, where `basis` is EVENT."""


class SourceKind(StrEnum):
    """Who stands behind a claim."""

    NAMED = "named"
    INSTITUTION = "institution"
    ANONYMOUS = "anonymous"
    AUTHOR = "author"
    NOBODY = "nobody"


class AttributionMode(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class AttributedSource:
    """One source of a chain; `mention` where it is a mention of this article."""

    span: Span | None
    text: str
    kind: SourceKind
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (the PolNeAR scheme, Newell et al. 2018)."""

    cue: Span
    cue_lemma: str
    sentence: int
    """Of the cue."""
    source: AttributedSource
    content: tuple[Span, ...]
    """One or more parts, in order; may lie in several sentences."""
    mode: AttributionMode
    via: tuple[AttributedSource, ...] = ()
    """Through whom, nearest to the reader last ("according to X, said Y": source X via Y)."""
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    denial: bool = False
    """Whether the cue denies its content ("denied", "rejected", "dismissed as")."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one reader found in one article."""

    article: str
    reader: str
    """Name and version of what made it: part of the cache key."""
    language: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    links: tuple[NameLink, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What a user should know ("language: German, not analysed"), one line each."""
    published_hint: Published | None = None
    """Where the article states no publication date: what its text tells of it, mostly a bound."""

    def interval_of(self, event: EventMention) -> Interval | None:
        """When one of its event mentions happened, as far as its dating can be placed."""
        if event.dating is None:
            return None
        if event.dating.time is None:
            return event.dating.interval
        return self.times[event.dating.time].interval
