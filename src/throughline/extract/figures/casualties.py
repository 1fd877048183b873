"""Finds the dead and hurt of one sentence, counted or told one by one.

`find_figures` reads numbers. A short report has none: "a man was shot to death", "one is in
critical condition, another died", "a woman and two boys were wounded". Here a *group* is one or
more people named by number or article and joined by "and"; what befell it is read from the words
around it, as for a figure. Names are left to the events.
Cost: linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from throughline.extract.figures.finding import what_happened
from throughline.extract.figures.patterns import SMALL_NUMBERS, figure_patterns
from throughline.model.source import Span

_NUMBER = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_COUNT = rf"(?:an?|one|another|{_NUMBER}|\d{{1,3}})"
_ORDINAL = r"(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s)?"
_ADJECTIVES = (
    r"(?:(?!(?:and|or|of|who|in|was|were|is|are|that|which|to|with|by|at|for|from|after|when"
    r"|while|where|his|her"
    r"|their|the|a|an|on|as|shooting|shot|attack|incident|sent|left|(?:19|20)\d\d"
    rf"|{_NUMBER})\b(?!-))[\w’'.-]+\s){{0,4}}?"
)
_FAMILY = ("kid", "kids", "girlfriend", "boyfriend", "grandmother", "grandfather")
_NO_PERSON = frozenset(
    (
        *("life", "lives", "soul", "souls", "fatality", "fatalities", "casualty", "casualties"),
        *("injury", "injuries", "body", "bodies", "death", "deaths", "injured", "wounded", "dead"),
        *("police", "staff", "crew"),
    )
)
"""Units of figures that are no noun for somebody."""
_STATE = (
    r"(?:was|were|is|are|has|have|had|remains?|remained|later|also|died|dead|killed|wounded"
    r"|injured|hurt"
    r"|fatally|critically|seriously|reported|in\s(?:critical|serious|stable|fair|good|grave"
    r"|guarded))\b"
)
"""What may follow a number that stands without a noun: "one was", "three wounded"."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A group of people, and one member of it."""
    nouns = (*figure_patterns().persons, *("year-old", "year-olds", "year old"), *_FAMILY)
    nouns += ("patron", "patrons")
    longest_first = sorted(map(re.escape, set(nouns) - _NO_PERSON), key=len, reverse=True)
    person = rf"(?:{'|'.join(longest_first)})"
    named = rf"{_ADJECTIVES}{person}(?![\w-]|\s{person}\b)"
    counted = rf"{_COUNT}\s(?:more\s|other\s|additional\s)?{_ORDINAL}{named}"
    kin = rf"(?:his|her|their)\s(?:(?:{_NUMBER})\s)?{named}"
    some_kin = rf"(?:{_NUMBER}|\d{{1,3}})\sof\s(?:his|her|their|the)\s(?:\w+\s)?{person}(?!\w)"
    told = rf"(?:{counted}|{kin}|{some_kin})"
    bare = (
        rf"(?:(?:one|another|{_NUMBER}|\d{{1,3}})(?:\smore|\sothers?)?"
        rf"|a\s(?:second|third|fourth|fifth|sixth))(?=\s(?:of\s(?:them|whom)\s)?{_STATE})"
    )
    bare_age = rf"\d{{1,3}}-(?:year|month)-old\s{person}(?![\w-])"
    ages = r"(?:,?\s(?:aged?\s)?\d{1,2}(?:\sand\s\d{1,2})?,?)?"
    first = rf"(?<![\w$£€.,-])(?<!\bno\s)(?P<first>{told}|{bare})"
    further = rf"(?:{told}|{bare_age})"
    rest = rf"(?P<rest>(?:(?:{ages},?\s{further}){{0,3}}?{ages},?\sand\s{further})?)"
    return (
        re.compile(first + rest, re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{told}|{bare_age})", re.IGNORECASE),
    )


