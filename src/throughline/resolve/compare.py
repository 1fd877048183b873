"""Comparisons of two names: each a short function that gives a score with a sentence, or None.

The scores are ordered, not calibrated: they decide what is joined first and are shown beside the
reason. No comparison rests on a first name or a kunya alone ("Abu …"), nor on a shared family
name where the given names differ.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import fold, is_suffix, name_lists, name_words
from throughline.model.annotation import EntityType
from throughline.resolve.spellings import (
    ARABIC_ARTICLES,
    is_listed_place,
    listed,
    place_key,
    same_word,
    with_umlauts,
    without_articles,
)

_KUNYA = frozenset({"abu", "abou", "umm", "um", "bin", "ibn", "bint"})
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})
_LEGAL = frozenset(
    {"inc", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company", "gmbh", "pvt"}
)
_LEGAL_FORMS = {"limited": "ltd", "corporation": "corp", "company": "co"}
_WRITTEN = {
    "defence": "defense", "centre": "center", "theatre": "theater", "programme": "program",
    "labour": "labor", "harbour": "harbor", "neighbourhood": "neighborhood", "licence": "license",
    "dept": "department", "univ": "university", "intl": "international", "int'l": "international",
    "natl": "national", "nat'l": "national", "govt": "government", "gov't": "government",
    "assn": "association", "assoc": "association", "bros": "brothers", "st": "saint",
    "mt": "mount", "ft": "fort", "comm": "commission", "cttee": "committee", "dist": "district",
}  # fmt: skip
"""Words of bodies in British English or cut short, and how they are compared."""
_LEAST_LETTERS = 5
"""A shorter name of a body is like another by chance."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two names may be one: how surely, in [0, 1], and why, in words for a reader."""

    score: float
    reason: str


Comparison = Callable[[str, str], Match | None]


def same_name(left: str, right: str) -> Match | None:
    """The same words, whatever their case, accents, umlauts and dots."""
    if _words(left) == _words(right) or _spelt_out(left) == _spelt_out(right):
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
    short, long = sorted((_listed(left), _listed(right)), key=len)
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
    """The same name in two spellings ("Mohammed", "Muhammad"; "al-Sadr", "Sadr")."""
    one, two = _plain(left), _plain(right)
    if len(one) != len(two) or len(one) < 2 or _words(left) == _words(right):
        return None
    pairs = list(zip(one, two, strict=True))
    if all(same_word(a, b) for a, b in pairs) and not _genders_differ(one[0], two[0]):
        return Match(0.84, f"“{left}” and “{right}” are spellings of one name")
    return None


def same_words(left: str, right: str) -> Match | None:
    """A body by the same weighty words ("Ministry of Mines", "Mines Ministry", "Acme Inc.")."""
    one = _weighty(left)
    if not one or _sorted_weighty(left) != _sorted_weighty(right):
        return None
    forms = _legal_form(left), _legal_form(right)
    if all(forms) and forms[0] != forms[1]:
        return None
    if len(one) > 1 or _words(left) != _words(right):
        return Match(0.9, f"“{left}” and “{right}” are the same words")
    return None


def body_spelling(left: str, right: str) -> Match | None:
    """A body's foreign name in two spellings ("al-Nusra", "Nusrah"); ordinary words are equal."""
    one, two = _foreign(left), _foreign(right)
    if not one or len(one) != len(two) or max(map(len, one)) < _LEAST_LETTERS:
        return None
    if _sorted_weighty(left) == _sorted_weighty(right):
        return None
    common = name_lists().common
    for a, b in zip(one, two, strict=True):
        if a != b and (a in common or b in common or not same_word(a, b)):
            return None
    return Match(0.84, f"“{left}” and “{right}” are spellings of one name")


def acronym(left: str, right: str) -> Match | None:
    """One is made of the initials of the other."""
    if matches_acronym(left, right) or matches_acronym(right, left):
        return Match(0.8, f"“{left}” and “{right}” fit as acronym and full name")
    return None


def known_alias(left: str, right: str) -> Match | None:
    """Two names of one country or city, from a list, or one name written in two ways."""
    one, two = place_key(left), place_key(right)
    if one == two and fold(left) != fold(right):
        if is_listed_place(left) and is_listed_place(right):
            return Match(0.95, f"“{left}” and “{right}” are names of one place")
        return Match(0.95, f"“{left}” and “{right}” are one name in two ways of writing")
    return None


