"""One place to look things up while the page is built: reports, items, notes and where each stands.

Built once in time linear in the case, so that no part of the page searches a list.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from throughline.export.page import anchors, limits
from throughline.export.page.paragraphs import index_at, mostly_in, paragraph_spans
from throughline.export.page.values import Link, Mark, MarkGroup, Sources
from throughline.model import date_words as dates
from throughline.model.case import Case, CaseArticle, Citation, Claim, Entity, Event
from throughline.model.source import Span

_LABEL_CHARS = 34


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article with its number on the page, its short name, and its paragraphs."""

    item: CaseArticle
    number: int
    label: str
    has_text: bool
    paragraphs: tuple[Span, ...]
    numbers: tuple[int | None, ...]
    """The printed number of each paragraph; None for page furniture."""

    @property
    def in_case(self) -> bool:
        """Whether it is listed among the reports of the case."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The case with its look-up tables."""

    case: Case
    articles: dict[str, Shelved]
    entities: dict[str, Entity]
    events: dict[str, Event]
    claims: dict[str, Claim]
    entry_of_event: dict[str, int]
    notes: dict[str, tuple[str, ...]]

    def sources(self, citations: tuple[Citation, ...]) -> Sources:
        """The marks of an item, grouped by report in the order in which they come.

        One mark a paragraph, to its first cited sentence: "¶4 ¶4" would tell a reader nothing.
        """
        groups: dict[str, dict[int | None, Citation]] = {}
        for citation in citations:
            shelved = self.articles.get(citation.article)
            paragraph = index_at(shelved.paragraphs, citation.start) if shelved else None
            groups.setdefault(citation.article, {}).setdefault(paragraph, citation)
        named, short = limits.CITATION_GROUPS, limits.CITATION_GROUPS + limits.SHORT_GROUPS
        built = tuple(
            self._group(article, tuple(found.values()))
            for article, found in list(groups.items())[:short]
        )
        return Sources(groups=built[:named], rest=built[named:], more=len(groups) - len(built))

    def _group(self, article_id: str, citations: tuple[Citation, ...]) -> MarkGroup:
        shelved = self.articles.get(article_id)
        shown = citations[: limits.MARKS_IN_GROUP]
        return MarkGroup(
            report=shelved.label if shelved else "a report not in this case file",
            marks=tuple(self._mark(shelved, citation) for citation in shown),
            more=len(citations) - len(shown),
        )

    def _mark(self, shelved: Shelved | None, citation: Citation) -> Mark:
        if shelved is None:
            return Mark("quote", "quote", None, _shorten(citation.quote))
        sentences = shelved.item.sentences
        known = citation.sentence < len(sentences)
        quote = (
            sentences[citation.sentence].of(shelved.item.article.text) if known else citation.quote
        )
        paragraph = index_at(shelved.paragraphs, citation.start)
        number = None if paragraph is None else shelved.numbers[paragraph]
        label = f"¶{number}" if number else "¶"
        return Mark(
            label=label,
            short=f"{shelved.number}\u00a0{label}" if shelved.number else label,
            href=self._target(shelved, citation, known),
            quote=_shorten(" ".join(quote.split())),
        )

    def _target(self, shelved: Shelved, citation: Citation, known: bool) -> str | None:
        if not shelved.has_text:
            return f"#{anchors.report(citation.article)}" if shelved.in_case else None
        if known:
            return f"#{anchors.sentence(citation.article, citation.sentence)}"
        return f"#{anchors.article(citation.article)}"

    def entity_link(self, entity_id: str | None, text: str) -> Link:
        """The entity by name, or the words given where it has no entry."""
        entity = self.entities.get(entity_id) if entity_id else None
        if entity is None:
            return Link(text, None)
        return Link(entity.name, f"#{anchors.entity(entity.id)}")

    def sentence_link(self, citation: Citation) -> Link:
        """The whole sentence that is cited, on one line, linked to where it stands."""
        shelved = self.articles.get(citation.article)
        if shelved is None:
            return Link(citation.quote, None)
        mark = self._mark(shelved, citation)
        return Link(mark.quote, mark.href)

    def holder_name(self, claim: Claim) -> str:
        """Who holds the claim, in a few words."""
        entity = self.entities.get(claim.holder.entity or "")
        return entity.name if entity else claim.holder.text or "Nobody named"

    def holder_links(self, claims: Iterable[str]) -> tuple[Link, ...]:
        """Who holds the claims with these ids, each once, linked to the first of his claims."""
        holders: dict[str, Link] = {}
        for claim_id in claims:
            claim = self.claims.get(claim_id)
            if claim is not None:
                name = self.holder_name(claim)
                holders.setdefault(name, Link(name, f"#{anchors.claim(claim.id)}"))
        return tuple(holders.values())


