"""What a data set says of coreference: documents, and the mentions that each chain holds."""

from dataclasses import dataclass

from corpora.values import AnnotatedText, Range


@dataclass(frozen=True, slots=True)
class ChainMark:
    """A mention `start`..`end` of `chain`: mentions of one chain, in any document, are one thing.

    A chain of one mention is a singleton.
    """

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class ChainedText:
    """One document with its chains. Mentions were marked in the sentences `marked` alone."""

    text: AnnotatedText
    """The whole document with its words and sentences."""
    topic: str
    """Documents of different topics share no chain."""
    subtopic: str
    """Within a topic, documents on one seminal event; the topic where the set knows no finer."""
    marked: tuple[Range, ...]
    events: tuple[ChainMark, ...] = ()
    entities: tuple[ChainMark, ...] = ()
    """Each sorted by place; no two of one layer have the same range."""
