"""Entities that are joined get their names, ids and reasons: all, or those that are asked for.

An id is a hash of type and name. Of several entities of one type and name the first by article and
place has it, whichever are asked for; the others add their place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from throughline.extract.mentions.names import fold
from throughline.model.annotation import EntityType, MentionForm
from throughline.model.case import Citation, MergeReason
from throughline.model.judgement import Verdict
from throughline.resolve.canonical import canonical_name, cluster_type, entity_id
from throughline.resolve.chains import Chain
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import EntityCluster, Ref

if TYPE_CHECKING:
    from throughline.resolve.entities import Joined


@dataclass(frozen=True, slots=True)
class _Name:
    """What an entity is called, and its id where no other is called so."""

    kind: EntityType
    name: str
    aliases: tuple[str, ...]
    id: str


def name_entities(joined: "Joined", roots: Sequence[int]) -> tuple[EntityCluster, ...]:
    """The entities with these first chains, in order of id."""
    renamed = {
        joined.root_at(j.item): j.text
        for j in joined.judgements
        if j.verdict is Verdict.RENAME and j.text.strip()
    }
    names = {root: _name(_chains(joined, root)) for root in roots}
    first = _first_bearers(joined, names)
    found: list[EntityCluster] = []
    for root in roots:
        cluster = _cluster(joined, root, names[root], is_first=first[names[root].id] == root)
        if root in renamed and renamed[root] != cluster.name:
            aliases = {*cluster.aliases, cluster.name} - {renamed[root]}
            named = tuple(sorted(aliases, key=lambda n: (fold(n), n)))
            cluster = replace(cluster, name=renamed[root], aliases=named)
        found.append(cluster)
    return tuple(sorted(found, key=lambda cluster: cluster.id))


def _chains(joined: "Joined", root: int) -> list[Chain]:
    return [joined.chains[index] for index in joined.groups[root]]


def _name(chains: Sequence[Chain]) -> _Name:
    kind = cluster_type(chains)
    name, aliases = canonical_name(chains, kind)
    return _Name(kind, name, aliases, entity_id(kind, name))


def _first_bearers(joined: "Joined", names: Mapping[int, _Name]) -> dict[str, int]:
    """Id -> of all entities with the type and name of one of these, the one that comes first.

    A name, or what follows its honorific, stands in a chain of every entity that bears it.
    """
    parts = {
        " ".join(words[start:])
        for name in names.values()
        for words in (fold(name.name).split(),)
        for start in range(len(words))
    }
    near = {
        joined.sets.root(index)
        for index, chain in enumerate(joined.chains)
        if any(fold(name) in parts for name, _ in chain.names)
    }
    first: dict[str, int] = {}
    for root in sorted(
        (near | names.keys()) & joined.groups.keys(), key=lambda one: _place(_chains(joined, one))
    ):
        known = names.get(root) or _name(_chains(joined, root))
        first.setdefault(known.id, root)
    return first


def _place(chains: Sequence[Chain]) -> tuple[str, int]:
    """Article and offset of an entity's first name."""
    return min((chain.article, chain.start) for chain in chains)


def _cluster(joined: "Joined", root: int, named: _Name, *, is_first: bool) -> EntityCluster:
    chains = _chains(joined, root)
    plain = named.id
    if not is_first:
        article, start = _place(chains)
        plain = entity_id(named.kind, named.name, f"{article}:{start}")
    members = sorted(Ref(chain.article, item) for chain in chains for item in chain.members)
    reasons = [*joined.reasons(root), *_within(joined.reports, chains)]
    distinct: dict[tuple[str, str, str], MergeReason] = {}
    for reason in sorted(reasons, key=lambda r: (-r.score, r.left, r.right, r.reason)):
        distinct.setdefault((reason.left, reason.right, reason.reason), reason)
    return EntityCluster(
        id=plain,
        type=named.kind,
        name=named.name,
        aliases=named.aliases,
        mentions=tuple(members),
        reasons=tuple(distinct.values()),
    )


def _within(reports: Reports, chains: Sequence[Chain]) -> Iterator[MergeReason]:
    """Why names that differ are one inside an article; the first place of each pair."""
    told: set[tuple[str, str]] = set()
    for chain in sorted(chains, key=lambda chain: chain.order):
        if len(chain.members) == 1:
            continue
        annotation = reports.annotations[chain.article]
        for item in chain.members:
            mention = annotation.mentions[item]
            if mention.form is not MentionForm.NAME or mention.antecedent is None:
                continue
            whole = annotation.mentions[mention.antecedent].name
            if fold(whole) == fold(mention.name) or (whole, mention.name) in told:
                continue
            told.add((whole, mention.name))
            span = mention.span
            quote = span.of(reports.article(chain.article).text)
            cited = Citation(chain.article, mention.sentence, span.start, span.end, quote)
            yield MergeReason(whole, mention.name, 0.9, mention.antecedent_reason, (cited,))
