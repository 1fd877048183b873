"""Joins what single heads say of events with the tree of the sentence."""

from bisect import bisect_right
from dataclasses import replace

from throughline.inference.negation import denied_verb, denies, negated, spared
from throughline.inference.participants import marked_words, supported_roles
from throughline.inference.reading import EventReading, Passage, Reading
from throughline.inference.tree import Tree


def joined_with_tree(passage: Passage, reading: Reading) -> Reading:
    """The reading with polarity and participants of its events as its tree bears them out.

    Verbs that the sentence denies are events where none was read, but for a passage whose events
    were known. Cost: linear in words and events.
    """
    if not reading.words:
        return reading
    tree = Tree(passage.text, reading)
    marked = marked_words(tree, reading)
    sentences = _Sentences(tree, passage)
    events = [
        replace(
            event,
            polarity=_polarity(tree, event, sentences),
            roles=supported_roles(tree, event, marked),
        )
        for event in reading.events
    ]
    if passage.events is None:
        events += _denied(tree, reading, marked.triggers)
    return replace(reading, events=tuple(sorted(events, key=lambda event: event.start)))


class _Sentences:
    """Tells of each place in a text whether its sentence can deny anything."""

    def __init__(self, tree: Tree, passage: Passage) -> None:
        self._tree, self._sentences = tree, passage.sentences
        self._starts = [start for start, _ in passage.sentences]
        self._found: dict[int, bool] = {}

    def denies(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return True
        if number not in self._found:
            words = self._tree.within(*self._sentences[number])
            self._found[number] = denies(map(self._tree.word, words))
        return self._found[number]


def _polarity(tree: Tree, event: EventReading, sentences: _Sentences) -> str:
    head = tree.head_within(event.start, event.end)
    if head is None:
        return event.polarity
    if negated(tree, head):
        return "negative"
    if event.polarity == "negative" and (spared(tree, head) or not sentences.denies(event.start)):
        return "positive"
    return event.polarity


def _denied(tree: Tree, reading: Reading, triggers: frozenset[int]) -> list[EventReading]:
    """Events that were not read: what a verb with "not" tells."""
    inside = {
        word for event in reading.events for word in tree.within(event.start, event.end)
    } | triggers
    found: list[EventReading] = []
    for word, (start, end) in enumerate(tree.words):
        if word not in inside and denied_verb(tree, word):
            factuality = reading.factuality[word]
            found.append(
                EventReading(
                    start, end, 0.5, "OCCURRENCE", "certain", "negative", "happened", factuality
                )
            )
    return found
