"""What the trained reader says of the words of one document, looked up by place."""

from collections.abc import Mapping

from throughline.inference import EventReading, Reading
from throughline.inference.tree import Tree

_SURE = 0.95
_HAPPENED = 0.7
"""A verb that the reader calls an event so surely and holds for so real is one, whatever stands
around it."""
_NO_EVENT_TAGS = frozenset({"PROPN", "ADJ", "ADV", "NUM"})
_DESCRIBING = frozenset({"compound", "amod", "flat"})


class Guide:
    """The tree and the events of a reading, by the characters of the document."""

    __slots__ = ("_events", "tree", "voices")

    def __init__(self, text: str, reading: Reading) -> None:
        """`text` is what was read."""
        self.tree = Tree(text, reading)
        self._events: dict[int, EventReading] = {}
        for event in reading.events:
            for word in self.tree.within(event.start, event.end):
                self._events[word] = event
        self.voices: Mapping[int, bool] = self._voices(reading)
        """First character of each verb that is surely an event -> whether it is passive."""

    def _voices(self, reading: Reading) -> dict[int, bool]:
        found: dict[int, bool] = {}
        for event in reading.events:
            head = self.tree.head_within(event.start, event.end)
            sure = event.score >= _SURE and event.factuality >= _HAPPENED
            if head is not None and sure and self.tree.tags[head] == "VERB":
                found[self.tree.words[head][0]] = self.passive(head)
        return found

    def passive(self, verb: int) -> bool:
        """Whether the verb's subject is the one acted on."""
        tree = self.tree
        if tree.child(verb, "aux:pass", "nsubj:pass") is not None:
            return True
        bare = tree.relations[verb] == "acl" and tree.child(verb, "obj", "nsubj", "aux") is None
        return bare and tree.word(verb).endswith(("ed", "en", "wn", "ught"))

    def word(self, start: int, end: int) -> int | None:
        """The word that a range of characters hangs on."""
        return self.tree.head_within(start, end)

    def event(self, start: int, end: int) -> EventReading | None:
        """The event read in a range of characters."""
        inside = self.tree.within(start, end)
        return next((self._events[word] for word in inside if word in self._events), None)

    def is_verb(self, start: int, end: int) -> bool:
        """Whether the word that a range hangs on is a verb here, whatever else it can be."""
        head = self.word(start, end)
        return head is not None and self.tree.tags[head] == "VERB"

    def describes(self, start: int, end: int) -> bool:
        """Whether a noun of the lexicon only names or describes something here.

        "Catastrophe losses", "the Washington Treaty": no event was read, and its place in the tree
        is not one for what happens.
        """
        if self.event(start, end) is not None:
            return False
        head = self.word(start, end)
        return head is not None and (
            self.tree.tags[head] in _NO_EVENT_TAGS or self.tree.relations[head] in _DESCRIBING
        )
