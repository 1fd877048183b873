"""Readers of periods of account: the quarter, the year-earlier quarter, the latest period."""

from throughline.extract.times.phrase import Phrase
from throughline.extract.times.reading import Kind, Reading
from throughline.extract.times.tense import tells_accounts

_BEFORE = frozenset(("for", "in", "during", "of", "from", "over", "through"))
_AFTER = frozenset(
    (
        *("ended", "ending", "which", "that", "when", "as", "because", "but", "by", "with", "than"),
        *("was", "were", "rose", "fell", "compared", "including", "due", "under", "while", "its"),
    )
)


def read_account(phrase: Phrase) -> Reading | None:
    """A period that only the accounts told before it make clear."""
    year = phrase.value("year")
    unit = "quarter" if phrase.has("quarter") else "period"
    if year is not None:
        return Reading(Kind.ACCOUNT, unit=unit, year=year)
    if phrase.has("earlier", "ago"):
        if phrase.value_text("unit") != "year":
            return None
        return Reading(Kind.ACCOUNT, unit=unit, amount=-1)
    if phrase.has("latest"):
        return Reading(Kind.ACCOUNT, unit=unit, amount=0, cue="latest")
    sentence = phrase.lexed.text[phrase.lexed.starts[0] : phrase.lexed.ends[-1]]
    if phrase.previous_raw().lower() not in _BEFORE or not tells_accounts(sentence):
        return None  # "the quarter by the harbour"
    if phrase.next_is_word() and phrase.next_raw() not in _AFTER:
        return None  # "the quarter million square miles"
    return Reading(Kind.ACCOUNT, unit=unit, amount=0)
