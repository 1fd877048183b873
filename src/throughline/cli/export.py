"""`export`: the case in other forms."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from throughline.cli.options import CaseArgument


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
) -> None:
    """Write the case as JSON, or as one HTML page that needs no network and no script."""
    from throughline.api import CaseFile
    from throughline.cli.present import end_with_reader

    with CaseFile.open(case) as file:
        text = file.to_json() if to is Form.JSON else file.to_html()
    if output == "-":
        end_with_reader()
        sys.stdout.write(text)
        return
    from throughline.cli.whole_file import write_whole

    write_whole(output, text)
    if sys.stderr.isatty():
        print(f"wrote {output}", file=sys.stderr)
