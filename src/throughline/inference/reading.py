"""What the reader says about one text. All ranges are half-open character ranges of that text."""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to read: its sentences, and its words and events where they are known beforehand.

    Text outside of every sentence is not read. Sentences are in order and do not overlap; nor do
    `events`, the triggers to put in the place of those that the reader would find.
    """

    text: str
    sentences: tuple[Range, ...]
    words: tuple[Range, ...] = ()
    events: tuple[Range, ...] | None = None


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A span with its label and how sure the reader is of it, from 0 to 1.

    The score of a time is the chance of just this span under the reader's chain. That of a name, a
    cue or a role is the mean of its words' own scores, which ranks but is no chance.
    """

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class EventReading:
    """An event trigger, how the text puts it, and who takes part in it.

    `event_class` is a TimeML class in capitals, `certainty` certain, probable, possible or unknown,
    `polarity` positive or negative, `tense` happened, future or general, `factuality` from about -3
    (did not happen) to +3 (happened). Labels of `roles` are PropBank roles ("Arg0", "Argm-LOC").
    """

    start: int
    end: int
    score: float
    event_class: str
    certainty: str
    polarity: str
    tense: str
    factuality: float
    roles: tuple[LabelledSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """Cue, source and content that belong together; source and content may be empty or in parts."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the reader finds in one text, in order of place.

    `heads`, `relations`, `tags`, `factuality` and `timed` are aligned with `words`; a root is its
    own head.
    """

    words: tuple[Range, ...]
    names: tuple[LabelledSpan, ...]
    times: tuple[LabelledSpan, ...]
    events: tuple[EventReading, ...]
    attributions: tuple[AttributionReading, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    factuality: tuple[float, ...]
    timed: tuple[float, ...] = ()
    """How likely each word is part of a time, 0 to 1; empty where that was not asked."""
