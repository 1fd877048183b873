"""When two reports give one role: "the home minister" and "Home Minister of Velmora".

Two roles are one when they are of one kind, their nouns are the same, nobody else's body, place
or relative stands in the way, and the words of one are all among those of the other. A bare role
that fits two fuller ones ("director") is joined to neither, unless its report has one of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from throughline.extract.roles.role_words import role_words
from throughline.model.annotation import RoleKind

_WORD = re.compile(r"[\w’'-]+")
_CHIEF_EXECUTIVE = re.compile(r"\bchief executive(?: officer)?\b", re.IGNORECASE)
_EMPTY = frozenset({"a", "an", "the", "of", "for", "at", "in", "to", "from", "and", "with", "on"})
_EMPTY |= {"'s", "’s", "s", "his", "her", "its", "their"}


@dataclass(frozen=True, slots=True)
class RoleKey:
    """What is compared of a role."""

    kind: RoleKind
    head: str
    words: frozenset[str]
    """Its words without those of its owner."""
    owner: str
    """Id of the owner's entity, else its words; "" where none is told."""
    whole: frozenset[str] = frozenset()
    """All its words, those of the owner included."""

    @property
    def fullness(self) -> int:
        """How much it says."""
        return 2 * len(self.words) + bool(self.owner)


def role_key(kind: RoleKind, head: str, text: str, owner: str, owner_names: str) -> RoleKey:
    """The key of a role; `owner_names` are the words of the owner in `text`, not to be compared."""
    taken = set(_words(owner_names))
    whole = frozenset(_words(text)) | taken
    words = [word for word in _words(text) if word not in taken]
    if kind in (RoleKind.ORIGIN, RoleKind.MEMBERSHIP) and not head:
        words = [] if owner else words
    if head in ("executive", "officer") and "ceo" in words:
        head = "ceo"
    return RoleKey(kind, _alike(head.replace(".", "")), frozenset(words), owner, whole)


def _words(text: str) -> list[str]:
    text = _CHIEF_EXECUTIVE.sub("ceo", text)
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text.replace(".", "")))
    return [_alike(word.removesuffix("'s")) for word in found if word not in _EMPTY]


def _alike(word: str) -> str:
    return role_words().alike.get(word, word)


def may_be_one(one: RoleKey, two: RoleKey) -> bool:
    """Whether two keys can stand for one role."""
    if one.kind is not two.kind:
        return False
    if one.owner and two.owner and one.owner != two.owner:
        # One body read as two: "Kesset District" and "Kesset" of one "Kesset District Judge".
        alike = one.whole <= two.whole or two.whole <= one.whole
        return bool(one.head) and one.head == two.head and alike and _nested(one, two)
    if one.kind is RoleKind.AGE:
        return one.words == two.words
    if one.kind is RoleKind.ORIGIN and one.owner and one.owner == two.owner:
        return True
    same_noun = one.head == two.head
    return same_noun and (one.words <= two.words or two.words <= one.words)


def _nested(one: RoleKey, two: RoleKey) -> bool:
    """Whether the owner's words of one are among those of the other, and there are some."""
    left, right = one.whole - one.words, two.whole - two.words
    return bool(left and right) and (left <= right or right <= left)


@dataclass(slots=True)
class Group:
    """Mentions of one role, by their numbers; the first has the fullest key."""

    key: RoleKey
    members: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is told: report and sentence, and whether the words there date it."""

    article: str
    sentence: int
    dated: bool = False


def group_roles(keys: Sequence[RoleKey], places: Sequence[Place]) -> list[list[int]]:
    """Numbers of the keys that stand for one role each; `places[i]` is where `keys[i]` is told.

    The fullest first, so that the result hangs on the order of `keys` only where they tie.
    """
    groups: list[Group] = []
    for number in sorted(range(len(keys)), key=lambda n: (-keys[n].fullness, n)):
        home = _home(groups, keys, places, number)
        if home is None:
            groups.append(Group(keys[number], [number]))
        else:
            home.members.append(number)
            if not home.key.owner and keys[number].owner:
                home.key = replace(home.key, owner=keys[number].owner)
    return [sorted(group.members) for group in groups]


def _home(
    groups: Iterable[Group], keys: Sequence[RoleKey], places: Sequence[Place], number: int
) -> Group | None:
    key, place = keys[number], places[number]
    fitting = [group for group in groups if may_be_one(group.key, key)]
    if place.dated and not key.owner:
        # "head coach in 2012" may be that of another body than the head coach of today.
        told = (place.article, place.sentence)
        fitting = [
            group
            for group in fitting
            if not group.key.owner
            or any((places[m].article, places[m].sentence) == told for m in group.members)
        ]
    exact = [group for group in fitting if keys[group.members[0]] == key]
    if exact:
        return exact[0]
    if len(fitting) == 1:
        return fitting[0]
    near = [g for g in fitting if any(places[m].article == place.article for m in g.members)]
    return near[0] if len(near) == 1 else None
