"""Tolls: which attack or accident caused deaths and injuries, and which event a figure counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from throughline.extract.events.clauses import SegmentKind
from throughline.extract.events.filters import CAUSE_FAMILIES
from throughline.extract.events.parsed_sentence import Sentence, token_span
from throughline.extract.events.triggers import Trigger, event_types
from throughline.model.annotation import Argument, EventMention, Figure, Polarity, Tense
from throughline.text.document import Document

_TOLL_TYPES = frozenset(("kill", "die", "injure", "rescue", "disappear"))
_PERIOD = re.compile(
    r"(?<!earlier )(?<!later )\b(?:(?:this|every|each|per|a)\s(?:year|decade)\b(?!-)"
    r"|so\sfar\sthis|annual"
    r"|year[\s-]to[\s-]date|in\srecent\s(?:years|months)|in\sthe\s(?:past|last)\s(?:\w+\s)?(?:years|decades)"
    r"|since\s(?:January|the\s(?:start|beginning)\sof)|nationwide|worldwide)",
    re.IGNORECASE,
)
_OTHER_SCOPE = re.compile(
    r"\b(?:(?:this|last|every|each|per)\s(?:year|month|decade)|so far|annual|homicides"
    r"|since\s(?:the|19|20|January|last)|across the (?:city|country|state|nation)"
    r"|in recent (?:years|months)|nationwide|worldwide|previous)",
    re.IGNORECASE,
)
"""A count over a period or a country is not the toll of one event."""
_SEVERAL = re.compile(
    r"\b(?:separate|different|two|three|four|five|six|seven|eight|nine|ten|\d+)\s"
    r"(?:shootings|attacks|crashes|incidents|fires|homicides|killings|stabbings)\b"
    r"|\b(?:shootings|attacks|crashes|homicides|killings)\s(?:across|throughout|over|during)\b"
    r"|\bacross\s(?:the\s)?\w+\sover\b",
    re.IGNORECASE,
)
"""A count over several incidents is the toll of none of them."""
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands"
    r"|number|many|homicides|murders|killings|shootings|deaths|fatalities|victims|rate)\b|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_HARM = frozenset(("killed", "injured", "missing", "shot", "rescued", "trapped", "on board"))
"""Counts that may belong to the attack or accident itself."""


def is_over_period(clause: str) -> bool:
    """Whether the clause counts over a period or a country: "214 killings this year"."""
    return bool(_PERIOD.search(clause) and _COUNTED.search(clause))


def causes_of(sentence: Sentence, index: int, standing: Sequence[bool]) -> tuple[Argument, ...]:
    """A "cause" argument over the trigger of the attack or accident that the sentence names."""
    trigger = sentence.triggers[index]
    if trigger.type.name not in _TOLL_TYPES:
        return ()
    number = sentence.segment_of[trigger.start]
    segment = sentence.segments[number]
    candidates = [
        (other, sentence.segment_of[other.start])
        for position, other in enumerate(sentence.triggers)
        if position != index and standing[position] and other.type.family in CAUSE_FAMILIES
    ]
    same = [other for other, place in candidates if place == number and other.nominal]
    if same:
        return (_cause(sentence, min(same, key=lambda t: abs(t.start - trigger.start))),)
    earlier = [other for other, place in candidates if place < number]
    if earlier and (
        segment.kind is SegmentKind.PARTICIPIAL
        or (
            segment.kind is SegmentKind.RELATIVE
            and number == sentence.segment_of[earlier[-1].start] + 1
        )
    ):
        return (_cause(sentence, earlier[-1]),)
    later = [other for other, place in candidates if place > number and other.nominal]
    if (
        later
        and sentence.segments[number + 1 : number + 2]
        and (sentence.segments[number + 1].kind is SegmentKind.SUBORDINATE)
    ):
        return (_cause(sentence, later[0]),)
    subordinate = [
        other
        for other, place in candidates
        if abs(place - number) == 1
        and sentence.segments[max(place, number)].kind is SegmentKind.SUBORDINATE
        and sentence.segments[max(place, number)].opener in ("when", "after", "as", "while", "")
    ]
    return (_cause(sentence, subordinate[0]),) if subordinate else ()


def _cause(sentence: Sentence, trigger: Trigger) -> Argument:
    return Argument("cause", None, token_span(sentence.tokens, trigger.start, trigger.end))


def with_principal_causes(
    document: Document, events: tuple[EventMention, ...], figures: tuple[Figure, ...]
) -> tuple[EventMention, ...]:
    """Ties a toll without a stated cause to the article's principal attack or accident.

    Only where the article speaks of one such family at least twice, and the toll is of people at
    large: a named person's death may have another cause.
    """
    number = _principal(events)
    if number is None:
        return events
    principal = events[number]
    return tuple(
        replace(event, arguments=(*event.arguments, Argument("cause", None, principal.span)))
        if _unexplained_toll(document, event, figures)
        else event
        for event in events
    )


def _principal(events: tuple[EventMention, ...]) -> int | None:
    """The first noun mention of the attack or accident that the article is about, if one."""
    types = event_types()
    told = [
        (index, types[e.type].family)
        for index, e in enumerate(events)
        if types[e.type].family in ("violence", "accident", "natural")
    ]
    families = Counter(family for _, family in told)
    if not families:
        return None
    family, count = min(families.items(), key=lambda item: (-item[1], item[0]))
    if count < 2 and len(families) > 1:
        return None
    mine = [index for index, other in told if other == family]
    return next((index for index in mine if events[index].nominal), mine[0])


def _unexplained_toll(document: Document, event: EventMention, figures: tuple[Figure, ...]) -> bool:
    if event.type not in ("kill", "die", "injure") or event.polarity is Polarity.NEGATIVE:
        return False
    if event.tense is Tense.FUTURE or any(a.role == "cause" for a in event.arguments):
        return False
    if any(a.role == "patient" and a.mention is not None for a in event.arguments):
        return False
    if _OTHER_SCOPE.search(document.sentences[event.sentence].span.of(document.text)):
        return False
    return any(
        figure.counts in ("killed", "injured")
        for figure in figures
        if figure.sentence == event.sentence
        and event.clause.start <= figure.span.start <= event.clause.end
    )


def attach_figures(
    document: Document, figures: tuple[Figure, ...], events: tuple[EventMention, ...]
) -> tuple[Figure, ...]:
    """The figures with the event that each belongs to: that of the counting verb in its clause."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        by_sentence[event.sentence].append(index)
    types = event_types()
    principal = _principal(events)
    attached = []
    for figure in figures:
        best: tuple[int, int, int] | None = None
        if figure.counts in _HARM and _over_period_at(document, figure):
            attached.append(figure)
            continue
        for index in by_sentence.get(figure.sentence, ()) if figure.counts else ():
            event = events[index]
            kind = types[event.type]
            fits = kind.counts == figure.counts or _same_count(kind.counts, figure.counts)
            harm = figure.counts in _HARM and kind.family in CAUSE_FAMILIES
            if not fits and not harm:
                continue
            distance = min(
                abs(event.span.start - figure.span.end), abs(figure.span.start - event.span.end)
            )
            outside = 0 if event.clause.covers(figure.span) else 1
            rank = (0 if fits else 2) + outside, distance, index
            best = min(best, rank) if best else rank
        if best is None and figure.counts in _HARM and principal is not None:
            scope = document.sentences[figure.sentence].span.of(document.text)
            if not _OTHER_SCOPE.search(scope):
                best = (9, 0, principal)
        attached.append(figure if best is None else replace(figure, event=best[2]))
    return tuple(attached)


def _over_period_at(document: Document, figure: Figure) -> bool:
    """Whether the words around the figure, up to the next clause sign, count over a period."""
    sentence = document.sentences[figure.sentence].span
    before = document.text[max(sentence.start, figure.span.start - 60) : figure.span.start]
    after = document.text[figure.span.end : min(sentence.end, figure.span.end + 90)]
    around = (
        re.split(r"[;:—–]", before)[-1]
        + " 1 "
        + re.split(r"[;:—–]|,\s(?:and|but|when|after)\s", after)[0]
    )
    return is_over_period(around) or bool(_SEVERAL.search(around))


def _same_count(left: str, right: str) -> bool:
    pairs = {
        ("detained", "arrested"),
        ("executed", "killed"),
        ("shot", "injured"),
        ("killed", "executed"),
    }
    return (left, right) in pairs
