"""Figures that differ: how many were killed, aboard, arrested.

Figures are compared when they count the same thing (`counts`) of the same *matter*: the event
that caused it where the text says so, else the event itself, and in the same unit: "children" and
"people" measure different things. Each figure allows a range of true numbers (`bounds`): "at least
six" and "nine" hold together, "164" and "166" do not, nor do "dozens" and "nine". Of each report
only the highest count is taken: reports break a total down ("two of the nine"), and a part against
another's total is no disagreement.
Which figures are a report's own counts, `counts` says; which of them are of one site, `sites`. Two
reports are left alone where one gives the other's number as well: a part, somebody else's count or
an earlier one, and it tells it as that. A count of some kind of people ("32 rebels") is against a
lower one of all people.

Update against conflict: a count grows while a matter is fresh. Where the lower figure is never
repeated after the higher one appeared, and the first report came within `FRESH_DAYS` of the
matter, the later overtakes the earlier. Anything else is a conflict. Scope: where one report counts
all ("nine people") and another only some by kind ("two children") and gives no total, the two
figures differ and do not disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from throughline.assemble.conflicts.counts import AT_ONCE_DAYS, Reading, counts_of, is_fresh
from throughline.assemble.conflicts.own_incidents import OwnIncidents
from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.conflicts.sites import Places, Site
from throughline.assemble.context import Context
from throughline.extract.events.lexicon import event_types
from throughline.extract.figures import names_person
from throughline.extract.inflection import plural
from throughline.model.case import Claim, Conflict, ConflictKind, ConflictRelation, Event
from throughline.model.date_words import words
from throughline.model.dates import Interval

BEYOND_COMPARE = 50
"""A count so many times the middle one is of another thing."""
_PLURALS = {"": "people"}


def figure_conflicts(
    context: Context, events: Sequence[Event], claims: Sequence[Claim], own: OwnIncidents
) -> Iterator[Conflict]:
    """Conflicts, updates and scope differences between figures."""
    by_id = {event.id: event for event in events}
    groups: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for article in context.story:
        for key, reading in counts_of(context, article, by_id, own):
            groups[key].append(reading)
    for (matter, counts), readings in sorted(groups.items()):
        yield from _compare(context, by_id[matter], counts, readings, claims, own)
        yield from _scope(context, by_id[matter], counts, readings, claims)


def _compare(
    context: Context,
    matter: Event,
    counts: str,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    own: OwnIncidents,
) -> Iterator[Conflict]:
    by_unit: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_unit[reading.unit].append(reading)
    by_unit[""].extend(
        replace(reading, some=True)
        for unit, same_unit in by_unit.items()
        if unit and names_person(unit)
        for reading in same_unit
    )
    told = False
    for unit, same_unit in sorted(by_unit.items()):
        if told and names_person(unit):
            continue  # all people were compared, those of a kind among them
        totals = _at_one_site(_comparable(_totals(same_unit)))
        found = _with_attacker(own, counts, totals) or _disagreement(context, matter, totals)
        if found is None:
            continue
        relation, why, sides = found
        if unit and not _is_established(context, sides):
            continue
        told = not unit
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


def _comparable(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without counts so much larger that they must be of something else: a whole
    war's."""
    lows = sorted(reading.low for reading in readings)
    middle = lows[(len(lows) - 1) // 2] if lows else 0.0
    return [r for r in readings if r.low <= BEYOND_COMPARE * max(middle, 1.0)]


def _at_one_site(readings: Sequence[Reading]) -> list[Reading]:
    """The most readings that may all be of one site; those of the first report, of equally many.

    Counts whose words tell the same of their site are as one, so that it costs the square of the
    sites that are told, not of the counts.
    """
    alike: defaultdict[tuple[Site, Places, int], list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        alone = number if reading.is_apart(reading) else -1
        alike[reading.site, reading.elsewhere, alone].append(number)
    told = list(alike.values())
    apart = [
        {at for at, others in enumerate(told) if readings[one[0]].is_apart(readings[others[0]])}
        for one in told
    ]
    found: list[int] = []
    for seed in range(len(told)):
        group = [seed]
        for at in range(len(told)):
            if at != seed and apart[at].isdisjoint(group):
                group.append(at)
        numbers = sorted(number for at in group for number in told[at])
        if _reports(readings, numbers) > _reports(readings, found):
            found = numbers
    return [readings[number] for number in found]


def _reports(readings: Sequence[Reading], numbers: Iterable[int]) -> int:
    """How many reports give these readings."""
    return len({readings[number].citation.article for number in numbers})


def _totals(readings: Sequence[Reading]) -> list[Reading]:
    """The highest count of each report: the lower ones in it are parts or earlier stands."""
    highest: dict[str, float] = {}
    for reading in readings:
        article = reading.citation.article
        highest[article] = max(reading.low, highest.get(article, reading.low))
    return [r for r in readings if r.low == highest[r.citation.article]]


def _disagreement(
    context: Context, matter: Event, readings: Sequence[Reading]
) -> tuple[ConflictRelation, str, dict[str, list[Reading]]] | None:
    """An update over all readings, else a conflict of the exact ones, else None."""
    told = [reading for reading in readings if reading.exact or reading.rises]
    # A report that knows the higher number too was not overtaken by it.
    rising = [r for r in told if not any(o.low > r.low and o.low in r.numbers for o in told)]
    steps = _by_low(rising)
    if len(steps) > 1 and _overtaken(context, matter, steps):
        chain = " → ".join(_as_of(context, steps[low]) for low in sorted(steps))
        why = (
            f"The count rose while the matter was fresh ({chain}), and no report returns to a "
            "lower one."
        )
        return ConflictRelation.UPDATE, why, _by_value(rising)
    against = [
        reading
        for reading in readings
        if any(reading.excludes(other) and not reading.is_known_to(other) for other in readings)
    ]
    if against:
        why = "No number fits all of these counts of the same matter; no report corrects another."
        return ConflictRelation.CONFLICT, why, _by_value(against)
    return None


def _as_of(context: Context, readings: Sequence[Reading]) -> str:
    """A count with the day of the first report that gives it."""
    told = (context.published(reading.citation.article) for reading in readings)
    days = sorted((known for known in told if known), key=Interval.sort_key)
    return f"{readings[0].value} ({words(days[0])})" if days else readings[0].value


def _scope(
    context: Context,
    matter: Event,
    counts: str,
    readings: Sequence[Reading],
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
        sides = {f"{r.value} {_counted(r)}": list[Reading]() for r in (*totals, *some)}
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


def _counted(reading: Reading) -> str:
    unit = reading.unit or "person"
    return unit if reading.low == 1 else _PLURALS.get(reading.unit) or plural(unit)


def _with_attacker(
    own: OwnIncidents, counts: str, readings: Sequence[Reading]
) -> tuple[ConflictRelation, str, dict[str, list[Reading]]] | None:
    """A difference of scope where counts of the dead differ by the attacker, who died as well."""
    exact = [reading for reading in readings if reading.exact]
    lows = {reading.low for reading in exact}
    if counts != "killed" or len(lows) != 2 or max(lows) - min(lows) != 1:
        return None
    if not any(own.tolls[reading.citation.article].attacker_died for reading in exact):
        return None
    why = "The counts differ by one and the attacker died too: one of them takes him in."
    return ConflictRelation.SCOPE, why, _by_value(exact)


def _by_low(readings: Sequence[Reading]) -> dict[float, list[Reading]]:
    found: defaultdict[float, list[Reading]] = defaultdict(list)
    for reading in readings:
        found[reading.low].append(reading)
    return found


def _by_value(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    found: defaultdict[str, list[Reading]] = defaultdict(list)
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


def _overtaken(context: Context, matter: Event, steps: dict[float, list[Reading]]) -> bool:
    """Whether each higher count came after the last of the lower, while the matter was fresh."""
    spans = [_said_between(context, steps[low]) for low in sorted(steps)]
    known = [span for span in spans if span is not None]
    return (
        len(known) == len(spans)
        and all(lower[1] <= higher[0] for lower, higher in pairwise(known))
        and (
            is_fresh(matter.time, known[0][0])
            if matter.time
            else known[-1][1] - known[0][0] <= timedelta(days=AT_ONCE_DAYS)
        )
    )


def _said_between(context: Context, readings: Sequence[Reading]) -> tuple[date, date] | None:
    """First and last day on which the figure may have been published; None where nothing is
    known of one report. A bare "not before" leaves the last day open."""
    known = [context.published(reading.citation.article) for reading in readings]
    bounds = [(k.start, k.end or date.max) for k in known if k and k.start]
    if len(bounds) < len(readings):
        return None
    return (min(start for start, _ in bounds), max(end for _, end in bounds))


def _is_established(context: Context, sides: dict[str, list[Reading]]) -> bool:
    """Whether several independent reports give one of the counts, or each leads with its own: a
    narrow unit ("officers") is mostly a part of the total, and each report takes another part."""
    return all(any(reading.lead for reading in readings) for readings in sides.values()) or any(
        context.independent_sources(reading.citation for reading in readings) > 1
        for readings in sides.values()
    )
