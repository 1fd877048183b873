"""The reports: how each is dated, what it adds, what it copies; then their texts, sentence by
sentence, and the articles that are not part of the case.
"""

from pathlib import PurePath
from urllib.parse import urlsplit

from throughline.export.page import anchors, limits
from throughline.export.page.claims import shown_claims
from throughline.export.page.disagreements import shown_conflicts
from throughline.export.page.shelf import Shelf, Shelved
from throughline.export.page.timeline import when
from throughline.export.page.values import Link, Listed, NewItems, Report
from throughline.export.page.who import shown_entities
from throughline.model import date_words as dates
from throughline.model.case import CaseArticle, Novelty
from throughline.model.credit_words import credit_lines

_DATE_SOURCES = {
    "metadata": "stated by the page or file",
    "header": "stated in a line of the text",
    "url": "read from the address",
    "page": "guessed from the page",
    "text": "worked out from the text",
}


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web (http or https with a host), else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return url.strip()


def build_reports(shelf: Shelf) -> tuple[Report, ...]:
    """The reports of the case in its order."""
    novelty = {item.article: item for item in shelf.case.novelty}
    copies: dict[str, list[str]] = {}
    for item in shelf.case.articles:
        if item.copy_group:
            copies.setdefault(item.copy_group, []).append(item.article.id)
    places = _places(shelf)
    return tuple(
        _report(shelf, shelved, novelty.get(key), copies, places)
        for key, shelved in shelf.articles.items()
        if shelved.in_case
    )


def _places(shelf: Shelf) -> frozenset[str]:
    """Ids of the entities and claims that have an entry on the page."""
    entities = (entity.id for group in shown_entities(shelf).values() for entity in group)
    return frozenset((*entities, *(claim.id for claim in shown_claims(shelf))))


def _report(
    shelf: Shelf,
    shelved: Shelved,
    novelty: Novelty | None,
    copies: dict[str, list[str]],
    places: frozenset[str],
) -> Report:
    item = shelved.item
    article = item.article
    address = web_address(article.url)
    return Report(
        anchor=anchors.report(article.id),
        number=shelved.number,
        outlet=article.outlet or "Outlet not stated",
        title=article.title or _first_words(item),
        titled=bool(article.title),
        byline=article.byline or "",
        when=when(item.published),
        date_note=date_note(item),
        url=address,
        url_text="" if address else (article.url or ""),
        file=PurePath(article.path).name,
        text_href=f"#{anchors.article(article.id)}" if shelved.has_text else None,
        new=_new_items(shelf, novelty, places),
        repeats=len(novelty.repeats) if novelty else 0,
        remarks=_remarks(shelf, item, copies),
    )


def date_note(item: CaseArticle) -> str:
    """How the publication date is known, in a line."""
    if item.published is None:
        return ""
    source = _DATE_SOURCES.get(item.published_source or "", "")
    if item.published_source == "metadata":
        return source
    return ": ".join(part for part in (source, item.published_reason) if part)


def _first_words(item: CaseArticle) -> str:
    """A stand-in for a missing title: the first words of the body, marked as cut."""
    text = item.article.text
    for span in item.sentences:
        if any(part.covers(span) for part in item.article.furniture):
            continue
        words = span.of(text).split()
        if len(words) > 3:
            return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
    return "Untitled"


def _remarks(shelf: Shelf, item: CaseArticle, copies: dict[str, list[str]]) -> tuple[str, ...]:
    remarks = [f"{line}." for line in credit_lines(item.credits)]
    others = [
        shelf.articles[other].label
        for other in copies.get(item.copy_group or "", [])
        if other != item.article.id
    ]
    if others:
        named = "; ".join(others[:4]) + (f" and {len(others) - 4} more" if len(others) > 4 else "")
        remarks.append(f"Same text as {named}: counted as one source.")
    elif item.copied:
        origins = {origin for _, origin in item.copied if origin in shelf.articles}
        named = "; ".join(sorted(shelf.articles[origin].label for origin in origins))
        if named:
            remarks.append(f"Passages also stand in {named}.")
    if item.origin_reason:
        remarks.append(f"Why it is one source with them: {item.origin_reason}.")
    if item.beside:
        count = len(item.beside)
        remarks.append(
            "One paragraph is beside the case."
            if count == 1
            else f"{count} paragraphs are beside the case."
        )
    return (*remarks, *item.notes)


