"""Where a pronoun of a person and those whom it may mean stand, as numbers for the learned scorer.

Of each candidate: how near and how prominent it is, what part of the sentence it and the pronoun
are (Universal Dependencies), whether it speaks, and who else stands between. Whoever is another
argument of the pronoun's own verb is nobody that it may mean (Chomsky's principle B): "Doe told
him".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from throughline.extract.mentions.names import name_lists
from throughline.extract.mentions.surroundings import in_quotation, is_subject, speaks
from throughline.inference.tree import Tree
from throughline.model.annotation import Mention, MentionForm
from throughline.model.source import Span
from throughline.text.document import Document

Floats = npt.NDArray[np.float32]

_SUBJECT = ("nsubj", "nsubj:pass")
_OBJECT = ("obj", "iobj")
_KINDS = ("subject", "object", "oblique", "possessive", "nominal", "joined", "other")
_KIND = {
    "nsubj": 0, "nsubj:pass": 0, "obj": 1, "iobj": 1, "obl": 2, "obl:agent": 2,
    "nmod:poss": 3, "nmod": 4, "appos": 4, "compound": 4, "conj": 5,
}  # fmt: skip
_REFLEXIVE = frozenset({"himself", "herself"})
_POSSESSIVE = frozenset({"his", "hers"})
_FORMS = (MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN)
CLEAR = 1.0
"""Lead in prominence that tells who is meant."""
_MOST = 6
"""Mentions of a candidate that are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun may mean: the chain's mentions in reach, the latest first."""

    head: int
    mentions: tuple[Mention, ...]
    count: int
    """Mentions of the chain so far."""
    known: bool
    """Whether the text or the given name tells the gender."""
    first: bool
    """Whether it is the first person whom the article names."""
    speaker: bool
    """Whether it is the last who was said to speak."""
    prominence: float
    """How much it stands out by the rules: nearness, subjects, count."""
    open: int
    """Persons left open (pronouns, descriptions, "a man") between its latest mention and here."""


class Choice(Protocol):
    """Tells whom a pronoun of a person means."""

    def choose(self, pronoun: Mention, candidates: Sequence[Candidate]) -> int | None:
        """The head of the one that it means; None where that is open."""


class StandingOut:
    """Chooses by rules: the most prominent candidate, where no other comes near."""

    def choose(self, pronoun: Mention, candidates: Sequence[Candidate]) -> int | None:
        """See `Choice`."""
        ranked = sorted(candidates, key=lambda one: (-one.prominence, one.head))
        if not ranked or (len(ranked) > 1 and _lead(ranked[0], ranked) < CLEAR):
            return None
        return ranked[0].head


class Places:
    """What part of its sentence each mention is; a class because it keeps what was looked up."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document, self.tree = document, tree
        self._words: dict[Span, int | None] = {}
        self._subjects: dict[Span, bool] = {}

    def word(self, mention: Mention) -> int | None:
        """The head of the mention, or of what it stands beside ("the mayor, Doe"), if read."""
        span = mention.span
        if span not in self._words:
            word = self.tree.head_within(span.start, span.end)
            self._words[span] = None if word is None else _first(self.tree, word, "appos")
        return self._words[span]

    def kind(self, mention: Mention) -> int:
        """Index into the kinds of parts of a sentence."""
        word = self.word(mention)
        return len(_KINDS) - 1 if word is None else _KIND.get(self.tree.relations[word], 6)

    def may_be_subject(self, mention: Mention) -> bool:
        """See `is_subject`."""
        if mention.span not in self._subjects:
            self._subjects[mention.span] = is_subject(self.document, mention)
        return self._subjects[mention.span]

    def excludes(self, pronoun: Mention, other: Mention) -> bool:
        """Whether `other` is another argument of the pronoun's own verb, and so another person."""
        if pronoun.sentence != other.sentence or pronoun.name.lower() in _REFLEXIVE:
            return False
        tree, one, two = self.tree, self.word(pronoun), self.word(other)
        if one is None or two is None:
            return False
        two = _first(tree, two, "conj")
        relation, verb = tree.relations[one], tree.heads[one]
        if relation in _SUBJECT:
            return tree.heads[two] == verb and tree.relations[two] in _OBJECT
        if relation not in (*_OBJECT, "obl:agent") and (relation, tree.case(one)) != ("obl", "to"):
            return False  # "Doe had it with him"
        beside = tree.heads[two] == verb and tree.relations[two] in (*_SUBJECT, *_OBJECT)
        return beside or two == tree.subject(verb)

    def governing_subjects(self, pronoun: Mention) -> list[int]:
        """Subjects of the verbs above the pronoun, the nearest first, its own left out."""
        word = self.word(pronoun)
        if word is None:
            return []
        over = list(self.tree.above(word))
        subjects = (self.tree.child(above, *_SUBJECT) for above in over)
        return [one for one in subjects if one is not None and one not in (word, *over)]


