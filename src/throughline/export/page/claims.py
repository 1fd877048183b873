"""Claims by who holds them: named persons, institutions, unnamed sources, nobody, the reports."""

from throughline.export.denied import is_denied_unseen
from throughline.export.page import anchors, limits
from throughline.export.page.shelf import Shelf
from throughline.export.page.timeline import certainty_tag, support
from throughline.export.page.values import HolderGroup, Link, Statement
from throughline.model import date_words as dates
from throughline.model.annotation import SourceKind
from throughline.model.case import Claim, Holder, SourceType
from throughline.model.denial_words import is_left_open

_KINDS = {
    SourceKind.NAMED: "named person",
    SourceKind.INSTITUTION: "institution",
    SourceKind.ANONYMOUS: "unnamed source",
    SourceKind.NOBODY: "nobody stands behind it",
    SourceKind.AUTHOR: "the report itself",
}
_UNNAMED = {
    SourceType.OFFICIAL: "unnamed official",
    SourceType.POLICE: "unnamed, of the police",
    SourceType.MILITARY: "unnamed, of the military",
    SourceType.PERSON_FAMILIAR: "unnamed, knows the matter from near",
    SourceType.SPOKESPERSON: "unnamed spokesperson",
    SourceType.LAWYER: "unnamed lawyer",
    SourceType.FAMILY: "unnamed relative or friend",
    SourceType.WITNESS: "unnamed witness or local",
    SourceType.EXPERT: "unnamed expert",
    SourceType.COMPANY: "unnamed, of a business or body",
    SourceType.MEDIA: "unnamed, of the media",
    SourceType.DOCUMENT: "document",
    SourceType.CROWD: "unnamed, of the public",
}
_ORDER = tuple(_KINDS)
_QUOTE_MARKS = "“”‘’\"'«»„"
_LINK_CHARS = 90


def shown_claims(shelf: Shelf) -> tuple[Claim, ...]:
    """The claims that the page holds."""
    return shelf.case.claims[: limits.CLAIMS]


def build_holders(shelf: Shelf) -> tuple[tuple[HolderGroup, ...], tuple[HolderGroup, ...]]:
    """The holders with their claims, those who say most first in each kind; then the long tail."""
    shown = shown_claims(shelf)
    denied: dict[str, list[Claim]] = {}
    for claim in shown:
        if claim.denies:
            denied.setdefault(claim.denies, []).append(claim)
    groups: dict[tuple[SourceKind, str], list[Claim]] = {}
    for claim in shown:
        groups.setdefault(_holder_key(claim), []).append(claim)
    keys = sorted(groups, key=lambda key: (_ORDER.index(key[0]), -len(groups[key])))
    built = [_group(shelf, key[0], groups[key], denied) for key in keys]
    main = _main_indices([len(groups[key]) for key in keys])
    return (
        tuple(group for index, group in enumerate(built) if index in main),
        tuple(group for index, group in enumerate(built) if index not in main),
    )


def _main_indices(sizes: list[int]) -> set[int]:
    if len(sizes) <= limits.HOLDERS_IN_FULL + 3:
        return set(range(len(sizes)))
    by_size = sorted(range(len(sizes)), key=lambda index: (-sizes[index], index))
    return set(by_size[: limits.HOLDERS_IN_FULL])


def _holder_key(claim: Claim) -> tuple[SourceKind, str]:
    kind = claim.holder.kind
    if kind in (SourceKind.AUTHOR, SourceKind.NOBODY):
        return (kind, "")
    return (kind, claim.holder.entity or claim.holder.text.casefold())


def _group(
    shelf: Shelf, kind: SourceKind, claims: list[Claim], denied: dict[str, list[Claim]]
) -> HolderGroup:
    holder = _holder_link(shelf, kind, claims[0])
    statements = tuple(_statement(shelf, claim, denied.get(claim.id, [])) for claim in claims)
    fold = len(statements) > limits.CLAIMS_OF_HOLDER + 2
    cut = limits.CLAIMS_OF_HOLDER if fold else len(statements)
    return HolderGroup(
        name=holder.text,
        href=holder.href,
        kind=_kind_words(claims[0].holder),
        kind_key=kind.value,
        main=statements[:cut],
        rest=statements[cut:],
    )


def _kind_words(holder: Holder) -> str:
    """What the holder is, in words."""
    return _UNNAMED.get(holder.source_type or SourceType.OTHER, _KINDS[holder.kind])


def _holder_link(shelf: Shelf, kind: SourceKind, claim: Claim) -> Link:
    if kind is SourceKind.AUTHOR:
        return Link("In the reports’ own voice", None)
    if kind is SourceKind.NOBODY:
        return Link("Said, but by nobody named", None)
    return shelf.entity_link(claim.holder.entity, claim.holder.text or "Somebody")


def _statement(shelf: Shelf, claim: Claim, denied_by: list[Claim]) -> Statement:
    return Statement(
        anchor=anchors.claim(claim.id),
        text=_in_quotes(claim),
        prefix=_prefix(claim),
        tags=_tags(claim),
        denial=claim.denies is not None,
        via=", ".join(holder.text for holder in claim.via if holder.text),
        denies=_denies(shelf, claim),
        denied_by=tuple(
            Link(shelf.holder_name(other), f"#{anchors.claim(other.id)}") for other in denied_by
        ),
        also=tuple(
            Link(_also_by(shelf, other), f"#{anchors.claim(other.id)}")
            for key in claim.same_as
            if (other := shelf.claims.get(key)) is not None
        ),
        support=support(claim.independent_sources) if claim.same_as else "",
        sources=shelf.sources(claim.citations),
        notes=shelf.notes.get(claim.id, ()),
    )


def _also_by(shelf: Shelf, claim: Claim) -> str:
    """Who else says it, and in which report: one holder may say the same in several."""
    report = shelf.articles.get(claim.citations[0].article)
    return f"{shelf.holder_name(claim)} ({report.label})" if report else shelf.holder_name(claim)


def _in_quotes(claim: Claim) -> str:
    """The words as printed: a direct quotation in quotation marks, which its span may leave out."""
    quoted = claim.mode == "direct" and not claim.text.startswith(tuple(_QUOTE_MARKS))
    return f"“{claim.text}”" if quoted else claim.text


def _prefix(claim: Claim) -> str:
    return "Denied:" if is_denied_unseen(claim) else ""


def _tags(claim: Claim) -> tuple[str, ...]:
    tags: list[str] = []
    certainty = certainty_tag(claim.certainty)
    if certainty:
        tags.append(certainty)
    if claim.mode == "mixed":
        tags.append("quoted in part")
    if claim.holder.kind is SourceKind.NOBODY and claim.holder.text:
        tags.append(f"source: “{claim.holder.text}”")
    if is_left_open(claim):
        tags.append("denies, not said what")
    if claim.told is not None:
        tags.append(f"told {claim.told.text}")
    if claim.said is not None:
        tags.append(f"said {dates.words(claim.said)}")
    return tuple(tags)


def _denies(shelf: Shelf, claim: Claim) -> Link | None:
    other = shelf.claims.get(claim.denies or "")
    if other is None:
        return None
    text = other.text if len(other.text) <= _LINK_CHARS else other.text[:_LINK_CHARS] + "…"
    return Link(f"{shelf.holder_name(other)}: {text}", f"#{anchors.claim(other.id)}")
