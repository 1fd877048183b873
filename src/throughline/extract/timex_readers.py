"""From the tokens of a match to a `Reading`: what the words say, before any anchor.

One function a rule of `timex_grammar`; None means that the words, in this place, are no time
expression ("May said", "2000 people", a score of 2:1).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from throughline.extract.timex_durations import (
    read_bare_units,
    read_duration,
    read_every,
    read_long_unit,
    read_one_unit,
    read_repeated,
    read_repeated_weekday,
    read_times_a,
)
from throughline.extract.timex_grammar import day_rule
from throughline.extract.timex_lexer import class_chars, words_of
from throughline.extract.timex_phrase import Phrase, number_of
from throughline.extract.timex_reading import From, Kind, Reading

_CUES = {
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
    "that": "that",
    "same": "same",
    "previous": "previous",
    "following": "following",
}
_AMOUNT = {"last": -1, "this": 0, "next": 1, "previous": -1, "following": 1, "that": 0, "same": 0}
_NARRATIVE_CUES = frozenset(("that", "same", "previous", "following"))
_MODIFIERS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
}
_EDGES = {"beginning": "early", "start": "early", "end": "late", "close": "late", "middle": "mid"}


def read_calendar(phrase: Phrase) -> Reading | None:
    """A date of day precision, with or without its year, in any written form."""
    return _calendar_fields(phrase)


def _calendar_fields(phrase: Phrase) -> Reading | None:
    weekday = phrase.value("weekday", "weekday_short")
    iso = phrase.first("iso")
    if iso is not None:
        return _iso(iso.text)
    numeric = phrase.first("numeric")
    if numeric is not None:
        return _numeric(numeric.text)
    month = phrase.value("month", "month_or_name", "month_short")
    day = phrase.value("small", "ordinal")
    year = phrase.value("year")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    if year is None and phrase.next_is("units", "unit") and phrase.next_raw() != "days":
        return None  # "March 10 miles" is no date; "10 May days" hardly occurs
    return Reading(Kind.CALENDAR, year=year, month=month, day=day, weekday=weekday)


def _iso(raw: str) -> Reading | None:
    year, month, day = int(raw[:4]), int(raw[5:7]), int(raw[8:10])
    if not 1 <= month <= 12:
        return None
    clock = _clock_of(raw[11:16], None) if len(raw) > 15 else None
    return Reading(Kind.CALENDAR, year=year, month=month, day=day, clock=clock)


def _numeric(raw: str) -> Reading | None:
    separator = next(char for char in raw if not char.isdigit())
    first, second, year = (int(part) for part in raw.split(separator))
    if len(raw.rsplit(separator, 1)[1]) == 2:
        year += 1900 if year > 50 else 2000
    elif not 1000 <= year <= 9999:
        return None
    if separator == "." and second > 12:
        return None  # a version number
    if first == second and first <= 12:
        return Reading(Kind.CALENDAR, year=year, month=first, day=first)
    if first > 12 and 1 <= second <= 12 and first <= 31:
        return Reading(Kind.CALENDAR, year=year, month=second, day=first)
    if second > 12 and 1 <= first <= 12 and second <= 31:
        return Reading(Kind.CALENDAR, year=year, month=first, day=second)
    if 1 <= first <= 12 and 1 <= second <= 12:
        return Reading(Kind.AMBIGUOUS, year=year, month=first, day=second)
    return None


def read_range(phrase: Phrase) -> Reading | None:
    """Two dates and what lies between; parts given once count for both."""
    body = phrase.without_leading("from", "between")
    for index in range(1, len(body.tokens) - 1):
        if body.tokens[index].kind not in ("dash", "to", "and", "until"):
            continue
        left, right = body.slice(0, index), body.slice(index + 1, len(body.tokens))
        pair = _share(_end_of_range(left), _end_of_range(right), right)
        if pair is not None:
            return Reading(Kind.RANGE, left=pair[0], right=pair[1])
    return None


def _end_of_range(part: Phrase) -> Reading | None:
    full = _calendar_fields(part)
    if full is not None:
        return full
    weekday = part.value("weekday")
    month = part.value("month", "month_or_name", "month_short")
    if weekday is not None and month is None:
        return _read_weekday(part)
    day = part.value("small", "ordinal")
    year = part.value("year")
    if day is None and month is None and year is None and len(part.tokens[-1].text) == 2:
        day = part.value("count")  # the "99" of "1998-99"
    if month is None and day is None and year is None:
        return None
    return Reading(Kind.CALENDAR, year=year, month=month, day=day)


def _share(
    left: Reading | None, right: Reading | None, words: Phrase
) -> tuple[Reading, Reading] | None:
    if left is None or right is None or left.kind is not right.kind:
        return None
    if left.kind is not Kind.CALENDAR:
        return left, right
    if left.year is not None and left.month is None:  # years: "2008-12", "2008 to 2012"
        if right.month is not None:
            return None
        year = right.year
        if year is None and right.day is not None:
            if len(words.tokens[-1].text) != 2 or right.day <= left.year % 100:
                return None
            year = left.year // 100 * 100 + right.day
        if year is None or year < left.year:
            return None
        return left, replace(right, year=year, day=None)
    month_left = left.month or right.month
    month_right = right.month or left.month
    year_left, year_right = left.year or right.year, right.year or left.year
    if month_left is None or month_right is None:
        return None
    if left.year is None and year_left is not None and month_left > month_right:
        year_left -= 1
    if right.year is None and year_right is not None and month_left > month_right:
        year_right += 1
    return (
        replace(left, month=month_left, year=year_left),
        replace(right, month=month_right, year=year_right),
    )


def read_timed(phrase: Phrase) -> Reading | None:
    """A day with a time or part of day, in either order."""
    clock, is_hour, part = _time_of_day(phrase)
    if clock is None and not part:
        if phrase.first("unit", "units", "edge") is None and not phrase.has("early", "late", "mid"):
            return None
    day = _day_inside(phrase)
    if day is None:
        if clock is None:
            return None
        anchor = From.PUBLICATION if phrase.has("this") else From.EITHER
        return Reading(
            Kind.CLOCK, clock=_adjust(clock, part), clock_is_hour=is_hour, part=part, anchor=anchor
        )
    if phrase.first("units") is not None and not part:
        part = "MO"  # "the early hours of Friday"
    return replace(
        day,
        clock=_adjust(clock, part) if clock else day.clock,
        clock_is_hour=is_hour,
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
            if rule is not None:
                reading = _DAY_READERS[rule](phrase.slice(first, first + length))
                if reading is not None:
                    return reading
    return None


def _time_of_day(phrase: Phrase) -> tuple[time | None, bool, str]:
    part = ""
    for token in phrase.tokens:
        if token.kind in ("part", "parts", "twilight", "overnight") and not part:
            part = str(token.value)
    noon = phrase.first("noon")
    if noon is not None:
        return time(int(noon.value or 0)), True, part
    for index, token in enumerate(phrase.tokens):
        following = phrase.tokens[index + 1].kind if index + 1 < len(phrase.tokens) else ""
        after = phrase.tokens[index + 2].kind if index + 2 < len(phrase.tokens) else ""
        if token.kind == "clock":
            mark = phrase.tokens[index + 1].text if following == "ampm" else None
            return _clock_of(token.text, mark), False, part
        if token.kind == "small" and (following in ("ampm", "oclock") or after == "ampm"):
            mark = next((t.text for t in phrase.tokens[index:] if t.kind == "ampm"), None)
            return _clock_of(f"{token.text}:00", mark), True, part
        if token.kind in ("year", "count") and following in ("zone", "units"):
            if len(token.text) == 4 and token.text.isdecimal():
                return _clock_of(f"{token.text[:2]}:{token.text[2:]}", None), False, part
    return None, False, part


def _clock_of(raw: str, mark: str | None) -> time | None:
    pieces = raw.replace(".", ":").split(":")
    if len(pieces) < 2 or not all(piece.isdecimal() for piece in pieces):
        return None
    hour, minute = int(pieces[0]), int(pieces[1])
    if mark is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if mark[0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)


def _adjust(clock: time | None, part: str) -> time | None:
    """A clock without am/pm beside "evening" is after noon."""
    if clock is not None and part in ("EV", "AF", "NI") and 1 <= clock.hour <= 11:
        if part != "NI" or clock.hour >= 6:
            return clock.replace(hour=clock.hour + 12)
    return clock


def read_deictic(phrase: Phrase) -> Reading | None:
    """today, yesterday, tomorrow and the days beside them."""
    token = phrase.first("deictic")
    if token is None or phrase.is_in_a_name():
        return None
    amount = int(token.value or 0)
    if phrase.has("unit"):
        amount += -1 if phrase.has("before") else 1
    return Reading(Kind.UNIT, unit="day", amount=amount, cue=token.text.lower())


def read_tonight(phrase: Phrase) -> Reading | None:
    """tonight."""
    if phrase.is_in_a_name():
        return None
    return Reading(Kind.UNIT, unit="day", amount=0, part="NI", cue="tonight")


def read_unit_cue(phrase: Phrase) -> Reading | None:
    """last week, this month, next summer, that evening, the following day …"""
    cue = next((_CUES[t.kind] for t in phrase.tokens if t.kind in _CUES), "")
    modifier = _modifier(phrase)
    month = phrase.value("month", "month_or_name")
    if month is not None:
        return Reading(Kind.CALENDAR, month=month, cue=cue, modifier=modifier)
    token = phrase.first(
        "unit", "quarter", "century", "weekend", "season", "season_or_verb", "part"
    )
    if token is None or not cue:
        return None
    narrative = cue in _NARRATIVE_CUES
    anchor = From.NARRATIVE if narrative else From.PUBLICATION
    amount = _AMOUNT[cue]
    if token.kind == "part":
        if cue == "next":
            anchor = From.NARRATIVE
        if cue == "last" and token.value != "NI":
            return None
        return Reading(
            Kind.UNIT, unit="day", amount=amount, anchor=anchor, part=str(token.value), cue=cue
        )
    unit = {"season": "season", "season_or_verb": "season"}.get(token.kind, str(token.value))
    if unit in ("hour", "minute", "second"):
        return None
    if unit == "day":
        if cue in ("last", "this"):
            return None
        return Reading(Kind.UNIT, unit="day", amount=amount, anchor=From.NARRATIVE, cue=cue)
    if unit == "season":
        value = str(token.value)
        return Reading(
            Kind.FIXED,
            unit="season",
            value=value,
            amount=amount,
            cue=cue,
            anchor=anchor,
            modifier=modifier,
        )
    if cue == "last" and phrase.has("past"):
        return None
    return Reading(Kind.UNIT, unit=unit, amount=amount, anchor=anchor, cue=cue, modifier=modifier)


def read_that_part(phrase: Phrase) -> Reading | None:
    """that fateful night."""
    return Reading(
        Kind.UNIT,
        unit="day",
        amount=0,
        anchor=From.NARRATIVE,
        cue="that",
        part=str(phrase.tokens[-1].value),
    )


def read_edge_unit(phrase: Phrase) -> Reading | None:
    """later this year, the end of the month."""
    cue = next((_CUES[t.kind] for t in phrase.tokens if t.kind in _CUES), "this")
    token = phrase.first("unit", "weekend", "quarter", "century")
    if token is None or token.value in ("hour", "minute"):
        return None
    if token.value == "day" and not (cue == "this" and phrase.has("later", "earlier")):
        return None
    anchor = From.NARRATIVE if cue in _NARRATIVE_CUES else From.PUBLICATION
    return Reading(
        Kind.UNIT,
        unit=str(token.value),
        amount=_AMOUNT[cue],
        anchor=anchor,
        cue=cue,
        modifier=_modifier(phrase),
    )


def _modifier(phrase: Phrase) -> str:
    for token in phrase.tokens:
        if token.kind in _MODIFIERS:
            return _MODIFIERS[token.kind]
        if token.kind == "edge":
            return _EDGES[token.text.lower()]
    return ""


def read_year_end(phrase: Phrase) -> Reading | None:
    """year-end, the year's end."""
    if phrase.value_text("unit") not in ("year", "month", "week"):
        return None
    return Reading(
        Kind.UNIT,
        unit=str(phrase.value_text("unit")),
        amount=0,
        cue="this",
        modifier=_modifier(phrase),
    )