def not_excluded(
    places: Places, pronoun: Mention, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates of which no mention is another argument of the pronoun's own verb."""
    return [
        one
        for one in candidates
        if not any(places.excludes(pronoun, mention) for mention in one.mentions)
    ]


def features(places: Places, pronoun: Mention, candidates: Sequence[Candidate]) -> Floats:
    """[candidates, wide]: a row each; `candidates` with the latest mentioned first."""
    document, tree = places.document, places.tree
    mine = places.kind(pronoun)
    subjects = places.governing_subjects(pronoun)
    words = {w: c.head for c in candidates for m in c.mentions if (w := places.word(m)) is not None}
    nearest = subjects[0] if subjects else None
    stranger = nearest is not None and nearest not in words and tree.tags[nearest] != "PRON"
    same = any(m.sentence == pronoun.sentence for c in candidates for m in c.mentions)
    most = max(candidate.count for candidate in candidates)
    total = sum(candidate.count for candidate in candidates)
    quoted, tells = in_quotation(document, pronoun), speaks(document, pronoun)
    word = pronoun.name.lower()
    shared = [
        *_one_hot(mine, len(_KINDS)),
        word in _REFLEXIVE,
        word in _POSSESSIVE or mine == 3,
        quoted,
        tells,
        stranger,
        stranger and nearest is not None and tree.word(nearest) in name_lists().roles,
        same,
        min(len(candidates), 4) / 4,
        sum(c.known for c in candidates) == 1,
        pronoun.span.start - document.sentences[pronoun.sentence].span.start < 3,
    ]
    rows = []
    for rank, one in enumerate(candidates):
        latest = one.mentions[0]
        lead = _lead(one, candidates)
        distance = pronoun.sentence - latest.sentence
        seen = one.mentions[:_MOST]
        kinds = {places.kind(m) for m in seen}
        own = {w for m in seen if (w := places.word(m)) is not None}
        before = [m for m in seen if m.sentence == pronoun.sentence - 1]
        here = [m for m in seen if m.sentence == pronoun.sentence]
        latest_kind = places.kind(latest)
        rows.append(
            [
                *shared,
                *_one_hot(distance, 3),
                *_one_hot(min(rank, 2), 3),
                *_one_hot(latest_kind, len(_KINDS)),
                *_one_hot(_FORMS.index(latest.form), 3),
                mine == latest_kind,
                mine == 0 and 0 in kinds,
                mine == 0 and any(places.kind(m) == 0 for m in before),
                any(places.kind(m) == 0 for m in before),
                any(places.kind(m) == 0 for m in here),
                places.may_be_subject(latest),
                any(places.may_be_subject(m) for m in seen),
                nearest in own,
                any(subject in own for subject in subjects[1:]),
                any(m.name.lower() == word for m in seen),
                min(one.count, 6) / 6,
                one.count == most,
                one.count / total,
                one.known,
                one.first,
                one.speaker,
                one.speaker and tells,
                one.speaker and quoted,
                any(speaks(document, m) for m in seen),
                min(one.open, 3) / 3,
                one.open == 0,
                one.prominence / 8,
                min(max(lead, -3.0), 3.0) / 3,
                lead >= CLEAR,
                min(len(seen), 4) / 4,
                len(latest.name.split()) == 1,
            ]
        )
    return np.array(rows, np.float32)


def _one_hot(value: int, size: int) -> list[bool]:
    return [value == at for at in range(size)]


def _first(tree: Tree, word: int, relation: str) -> int:
    """The word that stands for all that are tied by the relation, as the first of "A, B and C"."""
    for above in (word, *tree.above(word)):
        if tree.relations[above] != relation:
            return above
    return word


def _lead(one: Candidate, candidates: Sequence[Candidate]) -> float:
    """How far a candidate stands out over the best of the others."""
    others = (other.prominence for other in candidates if other is not one)
    return one.prominence - max(others, default=0.0)
