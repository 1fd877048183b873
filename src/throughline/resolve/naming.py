"""Entities that are joined get their names, ids and reasons.

An id is a hash of type and name. Of several entities of one type and name the first by article and
place has it; the others add their place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from throughline.extract.mentions.names import fold
from throughline.model.annotation import MentionForm
from throughline.model.case import Citation, MergeReason
from throughline.model.judgement import Verdict
from throughline.resolve.canonical import canonical_name, cluster_type, entity_id
from throughline.resolve.chains import Chain
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import EntityCluster, Ref

if TYPE_CHECKING:
    from throughline.resolve.entities import Joined


def name_entities(joined: "Joined") -> tuple[EntityCluster, ...]:
    """The entities in order of id."""
    renamed = {
        joined.root_at(j.item): j.text
        for j in joined.judgements
        if j.verdict is Verdict.RENAME and j.text.strip()
    }
    taken: set[str] = set()
    found: list[EntityCluster] = []
    for root in sorted(joined.groups, key=lambda one: _place(_chains(joined, one))):
        cluster = _cluster(joined, root, taken)
        if root in renamed and renamed[root] != cluster.name:
            aliases = {*cluster.aliases, cluster.name} - {renamed[root]}
            named = tuple(sorted(aliases, key=lambda n: (fold(n), n)))
            cluster = replace(cluster, name=renamed[root], aliases=named)
        found.append(cluster)
    return tuple(sorted(found, key=lambda cluster: cluster.id))


def _chains(joined: "Joined", root: int) -> list[Chain]:
    return [joined.chains[index] for index in joined.groups[root]]


def _place(chains: Sequence[Chain]) -> tuple[str, int]:
    """Article and offset of an entity's first name."""
    return min((chain.article, chain.start) for chain in chains)


def _cluster(joined: "Joined", root: int, taken: set[str]) -> EntityCluster:
    """`taken` are the ids of those that come before it; its own is added."""
    chains = _chains(joined, root)
    kind = cluster_type(chains)
    name, aliases = canonical_name(chains, kind)
    own = entity_id(kind, name)
    if own in taken:
        article, start = _place(chains)
        own = entity_id(kind, name, f"{article}:{start}")
    taken.add(own)
    members = sorted(Ref(chain.article, item) for chain in chains for item in chain.members)
    reasons = [*joined.reasons(root), *_within(joined.reports, chains)]
    distinct: dict[tuple[str, str, str], MergeReason] = {}
    for reason in sorted(reasons, key=lambda r: (-r.score, r.left, r.right, r.reason)):
        distinct.setdefault((reason.left, reason.right, reason.reason), reason)
    return EntityCluster(
        id=own,
        type=kind,
        name=name,
        aliases=aliases,
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
