"""Readers of dates that name their day, month or year: calendar dates, parts of a month, years."""

from dataclasses import replace

from throughline.extract.times.cues import AMOUNT, CUES, NARRATIVE_CUES, modifier_of
from throughline.extract.times.lexer import known_day_year, words_of
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.readers.clock_words import clock_of
from throughline.extract.times.readers.named_days import feast_reading
from throughline.extract.times.reading import From, Kind, Reading


def read_calendar(phrase: Phrase) -> Reading | None:
    """A date of day precision, with or without its year, in any written form."""
    return calendar_fields(phrase)


def calendar_fields(phrase: Phrase) -> Reading | None:
    weekday = phrase.value("weekday", "weekday_short")
    feast = phrase.first("feast")
    if feast is not None:
        return feast_reading(phrase, feast.text)
    iso = phrase.first("iso")
    if iso is not None:
        return _iso(iso.text)
    numeric = phrase.first("numeric")
    if numeric is not None:
        return _numeric(numeric.text)
    month = phrase.value("month", "month_or_name", "month_short")
    day = phrase.value("small", "ordinal", "ordinal_word", "second")
    year = phrase.value("year")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    if year is None and phrase.next_is("units", "unit") and phrase.next_raw() != "days":
        return None  # "March 10 miles" is no date; "10 May days" hardly occurs
    if phrase.tokens[-1].text == "first" and phrase.next_raw().endswith("ed"):
        return None  # "the leak in April first triggered": before a verb, "first" is an adverb
    return Reading(Kind.CALENDAR, year=year, month=month, day=day, weekday=weekday)


def read_month_day(phrase: Phrase) -> Reading | None:
    """the 5th, the 5th of last month: a day whose month is told elsewhere; no "5th floor"."""
    day = phrase.value("ordinal")
    if day is None or not 1 <= day <= 31:
        return None
    if phrase.has("unit"):
        if phrase.value_text("unit") != "month":
            return None
        cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "")
        anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.EITHER
        amount = AMOUNT[cue] if cue else None
        return Reading(Kind.MONTH_DAY, day=day, cue=cue, amount=amount, anchor=anchor)
    following = phrase.next_raw()
    if phrase.previous_raw().lower() not in words_of("before_month_day"):
        return None
    if following[:1].isalnum() and following not in words_of("after_month_day"):
        return None
    if following in ("-", "–", "’", "'") or phrase.next_is("possessive"):
        return None
    return Reading(Kind.MONTH_DAY, day=day, anchor=From.EITHER)


def _iso(raw: str) -> Reading | None:
    year, month, day = int(raw[:4]), int(raw[5:7]), int(raw[8:10])
    if not 1 <= month <= 12:
        return None
    clock = clock_of(raw[11:16], None) if len(raw) > 15 else None
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


def read_month_year(phrase: Phrase) -> Reading | None:
    """A month with its year, or with "last year"."""
    month = phrase.value("month", "month_or_name", "month_short")
    year = phrase.value("year")
    short = phrase.first("short_year")
    if short is not None:
        digits = int(short.text[1:])
        year = digits + (1900 if digits > 50 else 2000)
    modifier = modifier_of(phrase)
    if year is not None:
        return Reading(Kind.CALENDAR, year=year, month=month, modifier=modifier)
    cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "this")
    anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.PUBLICATION
    if phrase.value_text("unit") != "year":
        return None
    return Reading(
        Kind.CALENDAR,
        month=month,
        day=phrase.value("small", "ordinal"),
        weekday=phrase.value("weekday"),
        unit="year",
        amount=AMOUNT[cue],
        anchor=anchor,
        modifier=modifier,
    )


def read_part_of_month(phrase: Phrase) -> Reading | None:
    """the first week of May, the last weekend of June 2014, the second half of March."""
    number = phrase.value("ordinal_word", "second")
    if phrase.has("last"):
        number = -2 if phrase.has("next") else -1
    part = "half" if phrase.has("half") else phrase.value_text("unit", "weekend")
    if number is None or part not in ("day", "week", "weekend", "half") or number > 5:
        return None
    month = phrase.value("month", "month_or_name", "month_short")
    year = phrase.value("year")
    return Reading(Kind.MONTH_PART, year=year, month=month, unit=part, amount=number)


