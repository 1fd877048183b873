"""Readers of counted distances: three weeks ago, two days later, the past five years."""

from dataclasses import replace

from throughline.extract.times.cues import CUES
from throughline.extract.times.lexer import words_of
from throughline.extract.times.phrase import Phrase, number_of
from throughline.extract.times.readers.durations import read_duration, read_one_unit
from throughline.extract.times.reading import From, Kind, Reading

_IN_YEARS = {"decade": 10, "century": 100}  # "a century ago" is no calendar century


def read_ago(phrase: Phrase) -> Reading | None:
    """three weeks ago."""
    return _counted(phrase, -1, From.PUBLICATION)


def read_from_now(phrase: Phrase) -> Reading | None:
    """two years from now, in two years' time."""
    if phrase.has("possessive") and phrase.has("least", "more", "less"):
        return None  # "it has changed in barely a week's time"
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
        if unit == "fortnight":
            unit, amount = "week", sign * round(low * 2)
        elif low != round(low) and unit == "year":
            unit, amount, about = "month", sign * round(low * 12), True
        elif low != round(low) and unit in _IN_YEARS:
            unit, amount, about = "year", sign * round(low * _IN_YEARS[unit]), True
    elif phrase.has("a", "one") and not phrase.has("vague"):
        amount = sign
    if amount is not None and unit in _IN_YEARS:
        unit, amount, about = "year", amount * _IN_YEARS[unit], True
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


def _is_stretch(phrase: Phrase) -> bool:
    """Whether "the last decade" is the ten years up to now: it always is; "the last year" only in
    "over the last year"."""
    decade = phrase.value_text("unit") == "decade"
    return (decade or phrase.previous_raw().lower() == "over") and not phrase.next_is("of")


def read_span(phrase: Phrase) -> Reading | None:
    """the past five years, the next few days: a stretch that ends or starts at the anchor."""
    token = phrase.first("units", "unit", "parts", "century")
    if not phrase.has("past", "units", "parts") and not _is_stretch(phrase):
        return None
    cue = next((CUES[t.kind] for t in phrase.tokens if t.kind in CUES), "last")
    duration = (
        read_one_unit(phrase, force=True)
        if phrase.has("unit", "century")
        else read_duration(phrase)
    )
    if token is None or duration is None:
        return None
    if cue == "last" and phrase.previous_raw().lower() in words_of("before_verb_last"):
        return None  # "expected to last several days"
    if phrase.next_raw() == "of":
        return duration  # "the last three months of 2008", "of his life": not up to now
    low, _, _ = number_of(phrase)
    amount = 1 if token.kind in ("unit", "century") else None if low is None else round(low)
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
