"""`export`: the case in other forms."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from throughline.cli.options import CaseArgument
from throughline.cli.partial_dates import last_day


class Form(StrEnum):
    """The forms that a case can be written in."""

    JSON = "json"
    HTML = "html"


def export(
    case: CaseArgument,
    to: Annotated[Form, typer.Option("--to", help="json for programs, html for readers.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    as_of: Annotated[
        str,
        typer.Option("--as-of", metavar="DATE", help="As known on DATE, by the reports out then."),
    ] = "",
) -> None:
    """Write the case as JSON, or as one HTML page that needs no network and no script."""
    from throughline import export as forms
    from throughline.api import CaseFile
    from throughline.cli.present import end_with_reader

    with CaseFile.open(case) as file:
        day = last_day(as_of)
        known = file.case if day is None else file.as_of(day)
    text = forms.to_json(known) if to is Form.JSON else forms.to_html(known)
    if output == "-":
        end_with_reader()
        sys.stdout.write(text)
        return
    from throughline.cli.whole_file import write_whole

    write_whole(output, text)
    if sys.stderr.isatty():
        print(f"wrote {output}", file=sys.stderr)
