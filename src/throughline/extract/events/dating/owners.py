"""What a time expression belongs to: a noun event, a verb, the whole sentence, or nothing here.

Rules over the clauses of a sentence. A time that another verb governs is never borrowed.
"""

import re
from dataclasses import dataclass

from throughline.extract.events.clauses import Segment, SegmentKind, grammar
from throughline.extract.events.dating.places import TimePlace
from throughline.extract.events.filters import CAUSE_FAMILIES
from throughline.extract.events.parsed_sentence import Sentence, is_plain_noun
from throughline.extract.events.triggers import Trigger
from throughline.extract.figures.finding import names_person

_LINKS = frozenset(
    (
        "on",
        "in",
        "at",
        "of",
        "from",
        "since",
        "by",
        "during",
        "the",
        "late",
        "early",
        "last",
        "this",
        "night",
        ",",
        "around",
        "about",
        "shortly",
        "before",
        "after",
        "until",
        "between",
    )
)
_DAY_NAME = re.compile(r"\d{1,2}/\d{1,2}$")
"""A day that has become a name ("9/11"): it dates only the act that it names."""
_HARM_FAMILIES = frozenset(("death", "injury"))
_NO_DATE = frozenset(
    ("to", "by", "since", "until", "till", "before", "after", "for", "within", "from")
)
"""Prepositions that give a bound, not the time itself."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What a time belongs to: a trigger, or the verb at token `verb`, or the opening adverbial."""

    trigger: int | None
    verb: int | None
    opening: bool = False
    bound: bool = False


def owner_of(sentence: Sentence, place: TimePlace) -> Owner:
    words = sentence.tokens.words
    before = place.start - 1
    while before >= 0 and words[before] in ("the", "late", "early", "around", "about", "mid", "-"):
        before -= 1
    link = words[before] if before >= 0 else ""
    bound = link in _NO_DATE
    named = _DAY_NAME.match(place.text) is not None
    for number, trigger in enumerate(sentence.triggers):
        if (
            trigger.nominal
            and place.end <= trigger.start <= place.end + 4
            and _noun_phrase_gap(sentence, place.end, trigger.start)
        ):
            if named and trigger.type.family not in CAUSE_FAMILIES | _HARM_FAMILIES:
                break  # "the 9/11 plot": the plot is older than its day
            return Owner(number, None)
    if named or _modifies_noun(sentence, place) or _of_a_person(sentence, place):
        return Owner(None, None, bound=True)
    noun = _noun_before(sentence, place, link)
    if noun is not None:
        return Owner(noun, None, bound=bound)
    segment = sentence.segments[sentence.segment_of[place.start]]
    head = segment.start
    if (segment.kind is SegmentKind.ASIDE and head == 0) or _opens_sentence(sentence, place):
        # "Fast forward to 3 May: …" opens too.
        return Owner(None, None, opening=True, bound=bound and link != "to")
    following = _adverbial_target(sentence, place)
    if following is not None:
        at = _trigger_at(sentence, following)
        return Owner(at, None if at is not None else following, bound=bound)
    start = place.start
    loose = segment.kind is SegmentKind.ASIDE or not _finite(sentence, segment)
    if loose:
        start = segment.start
    for index in range(start - 1, -1, -1):
        if sentence.segment_of[index] != sentence.segment_of[place.start] and not loose:
            break
        number_at = _trigger_at(sentence, index)
        if number_at is not None and not sentence.triggers[number_at].nominal:
            return Owner(number_at, None, bound=bound)
        if _is_main_verb(sentence, index):
            return Owner(None, index, bound=bound)
    for index in range(place.end, segment.end):
        number_at = _trigger_at(sentence, index)
        if number_at is not None and not sentence.triggers[number_at].nominal:
            return Owner(number_at, None, bound=bound)
        if _is_main_verb(sentence, index):
            return Owner(None, index, bound=bound)
    return Owner(None, None, bound=bound)


def _is_main_verb(sentence: Sentence, index: int) -> bool:
    """Whether the token is a verb that is no auxiliary; "perform" of "will perform" is one."""
    words, rules = sentence.tokens.words, grammar()
    if words[index] in rules.auxiliaries:
        return False
    before = words[index - 1] if index else ""
    light = before in rules.auxiliaries and words[index] in rules.light
    modal = before in rules.modals and before != "to" and words[index][0].isalpha()
    return sentence.verbs[index] or light or (modal and not words[index].endswith("ly"))


def _noun_before(sentence: Sentence, place: TimePlace, link: str) -> int | None:
    """The noun event that the time stands right after: "the bus crash of 4 March", "in the raid".

    None where the noun has a time of its own before it, and for a subject or object: what follows
    those dates the verb.
    """
    for number, trigger in enumerate(sentence.triggers):
        if (
            trigger.nominal
            and trigger.end <= place.start
            and trigger.start - 1 not in sentence.timed
            and _adjoins(sentence, trigger.end, place.start)
            and (_in_phrase(sentence, trigger) or link == "of")
        ):
            return number
    return None


