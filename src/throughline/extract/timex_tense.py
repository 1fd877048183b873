"""Whether the clause around a time expression tells of what was, or of what is to come.

The idea: the verb group nearest to the left in the same clause decides, else the first to the
right ("On Friday, the court will …"). Planned times ("deferred to", "scheduled for") are told
apart, for they do not move the narrative on. It fails on long embedded clauses and on present
forms that look like nouns.
"""

import re
from enum import StrEnum

from throughline.extract.timex_lexer import words_of
from throughline.model.source import Span


class Direction(StrEnum):
    """Where the told time lies, seen from the writing."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_FUTURE = re.compile(
    r"\b(?:will|would|won['’]t|shall|is to|are to|(?:am|is|are) going to|(?:is|are|be|(?:has|have) been) "
    r"(?:due|set|scheduled|expected|slated|planned|likely|poised|supposed|booked)|"
    r"(?<!had been )(?:(?:scheduled|slated|due|planned|expected) (?:for|to|on|in|at|by)|set (?:for|to))|planning|planned|(?:plans?|hopes?|decided|expects?|wants?|seeks?|due|ready|about) to|"
    r"intends? to|aims? to|vow(?:s|ed)? to|upcoming|forthcoming|until|till|"
    r"(?:postponed|adjourned|deferred|delayed|rescheduled|moved|extended|remanded)\b[\w ]{0,20} (?:to|until|till)|"
    r"(?:ordered|asked|told|urged|summoned|directed|invited|agreed|promised|pledged)(?: \w+){0,4} to \w+|"
    r"deadline|may|must|as soon as|as early as|effective|prior to)\b|\b\w+['’]ll\b"
)
_PLANNED = re.compile(
    r"\b(?:scheduled|slated|due|set for|planned|expected|postponed|adjourned|deferred|delayed|"
    r"rescheduled|put off|pushed back|was to|were to|had been to|intended|hoped|supposed|will|shall|"
    r"would|is to|are to|may|might|could|should|must|until|till|deadline|if|unless|whether|plans? to)\b"
)
_PAST = re.compile(
    r"\b(?:(?:was|were|had|did|has|have)(?:n['’]t)?|said|told|went|came|took|made|gave|got|saw|found|left|felt|"
    r"held|kept|began|became|brought|bought|caught|cut|fell|fought|flew|grew|heard|hit|knew|led|lost|"
    r"met|paid|put|ran|rose|sank|sat|sent|shot|showed|spoke|spent|stood|struck|swore|taught|thought|"
    r"threw|understood|won|wrote|broke|chose|drew|drove|fled|hid|hung|laid|lay|read|rode|sang|shook|"
    r"shut|slept|sold|stole|swept|tore|woke|wore|beat|bore|built|burst|dealt|dug|fed|quit|set off|"
    r"\w{2,20}ed)\b(?! to (?:be|begin|open|start|appear))"
)
_PRESENT = re.compile(
    r"\b(?:be|(?:is|are) \w{2,20}ing|begins?|starts?|opens?|meets?|hears?|faces?|ends?|resumes?|expects?)\b"
)
_BREAK = re.compile(r"[;:“”\"]|—| – | (?:but|while|although|though) ")
_REPORT = re.compile(
    r"\b(?:said|told|announced|confirmed|stated|reported|declared|disclosed|added|reiterated)\b"
)

_POSSESSIVE = re.compile(r"['’]s (\w{1,30})")


def direction(text: str, sentence: Span, span: Span) -> Direction:
    """Past or future for the expression at `span`, from the nearest verb group of its clause.

    "Friday's ruling" is past; "Friday's election" is left open."""
    possessive = _POSSESSIVE.match(text, span.end)
    if possessive:
        return Direction.UNKNOWN if possessive[1] in words_of("coming_nouns") else Direction.PAST
    left = text[max(sentence.start, span.start - 240) : span.start]
    breaks = list(_BREAK.finditer(left))
    if breaks:
        left = left[breaks[-1].end() :]
    found = _nearest_left(left)
    if found is not Direction.UNKNOWN:
        return found
    right = text[span.end : min(sentence.end, span.end + 160)]
    stop = _BREAK.search(right)
    return _nearest_right(right[: stop.start()] if stop else right)


def _nearest_left(left: str) -> Direction:
    past = list(_PAST.finditer(left))
    future = list(_FUTURE.finditer(left))
    if future and (not past or future[-1].end() + 28 >= past[-1].start()):
        if not past or past[-1].start() <= future[-1].end() + 28:
            after = left[future[-1].end() :]
            if not past or past[-1].start() < future[-1].end() or _absorbed(after):
                return Direction.FUTURE
    if past:
        return Direction.PAST
    return Direction.FUTURE if _PRESENT.search(left) else Direction.UNKNOWN


def _absorbed(after: str) -> bool:
    """Whether a past form after a future cue is its participle ("will be sentenced")."""
    words = after.split()
    for index, word in enumerate(words):
        if _PAST.fullmatch(word.strip(",.")):
            return index <= 2 and not _REPORT.fullmatch(word.strip(",."))
    return True


def _nearest_right(right: str) -> Direction:
    past, future, present = _PAST.search(right), _FUTURE.search(right), _PRESENT.search(right)
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


def is_planned(text: str, sentence: Span, span: Span) -> bool:
    """Whether the words before the expression, in its clause, make it a plan or a condition."""
    left = text[max(sentence.start, span.start - 120) : span.start]
    cut = max((m.end() for m in re.finditer(r"[;:]|, and |, but |\bafter\b", left)), default=0)
    left = left[cut:]
    found = list(_PLANNED.finditer(left))
    if not found:
        right = text[span.end : min(sentence.end, span.end + 40)]
        return bool(re.match(r",? (?:\w+ ){0,4}(?:will|would|is to|are to)\b", right))
    return not re.search(r"\b(?:said|told)\b", left[found[-1].end() :])


def reports_at(text: str, sentence: Span, span: Span) -> bool:
    """Whether the expression dates a reporting verb ("said on Friday", "On Friday he said")."""
    left = text[max(sentence.start, span.start - 60) : span.start]
    if re.search(_REPORT.pattern + r"(?: [\w’'-]+){0,3} (?:on )?\Z", left):
        return True
    right = text[span.end : min(sentence.end, span.end + 12)]
    return bool(re.match(r" (?:that|it)\b", right)) and bool(_REPORT.search(left))
