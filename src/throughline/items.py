"""Finds an item of a case by what a person types, and names items by their anchors."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from throughline.errors import NotFoundError, UsageError
from throughline.model.case import (
    Case,
    Citation,
    Claim,
    Conflict,
    Entity,
    EntityRole,
    Event,
    Proceeding,
)
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.role_words import role_text
from throughline.store import JudgementRow

Item = Entity | Event | Claim | Conflict | Proceeding | EntityRole

KINDS: tuple[tuple[str, type], ...] = (
    ("entity", Entity),
    ("event", Event),
    ("claim", Claim),
    ("conflict", Conflict),
    ("proceeding", Proceeding),
    ("role", EntityRole),
)


def all_items(case: Case) -> Iterator[Item]:
    """Every item that has an id, in reading order."""
    yield from case.entities
    yield from case.events
    yield from case.claims
    yield from case.conflicts
    yield from case.proceedings
    for entity in case.entities:
        yield from entity.roles


def kind_of(item: Item) -> str:
    """ "entity", "event", "claim", "conflict", "proceeding" or "role"."""
    return next(kind for kind, of in KINDS if isinstance(item, of))


def label(item: Item) -> str:
    """A few words for a person to know the item by."""
    match item:
        case Entity() | Proceeding():
            return item.name
        case Event():
            return item.summary
        case Claim():
            return f"{item.holder.text}: {item.text}" if item.holder.text else item.text
        case Conflict():
            return item.question
        case EntityRole():
            return role_text(item)


def citations_of(item: Item) -> tuple[Citation, ...]:
    """Where the item stands, in its own order."""
    if isinstance(item, Conflict):
        return tuple(c for position in item.positions for c in position.citations)
    return item.citations


def find_item(case: Case, key: str) -> Item:
    """The item with the id `key`, else the entity of that name, else the one whose id so begins.

    Raises NotFoundError when nothing fits and UsageError when several items do.
    """
    wanted = key.strip()
    for item in all_items(case):
        if item.id == wanted:
            return item
    named = entities_named(case, wanted)
    begun = [item for item in all_items(case) if wanted and item.id.startswith(wanted)]
    found: Sequence[Item] = named or begun
    if not found:
        raise NotFoundError(f"nothing in the case is called {key!r}; see: show, who")
    if len(found) > 1:
        several = ", ".join(f"{item.id} ({label(item)[:60]})" for item in found[:6])
        raise UsageError(f"{key!r} may be one of {len(found)} items; name one by id: {several}")
    return found[0]


def entities_named(case: Case, name: str) -> tuple[Entity, ...]:
    """The entities that answer to `name`: as their name, else as an alias, else as part of one."""
    wanted = name.casefold().strip()
    if not wanted:
        return ()

    def names(entity: Entity) -> Iterator[str]:
        return (text.casefold() for text in (entity.name, *entity.aliases))

    return (
        tuple(entity for entity in case.entities if entity.name.casefold() == wanted)
        or tuple(entity for entity in case.entities if wanted in names(entity))
        or tuple(
            entity
            for entity in case.entities
            if any(f" {wanted} " in f" {text} " for text in names(entity))
        )
    )


def anchor(case: Case, key: str) -> tuple[Item, ItemAnchor]:
    """The item that `key` finds, and one citation that stands for it.

    For a name or alias it is a citation with that name, so that two names of one entity can be
    told apart; for an event its first sentence, with its type; else the first citation that no
    other item of its kind has too. First is what surely came out first: the decision then holds
    for the case as of most days.
    """
    item = find_item(case, key)
    kind = kind_of(item)
    if kind == "proceeding":
        raise UsageError(f"{item.id} is a proceeding: judge the events that are its steps")
    own = citations_of(item)
    if isinstance(item, Event):
        return item, ItemAnchor(kind, own[0].article, own[0].span, item.type)
    out = {
        one.article.id: (one.published is None or one.published.end is None, number)
        for number, one in enumerate(case.articles)
    }
    own = tuple(sorted(own, key=lambda cited: (out[cited.article], cited.start)))
    wanted = key.strip().casefold()
    chosen = next((c for c in own if c.quote.casefold() == wanted), None)
    if chosen is None:
        others = {
            (citation.article, citation.span)
            for other in all_items(case)
            if other.id != item.id and isinstance(other, type(item))
            for citation in citations_of(other)
        }
        chosen = next((c for c in own if (c.article, c.span) not in others), own[0])
    of = item.kind.value if isinstance(item, Conflict | EntityRole) else ""
    return item, ItemAnchor(kind, chosen.article, chosen.span, of)


def judgement_of(
    case: Case, verdict: Verdict, key: str, other_key: str | None, text: str, made_at: str
) -> tuple[Judgement, str]:
    """The judgement and the line that shows it. Raises UsageError when the parts do not fit."""
    pairwise = verdict in (Verdict.SAME, Verdict.NOT_SAME)
    if pairwise != (other_key is not None):
        raise UsageError(f"{verdict.value} needs {'two items' if pairwise else 'one item'}")
    item, left = anchor(case, key)
    other, right = anchor(case, other_key) if other_key is not None else (None, None)
    _check_parts(verdict, item, other, text)
    if other is not None and other.id == item.id:
        if verdict is Verdict.SAME:
            raise UsageError(f"{key!r} and {other_key!r} are one item already: {item.id}")
        if left == right:
            raise UsageError(f"both are {item.id}: name two of its names, in quotes, to part them")
    parts = (verdict.value, repr(left), repr(right), text.strip())
    judgement = Judgement(
        id=blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest(),
        verdict=verdict,
        item=left,
        other=right,
        text=text.strip(),
        made_at=made_at,
    )
    told = [verdict.value.replace("_", "-"), _told(item, key)]
    told += [_told(other, other_key)] if other is not None and other_key is not None else []
    told += [f"“{text.strip()}”"] if text.strip() else []
    return judgement, " · ".join(told)


def _check_parts(verdict: Verdict, item: Item, other: Item | None, text: str) -> None:
    if other is not None and not (
        kind_of(other) == kind_of(item) and isinstance(item, Entity | Event)
    ):
        raise UsageError(f"{verdict.value} is for two entities or two events")
    if verdict in (Verdict.RENAME, Verdict.NOTE) and not text.strip():
        raise UsageError(f"{verdict.value} needs a text")
    if verdict is Verdict.RENAME and not isinstance(item, Entity):
        raise UsageError(f"only an entity can be renamed; {item.id} is a {kind_of(item)}")


def superseded(judgement: Judgement, rows: Iterable[JudgementRow]) -> int | None:
    """Number of the judgement that holds and that this one takes the place of, if any."""
    pairwise = (Verdict.SAME, Verdict.NOT_SAME)
    for row in rows:
        former = row.judgement
        if former is None or not row.active:
            continue
        if judgement.verdict in pairwise and former.verdict in pairwise:
            if {judgement.item, judgement.other} == {former.item, former.other}:
                return row.number
        elif (judgement.verdict, judgement.item) == (former.verdict, former.item):
            return row.number
    return None


def _told(item: Item, key: str) -> str:
    names = (item.name, *item.aliases) if isinstance(item, Entity) else ()
    named = next((name for name in names if name.casefold() == key.strip().casefold()), None)
    return f"{item.id} “{(named or label(item))[:80]}”"


def pairs_judged_apart(case: Case, judgements: Iterable[Judgement]) -> frozenset[frozenset[str]]:
    """Ids of the pairs of entities that a person found not the same."""
    home = {
        (citation.article, citation.span): entity.id
        for entity in case.entities
        for citation in entity.citations
    }
    found = (
        frozenset(
            home.get((side.article, side.span), "")
            for side in (judgement.item, judgement.other)
            if side is not None
        )
        for judgement in judgements
        if judgement.verdict is Verdict.NOT_SAME and judgement.item.kind == "entity"
    )
    return frozenset(pair for pair in found if len(pair) == 2 and "" not in pair)
