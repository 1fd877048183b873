"""Arguments and options that several commands share."""

from typing import Annotated

import typer

CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="The case file.", show_default=False)
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, as `export --to json` writes it.")
]
ReaderOption = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="Who reads: standard, fast or a folder of weights. Left out: who read the case "
        "before, for a new case standard.",
    ),
]
LimitOption = Annotated[
    int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many at most.")
]


def example(*lines: str) -> str:
    """The closing part of a command's help. \\b keeps click from joining the lines."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
