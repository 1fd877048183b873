"""What speaks against taking two clusters of names for one bearer, whatever the names are.

Two genders, two kinds of thing, two given names before one family name, an acronym of two full
names, ages a generation apart, and towns of one name in two states or countries. A text that says
that two names are one outranks all but the kind.

It fails on a wrong age, and on towns whose reports name no state.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.links import acronym_letters, matches_acronym
from throughline.extract.mentions.names import fold
from throughline.model.annotation import Annotation, EntityType, MentionForm
from throughline.model.source import Article
from throughline.resolve.ages import TWO_GENERATIONS, stated_age
from throughline.resolve.chains import Chain
from throughline.resolve.compare import best, contradict
from throughline.resolve.spellings import place_key

_MOST_NAMES = 60
"""Names of a cluster that a join is checked against."""
_COMMA = 2
"""Characters between a town and the state after it."""


@dataclass(slots=True)
class Facts:
    """What is known of a growing cluster. Facts of two clusters are put together by `|=`."""

    names: set[str]
    types: set[EntityType]
    genders: set[str]
    births: set[int] = field(default_factory=set)
    """Years of birth, told by an age on a day of publication; a year too late at most."""
    regions: set[str] = field(default_factory=set)
    """States or countries that a town is said to lie in."""

    def __ior__(self, other: "Facts") -> "Facts":
        self.names |= other.names
        self.types |= other.types
        self.genders |= other.genders
        self.births |= other.births
        self.regions |= other.regions
        return self


def facts_of(chain: Chain) -> Facts:
    """What the names of a chain tell; years of birth and regions are in `told_of`."""
    genders = {chain.gender} if chain.gender else set()
    return Facts({name for name, _ in chain.names}, {chain.type}, genders)


def told_of(
    chain: Chain, article: Article, annotation: Annotation
) -> tuple[frozenset[int], frozenset[str]]:
    """Years of birth and regions that the article tells of one of its chains."""
    if chain.type is EntityType.PERSON:
        return frozenset(_births(chain, article, annotation)), frozenset()
    if chain.type is EntityType.PLACE:
        return frozenset(), frozenset(_regions(chain, annotation))
    return frozenset(), frozenset()


def _births(chain: Chain, article: Article, annotation: Annotation) -> Iterator[int]:
    published = article.published or annotation.published_hint
    day = published.interval.start if published else None
    for item in chain.members if day else ():
        mention = annotation.mentions[item]
        if mention.form is MentionForm.NAME:
            sentence = annotation.sentences[mention.sentence].span
            told = stated_age(article.text, sentence, mention.span)
            if told is not None and day is not None:
                yield day.year - told[0]


def _regions(chain: Chain, annotation: Annotation) -> Iterator[str]:
    """What is named right after the town: "Springfield, Illinois", not "Texas, Illinois"."""
    if any(gazetteer().is_country(name) for name, _ in chain.names):
        return
    for item in chain.members:
        mention = annotation.mentions[item]
        for after in annotation.mentions[item + 1 : item + 2]:
            beside = after.span.start - mention.span.end == _COMMA
            named = after.sentence == mention.sentence and after.form is MentionForm.NAME
            other = fold(after.name) != fold(mention.name)
            if beside and named and other and gazetteer().is_country(after.name):
                yield place_key(after.name)


def kinds_fit(one: Facts, two: Facts, *, stated: bool) -> bool:
    """Whether the types can be of one thing; bodies, groups and facilities are typed apart."""
    sides = {side(kind) for kind in one.types | two.types if kind is not EntityType.OTHER}
    return len(sides) <= 1 or (stated and "person" not in sides)


def side(kind: EntityType) -> str:
    """Types whose members may be one thing typed apart."""
    return kind.value if kind in (EntityType.PERSON, EntityType.PLACE) else "body"


def refuted(one: Facts, two: Facts) -> bool:
    """Whether the clusters hold what one bearer cannot have."""
    if one.genders and two.genders and not one.genders & two.genders:
        return True
    if one.regions and two.regions and not one.regions & two.regions:
        return True
    if _generations_apart(one.births, two.births):
        return True
    if EntityType.PERSON in one.types | two.types:
        left, right = _some(one.names), _some(two.names)
        common = {fold(name) for name in left if " " in name} & {fold(name) for name in right}
        if common:
            return False
        return any(contradict(a, b) for a in left for b in right)
    return _two_expansions(one.names, two.names)


def told_apart(facts: Mapping[int, Facts]) -> list[list[int]]:
    """The chains of one name that tell whose it is, those apart that cannot be one bearer's."""
    found: list[tuple[Facts, list[int]]] = []
    for index, one in facts.items():
        if not one.births and not one.regions:
            continue
        fitting = next((of for of in found if not refuted(of[0], one)), None)
        if fitting is None:
            own = Facts(set(), set(one.types), set(one.genders), set(one.births), set(one.regions))
            found.append((own, [index]))
        else:
            fitting[0].births.update(one.births)
            fitting[0].regions.update(one.regions)
            fitting[1].append(index)
    return [members for _, members in found]


def _generations_apart(one: set[int], two: set[int]) -> bool:
    if not one or not two:
        return False
    return min(abs(a - b) for a in one for b in two) >= TWO_GENERATIONS


def _some(names: set[str]) -> Iterable[str]:
    """The names, or the first of very many."""
    return names if len(names) <= _MOST_NAMES else sorted(names)[:_MOST_NAMES]


def _two_expansions(one: set[str], two: set[str]) -> bool:
    """Whether one acronym would stand for two different full names."""
    shared = {name for name in one & two if " " not in name and acronym_letters(name)}
    for short in sorted(shared):
        left = sorted(name for name in one if matches_acronym(short, name))
        right = sorted(name for name in two if matches_acronym(short, name))
        if left and right and not set(left) & set(right):
            return not any(best(EntityType.ORGANIZATION, a, b) for a in left for b in right)
    return False
