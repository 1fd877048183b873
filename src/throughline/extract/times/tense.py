"""Whether the clause around a time expression tells of what was, or of what is to come.

The idea: the verb group nearest to the left in the same clause decides, else the first to the
right ("On Friday, the court will …"). Planned times ("deferred to", "scheduled for") are told
apart, for they do not move the narrative on. It fails on long embedded clauses and on present
forms that look like nouns.
"""

import re
from enum import StrEnum
from functools import cache

from throughline.extract.times.lexer import words_of
from throughline.extract.wordlists import load_toml
from throughline.model.source import Span


class Direction(StrEnum):
    """Where the told time lies, seen from the writing."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_PARTICIPLE_CHARS = 28  # "will be formally sentenced": the past form belongs to the cue
_BREAK = re.compile(r"[;:“”\"]|—| – | (?:but|while|although|though) ")
_WORDS_IN_QUOTES = re.compile(r"[“\"]([^“”\".,;:!?]{1,30})[”\"]")
"""A phrase in quotation marks is part of its clause: issued a "travel warning" in May."""
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|after|since|because|as|while|that|if|having|born|had)\b"
)
_PLAN_BETWEEN = re.compile(
    r"\bto \w|\b(?:of record|due|payable|ahead of|slated|planned|scheduled|upcoming|ready"
    r"|becomes?)\b"
)
_NAMED_NOUN = re.compile(r"(?: [A-Z][\w’'-]{0,20}){0,3} ([a-z]{1,30})")
_DEADLINE = re.compile(r" as (?:the|a|an|its|his|her|their) (?:\w{1,20} )?(?:deadline|date)\b")
_AIM = re.compile(r"\bto [a-z]{2,20}(?: [^\s,;]{1,30}){0,14} by\s*\Z")
_UP_TO = re.compile(r"\b(?:by|until|till|through)\s*\Z")
_PLAIN_WORD = re.compile(r"[a-z]{3,12}")
_POSSESSIVE = re.compile(r"['’]s (\w{1,30})")


@cache
def _cues(name: str) -> re.Pattern[str]:
    """The word patterns of one list of `data/tense_cues.toml`, compiled once."""
    fragments = "|".join(load_toml("tense_cues.toml")[name])
    if name == "future":
        return re.compile(rf"\b(?:{fragments})\b|\b\w{{1,30}}['’]ll\b")
    if name == "past":
        # "is heard in May" is a plan or a rule, not past.
        present = r"(?<!\bis )(?<!\bare )"
        return re.compile(rf"\b{present}(?:{fragments})\b(?! to (?:be|begin|open|start|appear))")
    return re.compile(rf"\b(?:{fragments})\b")


def direction(text: str, sentence: Span, span: Span) -> Direction:
    """Past or future for the expression at `span`, from the nearest verb group of its clause.

    "Friday's ruling" is past; "Friday's election" is left open.
    """
    possessive = _POSSESSIVE.match(text, span.end)
    if possessive:
        return Direction.UNKNOWN if possessive[1] in words_of("coming_nouns") else Direction.PAST
    if _beside_mishap(text, sentence, span):
        return Direction.PAST
    left = text[max(sentence.start, span.start - 240) : span.start]
    left = _WORDS_IN_QUOTES.sub(r" \1 ", left)
    if _is_set(left, text[span.end : min(sentence.end, span.end + 24)]):
        return Direction.FUTURE
    breaks = list(_BREAK.finditer(left))
    if breaks:
        left = left[breaks[-1].end() :]
    found = _nearest_left(left)
    if found is not Direction.UNKNOWN:
        return found
    right = text[span.end : min(sentence.end, span.end + 160)]
    stop = _BREAK.search(right)
    found = _nearest_right(right[: stop.start()] if stop else right)
    if found is Direction.UNKNOWN and _UP_TO.search(left):
        return Direction.FUTURE
    return found


@cache
def _mishap() -> re.Pattern[str]:
    """A noun of what nobody plans, with up to three words of place after it, up to a date."""
    nouns = "|".join(sorted(words_of("mishap_nouns")))
    article = r"\b(?:a|an|the|this|that|his|her|its|their)\b"
    return re.compile(
        rf"{article}(?: [\w’'-]{{1,30}}){{0,3}}? (?:{nouns})"
        r"(?: (?:in|at|near|outside|on) [A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30}){0,2})?"
        r"(?: (?:that|which) (?:happened|occurred))?,?(?: (?:on|in|late|early|of))*\s*\Z"
    )


def _beside_mishap(text: str, sentence: Span, span: Span) -> bool:
    """Whether the date is that of an attack or accident, whatever the clause around it says.

    "would be retaliation for a shooting on Saturday": the shooting is past.
    """
    following = _NAMED_NOUN.match(text, span.end, min(sentence.end, span.end + 80))
    if following and following[1] in words_of("mishap_nouns"):
        return True
    return bool(_mishap().search(text[max(sentence.start, span.start - 120) : span.start]))


def _is_set(left: str, right: str) -> bool:
    """Whether a deadline is named: "set May 3 as the deadline", "to pay the rest by May"."""
    aim = _AIM.search(left)
    return bool(_DEADLINE.match(right)) or (
        aim is not None and not _cues("past").search(aim.group())
    )


def _nearest_left(left: str) -> Direction:
    past = list(_cues("past").finditer(left))
    future = list(_cues("future").finditer(left))
    if future:
        cue_end = future[-1].end()
        only = not past or past[-1].start() < cue_end
        near = past and past[-1].start() <= cue_end + _PARTICIPLE_CHARS
        if only or (near and _absorbed(left[cue_end:])):
            return Direction.FUTURE
    if past:
        return Direction.PAST
    return Direction.FUTURE if _cues("present").search(left) else Direction.UNKNOWN


def _absorbed(after: str) -> bool:
    """Whether a past form after a future cue is its participle ("will be sentenced")."""
    words = after.split()
    for index, word in enumerate(words):
        if _cues("past").fullmatch(word.strip(",.")):
            return index <= 2 and not _cues("report").fullmatch(word.strip(",."))
    return True


def _nearest_right(right: str) -> Direction:
    past, future, present = (
        _cues("past").search(right),
        _cues("future").search(right),
        _cues("present").search(right),
    )
    starts = [
        (match.start(), which)
        for match, which in (
            (past, Direction.PAST),
            (future, Direction.FUTURE),
            (present, Direction.FUTURE),
        )
        if match is not None
    ]
    return min(starts)[1] if starts else Direction.UNKNOWN


def is_firmly_past(text: str, sentence: Span, span: Span) -> bool:
    """Whether a past verb stands so close before the date that no plan comes between.

    "was arrested on May 3", "has been open since May 3"; not "refused to testify on May 3", "a
    ruling due by May 3".
    """
    left = text[max(sentence.start, span.start - 90) : span.start]
    if re.search(r"\b(?:by|until|till|through|for|to)(?: the)?\s*\Z", left):
        return False
    past = list(_cues("past").finditer(left))
    if not past:
        return False
    between = left[past[-1].end() :]
    return not _PLAN_BETWEEN.search(between)


def is_planned(text: str, sentence: Span, span: Span) -> bool:
    """Whether the words before the expression, in its clause, make it a plan or a condition."""
    left = text[max(sentence.start, span.start - 120) : span.start]
    cut = max((m.end() for m in re.finditer(r"[;:]|, and |, but |\bafter\b", left)), default=0)
    left = left[cut:]
    found = list(_cues("planned").finditer(left))
    if not found:
        right = text[span.end : min(sentence.end, span.end + 40)]
        return bool(re.match(r",? (?:\w+ ){0,4}(?:will|would|is to|are to)\b", right))
    return not re.search(r"\b(?:said|told)\b", left[found[-1].end() :])


def is_aside(text: str, sentence: Span, span: Span) -> bool:
    """Whether a subordinate clause or one that looks back gives the date: a person's past, a cause.

    "The man, who served abroad in 2014, …" does not put the story into 2014.
    """
    left = text[max(sentence.start, span.start - 200) : span.start]
    opened = list(_SUBORDINATE.finditer(left))
    if not opened:
        return False
    inside = left[opened[-1].end() :]
    # "who, in 2014, served": a comma right after the opening word does not close the clause.
    return "," not in inside.rstrip(" ,") or len(inside.split()) <= 3


def reports_at(text: str, sentence: Span, span: Span) -> bool:
    """Whether the expression dates a reporting verb ("said on Friday", "On Friday he said")."""
    left = text[max(sentence.start, span.start - 60) : span.start]
    if re.search(_cues("report").pattern + r"(?: [\w’'-]+){0,3} (?:on )?\Z", left):
        return True
    right = text[span.end : min(sentence.end, span.end + 12)]
    return bool(re.match(r" (?:that|it)\b", right)) and bool(_cues("report").search(left))


def tells_accounts(sentence: str) -> bool:
    """Whether a sentence compares figures of a business."""
    return not words_of("account_words").isdisjoint(_PLAIN_WORD.findall(sentence.lower()))
