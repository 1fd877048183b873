"""Which name each pronoun and each description goes on with, asked of the learned scorer.

Beside the names stand all noun phrases of the document: "it" may mean "a ferry", of which there is
no name. A chain is as likely as its mentions together. One whose kind or gender the words exclude,
another argument of the pronoun's own verb (Chomsky's principle B: "Doe told him"), and who speaks
the quotation in which "he" stands, cannot be meant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from throughline.extract.mentions.pairs.chains import likeliest
from throughline.extract.mentions.pairs.features import Floats
from throughline.extract.mentions.pairs.kinds import Kind, Part, Pronoun
from throughline.extract.mentions.pairs.phrases import noun_phrases
from throughline.extract.mentions.pairs.scorer import PairScorer, load_pair_scorer
from throughline.extract.mentions.pairs.table import Table, candidates, table_of
from throughline.extract.mentions.pairs.views import MentionView, Viewer
from throughline.model.annotation import Mention
from throughline.model.source import Span

Fits = Callable[[Mention, int], bool]
"""Whether a mention may mean the chain of names with this head."""
_LEAST = 1e-3
"""Chances below this are left out of the sum."""
_ARGUMENTS = (Part.SUBJECT, Part.OBJECT)


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of a chain of names, and how likely the mention is one of it."""

    head: int
    chance: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The names of a document, the head of each one's chain, and the mentions that are asked of."""

    names: Sequence[Mention]
    heads: Sequence[int]
    others: Sequence[Mention]


def answers(
    viewer: Viewer, asked: Asked, fits: Fits, scorer: PairScorer | None = None
) -> dict[Span, Answer]:
    """The likeliest name of each mention that is asked of, by its span.

    Those that are likelier to mean nobody named are left out.
    """
    return _Asking(viewer, asked, fits).answers(scorer or load_pair_scorer())


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every noun phrase of a document in order of place, and which mention each is.

    `numbers` are of the names first, then of those asked of; -1 where it is none of them.
    """

    table: Table
    numbers: Sequence[int]
    rows: Sequence[int]
    """The phrases that are asked of the scorer."""
    stands_for: Sequence[int]
    """Of each the phrase whose apposition or predicate it is by the tree, else itself."""


def phrases_of(viewer: Viewer, asked: Asked) -> Phrases:
    """The noun phrases of the viewer's document with the names and others among them."""
    ordered = sorted(_views(viewer, asked), key=lambda one: (one[0].span.start, -one[0].span.end))
    views, numbers = [view for view, _ in ordered], [number for _, number in ordered]
    rows = [at for at, number in enumerate(numbers) if number >= len(asked.names)]
    table = table_of(views, viewer.tree)
    return Phrases(table, numbers, rows, _stands_for(table, numbers))


def _stands_for(table: Table, numbers: Sequence[int]) -> list[int]:
    """A name or one that is asked of stands for itself; of other pairs the earlier for both."""
    places = {view.head: at for at, view in enumerate(table.views)}
    found = list(range(len(numbers)))
    apposed, said_of = table.columns["apposed"].tolist(), table.columns["said_of"].tolist()
    for at, number in enumerate(numbers):
        other = places.get(apposed[at], places.get(said_of[at], at))
        if number < 0:
            found[at] = found[other]
        elif numbers[other] < 0:
            found[other] = at
    return found


class _Asking:
    """One document; a class because the chains grow from mention to mention."""

    def __init__(self, viewer: Viewer, asked: Asked, fits: Fits) -> None:
        self._asked, self._fits = asked, fits
        self._phrases = phrases_of(viewer, asked)
        self._views, self._numbers = self._phrases.table.views, self._phrases.numbers
        names = len(asked.names)
        own = [
            asked.heads[number] if 0 <= number < names else names + at
            for at, number in enumerate(self._numbers)
        ]
        self._labels = [own[at] for at in self._phrases.stands_for]

    def answers(self, scorer: PairScorer) -> dict[Span, Answer]:
        """See `answers`."""
        found: dict[Span, Answer] = {}
        table, rows = self._phrases.table, self._phrases.rows
        if rows:
            before = candidates(table)[rows]
            chances = scorer.chances(table, np.array(rows, np.int32), before)
            for at, others, row in zip(rows, before.tolist(), chances, strict=True):
                self._answer(at, [other for other in others if other >= 0], row, found)
        return found

    def _answer(
        self, at: int, others: list[int], chances: Floats, found: dict[Span, Answer]
    ) -> None:
        likely = [
            (self._labels[other], chance)
            for other, chance in zip(others, chances.tolist(), strict=False)
            if chance > _LEAST and not self._barred(at, other)
        ]
        best, chance = likeliest([one for _, one in likely], [one for one, _ in likely])
        if best is not None and chance > chances[-1]:
            self._labels[at] = best
            self._note(at, best, chance, found)

    def _note(self, at: int, label: int, chance: float, found: dict[Span, Answer]) -> None:
        if label < len(self._asked.names):
            mention = self._mention(at)
            if self._fits(mention, label):
                found[mention.span] = Answer(label, round(chance, 4))

    def _mention(self, at: int) -> Mention:
        return self._asked.others[self._numbers[at] - len(self._asked.names)]

    def _barred(self, at: int, other: int) -> bool:
        """Whether the mention cannot mean the chain of the other."""
        view, one = self._views[at], self._views[other]
        label, names = self._labels[other], len(self._asked.names)
        if label < names and not self._fits(self._mention(at), label):
            return True
        if not view.pronoun:
            return False
        spoken = view.pronoun in (Pronoun.HE, Pronoun.SHE) and view.speaker == one.head
        return spoken or (not view.reflexive and _beside(view, one))


def _beside(one: MentionView, two: MentionView) -> bool:
    """Whether the two are arguments of one verb, and so two."""
    return one.governor == two.governor and one.part in _ARGUMENTS and two.part in _ARGUMENTS


def _views(viewer: Viewer, asked: Asked) -> list[tuple[MentionView, int]]:
    """Every noun phrase, with the number of the mention that it is: names first, -1 without one."""
    tree = viewer.tree
    phrases = noun_phrases(tree)
    found: dict[int, tuple[MentionView, int]] = {}
    for number, mention in enumerate((*asked.names, *asked.others)):
        head = tree.head_within(mention.span.start, mention.span.end)
        if head is None or head in found:
            continue
        kind = Kind[mention.type.name] if number < len(asked.names) else Kind.UNKNOWN
        view = viewer.view(phrases.get(head, mention.span), kind)
        if view is not None:
            found[head] = (view, number)
    for head, span in phrases.items():
        if head not in found and (view := viewer.view(span)) is not None:
            found[head] = (view, -1)
    return list(found.values())
