"""`who`: the persons, organisations and places of the case."""

from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption, LimitOption

if TYPE_CHECKING:
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.model.case import Entity


def who(
    case: CaseArgument,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="A name, an alias or an id.", show_default=False)
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--type", help="person, organization, place, facility, group or other.", metavar="TYPE"
        ),
    ] = "",
    limit: LimitOption = 40,
    json: JsonOption = False,
) -> None:
    """List who and what the reports name; with NAME, all that the case holds on one of them."""
    from throughline.api import CaseFile
    from throughline.cli import show
    from throughline.cli.present import Page
    from throughline.cli.printed_json import print_items
    from throughline.errors import NotFoundError
    from throughline.items import entities_named

    with CaseFile.open(case) as file:
        found = entities_named(file.case, name) if name else file.entities
        if name and not found:
            found = tuple(entity for entity in file.entities if entity.id.startswith(name))
        found = tuple(entity for entity in found if kind in ("", entity.type.value))
        if not found:
            raise NotFoundError(f"{case}: nobody is called {name or kind!r}; see: who, search")
        if json:
            print_items(file.case, "entities", {entity.id for entity in found})
            return
        page = Page()
        if name and len(found) == 1:
            show.fill_item(page, file, found[0])
        else:
            _list(page, file, found[:limit], len(found))
        page.show()


def _list(page: "Page", file: "CaseFile", found: "tuple[Entity, ...]", total: int) -> None:
    from throughline.cli.present import Column, Style
    from throughline.model.role_words import described

    page.title(f"Who's who · {file.name}", f"{len(found)} of {total}, the most central first")
    columns = (
        Column("Name", flexible=True, style=Style.STRONG),
        Column("Type", style=Style.SOFT),
        Column("Also known as", flexible=True),
        Column("Described as", flexible=True),
        Column("Reports", right=True),
        Column("Sources", right=True),
        Column("Id", style=Style.SOFT),
    )
    page.table(
        columns,
        (
            (
                entity.name,
                entity.type.value,
                ", ".join(entity.aliases[:4]),
                "; ".join(described(entity, 2)),
                len({citation.article for citation in entity.citations}),
                entity.independent_sources or "",
                entity.id,
            )
            for entity in found
        ),
    )
