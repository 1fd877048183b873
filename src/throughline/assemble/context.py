"""Lookups over a Resolution that every part of assembling needs, built once."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from throughline.model.annotation import Annotation, Sentence
from throughline.model.case import Citation
from throughline.model.dates import Interval
from throughline.model.source import Article, Span
from throughline.resolve.copies import Origins
from throughline.resolve.resolution import EntityCluster, EventCluster, Ref, Resolution
from throughline.text.datelines import DATELINE


@dataclass(frozen=True)
class Context:
    """A Resolution with its indexes, and the paragraphs that are beside the case.

    `beside` maps an article id to the spans of such paragraphs. Only articles in `story` (the
    main story) give items to the case.
    """

    resolution: Resolution
    beside: Mapping[str, tuple[Span, ...]]

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Every article by id, in id order."""
        return {article.id: article for article in self.resolution.reports.articles}

    @property
    def annotations(self) -> Mapping[str, Annotation]:
        """Every annotation by article id, in id order; each is read when it is asked for."""
        return self.resolution.reports.annotations

    @cached_property
    def story(self) -> tuple[str, ...]:
        """Ids of the articles on the case, in order of publication (unknown last), then id."""
        stories, main = self.resolution.stories, self.resolution.main_story
        return tuple(sorted((i for i in self.articles if stories[i] == main), key=self.order))

    @cached_property
    def entities(self) -> dict[str, EntityCluster]:
        """Entity clusters by id."""
        return {cluster.id: cluster for cluster in self.resolution.entities}

    @cached_property
    def events(self) -> dict[str, EventCluster]:
        """Event clusters by id."""
        return {cluster.id: cluster for cluster in self.resolution.events}

    @cached_property
    def entity_of(self) -> dict[Ref, str]:
        """Entity id of each mention of an entity of the main story."""
        return {ref: c.id for c in self.resolution.entities for ref in c.mentions}

    @cached_property
    def event_of(self) -> dict[Ref, str]:
        """Event id of each event mention."""
        return {ref: c.id for c in self.resolution.events for ref in c.mentions}

    @cached_property
    def origins(self) -> Origins:
        """Counts support in independent origins."""
        return Origins(self.resolution.copies)

    @cached_property
    def _sentence_starts(self) -> dict[str, list[int]]:
        return {}

    def published(self, article: str) -> Interval | None:
        """When the article was published, None where not even a bound is known."""
        known = self.resolution.published.get(article)
        return known.interval if known else None

    def order(self, article: str) -> tuple[bool, str, str]:
        """Sort key of an article: by publication, unknown last, then by id."""
        known = self.published(article)
        start = known.start if known else None
        return (start is None, start.isoformat() if start else "", article)

    def sentence_number(self, article: str, offset: int) -> int:
        """Number of the sentence that holds `offset`, or of the one before it."""
        if (starts := self._sentence_starts.get(article)) is None:
            starts = [sentence.span.start for sentence in self.annotations[article].sentences]
            self._sentence_starts[article] = starts
        return max(0, bisect_right(starts, offset) - 1)

    def sentence(self, article: str, number: int) -> Sentence:
        """One sentence of an article."""
        return self.annotations[article].sentences[number]

    def cite(self, article: str, span: Span) -> Citation:
        """The citation of `span`, which begins inside the sentence that it names."""
        return Citation(
            article=article,
            sentence=self.sentence_number(article, span.start),
            start=span.start,
            end=span.end,
            quote=span.of(self.articles[article].text),
        )

    def cite_sentence(self, article: str, number: int) -> Citation:
        """The citation of a whole sentence."""
        return self.cite(article, self.sentence(article, number).span)

    def is_beside(self, article: str, span: Span) -> bool:
        """Whether `span` lies in a paragraph that is beside the case."""
        return any(part.covers(span) for part in self.beside.get(article, ()))

    def independent_sources(self, citations: Iterable[Citation]) -> int:
        """Number of independent origins behind `citations`, at most one a report that is cited.

        A report that tells a thing in its own words and in another's passage is one that tells it.
        """
        places = [(cited.article, cited.span) for cited in citations]
        return min(len(self.origins.of(places)), len({article for article, _ in places}))

    def in_order(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Citations without repeats, by publication of their article, then by place."""
        return tuple(sorted(set(citations), key=lambda c: (*self.order(c.article), c.start, c.end)))


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank: for display, never for citing."""
    return " ".join(text.split())


def as_told(sentence: str) -> str:
    """A sentence on one line, without dateline, the dash of a list, or a quotation mark that has no
    partner in it."""
    line = one_line(sentence).lstrip("-–—•* ")
    if dateline := DATELINE.match(line):
        line = line[dateline.end() :]
    if line.count("“") > line.count("”") and line.startswith("“"):
        return line[1:].lstrip()
    if line.count("”") > line.count("“") and line.endswith("”"):
        return line[:-1].rstrip()
    if line.count('"') == 1 and line.startswith('"'):
        return line[1:].lstrip()
    if line.count('"') == 1 and line.endswith('"'):
        return line[:-1].rstrip()
    return line
