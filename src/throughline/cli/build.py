"""`build` and `add`: reports into a case file."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.exit_codes import ExitCode
from throughline.cli.options import CaseArgument, ReaderOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from throughline.api import CaseFile
    from throughline.model.source import Skipped

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files and folders; - reads standard input."),
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="End with exit code 3 when some input was skipped.")
]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=0, metavar="N", help="Processes; 0 means one a core.")
]


def build(
    paths: PathsArgument,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The case file.")],
    name: Annotated[str, typer.Option("--name", help="What to call the case.")] = "",
    strict: StrictOption = False,
    workers: WorkersOption = 0,
    reader: ReaderOption = "",
) -> None:
    """Make a case file of exactly these reports.

    When FILE is a case file already, what was found in unchanged reports is used again, your
    judgements hold, and reports that are not named any more leave the case. Reads plain text,
    HTML, JSON and JSON Lines.
    """
    from throughline import api
    from throughline.cli.progress import TerminalProgress
    from throughline.config import Config

    with TerminalProgress() as progress:
        case = api.build(
            paths,
            output,
            name or None,
            Config(workers=workers, strict=strict, reader=reader),
            progress=progress,
            stdin=sys.stdin.buffer,
        )
    with case:
        _finish(case, output)
    _end_strictly(strict, progress.skips)


def add(
    case: CaseArgument,
    paths: PathsArgument,
    strict: StrictOption = False,
    workers: WorkersOption = 0,
    reader: ReaderOption = "",
) -> None:
    """Add reports to a case file. Only the new reports are read; judgements hold.

    With another reader than before, all reports are read again: a case has one reader.
    """
    from throughline.api import CaseFile
    from throughline.cli.progress import TerminalProgress
    from throughline.config import Config

    config = Config(workers=workers, strict=strict, reader=reader)
    with CaseFile.open(case, config, write=True) as file:
        with TerminalProgress() as progress:
            new = file.add(paths, progress=progress, stdin=sys.stdin.buffer)
        _finish(file, case, new)
    _end_strictly(strict, progress.skips)


def _finish(case: "CaseFile", path: str, new: int | None = None) -> None:
    """Say what the file holds now, and what to do with it."""
    from throughline.cli.present import Page
    from throughline.cli.wording import count

    added = "" if new is None else f" ({count(new, 'new report')})"
    held = (
        count(len(case.articles), "report"),
        count(len(case.entities), "name"),
        count(len(case.events), "event"),
        count(len(case.claims), "claim"),
        count(len(case.conflicts), "difference"),
    )
    page = Page()
    page.text(f"{path}: {', '.join(held)}{added}")
    for entry in case.articles:
        for note in entry.notes:
            page.text(f"{entry.article.path}: {note}")
    page.text(f"Next: throughline show {path}")
    page.show()


def _end_strictly(strict: bool, skips: "Iterable[Skipped]") -> None:
    if strict and not all(item.kept for item in skips):
        raise typer.Exit(ExitCode.SKIPPED)
