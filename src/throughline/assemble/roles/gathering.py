"""Gathers the roles of one person from all mentions of it, with what reports say of their time.

The same role told by several reports is one, with its support counted in independent origins. What
a person judged wrong is left out. Cost: the square of the roles of one person, which are few.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.assemble.context import Context, one_line
from throughline.assemble.notes import anchored
from throughline.assemble.roles.likeness import Place, RoleKey, group_roles, role_key
from throughline.assemble.roles.periods import basis_and_period, report_days, until_first
from throughline.model.annotation import (
    MentionForm,
    RoleBasis,
    RoleKind,
    RoleMention,
    RoleQualifier,
)
from throughline.model.case import Citation, EntityRole, RoleAccount
from throughline.model.dates import Interval
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

LONGEST_QUOTE = 240
"""A citation reaches from the name to the role where that is no longer."""
_KINDS = (
    RoleKind.OFFICE,
    RoleKind.OCCUPATION,
    RoleKind.MEMBERSHIP,
    RoleKind.STATUS,
    RoleKind.NATIONALITY,
    RoleKind.ORIGIN,
    RoleKind.KINSHIP,
    RoleKind.OTHER,
    RoleKind.AGE,
)
"""The order in which roles are shown."""
_OWNED = re.compile(r"\b(?:of|for|at)\b")
"""Such words of a role tell already whose it is."""
_ANYBODY = re.compile(
    r"\bof (?:(?:an?|another|one|some|two|several)\s+(?:\w+\s+)?"
    r"(?:person|people|individual|man|woman|men|women|boy|girl|child|children|kid|teen|teenager|other|others)|someone|somebody|others?)\b",
    re.IGNORECASE,
)
"""Owners that are nobody in particular: "brother of a person"."""
_BASES = tuple(RoleBasis)


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of a role with what is compared and shown of it."""

    role: RoleMention
    article: str
    citation: Citation
    key: RoleKey
    owner: str | None
    place: Place
    of: str
    """Words for the owner where `role.text` has none."""
    inside: bool
    """Whether the owner stands in the role's own words ("mayor of Kesset")."""


def roles_by_entity(context: Context) -> dict[str, list[tuple[str, RoleMention]]]:
    """Entity id -> its mentions of roles with their articles, in order of publication and place."""
    found: defaultdict[str, list[tuple[str, RoleMention]]] = defaultdict(list)
    for article in context.story:
        for role in context.annotations[article].roles:
            entity = context.entity_of.get(Ref(article, role.mention))
            if entity is not None:
                found[entity].append((article, role))
    return dict(found)


def assemble_roles(
    context: Context,
    entity: str,
    found: Sequence[tuple[str, RoleMention]],
    known: frozenset[str],
    judgements: Sequence[Judgement] = (),
) -> tuple[EntityRole, ...]:
    """The roles of one person: by kind, then the earliest first.

    `known` are the ids of the entities of the case: a role is nobody else's.
    """
    wrong = [j.item for j in judgements if j.verdict is Verdict.WRONG and j.item.kind == "role"]
    told = [_told(context, entity, known, article, role) for article, role in found]
    roles = [
        _role(context, entity, [told[number] for number in group])
        for group in group_roles([one.key for one in told], [one.place for one in told])
    ]
    dropped = {role.id for anchor in wrong for role in _anchored(roles, anchor)}
    dropped |= {role.id for role in roles if _is_told_by_another(role, roles)}
    dropped |= {role.id for role in roles if _is_anybodys_relative(role)}
    return tuple(sorted((role for role in roles if role.id not in dropped), key=_place))


def _is_told_by_another(role: EntityRole, roles: Sequence[EntityRole]) -> bool:
    """Whether it only says "of the Harbour Board" of somebody who has a role there anyway."""
    bare = role.kind is RoleKind.MEMBERSHIP and role.text.startswith(("of ", "from "))
    return bare and any(
        other.id != role.id and other.entity is not None and other.entity == role.entity
        for other in roles
    )


def _is_anybodys_relative(role: EntityRole) -> bool:
    """Whether it only says that there is a relative of whom nothing is told: "brother of a person",
    which tells nobody apart."""
    whose = f"{role.text} of {role.of}" if role.of else role.text
    return role.kind is RoleKind.KINSHIP and role.entity is None and bool(_ANYBODY.search(whose))


def _anchored(roles: Sequence[EntityRole], anchor: ItemAnchor) -> list[EntityRole]:
    """The roles that an anchor means: those cited just there, else those that share its words."""
    alike = [
        role
        for role in roles
        if anchor.type in ("", role.kind.value)
        and any(anchored(citation, anchor) for citation in role.citations)
    ]
    exact = [role for role in alike if any(c.span == anchor.span for c in role.citations)]
    return exact or alike


