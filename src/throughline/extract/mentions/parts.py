"""Names of one article that are one: equal names, and parts of the one longer name that fits.

"Finn" is Orla Finn where she alone has the name; where two have it, the one whom the report names
far oftener, else nobody. Cost is linear: a word keeps at most `_MOST_BEARERS` longer names.
"""

from collections import Counter
from collections.abc import Sequence

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists, name_words, without_nickname
from throughline.extract.mentions.word_evidence import is_team
from throughline.model.annotation import EntityType, Mention

_DOMINANCE = 3
"""How many times oftener one of two bearers of a family name must be named to own it alone."""
_MOST_BEARERS = 24

Key = tuple[EntityType, str]


def name_heads(names: Sequence[Mention]) -> tuple[tuple[int, str], ...]:
    """For each name the index of the mention that heads its chain, and why."""
    return _NameChains(names).heads()


class _NameChains:
    """The names of one article with what is looked up of them; a class to look it up once."""

    def __init__(self, names: Sequence[Mention]) -> None:
        self.names = names
        self.words = [name_words(mention.name) for mention in names]
        self.keys: list[Key] = [
            (mention.type, fold(without_nickname(mention.name))) for mention in names
        ]
        self.counts = Counter(self.keys)
        self.first: dict[Key, int] = {}
        for index, key in enumerate(self.keys):
            self.first.setdefault(key, index)
        self.bearers = self._bearers()

    def heads(self) -> tuple[tuple[int, str], ...]:
        """See `name_heads`; a key is resolved once for each gender it comes with."""
        known: dict[tuple[Key, str | None], tuple[int, str] | None] = {}
        heads: list[tuple[int, str]] = []
        for index, key in enumerate(self.keys):
            asked = (key, self.names[index].gender)
            if asked not in known:
                known[asked] = self._whole_name(index)
            found = known[asked]
            if found is None:
                first = self.first[key]
                found = (first, "" if first == index else "the same name")
            heads.append(found)
        return tuple(heads)

    def _bearers(self) -> dict[Key, list[int]]:
        """(type, word) -> heads of the longer names that hold the word first or last."""
        bearers: dict[Key, list[int]] = {}
        for (kind, key), index in self.first.items():
            words = self.words[index]
            if kind is EntityType.ORGANIZATION:
                words = key.replace("-", " ").split()
            team = kind is EntityType.ORGANIZATION and is_team(words)
            if team:
                self._hold(bearers, (kind, words[-1]), index)
            if len(words) < 2 or team or not _begins_with_part(self.names[index], words):
                continue
            ends = (words[0], words[-1]) if kind is EntityType.PERSON else (words[0],)
            for word in dict.fromkeys(ends):
                self._hold(bearers, (kind, word), index)
        return bearers

    def _hold(self, bearers: dict[Key, list[int]], key: Key, index: int) -> None:
        held = bearers.setdefault(key, [])
        if len(held) < _MOST_BEARERS:
            held.append(index)

    def _whole_name(self, index: int) -> tuple[int, str] | None:
        """The longer name of the article that this name is a part of, and why."""
        kind, words = self.names[index].type, self.words[index]
        if kind is EntityType.ORGANIZATION:
            lists, name = name_lists(), self.names[index].name
            plain = words[0] in lists.common or words[0] in lists.demonyms
            if len(words) > 1 or plain or gazetteer().is_place(name):
                return None
            longer = self.bearers.get((kind, words[0]), [])
        elif kind is EntityType.PERSON:
            longer = self._persons(index)
        else:
            return None
        longer = [other for other in longer if self.keys[other] != self.keys[index]]
        return self._one(index, longer) if longer else None

    def _persons(self, index: int) -> list[int]:
        words = self.words[index]
        found = self.bearers.get((EntityType.PERSON, words[-1]), [])
        longer = [i for i in found if is_part(words, self.words[i])]
        if len(words) == 1:
            by_family = [i for i in longer if self.words[i][-1] == words[0]]
            longer = by_family or longer
        else:
            longer = [i for i in longer if len(self.words[i]) > len(words)]
        return [i for i in longer if _agrees(self.names[index], self.names[i])]

    def _one(self, index: int, found: Sequence[int]) -> tuple[int, str] | None:
        """The longest of the names when the others are parts of it or far rarer, else None."""
        part = self.names[index].name
        longest = max(found, key=lambda i: (len(self.words[i]), -i))
        whole = self.words[longest]
        if all(self.words[i] == whole or is_part(self.words[i], whole) for i in found):
            reason = f"“{part}” is part of “{self.names[longest].name}”, the only one so named here"
            return longest, reason
        # Two relatives: a family name alone means the one whom the report is about, if either.
        ranked = sorted(found, key=lambda i: (-self.counts[self.keys[i]], i))
        most, next_ = (self.counts[self.keys[i]] for i in ranked[:2])
        if most < _DOMINANCE * next_:
            return None
        name = self.names[ranked[0]].name
        return ranked[0], f"“{part}” is part of “{name}”, whom the article names far oftener"


def _begins_with_part(name: Mention, words: Sequence[str]) -> bool:
    """Whether the first word can stand for all: "Acme" for "Acme Bank", not for "Acme Families"."""
    if name.type is EntityType.PERSON:
        return True
    lists = name_lists()
    acronym = name.name.split()[0].isupper()
    if not acronym and words[1] in ("police", "fire", "county", "city", "sheriff", "state"):
        return False  # the first word is the place
    compound = len(words) > 2 and words[1] in lists.grammar["inner_lower"]
    return compound or all(word.rstrip(".") in lists.org_heads for word in words[1:])


def _agrees(part: Mention, whole: Mention) -> bool:
    """Whether courtesy words do not speak against it ("Mrs Doe" is not "John Doe")."""
    if part.gender is None:
        return True
    known = whole.gender or given_gender(whole.name)
    return known is None or known == part.gender


def is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether `words` name the bearer of `whole` in fewer words: in order, the last word kept."""
    if len(words) == 1:
        alone = words[0] not in name_lists().grammar["no_name_alone"]
        return words[0] in (whole[0], whole[-1]) and len(words[0]) > 1 and alone
    if words[-1] != whole[-1] or words[0][0] != whole[0][0]:
        return False
    rest = iter(whole)
    return all(any(_same_word(word, other) for other in rest) for word in words)


def _same_word(word: str, other: str) -> bool:
    bare = word.rstrip(".")
    return word == other or (len(bare) == 1 and other.startswith(bare))


def given_gender(name: str) -> str | None:
    """ "male" or "female" where the given name of a full name says so, else None."""
    words = name_words(name)
    if len(words) < 2:
        return None
    return {"m": "male", "f": "female"}.get(name_lists().given.get(words[0], "u"))