def read_weekend(phrase: Phrase) -> Reading | None:
    """the weekend."""
    return Reading(Kind.UNIT, unit="weekend", amount=None, cue="")


def read_month_year(phrase: Phrase) -> Reading | None:
    """A month with its year, or with "last year"."""
    month = phrase.value("month", "month_or_name", "month_short")
    year = phrase.value("year")
    short = phrase.first("short_year")
    if short is not None:
        digits = int(short.text[1:])
        year = digits + (1900 if digits > 50 else 2000)
    modifier = _modifier(phrase)
    if year is not None:
        return Reading(Kind.CALENDAR, year=year, month=month, modifier=modifier)
    cue = next((_CUES[t.kind] for t in phrase.tokens if t.kind in _CUES), "this")
    anchor = From.NARRATIVE if cue in _NARRATIVE_CUES else From.PUBLICATION
    if phrase.value_text("unit") != "year":
        return None
    return Reading(
        Kind.CALENDAR,
        month=month,
        day=phrase.value("small", "ordinal"),
        weekday=phrase.value("weekday"),
        unit="year",
        amount=_AMOUNT[cue],
        anchor=anchor,
        modifier=modifier,
    )


def read_month_alone(phrase: Phrase) -> Reading | None:
    """A month without year; names that are also words need a cue before them."""
    month = phrase.value("month", "month_or_name", "month_short")
    modifier = _modifier(phrase)
    if phrase.has("month_or_name") and not modifier:
        if phrase.previous_raw().lower() not in words_of("before_month") or phrase.next_is_name():
            return None
    if phrase.has("month_short") and not phrase.has("dot"):
        return None
    if phrase.previous_is_name() and phrase.next_is_name():
        return None
    return Reading(Kind.CALENDAR, month=month, modifier=modifier)


