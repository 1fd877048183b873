"""`timeline`: what happened when."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption
from throughline.cli.partial_dates import first_day, last_day

if TYPE_CHECKING:
    from throughline.cli.present import Page
    from throughline.model.case import Case, TimelineEntry


def timeline(
    case: CaseArgument,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="Only what may be on or after DATE.")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="Only what may be on or before DATE.")
    ] = "",
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of", metavar="DATE", help="As known on DATE, by the reports out by then."
        ),
    ] = "",
    top: Annotated[
        int, typer.Option("--top", min=0, metavar="N", help="Only the N most important; 0: all.")
    ] = 0,
    json: JsonOption = False,
) -> None:
    """Print what happened when, oldest first. A DATE is 2024, 2024-03 or 2024-03-31."""
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.printed_json import exported, print_json
    from throughline.cli.wording import count
    from throughline.errors import NotFoundError

    earliest, latest = first_day(first), last_day(last)
    as_of_day = last_day(as_of)
    with CaseFile.open(case) as file:
        known = file.case if as_of_day is None else file.as_of(as_of_day)
        kept = [
            (index, entry)
            for index, entry in enumerate(known.timeline)
            if _within(entry, earliest, latest)
        ]
        if top:
            best = sorted(kept, key=lambda pair: -pair[1].importance)[:top]
            kept = sorted(best, key=lambda pair: pair[0])
        if not kept:
            raise NotFoundError(f"{case}: nothing dated in this time")
        if json:
            rows = exported(known, "timeline")
            print_json([rows[index] for index, _ in kept])
            return
        page = Page()
        total = count(len(kept), "entry", "entries")
        page.title(f"Timeline · {file.name}", f"{total}{_known_by(known, file.case, as_of_day)}")
        fill(page, known, [entry for _, entry in kept])
        page.show()


def fill(page: "Page", case: "Case", entries: "list[TimelineEntry]") -> None:
    """Put timeline entries on a page, each with the number of its sources and their names."""
    from throughline.cli.present import Entry
    from throughline.cli.wording import Sources, count, when
    from throughline.export.dated import date_note

    sources = Sources(case)
    names = {entity.id: entity.name for entity in case.entities}

    def details(entry: "TimelineEntry") -> tuple[str, ...]:
        counted = count(entry.independent_sources, "independent source")
        ids = ", ".join(entry.events[:2]) + " …" * (len(entry.events) > 2)
        note = date_note(entry)
        told = " · ".join(filter(None, (f"{counted}: {sources.outlets(entry.citations)}", ids)))
        return (
            *(f"{one.text}: {names[one.entity]}" for one in entry.refers if one.entity in names),
            told,
            *(f"date{' worked out,' * entry.inferred} {note}" for _ in range(bool(note))),
            *(
                f"date in dispute: {when(other.date)} by {sources.outlets(other.citations)}"
                for other in entry.disputed
            ),
        )

    page.entries(Entry(when(e.date), e.text, details(e)) for e in entries)


def _known_by(known: "Case", case: "Case", day: date | None) -> str:
    """ " by 3 of 14 reports, those out by 31 Mar 2024"; empty without a day."""
    if day is None:
        return ""
    from throughline.cli.wording import when
    from throughline.model import dates

    reports = f"{len(known.articles)} of {len(case.articles)} reports"
    return f" by {reports}, those out by {when(dates.day(day))}"


def _within(entry: "TimelineEntry", first: date | None, last: date | None) -> bool:
    starts_in_time = last is None or entry.date.start is None or entry.date.start <= last
    return starts_in_time and (first is None or entry.date.end is None or entry.date.end >= first)
