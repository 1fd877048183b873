"""Figures that differ: how many were killed, aboard, arrested.

Figures are compared when they count the same thing (`counts`) of the same *matter*: the event
that caused it where the text says so, else the event itself, and in the same unit: "children" and
"people" measure different things. Each figure allows a range of true numbers (`bounds`): "at least
six" and "nine" hold together, "164" and "166" do not, nor do "dozens" and "nine". Of each report
only the highest count is taken: reports break a total down ("two of the nine"), and a part against
another's total is no disagreement.
Of a fresh report only that count of the dead or hurt is taken which is its total by all that it
tells (`tolls`); how many "were shot" is compared by nobody, since each report takes in others.

Update against conflict: a count grows while a matter is fresh. Where the lower figure is never
repeated after the higher one appeared, and the first report came within `FRESH_DAYS` of the
matter, the later overtakes the earlier. Anything else is a conflict. Scope: where one report counts
all ("nine people") and another only some by kind ("two children") and gives no total, the two
figures differ and do not disagree.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from throughline.assemble.conflicts.bounds import allowed, in_words
from throughline.assemble.conflicts.own_incidents import OwnIncidents
from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.assemble.tolls import Toll
from throughline.extract.events.lexicon import event_types
from throughline.extract.figures import names_person
from throughline.extract.inflection import plural
from throughline.model.annotation import Annotation, Bound, Figure
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation, Event
from throughline.model.date_words import words
from throughline.model.dates import Interval
from throughline.resolve.resolution import Ref

FRESH_DAYS = 60
BEYOND_COMPARE = 50
"""A count so many times the middle one is of another thing."""
GENERAL_UNITS = frozenset(
    {
        "",
        "person",
        "people",
        "life",
        "victim",
        "casualty",
        "fatality",
        "death",
        "body",
        "soul",
        "dead",
    }
)
"""Units that all mean "somebody"; a narrower unit ("child") measures something else."""

_AROUND_CHARS = 24
_PART_BEFORE = re.compile(
    r"\b(?:another|an additional|a further|the other|other)\s+$", re.IGNORECASE
)
_PART_AFTER = re.compile(r"\s+(?:(?:\w+\s+)?of\s+(?:the|them|those|these|his|her|their)|more)\b")

_CLAUSE_CHARS = 60
_NEVER_COMPARED = frozenset({"", "shot"})
_HURT = re.compile(r"\b(?:injur|wound|hurt|maim)", re.IGNORECASE)
"""Who was "taken to hospital" may have died there."""
_COUNTED_APART = re.compile(
    r"\bone of\b|\band (?:an)?other (?:was|were)\b"
    r"|\b(?:accused of|charged with) (?:killing|shooting|injuring)\b|\bother people"
    r" (?:dead|killed)|\bamong\b|\bunborn\b|\bincluding (?:the |a"
    r" )?(?:\w+ )?(?:gunman|shooter|suspect|attacker)\b",
    re.IGNORECASE,
)
"""More or fewer than most reports count: the dead among the wounded, an unborn child, all but the
one victim whom the report is about."""
_OTHERS_AFTER = re.compile(r"\s+others?\b")

_PLURALS = {"": "people"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One figure in one place."""

    low: float
    high: float
    bound: Bound
    unit: str
    citation: Citation

    @property
    def exact(self) -> bool:
        """Whether one number is given without a bound."""
        return self.bound is Bound.EXACTLY and self.low == self.high

    @property
    def rises(self) -> bool:
        """Whether it is a floor that a later count may lift ("at least six")."""
        return self.bound is Bound.AT_LEAST

    @property
    def value(self) -> str:
        """The side that it takes, in words."""
        return in_words(self.low, self.high, self.bound)

    def excludes(self, other: "_Reading") -> bool:
        """Whether no number fits both."""
        mine = allowed(self.low, self.high, self.bound)
        theirs = allowed(other.low, other.high, other.bound)
        return mine[1] < theirs[0] or theirs[1] < mine[0]


