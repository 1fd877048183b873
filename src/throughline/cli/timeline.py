"""`timeline`: what happened when."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from throughline.cli.present import Page
    from throughline.model.case import Case, TimelineEntry

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


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

    earliest, latest = _first_day(first), _last_day(last)
    as_of_day = _last_day(as_of)
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


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = PARTIAL_DATE.fullmatch(text.strip())
    if match is None:
        from throughline.errors import UsageError

        raise UsageError(f"{text!r} is not a date; write 2024, 2024-03 or 2024-03-31")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day


def _first_day(text: str) -> date | None:
    if not text:
        return None
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def _last_day(text: str) -> date | None:
    if not text:
        return None
    year, month, day = _parts(text)
    if day is not None:
        return _day(text, year, month or 1, day)
    first = _day(text, year, month or 12, 1)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        from throughline.errors import UsageError

        raise UsageError(f"{text!r} is not a date of the calendar") from None
