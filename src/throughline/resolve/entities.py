"""Entities across articles: chains joined by reasons, never against a contradiction.

The chains of each article (`chains`) are joined, surest reason first: what a person decided, what
the texts state, equal names, comparable names from shared blocks (`blocking`, `compare`), lone
family names and acronyms where another name shared by the articles ties them. A join that would
put together what one bearer cannot have (`exclusions`) is refused, and a "not the same" by a person
is never overruled. Cost is near linear in the number of mentions.

It fails on two people with the same full name whose ages no report tells, and leaves a lone name
alone where two full names could own it.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from throughline.extract.mentions.links import acronym_letters, acronyms_of
from throughline.extract.mentions.names import fold, name_words
from throughline.model.annotation import Annotation, EntityType, LinkKind
from throughline.model.case import Citation, MergeReason
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article
from throughline.resolve.blocking import pairs
from throughline.resolve.chains import Chain, holding, is_common_place
from throughline.resolve.clusters import UnionFind
from throughline.resolve.compare import best, one_of_several, suffixed_twice
from throughline.resolve.exclusions import Facts, kinds_fit, refuted, side, told_apart
from throughline.resolve.mistyped import mistyped
from throughline.resolve.named import NAMED, StatedLink, named_in
from throughline.resolve.naming import name_entities
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import EntityCluster
from throughline.resolve.spellings import place_key

_LINK_SCORES = {LinkKind.ALIAS: 0.96, LinkKind.BRACKET: 0.92, LinkKind.ACRONYM: 0.96}
_FEW_ARTICLES = 20
"""Up to so many articles a city in common ties two of them together."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A reason to join two chains."""

    score: float
    left: int
    right: int
    reason: str
    citations: tuple[Citation, ...] = ()
    stated: bool = False
    """The text or a person says so: names may differ."""
    decided: bool = False


@dataclass(slots=True)
class _State:
    """What is known of a growing cluster."""

    facts: Facts
    reasons: deque[_Edge] = field(default_factory=deque)
    """Why it grew, each cluster's own reasons before the one that joined it to another."""
    foes: set[int] = field(default_factory=set)
    """Chains that a person decided to be somebody else."""

    def with_(self, other: "_State", edge: _Edge) -> "_State":
        """Both as one, joined by `edge`. The smaller goes into the larger, so that a cluster that
        grows to n chains costs n log n and not n²."""
        if len(self.reasons) >= len(other.reasons):
            large, small = self, other
            large.reasons.extend(small.reasons)
        else:
            large, small = other, self
            large.reasons.extendleft(reversed(small.reasons))
        large.reasons.append(edge)
        large.facts |= small.facts
        large.foes |= small.foes
        return large


def resolve_entities(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    judgements: Sequence[Judgement] = (),
) -> tuple[EntityCluster, ...]:
    """Every named entity of the articles, in order of id; `annotations[i]` is of `articles[i]`."""
    return join_entities(Reports.of(articles, annotations), judgements).clusters()


def join_entities(
    reports: Reports,
    judgements: Sequence[Judgement] = (),
) -> "Joined":
    """The entities of the reports, joined and not yet named."""
    decided = [judgement for judgement in judgements if judgement.item.kind == "entity"]
    return Joined(reports, decided)


