"""Comparisons of two names: each a short function that gives a score with a sentence, or None.

The scores are ordered, not calibrated: they decide what is joined first and are shown beside the
reason. No comparison rests on a first name or a kunya alone ("Abu …"), nor on a shared family
name where the given names differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import fold, is_suffix, name_lists, name_words
from throughline.model.annotation import EntityType

_KUNYA = frozenset({"abu", "abou", "umm", "um", "bin", "ibn", "bint"})
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})
_LEGAL = frozenset(
    {"inc", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company", "gmbh", "pvt"}
)
_CLOSE = 0.93
"""Jaro-Winkler similarity from which two long words may be one word misspelt."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two names may be one: how surely, in [0, 1], and why, in words for a reader."""

    score: float
    reason: str


Comparison = Callable[[str, str], Match | None]


def same_name(left: str, right: str) -> Match | None:
    """The same words, whatever their case, accents and dots."""
    if _words(left) == _words(right):
        return Match(0.97, f"“{left}” and “{right}” are the same name")
    return None


def initials(left: str, right: str) -> Match | None:
    """The same family name, the other words equal or initials of each other."""
    one, two = _split_initials(left), _split_initials(right)
    if len(one) != len(two) or len(one) < 2 or one[-1] != two[-1] or len(one[-1]) < 3:
        return None
    pairs = list(zip(one[:-1], two[:-1], strict=True))
    if all(_initial_of(a, b) for a, b in pairs) and one != two:
        return Match(0.88, f"“{left}” and “{right}” fit by their initials")
    return Match(0.95, f"“{left}” and “{right}” are the same initials") if one == two else None


def short_form(left: str, right: str) -> Match | None:
    """The same name with a short form of the given name ("Bill", "William")."""
    one, two = _words(left), _words(right)
    if len(one) < 2 or len(two) < 2 or one[-1] != two[-1] or one[0] == two[0]:
        return None
    forms = name_lists().short_forms
    if two[0] in forms.get(one[0], ()) or one[0] in forms.get(two[0], ()):
        return Match(0.8, f"“{left}” and “{right}”: one given name is short for the other")
    return None


def word_order(left: str, right: str) -> Match | None:
    """The same words in another order ("Doe Jane")."""
    one, two = _words(left), _words(right)
    if len(one) > 1 and one != two and sorted(one) == sorted(two):
        return Match(0.9, f"“{left}” and “{right}” are the same words in another order")
    return None


def part_of_name(left: str, right: str) -> Match | None:
    """The shorter name's words all stand in the longer, first and last word kept."""
    short, long = sorted((_words(left), _words(right)), key=len)
    if not 2 <= len(short) < len(long) or short[0] in _KUNYA:
        return None
    ends = short[-1] == long[-1] and _initial_of(short[0], long[0])
    rest = iter(long)
    if ends and all(any(_initial_of(word, other) for other in rest) for word in short):
        return Match(0.86, f"“{left}” and “{right}” share first and last name")
    return None


def leading_part(left: str, right: str) -> Match | None:
    """The longer name goes on where the shorter ends ("Jane Doe", "Jane Doe Smith")."""
    short, long = sorted((_words(left), _words(right)), key=len)
    if len(short) < 2 or len(short) == len(long) or short[0] in _KUNYA:
        return None
    lists = name_lists()
    added = len(long) - len(short) == 1 and long[-1] in lists.family
    # "Doe Smith" may be a family name of two words; "Ray" may be a second given name.
    if added and long[: len(short)] == short and short[-1] not in lists.given:
        return Match(0.8, f"“{left}” and “{right}” begin alike, one goes on")
    return None


def spelling(left: str, right: str) -> Match | None:
    """The same name in two spellings ("Mohammed", "Muhammad"; "Yusuf", "Yousuf")."""
    one, two = _words(left), _words(right)
    if len(one) != len(two) or len(one) < 2 or one == two:
        return None
    pairs = list(zip(one, two, strict=True))
    if all(_same_sound(a, b) for a, b in pairs) and not _genders_differ(one[0], two[0]):
        return Match(0.84, f"“{left}” and “{right}” are spellings of one name")
    return None


def same_words(left: str, right: str) -> Match | None:
    """A body by the same weighty words ("Ministry of Mines", "Mines Ministry", "Acme Inc.")."""
    one, two = _weighty(left), _weighty(right)
    shortened = len(_words(left)) != len(_words(right))
    if one and sorted(one) == sorted(two) and (len(one) > 1 or shortened):
        return Match(0.9, f"“{left}” and “{right}” are the same words")
    return None


