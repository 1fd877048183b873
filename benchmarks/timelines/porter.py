"""The suffix stripping of Porter (1980), with his own later changes, as ROUGE uses it.

Written after the description in "An algorithm for suffix stripping", Program 14(3); the changes
("abli" to "able" became "bli" to "ble", and "logi" to "log") are those of his published program.
"""

from functools import lru_cache
from itertools import pairwise

_VOWELS = frozenset("aeiou")
_DOUBLES_KEPT = frozenset("lsz")
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
    "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip
_BY_LENGTH = {
    id(table): sorted(table, key=len, reverse=True) for table in (_STEP_2, _STEP_3, _STEP_4)
}
"""The longest suffix that fits is the one that is looked at."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word in lower case; words of one or two letters stay."""
    if len(word) <= 2:
        return word
    word = _past_and_gerund(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _STEP_2)
    word = _replaced(word, _STEP_3)
    return _tidied(_without_suffix(word))


def _is_consonant(word: str, index: int) -> bool:
    letter = word[index]
    if letter == "y":
        return index == 0 or not _is_consonant(word, index - 1)
    return letter not in _VOWELS


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant: m in [C](VC)^m[V]."""
    shape = [_is_consonant(word, index) for index in range(len(word))]
    return sum(after and not before for before, after in pairwise(shape))


def _has_vowel(word: str) -> bool:
    return not all(_is_consonant(word, index) for index in range(len(word)))


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _is_consonant(word, len(word) - 1)


def _ends_short(word: str) -> bool:
    """Whether it ends in consonant, vowel, consonant, the last one not w, x or y ("hop")."""
    last = len(word) - 1
    return (
        last >= 2
        and _is_consonant(word, last)
        and not _is_consonant(word, last - 1)
        and _is_consonant(word, last - 2)
        and word[last] not in "wxy"
    )


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past_and_gerund(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        base = word.removesuffix(suffix)
        if base != word and _has_vowel(base):
            if base.endswith(("at", "bl", "iz")):
                return base + "e"
            if _ends_double(base) and base[-1] not in _DOUBLES_KEPT:
                return base[:-1]
            return base + "e" if _measure(base) == 1 and _ends_short(base) else base
    return word


def _replaced(word: str, table: dict[str, str]) -> str:
    for suffix in _BY_LENGTH[id(table)]:
        if word.endswith(suffix):
            base = word[: -len(suffix)]
            return base + table[suffix] if _measure(base) > 0 else word
    return word


def _without_suffix(word: str) -> str:
    for suffix in _BY_LENGTH[id(_STEP_4)]:
        if word.endswith(suffix):
            base = word[: -len(suffix)]
            fits = suffix != "ion" or base.endswith(("s", "t"))
            return base if fits and _measure(base) > 1 else word
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word
