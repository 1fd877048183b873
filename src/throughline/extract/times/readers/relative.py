"""Readers of words that count from an anchor: last week, that evening, on Friday."""

from itertools import pairwise

from throughline.extract.times.cues import AMOUNT, CUES, NARRATIVE_CUES, modifier_of
from throughline.extract.times.lexer import words_of
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.reading import From, Kind, Reading

_QUOTES = ("“", '"', "`", "‘", "'")


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
    cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "")
    titled = phrase.tokens[0].text.istitle() and phrase.tokens[-1].text.istitle()
    if titled and phrase.previous_raw() in _QUOTES:
        return None  # "This Week": a programme
    modifier = modifier_of(phrase)
    month = phrase.value("month", "month_or_name")
    if month is not None:
        return Reading(Kind.CALENDAR, month=month, cue=cue, modifier=modifier)
    token = phrase.first(
        "unit", "quarter", "century", "weekend", "season", "season_or_verb", "part"
    )
    if token is None or not cue:
        return None
    if cue == "next" and _follows(phrase):
        cue = "following"
    anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.PUBLICATION
    amount = AMOUNT[cue]
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
    counted = phrase.has("the") or phrase.previous_raw().lower() == "the"
    if cue == "last" and (phrase.has("past") or (counted and phrase.next_is("of"))):
        return None  # "the last month of the war"
    return Reading(Kind.UNIT, unit=unit, amount=amount, anchor=anchor, cue=cue, modifier=modifier)


def _follows(phrase: Phrase) -> bool:
    """Whether "the next month" is the month after the one told; "over the next month" is not."""
    ahead = phrase.previous_raw().lower() in ("over", "in", "for", "within", "during", "of")
    kinds = [token.kind for token in phrase.tokens]
    the_next = ("the", "next") in pairwise(kinds)
    return the_next and not phrase.has("season") and not ahead


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
    cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "")
    token = phrase.first("unit", "weekend", "quarter", "century")
    if token is None or token.value in ("hour", "minute"):
        return None
    in_the_day = token.value == "day" and phrase.has("in") and not cue
    if token.value == "day" and not (
        in_the_day or (cue == "this" and phrase.has("later", "earlier"))
    ):
        return None
    anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.PUBLICATION
    if in_the_day:
        anchor = From.EITHER
    return Reading(
        Kind.UNIT,
        unit=str(token.value),
        amount=AMOUNT[cue] if cue else 0,
        anchor=anchor,
        cue=cue,
        modifier=modifier_of(phrase),
    )


def read_year_end(phrase: Phrase) -> Reading | None:
    """year-end, the year's end: without "'s" it is the very last day that is meant."""
    unit = phrase.value_text("unit")
    if unit not in ("year", "month", "week"):
        return None
    modifier, year = modifier_of(phrase), phrase.value("year")
    if year is not None:
        if modifier != "late" or unit != "year":
            return None
        return Reading(Kind.CALENDAR, year=year, month=12, day=31)
    if modifier == "late" and not phrase.has("possessive"):
        modifier = "last"
    return Reading(Kind.UNIT, unit=unit, amount=0, modifier=modifier)


def read_weekend(phrase: Phrase) -> Reading | None:
    """the weekend."""
    return Reading(Kind.UNIT, unit="weekend", amount=None, cue="")


def read_weekday(phrase: Phrase) -> Reading | None:
    """A weekday with its cue."""
    reading = weekday_reading(phrase)
    if reading is None or phrase.has("weekday_short"):
        return None
    if phrase.previous_raw().lower() in words_of("before_no_weekday"):
        return None
    return None if phrase.next_raw() in words_of("after_no_weekday") else reading


def read_weekday_of_week(phrase: Phrase) -> Reading | None:
    """Monday last week, Tuesday of next week."""
    weekday = phrase.value("weekday")
    cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "")
    if weekday is None or not cue or phrase.value_text("unit") != "week":
        return None
    anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.PUBLICATION
    return Reading(
        Kind.WEEKDAY, weekday=weekday, unit="week", amount=AMOUNT[cue], cue=cue, anchor=anchor
    )


def weekday_reading(phrase: Phrase) -> Reading | None:
    weekday = phrase.value("weekday", "weekday_short")
    if weekday is None:
        return None
    kinds = [token.kind for token in phrase.tokens]
    cue = next((CUES[kind] for kind in kinds if kind in CUES), "")
    if "this" in kinds:
        cue = "last" if "past" in kinds else "coming" if "coming" in kinds else "this"
    elif "coming" in kinds:
        cue = "coming"
    elif "the" in kinds and cue == "next":
        cue = "following"
    elif "the" in kinds and cue == "" and not (phrase.next_is_word() or phrase.next_is("part")):
        cue = "that"  # "on the Friday, …"; "the Friday explosions" is a plain Friday
    anchor = From.NARRATIVE if cue in NARRATIVE_CUES else From.PUBLICATION
    return Reading(Kind.WEEKDAY, weekday=weekday, cue=cue, anchor=anchor)