def read_weekday(phrase: Phrase) -> Reading | None:
    """A weekday with its cue."""
    reading = _read_weekday(phrase)
    if reading is None or phrase.has("weekday_short"):
        return None
    if phrase.previous_raw().lower() in words_of("before_no_weekday"):
        return None
    return None if phrase.next_raw() in words_of("after_no_weekday") else reading


def _read_weekday(phrase: Phrase) -> Reading | None:
    weekday = phrase.value("weekday", "weekday_short")
    if weekday is None:
        return None
    kinds = [token.kind for token in phrase.tokens]
    cue = next((_CUES[kind] for kind in kinds if kind in _CUES), "")
    if "this" in kinds:
        cue = "last" if "past" in kinds else "coming" if "coming" in kinds else "this"
    elif "coming" in kinds:
        cue = "coming"
    elif "the" in kinds and cue == "next":
        cue = "following"
    elif "the" in kinds and cue == "" and not phrase.next_is_word():
        cue = "that"  # "on the Friday, …"; "the Friday explosions" is a plain Friday
    anchor = From.NARRATIVE if cue in _NARRATIVE_CUES else From.PUBLICATION
    return Reading(Kind.WEEKDAY, weekday=weekday, cue=cue, anchor=anchor)


_DAY_READERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "calendar": read_calendar,
    "deictic": read_deictic,
    "unit_cue": read_unit_cue,
    "weekday": read_weekday,
}


