"""The typer application: which commands there are, in the order that help lists them."""

from typing import Annotated

import typer

from throughline.cli import (
    build,
    claims,
    conflicts,
    doctor,
    export,
    judge,
    proceedings,
    review,
    search,
    show,
    timeline,
    who,
)
from throughline.cli.build import add as add_reports
from throughline.cli.exit_codes import EXIT_CODES
from throughline.cli.options import example

app = typer.Typer(
    name="throughline",
    help="From many news reports on one long case to one sourced case file.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    # rich would triple the time that --help takes.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from throughline.version import version

        typer.echo(f"throughline {version()}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """From many news reports on one long case to one sourced case file."""


def _add(name: str, function: object, short: str, *examples: str) -> None:
    command = app.command(name, short_help=short, epilog=example(*examples))
    command(function)  # type: ignore[type-var]  # a command's signature is its own


_add("build", build.build, "Make a case file of reports.", "throughline build reports/ -o case.db")
_add("add", add_reports, "Add reports to a case file.", "throughline add case.db friday.html")
_add(
    "show",
    show.show,
    "Where the matter stands, or one item.",
    "throughline show case.db",
    'throughline show case.db "Jo Park"',
)
_add(
    "timeline",
    timeline.timeline,
    "What happened when.",
    "throughline timeline case.db --from 2024-01 --to 2024-06",
)
_add(
    "who",
    who.who,
    "Who and what the reports name.",
    "throughline who case.db",
    'throughline who case.db "Jo Park"',
)
_add(
    "claims",
    claims.claims,
    "Who says what.",
    'throughline claims case.db --by "Jo Park" --about ferry',
)
_add(
    "conflicts",
    conflicts.conflicts,
    "Where reports differ.",
    "throughline conflicts case.db --kind figure",
)
_add(
    "proceedings",
    proceedings.proceedings,
    "What courts and offices did, and where it stands.",
    "throughline proceedings case.db",
    'throughline proceedings case.db --of "Jo Park" --on 2024-06',
)
_add(
    "search",
    search.search,
    "Find sentences.",
    "throughline search case.db life jackets",
    'throughline search case.db "engine room" inspect*',
)
_add(
    "review",
    review.review,
    "Decide about names that may be one.",
    "throughline review case.db",
    "throughline review case.db --ask",
)
_add(
    "judge",
    judge.judge,
    "Correct the case.",
    'throughline judge case.db same "Jo Park" "Jin-ho Park"',
    'throughline judge case.db rename "Jo Park" "Jin-ho Park"',
    "throughline judge case.db wrong e-4f2a",
    "throughline judge case.db list",
    "throughline judge case.db undo 3",
)
_add(
    "export",
    export.export,
    "Write JSON or a page.",
    "throughline export case.db --to html -o case.html",
)
_add("doctor", doctor.doctor, "Check installation and case file.", "throughline doctor case.db")
