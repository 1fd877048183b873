"""Says in whose time zone a clock stands where the words give its place but not its zone.

"11.30pm local time" stands beside "in Karachi": the clock is that of Karachi (Asia/Karachi). Only
a place right beside the clock counts, else the dateline, and that only while no place named in the
report lies elsewhere. A name that is borne in several zones says none ("in London": there is one in
Ontario) unless what is named beside it decides ("London, UK"). The value stays the local clock.

Only the zone's name is given: its distance to UTC on the day would hang on the time zone database
of each machine, which some lack, and the same reports must give the same case file everywhere.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from throughline.extract.mentions.gazetteer import zones_of
from throughline.extract.mentions.read_context import DATELINE
from throughline.extract.times.lexer import class_chars, lex
from throughline.model.annotation import (
    EntityType,
    Mention,
    MentionForm,
    SentenceKind,
    TimeExpression,
)
from throughline.model.source import Span
from throughline.text.document import Document

_CLOCK_VALUE = re.compile(r"[^/]*T\d\d:\d\d")
_TELLING = frozenset(("zone", "zone_word", "iso"))
"""Classes of tokens that tell a zone by themselves, or may."""
_OTHER_ZONE = re.compile(r"[ ,(]{1,3}(?:[A-Z]{2,5}\b|(?:[^\W\d_][\w.’'-]*\s){1,3}time\b)")
"""A zone after the clock that the grammar of times does not know ("Karachi time", "PKT")."""
_PLACE_TIME = re.compile(r"(?:['’]s)? time\b")
_AREA = (
    r"(?:(?:the|central|downtown|greater|northern|southern|eastern|western|"
    r"the\s(?:north|south|east|west)|port|capital|city|town|centre|center|outskirts|suburbs?|"
    r"district|area|of)\s){0,5}"
)
"""Words for the place itself or a part of it: "west of" it lies another, maybe of another zone."""
_IN = re.compile(
    r"(?i)\b(?:in|at|inside|across|hit|struck|rocked|shook|reached|left|entered)\s"
    rf"{_AREA}\Z"
)
_THEN_IN = re.compile(rf",?\s(?:in|at|inside|across)\s{_AREA}")
_THEN_AT = re.compile(
    r"(?:[\s,]+(?:at|on|by|from|until|since|just|shortly|soon|right|before|after|about|around|"
    r"approximately|roughly|nearly|almost|exactly|early|late))*[\s,]+"
)
_REACH = 60  # characters before a name that are read for "in the outskirts of"


@dataclass(frozen=True, slots=True)
class _Place:
    """Names of one place that stand side by side ("Springfield, Illinois")."""

    span: Span
    zones: frozenset[str] | None
    """The time zones in which each of its names is borne; None where no name is known."""

    @property
    def zone(self) -> str:
        """Its time zone, "" where it is not known or may be one of several."""
        return next(iter(self.zones)) if self.zones is not None and len(self.zones) == 1 else ""

    def followed_by(self, span: Span, zones: frozenset[str] | None) -> "_Place":
        """The place with one more of its names, which narrows its time zones."""
        both = zones if self.zones is None else self.zones if zones is None else self.zones & zones
        return _Place(Span(self.span.start, span.end), both)


def name_clock_zones(
    document: Document, times: Sequence[TimeExpression], mentions: Sequence[Mention]
) -> tuple[TimeExpression, ...]:
    """`times`, the reasons of clocks completed by the time zone of their place where it is known.

    Spans are in `document.text`. Cost is linear in times and mentions.
    """
    text = document.text
    clocks = [n for n, time in enumerate(times) if _CLOCK_VALUE.fullmatch(time.value)]
    if not clocks:
        return tuple(times)
    places = _places(text, mentions)
    dateline = _dateline(document, places)
    completed = list(times)
    for number in clocks:
        time = times[number]
        words = _classes(time.span.of(text))
        if not words.isdisjoint(_TELLING):
            continue
        where = _place_of(text, times, number, places.get(time.sentence, []), dateline)
        if where is not None and where.zone:
            says = ", that of" if "local" in words else "; the clock is that of"
            name = " ".join(where.span.of(text).split())
            completed[number] = replace(time, reason=f"{time.reason}{says} {name} ({where.zone})")
    return tuple(completed)


@cache
def _class_names() -> dict[str, str]:
    return {char: name for name, char in class_chars().items()}


def _classes(words: str) -> frozenset[str]:
    """The classes of the tokens of a time expression."""
    names = _class_names()
    return frozenset(names.get(char, "") for char in lex(words, 0, len(words)).classes)


def _places(text: str, mentions: Sequence[Mention]) -> dict[int, list[_Place]]:
    """The places named in each sentence in text order, names side by side taken as one place."""
    found: dict[int, list[_Place]] = {}
    for mention in mentions:
        if mention.type is not EntityType.PLACE or mention.form is not MentionForm.NAME:
            continue
        row = found.setdefault(mention.sentence, [])
        zones = zones_of(mention.name) or None
        if row and text[row[-1].span.end : mention.span.start] == ", ":
            row[-1] = row[-1].followed_by(mention.span, zones)
        else:
            row.append(_Place(mention.span, zones))
    return found


def _dateline(document: Document, places: Mapping[int, Sequence[_Place]]) -> _Place | None:
    """The place that heads the report, where it has one time zone, which no place named lacks."""
    body = (n for n, s in enumerate(document.sentences) if s.kind is SentenceKind.BODY)
    number = next(body, -1)
    first = next(iter(places.get(number, ())), None)
    if first is None or first.span.start != document.sentences[number].span.start:
        return None
    heads = DATELINE.match(document.text, first.span.end) is not None
    elsewhere = any(
        place.zones is not None and first.zone not in place.zones
        for row in places.values()
        for place in row
    )
    return first if heads and first.zone and not elsewhere else None


def _place_of(
    text: str,
    times: Sequence[TimeExpression],
    number: int,
    places: Sequence[_Place],
    dateline: _Place | None,
) -> _Place | None:
    """The place by whose clock a time is told: the one right beside it, else the dateline.

    `places` are those of its sentence; one of them that may lie elsewhere rules the dateline out.
    """
    clock = times[number].span
    index = bisect_left(places, clock.start, key=lambda place: place.span.start)
    before = places[index - 1] if index > 0 else None
    after = places[index] if index < len(places) else None
    between = text[clock.end : after.span.start] if after is not None else ""
    if after is not None and between == " " and _PLACE_TIME.match(text, after.span.end):
        return after
    if _OTHER_ZONE.match(text, clock.end):
        return None
    leads = before is not None and _leads(text, times, number, before.span)
    follows = _THEN_IN.fullmatch(between) is not None
    if leads != follows:
        return before if leads else after
    agree = all(dateline and place.zones and dateline.zone in place.zones for place in places)
    return dateline if agree else None


def _leads(text: str, times: Sequence[TimeExpression], number: int, place: Span) -> bool:
    """Whether "in PLACE" stands before the clock with no more than words of time between."""
    start, between = times[number].span.start, ""
    far = start - place.end > _REACH
    if far or not _IN.search(text, max(0, place.start - _REACH), place.start):
        return False
    for index in range(number - 1, -1, -1):
        other = times[index].span
        if other.start < place.end:
            break
        between = text[other.end : start] + between
        start = other.start
    return _THEN_AT.fullmatch(text[place.end : start] + between) is not None