def figure_conflicts(
    context: Context, events: Sequence[Event], claims: Sequence[Claim], own: OwnIncidents
) -> Iterator[Conflict]:
    """Conflicts, updates and scope differences between figures."""
    by_id = {event.id: event for event in events}
    groups: defaultdict[tuple[str, str], list[_Reading]] = defaultdict(list)
    for article in context.story:
        for key, reading in _readings(context, article, by_id, own):
            groups[key].append(reading)
    for (matter, counts), readings in sorted(groups.items()):
        yield from _compare(context, by_id[matter], counts, readings, claims, own)
        yield from _scope(context, by_id[matter], counts, readings, claims)


def _readings(
    context: Context, article: str, events: dict[str, Event], own: OwnIncidents
) -> Iterator[tuple[tuple[str, str], _Reading]]:
    annotation = context.annotations[article]
    toll = own.tolls[article]
    for figure in annotation.figures:
        if figure.event is None or figure.counts in _NEVER_COMPARED or _is_vague(figure):
            continue
        if context.is_beside(article, figure.span):
            continue
        if _is_part(context.articles[article].text, figure):
            continue
        is_own = toll.total(figure.counts) is not None and figure.sentence in toll.sentences
        matter = events.get(
            (own.event_of.get(article, "") if is_own else "")
            or _matter(context, article, figure.event, events)
        )
        if matter is None or _is_of_another_time(annotation, figure, matter.time):
            continue
        fresh = _reported_fresh(context, article, matter)
        whole = _is_whole(context.articles[article].text, annotation, figure, toll)
        if whole or not (fresh or is_own):
            yield (matter.id, figure.counts), _reading(context, article, figure)


def _is_vague(figure: Figure) -> bool:
    """Whether it says no more than that there were some: "several"."""
    return figure.bound is Bound.ABOUT and figure.low < figure.high < 10


def _is_whole(text: str, annotation: Annotation, figure: Figure, toll: Toll) -> bool:
    """Whether a count of victims in a fresh report is the report's total: not some of them, not
    another incident's, counted as most reports count, and the highest that the report gives."""
    total = toll.total(figure.counts)
    if total is None:
        return True
    highest = max(
        other.low
        for other in annotation.figures
        if other.counts == figure.counts and other.sentence in {*toll.sentences, figure.sentence}
    )
    around = text[max(0, figure.span.start - _AROUND_CHARS) : figure.span.end + _CLAUSE_CHARS]
    if figure.counts == "injured" and _has_dead_in_it(annotation, figure, toll):
        return False
    return (
        figure.sentence in toll.sentences
        and 0 < total == figure.low == highest
        and not _COUNTED_APART.search(around)
        and (figure.counts != "injured" or bool(_HURT.search(around)))
    )


def _has_dead_in_it(annotation: Annotation, figure: Figure, toll: Toll) -> bool:
    """Whether the report also gives a count of the hurt that is lower by its dead: "eight were
    hit" beside "one died, seven were wounded"."""
    return toll.killed > 0 and any(
        other.counts == "injured" and other.low == figure.low - toll.killed > 0
        for other in annotation.figures
        if other.sentence in toll.sentences
    )


def _reported_fresh(context: Context, article: str, matter: Event) -> bool:
    """Whether the report came while the matter was fresh, as far as anybody can tell."""
    published = context.published(article)
    if published is None or published.start is None or matter.time is None:
        return True
    return _is_fresh(matter.time, published.start)


def _is_part(text: str, figure: Figure) -> bool:
    """Whether the words say that it is a part or an addition: "two of the", "another three", "and
    seven others were killed"."""
    before = text[max(0, figure.span.start - _AROUND_CHARS) : figure.span.start]
    after = text[figure.span.end : figure.span.end + _AROUND_CHARS]
    beside = figure.counts == "killed" and _OTHERS_AFTER.match(after)
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after) or beside)


def _is_of_another_time(annotation: Annotation, figure: Figure, matter: Interval | None) -> bool:
    """Whether the sentence dates what it counts to before the matter: a report on one disaster
    recalls the tolls of others. A later day may be that of a trial or a memorial."""
    if matter is None or matter.start is None:
        return False
    days = [
        time.interval
        for time in annotation.times
        if time.sentence == figure.sentence and time.interval and time.value != "PRESENT_REF"
    ]
    earlier = [day for day in days if day.end and day.end < matter.start]
    return bool(earlier) and not any(matter.overlaps(day) for day in days)