class Joined:
    """All chains, joined. A class because the clusters grow step by step."""

    def __init__(self, reports: Reports, judgements: Sequence[Judgement]) -> None:
        self.reports = reports
        self.judgements = judgements
        self.chains: list[Chain] = []
        self.links: list[tuple[str, StatedLink]] = []
        self.states: dict[int, _State] = {}
        self._take_chains()
        self.of_article: defaultdict[str, list[int]] = defaultdict(list)
        for index, chain in enumerate(self.chains):
            self.of_article[chain.article].append(index)
        self.sets = UnionFind(len(self.chains))
        self.contested: list[tuple[list[list[int]], list[tuple[int, str]]]] = []
        """Names of several bearers: the chains of each, and all chains with their names."""
        together = self._decisions()
        self._join(together)
        self._join(self._stated())
        self._join(self._equal_names())
        self._join(self._contested_names())
        self._join(self._compared())
        self._join(self._acronyms())
        self._join(self._lone_names())
        wrong = (self.root_at(j.item) for j in judgements if j.verdict is Verdict.WRONG)
        self.wrong = frozenset(root for root in wrong if root is not None)

    @cached_property
    def groups(self) -> dict[int, list[int]]:
        """The chains of each entity by the first of them, without those judged wrong."""
        groups = ((group[0], group) for group in self.sets.groups())
        return {root: group for root, group in groups if root not in self.wrong}

    def clusters(self) -> tuple[EntityCluster, ...]:
        """The entities in order of id."""
        return name_entities(self)

    # --- chains and decisions ---------------------------------------------------------------

    def _take_chains(self) -> None:
        splits: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for judgement in self.judgements:
            if judgement.verdict is not Verdict.NOT_SAME or judgement.other is None:
                continue
            left, right = self._mention(judgement.item), self._mention(judgement.other)
            if left and right and left[0] == right[0] and left != right:
                splits[left[0]].append((left[1], right[1]))
        for article, named in zip(self.reports.articles, self.reports.each(NAMED), strict=True):
            if article.id in splits:
                annotation = self.reports.annotations[article.id]
                named = named_in(article, annotation, splits[article.id])
            for chain, facts in zip(named.chains, named.facts(), strict=True):
                self.states[len(self.chains)] = _State(facts)
                self.chains.append(chain)
            self.links += ((article.id, link) for link in named.links)
        for index, kind in mistyped(self.chains):
            self.chains[index] = replace(self.chains[index], type=kind)
            self.states[index].facts.types = {kind}

    def _chain_of(self, article: str, mention: int) -> int | None:
        indices = self.of_article.get(article, ())
        return next((i for i in indices if mention in self.chains[i].members), None)

    def _mention(self, anchor: ItemAnchor) -> tuple[str, int] | None:
        annotation = self.reports.annotations.get(anchor.article)
        index = holding(annotation, anchor.span) if annotation is not None else None
        return (anchor.article, index) if index is not None else None

    def _chain_at(self, anchor: ItemAnchor | None) -> int | None:
        mention = self._mention(anchor) if anchor is not None else None
        return self._chain_of(*mention) if mention is not None else None

    def _decisions(self) -> list[_Edge]:
        """Joins that a person decided; notes who must stay apart.

        Of two decisions on one pair the later counts.
        """
        last: dict[tuple[int, int], Judgement] = {}
        for judgement in self.judgements:
            left, right = self._chain_at(judgement.item), self._chain_at(judgement.other)
            if left is None or right is None or left == right:
                continue
            if judgement.verdict in (Verdict.SAME, Verdict.NOT_SAME):
                last[min(left, right), max(left, right)] = judgement
        for (left, right), judgement in last.items():
            if judgement.verdict is Verdict.NOT_SAME:
                self.states[left].foes.add(right)
                self.states[right].foes.add(left)
        return [
            _Edge(1.0, *pair, "a person decided that they are the same", decided=True, stated=True)
            for pair, judgement in last.items()
            if judgement.verdict is Verdict.SAME
        ]

    # --- reasons to join ----------------------------------------------------------------------

    def _stated(self) -> Iterator[_Edge]:
        for article, link in self.links:
            left, right = (self._chain_of(article, one) for one in (link.left, link.right))
            if left is None or right is None:
                continue
            quote = link.span.of(self.reports.article(article).text)
            cited = Citation(article, link.sentence, link.span.start, link.span.end, quote)
            score = _LINK_SCORES[link.kind]
            yield _Edge(score, left, right, link.reason, (cited,), stated=True)

    def _equal_names(self) -> Iterator[_Edge]:
        """Equal names; where their bearers are told apart, only those that are one."""
        groups: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for index, chain in enumerate(self.chains):
            if chain.full:
                for name, key in _equal_keys(chain):
                    groups[side(chain.type), key].append((index, name))
        for (kind, key), group in groups.items():
            facts = {index: self.states[self.sets.root(index)].facts for index, _ in group}
            bearers = told_apart(facts)
            if len(bearers) > 1:
                self.contested.append((bearers, group))
                continue
            center = group[0][0]
            for index, name in group:
                if index != center:
                    yield _Edge(0.97, center, index, self._named_alike(center, name))
            # A name that one article could not place takes the type that another gives it.
            if kind == "body" and self.chains[center].type is EntityType.OTHER:
                for other in ("person", "place"):
                    if (other, key) in groups:
                        reason = f"both articles name “{self.chains[center].names[0][0]}”"
                        yield _Edge(0.9, groups[other, key][0][0], center, reason)

    def _contested_names(self) -> Iterator[_Edge]:
        """One name of two bearers: whose it is where an article does not tell, others may."""
        ties = self._ties() if self.contested else {}
        for bearers, group in self.contested:
            names = dict(group)
            for members in bearers:
                for index in members[1:]:
                    reason = self._named_alike(members[0], names[index])
                    yield _Edge(0.97, members[0], index, reason)
            shared = [set().union(*(ties[self.chains[i].article] for i in m)) for m in bearers]
            own = {str(self.sets.root(index)) for index in names}
            open_: list[int] = []
            for index in sorted(set(names) - {i for members in bearers for i in members}):
                tied = ties[self.chains[index].article] - own
                fitting = [at for at, one in enumerate(shared) if tied & one]
                if len(fitting) == 1:
                    reason = (
                        f"both articles name “{names[index]}”; of {len(bearers)} of that name only "
                        "this one shares other names"
                    )
                    yield _Edge(0.8, bearers[fitting[0]][0], index, reason)
                else:
                    open_.append(index)
            for index in open_[1:]:
                yield _Edge(0.9, open_[0], index, self._named_alike(open_[0], names[index]))

    def _named_alike(self, center: int, name: str) -> str:
        whole = self.chains[center]
        if any(fold(known) == fold(name) for known, _ in whole.names):
            return f"both articles name “{name}”"
        match = best(whole.type, whole.names[0][0], name)
        return match.reason if match else f"“{whole.names[0][0]}” and “{name}” are spelt alike"

    def _compared(self) -> list[_Edge]:
        chosen: dict[tuple[str, str], int] = {}
        for index, chain in enumerate(self.chains):
            if chain.full:
                chosen.setdefault((side(chain.type), chain.key), index)
        indices = sorted(chosen.values())
        names = [(self.chains[i].type, self.chains[i].names[0][0]) for i in indices]
        edges: list[_Edge] = []
        several = suffixed_twice(name for kind, name in names if kind is EntityType.PERSON)
        for one, two in pairs(names):
            match = best(names[one][0], names[one][1], names[two][1])
            if match is not None and not one_of_several(names[one][1], names[two][1], several):
                edges.append(_Edge(match.score, indices[one], indices[two], match.reason))
        return edges

    def _acronyms(self) -> list[_Edge]:
        """Acronyms whose expansion some article does not state, tied by a common article."""
        bodies: dict[str, int] = {}
        for index, chain in enumerate(self.chains):
            if side(chain.type) == "body":
                bodies.setdefault(chain.key, index)
        short = [i for i in bodies.values() if _looks_acronym(self.chains[i])]
        expansions: defaultdict[str, list[int]] = defaultdict(list)
        for index in bodies.values():
            for letters in acronyms_of(self.chains[index].names[0][0]):
                expansions[letters].append(index)
        around = self._articles_by_root()
        edges: list[_Edge] = []
        for index in short:
            name = self.chains[index].names[0][0]
            long = {
                self.sets.root(other): other
                for other in expansions.get(acronym_letters(name), ())
                if self.chains[other].key.lstrip(" -")[:1] == fold(name)[:1]
                and around[self.sets.root(index)] & around[self.sets.root(other)]
            }
            if len(long) == 1:
                other = next(iter(long.values()))
                reason = (
                    f"“{name}” fits the initials of “{self.chains[other].names[0][0]}” and they "
                    "stand in one article"
                )
                edges.append(_Edge(0.8, other, index, reason))
        return edges

    def _articles_by_root(self) -> dict[int, set[str]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for index, chain in enumerate(self.chains):
            found[self.sets.root(index)].add(chain.article)
        return dict(found)

    def _lone_names(self) -> Iterator[_Edge]:
        """Family names alone: to the one full name that another shared name ties them to."""
        lone = [i for i, chain in enumerate(self.chains) if _is_lone(chain)]
        wanted = {self.chains[i].key for i in lone}
        ties = self._ties()
        owners: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for index, chain in enumerate(self.chains):
            family = name_words(chain.key)[-1]
            if chain.type is EntityType.PERSON and chain.full and family in wanted:
                bearers[chain.article].add(family)
                for tie in ties[chain.article]:
                    owners[family, tie].add(self.sets.root(index))
        met: dict[tuple[str, str], int] = {}
        for index in lone:
            chain = self.chains[index]
            name = chain.names[0][0]
            found = set().union(*(owners.get((chain.key, tie), ()) for tie in ties[chain.article]))
            if len(found) == 1:
                owner = min(found)
                whole = self.chains[owner].names[0][0]
                reason = f"“{name}” alone; of the articles that share names only “{whole}” fits"
                yield _Edge(0.75, owner, index, reason)
            elif not chain.full and not found and chain.key not in bearers[chain.article]:
                for tie in sorted(ties[chain.article] - {f"person:{chain.key}"}):
                    other = met.setdefault((chain.key, tie), index)
                    if other != index:
                        reason = f"both articles name “{name}” and share other names"
                        yield _Edge(0.7, other, index, reason)

    def _ties(self) -> defaultdict[str, set[str]]:
        """Article -> names that tie it to other articles: no countries, no big cities."""
        common: dict[int, bool] = {}
        ties: defaultdict[str, set[str]] = defaultdict(set)
        for index, chain in enumerate(self.chains):
            root = self.sets.root(index)
            if root not in common:
                common[root] = is_common_place(chain, cities=len(self.reports.ids) > _FEW_ARTICLES)
            if common[root]:
                continue
            lone = f"person:{chain.key}" if not chain.full else str(root)
            ties[chain.article].add(lone)
        return ties

    # --- joining ------------------------------------------------------------------------------

    def _join(self, edges: Iterable[_Edge]) -> None:
        for edge in sorted(edges, key=lambda e: (-e.score, e.left, e.right, e.reason)):
            left, right = self.sets.root(edge.left), self.sets.root(edge.right)
            if left == right or self._forbidden(left, right):
                continue
            one, two = self.states[left], self.states[right]
            if not edge.decided and not kinds_fit(one.facts, two.facts, stated=edge.stated):
                continue
            if not edge.stated and refuted(one.facts, two.facts):
                continue
            self.sets.union(left, right)
            root = self.sets.root(left)
            kept = one.with_(two, edge)
            del self.states[right if root == left else left]
            self.states[root] = kept

    def _forbidden(self, left: int, right: int) -> bool:
        return any(self.sets.root(foe) == right for foe in self.states[left].foes)

    def reasons(self, root: int) -> Iterator[MergeReason]:
        """Why the chains of an entity were joined."""
        for edge in self.states[root].reasons:
            left, right = self.chains[edge.left].names[0][0], self.chains[edge.right].names[0][0]
            yield MergeReason(left, right, edge.score, edge.reason, edge.citations)

    def root_at(self, anchor: ItemAnchor) -> int | None:
        """The entity that a judgement means, by the first of its chains."""
        chain = self._chain_at(anchor)
        return self.sets.root(chain) if chain is not None else None


def _equal_keys(chain: Chain) -> Iterator[tuple[str, str]]:
    """The names by which the chain is known alone, each with its key."""
    if chain.type is not EntityType.PERSON:
        yield chain.names[0][0], place_key(chain.key)
        return
    for name, _ in chain.names:
        if len(name_words(name)) > 1:
            yield name, fold(name)


def _is_lone(chain: Chain) -> bool:
    """Whether a word alone names a person, or something that the article does not tell."""
    unknown = chain.type is EntityType.OTHER and " " not in chain.key
    return not chain.full or (unknown and not _looks_acronym(chain))


def _looks_acronym(chain: Chain) -> bool:
    name = chain.names[0][0].replace(".", "")
    return " " not in name and 2 <= len(name) <= 8 and sum(c.isupper() for c in name) >= 2
