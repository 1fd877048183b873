"""What an entity is called: its canonical name, its aliases, its type and its id."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import fold, name_words
from throughline.model.annotation import EntityType
from throughline.resolve.chains import Chain, completeness
from throughline.resolve.compare import best

_ORDER = tuple(EntityType)


def cluster_type(chains: Sequence[Chain]) -> EntityType:
    """The type that most mentions have; `OTHER` only where nothing else was found."""
    votes: Counter[EntityType] = Counter()
    for chain in chains:
        votes[chain.type] += len(chain.members)
    return max(
        votes,
        key=lambda kind: (kind is not EntityType.OTHER, votes[kind], -_ORDER.index(kind)),
    )


def canonical_name(chains: Sequence[Chain], kind: EntityType) -> tuple[str, tuple[str, ...]]:
    """The most complete name of the family of names used most, and all other names, sorted.

    A family holds a name with its parts and spellings; an alias with no word in common is a
    family of its own ("Major Doe" who once signs as "Jan Roe" stays "Major Doe").
    """
    counts: Counter[str] = Counter()
    for chain in chains:
        for name, count in chain.names:
            counts[name] += count
    place = {name: order for order, name in enumerate(counts)}
    families: list[list[str]] = []
    for name in sorted(counts, key=lambda n: (completeness(n), counts[n], n), reverse=True):
        home = next((f for f in families if any(_family(kind, name, n) for n in f)), None)
        if home is None:
            families.append([name])
        else:
            home.append(name)
    used = max(
        families, key=lambda f: (sum(counts[n] for n in f), completeness(f[0]), -place[f[0]])
    )
    longest = max(used, key=lambda n: (completeness(n), counts[n], n))
    same = [n for n in used if fold(n).replace(".", "") == fold(longest).replace(".", "")]
    if longest.isupper() and " " not in longest:
        # Short forms only ("US", "USA"): the one most used.
        same = [n for n in used if n.isupper()]
    chosen = max(same, key=lambda n: (not n.isupper() or len(n) < 6, counts[n], -place[n]))
    shown = _with_honorific(chains, kind, chosen)
    taken = {fold(shown), fold(chosen)}
    aliases: dict[str, str] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        if fold(name) not in taken:
            aliases.setdefault(fold(name), name)
    return shown, tuple(sorted(aliases.values(), key=lambda n: (fold(n), n)))


def _family(kind: EntityType, one: str, two: str) -> bool:
    person = kind is EntityType.PERSON
    left, right = (name_words(n) if person else fold(n).split() for n in (one, two))
    short, long = sorted((left, right), key=len)
    if person:
        part = len(short) == 1 and short[0] in (long[0], long[-1])
        return left == right or part or best(kind, one, two) is not None
    acronym = matches_acronym(one, two) or matches_acronym(two, one)
    inside = bool(set(short) & set(long))
    return acronym or inside or best(kind, one, two) is not None


def _with_honorific(chains: Sequence[Chain], kind: EntityType, name: str) -> str:
    """A person's lone name with the honorific that it mostly comes with."""
    if kind is not EntityType.PERSON or len(name.split()) > 1:
        return name
    words: Counter[str] = Counter()
    for chain in chains:
        if any(fold(known) == fold(name) for known, _ in chain.names):
            words.update(dict(chain.honorifics))
    if not words:
        return name
    return f"{max(words, key=lambda w: (words[w], w))} {name}"


def entity_id(kind: EntityType, name: str, anchor: str = "") -> str:
    """A short hash of type and folded name; `anchor` tells apart two of one name."""
    text = "\x1f".join((kind.value, fold(name), anchor))
    return "e-" + hashlib.sha256(text.encode()).hexdigest()[:10]
