"""Chains: the mentions that one article already takes for one entity, with all they say of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists, with_nickname, without_nickname
from throughline.model.annotation import Annotation, EntityType, Mention, MentionForm
from throughline.model.source import Span


@dataclass(frozen=True, slots=True)
class Chain:
    """One entity of one article. `members` are indices of its mentions, in order."""

    article: str
    number: int
    """Index of its first mention: with `article`, the chain's own name."""
    type: EntityType
    members: tuple[int, ...]
    names: tuple[tuple[str, int], ...]
    """Names as written with how often, most complete first."""
    honorifics: tuple[tuple[str, int], ...]
    gender: str | None
    start: int
    """Offset of the first mention by name."""
    key: str
    """The most complete name, folded."""

    @property
    def full(self) -> bool:
        """Whether a name of several words is among the names, or a lone name suffices."""
        return self.type is not EntityType.PERSON or len(self.key.split()) > 1

    @property
    def order(self) -> tuple[str, int]:
        """Sorts chains in the same order in every run."""
        return (self.article, self.number)


def completeness(name: str) -> tuple[int, int, bool]:
    """Grows with the words and letters of a name; capitals throughout count less."""
    words = name.split()
    whole = sum(len(word.strip(".")) > 1 for word in words)
    return (len(words), whole * 100 + len(name.replace(".", "")), not name.isupper())


def chains_of(annotation: Annotation, splits: Sequence[tuple[int, int]] = ()) -> list[Chain]:
    """The named chains of one article. `splits` are pairs of mentions that must be apart."""
    mentions = annotation.mentions
    roots = [_root(mentions, index) for index in range(len(mentions))]
    for left, right in splits:
        if roots[left] == roots[right]:
            _split(mentions, roots, left, right)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, root in enumerate(roots):
        groups[root].append(index)
    found = [_chain(annotation, members) for members in groups.values()]
    return sorted((chain for chain in found if chain is not None), key=lambda c: c.order)


def _root(mentions: Sequence[Mention], index: int) -> int:
    seen = {index}
    while (before := mentions[index].antecedent) is not None and before not in seen:
        seen.add(before)
        index = before
    return index


def _split(mentions: Sequence[Mention], roots: list[int], left: int, right: int) -> None:
    """Takes `right`, and what shares its name but not `left`'s, out of the common chain."""
    common, name = roots[right], fold(mentions[right].name)
    alike = fold(mentions[left].name) != name
    # A root of its own that no other chain has: the length plus the mention.
    fresh = len(mentions) + right
    for index, root in enumerate(roots):
        same = alike and mentions[index].form is MentionForm.NAME
        if root == common and (index == right or (same and fold(mentions[index].name) == name)):
            roots[index] = fresh


def _chain(annotation: Annotation, members: list[int]) -> Chain | None:
    mentions = annotation.mentions
    named = [index for index in members if mentions[index].form is MentionForm.NAME]
    if not named:
        return None
    names: Counter[str] = Counter()
    for index in named:
        names[_once(without_nickname(mentions[index].name))] += 1
        if (short := with_nickname(mentions[index].name)) is not None:
            names[short] += 0
    ordered = sorted(
        names.items(), key=lambda item: (completeness(item[0]), item[1], item[0]), reverse=True
    )
    honorifics = Counter(word for index in named for word in mentions[index].honorifics)
    genders = Counter(
        gender for index in named if (gender := mentions[index].gender) in ("female", "male")
    )
    types = Counter(mentions[index].type for index in named)
    kind = max(types, key=lambda one: (types[one], one.value))
    gender = max(genders, key=lambda one: (genders[one], one)) if genders else None
    return Chain(
        article=annotation.article,
        number=members[0],
        type=kind,
        members=tuple(members),
        names=tuple(ordered),
        honorifics=tuple(sorted(honorifics.items(), key=lambda item: (-item[1], item[0]))),
        gender=gender,
        start=mentions[named[0]].span.start,
        key=fold(ordered[0][0]),
    )


def _once(name: str) -> str:
    """The name, once where a caption ran into the text: "Ina Moss Ina Moss"."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def holding(annotation: Annotation, span: Span) -> int | None:
    """The mention that an anchor means: the one it covers or lies in, the tightest first."""
    near = [
        (abs(mention.span.start - span.start) + abs(mention.span.end - span.end), index)
        for index, mention in enumerate(annotation.mentions)
        if mention.span.overlaps(span) or mention.span == span
    ]
    return min(near)[1] if near else None


def is_common_place(chain: Chain, *, cities: bool = True) -> bool:
    """Whether the chain is a country or big city: sharing it ties no two articles together.

    With `cities` false only countries are; so among a handful of reports.
    """
    name = chain.names[0][0]
    if chain.type is not EntityType.PLACE:
        return fold(name) in _known_bodies()
    return gazetteer().is_country(name) or (cities and gazetteer().city_size(name) > 500_000)


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset(fold(known) for known in name_lists().org_known)