HOSPITAL = r"(?:hospitals?|medical\scent(?:er|re)s?)"
"""Where the hurt are taken: as a part of patterns."""
HOSPITALISED = r"hospitali[sz]ed"
_AFTER_CHARS = 120
_BEFORE_CHARS = 60
_CONDITION = re.compile(
    rf"(?:[^.;]{{0,40}}?\b(?:was|were|is|are|remains?|remained|in|listed|{HOSPITALISED}|,)\s)?"
    r"(?:[^.;]{0,25}?)\b(?:in\s(?:\w+\s(?:but\s)?){0,3}condition|with\s(?:\w+[\s-]){0,3}injuries"
    rf"|critically|to\s(?:\w+[\s’']{{1,2}}){{0,6}}{HOSPITAL}\b"
    rf"|{HOSPITALISED}"
    r"|recovering|in\s(?:a|the)\shospital|expected\sto\ssurvive|grazed)",
    re.IGNORECASE,
)
_GUNSHOT = re.compile(
    r"(?:[^.;]{0,40}?\b(?:with|suffering|suffered|sustained|had"
    r"|from)\s(?:\w+[\s-]){0,4}?)?(?:gunshot|bullet|stab)\swounds?\b",
    re.IGNORECASE,
)
_SHOOTING_OF = re.compile(
    r"\b(shooting|stabbing|shootings|murders?|deaths?|killings?)\sof\s+$", re.IGNORECASE
)
_SENT = re.compile(
    r"\b(?:sen(?:t|ds|ding)|put(?:s|ting)?|land(?:ed|s|ing)|took|taking|taken)\s+$", re.IGNORECASE
)
_TO_HOSPITAL = re.compile(
    r"[^.;]{0,30}?\b(?:to|in|into)\s(?:the\s|an?\s(?:\w+\s)?)?hospitals?\b", re.IGNORECASE
)
_DONE_TO = re.compile(
    r"\b(?:kill(?:ed|ing|s)|murder(?:ed|ing)|gunn(?:ed|ing)\sdown|fatally\sshot|sho(?:t|oting)"
    r"|(?:shot|shooting)\sdead|the\slives\sof|(?:shooting|death|killing"
    r"|murder)\sof)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"[^.;]{0,30}?\b(?:killed|murdered|slain|shot|gunned\sdown|stabbed)(?:\sto\sdeath"
    r"|\sdead)?\sby\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(wounded|injured|hurt|killed|dead)\s(?:was|were|is|are)\s+$", re.IGNORECASE
)
_FATALLY = re.compile(
    r"(?:\s(?:of\s(?:them|whom)|was|were|who\s(?:was|were)|both|-|–|—))*,?\sfatal(?:ly)?\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"(?:\s\w+)?\s(?:of\s(?:the|them|those|these|whom)|in\sthe\sgroup)\b", re.IGNORECASE
)
_ADDED = re.compile(
    r"\b(?:another|others?|more|additional|second|third|fourth|fifth|sixth)\b", re.IGNORECASE
)
_ADDED_BEFORE = re.compile(r"\b(?:another|additional|further|other)\s+$", re.IGNORECASE)
_ALSO = re.compile(r"\s(?:was|were)\salso\s(?:killed|shot|wounded|injured|hurt)\b", re.IGNORECASE)
_AGENT = re.compile(
    r"\b(?:by|against|from|with|arrested|charged|suspect(?:s|ed)?|that"
    r"|accus\w+)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Casualties:
    """So many people of one sentence and what befell them: "killed", "injured" or "shot"."""

    span: Span
    """In the sentence."""
    count: int
    befell: str
    added: bool
    """Whether they come on top of others: "two more", "another man", "a third"."""
    object: bool
    """Whether somebody did it to them: "killed two people" leaves the killer out of the count."""
    part: bool
    """Whether they are some of a number given elsewhere: "two of the four"."""


def find_casualties(sentence: str) -> Iterator[Casualties]:
    """The groups of a sentence that were killed, injured or shot, in order."""
    group, member = _patterns()
    for match in group.finditer(sentence):
        befell = _befell(sentence, match)
        if befell:
            members = (match["first"], *member.findall(match["rest"]))
            before = sentence[max(0, match.start() - 24) : match.start()]
            done_to = is_done_to(sentence, Span(match.start(), match.end()))
            yield Casualties(
                span=Span(match.start(), match.end()),
                count=sum(_size(one) for one in members),
                befell=befell,
                # "A boy shot another boy": the other one did it.
                added=not done_to
                and bool(
                    _ADDED.search(match["first"])
                    or _ADDED_BEFORE.search(before)
                    or _ALSO.match(sentence, match.end())
                ),
                object=done_to,
                part=bool(_OF_WHOM.match(sentence, match.end())),
            )


def is_done_to(sentence: str, group: Span) -> bool:
    """Whether the words around a group say that somebody killed or shot them."""
    before = sentence[max(0, group.start - 24) : group.start]
    return bool(_DONE_TO.search(before) or _DONE_BY.match(sentence, group.end))


def _befell(sentence: str, match: re.Match[str]) -> str:
    left = sentence[max(0, match.start() - _BEFORE_CHARS) : match.start()]
    right = sentence[match.end() : match.end() + _AFTER_CHARS]
    found = what_happened(left, right, "person")
    if found in ("killed", "injured"):
        return found
    inverted = _INVERTED.search(left)
    if inverted:
        return "injured" if inverted[1].lower() in ("wounded", "injured", "hurt") else "killed"
    if _FATALLY.match(right):
        return "killed"
    if _CONDITION.match(right) or (_SENT.search(left) and _TO_HOSPITAL.match(right)):
        return "injured"
    return "shot" if found == "shot" or _GUNSHOT.match(right) or _SHOOTING_OF.search(left) else ""


def _size(member: str) -> int:
    words = member.lower().split()
    if "unborn" in words:
        return 0
    if words[0] in ("his", "her", "their"):
        words = words[1:]
    if len(words) > 1 and words[1].startswith(("year", "month")):
        return 1  # "the 23 year-old"
    if words[0].isdigit():
        return int(words[0])
    return int(SMALL_NUMBERS.get(words[0], 1))  # "an 18-year-old", "another": one