def read_year(phrase: Phrase) -> Reading | None:
    """A year by itself: only where its surroundings do not make it a count or a name."""
    token = phrase.first("year")
    if token is None or token.value is None:
        return None
    year = int(token.value)
    if phrase.has("fiscal"):
        return Reading(Kind.CALENDAR, year=year, about=True, why="fiscal", modifier="")
    modifier = _modifier(phrase)
    if not modifier and not phrase.has("unit") and not _year_in_place(phrase, year):
        return None
    return Reading(Kind.CALENDAR, year=year, modifier=modifier)


def _year_in_place(phrase: Phrase, year: int) -> bool:
    following = phrase.next_raw()
    previous = phrase.previous_raw().lower()
    if (
        following in ("BC", "BCE", "B")
        or following in words_of("counted")
        or (
            following.islower()
            and following.endswith("s")
            and len(following) > 3
            and not following.endswith("ss")
            and following
            not in ("was", "is", "has", "attacks", "elections", "riots", "talks", "polls")
            and year % 10 == 0
        )
    ):
        return False
    if phrase.next_is("units", "unit", "hundred") and not phrase.next_is("season"):
        return False
    if year % 100 == 0 and phrase.has("the") and phrase.next_is_word():
        return False
    strong = previous in words_of("before_year") - {"to", "and", "or", "for", "every"}
    if year % 100 == 0 or not 1900 <= year <= 2100:
        return strong
    if strong or previous in ("the", "", "(", ",", "-", "–") or previous.endswith(("'s", "’s")):
        return True
    return not phrase.previous_is_name() or phrase.previous_starts_sentence()


