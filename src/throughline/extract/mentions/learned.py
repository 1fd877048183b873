"""Whom and what descriptions and pronouns mean, as the learned scorer tells it.

What the words exclude is settled here: "she" is no man, "it" nobody, "the firm" a body. An answer
must be likely enough to hold. Whom "he" and "she" mean has a scorer of its own, which is surer.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from throughline.extract.mentions.antecedent_scorer import LearnedChoice
from throughline.extract.mentions.antecedents import Choice, Places
from throughline.extract.mentions.nominals import GENDERS, PLURAL
from throughline.extract.mentions.pairs.answers import Asked, answers
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.mentions.parts import given_gender
from throughline.model.annotation import EntityType, Mention, MentionForm
from throughline.model.source import Span

LEAST_OF_DESCRIPTION = 0.6
LEAST_OF_IT = 0.75
LEAST_OF_THEY = 0.6
"""How likely an answer must be, such that of 100 at least 85 held in a cross-validation."""

_MEANT = {
    EntityType.PERSON: frozenset({EntityType.PERSON}),
    EntityType.ORGANIZATION: frozenset({EntityType.ORGANIZATION}),
    EntityType.FACILITY: frozenset(
        {EntityType.FACILITY, EntityType.ORGANIZATION, EntityType.PLACE}
    ),
}
"""Type of a description -> the types of names that it may go on with."""

_THINGS = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.FACILITY})
"""What "it" may mean. Of works, laws and ships half of the answers did not hold."""


class Meant(NamedTuple):
    """The head of a chain of names, and whether it is likely enough to be the answer."""

    head: int
    sure: bool


class Told:
    """What the learned scorers tell of one document; a class because both look into its tree."""

    def __init__(self, viewer: Viewer, choice: Choice | None = None) -> None:
        """`choice` is in the place of the learned one where it is given."""
        self.viewer = viewer
        self.choice = choice or LearnedChoice(Places(viewer.document, viewer.tree))
        """Whom "he" and "she" mean."""

    def answers(
        self, names: Sequence[Mention], heads: Sequence[int], others: Sequence[Mention]
    ) -> dict[Span, Meant]:
        """Of `others` by span what each likeliest means, where that has a name.

        `heads` are for each name the number of the name that heads its chain.
        """
        found = answers(self.viewer, Asked(names, heads, others), _Fitting(names, heads))
        return {
            mention.span: Meant(answer.head, answer.chance >= _least(mention))
            for mention in others
            if (answer := found.get(mention.span)) is not None
        }


def _least(mention: Mention) -> float:
    if mention.form is MentionForm.NOMINAL:
        return LEAST_OF_DESCRIPTION
    return LEAST_OF_THEY if mention.name.lower() in PLURAL else LEAST_OF_IT


class _Fitting:
    """Whether a mention may mean a chain of names; a class to look the genders up once."""

    def __init__(self, names: Sequence[Mention], heads: Sequence[int]) -> None:
        self._names = names
        self._genders: Mapping[int, str | None] = _genders(names, heads)

    def __call__(self, mention: Mention, head: int) -> bool:
        """See `pairs.answers.Fits`."""
        kind, word = self._names[head].type, mention.name.lower()
        if mention.form is MentionForm.NOMINAL:
            return kind in _MEANT[mention.type]
        if word in GENDERS:
            known = self._genders[head]
            return kind is EntityType.PERSON and known in (None, mention.gender)
        if word in PLURAL:
            return kind in (EntityType.GROUP, EntityType.ORGANIZATION)
        return kind in _THINGS


def _genders(names: Sequence[Mention], heads: Sequence[int]) -> dict[int, str | None]:
    """Head of a chain -> its gender, where its names tell it."""
    told = {head: name.gender for name, head in zip(names, heads, strict=True) if name.gender}
    return {head: told.get(head) or given_gender(names[head].name) for head in set(heads)}
