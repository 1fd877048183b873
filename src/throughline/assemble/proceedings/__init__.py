"""Proceedings: the steps of a court or official process and where it stands.

A step is an event of a type that `events.toml` marks as one (charge, hearing, order, appeal,
transfer …). Steps that concern one person make one proceeding; several persons with the same
steps share one. The status is the last dated step that happened, in the words of its report, as
of that step's date: a later report that only retells older steps changes nothing. A verdict,
sentence or release without day, told only by a later report, comes after it. The death of the party
ends its status (`deaths`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from throughline.assemble.causes import HARM_FAMILIES
from throughline.assemble.context import Context
from throughline.assemble.proceedings.deaths import KIND as DEATH
from throughline.assemble.proceedings.deaths import with_death
from throughline.assemble.proceedings.docket import docket_of, place
from throughline.assemble.proceedings.parties import parties_of_steps
from throughline.assemble.proceedings.steps import ENDS, ORDER, Step, step_of, with_shared_days
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Polarity
from throughline.model.case import DocketEntry, Event, Proceeding, Status
from throughline.model.dates import Interval

MIN_STEPS = 2
MIN_REACH = 0.05
"""A person whom fewer of the reports name is background, not the case."""
FEW_REPORTS = 5
PAST_DAYS = 365
MIN_SHARE = 0.4
"""Share of the reports that tell of the harm from which it is what the case is about."""

_NAMES = (
    ("extradition", "Extradition of"),
    ("conviction", "Case against"),
    ("trial", "Case against"),
    ("charge", "Case against"),
    ("indictment", "Case against"),
    ("plea", "Case against"),
    ("sentence", "Case against"),
    ("arrest", "Case against"),
    ("petition", "Petition of"),
    ("lawsuit", "Lawsuit concerning"),
)


def assemble_proceedings(context: Context, events: Sequence[Event]) -> tuple[Proceeding, ...]:
    """Proceedings of at least `MIN_STEPS` steps, one of them dated; those that go on first,
    then the longest."""
    steps = with_shared_days(
        [step for event in events if (step := step_of(context, event)) is not None]
    )
    began = _began(context, events)
    steps = [step for step in steps if not _is_older(step, began)]
    concerned = parties_of_steps(context, steps)
    taken: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        for party in concerned[step.event.id]:
            taken[party].append(step)
    found = [
        _proceeding(context, parties, ordered, events)
        for parties, ordered in _shared(context, taken)
    ]
    first = min((day for a in context.story if (day := _published(context, a))), default=date.min)
    return tuple(sorted(found, key=lambda p: (_is_past(p, first), -len(p.steps), p.name, p.id)))


def _began(context: Context, events: Sequence[Event]) -> date | None:
    """The first day on which the harm that the case is about may have been done: the first that
    much of the reports tell; None where there is none."""
    needed = max(1, MIN_SHARE * len(context.story))
    days = [
        event.time.start
        for event in events
        if event.time is not None
        and event.time.start is not None
        and event.type in event_types()
        and event_types()[event.type].family in HARM_FAMILIES
        and event.polarity is Polarity.POSITIVE
        and len({citation.article for citation in event.citations}) >= needed
    ]
    return min(days, default=None)


def _is_older(step: Step, began: date | None) -> bool:
    """Whether a step lies before the harm that the case is about: somebody's older record.

    By its day, else by every time that its sentence names ("was convicted of theft in 1996").
    """
    if began is None:
        return False
    times = [step.time] if step.time else step.times_of_sentence
    ends = [time.end for time in times if time.end is not None]
    return bool(ends) and max(ends) < began


def _shared(
    context: Context, taken: dict[str, list[Step]]
) -> Iterator[tuple[list[str], list[Step]]]:
    """Parties with the steps that they share, oldest first."""
    together: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    by_id = {step.event.id: step for steps in taken.values() for step in steps}
    for party, steps in sorted(taken.items()):
        ordered = sorted(steps, key=lambda step: place(context, step))
        is_dated = any(step.time for step in ordered)
        if len(ordered) >= MIN_STEPS and is_dated and _is_of_the_case(context, party):
            together[tuple(step.event.id for step in ordered)].append(party)
    for ids, parties in together.items():
        yield parties, [by_id[step] for step in ids]


def _published(context: Context, article: str) -> date | None:
    known = context.published(article)
    return known.start if known else None


def _is_past(proceeding: Proceeding, first: date) -> bool:
    """Whether it had ended long before the reports began: background of the case."""
    as_of = proceeding.status.as_of
    return bool(as_of and as_of.end and (first - as_of.end).days > PAST_DAYS)


def _is_of_the_case(context: Context, party: str) -> bool:
    """Whether enough of the reports name the party: others are background or passers-by."""
    on_case = set(context.story)
    origins = context.origins.of(
        (ref.article, context.annotations[ref.article].mentions[ref.item].span)
        for ref in context.entities[party].mentions
        if ref.article in on_case
    )
    needed = 1 if len(on_case) < FEW_REPORTS else max(2, MIN_REACH * len(on_case))
    return len(origins) >= needed


def _proceeding(
    context: Context, parties: Sequence[str], steps: Sequence[Step], events: Sequence[Event]
) -> Proceeding:
    docket = with_death(context, docket_of(context, steps, parties), parties, events)
    last = _last(docket)
    kinds = {step.kind for step in steps}
    label = next((name for kind, name in _NAMES if kind in kinds), "Proceedings concerning")
    names = sorted(context.entities[party].name for party in parties)
    citations = dict.fromkeys(last.citations)
    for entry in docket:
        citations.update(dict.fromkeys(entry.citations))
    return Proceeding(
        id="p-" + hashlib.sha256("\x1f".join(sorted(parties)).encode()).hexdigest()[:10],
        name=f"{label} {_listed(names)}",
        steps=tuple(step.event.id for step in steps),
        status=Status(last.text, last.date or last.known_by, last.standing),
        docket=docket,
        citations=tuple(citations),
    )


def _last(docket: Sequence[DocketEntry]) -> DocketEntry:
    """The last dated step; or an end of the matter that only a later report tells, without day."""
    last = [entry for entry in docket if entry.date][-1]
    for entry in docket:
        is_later = entry.known_by is not None and _is_after(entry.known_by, last.date)
        usual = ORDER.get(entry.kind, 0) > ORDER.get(last.kind, 0)
        ended = entry.kind == DEATH and docket.index(entry) > docket.index(last)
        if ended or (entry.kind in ENDS and is_later and usual):
            last = entry
    return last


def _is_after(report: Interval, step: Interval | None) -> bool:
    return bool(report.start and step and step.end and report.start > step.end)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