def read_week_of(phrase: Phrase) -> Reading | None:
    """the week of 6 March."""
    if phrase.value_text("unit") != "week":
        return None
    day = calendar_fields(phrase)
    return None if day is None else replace(day, kind=Kind.WEEK_OF)


def read_month_alone(phrase: Phrase) -> Reading | None:
    """A month without year; names that are also words need a cue before them."""
    month = phrase.value("month", "month_or_name", "month_short")
    modifier = modifier_of(phrase)
    cued = phrase.previous_raw().lower() in words_of("before_month") and not phrase.next_is_name()
    names = phrase.previous_raw().lower() in ("the", "a", "an") and phrase.next_is_word()
    if phrase.has("month_or_name") and not (modifier or cued or names):
        return None
    if phrase.has("month_short") and not phrase.has("dot"):
        return None
    if phrase.previous_is_name() and phrase.next_is_name():
        return None
    year = _year_of_pair(phrase)
    return Reading(Kind.CALENDAR, year=year, month=month, modifier=modifier)


def _year_of_pair(phrase: Phrase) -> int | None:
    """The year said once for two months ("in April and June 1955"), None where none is."""
    last = min(phrase.last_index + 4, len(phrase.lexed.starts))
    ahead = phrase.lexed.tokens(phrase.last_index, last)
    if len(ahead) < 3 or ahead[0].kind != "and":
        return None
    if not ahead[1].kind.startswith("month") or ahead[1].value is None:
        return None
    year = ahead[2] if ahead[2].kind == "year" else ahead[-1] if ahead[2].kind == "dot" else None
    return year.value if year is not None and isinstance(year.value, int) else None


def read_year(phrase: Phrase) -> Reading | None:
    """A year by itself: only where its surroundings do not make it a count or a name."""
    token = phrase.first("year")
    if token is None or token.value is None:
        return None
    year = int(token.value)
    if phrase.has("fiscal"):
        return Reading(Kind.CALENDAR, year=year, about=True, why="fiscal", modifier="")
    modifier = modifier_of(phrase)
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


def read_before_christ(phrase: Phrase) -> Reading | None:
    """480 BC, April 480 BC: a value and no interval, for the calendar starts with the year 1."""
    year = phrase.value("year", "count", "small")
    if year is None or year > 9999:
        return None
    month = phrase.value("month", "month_or_name", "month_short")
    tail = f"-{month:02d}" if month is not None else ""
    season = phrase.value_text("season")
    value = f"BC{year:04d}" + (f"-{season}" if season else tail)
    if phrase.has("dash", "to"):
        last = [t.value for t in phrase.tokens if t.kind in ("year", "count", "small")][-1]
        if not isinstance(last, int) or last > year:
            return None
        value = f"{value}/BC{last:04d}"
    return Reading(Kind.BEFORE_CHRIST, value=value)


def read_slash(phrase: Phrase) -> Reading | None:
    """14/2: a day and month as the name of an event, never a fraction or a score."""
    first, second = (int(part) for part in phrase.tokens[0].text.split("/"))
    if (first, second) == (24, 7) or first == 0 or second == 0:
        return None
    if not (first <= 12 and second <= 31) and not (second <= 12 and first <= 31):
        return None
    if known_day_year(first, second) is not None and phrase.next_raw().lower() != "of":
        return Reading(Kind.DAY_NAME, month=first, day=second, cue="named")
    after = [word.lower() for word in phrase.next_raws(3) if word not in ("-", "–", ",")]
    named = bool(words_of("after_day_name") & set(after)) or phrase.previous_is("post")
    if not named and phrase.previous_raw().lower() not in ("on", "since", "after", "before"):
        return Reading(Kind.DAY_NAME, month=first, day=second, cue="unsure")
    return Reading(Kind.DAY_NAME, month=first, day=second, cue="named" if named else "date")
