"""The dependency tree of a reading: who hangs on whom, and what hangs on a word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from throughline.inference.reading import Range, Reading

_EDGES = frozenset({"case", "punct", "cc", "mark"})
"""At the edge of a phrase these belong to what governs it."""


class Tree:
    """The words of a reading and how they hang together (Universal Dependencies)."""

    __slots__ = ("_children", "_starts", "_text", "heads", "relations", "tags", "words")

    def __init__(self, text: str, reading: Reading) -> None:
        """`text` is what was read."""
        self._text = text
        self.words, self.heads = reading.words, reading.heads
        self.relations, self.tags = reading.relations, reading.tags
        self._starts = [start for start, _ in reading.words]
        self._children: defaultdict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(reading.heads):
            if head != word:
                self._children[head].append(word)

    def word(self, index: int) -> str:
        """The word in lower case."""
        start, end = self.words[index]
        return self._text[start:end].lower()

    def within(self, start: int, end: int) -> range:
        """The words that share a character with the range."""
        first = bisect_left(self._starts, start)
        if first and self.words[first - 1][1] > start:
            first -= 1
        return range(first, bisect_left(self._starts, end))

    def head_within(self, start: int, end: int) -> int | None:
        """The first word of a range that hangs on none of its other words.

        Heads are read one by one and may go round in a ring: then the last word stands for all.
        """
        inside = self.within(start, end)
        if not inside:
            return None
        hangs_out = (i for i in inside if self.heads[i] == i or self.heads[i] not in inside)
        return next(hangs_out, inside[-1])

    def children(self, word: int) -> list[int]:
        """What hangs on the word directly, left to right."""
        return self._children.get(word, [])

    def child(self, word: int, *relations: str) -> int | None:
        """The first child in the first relation that the word has."""
        of_word = self.children(word)
        matching = (c for one in relations for c in of_word if self.relations[c] == one)
        return next(matching, None)

    def case(self, word: int) -> str:
        """The preposition of a phrase's head, "" without one."""
        case = self.child(word, "case")
        return "" if case is None else self.word(case)

    def above(self, word: int) -> Iterator[int]:
        """The words that govern the word, nearest first."""
        seen = {word}
        while self.heads[word] not in seen:
            word = self.heads[word]
            seen.add(word)
            yield word

    def subject(self, word: int) -> int | None:
        """The verb's own subject, or the one it shares: an object of what governs it first."""
        seen: set[int] = set()
        while True:
            own = self.child(word, "nsubj", "nsubj:pass")
            relation, head = self.relations[word], self.heads[word]
            if own is not None or relation not in ("xcomp", "conj") or head in seen:
                return own
            if head == word:
                return None
            control = self.child(head, "iobj", "obj") if relation == "xcomp" else None
            if control is not None:
                return control
            seen.add(word)
            word = head

    def phrase(self, word: int) -> Range:
        """The characters of all that hangs on a word, without what belongs to its governor."""
        inside, waiting = {word}, [word]
        while waiting:
            new = [c for c in self.children(waiting.pop()) if c not in inside]
            inside.update(new)
            waiting.extend(new)
        first, last = min(inside), max(inside)
        while first < word and self.relations[first] in _EDGES:
            first += 1
        while last > word and self.relations[last] in _EDGES:
            last -= 1
        return self.words[first][0], self.words[last][1]