def _told(
    context: Context, entity: str, known: frozenset[str], article: str, role: RoleMention
) -> _Told:
    owner, of, names, inside = None, role.owner, role.owner, False
    if role.of is not None:
        mention = context.annotations[article].mentions[role.of]
        owner = context.entity_of.get(Ref(article, role.of))
        owner = owner if owner in known and owner != entity else None
        named = mention.form is MentionForm.NAME
        inside = role.span.covers(mention.span)
        names = f"{names} {mention.name}" if named else names
        if owner is not None and not inside:
            of = context.entities[owner].name
    text = one_line(role.text)
    return _Told(
        role=role,
        article=article,
        citation=context.cite(article, _cited(context, article, role)),
        key=role_key(role.kind, role.head, text, owner or _named(of), names),
        owner=owner,
        place=Place(article, role.sentence, role.basis is RoleBasis.STATED),
        of=one_line(of),
        inside=inside,
    )


def _named(owner: str) -> str:
    """The owner's words as a key; "" for a noun like "the company", which may be anybody's."""
    return owner.casefold() if any(word[:1].isupper() for word in owner.split()) else ""


def _cited(context: Context, article: str, role: RoleMention) -> Span:
    """From the name to the role, so that the quotation alone shows who is what."""
    name = context.annotations[article].mentions[role.mention].span
    whole = Span(min(name.start, role.span.start), max(name.end, role.span.end))
    return whole if len(whole) <= LONGEST_QUOTE else role.span


# --- one role ------------------------------------------------------------------------------------


def _role(context: Context, entity: str, told: Sequence[_Told]) -> EntityRole:
    text = _fullest_text(told)
    shown = [one for one in told if one_line(one.role.text) == text]
    # Only mentions that say as much can say whose it is: "Doe's lawyer" of "lawyer".
    alike = [one for one in told if any(other.key.words <= one.key.words for other in shown)]
    owner = next((one.owner for one in (*shown, *alike) if one.owner is not None), None)
    of = next((one.of for one in (*shown, *alike) if one.of), "")
    if owner is not None:
        of = context.entities[owner].name
    if any(one.inside for one in shown) or _OWNED.search(text):
        of = ""
    citations = context.in_order(one.citation for one in told)
    key = "\x1f".join((entity, told[0].role.kind.value, text.casefold(), owner or of.casefold()))
    return EntityRole(
        id="r-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10],
        kind=told[0].role.kind,
        text=text,
        of=of,
        entity=owner,
        accounts=tuple(sorted(_accounts(context, told), key=_account_place)),
        independent_sources=context.independent_sources(citations),
        citations=citations,
    )


def _fullest_text(told: Sequence[_Told]) -> str:
    """The words that say most, where a word that only one mention has counts little.

    "captain of the ferry Kittiwake" before "Captain" and before "jailed ferry captain".
    """
    spread = Counter(word for one in told for word in one.key.whole)
    texts = Counter(one_line(one.role.text) for one in told)
    worth: dict[str, float] = {}
    for one in told:
        own = one.key.whole if one.inside else one.key.words
        value = sum(1.0 if spread[word] > 1 else 0.25 for word in own) + 0.5 * one.inside
        text = one_line(one.role.text)
        worth[text] = max(worth.get(text, 0.0), value)
    first = list(worth)
    return max(first, key=lambda text: (worth[text], texts[text], -first.index(text)))


def _accounts(context: Context, told: Sequence[_Told]) -> Iterator[RoleAccount]:
    """What the mentions say of the time, those that say the same together."""
    Key = tuple[RoleQualifier, RoleBasis, Interval | None]
    alike: dict[Key, list[tuple[Citation, Interval | None]]] = {}
    for one in told:
        basis, period = basis_and_period(context, one.article, one.role)
        qualifier = one.role.qualifier
        if qualifier is RoleQualifier.CURRENT:
            qualifier = RoleQualifier.NONE
        dated = period if basis in (RoleBasis.STATED, RoleBasis.EVENT) else None
        alike.setdefault((qualifier, basis, dated), []).append((one.citation, period))
    for (qualifier, basis, dated), members in alike.items():
        citations = context.in_order(citation for citation, _ in members)
        days = [day for _, day in members if day is not None]
        yield RoleAccount(
            qualifier=qualifier,
            basis=basis,
            period=_joined_period(basis, dated, days),
            independent_sources=context.independent_sources(citations),
            citations=citations,
        )


def _joined_period(
    basis: RoleBasis, dated: Interval | None, days: list[Interval]
) -> Interval | None:
    if basis in (RoleBasis.STATED, RoleBasis.EVENT):
        return dated
    return report_days(days) if basis is RoleBasis.REPORT else until_first(days)


# --- order ---------------------------------------------------------------------------------------


def _account_place(account: RoleAccount) -> tuple[date, int, str]:
    period = account.period
    day = None if period is None else period.start or period.end
    return (day or date.max, _BASES.index(account.basis), account.qualifier.value)


def _place(role: EntityRole) -> tuple[int, date, int, str, str]:
    return (
        _KINDS.index(role.kind),
        _account_place(role.accounts[0])[0],
        -role.independent_sources,
        role.text.casefold(),
        role.id,
    )
