"""`review`: the pairs of names and of events that may be one, for a person to decide."""

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from throughline.cli.options import CaseArgument, JsonOption, LimitOption, ReaderOption

if TYPE_CHECKING:
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.wording import Sources
    from throughline.model.case import Citation, Entity, Event
    from throughline.resolve.undecided import Undecided
    from throughline.resolve.undecided_events import UndecidedEvents

    Pair = Undecided | UndecidedEvents

ANSWERS = {"y": "same", "n": "not_same"}
"""What is typed -> the verdict that is stored."""


class Kind(StrEnum):
    """What is put before a person."""

    ALL = "all"
    NAMES = "names"
    EVENTS = "events"


def review(
    case: CaseArgument,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask about each pair and store the answers.")
    ] = False,
    kind: Annotated[Kind, typer.Option("--kind", help="What to list.")] = Kind.ALL,
    limit: LimitOption = 20,
    json: JsonOption = False,
    reader: ReaderOption = "",
) -> None:
    """List names and events that may be one and were left apart, the likeliest first, with where
    they stand; --limit counts for each of both.

    With --ask each pair is put to you, names before events: y (the same), n (not the same), s
    (skip) or q (quit). An answer is a judgement: it holds for every later build, and `judge CASE
    undo` takes it back.
    """
    from throughline.api import CaseFile
    from throughline.config import Config
    from throughline.errors import NotFoundError

    with CaseFile.open(case, Config(reader=reader)) as file:
        names = file.undecided() if kind is not Kind.EVENTS else ()
        events = file.undecided_events() if kind is not Kind.NAMES else ()
        if not names and not events:
            what = "names or events" if kind is Kind.ALL else kind.value
            raise NotFoundError(f"{case}: no two {what} are left that may be one")
        if ask:
            _ask(file, kind, sys.stdin.readline)
        elif json:
            _print_json(file, [*names[:limit], *events[:limit]])
        else:
            _print_list(file, (("names", names), ("events", events)), limit)


def _ask(file: "CaseFile", kind: Kind, answer: Callable[[], str]) -> None:
    """Put each pair once; the case is made anew after every answer, and so is the list."""
    from throughline.cli.present import Page
    from throughline.cli.wording import Sources

    seen: set[frozenset[str]] = set()
    decided = 0
    while True:
        pair = _next(file, kind, seen)
        if pair is None:
            break
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


def _next(file: "CaseFile", kind: Kind, seen: set[frozenset[str]]) -> "Pair | None":
    names = file.undecided() if kind is not Kind.EVENTS else ()
    for pair in names:
        if _key(pair) not in seen:
            return pair
    events = file.undecided_events() if kind is not Kind.NAMES else ()
    return next((pair for pair in events if _key(pair) not in seen), None)


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


def _key(pair: "Pair") -> frozenset[str]:
    return frozenset((pair.left.id, pair.right.id))


def _print_list(
    file: "CaseFile", found: "Sequence[tuple[str, Sequence[Pair]]]", limit: int
) -> None:
    from throughline.cli.present import Page, Style
    from throughline.cli.wording import Sources

    page = Page()
    page.title(f"May be one · {file.name}")
    sources = Sources(file.case)
    for what, pairs in found:
        if pairs:
            shown = pairs[:limit]
            page.section(what.capitalize(), f"{len(shown)} of {len(pairs)}, the likeliest first")
        for number, pair in enumerate(pairs[:limit]):
            if number:
                page.space()
            _fill(page, pair, sources)
    page.space()
    page.text(f"To decide: review {file.path} --ask", Style.SOFT)
    page.show()


def _fill(page: "Page", pair: "Pair", sources: "Sources") -> None:
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import quoted

    page.text(f"{_called(pair.left)} · {_called(pair.right)}", Style.STRONG)
    page.text(f"{pair.score:.2f}  {pair.reason}", Style.SOFT)
    page.entries(
        (
            Entry(
                side.id,
                sources.outlets(side.citations),
                (quoted(sources.context(shown_at(side))),),
            )
            for side in (pair.left, pair.right)
        ),
        indent=2,
    )


def _called(side: "Entity | Event") -> str:
    """The name, or what kind of event it is, of whom and when."""
    from throughline.cli.wording import when
    from throughline.extract.events.lexicon import event_types
    from throughline.model.case import Event

    if not isinstance(side, Event):
        return side.name
    label = event_types()[side.type].label if side.type in event_types() else side.type
    who = next((p.text for p in side.participants if p.role == "patient"), "")
    return ", ".join(part for part in (label, who, when(side.time) or "no date") if part)


def shown_at(side: "Entity | Event") -> "Citation":
    """Of a name the mention whose sentence tells most: one with a descriptor, else the first. Of an
    event the sentence that shows it."""
    from throughline.model.case import Event

    if isinstance(side, Event):
        return side.citations[0]
    told = [citation for one in side.descriptors for citation in one.citations]
    named = {(citation.article, citation.sentence): citation for citation in side.citations}
    both = [named[at] for c in told if (at := (c.article, c.sentence)) in named]
    return both[0] if both else side.citations[0]


def _print_json(file: "CaseFile", found: "Sequence[Pair]") -> None:
    from throughline.cli.printed_json import print_json
    from throughline.cli.wording import Sources

    sources = Sources(file.case)
    print_json(
        [
            {
                "kind": "event" if _is_event(pair.left) else "entity",
                "score": pair.score,
                "reason": pair.reason,
                "left": _side(pair.left, sources),
                "right": _side(pair.right, sources),
            }
            for pair in found
        ]
    )


def _is_event(side: "Entity | Event") -> bool:
    from throughline.model.case import Event

    return isinstance(side, Event)


def _side(side: "Entity | Event", sources: "Sources") -> dict[str, Any]:
    from throughline.model.case import Event

    at = shown_at(side)
    told: dict[str, Any]
    if isinstance(side, Event):
        start, end = side.time.iso() if side.time else (None, None)
        told = {"type": side.type, "time": {"start": start, "end": end} if side.time else None}
    else:
        told = {"name": side.name, "type": side.type.value, "aliases": list(side.aliases)}
    return {
        "id": side.id,
        **told,
        "sentence": sources.context(at),
        "citation": {
            "article": at.article,
            "sentence": at.sentence,
            "start": at.start,
            "end": at.end,
            "quote": at.quote,
        },
    }
