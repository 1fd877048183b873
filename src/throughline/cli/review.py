"""`review`: the pairs of names that may be one, for a person to decide."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from throughline.cli.options import CaseArgument, JsonOption, LimitOption, ReaderOption

if TYPE_CHECKING:
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.wording import Sources
    from throughline.model.case import Citation, Entity
    from throughline.resolve.undecided import Undecided

ANSWERS = {"y": "same", "n": "not_same"}
"""What is typed -> the verdict that is stored."""


def review(
    case: CaseArgument,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask about each pair and store the answers.")
    ] = False,
    limit: LimitOption = 20,
    json: JsonOption = False,
    reader: ReaderOption = "",
) -> None:
    """List names that may be one and were left apart, the likeliest first, with where they stand.

    With --ask each pair is put to you: y (the same), n (not the same), s (skip) or q (quit). An
    answer is a judgement: it holds for every later build, and `judge CASE undo` takes it back.
    """
    from throughline.api import CaseFile
    from throughline.config import Config
    from throughline.errors import NotFoundError

    with CaseFile.open(case, Config(reader=reader)) as file:
        found = file.undecided()
        if not found:
            raise NotFoundError(f"{case}: no two names are left that may be one")
        if ask:
            _ask(file, sys.stdin.readline)
        elif json:
            _print_json(file, found[:limit])
        else:
            _print_list(file, found[:limit], len(found))


def _ask(file: "CaseFile", answer: Callable[[], str]) -> None:
    """Put each pair once; the case is made anew after every answer, and so is the list."""
    from throughline.cli.present import Page
    from throughline.cli.wording import Sources

    seen: set[frozenset[str]] = set()
    decided = 0
    while True:
        left = [pair for pair in file.undecided() if _key(pair) not in seen]
        if not left:
            break
        pair = left[0]
        seen.add(_key(pair))
        page = Page()
        _fill(page, pair, Sources(file.case))
        page.show()
        typed = _typed(answer)
        if typed == "q":
            break
        if typed in ANSWERS:
            file.judge(ANSWERS[typed], pair.left.id, pair.right.id)
            decided += 1
    print(f"{decided} decided; to take one back: judge {file.path} list")


def _typed(answer: Callable[[], str]) -> str:
    """ "y", "n", "s" or "q"; the end of the input quits."""
    while True:
        print("The same? y, n, s(kip), q(uit): ", end="", flush=True)
        line = answer()
        typed = line.strip().lower()[:1]
        if not line or typed == "q":
            return "q"
        if typed in (*ANSWERS, "s"):
            return typed


def _key(pair: "Undecided") -> frozenset[str]:
    return frozenset((pair.left.id, pair.right.id))


def _print_list(file: "CaseFile", found: "tuple[Undecided, ...]", total: int) -> None:
    from throughline.cli.present import Page, Style
    from throughline.cli.wording import Sources

    page = Page()
    page.title(f"May be one · {file.name}", f"{len(found)} of {total}, the likeliest first")
    for number, pair in enumerate(found):
        if number:
            page.space()
        _fill(page, pair, Sources(file.case))
    page.space()
    page.text(f"To decide: review {file.path} --ask", Style.SOFT)
    page.show()


def _fill(page: "Page", pair: "Undecided", sources: "Sources") -> None:
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import quoted

    page.text(f"{pair.left.name} · {pair.right.name}", Style.STRONG)
    page.text(f"{pair.score:.2f}  {pair.reason}", Style.SOFT)
    page.entries(
        (
            Entry(
                entity.id,
                sources.outlets(entity.citations),
                (quoted(sources.context(shown_at(entity))),),
            )
            for entity in (pair.left, pair.right)
        ),
        indent=2,
    )


def shown_at(entity: "Entity") -> "Citation":
    """The mention whose sentence tells most: one with a descriptor, else the first."""
    told = [citation for one in entity.descriptors for citation in one.citations]
    named = {(citation.article, citation.sentence): citation for citation in entity.citations}
    both = [named[at] for c in told if (at := (c.article, c.sentence)) in named]
    return both[0] if both else entity.citations[0]


def _print_json(file: "CaseFile", found: "tuple[Undecided, ...]") -> None:
    from throughline.cli.printed_json import print_json
    from throughline.cli.wording import Sources

    sources = Sources(file.case)

    def side(entity: "Entity") -> dict[str, Any]:
        at = shown_at(entity)
        return {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type.value,
            "aliases": list(entity.aliases),
            "sentence": sources.context(at),
            "citation": {
                "article": at.article,
                "sentence": at.sentence,
                "start": at.start,
                "end": at.end,
                "quote": at.quote,
            },
        }

    print_json(
        [
            {
                "score": pair.score,
                "reason": pair.reason,
                "left": side(pair.left),
                "right": side(pair.right),
            }
            for pair in found
        ]
    )