def read_quarter(phrase: Phrase) -> Reading | None:
    """The third quarter, of a year where it is given."""
    number = phrase.value("ordinal_word", "second", "ordinal")
    if number is None or not 1 <= number <= 4:
        return None
    amount = next((_AMOUNT[_CUES[t.kind]] for t in phrase.tokens if t.kind in _CUES), None)
    if phrase.has("earlier", "ago"):
        amount = -1
    return Reading(
        Kind.FIXED, unit="quarter", value=f"Q{number}", year=phrase.value("year"), amount=amount
    )


def read_half(phrase: Phrase) -> Reading | None:
    """The first half of a year."""
    number = phrase.value("ordinal_word", "second", "ordinal")
    if number is None and phrase.has("last") and phrase.has("year"):
        number = 2
    year = phrase.value("year")
    unit = phrase.value_text("unit")
    if number not in (1, 2) or (year is None and unit != "year"):
        return None
    amount = None
    if year is None:
        amount = next((_AMOUNT[_CUES[t.kind]] for t in phrase.tokens if t.kind in _CUES), 0)
    return Reading(Kind.FIXED, unit="half", value=f"H{number}", year=year, amount=amount)


def read_season(phrase: Phrase) -> Reading | None:
    """A season with its year."""
    token = phrase.first("season", "season_or_verb")
    if token is None or (
        token.kind == "season_or_verb" and not phrase.has("the", "of", "early", "late")
    ):
        return None
    return Reading(
        Kind.FIXED,
        unit="season",
        value=str(token.value),
        year=phrase.value("year"),
        modifier=_modifier(phrase),
    )


def read_season_alone(phrase: Phrase) -> Reading | None:
    """A season without year: its year stays open."""
    token = phrase.first("season", "season_or_verb")
    if token is None or (token.kind == "season_or_verb" and phrase.next_is("of")):
        return None
    return Reading(Kind.FIXED, unit="season", value=str(token.value), modifier=_modifier(phrase))


def read_decade(phrase: Phrase) -> Reading | None:
    """the 1990s; "the 90s" and "the nineties" only with their article."""
    token = phrase.first("decade_digits", "decade_word")
    if token is None:
        return None
    digits = "".join(char for char in token.text if char.isdigit())
    if len(digits) == 4:
        decade = int(digits[:3])
    else:
        tens = int(digits[0]) if digits else int(token.value or 0)
        if (not phrase.has("the") and not phrase.has("early", "late", "mid")) or tens < 2:
            return None
        if phrase.previous_raw().lower() in ("his", "her", "their", "my", "its", "your", "our"):
            return None
        decade = (190 if tens > 2 else 192) + (tens if tens > 2 else 0)
    if not 100 <= decade <= 220:
        return None
    return Reading(Kind.FIXED, unit="decade", value=str(decade), modifier=_modifier(phrase))


def read_century(phrase: Phrase) -> Reading | None:
    """the 19th century."""
    token = phrase.first("ordinal", "ordinal_word")
    if token is None:
        return None
    number = sum(int(t.value or 0) for t in phrase.tokens if t.kind in ("ordinal", "ordinal_word"))
    if not 1 <= number <= 22 or (phrase.next_raw() in ("Fox", "of") and number < 10):
        return None
    return Reading(
        Kind.FIXED, unit="century", value=f"{number - 1:02d}", modifier=_modifier(phrase)
    )


