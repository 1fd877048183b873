"""Readers of quarters, halves, seasons, decades and centuries."""

from throughline.extract.times.cues import AMOUNT, CUES, modifier_of
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.reading import Kind, Reading


def read_quarter(phrase: Phrase) -> Reading | None:
    """The third quarter, of a year where it is given."""
    number = phrase.value("ordinal_word", "second", "ordinal")
    if number is None or not 1 <= number <= 4:
        return None
    if phrase.tokens[-1].text[:1].isupper() and phrase.next_is_name():
        return None  # "the Third Quarter Inn"
    amount = next((AMOUNT[CUES[t.kind]] for t in phrase.tokens if t.kind in CUES), None)
    if phrase.has("earlier", "ago"):
        amount = -1
    return Reading(
        Kind.FIXED, unit="quarter", value=f"Q{number}", year=phrase.value("year"), amount=amount
    )


def read_last_quarter(phrase: Phrase) -> Reading | None:
    """The last quarter of a year: its fourth."""
    place = next(i for i, token in enumerate(phrase.tokens) if token.kind == "of")
    told = phrase.slice(place + 1, len(phrase.tokens))
    amount = next((AMOUNT[CUES[t.kind]] for t in told.tokens if t.kind in CUES), None)
    return Reading(Kind.FIXED, unit="quarter", value="Q4", year=told.value("year"), amount=amount)


def read_quarter_code(phrase: Phrase) -> Reading | None:
    """Q3 2019, H1: a quarter or half as business writes it."""
    token = phrase.first("quarter_code")
    if token is None or (token.text[0] == "H" and token.text[1] not in "12"):
        return None
    unit = "quarter" if token.text[0] == "Q" else "half"
    return Reading(Kind.FIXED, unit=unit, value=token.text, year=phrase.value("year"))


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
        amount = next((AMOUNT[CUES[t.kind]] for t in phrase.tokens if t.kind in CUES), 0)
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
        modifier=modifier_of(phrase),
    )


def read_season_alone(phrase: Phrase) -> Reading | None:
    """A season without year: its year stays open."""
    token = phrase.first("season", "season_or_verb")
    if token is None or (token.kind == "season_or_verb" and phrase.next_is("of")):
        return None
    if token.text[0].isupper() and (not phrase.has("the") or phrase.next_is_name()):
        return None  # "a house in Spring": a place; "the Winter Games"
    return Reading(Kind.FIXED, unit="season", value=str(token.value), modifier=modifier_of(phrase))


def read_decade(phrase: Phrase) -> Reading | None:
    """the 1990s; "the 90s" and "the nineties" only with their article."""
    token = phrase.first("decade_digits", "decade_word")
    if token is None:
        return None
    digits = "".join(char for char in token.text if char.isdigit())
    if len(digits) == 4:
        if digits.endswith("00") and digits < "2000":
            century = int(digits[:2])  # "the 1800s": a hundred years, not ten
            modifier = modifier_of(phrase)
            return Reading(Kind.FIXED, unit="hundred", value=f"{century:02d}", modifier=modifier)
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
    return Reading(Kind.FIXED, unit="decade", value=str(decade), modifier=modifier_of(phrase))


def read_century(phrase: Phrase) -> Reading | None:
    """the 19th century."""
    token = phrase.first("ordinal", "ordinal_word")
    if token is None:
        return None
    number = sum(int(t.value or 0) for t in phrase.tokens if t.kind in ("ordinal", "ordinal_word"))
    if not 1 <= number <= 22 or (phrase.next_raw() in ("Fox", "of") and number < 10):
        return None
    return Reading(
        Kind.FIXED, unit="century", value=f"{number - 1:02d}", modifier=modifier_of(phrase)
    )
