"""`conflicts`: where accounts differ."""

from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from throughline.cli.present import Page
    from throughline.cli.wording import Sources
    from throughline.model.case import Conflict

HEADINGS = {
    "conflict": "Cannot both be right",
    "update": "A later report overtakes an earlier one",
    "scope": "They measure different things",
}


def conflicts(
    case: CaseArgument,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="KIND", help="figure, date, place, status, identity or existence."
        ),
    ] = "",
    relation: Annotated[
        str, typer.Option("--relation", metavar="RELATION", help="conflict, update or scope.")
    ] = "",
    json: JsonOption = False,
) -> None:
    """List where reports differ: what cannot hold together, was updated, or differs in scope."""
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.printed_json import print_items
    from throughline.cli.wording import Sources
    from throughline.errors import NotFoundError

    with CaseFile.open(case) as file:
        found = [
            item
            for item in file.conflicts
            if kind in ("", item.kind.value) and relation in ("", item.relation.value)
        ]
        if not found:
            raise NotFoundError(f"{case}: no such difference between the reports")
        if json:
            print_items(file.case, "conflicts", {item.id for item in found})
            return
        page = Page()
        page.title(f"Where reports differ · {file.name}", str(len(found)))
        for group, heading in HEADINGS.items():
            members = [item for item in found if item.relation.value == group]
            if members:
                page.section(heading, str(len(members)))
            for number, item in enumerate(members):
                if number:
                    page.space()
                fill(page, item, Sources(file.case))
        page.show()


def fill(page: "Page", conflict: "Conflict", sources: "Sources", quotes: int = 1) -> None:
    """Put one difference on a page: the question, each side with who takes it, and why."""
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import count, quoted

    page.text(conflict.question, Style.STRONG)
    page.entries(
        (
            Entry(
                position.value,
                f"{count(position.independent_sources, 'independent source')}: "
                f"{sources.outlets(position.citations)}",
                tuple(quoted(sources.context(cited)) for cited in position.citations[:quotes]),
                label_style=Style.ALARM,
            )
            for position in conflict.positions
        ),
        indent=2,
    )
    page.text(f"{conflict.why} · {conflict.id}", Style.SOFT, indent=2)