def read_slash(phrase: Phrase) -> Reading | None:
    """26/11: a day and month as the name of an event, never a fraction or a score."""
    first, second = (int(part) for part in phrase.tokens[0].text.split("/"))
    if (first, second) == (24, 7) or first == 0 or second == 0:
        return None
    if not (first <= 12 and second <= 31) and not (second <= 12 and first <= 31):
        return None
    after = [word.lower() for word in phrase.next_raws(3) if word not in ("-", "–", ",")]
    named = bool(words_of("after_day_name") & set(after)) or phrase.previous_is("post")
    if not named and phrase.previous_raw().lower() not in ("on", "since", "after", "before"):
        return Reading(Kind.DAY_NAME, month=first, day=second, cue="unsure")
    return Reading(Kind.DAY_NAME, month=first, day=second, cue="named" if named else "date")


def read_clock(phrase: Phrase) -> Reading | None:
    """A time of day by itself; without am, pm or zone only after a preposition (2:1 is a score)."""
    clock, is_hour, part = _time_of_day(phrase)
    if clock is None or (phrase.has("noon") and _is_titled(phrase)):
        return None
    if not phrase.has("ampm", "zone", "oclock", "noon", "local", "units"):
        if phrase.previous_raw().lower() not in words_of("before_clock"):
            return None
    return Reading(Kind.CLOCK, clock=clock, clock_is_hour=is_hour, part=part, anchor=From.EITHER)


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


def read_holiday(phrase: Phrase) -> Reading | None:
    """Christmas Eve, Christmas 2019; the bare name only after a preposition."""
    token = phrase.first("holiday")
    if token is None or token.value is None:
        return None
    month, day = (int(part) for part in str(token.value).split("-"))
    if phrase.has("eve"):
        day -= 1
    elif not phrase.has("dayname", "year"):
        if phrase.previous_raw().lower() not in (
            "at",
            "by",
            "on",
            "since",
            "until",
            "last",
            "before",
        ):
            return None
        if phrase.next_raw()[:1].isalpha():
            return None
    if day == 0:
        month, day = 12, 31
    return Reading(Kind.CALENDAR, year=phrase.value("year"), month=month, day=day)


def read_ago(phrase: Phrase) -> Reading | None:
    """three weeks ago."""
    return _counted(phrase, -1, From.PUBLICATION)


def read_from_now(phrase: Phrase) -> Reading | None:
    """two years from now."""
    return _counted(phrase, 1, From.PUBLICATION)


def read_offset(phrase: Phrase) -> Reading | None:
    """two days earlier, a year later."""
    if phrase.next_is("this", "last", "next", "that") and not phrase.has(
        "units", "number", "small"
    ):
        return None
    if not phrase.has("units") and not phrase.has("a", "one", "small", "number", "count"):
        return None
    earlier = phrase.has("earlier")
    return _counted(phrase, -1 if earlier else 1, From.EITHER if earlier else From.NARRATIVE)


def _counted(phrase: Phrase, sign: int, anchor: From) -> Reading | None:
    token = phrase.first("units", "unit", "century", "quarter")
    if token is None:
        return None
    unit = str(token.value)
    low, high, vague = number_of(phrase)
    about = vague or phrase.has("least", "more", "less", "within", "half") or low != high
    amount: int | None = None
    if low is not None:
        amount = sign * round(low)
        if unit in ("decade", "fortnight") and low == round(low):
            unit, amount = ("year", amount * 10) if unit == "decade" else ("week", amount * 2)
            about = about or unit == "year"
        elif low != round(low) and unit == "year":
            unit, amount, about = "month", sign * round(low * 12), True
        elif low != round(low) and unit in ("century", "decade"):
            years = 100 if unit == "century" else 10
            unit, amount, about = "year", sign * round(low * years), True
    elif phrase.has("a", "one") and not phrase.has("vague"):
        amount = sign
    if amount is not None and abs(amount) > 9_999:
        return None
    return Reading(
        Kind.OFFSET,
        unit=unit,
        amount=amount,
        anchor=anchor,
        about=about,
        cue="before" if sign < 0 else "after",
    )


