"""Reads words of which it is known that they are a time, whatever stands around them.

The rules of the grammar ask their surroundings first ("a year" may be a rate, "May" a name). Here
that is settled, and the words are read for what they say: a date that the rules know, a length, or
nothing that can be placed. Then the value has X digits, or says past, present or future.
"""

import re
from functools import cache

from throughline.extract.times.grammar import Match, says_time, scan
from throughline.extract.times.lexer import Lexed, lex, words_of
from throughline.extract.times.phrase import Phrase, number_of
from throughline.extract.times.placing.anchor import unknown_value
from throughline.extract.times.readers.durations import duration_value
from throughline.extract.times.readers.rules import READERS
from throughline.extract.times.reading import Kind, Reading
from throughline.model.source import Span

_UNITS = ("units", "unit", "quarter", "century", "weekend")
_REFERENCES = ("present", "past", "future")
_YEAR_WORDS = frozenset(("number", "one", "hundred", "dash", "and", "the"))
_WHOLE_UNIT = frozenset(("the", "full", "whole", "fiscal", "year", "month"))
_FULL_UNITS = ("week", "month", "quarter", "year")


def reading_of(text: str, span: Span, label: str) -> Reading:
    """What the words of `span` say; `label` is the TIMEX3 type that they were given."""
    lexed = lex(text, span.start, span.end)
    for match, reading in scan(lexed, lambda match: _by_rule(lexed, match)):
        outside = lexed.classes[: match.first] + lexed.classes[match.last :]
        if not says_time(outside):
            return reading
    return _by_words(lexed, label)


def says_nothing(reading: Reading) -> bool:
    """Whether no more is known of it than that it is a time ("the duration")."""
    return reading.value in ("XXXX", "PXX")


def may_be_name(reading: Reading) -> bool:
    """Whether the words may as well be part of a name ("May", "Christmas")."""
    only_month = reading.month is not None and reading.day is None and reading.year is None
    return says_nothing(reading) or only_month


def _by_rule(lexed: Lexed, match: Match) -> Reading | None:
    reading = READERS[match.rule](_phrase(lexed, match.first, match.last))
    # "3/27" is the name of a day only where its article shows it.
    return None if reading is not None and reading.kind is Kind.DAY_NAME else reading


def _phrase(lexed: Lexed, first: int, last: int) -> Phrase:
    return Phrase(lexed, first, last, lexed.tokens(first, last))


def _by_words(lexed: Lexed, label: str) -> Reading:
    """What can be said of words that no rule of the grammar reads as a whole."""
    phrase = _phrase(lexed, 0, len(lexed.starts))
    words = {token.text.lower() for token in phrase.tokens}
    for name in _REFERENCES:
        if words & words_of(f"told_{name}"):
            return Reading(Kind.VAGUE, value=f"{name.upper()}_REF")
    if _later().search(" ".join(token.text.lower() for token in phrase.tokens)):
        return Reading(Kind.VAGUE, value="FUTURE_REF")
    if (phrase.has("this") and phrase.has("moment")) or {"these", "days"} <= words:
        return Reading(Kind.VAGUE, value="PRESENT_REF")
    year = _spelled_year(phrase)
    if year is not None and label == "DATE":
        return Reading(Kind.CALENDAR, year=year)
    month = phrase.value("month", "month_or_name")
    if month is not None and len(phrase.tokens) == 1:
        return Reading(Kind.CALENDAR, month=month)
    if phrase.has("time", "date", "moment"):
        return Reading(Kind.VAGUE, value="XXXX")
    part = phrase.value_text("part", "twilight", "overnight")
    if part is not None and label != "SET":
        return Reading(Kind.VAGUE, value=f"XXXX-XX-XXT{part}")
    token = phrase.first(*_UNITS)
    unit = str(token.value) if token is not None else ""
    plural = token is not None and token.kind == "units"
    if label in ("DURATION", "SET") or plural:
        kind = Kind.SET if label == "SET" else Kind.DURATION
        return Reading(kind, unit=unit, value=_length(phrase, unit, plural), about=plural)
    season = phrase.value_text("season", "season_or_verb")
    if season is not None and not unit:
        return Reading(Kind.FIXED, unit="season", value=season)
    if unit in ("year", "month") and words <= _WHOLE_UNIT:
        return Reading(Kind.UNIT, unit=unit, amount=0)
    if words & {"latest"} and unit in _FULL_UNITS:
        return Reading(Kind.UNIT, unit=unit, amount=-1, cue="last")
    return Reading(Kind.VAGUE, value=unknown_value(unit))


@cache
def _later() -> re.Pattern[str]:
    """Words that say only that it lies ahead ("the coming weeks")."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of('told_later')))})\b")


def _length(phrase: Phrase, unit: str, plural: bool) -> str:
    if not unit:
        return "PXX"
    low, high, _ = number_of(phrase)
    if low is None and not plural:
        return duration_value(unit, 1)
    return duration_value(unit, low if low == high else None)


def _spelled_year(phrase: Phrase) -> int | None:
    """The year of "nineteen eighty-four" or "two thousand", None where it is no year."""
    numbers = [t.value for t in phrase.tokens if t.kind in ("number", "one", "hundred")]
    others = any(t.kind not in _YEAR_WORDS and t.text != "year" for t in phrase.tokens)
    if others or not numbers:
        return None
    values = [value for value in numbers if isinstance(value, int)]
    head, rest = values[0], values[1:]
    if rest[:1] == [1000]:
        year = head * 1000 + sum(rest[1:])
    elif 10 < head <= 20 and rest and 10 <= sum(rest) <= 99:
        year = head * 100 + sum(rest)
    else:
        return None
    return year if 1400 <= year <= 2100 else None
