"""Where and by what the victims that a report counts were hurt, as the words of the count tell.

Reports on one day of a war, or of a weekend in a city, tell several attacks in the same words, and
their tolls then look like tolls of one. What keeps them apart stands in the sentence of the count:
a quarter or village, and the means ("rocket", "car bomb"). Two counts are of two sites
where both name a quarter or a narrow place and share none, or where no place that both name is
narrow (a village, no big town) and the means differ. A narrow place that both name makes one site
of them, whatever the means: one report's shelling is another's air raid.

Fails on names of one place that share no word, and on counts whose sentence names neither.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from throughline.assemble.context import Context
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold
from throughline.model.annotation import EntityType, Mention, MentionForm
from throughline.model.source import Span
from throughline.resolve.spellings import ARABIC_ARTICLES, skeleton

BROAD_INHABITANTS = 100_000
"""A town so big is no site: several attacks of a day may lie in it."""
_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
_NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s)[- ])?[A-Z][\w’'-]+"
_SITED = re.compile(
    rf"(?P<before>{_NAME}(?:\s{_NAME})?)\s(?:neighbou?rhood|district|village|quarter|camp|suburb)\b"
    r"|\b(?:neighbou?rhoods?|districts?|villages?|quarters?|camps?|suburbs?)\sof\s"
    rf"(?P<after>{_NAME})(?:\sand\s(?P<second>{_NAME}))?"
)
"""Names that the words beside them make a place."""
_WORD = re.compile(r"[^\W\d_]+")


Places = frozenset[frozenset[str]]
"""Names of places, each as the sounds of its words."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the words of a count tell of where and by what."""

    narrow: Places
    """Quarters, villages, buildings."""
    broad: Places
    """Big towns and regions; countries are left out."""
    means: str
    """The kind of means that is told nearest to the count; "" where none is."""
    quarters: Places
    """Those of the narrow places that the words call a quarter or village."""
    around: Places
    """Narrow places that the first sentences of the report name."""

    def shares_narrow(self, other: "Site") -> bool:
        """Whether both name one narrow place."""
        return _share(self.narrow, other.narrow)

    def is_apart(self, other: "Site") -> bool:
        """Whether the two cannot be one site."""
        if self.quarters and other.quarters and not _share(self.quarters, other.quarters):
            return True
        if self.shares_narrow(other) or _share(self.around, other.around):
            return False
        if self.narrow and other.narrow:
            return True
        return bool(self.means and other.means and self.means != other.means)

    @property
    def places(self) -> Places:
        """All names of places."""
        return self.narrow | self.broad


def _share(ones: Iterable[frozenset[str]], others: Places) -> bool:
    return any(one <= other or other <= one for one in ones for other in others)


def site_of(context: Context, article: str, sentence: int, span: Span, lead: Sequence[int]) -> Site:
    """The site of the count at `span`, told by its sentence; by which means, else by those of the
    `lead`, the first sentences of the report."""
    text = context.articles[article].text
    narrow, broad = places_in(context, article, sentence)
    told = (
        nearest_means(text, context.sentence(article, number).span, span)
        for number in (sentence, *lead)
    )
    around = frozenset(place for number in lead for place in places_in(context, article, number)[0])
    whole = context.sentence(article, sentence).span.of(text)
    quarters = frozenset(_place(name)[0] for name in _called_quarters(whole))
    means = next(filter(None, told), "")
    return Site(narrow, broad, means, quarters, around)


def places_in(context: Context, article: str, sentence: int) -> tuple[Places, Places]:
    """The narrow and the broad places that a sentence names."""
    text = context.sentence(article, sentence).span.of(context.articles[article].text)
    mentions = context.annotations[article].mentions
    named = {m.name for m in mentions if m.sentence == sentence and _is_place(m)}
    named.update(_called_quarters(text))
    places = {_place(name) for name in named if not gazetteer().is_country(name)}
    narrow = frozenset(sounds for sounds, is_broad in places if sounds and not is_broad)
    return narrow, frozenset(sounds for sounds, is_broad in places if sounds and is_broad)


def _called_quarters(text: str) -> Iterator[str]:
    return (name for found in _SITED.finditer(text) for name in found.groups() if name)


def _is_place(mention: Mention) -> bool:
    return mention.form is MentionForm.NAME and mention.type in _PLACES


def _place(name: str) -> tuple[frozenset[str], bool]:
    """The sounds of the name's own words, and whether the place is a big one."""
    words = [word for word in _WORD.findall(fold(name)) if word not in ARABIC_ARTICLES]
    own = [word for word in words if word not in _lists()["places"]["kinds"]]
    big = not set(words).isdisjoint(_lists()["places"]["broad"]) or any(
        gazetteer().city_size(one) >= BROAD_INHABITANTS for one in (name, " ".join(own))
    )
    return frozenset(skeleton(word) for word in own), big


def nearest_means(text: str, sentence: Span, span: Span) -> str:
    """The kind of means that a sentence of `text` tells nearest to `span`; "" where it tells
    none."""
    told = sorted(
        (max(found.start() - span.end, span.start - found.end()), kind)
        for kind, pattern in _means().items()
        for found in pattern.finditer(text, sentence.start, sentence.end)
    )
    return told[0][1] if told else ""


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    path = files("throughline.assemble").joinpath("data/sites.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _means() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(
            rf"\b(?:{'|'.join(re.escape(word) for word in words)})(?:s|es|ers?)?\b", re.IGNORECASE
        )
        for kind, words in _lists()["means"].items()
    }
