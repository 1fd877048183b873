"""Tokens of one sentence as a string of one-character classes, for the grammar of times.

The idea: every token gets one character that says what it can be in a time expression (a month,
a number from 1 to 31, a unit …), everything else gets `OTHER`. The grammar is then a regular
expression over that short string: no backtracking over raw text, and about one dictionary look-up
a word. Cost is linear in the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from throughline.extract.wordlists import load_toml

OTHER = "x"
"""The class of every token that is no part of a time expression."""

_FIRST_CODE = 0xE000  # private use area: class characters never collide with regex syntax

_SYNTAX = (
    "iso",
    "feast",
    "named_period",
    "quarter_code",
    "numeric",
    "slash",
    "clock",
    "decade_digits",
    "ordinal",
    "short_year",
    "small",
    "year",
    "count",
    "decimal",
    "half_mark",
    "ampm",
    "possessive",
    "comma",
    "dot",
    "open",
    "close",
    "dash",
)
_CAPITAL_CLASSES = frozenset(
    (
        "month",
        "month_or_name",
        "month_short",
        "weekday",
        "weekday_short",
        "weekdays",
        "zone",
        "zone_word",
        "holiday",
        "dayname",
        "bc",
    )
)
_LOWER_CLASSES = frozenset(("repeated", "season_or_verb"))

# The commonest tokens stand first: every alternative tried costs time at every token.
_PLAIN_TOKENS = (
    r"|(?P<ampm>(?<=[\d\s])[apAP](?:\.\s?[mM]\.?|[mM]\b))"
    r"|(?P<bc>(?<![\w.])B\.\s?C\.?(?:\s?E\.)?(?!\w))"
    r"|(?P<oclock>o['’]clock\b)"
    r"|(?P<quarter_code>(?<!\w)[QH][1-4]\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<comma>,)|(?P<dot>\.)|(?P<open>\()|(?P<close>\))|(?P<dash>[-–—‑])"
    r"|(?P<possessive>['’]s?(?!\w))"
    r"|(?P<iso>\d{4}(?P<between>[-/])\d{2}(?P=between)\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"(?![\w-]))"
    r"|(?P<numeric>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\w/]|[.-]\d))"
    r"|(?P<half_mark>½|(?<=\d[ -])1/2(?![\w/]|[.,]\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}(?![\w/]|[.,]\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}\.\d{2}(?=\s?[ap]\.?\s?m\b))"
    r"|(?P<decade_digits>\d{3}0['’]?s\b|['’‘]?\d0s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<short_year>['’‘]\d{2}(?![\w]))"
    r"|(?P<number>\d+(?:[.,]\d+){0,6}(?:(?=[ap]\.?m\b)|(?![\w%])))"
    r"|(?P<rest>\w+|\S)"
)
_ERA = re.compile(r"\s?B\.?C")
_MONEY = frozenset("$€£¥₹#@")


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a match: its class, characters and value (None where it has none)."""

    kind: str
    start: int
    end: int
    text: str
    value: int | float | str | None