def _new_items(
    shelf: Shelf, novelty: Novelty | None, places: frozenset[str]
) -> tuple[NewItems, ...]:
    if novelty is None:
        return ()
    claims = [
        Link(f"{shelf.holder_name(shelf.claims[item])}: {shelf.claims[item].text}", place)
        for item in novelty.new
        if item in shelf.claims
        for place in [f"#{anchors.claim(item)}" if item in places else None]
    ]
    names = [
        Link(shelf.entities[item].name, f"#{anchors.entity(item)}" if item in places else None)
        for item in novelty.new
        if item in shelf.entities
    ]
    kinds = (
        ("Happenings", _new_events(shelf, novelty), limits.NEW_ITEMS),
        ("Statements", claims, limits.NEW_ITEMS),
        ("Names", names, limits.NEW_NAMES),
    )
    return tuple(
        NewItems(title, tuple(items[:limit]), max(0, len(items) - limit))
        for title, items, limit in kinds
        if items
    )


def _new_events(shelf: Shelf, novelty: Novelty) -> list[Link]:
    """The report's own sentences that tell of new events, dated ones first.

    Several events may stand in one sentence; one that gives a new claim is listed as that.
    """
    told = {
        citation.sentence
        for item in novelty.new
        if item in shelf.claims
        for citation in shelf.claims[item].citations
        if citation.article == novelty.article
    }
    events = [shelf.events[item] for item in novelty.new if item in shelf.events]
    events.sort(key=lambda event: event.id not in shelf.entry_of_event)
    lines: dict[int, Link] = {}
    for event in events:
        place = next((one for one in event.citations if one.article == novelty.article), None)
        if place is not None and place.sentence not in told:
            lines.setdefault(place.sentence, shelf.sentence_link(place))
    return list(lines.values())


def build_listed(shelf: Shelf) -> tuple[tuple[Listed, ...], tuple[Listed, ...], tuple[Listed, ...]]:
    """Other stories' articles, articles not analysed, and inputs that gave no article."""
    stories: list[Listed] = []
    unread: list[Listed] = []
    for key, shelved in shelf.articles.items():
        item = shelved.item
        href = f"#{anchors.article(key)}" if shelved.has_text else None
        if not item.analysed:
            unread.append(Listed(_described(item), " ".join(item.notes) or "not analysed", href))
        elif item.story != shelf.case.story:
            stories.append(Listed(_described(item), "", href))
    skipped = tuple(
        Listed(skip.path, f"{skip.found}; {skip.advice}") for skip in shelf.case.skipped
    )
    return tuple(stories), tuple(unread), skipped


def _described(item: CaseArticle) -> str:
    article = item.article
    parts = (article.outlet, article.title or _first_words(item))
    dated = dates.words(item.published, unknown="")
    return ", ".join(part for part in (*parts, dated, PurePath(article.path).name) if part)


def uses(shelf: Shelf) -> dict[tuple[str, int], tuple[Link, ...]]:
    """For each cited sentence the places of the page that cite it, so that a reader can go back."""
    found: dict[tuple[str, int], dict[str, Link]] = {}

    def add(article: str, sentence: int, link: Link) -> None:
        found.setdefault((article, sentence), {}).setdefault(link.href or "", link)

    for index, entry in enumerate(shelf.case.timeline[: limits.TIMELINE_ENTRIES]):
        link = Link(f"Timeline, {dates.words(entry.date)}", f"#{anchors.entry(index)}")
        for citation in entry.citations:
            add(citation.article, citation.sentence, link)
    for conflict in shown_conflicts(shelf):
        link = Link(f"Difference: {conflict.question}", f"#{anchors.conflict(conflict.id)}")
        for position in conflict.positions:
            for citation in position.citations:
                add(citation.article, citation.sentence, link)
    for claim in shown_claims(shelf):
        link = Link(f"Claim: {shelf.holder_name(claim)}", f"#{anchors.claim(claim.id)}")
        for citation in claim.citations:
            add(citation.article, citation.sentence, link)
    return {key: tuple(links.values()) for key, links in found.items()}
