"""Spellings: which words of names are one word written in two ways.

A name from another script or with another language's letters comes in many spellings. Three things
tell: a list of words that are (`data/spellings.txt`), sounds that letters share ("Kareem",
"Karim"), and a long word misspelt. Two words that are both known as names of their own ("Hansen",
"Hanson") are two unless the list joins them. Places have a list of their names of their own
(`data/places.txt`).

It fails on transliterations that share neither sound nor list, and takes a rare name for another
that sounds alike where neither is known.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists

_CLOSE = 0.93
"""Jaro-Winkler similarity from which two long words may be one word misspelt."""
_LEAST_LETTERS = 6
ARABIC_ARTICLES = frozenset(("al", "el", "ul", "as", "ash", "at", "an", "ar", "az", "ad"))
"""The Arabic article as it is written between names; "Al" also begins one."""
_ABD = frozenset(("abd", "abdel", "abdul", "abdal", "abdoul"))
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "å": "aa", "ß": "ss",
     "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Æ": "Ae", "Å": "Aa"}
)  # fmt: skip
_SOUNDS = (
    ("tch", "ch"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"),
    ("ck", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"),
    ("ay", "ai"), ("y", "i"), ("ai", "e"), ("aa", "a"), ("iy", "i"), ("ii", "i"), ("x", "ks"),
    ("tsch", "ch"),
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_PLACE_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that spellings of one transliterated name share; consonants doubled count once."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(char for i, char in enumerate(word) if i == 0 or word[i - 1] != char)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """First letter and consonants of the sound: the blocking key for spellings."""
    heard = sound(listed(word))
    return heard[:1] + "".join(char for char in heard[1:] if char not in "aeiouh")


def listed(word: str) -> str:
    """The first spelling of a folded word's line in the list; the word where it is on none."""
    return _spellings().get(word, word)


@lru_cache(maxsize=50_000)
def same_word(one: str, two: str) -> bool:
    """Whether two folded words of names are one in two spellings."""
    if listed(one) == listed(two):
        return True
    if one in _spellings() and two in _spellings():
        return False
    if one[:1] != two[:1] and sound(one)[:1] != sound(two)[:1]:
        return False
    if sound(one) == sound(two):
        return True
    if skeleton(one) != skeleton(two):
        return False
    lists = name_lists()
    if all(word in lists.given or word in lists.family for word in (one, two)):
        return False
    return min(len(one), len(two)) >= _LEAST_LETTERS and JaroWinkler.similarity(one, two) >= _CLOSE


def with_umlauts(name: str) -> str:
    """The name with its umlauts in two letters each ("Müller" as "Mueller")."""
    return name.translate(_UMLAUTS)


def without_articles(words: list[str]) -> list[str]:
    """Words of a person's name without Arabic articles inside of it, "Abdul" with what it is of.

    "Ayman al-Sadr" and "Ayman Sadr" are one name, and so are "Abdul Rahman Sadr", "Abd al-Rahman
    Sadr" and "Abdelrahman Sadr". What begins a name is left ("Al Smith").
    """
    inner = range(1, len(words) - 1)
    kept = [w for at, w in enumerate(words) if at not in inner or w not in ARABIC_ARTICLES]
    joined: list[str] = []
    for at, word in enumerate(kept):
        if joined and joined[-1] in _ABD and (len(joined) > 1 or at < len(kept) - 1):
            joined[-1] = f"abdul{listed(word)}"
        else:
            joined.append(_with_abdul(word))
    return joined


def _with_abdul(word: str) -> str:
    for start in ("abdel", "abdul", "abdal", "abdoul"):
        if word.startswith(start) and len(word) > len(start) + 2:
            return f"abdul{listed(word.removeprefix(start))}"
    return word


@lru_cache(maxsize=50_000)
@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """One key for all names and spellings of a country or town.

    Abbreviated "Saint", "Mount" and "Fort" are whole, "al-" before a town and an "h" after it are
    left out, unless what remains is another place ("Sidon", "Sido").
    """
    key = fold(name)
    known = _place_names().get(key)
    if known is not None:
        return known
    plain = _plain_place(key)
    for candidate in (plain, *_bare_places(plain)):
        if candidate in _place_names():
            return _place_names()[candidate]
    bare = next((b for b in _bare_places(plain) if gazetteer().is_place(b)), None)
    return plain if bare is None or gazetteer().is_place(plain) else bare


def is_listed_place(name: str) -> bool:
    """Whether the name is in the lists of places that have several names."""
    return fold(name) in _place_names() or _plain_place(fold(name)) in _place_names()


def _bare_places(name: str) -> Iterator[str]:
    head, _, rest = name.partition(" ")
    if head in ARABIC_ARTICLES and rest:
        yield rest
        yield from _bare_places(rest)
    if name.endswith(("ah", "eh")):
        yield name[:-1]


@cache
def _spellings() -> dict[str, str]:
    lines = [line.split() for line in _lines("spellings.txt")]
    return {word: line[0] for line in lines for word in line}


@cache
def _place_names() -> dict[str, str]:
    groups = [*name_lists().country_aliases, *(line.split("|") for line in _lines("places.txt"))]
    keys = {fold(name): fold(group[0]) for group in groups for name in group}
    return {_plain_place(name): key for name, key in keys.items()} | keys


def _plain_place(key: str) -> str:
    words = _PLACE_WORD.findall(key.replace("'", ""))
    return " ".join(_SHORT.get(word, word) for word in words) or key


def _lines(name: str) -> list[str]:
    text = files("throughline.resolve").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