@dataclass(frozen=True, slots=True)
class Lexed:
    """A sentence as class characters; token `i` covers `[starts[i], ends[i])` of the text."""

    text: str
    classes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def tokens(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens [first, last) with their values."""
        names, values = _names(), _values()
        found = []
        for index in range(first, last):
            start, end = self.starts[index], self.ends[index]
            raw = self.text[start:end]
            kind = names.get(self.classes[index], "other")
            value = values.get(raw) if raw in values else values.get(raw.lower())
            if value is None and raw[:1].isdigit():
                digits = raw.replace(",", "") if kind in ("count", "decimal") else raw
                value = _number(digits)
            found.append(Token(kind, start, end, raw, value))
        return tuple(found)


def _number(raw: str) -> int | float | None:
    match = re.match(r"\d{1,9}(?:\.\d{1,6})?", raw)
    if match is None:
        return None
    return float(match.group()) if "." in match.group() else int(match.group())


@cache
def _tables() -> tuple[dict[str, str], dict[str, int | float | str], dict[str, str]]:
    """Word -> class character, word -> value, class name -> class character."""
    data = load_toml("times.toml")
    classes: dict[str, str] = {}
    for name in (*_SYNTAX, *data["values"], *data["words"]):
        classes.setdefault(name, chr(_FIRST_CODE + len(classes)))
    by_word: dict[str, str] = {}
    values: dict[str, int | float | str] = {}
    listed = [(name, tuple(words)) for name, words in data["words"].items()]
    for name, entries in data["values"].items():
        values.update(entries)
        listed.append((name, tuple(entries)))
    for name, words in listed:
        for word in words:
            forms: tuple[str, ...] = (word, word.capitalize(), word.upper())
            if name in _CAPITAL_CLASSES:
                forms = (word, word.upper()) if len(word) > 3 else (word,)
            elif name in _LOWER_CLASSES:
                forms = (word,)
            for form in forms:
                by_word.setdefault(form, classes[name])
                if word in values:
                    values.setdefault(form, values[word])
    return by_word, values, classes


def class_chars() -> dict[str, str]:
    """Class name -> its character."""
    return _tables()[2]


@cache
def _token() -> re.Pattern[str]:
    """Every token with its class as the group's name."""
    data = load_toml("times.toml")
    feasts, periods = _any_of(data["feasts"]), _any_of(data["named_periods"]["names"])
    return re.compile(
        rf"(?=[A-Z])(?<!\w)(?:(?P<feast>(?:{feasts})\b)|(?P<named_period>(?:{periods})\b))"
        + _PLAIN_TOKENS
    )


def _any_of(names: Iterable[str]) -> str:
    """A pattern of names, the longest first, with either apostrophe."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace("'", "['’]") for name in ordered)


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one context list of `data/times.toml`."""
    return frozenset(load_toml("times.toml")["context"][name])


def feast_rule(name: str) -> str:
    """How to find the day of a feast in a year: see `[feasts]` of `data/times.toml`."""
    rule: str = load_toml("times.toml")["feasts"][name]
    return rule


def month_number(word: str) -> int | None:
    """The number of a month by its name or its short form ("Sept"), None for any other word."""
    data = load_toml("times.toml")["values"]
    names = data["month"] | data["month_or_name"] | data["month_short"]
    number: int | None = names.get(word)
    return number


def known_day_year(month: int, day: int) -> int | None:
    """The year of a day that readers know by its event, None where it is no such day."""
    year: int | None = load_toml("times.toml")["named_days"].get(f"{month:02d}-{day:02d}")
    return year


@cache
def _names() -> dict[str, str]:
    return {char: name for name, char in class_chars().items()}


def _values() -> dict[str, int | float | str]:
    return _tables()[1]


def lex(text: str, start: int, end: int) -> Lexed:
    """The tokens of `text[start:end]` as class characters."""
    by_word, _, chars = _tables()
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _token().finditer(text, start, end):
        kind = match.lastgroup
        if kind == "word":
            char = by_word.get(match.group(), OTHER)
        elif kind == "number":
            char = _number_class(text, match.start(), match.group(), starts, classes, chars)
        elif kind == "rest" or kind is None:
            char = OTHER
        else:
            char = chars[kind]
        classes.append(char)
        starts.append(match.start())
        ends.append(match.end())
    return Lexed(text, "".join(classes), tuple(starts), tuple(ends))


def _number_class(
    text: str,
    at: int,
    raw: str,
    starts: list[int],
    classes: list[str],
    chars: dict[str, str],
) -> str:
    """Class of a number: by its size, `OTHER` where it is a price, a code or a percentage."""
    before = text[at - 1] if at else " "
    if before == "Y" and classes[-1:] == [chars["fiscal"]] and len(raw) == 4:
        return chars["year"]  # "FY2024"
    if before in _MONEY or before.isalpha() or before == "_":
        return OTHER
    if before in "-‑" and len(classes) > 1 and classes[-2] == OTHER and starts[-1] == at - 1:
        return OTHER  # "B-52", "Covid-19": a code, not a number
    linked = before == "-" and len(classes) > 1 and classes[-2] == chars["count"]
    if linked and len(raw) > 2 and not _ERA.match(text, at + len(raw)):
        return OTHER  # "555-2019": a telephone number
    if classes and classes[-1] == OTHER:
        word = text[starts[-1] : at].strip(" .").lower()
        if word in words_of("before_identifier"):
            return OTHER
    if not raw.isdecimal():
        return chars["decimal"] if "." in raw else chars["count"]
    if not raw.isascii() or len(raw) > 9:
        return OTHER
    number = int(raw)
    if len(raw) <= 2 and 1 <= number <= 31:
        return chars["small"]
    if len(raw) == 4 and 1400 <= number <= 2100:
        return chars["year"]
    return chars["count"]
