"""Which time expression governs an event, by the clauses of its sentence.

In order: a time that stands in the noun phrase of a noun event; the time that the event's own verb
takes in its clause; the adverbial that opens the sentence; the time of the clause that a participle
continues; the date in a heading over the text.
"""

from throughline.extract.events.arguments import light_verb
from throughline.extract.events.clauses import SegmentKind
from throughline.extract.events.dating.owners import Owner, owner_of
from throughline.extract.events.dating.places import TimePlace
from throughline.extract.events.parsed_sentence import Sentence
from throughline.extract.events.triggers import Trigger
from throughline.model.annotation import Dating, DatingBasis

GOVERNED = 0.8
"""Share right of the datings by an expression that governs the event."""


def by_expression(time: int, reason: str) -> Dating:
    """The dating of an event that the expression governs."""
    return Dating(DatingBasis.EXPRESSION, reason, GOVERNED, time)


def clause_datings(
    sentence: Sentence, places: tuple[TimePlace, ...], heading: tuple[int, str] | None
) -> tuple[Dating | None, ...]:
    """The dating, if any, of each trigger. `heading`: time index and words over the text."""
    owner = {place.index: owner_of(sentence, place) for place in places}
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


def _own(
    sentence: Sentence, number: int, places: tuple[TimePlace, ...], owner: dict[int, Owner]
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
    sentence: Sentence, trigger: Trigger, places: tuple[TimePlace, ...], owner: dict[int, Owner]
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
    owner: dict[int, Owner],
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
    sentence: Sentence, trigger: Trigger, places: tuple[TimePlace, ...], owner: dict[int, Owner]
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
