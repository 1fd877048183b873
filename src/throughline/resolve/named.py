"""Whom and what one article names, with what it tells of each: what entities are joined from."""

from collections.abc import Sequence
from dataclasses import dataclass

from throughline.model.annotation import Annotation, LinkKind
from throughline.model.source import Article, Span
from throughline.resolve.chains import Chain, chains_of
from throughline.resolve.exclusions import Facts, facts_of, told_of
from throughline.resolve.reports import Work


@dataclass(frozen=True, slots=True)
class StatedLink:
    """That a text states two mentions to be one: `left` and `right` are their indices."""

    left: int
    right: int
    kind: LinkKind
    span: Span
    sentence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """The chains of one article."""

    chains: tuple[Chain, ...]
    births: tuple[tuple[int, int], ...]
    """Place of a chain in `chains`, and a year of birth that the article tells of it."""
    regions: tuple[tuple[int, str], ...]
    """The same with the state or country of a town."""
    links: tuple[StatedLink, ...]

    def facts(self) -> list[Facts]:
        """What is known of each chain."""
        found = [facts_of(chain) for chain in self.chains]
        for at, year in self.births:
            found[at].births.add(year)
        for at, region in self.regions:
            found[at].regions.add(region)
        return found


def named_in(
    article: Article, annotation: Annotation, splits: Sequence[tuple[int, int]] = ()
) -> Named:
    """Whom and what the article names. `splits` are pairs of mentions that must be apart."""
    chains = chains_of(annotation, splits)
    told = [told_of(chain, article, annotation) for chain in chains]
    return Named(
        chains=tuple(chains),
        births=tuple((at, year) for at, (years, _) in enumerate(told) for year in sorted(years)),
        regions=tuple((at, name) for at, (_, names) in enumerate(told) for name in sorted(names)),
        links=tuple(
            StatedLink(
                link.left,
                link.right,
                link.kind,
                link.span,
                annotation.mentions[link.left].sentence,
                link.reason,
            )
            for link in annotation.links
        ),
    )


NAMED = Work("named", Named, named_in)