def acronym(left: str, right: str) -> Match | None:
    """One is made of the initials of the other."""
    if matches_acronym(left, right) or matches_acronym(right, left):
        return Match(0.8, f"“{left}” and “{right}” fit as acronym and full name")
    return None


def known_alias(left: str, right: str) -> Match | None:
    """Two names of one country or city, from a list."""
    one, two = place_key(left), place_key(right)
    if one == two and fold(left) != fold(right):
        return Match(0.95, f"“{left}” and “{right}” are names of one place")
    return None


PERSON: tuple[Comparison, ...] = (
    same_name, initials, word_order, short_form, part_of_name, spelling, leading_part,
)  # fmt: skip
BODY: tuple[Comparison, ...] = (same_name, same_words, known_alias)
PLACE: tuple[Comparison, ...] = (same_name, known_alias)


def best(kind: EntityType, left: str, right: str) -> Match | None:
    """The surest reason to take two full names of one type for one."""
    if kind is EntityType.PERSON:
        wanted: Sequence[Comparison] = PERSON
    else:
        wanted = PLACE if kind is EntityType.PLACE else BODY
    found = [match for compare in wanted if (match := compare(left, right)) is not None]
    return max(found, key=lambda match: match.score) if found else None


def contradict(left: str, right: str) -> bool:
    """Whether two full names of persons cannot be one bearer's: one family name, other given.

    "Jane Doe" and "John Doe" contradict; "Jane Doe" and "J Doe" do not; names without a common
    family name do not either, since a stated alias may join them.
    """
    one, two = _split_initials(left), _split_initials(right)
    ends = {*fold(left).split()[-1:], *fold(right).split()[-1:]}
    if len(ends) == 2 and all(is_suffix(word) for word in ends):
        return True
    if len(one) < 2 or len(two) < 2 or (one[-1] != two[-1] and not _same_sound(one[-1], two[-1])):
        return False
    return best(EntityType.PERSON, left, right) is None


@cache
def _place_names() -> dict[str, str]:
    return {fold(name): group[0] for group in name_lists().country_aliases for name in group}


def place_key(name: str) -> str:
    """One key for all names of a country or city."""
    key = fold(name)
    return fold(_place_names().get(key, key))


@lru_cache(maxsize=50_000)
def _words(name: str) -> list[str]:
    return " ".join(name_words(name)).replace(".", "").replace("-", " ").replace("'", "").split()


@lru_cache(maxsize=50_000)
def _split_initials(name: str) -> list[str]:
    """Words with run-together initials apart ("M.L." and "M L" alike)."""
    words: list[str] = []
    for word in " ".join(name_words(name)).replace("-", " ").split():
        parts = [part for part in word.split(".") if part]
        glued = len(parts) == 1 and "." not in word and word.isalpha() and len(word) == 2
        upper = glued and any(token == word.upper() for token in name.split())
        words += list(word) if upper else parts
    return words


def _initial_of(one: str, two: str) -> bool:
    return one == two or (len(one) == 1 and two[:1] == one) or (len(two) == 1 and one[:1] == two)


def _weighty(name: str) -> list[str]:
    return [word for word in _words(name) if word not in _MINOR and word not in _LEGAL]


_SOUNDS = (
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"), ("ck", "k"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"),
    ("y", "i"), ("ai", "e"), ("aa", "a"), ("iy", "i"), ("ii", "i"), ("x", "ks"), ("tsch", "ch"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that spellings of one transliterated name share; consonants doubled count once."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(char for i, char in enumerate(word) if i == 0 or word[i - 1] != char)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """First letter and consonants of the sound: the blocking key for spellings."""
    heard = sound(word)
    return heard[:1] + "".join(char for char in heard[1:] if char not in "aeiouh")


_MOHAMMED = frozenset({"mhmd", "mmd", "mhd"})


def _same_sound(one: str, two: str) -> bool:
    if one == two:
        return True
    if one[:1] != two[:1] and sound(one)[:1] != sound(two)[:1]:
        return False
    if sound(one) == sound(two):
        return True
    if skeleton(one) != skeleton(two):
        return False
    if one[:1] == "m" and one.startswith(("moh", "muh", "meh")) and skeleton(one) in ("mmd", "md"):
        return two.startswith(("moh", "muh", "meh"))
    lists = name_lists()
    if all(word in lists.given or word in lists.family for word in (one, two)):
        return False  # "Hansen" and "Hanson" are two names, not one misspelt
    return min(len(one), len(two)) >= 6 and JaroWinkler.similarity(one, two) >= _CLOSE


def _genders_differ(one: str, two: str) -> bool:
    given = name_lists().given
    return {given.get(one, "u"), given.get(two, "u")} == {"m", "f"}
