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
        str, typer.Option("--as-of", metavar="DATE", help="As it stood on DATE: nothing later.")
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
        kept = [
            (index, entry)
            for index, entry in enumerate(file.timeline())
            if _within(entry, earliest, latest) and _within(entry, None, as_of_day)
        ]
        if top:
            best = sorted(kept, key=lambda pair: -pair[1].importance)[:top]
            kept = sorted(best, key=lambda pair: pair[0])
        if not kept:
            raise NotFoundError(f"{case}: nothing dated in this time")
        if json:
            rows = exported(file, "timeline")
            print_json([rows[index] for index, _ in kept])
            return
        page = Page()
        page.title(f"Timeline · {file.name}", count(len(kept), "entry", "entries"))
        fill(page, file.case, [entry for _, entry in kept])
        page.show()


def fill(page: "Page", case: "Case", entries: "list[TimelineEntry]") -> None:
    """Put timeline entries on a page, each with the number of its sources and their names."""
    from throughline.cli.present import Entry
    from throughline.cli.wording import Sources, count, when

    sources = Sources(case)

    def details(entry: "TimelineEntry") -> tuple[str, ...]:
        counted = count(entry.independent_sources, "independent source")
        ids = ", ".join(entry.events[:2]) + " …" * (len(entry.events) > 2)
        told = " · ".join(filter(None, (f"{counted}: {sources.outlets(entry.citations)}", ids)))
        return (told, f"date worked out: {entry.reason}") if entry.inferred else (told,)

    page.entries(Entry(when(e.date), e.text, details(e)) for e in entries)


def _within(entry: "TimelineEntry", first: date | None, last: date | None) -> bool:
    starts_in_time = last is None or entry.date.start is None or entry.date.start <= last
    return starts_in_time and (first is None or entry.date.end is None or entry.date.end >= first)
