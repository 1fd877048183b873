"""Which of several happenings of one kind the words mean: "the second hearing", "arrested again".

A hearing, a trial or an arrest may come again for the same people. Where the words count them, two
of another number are never one, whatever else agrees; and one that a report tells as a further one
is not taken for one that the same report tells plainly, unless both are of one day.
"""

import re

from throughline.model.annotation import EventMention

AGAIN = "again"
"""A further one, no telling which."""
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            ("first", "1st", "initial"),
            ("second", "2nd"),
            ("third", "3rd"),
            ("fourth", "4th"),
            ("fifth", "5th"),
            ("sixth", "6th"),
            ("seventh", "7th"),
            ("eighth", "8th"),
            ("ninth", "9th"),
            ("tenth", "10th"),
        ),
        start=1,
    )
    for word in words
}
_FURTHER = frozenset(("another", "further", "fresh", "renewed", "repeat"))
_NEAR_WORDS = 2
"""A word that counts stands so near before its noun: "the second court hearing"."""
_AFTER = re.compile(
    r"\W*(?:\w+\W+){0,5}?"
    r"(?:for (?:a|an|the) (?P<number>\w+) time\b|(?P<again>again|anew|once more)\b)",
    re.IGNORECASE,
)
_ANEW = re.compile(r"\Are-?(?:arrest|captur|indict|tri|sentenc|elect|open)", re.IGNORECASE)


def turn_of(text: str, mention: EventMention) -> str:
    """ "1", "2" … where the words count it, `AGAIN` where they tell a further one, else ""."""
    if mention.nominal:
        before = text[mention.clause.start : mention.span.start].lower().split()
        for word in before[: -_NEAR_WORDS - 1 : -1]:
            if word in _NUMBERS:
                return _NUMBERS[word]
            if word in _FURTHER:
                return AGAIN
        return AGAIN if _ANEW.match(mention.span.of(text)) else ""
    after = _AFTER.match(text, mention.span.end, mention.clause.end)
    if after is not None and after["number"]:
        return _NUMBERS.get(after["number"].lower(), AGAIN)
    return AGAIN if after is not None or _ANEW.match(mention.span.of(text)) else ""


def other_turns(one: str, other: str) -> bool:
    """Whether the two are counted as different ones."""
    if not one or not other or one == other:
        return False
    return AGAIN not in (one, other) or "1" in (one, other)


def further(one: str, other: str) -> bool:
    """Whether just one of the two is told as a further one of its kind."""
    return (one in ("", "1")) != (other in ("", "1"))
