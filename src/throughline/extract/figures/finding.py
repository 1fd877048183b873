"""Finds quantities and what they count: tolls, crowds, money, shares.

The idea: one compiled pattern finds numbers in digits and words with their bound ("at least six"),
the noun after them gives the unit, and the words on both sides say what happened to the counted
("killing 166 people", "166 lives lost", "20 injured"). A number that is a date, an age, an address,
a score or part of a name is not a quantity. A number with neither a unit nor a count is dropped.
Cost: linear in the text. Fails on counts whose verb stands far away from the number.
"""

import re
from bisect import bisect_right
from itertools import islice

from throughline.extract.figures.patterns import SMALL_NUMBERS, figure_patterns
from throughline.model.annotation import Bound, Figure, SentenceKind, TimeExpression
from throughline.model.source import Span
from throughline.text.document import Document

_MAX_NUMBERS = 40
"""More in one sentence is a table."""
_MAX_VALUE = 1e15
_BEFORE_CHARS = 90
_AFTER_CHARS = 140

_EMERGENCY_CALL = re.compile(r"\b(?:call|dial|phon|ring|rang)\w*\s$", re.IGNORECASE)
_EMERGENCY_NUMBERS = frozenset({"911", "999", "112", "000"})
_DURATION = re.compile(
    r"[\s-]{0,2}(?:-|–)?\s?(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|seconds?|decades?"
    r"|yrs?|a\.?m\b|p\.?m\b|o[’']clock|times\b|centur)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\s(?:block\b|(?:[NSEW]\.?\s)?(?:[A-Z][\w’'.-]{1,20}\s|\d{1,3}(?:st|nd|rd|th)\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Highway|Hwy"
    r"|Place|Pl|Circle|Parkway|Pkwy|Terrace|Square)\b)"
)
_NAMED_NUMBER = re.compile(
    r"(?:\b(?:[Nn]o|[Nn]umber|[Nn]os|[Aa]ged?|[Aa]ges|[Pp]age|[Rr]oom|[Ss]ection|[Aa]rticle|[Cc]hapter"
    r"|[Rr]oute|[Hh]ighway|[Ii]nterstate|[Ff]light|[Dd]istrict|[Pp]hase|[Ss]tage|[Dd]ay|[Ll]evel|[Uu]nit"
    r"|[Gg]ate|[Pp]ier|[Tt]erminal|[Pp]latform|[Pp]art|[Vv]ersion|[Ee]xit|[Mm]ile|[Cc]all|[Ff]ormula"
    r"|[Cc]hannel|[Gg]rade|[Ii]mage|[Pp]hoto|[Ss]lide|[Pp]icture|[Vv]ideo|(?:Image|Photo|Slide|Page)\s\d{1,4}\sof|[Bb]oeing|[Aa]irbus|[Tt]op)\.?|#)\s?$"
)
_AGE_LEFT = re.compile(
    r"[A-Z][\w’'.-]*,\s$|\b(?:who is|he is|she is|he was|she was|was|is|turned|only)\s$"
)
_NAME_LEFT = re.compile(r"[A-Z][\w’'.-]*,\s$")
_RATE = re.compile(
    r"[^.;]{0,60}?\b(?:(?:every|each|per|a)\s(?:year|month|week|day)|annually|per\s(?:cent|capita|\d))",
    re.IGNORECASE,
)
"""A rate is no toll: "kills thousands of people every year"."""
_PART_OF = re.compile(
    rf"(?:\d|\b(?:most|some|many|half|{'|'.join(SMALL_NUMBERS)}))\s+of\s+$", re.IGNORECASE
)
_AGE_RIGHT = re.compile(r"(?:,|\.|;|\)|$|\s(?:of|from|and)\s[A-Z])")
_ORDINAL_RIGHT = re.compile(
    r"(?:st|nd|rd|th)\b|[/:]\d|-(?:year|month|week|day)s?-?old|[-–]\d+[-–]\d|\w"
)
_NO_COUNT_OF_ONE = re.compile(r"\s(?:of\s|day|another|thing|more\sthing|way|time)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_WORD = re.compile(r"\s{1,3}([^\W\d_][\w’'-]{0,30})")
_TOLL = re.compile(
    r"\b(?P<what>(?:death|casualty|fatality)\s+(?:toll|count)|toll|(?:number|count)\s+of\s+(?:the\s+)?"
    r"(?P<kind>dead|deaths|fatalities|victims|injured|wounded|missing|casualties|"
    r"(?:people\s+)?(?:killed|injured|wounded|missing|arrested))|body\s+count)\b(?P<gap>[^.;:]{0,70}?)"
    r"(?:\bto|\bat|\breached|\bhit|\bwas|\bis|\bof|\bstands?|\btopped|\bpassed|\bexceeded|:)\s+$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\b(?:the|those|his|her|their|of)\s$|\b(?:not|never)\b|n['’]t\b", re.IGNORECASE
)
"""After these the word names others, or tells what did not happen: "relatives of the dead"."""
_HURT_BESIDE = re.compile(
    r"(?:\s(?:more|others?|people|persons?|civilians?))?(?:\s(?:were|was))?"
    r"\s(?:wounded|injured|hurt)\b(?!\s(?:people|person|men|man|women|civilians|soldiers))",
    re.IGNORECASE,
)
"""Words right after a number that no verb before it takes from it: "two killed 30 wounded"."""
_FROM_RANGE = re.compile(r"\bfrom\s+$", re.IGNORECASE)


def names_person(words: str) -> bool:
    """Whether one of the words is a noun for a person or for people ("the suspect")."""
    persons = figure_patterns().persons
    return any(word in persons for word in re.findall(r"[a-z]+", words.lower()))


def find_figures(document: Document, times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
    """The quantities of the document's body sentences, in order, events not yet attached."""
    starts = [time.span.start for time in times]
    found: list[Figure] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        text = sentence.span.of(document.text)
        for match in islice(figure_patterns().number.finditer(text), _MAX_NUMBERS):
            span = _figure_span(match)
            if _in_time(
                Span(sentence.span.start + _core(match), sentence.span.start + span.end),
                times,
                starts,
            ):
                continue
            figure = _figure(text, match, span)
            if figure is not None:
                found.append(
                    Figure(
                        Span(sentence.span.start + span.start, sentence.span.start + span.end),
                        index,
                        *figure,
                    )
                )
    return tuple(found)


def _core(match: re.Match[str]) -> int:
    return match.end("bound")


def _figure_span(match: re.Match[str]) -> Span:
    end = match.end()
    return Span(match.start(), end)


def _in_time(span: Span, times: tuple[TimeExpression, ...], starts: list[int]) -> bool:
    position = bisect_right(starts, span.end - 1) - 1
    return any(times[i].span.overlaps(span) for i in range(max(0, position - 1), position + 1))


def _figure(
    text: str, match: re.Match[str], span: Span
) -> tuple[float, float, Bound, str, str] | None:
    """(low, high, bound, unit, counts) of one number, or None where it is no quantity."""
    value = _value(match)
    if value is None:
        return None
    low, high = value
    left, right = text[max(0, match.start() - _BEFORE_CHARS) : match.start()], text[span.end :]
    right = right[:_AFTER_CHARS]
    bound = _bound(match, left)
    if match["percent"]:
        return low, high, bound, "%", ""
    currency = _currency(match, right)
    if currency:
        return low, high, bound, currency, ""
    if _is_no_quantity(match, left, right):
        return None
    unit, after_unit = _unit(right, singular_only=match["words"] is not None and high == 1)
    counts = what_happened(left, right[after_unit:], unit)
    if counts and (low != int(low) or _RATE.match(right)):
        counts = ""
    if _PART_OF.search(left):
        counts = ""  # "31 of the 40 passengers drowned": the verb counts the part
    if match["none"] and (not counts or low != 0):
        return None
    if bound is Bound.AT_MOST and re.match(r"as m", match["bound"], re.IGNORECASE) and counts:
        bound = Bound.EXACTLY
    if not counts and (not unit or match["none"]):
        return None
    if low == high == 1 and not counts and match["words"]:
        return None
    if unit in ("life", "soul", "fatality", "injury", "death", "body", "casualty", "other"):
        counts = counts or {"fatality": "killed", "death": "killed", "injury": "injured"}.get(
            unit, ""
        )
        unit = unit if unit in ("body", "casualty") else "person"
    return low, high, bound, unit or "person", counts


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    patterns = figure_patterns()
    if match["none"]:
        return 0.0, 0.0
    if match["vague"]:
        return patterns.vague.get(re.sub(r"\s+", " ", match["vague"].lower()))
    if match["words"]:
        low = _spelled(match["words"])
        high = _spelled(match["words2"]) if match["words2"] else low
    else:
        low = float(match["digits"].replace(",", "")) * _scale(match["scale"] or "")
        high = low
        if match["digits2"]:
            high = float(match["digits2"].replace(",", "")) * _scale(match["scale2"] or "")
            if match["scale2"] and not match["scale"]:
                low *= _scale(match["scale2"])
            if (
                match["to"].strip() in ("and", "or")
                and not match["between"]
                and (match["to"].strip() == "and" or match["money"] or high > 10 * low)
            ):
                high = low
    if not low <= high <= _MAX_VALUE:
        return None
    return low, high


def _scale(word: str) -> float:
    return figure_patterns().scales.get(word.strip(" -\n\t").lower(), 1.0)


def _spelled(words: str) -> float:
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in SMALL_NUMBERS:
            current += SMALL_NUMBERS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * figure_patterns().scales[word]
            current = 0
    return total + current


def _bound(match: re.Match[str], left: str) -> Bound:
    suffix = (match["suffix"] or "").strip().lower()
    if suffix in ("or more", "plus") or (match["digits"] and match["plus"]):
        return Bound.AT_LEAST
    if suffix == "or so":
        return Bound.ABOUT
    words = re.sub(r"\s+", " ", match["bound"].strip().lower())
    if words.startswith(("as many as", "as much as")):
        return Bound.AT_MOST
    for candidate in sorted(figure_patterns().bound_of, key=lambda word: (-len(word), word)):
        if candidate in words:
            found = figure_patterns().bound_of[candidate]
            if found is not Bound.EXACTLY:
                return found
    if match["vague"] and match["vague"].lower() not in ("a dozen", "a couple of"):
        return Bound.ABOUT
    return Bound.EXACTLY


def _currency(match: re.Match[str], right: str) -> str:
    patterns = figure_patterns()
    if match["money"]:
        symbol = match["money"].strip()
        return patterns.currencies.get(symbol, patterns.currencies.get(symbol.capitalize(), ""))
    word = _WORD.match(right)
    if word:
        return patterns.currency_words.get(word.group(1).lower().removesuffix("s"), "")
    return ""


def _is_no_quantity(match: re.Match[str], left: str, right: str) -> bool:
    """Whether the number is an age, a date part, an address, a number in a name, a score."""
    if _DURATION.match(right) or _ORDINAL_RIGHT.match(right):
        return True
    if match["digits"] is None:
        single = (match["words"] or "").lower() in ("one", "zero")
        return bool(single and _NO_COUNT_OF_ONE.match(right))
    if _NAMED_NUMBER.search(left + (match["bound"] or "")) or _STREET.match(right):
        return True
    if (
        match["to"]
        and match["to"].strip() in ("-", "–")
        and float(match["digits"].replace(",", "")) <= 9
    ):
        return True  # a score or a vote
    if _YEAR.match(match["digits"]) and not match["scale"] and not _person_follows(right):
        return True
    if match["digits"] in _EMERGENCY_NUMBERS and _EMERGENCY_CALL.search(left):
        return True
    if match["bound"]:
        return False
    if _NAME_LEFT.search(left) and re.match(r"\s(?:was|is|has|who|had)\b", right):
        return True  # "Doe, 26 was": an age with its comma lost
    if _AGE_LEFT.search(left) and _AGE_RIGHT.match(right):
        return True
    if re.search(r"[A-Z][\w’'-]*\s\($", left) and right.startswith(")"):
        return True
    return bool(re.search(r"\S\s+[A-Z][\w’'-]*\s$", left)) and not _person_follows(right)


def _person_follows(right: str) -> bool:
    word = _WORD.match(right)
    return bool(word and word.group(1).lower() in figure_patterns().persons)


def _unit(right: str, *, singular_only: bool) -> tuple[str, int]:
    """The counted noun, singular, and where the text goes on after it ("" and 0 when unsaid)."""
    patterns = figure_patterns()
    persons = patterns.persons
    position, best = 0, ("", 0)
    partitive = re.match(r"\s(?:of\s(?:the|his|her|their|its|them|those)\b|of\b)", right)
    if partitive:
        position = partitive.end()
    for _ in range(5):
        word = _WORD.match(right, position)
        if word is None:
            break
        lower = word.group(1).lower()
        if lower in patterns.stops:
            break
        position = word.end()
        if lower in ("injured", "wounded", "dead", "killed", "missing"):
            break
        if lower in persons:
            best = (persons[lower], position)
            following = _WORD.match(right, position)
            if (
                following is None
                or following.group(1).lower() not in persons
                or lower not in patterns.doubles
            ):
                return best
        elif (
            not singular_only
            and not best[0]
            and lower.endswith("s")
            and not lower.endswith(("ss", "us", "is", "’s", "'s", "ous"))
            and len(lower) > 3
        ):
            return _singular(lower), position
    return best


def _singular(plural: str) -> str:
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("ches", "shes", "xes", "sses", "zes")):
        return plural[:-2]
    return plural[:-1]


def what_happened(left: str, right: str, unit: str) -> str:
    """What happened to the counted ("killed", …), or "".

    `left` ends before the number, `right` begins after the counted noun, which is `unit`. Read
    after the number, then before it, then off the unit.
    """
    patterns = figure_patterns()
    toll = _TOLL.search(left)
    if toll and not _FROM_RANGE.search(left):
        kind = (toll["kind"] or "killed").lower()
        for word in ("injured", "wounded", "missing", "arrested"):
            if word in kind:
                return "injured" if word == "wounded" else word
        return "killed"
    if unit in ("life", "soul") and re.search(
        r"(?:claim|tak|took|cost|lost|los)\w{0,4}\s(?:the\s)?$", left, re.IGNORECASE
    ):
        return "killed"
    if unit in ("life", "soul") and re.match(
        r"(?:\s(?:were|was|have|had|been|are))*\s(?:lost|claimed|taken)\b", right
    ):
        return "killed"
    if unit in patterns.noun_counts:
        return patterns.noun_counts[unit]
    if _HURT_BESIDE.match(right):
        return "injured"
    leaving = re.search(
        r"\b(?:leaving|left|leaves|leave)\s+(?:[^.;]{0,40}\band\s+)?$", left, re.IGNORECASE
    )
    nearest: tuple[int, int, str] | None = None
    if not leaving:
        for order, (name, pattern) in enumerate(patterns.before):
            found = pattern.search(left)
            if found:
                candidate = (len(left) - found.start(), order, name)
                nearest = min(nearest, candidate) if nearest else candidate
    if nearest and nearest[0] < 30:
        return nearest[2]
    after: tuple[int, int, str] | None = None
    for order, (name, pattern) in enumerate(patterns.after):
        found = pattern.match(right)
        if found and not _OF_WHOM.search(right[: found.start("verb")]):
            # The nearer verb wins, and of one place the longer phrase ("shot dead" over "shot").
            candidate = (found.start("verb"), -len(found["verb"]), name)
            after = min(after, candidate) if after else candidate
            del order
    if after and (nearest is None or after[0] < nearest[0]):
        return after[2]
    return nearest[2] if nearest else ""
