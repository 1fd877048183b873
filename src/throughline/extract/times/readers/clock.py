"""Readers of times of day: clocks, parts of day, and a day together with either."""

from collections.abc import Callable
from dataclasses import replace

from throughline.extract.times.grammar import day_rule
from throughline.extract.times.lexer import class_chars, words_of
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.readers.clock_words import adjust, time_of_day, zone_of
from throughline.extract.times.readers.dates import read_calendar
from throughline.extract.times.readers.relative import read_deictic, read_unit_cue, read_weekday
from throughline.extract.times.reading import From, Kind, Reading


def read_timed(phrase: Phrase) -> Reading | None:
    """A day with a time or part of day, in either order."""
    clock, is_hour, part = time_of_day(phrase)
    narrowed = phrase.has("unit", "units", "edge", "early", "late", "mid")
    if clock is None and not part and not narrowed:
        return None
    day = _day_inside(phrase)
    if day is None:
        if clock is None:
            return None
        anchor = From.PUBLICATION if phrase.has("this") else From.EITHER
        return Reading(
            Kind.CLOCK,
            clock=adjust(clock, part),
            clock_is_hour=is_hour,
            zone=zone_of(phrase),
            part=part,
            anchor=anchor,
        )
    if phrase.first("units") is not None and not part:
        part = "MO"  # "the early hours of Friday"
    return replace(
        day,
        clock=adjust(clock, part) if clock else day.clock,
        clock_is_hour=is_hour,
        zone=zone_of(phrase),
        part=part,
        about=phrase.has("least"),
    )


def _day_inside(phrase: Phrase) -> Reading | None:
    """The reading of the longest run of tokens that is a day."""
    chars = class_chars()
    classes = "".join(chars.get(token.kind, "x") for token in phrase.tokens)
    count = len(classes)
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            rule = day_rule(classes[first : first + length])
            if rule is not None and not _is_clock(phrase, first + length):
                reading = _DAY_READERS[rule](phrase.slice(first, first + length))
                if reading is not None:
                    return reading
    return None


def _is_clock(phrase: Phrase, end: int) -> bool:
    """Whether the tokens up to `end` close with a clock, not a year ("19 May, 1815 GMT")."""
    zoned = end < len(phrase.tokens) and phrase.tokens[end].kind in ("zone", "local")
    return zoned and phrase.tokens[end - 1].kind == "year"


_DAY_READERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "calendar": read_calendar,
    "deictic": read_deictic,
    "unit_cue": read_unit_cue,
    "weekday": read_weekday,
}


def read_clock(phrase: Phrase) -> Reading | None:
    """A time of day by itself; without am, pm or zone only after a preposition (2:1 is a score)."""
    clock, is_hour, part = time_of_day(phrase)
    if clock is None or (phrase.has("noon") and _is_titled(phrase)):
        return None
    sure = phrase.has("ampm", "zone", "oclock", "noon", "local", "units")
    if not sure and phrase.previous_raw().lower() not in words_of("before_clock"):
        return None
    return Reading(
        Kind.CLOCK,
        clock=clock,
        clock_is_hour=is_hour,
        zone=zone_of(phrase),
        part=part,
        anchor=From.EITHER,
    )


def _is_titled(phrase: Phrase) -> bool:
    """Whether "Midnight" is written large inside a sentence: part of a title or name."""
    return phrase.tokens[-1].text[:1].isupper() and phrase.first_index > 0


def read_part_alone(phrase: Phrase) -> Reading | None:
    """in the morning, at dawn, overnight: a part of day without its day."""
    token = phrase.first("part", "twilight", "overnight")
    if token is None:
        return None
    if token.kind == "overnight":
        return Reading(Kind.UNIT, unit="day", amount=-1, part="NI", cue="overnight")
    return Reading(Kind.CLOCK, part=str(token.value), anchor=From.EITHER)
