"""Entities across articles: chains joined by reasons, never against a contradiction.

The chains of each article (`chains`) are joined, surest reason first: what a person decided, what
the texts state, equal names, comparable names from shared blocks (`blocking`, `compare`), lone
family names and acronyms where another name shared by the articles ties them. A join that would
put together what one bearer cannot have (`exclusions`) is refused, and a "not the same" by a person
is never overruled. Cost is near linear in the number of mentions.

It fails on two people with the same full name whose ages no report tells, and leaves a lone name
alone where two full names could own it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from throughline.extract.mentions.links import acronym_letters, acronyms_of
from throughline.extract.mentions.names import fold, name_words
from throughline.model.annotation import Annotation, EntityType, LinkKind, MentionForm
from throughline.model.case import Citation, MergeReason
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article
from throughline.resolve.blocking import pairs
from throughline.resolve.canonical import canonical_name, cluster_type, entity_id
from throughline.resolve.chains import Chain, chains_of, holding, is_common_place
from throughline.resolve.clusters import UnionFind
from throughline.resolve.compare import best
from throughline.resolve.exclusions import Facts, facts_of, kinds_fit, refuted, side, told_apart
from throughline.resolve.resolution import EntityCluster, Ref
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
    stories: dict[str, str] | None = None,
) -> tuple[EntityCluster, ...]:
    """Every named entity of the articles, in order of id; `annotations[i]` is of `articles[i]`.

    `stories` (article -> story), where given, keeps lone names of different stories apart.
    """
    ordered = sorted(zip(articles, annotations, strict=True), key=lambda pair: pair[0].id)
    decided = [judgement for judgement in judgements if judgement.item.kind == "entity"]
    return _Joining(ordered, decided, stories or {}).clusters()


class _Joining:
    """One run over all chains. A class because the clusters grow step by step."""

    def __init__(
        self,
        pairs_: Sequence[tuple[Article, Annotation]],
        judgements: Sequence[Judgement],
        stories: dict[str, str],
    ) -> None:
        self.articles = {article.id: article for article, _ in pairs_}
        self.annotations = {annotation.article: annotation for _, annotation in pairs_}
        self.judgements = judgements
        self.stories = stories
        self.chains = self._all_chains()
        self.home = {
            (chain.article, member): index
            for index, chain in enumerate(self.chains)
            for member in chain.members
        }
        self.sets = UnionFind(len(self.chains))
        self.contested: list[tuple[list[list[int]], list[tuple[int, str]]]] = []
        """Names of several bearers: the chains of each, and all chains with their names."""
        self.states = {
            index: _State(
                facts_of(chain, self.articles[chain.article], self.annotations[chain.article])
            )
            for index, chain in enumerate(self.chains)
        }

    def clusters(self) -> tuple[EntityCluster, ...]:
        """Joins all chains and names what came out."""
        together = self._decisions()
        self._join(together)
        self._join(self._stated())
        self._join(self._equal_names())
        self._join(self._contested_names())
        self._join(self._compared())
        self._join(self._acronyms())
        self._join(self._lone_names())
        return self._named(self.sets.groups())

    # --- chains and decisions ---------------------------------------------------------------

    def _all_chains(self) -> list[Chain]:
        splits: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for judgement in self.judgements:
            if judgement.verdict is not Verdict.NOT_SAME or judgement.other is None:
                continue
            left, right = self._mention(judgement.item), self._mention(judgement.other)
            if left and right and left[0] == right[0] and left != right:
                splits[left[0]].append((left[1], right[1]))
        found: list[Chain] = []
        for article, annotation in self.annotations.items():
            found += chains_of(annotation, splits[article])
        return found

    def _mention(self, anchor: ItemAnchor) -> tuple[str, int] | None:
        annotation = self.annotations.get(anchor.article)
        index = holding(annotation, anchor.span) if annotation is not None else None
        return (anchor.article, index) if index is not None else None

    def _chain_at(self, anchor: ItemAnchor | None) -> int | None:
        mention = self._mention(anchor) if anchor is not None else None
        return self.home.get(mention) if mention is not None else None

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
        for article, annotation in self.annotations.items():
            for link in annotation.links:
                left = self.home.get((article, link.left))
                right = self.home.get((article, link.right))
                if left is None or right is None:
                    continue
                sentence = annotation.mentions[link.left].sentence
                quote = link.span.of(self.articles[article].text)
                cited = Citation(article, sentence, link.span.start, link.span.end, quote)
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
        for one, two in pairs(names):
            match = best(names[one][0], names[one][1], names[two][1])
            if match is not None:
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
            found = set().union(*(owners[chain.key, tie] for tie in ties[chain.article]))
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
                common[root] = is_common_place(chain, cities=len(self.annotations) > _FEW_ARTICLES)
            if common[root]:
                continue
            lone = f"person:{chain.key}" if not chain.full else str(root)
            ties[chain.article].add(lone)
            if self.stories.get(chain.article):
                ties[chain.article].add("story:" + self.stories[chain.article])
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

    def _reason(self, edge: _Edge) -> MergeReason:
        return MergeReason(
            self.chains[edge.left].names[0][0],
            self.chains[edge.right].names[0][0],
            edge.score,
            edge.reason,
            edge.citations,
        )

    def _within(self, chains: Sequence[Chain]) -> Iterator[MergeReason]:
        """Why names that differ are one inside an article; the first place of each pair."""
        told: set[tuple[str, str]] = set()
        for chain in sorted(chains, key=lambda chain: chain.order):
            annotation = self.annotations[chain.article]
            for item in chain.members:
                mention = annotation.mentions[item]
                if mention.form is not MentionForm.NAME or mention.antecedent is None:
                    continue
                whole = annotation.mentions[mention.antecedent].name
                if fold(whole) == fold(mention.name) or (whole, mention.name) in told:
                    continue
                told.add((whole, mention.name))
                span = mention.span
                quote = span.of(self.articles[chain.article].text)
                cited = Citation(chain.article, mention.sentence, span.start, span.end, quote)
                yield MergeReason(whole, mention.name, 0.9, mention.antecedent_reason, (cited,))

    # --- what comes out -----------------------------------------------------------------------

    def _named(self, groups: Sequence[list[int]]) -> tuple[EntityCluster, ...]:
        wrong = {self._root_at(j.item) for j in self.judgements if j.verdict is Verdict.WRONG}
        renamed = {
            self._root_at(j.item): j.text
            for j in self.judgements
            if j.verdict is Verdict.RENAME and j.text.strip()
        }
        found: list[EntityCluster] = []
        taken: Counter[str] = Counter()
        for group in sorted(groups, key=lambda g: min(self._anchor(i) for i in g)):
            root = self.sets.root(group[0])
            if root in wrong:
                continue
            cluster = self._cluster(group, taken)
            if root in renamed and renamed[root] != cluster.name:
                aliases = {*cluster.aliases, cluster.name} - {renamed[root]}
                named = tuple(sorted(aliases, key=lambda n: (fold(n), n)))
                cluster = replace(cluster, name=renamed[root], aliases=named)
            found.append(cluster)
        return tuple(sorted(found, key=lambda cluster: cluster.id))

    def _root_at(self, anchor: ItemAnchor) -> int | None:
        chain = self._chain_at(anchor)
        return self.sets.root(chain) if chain is not None else None

    def _anchor(self, index: int) -> tuple[str, int]:
        return (self.chains[index].article, self.chains[index].start)

    def _cluster(self, group: list[int], taken: Counter[str]) -> EntityCluster:
        chains = [self.chains[index] for index in group]
        kind = cluster_type(chains)
        name, aliases = canonical_name(chains, kind)
        plain = entity_id(kind, name)
        taken[plain] += 1
        if taken[plain] > 1:
            anchor = min(self._anchor(index) for index in group)
            plain = entity_id(kind, name, f"{anchor[0]}:{anchor[1]}")
        members = sorted(Ref(chain.article, item) for chain in chains for item in chain.members)
        edges = self.states[self.sets.root(group[0])].reasons
        reasons = [*map(self._reason, edges), *self._within(chains)]
        distinct: dict[tuple[str, str, str], MergeReason] = {}
        for reason in sorted(reasons, key=lambda r: (-r.score, r.left, r.right, r.reason)):
            distinct.setdefault((reason.left, reason.right, reason.reason), reason)
        return EntityCluster(
            id=plain,
            type=kind,
            name=name,
            aliases=aliases,
            mentions=tuple(members),
            reasons=tuple(distinct.values()),
        )


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
