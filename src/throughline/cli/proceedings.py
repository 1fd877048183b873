"""`proceedings`: the docket of each court case or official process."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption
from throughline.cli.partial_dates import last_day

if TYPE_CHECKING:
    from throughline.cli.present import Entry, Page
    from throughline.cli.wording import Sources
    from throughline.model.case import DocketEntry, Proceeding


def proceedings(
    case: CaseArgument,
    of: Annotated[
        str, typer.Option("--of", metavar="NAME", help="Only proceedings that concern NAME.")
    ] = "",
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DATE", help="Where it stood on DATE, by all that is known now."
        ),
    ] = "",
    json: JsonOption = False,
) -> None:
    """List each step with court, parties, outcome and date, and where the matter stands.

    A DATE is 2024, 2024-03 or 2024-03-31.
    """
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.printed_json import print_items
    from throughline.cli.wording import Sources
    from throughline.errors import NotFoundError

    day = last_day(on)
    with CaseFile.open(case) as file:
        found = [item for item in file.proceedings if of.casefold() in item.name.casefold()]
        if day is not None:
            found = [item for item in found if known_on(item, day)]
        if not found:
            raise NotFoundError(f"{case}: no such proceeding; see: show, timeline")
        if json:
            print_items(file.case, "proceedings", {item.id for item in found})
            return
        page = Page()
        page.title(f"Proceedings · {file.name}", str(len(found)))
        for item in found:
            fill(page, item, Sources(file.case), day)
        page.show()


def known_on(proceeding: "Proceeding", day: date | None) -> "tuple[DocketEntry, ...]":
    """The steps that were taken, or were known of, by the end of `day`; all without one."""
    if day is None:
        return proceeding.docket
    return tuple(
        entry
        for entry in proceeding.docket
        if (told := entry.date or entry.known_by) and told.end and told.end <= day
    )


def fill(
    page: "Page", proceeding: "Proceeding", sources: "Sources", day: date | None = None
) -> None:
    """Put one docket on a page: where it stands, then its steps, oldest first."""
    from throughline.cli.present import Style
    from throughline.cli.wording import when

    steps = known_on(proceeding, day)
    stands, as_of = proceeding.status.standing, proceeding.status.as_of
    if day is not None:
        at = proceeding.standing_at(day)
        stands, as_of = (at.standing, at.date) if at else ("", None)
    page.section(f"{proceeding.name} · {proceeding.id}")
    known = f" as of {when(as_of)}" if as_of else ""
    page.text(f"{stands or 'where it stands is not told'}{known}", Style.STRONG)
    page.entries(_entry(entry, sources) for entry in steps)


def _entry(entry: "DocketEntry", sources: "Sources") -> "Entry":
    from throughline.cli.present import Entry
    from throughline.cli.wording import count, when

    facts = " · ".join(
        filter(
            None,
            (
                entry.kind,
                f"“{entry.outcome}”" if entry.outcome else "",
                entry.court.text if entry.court else "",
                ", ".join(dict.fromkeys(party.text for party in entry.parties)),
                f"then {entry.standing}" if entry.standing else "",
            ),
        )
    )
    told = f"{count(entry.independent_sources, 'independent source')}: " + sources.outlets(
        entry.citations
    )
    label = when(entry.date) if entry.date else f"by {when(entry.known_by)}"
    return Entry(label, facts, (entry.text, told))
