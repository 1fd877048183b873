"""`claims`: who says what."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption, LimitOption

if TYPE_CHECKING:
    from throughline.cli.present import Entry
    from throughline.cli.wording import Sources
    from throughline.model.case import Case, Claim, Holder


def claims(
    case: CaseArgument,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Only what NAME says, or passes on.")
    ] = "",
    about: Annotated[
        str,
        typer.Option("--about", metavar="NAME", help="Only what is about NAME, or has the word."),
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="named, institution, anonymous, author or nobody; or what an unnamed source is:"
            " official, police, document, witness, person_familiar …",
        ),
    ] = "",
    denials: Annotated[bool, typer.Option("--denials", help="Only denials.")] = False,
    limit: LimitOption = 50,
    json: JsonOption = False,
) -> None:
    """List who says what, through whom, how surely, and where it stands."""
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.cli.printed_json import print_items
    from throughline.cli.wording import Sources
    from throughline.errors import NotFoundError
    from throughline.model.denial_words import is_left_open

    with CaseFile.open(case) as file:
        holders, topics = _ids(file.case, by), _ids(file.case, about)
        found = [
            claim
            for claim in file.claims
            if (not by or any(_is_by(holder, by, holders) for holder in _held_by(claim)))
            and (not about or _is_about(claim, about, topics))
            and kind in ("", claim.holder.kind.value, claim.holder.source_type)
            and (not denials or claim.denies is not None or is_left_open(claim))
        ]
        if not found:
            raise NotFoundError(f"{case}: no such claim; see: who, search")
        if json:
            print_items(file.case, "claims", {claim.id for claim in found})
            return
        page = Page()
        page.title(f"Claims · {file.name}", f"{min(limit, len(found))} of {len(found)}")
        sources = Sources(file.case)
        others = {claim.id: holder_name(claim.holder) for claim in file.claims}
        page.entries((entry(claim, sources, others) for claim in found[:limit]), apart=True)
        page.show()


def entry(claim: "Claim", sources: "Sources", holders: "Mapping[str, str]") -> "Entry":
    """A claim as a block: the holder in the margin, how and where it was said below.

    `holders` names who holds each claim of the case, by its id.
    """
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import count, when
    from throughline.export.denied import is_denied_unseen
    from throughline.model.denial_words import is_left_open

    via = ", ".join(holder.text for holder in claim.via if holder.text)
    marks = [
        f"through {via}" if via else "",
        "" if claim.certainty.value == "certain" else claim.certainty.value,
        "says it is not so" if is_denied_unseen(claim) else "",
        f"denies {claim.denies}" if claim.denies else "",
        "denies, not said what" if is_left_open(claim) else "",
        f"told {claim.told.text}" if claim.told else "",
        f"said {when(claim.said)}" if claim.said else "",
    ]
    also = ", ".join(f"{holders[key]} ({key})" for key in claim.same_as if key in holders)
    support = count(claim.independent_sources, "independent source")
    told = " · ".join(
        [mark for mark in marks if mark] + [sources.outlets(claim.citations), claim.id]
    )
    notes = (told, f"also said by {also} · {support}") if also else (told,)
    return Entry(holder_name(claim.holder), claim.text, notes, label_style=Style.STRONG)


def holder_name(holder: "Holder") -> str:
    """Who holds a claim, for a margin."""
    kind = holder.kind.value
    if holder.text and kind == "anonymous":
        of = holder.source_type or "other"
        return f"{holder.text} (unnamed{'' if of == 'other' else f', {of}'.replace('_', ' ')})"
    if holder.text:
        return holder.text
    return {"author": "the report", "nobody": "nobody named"}.get(kind, kind)


def _ids(case: "Case", name: str) -> frozenset[str]:
    from throughline.items import entities_named

    return frozenset(entity.id for entity in entities_named(case, name))


def _held_by(claim: "Claim") -> "Iterator[Holder]":
    yield claim.holder
    yield from claim.via


def _is_by(holder: "Holder", name: str, ids: frozenset[str]) -> bool:
    return holder.entity in ids or name.casefold() in holder.text.casefold()


def _is_about(claim: "Claim", name: str, ids: frozenset[str]) -> bool:
    return not ids.isdisjoint(claim.about) or name.casefold() in claim.text.casefold()