PERSON: tuple[Comparison, ...] = (
    same_name, initials, word_order, short_form, part_of_name, spelling, leading_part,
)  # fmt: skip
BODY: tuple[Comparison, ...] = (same_name, same_words, body_spelling, known_alias)
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
    ends = {word.rstrip(".") for name in (left, right) for word in fold(name).split()[-1:]}
    if len(ends) == 2 and all(is_suffix(word) for word in ends):
        return True
    if len(one) < 2 or len(two) < 2 or (one[-1] != two[-1] and not same_word(one[-1], two[-1])):
        return False
    return best(EntityType.PERSON, left, right) is None


def suffixed_twice(names: Iterable[str]) -> frozenset[str]:
    """The names that two bearers of a case share but for their suffixes ("Jr", "Sr"), folded."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if suffix := _suffix(name):
            found[" ".join(name_words(name))].add(suffix)
    return frozenset(name for name, suffixes in found.items() if len(suffixes) > 1)


def one_of_several(left: str, right: str, several: Collection[str]) -> bool:
    """Whether one of two names has a suffix, the other none, and that may be another bearer's."""
    alike = " ".join(name_words(left)) in several or " ".join(name_words(right)) in several
    return alike and _suffix(left) != _suffix(right)


def _suffix(name: str) -> str:
    last = fold(name).split()[-1:]
    return last[0].rstrip(".") if last and is_suffix(last[0]) else ""


@lru_cache(maxsize=50_000)
def _words(name: str) -> list[str]:
    return " ".join(name_words(name)).replace(".", "").replace("-", " ").replace("'", "").split()


@lru_cache(maxsize=50_000)
def _plain(name: str) -> list[str]:
    """The words without Arabic articles."""
    return without_articles(_words(name))


@lru_cache(maxsize=50_000)
def _spelt_out(name: str) -> list[str]:
    """The words with umlauts in two letters each."""
    return _words(with_umlauts(name))


@lru_cache(maxsize=50_000)
def _listed(name: str) -> list[str]:
    """The words without Arabic articles, each in the first of its listed spellings."""
    return [listed(word) for word in _plain(name)]


@lru_cache(maxsize=50_000)
def _split_initials(name: str) -> list[str]:
    """Words with run-together initials apart ("M.L." and "M L" alike)."""
    words: list[str] = []
    for word in " ".join(name_words(name)).replace("-", " ").split():
        parts = [part for part in word.split(".") if part]
        glued = len(parts) == 1 and "." not in word and word.isalpha() and len(word) == 2
        upper = glued and any(token == word.upper() for token in name.split())
        words += list(word) if upper else parts
    return without_articles(words)


def _initial_of(one: str, two: str) -> bool:
    return one == two or (len(one) == 1 and two[:1] == one) or (len(two) == 1 and one[:1] == two)


@lru_cache(maxsize=50_000)
def _weighty(name: str) -> list[str]:
    words = (_WRITTEN.get(word, word) for word in fold(name).replace("-", " ").split())
    plain = (word.replace(".", "").replace("'", "") for word in words)
    told = (_one_spelling(_WRITTEN.get(word, word)) for word in plain)
    return [word for word in told if word and word not in _MINOR and word not in _LEGAL]


@lru_cache(maxsize=50_000)
def _sorted_weighty(name: str) -> list[str]:
    return sorted(_weighty(name))


@lru_cache(maxsize=50_000)
def _foreign(name: str) -> list[str]:
    """The weighty words without Arabic articles."""
    return [word for word in _weighty(name) if word not in ARABIC_ARTICLES]


def weighty(name: str) -> list[str]:
    """The words of a body's name that tell it apart, in one spelling."""
    return list(_weighty(name))


def _one_spelling(word: str) -> str:
    return re.sub(r"is(ation|ations|ing|ed)$", r"iz\1", word) if len(word) > 7 else word


def _legal_form(name: str) -> str:
    last = _words(name)[-1:]
    return _LEGAL_FORMS.get(last[0], last[0]) if last and last[0] in _LEGAL else ""


def _genders_differ(one: str, two: str) -> bool:
    given = name_lists().given
    return {given.get(one, "u"), given.get(two, "u")} == {"m", "f"}
