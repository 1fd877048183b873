"""When two reports give one role: "the home minister" and "Home Minister of Velmora".

Two roles are one when they are of one kind, their nouns are the same, nobody else's body, place
or relative stands in the way, and the words of one are all among those of the other. A bare role
that fits two fuller ones ("director") is joined to neither, unless its report has one of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from throughline.model.annotation import RoleKind

_WORD = re.compile(r"[\w’'-]+")
_EMPTY = frozenset("a an the of for at in to from and with on 's ’s s her his its their".split())
_ALIKE = {
    "gov": "governor", "sen": "senator", "rep": "representative", "lt": "lieutenant", "det": "detective",
    "col": "colonel", "gen": "general", "capt": "captain", "sgt": "sergeant", "maj": "major",
    "cmdr": "commander", "pres": "president", "dr": "doctor", "prof": "professor", "cpl": "corporal",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "congressman": "representative",
    "congresswoman": "representative", "policeman": "police-officer", "defence": "defense",
    "attorney": "lawyer", "national": "citizen", "advisor": "adviser", "neighbour": "neighbor", "harbour": "harbor",
    "labour": "labor", "centre": "center", "councillor": "councilor", "counsellor": "counselor",
}  # fmt: skip
"""Spellings and forms of one role."""


@dataclass(frozen=True, slots=True)
class RoleKey:
    """What is compared of a role."""

    kind: RoleKind
    head: str
    words: frozenset[str]
    """Its words without those of its owner."""
    owner: str
    """Id of the owner's entity, else its words; "" where none is told."""

    @property
    def fullness(self) -> int:
        """How much it says."""
        return 2 * len(self.words) + bool(self.owner)


def role_key(kind: RoleKind, head: str, text: str, owner: str, owner_names: str) -> RoleKey:
    """The key of a role; `owner_names` are the words of the owner in `text`, not to be compared."""
    taken = set(_words(owner_names))
    words = [word for word in _words(text) if word not in taken]
    if kind in (RoleKind.ORIGIN, RoleKind.MEMBERSHIP) and not head:
        words = [] if owner else words
    return RoleKey(kind, _alike(head.replace(".", "")), frozenset(words), owner)


def _words(text: str) -> list[str]:
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text.replace(".", "")))
    return [_alike(word.removesuffix("'s")) for word in found if word not in _EMPTY]


def _alike(word: str) -> str:
    return _ALIKE.get(word, word)


def may_be_one(one: RoleKey, two: RoleKey) -> bool:
    """Whether two keys can stand for one role."""
    if one.kind is not two.kind or (one.owner and two.owner and one.owner != two.owner):
        return False
    if one.kind is RoleKind.AGE:
        return one.words == two.words
    if one.kind is RoleKind.ORIGIN and one.owner and one.owner == two.owner:
        return True
    same_noun = one.head == two.head
    return same_noun and (one.words <= two.words or two.words <= one.words)


@dataclass(slots=True)
class Group:
    """Mentions of one role, by their numbers; the first has the fullest key."""

    key: RoleKey
    members: list[int] = field(default_factory=list)


def group_roles(keys: Sequence[RoleKey], homes: Sequence[str]) -> list[list[int]]:
    """Numbers of the keys that stand for one role each; `homes[i]` is the report of `keys[i]`.

    The fullest first, so that the result hangs on the order of `keys` only where they tie.
    """
    groups: list[Group] = []
    for number in sorted(range(len(keys)), key=lambda n: (-keys[n].fullness, n)):
        home = _home(groups, keys, homes, number)
        if home is None:
            groups.append(Group(keys[number], [number]))
        else:
            home.members.append(number)
            if not home.key.owner and keys[number].owner:
                home.key = RoleKey(home.key.kind, home.key.head, home.key.words, keys[number].owner)
    return [sorted(group.members) for group in groups]


def _home(
    groups: Iterable[Group], keys: Sequence[RoleKey], homes: Sequence[str], number: int
) -> Group | None:
    key = keys[number]
    fitting = [group for group in groups if may_be_one(group.key, key)]
    exact = [group for group in fitting if keys[group.members[0]] == key]
    if exact:
        return exact[0]
    if len(fitting) == 1:
        return fitting[0]
    near = [g for g in fitting if any(homes[member] == homes[number] for member in g.members)]
    return near[0] if len(near) == 1 else None
