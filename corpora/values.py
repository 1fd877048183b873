"""What a data set says about a text: one value, a layer for each thing that people marked in it.

All ranges are half-open character ranges of `text`. A layer is None where the set does not mark it;
an empty tuple says that it was marked and nothing was found.
"""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked range with its label in the words of the set ("B-Peop" is label "Peop")."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event trigger. Attributes are None where the set does not give them.

    `event_class` is a TimeML class in capitals (OCCURRENCE, STATE, REPORTING, I_ACTION, I_STATE,
    ASPECTUAL, PERCEPTION), `certainty` certain, probable, possible or unknown, `polarity` positive
    or negative, `tense` happened, future or general.
    """

    start: int
    end: int
    event_class: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class AttributionMark:
    """One attribution; each part may consist of several ranges, in order. `source` may be empty."""

    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A participant `start`..`end` of the event whose trigger is `event`, in a PropBank role."""

    event: Range
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class FactualityMark:
    """How surely the predicate `start`..`end` happened: about -3 (did not) to +3 (did)."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Tree:
    """Syntax of all `words` of the text: heads are word indices, a root's head is its own index."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    """Universal part-of-speech tags."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """One document of a set, or one sentence where the set has no documents."""

    corpus: str
    name: str
    text: str
    sentences: tuple[Range, ...] = ()
    """Empty where the set marks none."""
    words: tuple[Range, ...] = ()
    """The set's own words; empty where it has none."""
    names: tuple[Mark, ...] | None = None
    times: tuple[Mark, ...] | None = None
    """Labels are TIMEX3 types."""
    events: tuple[EventMark, ...] | None = None
    attributions: tuple[AttributionMark, ...] | None = None
    roles: tuple[RoleMark, ...] | None = None
    factuality: tuple[FactualityMark, ...] | None = None
    tree: Tree | None = None


class DataMissingError(SystemExit):
    """A set that was asked for does not lie in the folder of the sets."""