def read_beside(phrase: Phrase) -> Reading | None:
    """two days after …: an event follows, or else the narrative's last date is meant."""
    sign = -1 if phrase.tokens[-1].kind == "before" else 1
    part = phrase.first("part")
    if part is not None:
        reading: Reading | None = Reading(
            Kind.OFFSET, unit="day", amount=sign, anchor=From.NARRATIVE, part=str(part.value)
        )
    elif phrase.has("the") and phrase.value_text("unit") is not None:
        reading = Reading(
            Kind.OFFSET, unit=str(phrase.value_text("unit")), amount=sign, anchor=From.NARRATIVE
        )
    else:
        reading = _counted(phrase, sign, From.NARRATIVE)
    if reading is None:
        return None
    if reading.unit in ("hour", "minute", "second") and reading.amount is None:
        reading = replace(reading, about=True)
    following = phrase.next_raw()
    if not following or not following[0].isalnum() or following in words_of("no_event_after"):
        return reading
    return replace(reading, kind=Kind.EVENT, cue="before" if sign < 0 else "after")


def read_span(phrase: Phrase) -> Reading | None:
    """the past five years, the next few days: a stretch that ends or starts at the anchor."""
    token = phrase.first("units", "unit", "parts")
    cue = next((_CUES[t.kind] for t in phrase.tokens if t.kind in _CUES), "last")
    duration = (
        read_duration(phrase) if not phrase.has("unit") else read_one_unit(phrase, force=True)
    )
    if token is None or duration is None:
        return None
    low, _, _ = number_of(phrase)
    amount = 1 if token.kind == "unit" else None if low is None else round(low)
    if amount is not None and amount > 9_999:
        return None
    sign = -1 if cue in ("last", "previous") else 1
    narrative = cue in ("previous", "following")
    return replace(
        duration,
        kind=Kind.SPAN,
        unit=str(token.value),
        amount=None if amount is None else sign * amount,
        cue=cue,
        anchor=From.NARRATIVE if narrative else From.PUBLICATION,
    )


def _reference(value: str) -> Callable[[Phrase], Reading | None]:
    def read(phrase: Phrase) -> Reading | None:
        return Reading(Kind.REFERENCE, value=value)

    return read


def read_present(phrase: Phrase) -> Reading | None:
    """now, currently; "by now" and "now that" are no times."""
    if phrase.next_raw().lower() == "that" and phrase.tokens[0].text.lower() == "now":
        return None
    if phrase.is_in_a_name():
        return None
    return Reading(Kind.REFERENCE, value="PRESENT_REF")


def read_at_the_time(phrase: Phrase) -> Reading | None:
    """at the time."""
    if phrase.next_is("of"):
        return None
    value = "PRESENT_REF" if phrase.has("this") else "PAST_REF"
    return Reading(Kind.REFERENCE, value=value, cue="then")


READERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "range": read_range,
    "timed": read_timed,
    "calendar": read_calendar,
    "deictic": read_deictic,
    "tonight": read_tonight,
    "half": read_half,
    "quarter": read_quarter,
    "season": read_season,
    "season_alone": read_season_alone,
    "month_year": read_month_year,
    "month_alone": read_month_alone,
    "unit_cue": read_unit_cue,
    "that_part": read_that_part,
    "edge_unit": read_edge_unit,
    "year_end": read_year_end,
    "weekend": read_weekend,
    "decade": read_decade,
    "century": read_century,
    "span": read_span,
    "recent_units": _reference("PAST_REF"),
    "ago": read_ago,
    "from_now": read_from_now,
    "offset": read_offset,
    "beside": read_beside,
    "repeated_weekday": read_repeated_weekday,
    "every": read_every,
    "times_a": read_times_a,
    "repeated": read_repeated,
    "duration": read_duration,
    "one_unit": read_one_unit,
    "long_unit": read_long_unit,
    "bare_units": read_bare_units,
    "so_far": _reference("PRESENT_REF"),
    "to_date": _reference("PRESENT_REF"),
    "at_the_time": read_at_the_time,
    "at_the_moment": _reference("PRESENT_REF"),
    "future": _reference("FUTURE_REF"),
    "in_the_past": _reference("PAST_REF"),
    "present": read_present,
    "past_adverb": _reference("PAST_REF"),
    "weekday": read_weekday,
    "year": read_year,
    "slash": read_slash,
    "clock": read_clock,
    "holiday": read_holiday,
    "part_alone": read_part_alone,
}
