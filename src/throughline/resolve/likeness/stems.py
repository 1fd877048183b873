"""Stems and roots of English words: keys that inflected and derived forms share.

Keys for comparing, not words: "announces" and "announced" have the stem "announc", "announcement"
has the same root. Spelling rules and the irregular verbs of `extract`.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from throughline.extract.wordlists import load_toml

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,:]*")
_LEAST = 3
_KEPT_DOUBLE = "lsz"
_SUFFIXES = (
    *("ational", "ization", "fulness", "ousness", "iveness", "ation", "ition", "ement", "ment"),
    *("ution", "tion", "sion", "ance", "ence", "able", "ible", "ness", "ship", "ion", "ial"),
    *("ure", "age", "ist", "ism", "er", "or", "al", "ti", "ai", "i"),
)
_LEAST_ROOT = 4


def words_of(text: str) -> list[str]:
    """The words and numbers of a text as they are written."""
    return _WORD.findall(text)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What the forms of one word share, in lower case."""
    bare = word.lower().replace("’", "'")
    bare = bare.removesuffix("'s").removesuffix("'")
    bare = _irregular().get(bare, bare)
    if bare.endswith("ies") and len(bare) > _LEAST + 1:
        bare = bare[:-3] + "y"
    elif bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and len(bare) > _LEAST:
        bare = bare[:-1]
    if bare.endswith("ied"):
        bare = bare[:-3] + "y"
    for suffix in ("ing", "ed"):
        if bare.endswith(suffix) and _is_word(bare.removesuffix(suffix)):
            bare = bare.removesuffix(suffix)
            if len(bare) > _LEAST and bare[-1] == bare[-2] and bare[-1] not in _KEPT_DOUBLE:
                bare = bare[:-1]
            break
    bare = _irregular().get(bare, bare)
    if len(bare) > _LEAST and bare.endswith("e"):
        bare = bare[:-1]
    return bare[:-1] + "i" if len(bare) > _LEAST and bare.endswith("y") else bare


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """What a word shares with those derived from it."""
    bare = stem(word)
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _LEAST_ROOT:
            return bare.removesuffix(suffix)
    return bare


def is_content(word: str) -> bool:
    """Whether a word tells of a subject: no function word, no furniture of reporting."""
    return word.lower() not in _stop_words()


def _is_word(stem_: str) -> bool:
    return len(stem_) >= _LEAST and any(char in "aeiouy" for char in stem_)


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for base, forms in load_toml("inflection.toml")["irregular"].items():
        for form in "/".join(forms).split("/"):
            found.setdefault(form, base)
    return found


@cache
def _stop_words() -> frozenset[str]:
    lines = files("throughline.resolve").joinpath("data/stopwords.txt").read_text("utf-8")
    return frozenset(line for line in lines.splitlines() if line and not line.startswith("#"))