def _matter(context: Context, article: str, index: int, events: dict[str, Event]) -> str:
    """Id of the event that the count is about: its cause, else itself."""
    event = events.get(context.event_of.get(Ref(article, index), ""))
    return (event.cause or event.id) if event else ""


def _reading(context: Context, article: str, figure: Figure) -> _Reading:
    return _Reading(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        unit="" if figure.unit in GENERAL_UNITS else figure.unit,
        citation=context.cite(article, figure.span),
    )


def _compare(
    context: Context,
    matter: Event,
    counts: str,
    readings: Sequence[_Reading],
    claims: Sequence[Claim],
    own: OwnIncidents,
) -> Iterator[Conflict]:
    by_unit: defaultdict[str, list[_Reading]] = defaultdict(list)
    for reading in readings:
        by_unit[reading.unit].append(reading)
    for unit, same_unit in sorted(by_unit.items()):
        totals = _comparable(_totals(same_unit))
        found = _with_attacker(own, counts, totals) or _disagreement(context, matter, totals)
        if found is None:
            continue
        relation, why, sides = found
        if unit and not _is_established(context, sides):
            continue
        ordered = sorted(sides, key=lambda value: (sides[value][0].low, value))
        yield Conflict(
            id=conflict_id("figure", matter.id, counts, unit),
            kind=ConflictKind.FIGURE,
            relation=relation,
            question=_question(counts, unit) + _label(matter, counts),
            positions=tuple(
                position(context, value, (r.citation for r in sides[value]), claims)
                for value in ordered
            ),
            why=why,
        )


