"""The docket of a proceeding: its steps one by one, each told once, with court and outcome.

Reports tell one step in many places, with and without its date. Events of one kind that happen
once are one entry where no two days speak against it; a noun that only names what its sentence's
verb is about ("the trial was adjourned") goes with the verb. Hearings, orders and petitions recur
and stay apart.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from throughline.assemble.context import Context
from throughline.assemble.proceedings.courts import court_of, is_judge
from throughline.assemble.proceedings.outcomes import outcome_of
from throughline.assemble.proceedings.parties import AGAINST, BEFALLS, OFFICER
from throughline.assemble.proceedings.steps import CASE_WORDS, ONCE, ORDER, STANDINGS, Step
from throughline.assemble.sentences import shown_first
from throughline.model.annotation import Tense
from throughline.model.case import Citation, DocketEntry, Participant
from throughline.model.dates import Interval

_ONE_STEP = (
    frozenset({"charge", "indictment"}),
    frozenset({"verdict", "conviction"}),
    frozenset({"verdict", "acquittal"}),
)
"""Kinds that are one step under two names."""
_GUILTY = "guilty"
_DEFENDANT = re.compile(r"\b(?:defendant|suspect|accused)\Z", re.IGNORECASE)
_TRIAL = re.compile(r"\btrial\b", re.IGNORECASE)
_PARTY_ROLES = frozenset({*BEFALLS, "agent", "beneficiary"})


def docket_of(
    context: Context, steps: Sequence[Step], parties: Sequence[str]
) -> tuple[DocketEntry, ...]:
    """The entries of `steps`, oldest first, each with where the matter stood after it.

    `parties` are the persons whom the whole proceeding is about: they take part in every step.
    """
    entries = []
    standing = ""
    for group in _groups(context, steps):
        entry = _entry(context, group, parties, standing)
        standing = entry.standing
        entries.append(entry)
    return tuple(entries)


def place(context: Context, step: Step) -> tuple[date, bool, int, str]:
    """Where a step stands among the others: one without date comes before the first report of it,
    which is all that is known of it; those of one day follow the usual course."""
    usual = ORDER.get(step.kind, len(ORDER))
    time = step.time
    if time is not None and (time.start or time.end):
        return (time.start or time.end or date.max, True, usual, step.event.id)
    known = known_by(context, [step])
    return (known.start if known and known.start else date.max, False, usual, step.event.id)


def known_by(context: Context, steps: Sequence[Step]) -> Interval | None:
    """When the first report that tells of any of the steps came out."""
    days = [context.published(c.article) for step in steps for c in step.event.citations]
    told = [day for day in days if day is not None and day.start]
    return min(told, key=Interval.sort_key, default=None)


def _groups(context: Context, steps: Sequence[Step]) -> list[list[Step]]:
    """The steps by entry, in order; the one that tells most stands first in its group."""
    ordered = sorted(steps, key=lambda step: place(context, step))
    dated = [step for step in ordered if step.time is not None]
    groups: list[list[Step]] = []
    for step in [*dated, *(step for step in ordered if step.time is None)]:
        home = next((group for group in groups if _is_told_in(context, step, group)), None)
        if home is None:
            groups.append([step])
        else:
            home.append(step)
    merged = [sorted(group, key=_telling) for group in groups]
    return sorted(merged, key=lambda group: _group_place(context, group, merged))


def _group_place(
    context: Context, group: Sequence[Step], groups: Sequence[Sequence[Step]]
) -> tuple[date, bool, int, str]:
    """Where an entry stands. Without a day it comes before the first report of it, and what
    happens once before any dated step that usually follows it: an arrest before the release."""
    day, is_dated, usual, key = place(context, min(group, key=_precise))
    # "Is held in Lindow" is of the day of the report, whenever it began.
    lasts = group[0].kind == "detention" and group[0].event.tense != Tense.HAPPENED.value
    if not is_dated and group[0].kind in ONCE and not lasts:
        later = (place(context, min(other, key=_precise)) for other in groups)
        followers = [d for d, dated, rank, _ in later if dated and usual < rank < len(ORDER)]
        day = min([day, *followers])
    return (day, is_dated, usual, key)


def _is_told_in(context: Context, step: Step, group: Sequence[Step]) -> bool:
    """Whether the step is the one that `group` tells already."""
    first = group[0]
    if step.event.summary == first.event.summary:
        nouns = [one.mention(one.shown).nominal for one in (step, first)]
        if step.kind == first.kind or any(nouns):
            return True
    same = step.kind == first.kind or any({step.kind, first.kind} <= kinds for kinds in _ONE_STEP)
    if not same or step.kind not in ONCE:
        return False
    if step.time is None and _was_known_before(context, step, group):
        return False
    return all(_may_be_one_day(step.time, other.time) for other in group)


def _was_known_before(context: Context, step: Step, group: Sequence[Step]) -> bool:
    """Whether a report told of the step before the day that `group` gives."""
    known = known_by(context, [step])
    return any(
        known and known.end and other.time and other.time.start and known.end < other.time.start
        for other in group
    )


def _may_be_one_day(left: Interval | None, right: Interval | None) -> bool:
    return left is None or right is None or left.overlaps(right)


def _telling(step: Step) -> tuple[bool, bool, bool, str]:
    """Verb before noun, day before month before no date."""
    time = step.time
    return (
        step.mention(step.shown).nominal,
        time is None,
        not (time and time.is_day),
        step.event.id,
    )


def _entry(
    context: Context, group: Sequence[Step], parties: Sequence[str], before: str
) -> DocketEntry:
    shown = group[0]
    outcome, cited = next(
        ((words, (step, span)) for step in group for words, span in [outcome_of(step)] if span),
        ("", None),
    )
    court = next((court for step in group if (court := court_of(context, step))), None)
    citations = list(shown_first(shown.event.citations, shown.event.summary))
    if cited is not None:
        step, span = cited
        citations.append(context.cite(step.shown.article, span))
    for step in group[1:]:
        citations.extend(step.event.citations)
    time = min(group, key=_precise).time
    return DocketEntry(
        kind=_kind(shown),
        events=tuple(step.event.id for step in group),
        date=time,
        known_by=None if time else known_by(context, group),
        court=court,
        parties=_parties(context, group, parties, court),
        outcome=outcome,
        standing=_standing(shown, outcome, before),
        text=shown.event.summary,
        independent_sources=context.independent_sources(citations),
        citations=_unique(citations),
    )


def _precise(step: Step) -> tuple[int, str]:
    time = step.time
    if time is None or time.start is None or time.end is None:
        return (10**6, step.event.id)
    return ((time.end - time.start).days, step.event.id)


def _parties(
    context: Context, group: Sequence[Step], about: Sequence[str], court: Participant | None
) -> tuple[Participant, ...]:
    """Who takes part in any of the steps: the court aside, what is only decided about, and the
    officers who arrest or charge."""
    found = {
        (p.role if not p.entity or p.role == "agent" else "patient", p.entity or p.text): p
        for step in group
        for p in step.event.participants
        if p.role in (BEFALLS if step.kind in AGAINST else _PARTY_ROLES)
        and not (p.role == "agent" and is_judge(context, p.entity))
        and not (court and p.entity == court.entity and p.text == court.text)
        and (p.entity or not CASE_WORDS.search(p.text))
        # A lawyer files for a party; a police officer may be charged.
        and (p.entity or p.role != "agent" or not OFFICER.search(p.text))
    }
    befallen = {p.entity for p in found.values() if p.entity and p.role in BEFALLS}
    # Who "turned himself in" is both who did it and whom it befell.
    found = {k: p for k, p in found.items() if p.role in BEFALLS or p.entity not in befallen}
    known = {p.entity for p in found.values()}
    resolved = {p.role for p in found.values() if p.entity}
    unnamed = tuple(party for party in about if party not in known)
    return (
        *(Participant("party", party, context.entities[party].name) for party in unnamed),
        *(
            participant
            for (role, _), participant in found.items()
            # "The captain" was charged: the party whom the report does not name in that sentence.
            # "Another defendant" who appeared is the one named beside it.
            if participant.entity
            or not (
                role in resolved
                or (unnamed and role in BEFALLS)
                or (known and _DEFENDANT.search(participant.text))
            )
        ),
    )


def _kind(step: Step) -> str:
    """The kind of step; a court that puts off stays nothing."""
    lemma = step.mention(step.shown).lemma
    return "adjournment" if step.kind == "stay" and not lemma.startswith("stay") else step.kind


def _standing(step: Step, outcome: str, before: str) -> str:
    """Where the matter stands after the step; as `before` where the step does not move it."""
    low = outcome.lower()
    if step.kind == "plea":
        if low.startswith(_GUILTY):
            return "pleaded guilty"
        return "pleaded no contest" if low.startswith("no contest") else before
    if step.kind == "release" and " bail" in f" {low}":
        return "released on bail"
    if step.kind == "stay" and _TRIAL.search(step.event.summary):
        return "trial adjourned"
    if step.kind == "detention" and low.startswith("for questioning"):
        return before
    return STANDINGS.get(step.kind, before)


def _unique(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))
