"""Which time expression governs an event, with the reason for a reader.

In order: a time that stands in the noun phrase of a noun event; the time that the event's own verb
takes in its clause; the adverbial that opens the sentence; the time of the clause that a participle
continues; the date in a heading over the text. A time that another verb governs is never borrowed.
"""

import re
from dataclasses import dataclass

from throughline.extract.events.arguments import light_verb
from throughline.extract.events.clauses import Segment, SegmentKind, grammar
from throughline.extract.events.filters import CAUSE_FAMILIES
from throughline.extract.events.parsed_sentence import Sentence, is_plain_noun
from throughline.extract.events.triggers import Trigger
from throughline.extract.figures.finding import names_person
from throughline.model.annotation import (
    Anchor,
    Dating,
    DatingBasis,
    TimeExpression,
    TimexType,
)
from throughline.model.source import Span

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
class TimePlace:
    """A dating time expression with its token range in the sentence."""

    index: int
    start: int
    end: int
    text: str


GOVERNED = 0.9
"""Share right of the datings by an expression that governs the event."""


def by_expression(time: int, reason: str) -> Dating:
    """The dating of an event that the expression governs."""
    return Dating(DatingBasis.EXPRESSION, reason, GOVERNED, time)


def dating_times(
    times: tuple[TimeExpression, ...], numbers: tuple[int, ...], sentence: Sentence
) -> tuple[TimePlace, ...]:
    """The sentence's expressions that can date an event: no durations, no sets, no bounds."""
    found = []
    for number in numbers:
        time = times[number]
        if time.type in (TimexType.DURATION, TimexType.SET) or _says_nothing(time):
            continue
        start = sentence.tokens.at(time.span.start)
        end = sentence.tokens.at(max(time.span.start, time.span.end - 1)) + 1
        found.append(TimePlace(number, start, end, time.span.of(sentence.tokens.text)))
    return tuple(found)


def _says_nothing(time: TimeExpression) -> bool:
    """Whether it names no particular time, now or once the case is known ("recently")."""
    if time.value.endswith("_REF"):
        return True
    loose = time.interval is None and time.anchor is Anchor.NONE
    return loose and not any(char.isdigit() for char in time.value)


def date_events(
    sentence: Sentence, places: tuple[TimePlace, ...], heading: tuple[int, str] | None
) -> tuple[Dating | None, ...]:
    """The dating, if any, of each trigger. `heading`: time index and words over the text."""
    owner = {place.index: _owner(sentence, place) for place in places}
    datings: list[Dating | None] = []
    for number, trigger in enumerate(sentence.triggers):
        dating = _own(sentence, number, places, owner)
        if dating is None and trigger.nominal:
            dating = _carried(sentence, trigger, places, owner)
        if dating is None:
            dating = _shared(sentence, number, places, owner, datings)
        if dating is None and heading is not None and not places and not trigger.nominal:
            dating = by_expression(heading[0], f"stands under the heading “{heading[1]}”")
        datings.append(dating)
    return tuple(datings)


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a time belongs to: a trigger, or the verb at token `verb`, or the opening adverbial."""

    trigger: int | None
    verb: int | None
    opening: bool = False
    bound: bool = False


def _owner(sentence: Sentence, place: TimePlace) -> _Owner:
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
            return _Owner(number, None)
    if named or _modifies_noun(sentence, place) or _of_a_person(sentence, place):
        return _Owner(None, None, bound=True)
    noun = _noun_before(sentence, place, link)
    if noun is not None:
        return _Owner(noun, None, bound=bound)
    segment = sentence.segments[sentence.segment_of[place.start]]
    head = segment.start
    if (segment.kind is SegmentKind.ASIDE and head == 0) or _opens_sentence(sentence, place):
        # "Fast forward to 3 May: …" opens too.
        return _Owner(None, None, opening=True, bound=bound and link != "to")
    following = _adverbial_target(sentence, place)
    if following is not None:
        at = _trigger_at(sentence, following)
        return _Owner(at, None if at is not None else following, bound=bound)
    start = place.start
    loose = segment.kind is SegmentKind.ASIDE or not _finite(sentence, segment)
    if loose:
        start = segment.start
    for index in range(start - 1, -1, -1):
        if sentence.segment_of[index] != sentence.segment_of[place.start] and not loose:
            break
        number_at = _trigger_at(sentence, index)
        if number_at is not None and not sentence.triggers[number_at].nominal:
            return _Owner(number_at, None, bound=bound)
        if _is_main_verb(sentence, index):
            return _Owner(None, index, bound=bound)
    for index in range(place.end, segment.end):
        number_at = _trigger_at(sentence, index)
        if number_at is not None and not sentence.triggers[number_at].nominal:
            return _Owner(number_at, None, bound=bound)
        if _is_main_verb(sentence, index):
            return _Owner(None, index, bound=bound)
    return _Owner(None, None, bound=bound)


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


def _own(
    sentence: Sentence, number: int, places: tuple[TimePlace, ...], owner: dict[int, _Owner]
) -> Dating | None:
    own = [p for p in places if owner[p.index].trigger == number and not owner[p.index].bound]
    if not own:
        return None
    # The nearest to the trigger; of two as near the earlier. "The early hours of 3 May" is one
    # time in two: its day decides.
    own = [p for p in own if not any(_of_day(sentence, p, other) for other in own)]
    trigger = sentence.triggers[number]
    best = min(
        own, key=lambda p: (min(abs(p.start - trigger.end), abs(trigger.start - p.end)), p.start)
    )
    where = "in its phrase" if trigger.nominal else "in its clause"
    return by_expression(best.index, f"“{best.text}” stands {where}")


def _of_day(sentence: Sentence, part: TimePlace, day: TimePlace) -> bool:
    """Whether `part` is a part of the day that follows it after "of" ("the morning of 3 May")."""
    gap = sentence.tokens.words[part.end : day.start]
    return 0 < len(gap) <= 2 and gap[-1] == "of" and gap[0] in ("of", "hours")


def _carried(
    sentence: Sentence, trigger: Trigger, places: tuple[TimePlace, ...], owner: dict[int, _Owner]
) -> Dating | None:
    """A noun event that a light verb carries takes that verb's time."""
    verb = light_verb(sentence, trigger)
    if verb is None:
        return None
    for place in places:
        mine = owner[place.index]
        if mine.bound:
            continue
        holder = mine.verb
        if mine.trigger is not None and not sentence.triggers[mine.trigger].nominal:
            holder = sentence.triggers[mine.trigger].start
        same = holder is not None and sentence.segment_of[holder] == sentence.segment_of[verb]
        if same and abs((holder or 0) - verb) <= 2:
            return by_expression(
                place.index,
                f"“{place.text}” dates “{sentence.tokens.words[verb]}”, which carries it",
            )
    return None


