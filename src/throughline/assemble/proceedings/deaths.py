"""A party's death ends what a proceeding does to it: nobody stands "in custody" after it.

The death is the last entry of the docket where a report names the party as the one who surely died,
and no step against the party is told of a later day. It fails where a report calls the dead only
"he".
"""

from collections.abc import Sequence
from datetime import date

from throughline.assemble.context import Context
from throughline.assemble.sentences import shown_first
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Certainty, MentionForm, Polarity, Tense
from throughline.model.case import DocketEntry, Event, Participant
from throughline.model.dates import Interval
from throughline.resolve.resolution import Ref

KIND, STANDING = "death", "died"
_AFTER_DEATH = frozenset({"charges dropped", "dismissal"})
"""Steps that a death brings about."""


def with_death(
    context: Context,
    docket: Sequence[DocketEntry],
    parties: Sequence[str],
    events: Sequence[Event],
) -> tuple[DocketEntry, ...]:
    """The docket of one party with its death in place; unchanged where none is told."""
    if len(parties) != 1:
        return tuple(docket)
    party = parties[0]
    told = [event for event in events if _is_death(context, event, party)]
    if not told:
        return tuple(docket)
    death = min(told, key=lambda event: (event.time is None, -len(event.citations), event.id))
    day = _first_day(context, death)
    steps = [entry for entry in docket if entry.kind not in _AFTER_DEATH]
    if day is None or any(_is_later(entry, day) for entry in steps):
        return tuple(docket)
    entry = DocketEntry(
        kind=KIND,
        events=(death.id,),
        date=death.time,
        known_by=None if death.time else _known_by(context, death),
        court=None,
        parties=(Participant("patient", party, context.entities[party].name),),
        outcome="",
        standing=STANDING,
        text=death.summary,
        independent_sources=context.independent_sources(death.citations),
        citations=shown_first(death.citations, death.summary),
    )
    after = [one for one in docket if one not in steps and _is_later(one, day)]
    before = [one for one in docket if one not in after]
    return (*before, entry, *after)


def _is_death(context: Context, event: Event, party: str) -> bool:
    kind = event_types().get(event.type)
    return (
        kind is not None
        and kind.family == "death"
        and event.polarity is Polarity.POSITIVE
        and event.certainty is Certainty.CERTAIN
        and event.tense == Tense.HAPPENED.value
        and any(_names(context, ref, party) for ref in context.events[event.id].mentions)
    )


def _names(context: Context, ref: Ref, party: str) -> bool:
    """Whether the mention has the party by name as the only one who died."""
    found = context.annotations[ref.article]
    dead = [a for a in found.events[ref.item].arguments if a.role == "patient"]
    return len(dead) == 1 and any(
        argument.mention is not None
        and found.mentions[argument.mention].form is MentionForm.NAME
        and context.entity_of.get(Ref(ref.article, argument.mention)) == party
        for argument in dead
    )


def _known_by(context: Context, event: Event) -> Interval | None:
    days = [context.published(citation.article) for citation in event.citations]
    return min((day for day in days if day and day.start), key=Interval.sort_key, default=None)


def _first_day(context: Context, event: Event) -> date | None:
    """The day of the death, else that of the first report of it."""
    known = event.time or _known_by(context, event)
    return known.start if known else None


def _is_later(entry: DocketEntry, day: date) -> bool:
    """Whether an entry surely is of a later day."""
    known = entry.date or entry.known_by
    return known is not None and known.start is not None and known.start > day
