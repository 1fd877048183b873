"""The words of a reading with their grammar: phrases, clauses and verb groups in the sentence tree.

The trees are Universal Dependencies as the reader sees them; a wrong tree costs an attribution
here, it makes none. Cost: linear in the words of a span.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from throughline.extract.attributions.cues import Cues, is_adverb
from throughline.inference import Reading
from throughline.model.source import Span

_SUBJECTS = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl", "obl:agent"}
)
_VERBAL = frozenset({"aux", "aux:pass", "cop"})
_NOT_FINITE = frozenset({"be", "being", "been", "having"})
_DESCRIBES = frozenset({"acl", "acl:relcl", "advcl:relcl"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CUT_MODALS = frozenset({"wo", "ca", "sha", "'ll"})
"""What is left of "won't", "can't" and "shan't" before "n't"."""
_NEGATIONS = frozenset({"not", "n't", "never"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OBJECTS = frozenset({"obj", "iobj"})
_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The words before a verb that belong to it."""

    modal: bool
    negated: bool
    passive: bool
    infinitive: bool


@dataclass(frozen=True, slots=True)
class MainVerb:
    """The word that heads a clause, with its copula where it is no verb ("is safe")."""

    span: Span
    low: str
    copula: Span | None
    negated: bool


class ReadWords:
    """The words of one reading, looked up by their place in the text."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._ranges = reading.words
        self._starts = [start for start, _ in reading.words]
        self._ends = [end for _, end in reading.words]
        self._relations = reading.relations
        self._tags = reading.tags
        self._heads = reading.heads
        self.lows = [text[a:b].lower().replace("’", "'") for a, b in reading.words]
        self._children: dict[int, list[int]] = {}
        for index, head in enumerate(reading.heads):
            if head != index:
                self._children.setdefault(head, []).append(index)

    def within(self, start: int, end: int) -> range:
        """Indices of the words that a stretch of the text touches."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def span(self, start: int, end: int) -> Span:
        """The characters from word `start` to before word `end`."""
        return Span(self._ranges[start][0], self._ranges[end - 1][1])

    def tag(self, index: int) -> str:
        """The part of speech of a word."""
        return self._tags[index]

    def opens_clause(self, index: int) -> bool:
        """Whether the word is a "that", "but" or "and" that only leads in to what is said."""
        if self.lows[index] == "that":
            return self._tags[index] not in ("DET", "PRON") or self._relations[index] == "mark"
        return self.lows[index] in ("but", "and") and self._relations[index] == "cc"

    def holds_clause(self, words: Iterable[int]) -> bool:
        """Whether the words hold a clause of their own: a subject and its finite verb.

        A clause that only describes a noun among them is none.
        """
        held = frozenset(words)
        tops = [
            index
            for index in sorted(held)
            if self._heads[index] == index or self._heads[index] not in held
        ]
        return any(self._is_clause(index, held) for index in tops)

    def main_verb(self, words: Sequence[int]) -> MainVerb | None:
        """What heads the first clause among the words; None where no tree shows one."""
        held = frozenset(words)
        for index in words:
            top = self._heads[index] == index or self._heads[index] not in held
            if top and self._is_clause(index, held):
                return self._main_verb(index)
        return None

    def after_addressee(self, words: range) -> int:
        """The first of the words, or the first of their clause where one who is told comes before.

        "(told) officers that she had left": the officers hang on the cue, not on the clause.
        """
        held = frozenset(words)
        tops = [i for i in words if self._heads[i] == i or self._heads[i] not in held]
        clause = next((i for i in tops if self._is_clause(i, held)), None)
        if clause is None:
            return words.start
        told = tops[0]
        if told < clause and self._tags[told] in _NOMINAL and self._relations[told] in _OBJECTS:
            return next((i for i in words if self._depends(i, clause)), words.start)
        return words.start

    def is_noun_phrase(self, words: range) -> bool:
        """Whether the words are a noun with what belongs to it, no clause and no adverbial."""
        held = frozenset(words)
        tops = [i for i in words if self._heads[i] == i or self._heads[i] not in held]
        nouns = [i for i in tops if self._tags[i] != "PUNCT"]
        return bool(nouns) and all(
            self._tags[i] in _NOMINAL
            and not any(self._relations[c] in ("case", "cop") for c in self._children.get(i, ()))
            for i in nouns
        )

    def _main_verb(self, index: int) -> MainVerb:
        children = self._children.get(index, ())
        copula = next((c for c in children if self._relations[c] == "cop"), None)
        return MainVerb(
            self.span(index, index + 1),
            self.lows[index],
            None if copula is None else self.span(copula, copula + 1),
            any(self.lows[child] in _NEGATIONS for child in children),
        )

    def _is_clause(self, index: int, held: frozenset[int]) -> bool:
        children = [child for child in self._children.get(index, ()) if child in held]
        if self._relations[index] in _DESCRIBES:
            return False
        helped = any(
            self._relations[c] in _VERBAL and self.lows[c] not in _NOT_FINITE for c in children
        )
        infinitive = any(self._relations[c] == "mark" and self.lows[c] == "to" for c in children)
        if infinitive and not helped:  # but "was to be removed"
            return False
        finite = helped or (
            self._tags[index] in ("VERB", "AUX") and not self.lows[index].endswith("ing")
        )
        return finite and any(self._relations[c] in _SUBJECTS for c in children)

    def antecedent(self, pronoun: int) -> Span | None:
        """The noun phrase that a relative pronoun ("who") takes up; None where none is seen."""
        at = pronoun
        for _ in range(_MAX_DEPTH):
            if self._relations[at].startswith("acl"):
                noun = self._heads[at]
                return self._phrase(noun, pronoun) if noun < pronoun else None
            if self._heads[at] == at:
                return None
            at = self._heads[at]
        return None

    def _phrase(self, noun: int, before: int) -> Span | None:
        """The noun with the words that depend on it and stand before `before`."""
        left = noun
        while left > 0 and self._depends(left - 1, noun):
            left -= 1
        verbs = any(self._tags[index] in ("VERB", "AUX") for index in range(left, before))
        return None if verbs else self.span(left, before)

    def _depends(self, index: int, on: int) -> bool:
        for _ in range(_MAX_DEPTH):
            if index == on:
                return True
            if self._heads[index] == index:
                return False
            index = self._heads[index]
        return False

    def verb_group(self, verb: int, cues: Cues) -> VerbGroup:
        """Auxiliaries, modals and negations right before a verb; "to" before it."""
        words = cues.words
        modal = negated = passive = False
        at = verb
        while at > 0:
            low = self.lows[at - 1]
            if low in words["negations"]:
                negated = True
            elif low in words["modals"] or low in _CUT_MODALS:
                modal = True
            elif low in words["auxiliaries"]:
                passive = passive or low in _PASSIVE
            elif not (low in words["middle_adverbs"] or is_adverb(low)):
                break
            at -= 1
        infinitive = at > 0 and self.lows[at - 1] == "to"
        return VerbGroup(modal, negated, passive, infinitive)
