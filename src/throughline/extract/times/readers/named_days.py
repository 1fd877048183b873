"""Readers of days by their name: feasts with a rule, holidays, and feasts that stay unplaced."""

from throughline.extract.times.cues import modifier_of
from throughline.extract.times.lexer import feast_rule, words_of
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.reading import Kind, Reading


def feast_reading(phrase: Phrase, name: str) -> Reading | None:
    """A day by its name; "Good Friday Agreement" is something else."""
    if phrase.next_is_name() or (name == "Easter" and not _stands_alone(phrase)):
        return None
    rule = feast_rule(name.replace("’", "'"))
    month = 4 if rule.startswith("easter") else int(rule[:2])
    return Reading(Kind.CALENDAR, year=phrase.value("year"), month=month, day=1, feast=rule)


def read_holiday(phrase: Phrase) -> Reading | None:
    """Christmas Eve, Christmas 2019; the bare name only after a preposition."""
    token = phrase.first("holiday")
    if token is None or token.value is None:
        return None
    month, day = (int(part) for part in str(token.value).split("-"))
    if phrase.has("eve"):
        day -= 1
    elif not phrase.has("dayname", "year") and not _stands_alone(phrase):
        return None
    if day == 0:
        month, day = 12, 31
    return Reading(Kind.CALENDAR, year=phrase.value("year"), month=month, day=day)


def read_named_period(phrase: Phrase) -> Reading | None:
    """Ramadan, Diwali 2019: named, for no rule of the civil calendar gives its days."""
    token = phrase.first("named_period")
    if token is None or (phrase.first_index == 0 and token.text == "Lent"):
        return None  # "Lent by the museum"
    if phrase.is_in_a_name() or (phrase.next_is_name() and not phrase.has("year")):
        return None
    name = token.text.replace("’", "").replace("'", "").replace(" ", "-")
    year = phrase.value("year")
    return Reading(Kind.NAMED_PERIOD, year=year, value=name, modifier=modifier_of(phrase))


def _stands_alone(phrase: Phrase) -> bool:
    """Whether it is the time that is meant: "at Christmas", not "a Christmas tree"."""
    before = phrase.previous_raw().lower() in words_of("before_holiday")
    return phrase.has("year") or (before and not phrase.next_raw()[:1].isalpha())