def build_shelf(case: Case) -> Shelf:
    """The look-up tables of a case."""
    return Shelf(
        case=case,
        articles=_shelve(case, _cited_articles(case)),
        entities={entity.id: entity for entity in case.entities},
        events={event.id: event for event in case.events},
        claims={claim.id: claim for claim in case.claims},
        entry_of_event=_entries(case),
        notes=_notes(case),
    )


def _cited_articles(case: Case) -> set[str]:
    cited = {
        citation.article
        for group in (case.timeline, case.claims, case.proceedings, case.entities, case.relations)
        for item in group
        for citation in item.citations
    }
    cited.update(
        citation.article
        for conflict in case.conflicts
        for position in conflict.positions
        for citation in position.citations
    )
    return cited


def _shelve(case: Case, cited: set[str]) -> dict[str, Shelved]:
    shelved: dict[str, Shelved] = {}
    number = 0
    room = limits.TEXT_CHARS
    for item in case.articles:
        in_case = item.story == case.story and item.analysed
        number += in_case
        wanted = in_case or item.article.id in cited
        has_text = wanted and len(item.article.text) <= room
        room -= len(item.article.text) if has_text else 0
        spans = paragraph_spans(item.article.text)
        shelved[item.article.id] = Shelved(
            item=item,
            number=number if in_case else 0,
            label=_label(item, number if in_case else 0),
            has_text=has_text,
            paragraphs=spans,
            numbers=_numbers(spans, item.article.furniture),
        )
    return shelved


def _numbers(spans: tuple[Span, ...], furniture: tuple[Span, ...]) -> tuple[int | None, ...]:
    numbers: list[int | None] = []
    count = 0
    for span in spans:
        if furniture and mostly_in(span, furniture):
            numbers.append(None)
        else:
            count += 1
            numbers.append(count)
    return tuple(numbers)


def _label(item: CaseArticle, number: int) -> str:
    outlet = (item.article.outlet or "").strip()
    if not outlet:
        return f"Report {number}" if number else "Another report"
    short = outlet.removeprefix("The ")
    if len(short) > _LABEL_CHARS:
        cut = short[:_LABEL_CHARS].rsplit(" ", 1)[0] if " " in short[:_LABEL_CHARS] else short
        short = cut[:_LABEL_CHARS].rstrip(" ,;") + "…"
    if dates.is_exact(item.published):
        return f"{short}, {dates.day_words(item.published)}"
    return f"{short} (report {number})" if number else short


def _entries(case: Case) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, entry in enumerate(case.timeline[: limits.TIMELINE_ENTRIES]):
        for event in entry.events:
            places.setdefault(event, index)
    return places


def _notes(case: Case) -> dict[str, tuple[str, ...]]:
    notes: dict[str, tuple[str, ...]] = {}
    for item, text in case.notes:
        notes[item] = (*notes.get(item, ()), text)
    return notes


def _shorten(text: str) -> str:
    if len(text) <= limits.QUOTE_CHARS:
        return text
    return text[: limits.QUOTE_CHARS - 1].rstrip() + "…"
