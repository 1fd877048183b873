"""`judge`: a person's corrections."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption, ReaderOption

if TYPE_CHECKING:
    from throughline.api import CaseFile


class Action(StrEnum):
    """What `judge` can do."""

    SAME = "same"
    NOT_SAME = "not-same"
    WRONG = "wrong"
    RENAME = "rename"
    NOTE = "note"
    LIST = "list"
    UNDO = "undo"


WANTED = {
    Action.SAME: ("ITEM", "ITEM"),
    Action.NOT_SAME: ("ITEM", "ITEM"),
    Action.WRONG: ("ITEM",),
    Action.RENAME: ("ITEM", "NAME"),
    Action.NOTE: ("ITEM", "TEXT"),
    Action.LIST: (),
    Action.UNDO: ("NUMBER",),
}


def judge(
    case: CaseArgument,
    action: Annotated[Action, typer.Argument(help="What you decide.", show_default=False)],
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WITH",
            help="ITEM ITEM, ITEM, ITEM NAME, ITEM TEXT or NUMBER. An item by id or by name.",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
    reader: ReaderOption = "",
) -> None:
    """Correct the case: say what is the same, what is not, what is wrong, or how it is called.

    Your decisions are kept apart from what was found, hold for every later build, and can be
    undone. To part one name from another that was wrongly joined with it, name both:
    not-same "A. Park" "B. Park".
    """
    from throughline.api import CaseFile
    from throughline.config import Config
    from throughline.errors import UsageError

    given = parts or []
    wanted = WANTED[action]
    if len(given) != len(wanted):
        raise UsageError(f"write: judge {case} {' '.join((action.value, *wanted))}")
    with CaseFile.open(case, Config(reader=reader)) as file:
        if action is Action.LIST:
            _print_list(file, as_json=json)
        elif action is Action.UNDO:
            file.undo(_number(given[0]))
            print(f"{given[0]} undone; the case was made anew")
        else:
            _judge(file, action, given)


def _judge(file: "CaseFile", action: Action, given: list[str]) -> None:
    verdict = action.value.replace("-", "_")
    if action in (Action.SAME, Action.NOT_SAME):
        row = file.judge(verdict, given[0], given[1])
    else:
        row = file.judge(verdict, given[0], text=given[1] if len(given) > 1 else "")
    from throughline.cli.present import clean

    print(f"{row.number}. {clean(row.shown)}")
    print(f"The case was made anew. To take it back: judge {file.path} undo {row.number}")


def _number(text: str) -> int:
    if not text.isdecimal():
        from throughline.errors import UsageError

        raise UsageError(f"{text!r} is not the number of a judgement; see: judge CASE list")
    return int(text)


def _print_list(file: "CaseFile", *, as_json: bool) -> None:
    from throughline.cli.present import Column, Page, Style
    from throughline.cli.printed_json import print_json
    from throughline.errors import NotFoundError

    rows = file.judgements
    if as_json:
        print_json(
            [
                {
                    "number": row.number,
                    "verdict": row.verdict,
                    "shown": row.shown,
                    "made_at": row.made_at,
                    "supersedes": row.supersedes,
                    "holds": row.active,
                }
                for row in rows
            ]
        )
        return
    if not rows:
        raise NotFoundError("no judgement was made yet")
    page = Page()
    page.title(f"Judgements · {file.name}")
    columns = (
        Column("No.", right=True),
        Column("Decision", flexible=True),
        Column("Holds"),
        Column("Made (UTC)", style=Style.SOFT),
    )
    page.table(
        columns,
        (
            (
                row.number,
                row.shown,
                "yes" if row.active else "no",
                row.made_at[:16].replace("T", " "),
            )
            for row in rows
        ),
    )
    page.show()
