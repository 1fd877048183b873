"""Readings for tests: built by hand, told again by a reader that knows them by their text."""

from collections.abc import Mapping, Sequence

from corpora.values import Range
from throughline.inference.reading import EventReading, LabelledSpan, Passage, Reading


class Echo:
    """A reader that says of each text what it was given for it."""

    def __init__(self, known: Mapping[str, Reading]) -> None:
        self.known = known

    def read(self, passages: Sequence[Passage], scheme: str = "news") -> list[Reading]:
        """The known readings, in order."""
        assert all(passage.sentences for passage in passages)
        return [self.known[passage.text] for passage in passages]


def words_of(text: str) -> tuple[Range, ...]:
    """The words of a text whose words stand a blank or a line apart."""
    found: list[Range] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return tuple(found)


def event(place: Range, kind: str = "OCCURRENCE", **other: str) -> EventReading:
    """An event at a place; it happened, unless the attributes say otherwise."""
    attributes = {"certainty": "certain", "polarity": "positive", "tense": "happened", **other}
    return EventReading(*place, 1.0, kind, **attributes, factuality=3.0)  # type: ignore[arg-type]


def reading(
    text: str,
    events: Sequence[EventReading] = (),
    tree: Sequence[tuple[int, str, str]] = (),
    factuality: Sequence[float] = (),
) -> Reading:
    """A reading of a text; `tree` has head, relation and tag of each word."""
    words = words_of(text)
    heads, relations, tags = zip(*tree, strict=True) if tree else ((), (), ())
    return Reading(
        words=words,
        names=(),
        times=(),
        events=tuple(events),
        attributions=(),
        heads=tuple(heads),
        relations=tuple(relations),
        tags=tuple(tags),
        factuality=tuple(factuality),
    )


def role(place: Range, label: str) -> LabelledSpan:
    """A participant."""
    return LabelledSpan(*place, label, 1.0)
