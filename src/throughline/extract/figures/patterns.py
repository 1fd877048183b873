"""The compiled patterns of figures: numbers with their bounds, units, and words that count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from throughline.extract.wordlists import load_toml
from throughline.model.annotation import Bound

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}


def _alternation(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"


@dataclass(frozen=True, slots=True)
class FigurePatterns:
    """What `figures.toml` says, compiled."""

    number: re.Pattern[str]
    bound_of: dict[str, Bound]
    vague: dict[str, tuple[float, float]]
    scales: dict[str, float]
    currencies: dict[str, str]
    currency_words: dict[str, str]
    persons: dict[str, str]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    noun_counts: dict[str, str]
    stops: frozenset[str]
    doubles: frozenset[str]


@cache
def figure_patterns() -> FigurePatterns:
    """The patterns, compiled once."""
    data = load_toml("figures.toml")
    bounds = {name: tuple(words) for name, words in data["bounds"].items()}
    bound_of = {
        word: Bound(name) if name in ("at_least", "at_most", "about") else Bound.EXACTLY
        for name, words in bounds.items()
        for word in words
    }
    counts = data["counts"]
    return FigurePatterns(
        number=_number_pattern(data, bound_of),
        bound_of=bound_of,
        vague={
            word: (float(low), float(high)) for word, (low, high) in data["quantity_words"].items()
        },
        scales={word: float(value) for word, value in data["scales"].items()},
        currencies=data["currencies"],
        currency_words=data["currency_words"],
        persons=_person_nouns(data["persons"]),
        after=tuple(
            (name, _after_pattern(group["after"], verbs=name != "on board"))
            for name, group in counts.items()
        ),
        before=tuple(
            (name, _before_pattern(group["before"]))
            for name, group in counts.items()
            if group["before"]
        ),
        noun_counts={noun: name for name, group in counts.items() for noun in group["nouns"]},
        stops=frozenset(data["stops"]["words"]),
        doubles=frozenset(data["persons"]["before_noun"]),
    )


def _number_pattern(
    data: dict[str, dict[str, object]], bound_of: dict[str, Bound]
) -> re.Pattern[str]:
    words = _alternation([*_UNITS, *_TENS])
    spelled = rf"{words}(?:[-\s]{words})?"
    spelled += r"(?:\s(?:hundred|thousand|million|billion|trillion|crore|lakh|dozen)){0,2}"
    digits = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,3})?|\d{1,15}(?:\.\d{1,3})?"
    vague = _alternation(data["quantity_words"])
    currency = _alternation(data["currencies"])
    scale = (
        r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion|crores?|lakhs?|dozen|mn|bn|m)\b)"
    )
    return re.compile(
        rf"(?<![\w.,/:$€£₹-])(?P<bound>(?:(?:{_alternation(bound_of)})\s{{1,3}}){{0,3}})"
        rf"(?P<money>{currency}\s?)?"
        rf"(?:(?P<between>between\s)?(?P<digits>{digits})(?P<scale>{scale})?"
        rf"(?:(?P<to>\s?[-–]\s?|\sto\s|\sand\s(?=\d)|\sor\s)(?P<digits2>{digits})(?P<scale2>{scale})?)?(?P<plus>\+|-plus)?"
        rf"|(?P<vague>{vague})|(?P<words>{spelled})(?:\s(?:to|or)\s(?P<words2>{words}))?"
        rf"|(?P<none>no\s?-?one|nobody|none|no(?=\s(?:other\s)?(?:people|person|passengers?|deaths|casualt|injur|fatalit|arrests))))(?![\w/]|[.,:]\d)"
        rf"(?P<suffix>\s(?:or\smore|or\sso|plus)\b)?(?P<percent>\s?%|\s?per\s?cent\b|\spercentage\spoints)?",
        re.IGNORECASE,
    )


def _person_nouns(data: dict[str, object]) -> dict[str, str]:
    nouns = data["nouns"]
    irregular = data["irregular"]
    assert isinstance(nouns, list)
    assert isinstance(irregular, dict)
    found: dict[str, str] = {}
    for noun in nouns:
        found[noun.lower()] = noun
        found[noun.lower() + "s"] = noun
    found.update({str(word): str(single) for word, single in irregular.items() if single})
    return found


# Between the counted noun and its verb: an aside or a short prepositional phrase.
_ASIDE = (
    r"(?:\s?,[^,.;]{1,70},|\s(?:in|on|from|of|at|inside|aboard|near|outside|who|including|with)\s"
    r"[^,.;:]{1,45}?|\s\([^)]{1,40}\))?"
)
_AUX = (
    r"(?:\s(?:were|was|are|is|have|has|had|been|being|be|got|also|reportedly|allegedly|later|still"
    r"|believed|feared|confirmed|reported|remain|remained|remains|left|listed|said|to|may|might|could|more|others|other"
    r"|people|persons|seriously|critically|slightly|badly|gravely|fatally|severely|initially|would|will"
    r"|thought|known|officially|either|both|injured\sor|killed\sor|dead\sor|as|and)){0,6}"
)


_NO_OBJECT = (
    r"(?:(?=\s(?:\d+|[a-z]+)(?:\s(?:more|others?))?\s(?:injured|wounded|hurt)\b)"  # a headline
    r"|(?!(?:\sand\s(?:killed|wounded|injured))?\s(?:the|a|an|his|her|their|its|him|them|another|one"
    r"|himself|herself|at\sleast|more\sthan|\d|two|three|four|five|several|dozens|people)\b))"
)


def _after_pattern(words: list[str], *, verbs: bool) -> re.Pattern[str]:
    # A participle before an object is a verb: "two men killed a guard" counts no dead.
    return re.compile(
        rf"{_ASIDE}(?P<aux>{_AUX})\s(?P<verb>{_alternation(words)})\b"
        + (_NO_OBJECT if verbs else ""),
        re.IGNORECASE,
    )


def _before_pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b{_alternation(words)}(?:\s(?:and|or)\s(?:injur|wound|kill|maim)\w{{1,4}})?"
        rf"(?:\s(?:himself|herself|themselves|him|her|[^,.;:\d]{{1,45}}?)\s?,?\sand)?\s+$",
        re.IGNORECASE,
    )