def _shared(
    sentence: Sentence,
    number: int,
    places: tuple[TimePlace, ...],
    owner: dict[int, _Owner],
    earlier: list[Dating | None],
) -> Dating | None:
    """The opening adverbial for the main line; the governing clause's time for a participle."""
    trigger = sentence.triggers[number]
    segment_number = sentence.segment_of[trigger.start]
    segment = sentence.segments[segment_number]
    if trigger.nominal:
        return _opening_for_noun(sentence, trigger, places, owner)
    if segment.kind is SegmentKind.PARTICIPIAL:
        for back in range(number - 1, -1, -1):
            other = sentence.triggers[back]
            if (
                sentence.segment_of[other.start] < segment_number
                and not other.nominal
                and (known := earlier[back]) is not None
                and known.time is not None
            ):
                text = next((p.text for p in places if p.index == known.time), "")
                return by_expression(known.time, _continued(text))
        near = [
            p
            for p in places
            if sentence.segment_of[p.start] < segment_number
            and owner[p.index].verb is not None
            and not owner[p.index].bound
        ]
        if len(near) == 1:
            return by_expression(near[0].index, _continued(near[0].text))
    if segment.kind is SegmentKind.COORDINATE and segment.opener == "and":
        # "stood in the dock on Monday and pleaded guilty": one scene, told in two verbs.
        scene = [
            p
            for p in places
            if sentence.segment_of[p.start] == segment_number - 1
            and owner[p.index].verb is not None
            and not owner[p.index].bound
        ]
        if len(scene) == 1 and trigger.start - segment.start <= 3:
            return by_expression(scene[0].index, _continued(scene[0].text))
    opening = [p for p in places if owner[p.index].opening and not owner[p.index].bound]
    if opening and _main_line(sentence, segment_number):
        return by_expression(opening[0].index, f"“{opening[0].text}” opens the sentence")
    return None


def _continued(words: str) -> str:
    return f"“{words}” dates the clause that it continues"


def _opening_for_noun(
    sentence: Sentence, trigger: Trigger, places: tuple[TimePlace, ...], owner: dict[int, _Owner]
) -> Dating | None:
    opening = [p for p in places if owner[p.index].opening and not owner[p.index].bound]
    if (
        opening
        and light_verb(sentence, trigger) is not None
        and _main_line(sentence, sentence.segment_of[trigger.start])
    ):
        return by_expression(opening[0].index, f"“{opening[0].text}” opens the sentence")
    return None


def _main_line(sentence: Sentence, number: int) -> bool:
    """Whether an opening adverbial reaches the segment: no other clause type lies between."""
    for back in range(number + 1):
        kind = sentence.segments[back].kind
        if back == number:
            return kind in (
                SegmentKind.MAIN,
                SegmentKind.ASIDE,
                SegmentKind.PARTICIPIAL,
            ) or (kind is SegmentKind.COORDINATE and _adjacent_main(sentence, number))
        if kind in (SegmentKind.SUBORDINATE, SegmentKind.COMPLEMENT):
            return False
    return False


def _adjacent_main(sentence: Sentence, number: int) -> bool:
    return number > 0 and sentence.segments[number - 1].kind in (
        SegmentKind.MAIN,
        SegmentKind.ASIDE,
    )


def span_of(sentence: Sentence, start: int, end: int) -> Span:
    """The document span of tokens [start, end)."""
    return Span(sentence.tokens.starts[start], sentence.tokens.ends[end - 1])
