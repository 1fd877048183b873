"""Word lists about names: titles, roles, heads of organisations, given names; loaded once on use.

The lists are data (`data/names.toml`, `given_names.txt`, `family_names.txt`, `common_words.txt`);
this module only turns them into sets. Everything is compared in lower case, names of persons also
folded to ASCII.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` in lower-case ASCII on one line with straight apostrophes: a key to compare names."""
    flat = text if text.isascii() else anyascii(text)
    return " ".join(flat.casefold().split())


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_NICKNAME = re.compile(r"\s[\"“]([^\"”]{1,40})[\"”](?=\s)")


def without_nickname(name: str) -> str:
    """`Jane "Jan" Doe` as "Jane Doe"."""
    return _NICKNAME.sub("", name)


def with_nickname(name: str) -> str | None:
    """`Jane "Jan" Doe` as "Jan Doe", None where there is no nickname in quotation marks."""
    match = _NICKNAME.search(name)
    return f"{match.group(1)} {name[match.end() :].strip()}" if match else None


def name_words(name: str) -> list[str]:
    """The folded words of a person's name without nickname and without "Jr", "Sr", "III"."""
    words = fold(without_nickname(name)).split()
    while len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    return words


def is_suffix(word: str) -> bool:
    """Whether a lower-case word tells generations of one name apart ("jr")."""
    return word.rstrip(".") in _SUFFIXES


@dataclass(frozen=True, slots=True)
class NameLists:
    """The sets that typing and chunking of names look words up in (all lower case)."""

    courtesy_female: frozenset[str]
    courtesy_male: frozenset[str]
    honorifics: frozenset[str]
    """Single words that stand before a name and identify with it ("major")."""
    titles: frozenset[str]
    """Honorifics, courtesies and offices of up to six words."""
    roles: frozenset[str]
    short_forms: dict[str, frozenset[str]]
    """Short form of a given name -> the given names that it stands for."""
    female_roles: frozenset[str]
    male_roles: frozenset[str]
    modifiers: frozenset[str]
    person_verbs: frozenset[str]
    org_heads: frozenset[str]
    org_first: frozenset[str]
    org_known: frozenset[str]
    """Well-known bodies, with their case."""
    org_before: tuple[str, ...]
    org_after: frozenset[str]
    facility_heads: frozenset[str]
    facility_after: frozenset[str]
    place_heads: frozenset[str]
    place_first: frozenset[str]
    place_known: frozenset[str]
    """Regions that the gazetteer lacks, with their case."""
    other_heads: frozenset[str]
    other_first: frozenset[str]
    groups: frozenset[str]
    """Peoples and movements, with their case."""
    country_aliases: tuple[tuple[str, ...], ...]
    demonyms: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    starters: frozenset[str]
    generic: frozenset[str]
    """Names of kinds, not of things ("city hall")."""
    common: frozenset[str]
    given: dict[str, str]
    """Folded given name -> "m", "f" or "u"."""
    family: frozenset[str]
    grammar: dict[str, frozenset[str]]
    """Closed sets of words by what they do, the keys of `[grammar]`."""

    def is_role(self, word: str) -> bool:
        """Whether a lower-case word is a role noun in the singular."""
        return word in self.roles

    def is_plural_role(self, word: str) -> bool:
        """Whether a lower-case word is a role noun in the plural."""
        if word.endswith("men"):
            return word[:-3] + "man" in self.roles
        if word.endswith("es") and word[:-2] in self.roles:
            return True
        return word.endswith("s") and word[:-1] in self.roles


def _lines(name: str) -> list[str]:
    text = (files("throughline.extract") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _named(text: str) -> frozenset[str]:
    # An underscore stands for the space inside a name of several words.
    return frozenset(word.replace("_", " ") for word in text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(part.strip() for line in text.splitlines() for part in line.split("|") if part)


@cache
def name_lists() -> NameLists:
    """The lists, read from the package's data files at the first call."""
    text = (files("throughline.extract") / "data" / "names.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(text)
    person, org, words = raw["person"], raw["organization"], raw["words"]
    female, male = _words(person["courtesy_female"]), _words(person["courtesy_male"])
    honorifics = _words(person["honorifics"])
    given = {line.split()[0]: line.split()[1] for line in _lines("given_names.txt")}
    return NameLists(
        courtesy_female=female,
        courtesy_male=male,
        honorifics=honorifics,
        titles=frozenset(title.replace(".", "") for title in _phrases(person["titles"]))
        | honorifics
        | female
        | male,
        roles=_words(person["roles"]),
        short_forms={
            line.split()[0]: frozenset(line.split()[1:])
            for line in person["short_forms"].splitlines()
            if line
        },
        female_roles=_words(person["female_roles"]),
        male_roles=_words(person["male_roles"]),
        modifiers=_words(person["modifiers"]),
        person_verbs=_words(person["verbs"]),
        org_heads=_words(org["heads"]),
        org_first=_words(org["first"]),
        org_known=_named(org["known"]),
        org_before=tuple(org["before"].split("|")),
        org_after=_phrases(org["after"]),
        facility_heads=_words(raw["facility"]["heads"]),
        facility_after=_phrases(raw["facility"]["after"]),
        place_heads=_words(raw["place"]["heads"]),
        place_first=_phrases(raw["place"]["first"]),
        place_known=_named(raw["place"]["known"]),
        other_heads=_words(raw["other"]["heads"]),
        other_first=_phrases(raw["other"]["first"]),
        groups=_named(raw["group"]["known"]),
        country_aliases=tuple(
            tuple(line.split("|")) for line in raw["country"]["aliases"].splitlines() if line
        ),
        demonyms=_words(raw["country"]["demonyms"]),
        particles=_words(words["particles"]),
        not_names=_words(words["not_names"]),
        starters=_words(words["starters"]),
        generic=_phrases(words["generic"]),
        common=frozenset(_lines("common_words.txt")),
        given=given,
        family=frozenset(_lines("family_names.txt")),
        grammar={key: _words(text) for key, text in raw["grammar"].items()},
    )


@cache
def given_or_family() -> frozenset[str]:
    """All given and family names: united once, since they are many."""
    lists = name_lists()
    return lists.family.union(lists.given)


@cache
def plain_words() -> frozenset[str]:
    """Ordinary words that are nobody's given or family name."""
    lists = name_lists()
    return lists.common - lists.grammar["surname_words"] - given_or_family()


@cache
def body_heads() -> frozenset[str]:
    """Heads of bodies and of buildings."""
    lists = name_lists()
    return lists.org_heads | lists.facility_heads


@cache
def name_parts() -> frozenset[str]:
    """Words that begin or head the names of anything but persons, titles and roles included."""
    lists = name_lists()
    first = lists.org_first | lists.place_first | lists.other_first
    return first | body_heads() | lists.place_heads | lists.titles | lists.roles
