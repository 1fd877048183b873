"""The timeline by year, and where the matter stands: proceedings with their last known step."""

from dataclasses import replace
from datetime import date

from throughline.export.dated import date_note
from throughline.export.page import anchors, limits
from throughline.export.page.shelf import Shelf
from throughline.export.page.values import Entry, OtherDay, Pronoun, Standing, Step, When, Year
from throughline.model import date_words as dates
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.case import DocketEntry, Event, Proceeding, TimelineEntry
from throughline.model.dates import Interval, Precision

_LONG_PERIODS = (Precision.DECADE, Precision.CENTURY)
_CERTAINTY = {
    Certainty.PROBABLE: "put as probable",
    Certainty.POSSIBLE: "put as possible",
    Certainty.UNKNOWN: "certainty not stated",
}


def when(interval: Interval | None) -> When:
    """A date for display."""
    return When(dates.words(interval), dates.machine(interval))


def support(independent_sources: int) -> str:
    """How many independent texts report something, in words."""
    if independent_sources == 1:
        return "1 independent source"
    return f"{independent_sources} independent sources"


def certainty_tag(certainty: Certainty) -> str | None:
    """What to say of a certainty below certain, or None."""
    return _CERTAINTY.get(certainty)


def build_years(shelf: Shelf) -> tuple[Year, ...]:
    """The timeline by year, oldest first; entries without any bound stand at the end."""
    by_label: dict[tuple[int, str], list[int]] = {}
    timeline = shelf.case.timeline
    weighty = sorted(range(len(timeline)), key=lambda index: -timeline[index].importance)
    for index in sorted(weighty[: limits.TIMELINE_ENTRIES]):
        by_label.setdefault(_year_label(timeline[index].date), []).append(index)
    return tuple(_year(shelf, label, by_label[year, label]) for year, label in sorted(by_label))


def _year_label(interval: Interval) -> tuple[int, str]:
    """The first year, for order, and the year or years to file an entry under."""
    first, last = interval.start, interval.end
    if first and last and first.year != last.year and interval.precision in _LONG_PERIODS:
        exact = Interval(first, last, interval.precision)
        return first.year, dates.words(exact).removeprefix("the ")
    known = first or last
    return (known.year, str(known.year)) if known else (date.max.year + 1, "Undated")


def _year(shelf: Shelf, label: str, indices: list[int]) -> Year:
    main = _weightiest(shelf, indices)
    return Year(
        label=label,
        main=tuple(build_entry(shelf, index) for index in indices if index in main),
        lesser=tuple(build_entry(shelf, index) for index in indices if index not in main),
    )


def _weightiest(shelf: Shelf, indices: list[int]) -> set[int]:
    if len(indices) <= limits.YEAR_IN_FULL:
        return set(indices)
    timeline = shelf.case.timeline

    def weight(index: int) -> tuple[float, int, int]:
        return (-timeline[index].importance, -timeline[index].independent_sources, index)

    return set(sorted(indices, key=weight)[: limits.YEAR_MAIN_ENTRIES])


def build_entry(shelf: Shelf, index: int) -> Entry:
    """The timeline's entry `index` for display."""
    entry = shelf.case.timeline[index]
    events = [shelf.events[event] for event in entry.events if event in shelf.events]
    return Entry(
        anchor=anchors.entry(index),
        when=when(entry.date),
        date_note=date_note(entry),
        inferred=entry.inferred,
        tags=_tags(events),
        text=entry.text,
        refers=tuple(
            Pronoun(one.text, shelf.entity_link(one.entity, one.text)) for one in entry.refers
        ),
        holders=shelf.holder_links(entry.claims),
        disputed=tuple(
            OtherDay(
                when(other.date),
                support(other.independent_sources),
                shelf.sources(other.citations),
            )
            for other in entry.disputed
        ),
        support=_entry_support(entry),
        several=entry.independent_sources > 1,
        sources=shelf.sources(entry.citations),
        notes=tuple(note for event in entry.events for note in shelf.notes.get(event, ())),
    )


def _entry_support(entry: TimelineEntry) -> str:
    """One report alone goes without saying; several copies of one text do not."""
    reports = len({citation.article for citation in entry.citations})
    if reports < 2:
        return ""
    if entry.independent_sources == 1:
        return f"{reports} reports, {support(1)}"
    return support(entry.independent_sources)


def _tags(events: list[Event]) -> tuple[str, ...]:
    """What holds for every event of the entry; a mixed entry says nothing."""
    if not events:
        return ()
    tags: list[str] = []
    if all(event.polarity is Polarity.NEGATIVE for event in events):
        tags.append("reported as not having happened")
    if is_announced(events):
        tags.append("announced")
    levels = {event.certainty for event in events}
    tag = certainty_tag(levels.pop()) if len(levels) == 1 else None
    if tag:
        tags.append(tag)
    return tuple(tags)


def is_announced(events: list[Event]) -> bool:
    """Whether all events lay in the future for those who reported them."""
    return bool(events) and all(event.tense == Tense.FUTURE for event in events)


def build_latest(shelf: Shelf) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The last happenings, newest first, and what was announced after them, soonest first."""
    happened: list[int] = []
    ahead: list[int] = []
    for index in range(len(shelf.case.timeline) - 1, -1, -1):
        entry = shelf.case.timeline[index]
        events = [shelf.events[event] for event in entry.events if event in shelf.events]
        if entry.date.start is None:
            continue
        if is_announced(events):
            if not happened:
                ahead.append(index)
        elif len(happened) < limits.LATEST_ENTRIES:
            happened.append(index)
        else:
            break
    return (
        tuple(build_entry(shelf, index) for index in happened),
        tuple(build_entry(shelf, index) for index in reversed(ahead)),
    )


def build_standings(shelf: Shelf) -> tuple[Standing, ...]:
    """Each proceeding with its status as of a date and its steps."""
    return tuple(_standing(shelf, proceeding) for proceeding in shelf.case.proceedings)


def _standing(shelf: Shelf, proceeding: Proceeding) -> Standing:
    return Standing(
        name=proceeding.name,
        standing=proceeding.status.standing,
        status=proceeding.status.text,
        as_of=dates.words(proceeding.status.as_of, unknown="a date that no report gives"),
        sources=shelf.sources(proceeding.citations[:1]),
        steps=tuple(_step(shelf, entry) for entry in proceeding.docket),
        notes=shelf.notes.get(proceeding.id, ()),
    )


def _step(shelf: Shelf, entry: DocketEntry) -> Step:
    facts = (
        ", ".join(dict.fromkeys(party.text for party in entry.parties)),
        entry.court.text if entry.court else "",
        f"“{entry.outcome}”" if entry.outcome else "",
        f"then: {entry.standing}" if entry.standing else "",
    )
    known = entry.date or entry.known_by
    by = "" if entry.date or not known else "by "
    told = when(known)
    return Step(
        when=replace(told, text=f"{by}{told.text}"),
        kind=entry.kind,
        facts=tuple(filter(None, facts)),
        text=entry.text,
        sources=shelf.sources(entry.citations),
    )