def _comparable(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings without counts so much larger that they must be of something else: a whole
    war's."""
    lows = sorted(reading.low for reading in readings)
    middle = lows[(len(lows) - 1) // 2] if lows else 0.0
    return [r for r in readings if r.low <= BEYOND_COMPARE * max(middle, 1.0)]


def _totals(readings: Sequence[_Reading]) -> list[_Reading]:
    """The highest count of each report: the lower ones in it are parts or earlier stands."""
    highest: dict[str, float] = {}
    for reading in readings:
        article = reading.citation.article
        highest[article] = max(reading.low, highest.get(article, reading.low))
    return [r for r in readings if r.low == highest[r.citation.article]]


def _disagreement(
    context: Context, matter: Event, readings: Sequence[_Reading]
) -> tuple[ConflictRelation, str, dict[str, list[_Reading]]] | None:
    """An update over all readings, else a conflict of the exact ones, else None."""
    rising = [reading for reading in readings if reading.exact or reading.rises]
    steps = _by_low(rising)
    if len(steps) > 1 and _overtaken(context, matter, steps):
        chain = " → ".join(_as_of(context, steps[low]) for low in sorted(steps))
        why = (
            f"The count rose while the matter was fresh ({chain}), and no report returns to a "
            "lower one."
        )
        return ConflictRelation.UPDATE, why, _by_value(rising)
    against = [r for r in readings if any(r.excludes(other) for other in readings)]
    if against:
        why = "No number fits all of these counts of the same matter; no report corrects another."
        return ConflictRelation.CONFLICT, why, _by_value(against)
    return None


def _as_of(context: Context, readings: Sequence[_Reading]) -> str:
    """A count with the day of the first report that gives it."""
    told = (context.published(reading.citation.article) for reading in readings)
    days = sorted((known for known in told if known), key=Interval.sort_key)
    return f"{readings[0].value} ({words(days[0])})" if days else readings[0].value


def _scope(
    context: Context,
    matter: Event,
    counts: str,
    readings: Sequence[_Reading],
    claims: Sequence[Claim],
) -> Iterator[Conflict]:
    """A difference of scope for each narrow unit that a report gives without the total."""
    totals = _totals([r for r in readings if not r.unit and r.exact])
    telling = {reading.citation.article for reading in totals}
    units = sorted({r.unit for r in readings if r.unit and names_person(r.unit)})
    for unit in units if totals else ():
        some = [
            r
            for r in _totals([r for r in readings if r.unit == unit and r.exact])
            if r.citation.article not in telling and r.low < min(t.low for t in totals)
        ]
        if not some:
            continue
        sides = {f"{r.value} {_counted(r)}": list[_Reading]() for r in (*totals, *some)}
        for reading in (*totals, *some):
            sides[f"{reading.value} {_counted(reading)}"].append(reading)
        yield Conflict(
            id=conflict_id("scope", matter.id, counts, unit),
            kind=ConflictKind.FIGURE,
            relation=ConflictRelation.SCOPE,
            question=f"Who is counted as {counts}?" + _label(matter, counts),
            positions=tuple(
                position(context, value, (r.citation for r in sides[value]), claims)
                for value in sorted(sides, key=lambda v: (sides[v][0].low, v))
            ),
            why=f"One count takes in everybody, the other only the {plural(unit)}.",
        )


def _counted(reading: _Reading) -> str:
    unit = reading.unit or "person"
    return unit if reading.low == 1 else _PLURALS.get(reading.unit) or plural(unit)


def _with_attacker(
    own: OwnIncidents, counts: str, readings: Sequence[_Reading]
) -> tuple[ConflictRelation, str, dict[str, list[_Reading]]] | None:
    """A difference of scope where counts of the dead differ by the attacker, who died as well."""
    exact = [reading for reading in readings if reading.exact]
    lows = {reading.low for reading in exact}
    if counts != "killed" or len(lows) != 2 or max(lows) - min(lows) != 1:
        return None
    if not any(own.tolls[reading.citation.article].attacker_died for reading in exact):
        return None
    why = "The counts differ by one and the attacker died too: one of them takes him in."
    return ConflictRelation.SCOPE, why, _by_value(exact)


def _by_low(readings: Sequence[_Reading]) -> dict[float, list[_Reading]]:
    found: defaultdict[float, list[_Reading]] = defaultdict(list)
    for reading in readings:
        found[reading.low].append(reading)
    return found


def _by_value(readings: Sequence[_Reading]) -> dict[str, list[_Reading]]:
    found: defaultdict[str, list[_Reading]] = defaultdict(list)
    for reading in readings:
        found[reading.value].append(reading)
    return found


def _question(counts: str, unit: str) -> str:
    """ "How many people were killed?", "How many children were on board?"."""
    return f"How many {_PLURALS.get(unit) or plural(unit)} were {counts}?"


def _label(matter: Event, counts: str) -> str:
    """Which matter it is, in brackets; the harm itself goes without saying."""
    kind = event_types().get(matter.type)
    named = kind is None or kind.counts != counts
    parts = [kind.label if kind else matter.type] if named else []
    if matter.place:
        parts.append(matter.place)
    if matter.time:
        parts.append(words(matter.time))
    return f" ({', '.join(parts)})" if parts else ""


def _overtaken(context: Context, matter: Event, steps: dict[float, list[_Reading]]) -> bool:
    """Whether each higher count came after the last of the lower, while the matter was fresh."""
    spans = [_said_between(context, steps[low]) for low in sorted(steps)]
    known = [span for span in spans if span is not None]
    return (
        len(known) == len(spans)
        and all(lower[1] <= higher[0] for lower, higher in pairwise(known))
        and _is_fresh(matter.time, known[0][0])
    )


def _said_between(context: Context, readings: Sequence[_Reading]) -> tuple[date, date] | None:
    """First and last day on which the figure may have been published; None where nothing is
    known of one report. A bare "not before" leaves the last day open."""
    known = [context.published(reading.citation.article) for reading in readings]
    bounds = [(k.start, k.end or date.max) for k in known if k and k.start]
    if len(bounds) < len(readings):
        return None
    return (min(start for start, _ in bounds), max(end for _, end in bounds))


def _is_fresh(matter: Interval | None, first: date) -> bool:
    if matter is None or matter.end is None:
        return False
    return first - matter.end <= timedelta(days=FRESH_DAYS)


def _is_established(context: Context, sides: dict[str, list[_Reading]]) -> bool:
    """Whether several independent reports give one of the counts: a narrow unit ("officers") is
    mostly a part of the total, and each report takes another part."""
    return any(
        context.independent_sources(reading.citation for reading in readings) > 1
        for readings in sides.values()
    )
