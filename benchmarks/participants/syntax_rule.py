"""A rule that reads roles off syntax alone: subjects, objects, "by", "of", and places."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.values import Range, RoleMark
from throughline.inference.reading import Reading

_VERBAL = {"nsubj:pass": "Arg1", "obj": "Arg1", "obl:agent": "Arg0", "iobj": "Arg2"}
_NOMINAL = {"of": "Arg1", "by": "Arg0"}
_PLACES = frozenset({"in", "at", "near"})
_EDGES = frozenset({"case", "punct", "cc", "mark"})


def rule_roles(text: str, reading: Reading) -> tuple[RoleMark, ...]:
    """The roles of all events that the reader found, by its own heads, relations and tags."""
    syntax = _Syntax(text, reading, _children(reading))
    found: list[RoleMark] = []
    for event in reading.events:
        place = (event.start, event.end)
        head = syntax.head_within(place)
        if head is None:
            continue
        for child, role in syntax.arguments(head):
            start, end = syntax.phrase(child)
            found.append(RoleMark(place, start, end, role))
    return tuple(found)


def _children(reading: Reading) -> dict[int, list[int]]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for word, head in enumerate(reading.heads):
        if head != word:
            children[head].append(word)
    return dict(children)


@dataclass(frozen=True, slots=True)
class _Syntax:
    text: str
    reading: Reading
    children: dict[int, list[int]]

    def head_within(self, place: Range) -> int | None:
        """The word of a trigger that hangs on none of its other words."""
        words = self.reading.words
        inside = [i for i, (start, end) in enumerate(words) if start < place[1] and end > place[0]]
        heads = self.reading.heads
        return next((i for i in inside if heads[i] == i or heads[i] not in inside), None)

    def arguments(self, head: int) -> Iterator[tuple[int, str]]:
        """The words that head a participant, with their roles."""
        if self.reading.tags[head] in ("NOUN", "PROPN"):
            yield from self._of_noun(head)
            return
        for child in self.children.get(head, ()):
            relation = self.reading.relations[child]
            if relation in _VERBAL:
                yield child, _VERBAL[relation]
            elif relation.startswith("obl") and self._case(child) in _PLACES:
                yield child, "Argm-LOC"
        subject = self._subject(head, set())
        if subject is not None and self.reading.heads[subject] == head:
            # A passive subject of its own is among the relations above.
            if self.reading.relations[subject] == "nsubj":
                yield subject, "Arg0"
        elif subject is not None:
            passive = self._child(head, "aux:pass") is not None
            yield subject, "Arg1" if passive else "Arg0"

    def _of_noun(self, head: int) -> Iterator[tuple[int, str]]:
        for child in self.children.get(head, ()):
            relation = self.reading.relations[child]
            if relation == "nmod:poss":
                yield child, "Arg0"
            elif relation.startswith("nmod"):
                case = self._case(child)
                role = "Argm-LOC" if case in _PLACES else _NOMINAL.get(case)
                if role is not None:
                    yield child, role

    def _subject(self, head: int, seen: set[int]) -> int | None:
        """The verb's own subject, or the one that it shares: an object of what governs it first."""
        own = self._child(head, "nsubj", "nsubj:pass")
        relation = self.reading.relations[head]
        above = self.reading.heads[head]
        if own is not None or relation not in ("xcomp", "conj") or above == head or head in seen:
            return own
        control = self._child(above, "iobj", "obj") if relation == "xcomp" else None
        return control if control is not None else self._subject(above, seen | {head})

    def _child(self, head: int, *relations: str) -> int | None:
        """The first child in the first relation that the word has."""
        of_word = self.children.get(head, ())
        matching = (c for one in relations for c in of_word if self.reading.relations[c] == one)
        return next(matching, None)

    def _case(self, word: int) -> str:
        case = self._child(word, "case")
        if case is None:
            return ""
        start, end = self.reading.words[case]
        return self.text[start:end].lower()

    def phrase(self, word: int) -> Range:
        """All that hangs on a word, without prepositions and punctuation at its edges."""
        inside, waiting = {word}, [word]
        while waiting:
            new = [c for c in self.children.get(waiting.pop(), ()) if c not in inside]
            inside.update(new)
            waiting.extend(new)
        first, last = min(inside), max(inside)
        while first < word and self.reading.relations[first] in _EDGES:
            first += 1
        while last > word and self.reading.relations[last] in _EDGES:
            last -= 1
        return self.reading.words[first][0], self.reading.words[last][1]
