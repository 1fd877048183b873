"""Inflects English verbs and nouns: the forms under which a lemma of the word lists appears.

Regular spelling rules and a table of irregular verbs. Deterministic and only as wide as the lists
need: it goes from lemma to forms, never from a form back to a guessed lemma.
"""

from functools import cache
from typing import NamedTuple

from throughline.extract.wordlists import load_toml

_VOWELS = "aeiou"
_TABLE = "inflection.toml"


class VerbForms(NamedTuple):
    """The forms of one verb. `past` and `participle` may hold several spellings."""

    base: str
    third: str
    ing: str
    past: tuple[str, ...]
    participle: tuple[str, ...]


@cache
def verb_forms(lemma: str) -> VerbForms:
    """All forms of a one-word verb lemma."""
    data = load_toml(_TABLE)
    irregular = data["irregular"].get(lemma)
    third = _s(lemma)
    ing = _ing(lemma)
    if irregular:
        past, participle = irregular
        return VerbForms(
            data["third"].get(lemma, third),
            data["third"].get(lemma, third),
            data["ing"].get(lemma, ing),
            tuple(past.split("/")),
            tuple(participle.split("/")),
        )._replace(base=lemma)
    past = (_ed(lemma),)
    return VerbForms(lemma, third, ing, past, past)


@cache
def plural(noun: str) -> str:
    """The plural of a noun; of several words, of the last."""
    head, _, last = noun.rpartition(" ")
    irregular = load_toml(_TABLE)["plurals"]
    form = irregular.get(last) or _s(last)
    return f"{head} {form}" if head else form


def _s(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do", "veto", "embargo"):
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last consonant is doubled: "stab", "plot", "deter" but not "visit"."""
    if word in load_toml(_TABLE)["doubling"]["words"]:
        return True
    if len(word) < 3 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS:
        return False
    if word[-3] in _VOWELS and word[-3:-1] != "ui":
        return False
    return sum(char in _VOWELS for char in word) == 1


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"
