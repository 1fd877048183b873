"""Readers of durations and repeated times: TIMEX3 DURATION ("P17Y") and SET ("P1W")."""

from throughline.extract.times.lexer import words_of
from throughline.extract.times.phrase import Phrase, number_of
from throughline.extract.times.reading import Kind, Reading

_LETTER = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "night": ("P", "D"),
    "week": ("P", "W"),
    "weekend": ("P", "WE"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
    "decade": ("P", "DE"),
    "century": ("P", "CE"),
}


_YEARS = {"decade": 10, "century": 100}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
"""Half of a unit in the next smaller one."""


def duration_value(unit: str, amount: float | None) -> str:
    """TIMEX3 value of `amount` units; X where the words do not count them."""
    if unit == "fortnight":
        unit, amount = "week", None if amount is None else amount * 2
    prefix, letter = _LETTER[unit]
    if amount is None:
        return f"{prefix}X{letter}"
    if unit in _YEARS:  # ISO 8601 knows neither decades nor centuries
        prefix, letter, amount = "P", "Y", amount * _YEARS[unit]
    if unit in _HALVES and amount % 1 == 0.5 and amount > 1:
        return f"{prefix}{int(amount)}{letter}{_HALVES[unit]}"
    return f"{prefix}{amount:g}{letter}" if amount < 1e6 else f"{prefix}{amount:.0f}{letter}"


def read_duration(phrase: Phrase) -> Reading | None:
    """17 years, nearly 60-hour, a few days."""
    token = phrase.first("units", "unit", "century", "quarter", "parts", "part")
    if token is None or _is_age(phrase):
        return None
    unit = "night" if token.kind in ("parts", "part") else str(token.value)
    if unit == "night" and token.value != "NI":
        return None
    if token.text[0].isupper() and phrase.next_is_name():
        return None  # "24-Hour News": a name
    single = token.kind in ("unit", "century", "quarter", "part")
    dashed = phrase.has("dash")
    low, high, vague = number_of(phrase)
    if single and not dashed and not _singular_fits(phrase, low):
        return None
    if token.kind in ("century", "quarter") and single and not (dashed or phrase.has("half")):
        return None
    previous = phrase.previous_raw().lower()
    if (
        phrase.has("half")
        and phrase.has("century")
        and dashed
        and previous not in words_of("before_length")
    ):
        return None  # a batsman's half-century
    if unit == "quarter" and phrase.next_is("of"):
        return None
    about = vague or low != high or phrase.has("least", "more", "less", "within")
    return Reading(
        Kind.DURATION,
        unit=unit,
        value=duration_value(unit, low if low == high else None),
        about=about,
    )


def _singular_fits(phrase: Phrase, low: float | None) -> bool:
    """Whether a singular unit without hyphen is a length: "one year", "half a year"."""
    if phrase.has("half"):
        return True
    if low != 1:
        return (
            phrase.has("unit")
            and (phrase.next_is_word() or phrase.next_is("period"))
            and phrase.has("number", "small", "count")
        )
    if phrase.has("unit") and phrase.value_text("unit") == "day":
        return phrase.previous_raw().lower() in words_of(
            "before_length"
        )  # "one day she will return"
    return not phrase.has("part")


def _is_age(phrase: Phrase) -> bool:
    following = [raw.lower() for raw in phrase.next_raws(2)]
    if following[:1] in (["old"], ["olds"]):
        return True
    if following[:1] and following[0] in ("-", "–", "‑") and following[1:] in (["old"], ["olds"]):
        return True
    if following == ["of", "age"] or following == ["his", "junior"]:
        return True
    return phrase.previous_raw().lower() == "aged"


def read_one_unit(phrase: Phrase, force: bool = False) -> Reading | None:
    """A year, a week: a length only after a word that says so ("$500 a year" is a rate)."""
    token = phrase.first("unit", "century")
    if token is None or _is_age(phrase):
        return None
    previous = phrase.previous_raw().lower()
    if not force and not phrase.has("least", "more", "less", "within"):
        if previous not in words_of("before_length"):
            return None
        if token.value == "day" and previous in ("in", "than"):
            return None
    if token.value in ("minute",) and not force and previous in ("after", "in", "than"):
        return None
    unit = str(token.value)
    return Reading(
        Kind.DURATION,
        unit=unit,
        value=duration_value(unit, 1),
        about=phrase.has("least", "more", "less", "within"),
    )


def read_long_unit(phrase: Phrase) -> Reading | None:
    """weeklong, year-long."""
    token = phrase.first("long_unit", "unit")
    if token is None:
        return None
    unit = str(token.value)
    return Reading(Kind.DURATION, unit=unit, value=duration_value(unit, 1))


def read_bare_units(phrase: Phrase) -> Reading | None:
    """years, days: only after "for", "in", "within", "after"."""
    previous = phrase.previous_raw().lower()
    if previous not in ("for", "in", "within", "after", "over", "took", "take", "lasted"):
        return None
    if previous in ("in", "after", "over") and phrase.next_is_name():
        return None
    unit = phrase.value_text("units") or "day"
    if unit == "quarter":
        return None
    return Reading(Kind.DURATION, unit=unit, value=duration_value(unit, None), about=True)


def read_every(phrase: Phrase) -> Reading | None:
    """every Friday, each year, every two years."""
    weekday = phrase.value("weekday")
    if weekday is not None:
        return Reading(Kind.SET, value=f"XXXX-WXX-{weekday}")
    month = phrase.value("month")
    if month is not None:
        return Reading(Kind.SET, value=f"XXXX-{month:02d}")
    season = phrase.value_text("season")
    if season is not None:
        return Reading(Kind.SET, value=f"XXXX-{season}")
    part = phrase.value_text("part")
    if part is not None:
        return Reading(Kind.SET, value=f"XXXX-XX-XXT{part}")
    unit = phrase.value_text("unit", "units", "quarter", "weekend")
    if unit is None:
        return None
    low = phrase.value("small", "number", "second", "ordinal_word") or 1
    return Reading(Kind.SET, unit=unit, value=duration_value(unit, low))


def read_times_a(phrase: Phrase) -> Reading | None:
    """twice a week."""
    unit = phrase.value_text("unit", "quarter")
    return None if unit is None else Reading(Kind.SET, unit=unit, value=duration_value(unit, 1))


def read_repeated(phrase: Phrase) -> Reading | None:
    """daily, annually; "the French daily Le Monde" is a newspaper."""
    if phrase.next_is_name():
        return None
    return Reading(Kind.SET, value=str(phrase.tokens[0].value))


def read_repeated_weekday(phrase: Phrase) -> Reading | None:
    """Fridays, Tuesday nights."""
    weekday = phrase.value("weekday", "weekdays")
    if weekday is None:
        return None
    part = phrase.value_text("parts")
    return Reading(Kind.SET, value=f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