def _finite(sentence: Sentence, segment: Segment) -> bool:
    """Whether a verb of the segment is more than a gerund ("on Monday for attacking …")."""
    return segment.kind is SegmentKind.PARTICIPIAL or any(
        sentence.verbs[index] and not sentence.tokens.words[index].endswith("ing")
        for index in range(segment.start, segment.end)
    )


def _modifies_noun(sentence: Sentence, place: TimePlace) -> bool:
    """ "the 2019 report": a time before a noun that is no event dates nothing else."""
    words, rules = sentence.tokens.words, grammar()
    if place.end >= len(words):
        return False
    follows = words[place.end]
    if follows in ("-", "‐", "–", "'s", "’s"):
        return sentence.tokens.starts[place.end] == sentence.tokens.ends[place.end - 1]
    noun = (
        follows[0].isalpha()
        and follows not in rules.prepositions
        and follows not in rules.coordinators
        and follows not in rules.subordinators
        and follows not in rules.subject_pronouns
        and follows not in rules.determiners
        and not sentence.verbs[place.end]
        and not follows.endswith("ly")
        and _trigger_at(sentence, place.end) is None
        and place.end not in {p.start for p in sentence.mentions}
    )
    before = words[place.start - 1] if place.start else ""
    return noun and before in rules.determiners


def _of_a_person(sentence: Sentence, place: TimePlace) -> bool:
    """ "by Sept. 11 plotter X": a bare date before a person is what the person is known for."""
    words = sentence.tokens.words
    before = words[place.start - 1] if place.start else "on"
    return (
        place.end + 1 < len(words)
        and before not in ("on", ",", "this", "last", "late", "early")
        and words[place.end] not in grammar().quantities
        and is_plain_noun(sentence, place.end)
        and (names_person(words[place.end]) or words[place.end].endswith(("er", "or", "ist")))
        and sentence.tokens.text[sentence.tokens.starts[place.end + 1]].isupper()
    )


def _adverbial_target(sentence: Sentence, place: TimePlace) -> int | None:
    """The main verb after a bare adverbial ("… that on Monday, the court ruled")."""
    number = sentence.segment_of[place.start]
    segment = sentence.segments[number]
    words, rules = sentence.tokens.words, grammar()
    only = all(
        place.start <= i < place.end
        or words[i] in rules.prepositions
        or words[i] in rules.determiners
        or words[i] in rules.coordinators
        or not words[i][0].isalnum()
        for i in range(segment.start, segment.end)
    )
    if not only or segment.has_verb or number + 1 >= len(sentence.segments):
        return None
    following = sentence.segments[number + 1]
    if following.kind is not SegmentKind.MAIN:
        return None
    for index in range(following.start, following.end):
        at = _trigger_at(sentence, index)
        if at is not None and not sentence.triggers[at].nominal:
            return index
        if sentence.verbs[index] and words[index] not in rules.auxiliaries:
            return index
    return None


def _opens_sentence(sentence: Sentence, place: TimePlace) -> bool:
    """Whether only an opening preposition or conjunction stands before the time."""
    return place.start <= 3 and all(
        word in grammar().prepositions
        or word in grammar().determiners
        or word
        in (
            "but",
            "and",
            "early",
            "late",
            "then",
            "fast",
            "forward",
            '"',
            "“",
            "just",
            "earlier",
            "on",
        )
        for word in sentence.tokens.words[: place.start]
    )


def _noun_phrase_gap(sentence: Sentence, start: int, end: int) -> bool:
    rules = grammar()
    return all(
        (word[0].isalnum() or word in "'s’s-")
        and word not in rules.prepositions
        and word not in rules.auxiliaries
        and word not in rules.determiners
        and word not in rules.coordinators
        and word not in rules.subject_pronouns
        and not sentence.verbs[start + offset]
        for offset, word in enumerate(sentence.tokens.words[start:end])
    )


def _adjoins(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a link word and a place stand between the noun and the time."""
    if end - start > 6:
        return False
    index = start
    mention_tokens = {i for p in sentence.mentions for i in range(p.start, p.end)}
    while index < end:
        # "in downtown Osk": a plain word before the name describes it.
        describes = (
            index + 1 < end
            and is_plain_noun(sentence, index)
            and (sentence.tokens.text[sentence.tokens.starts[index + 1]].isupper())
        )
        capital = sentence.tokens.text[sentence.tokens.starts[index]].isupper()
        linked = sentence.tokens.words[index] in _LINKS or capital
        if not linked and not describes and index not in mention_tokens:
            return False
        index += 1
    return True


def _in_phrase(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a preposition, not the verb itself, governs the noun event."""
    rules = grammar()
    index = trigger.start - 1
    while index >= 0 and sentence.segment_of[index] == sentence.segment_of[trigger.start]:
        word = sentence.tokens.words[index]
        if word in rules.prepositions and word not in ("out", "on"):
            return True
        if sentence.verbs[index]:
            return False
        index -= 1
    return False


def _trigger_at(sentence: Sentence, index: int) -> int | None:
    for number, trigger in enumerate(sentence.triggers):
        if trigger.start <= index < trigger.end:
            return number
    return None
