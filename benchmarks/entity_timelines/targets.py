"""Which names in a text are those of a target entity.

A target is given by one name ("Airbus A380"), and texts use parts of it. A part stands for the
whole when it holds what tells it from others: the last word of the name unless that is a general
one, a word with a figure, or all words but a general last one; or when it is its acronym. A name
that belongs to another target is that target's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from throughline.extract.mentions.links import matches_acronym

_WORD = re.compile(r"\w+")
_GENERAL = frozenset(
    (
        *("air", "airlines", "airways", "bank", "company", "computer", "corp", "corporation"),
        *("force", "forces", "group", "inc", "international", "ltd", "plc", "service", "store"),
        *("system", "systems", "union", "party", "council", "authority", "agency", "limited"),
        *("department", "ministry", "motors", "industries", "technologies", "holdings"),
    )
)


@dataclass(frozen=True, slots=True)
class Targets:
    """The target entities of a corpus, by name."""

    names: tuple[str, ...]

    def of(self, name: str) -> str | None:
        """The target that a name in a text stands for."""
        words = _words(name)
        exact = [target for target in self.names if _words(target) == words]
        if exact:
            return exact[0]
        fitting = [target for target in self.names if _stands_for(words, name, target)]
        return max(fitting, key=lambda target: (len(_words(target)), target), default=None)


def _words(name: str) -> list[str]:
    """The words in lower case, those with an s at the end without it ("Dreamliners")."""
    words = _WORD.findall(name.lower())
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]


def _stands_for(words: Sequence[str], name: str, target: str) -> bool:
    whole = _words(target)
    if not words:
        return False
    if matches_acronym(name, target):
        return True
    if all(word in words for word in whole):
        return not any(_figure(word) for word in words if word not in whole)
    if any(word not in whole for word in words):
        return False
    if any(map(_figure, words)):
        return True
    if any(map(_figure, whole)) and whole[-1] not in words:
        return False  # "Airbus" is not the "Airbus A380"
    last = whole[-1]
    if _WORD.findall(target.lower())[-1] in _GENERAL:
        return list(words) == whole[: len(words)] and len(words) >= len(whole) - 1
    return last in words


def _figure(word: str) -> bool:
    return any(char.isdigit() for char in word)
