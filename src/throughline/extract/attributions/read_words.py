"""The words of a reading with their grammar: phrases, clauses and verb groups in the sentence tree.

The trees are Universal Dependencies as the reader sees them; a wrong tree costs an attribution
here, it makes none. Cost: linear in the words of a span.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from throughline.extract.attributions.cues import Cues, is_adverb
from throughline.inference import Reading
from throughline.inference.tree import Tree
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
_CLITICS = frozenset({"'s", "'ll", "'d", "'re", "'ve"})
"""Verbs that lean on the word before them."""
_NEGATIONS = frozenset({"not", "n't", "never"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_EDGES = frozenset({"case", "cc", "mark", "punct"})
_OBJECTS = frozenset({"obj", "iobj"})


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
        self._tree = Tree(text, reading)
        self._tags = reading.tags
        self._relations = reading.relations
        self.lows = [text[a:b].lower().replace("’", "'") for a, b in reading.words]

    def within(self, start: int, end: int) -> range:
        """Indices of the words that a stretch of the text touches."""
        return self._tree.within(start, end)

    def span(self, start: int, end: int) -> Span:
        """The characters from word `start` to before word `end`."""
        return Span(self._tree.words[start][0], self._tree.words[end - 1][1])

    def tag(self, index: int) -> str:
        """The part of speech of a word."""
        return self._tags[index]

    def opens_clause(self, index: int) -> bool:
        """Whether the word is a "that", "but" or "and" that only leads in to what is said."""
        if self.lows[index] == "that":
            if _CLITICS.intersection(self.lows[index + 1 : index + 2]):
                return False  # "that's because ...": its subject
            return self._tags[index] not in ("DET", "PRON") or self._relations[index] == "mark"
        return self.lows[index] in ("but", "and") and self._relations[index] == "cc"

    def describes(self, index: int) -> bool:
        """Whether a participle only describes a noun: "a firm called Osk", "men worried that"."""
        return self._relations[index] == "acl"

    def holds_clause(self, words: Iterable[int]) -> bool:
        """Whether the words hold a clause of their own: a subject and its finite verb.

        A clause that only describes a noun among them is none.
        """
        return self._clause(frozenset(words)) is not None

    def main_verb(self, words: Iterable[int]) -> MainVerb | None:
        """What heads the first clause among the words; None where no tree shows one."""
        clause = self._clause(frozenset(words))
        return None if clause is None else self._main_verb(clause)

    def after_addressee(self, words: range) -> int:
        """The first of the words, or the first of their clause where one who is told comes before.

        "(told) officers that she had left": the officers hang on the cue, not on the clause.
        """
        held = frozenset(words)
        clause = self._clause(held)
        if clause is None:
            return words.start
        told = self._tops(held)[0]
        if told < clause and self._tags[told] in _NOMINAL and self._relations[told] in _OBJECTS:
            return next((i for i in words if self._depends(i, clause)), words.start)
        return words.start

    def is_noun_phrase(self, words: Iterable[int]) -> bool:
        """Whether the words are a noun with what belongs to it, no clause and no adverbial."""
        nouns = [i for i in self._tops(frozenset(words)) if self._tags[i] != "PUNCT"]
        return bool(nouns) and all(
            self._tags[i] in _NOMINAL and self._tree.child(i, "case", "cop") is None for i in nouns
        )

    def _tops(self, held: frozenset[int]) -> list[int]:
        """Those of the words that hang on none of the others."""
        heads = self._tree.heads
        return [i for i in sorted(held) if heads[i] == i or heads[i] not in held]

    def _clause(self, held: frozenset[int]) -> int | None:
        return next((i for i in self._tops(held) if self._is_clause(i, held)), None)

    def _main_verb(self, index: int) -> MainVerb:
        children = self._tree.children(index)
        copula = self._tree.child(index, "cop")
        return MainVerb(
            self.span(index, index + 1),
            self.lows[index],
            None if copula is None else self.span(copula, copula + 1),
            any(self.lows[child] in _NEGATIONS for child in children),
        )

    def _is_clause(self, index: int, held: frozenset[int]) -> bool:
        children = [child for child in self._tree.children(index) if child in held]
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
        for verb in (pronoun, *self._tree.above(pronoun)):
            if self._relations[verb].startswith("acl"):
                noun = self._tree.heads[verb]
                return self._phrase(noun, pronoun) if noun < pronoun else None
        return None

    def _phrase(self, noun: int, before: int) -> Span | None:
        """The noun with the words that depend on it and stand before `before`."""
        left = noun
        while left > 0 and self._depends(left - 1, noun):
            left -= 1
        while left < noun and self._relations[left] in _EDGES:
            left += 1
        verbs = any(self._tags[index] in ("VERB", "AUX") for index in range(left, before))
        return None if verbs else self.span(left, before)

    def _depends(self, index: int, on: int) -> bool:
        return index == on or on in self._tree.above(index)

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
