"""The page as values: what the HTML export prints, decided in full before any template runs."""

from throughline.export.page import limits
from throughline.export.page.claims import build_holders
from throughline.export.page.disagreements import build_differences
from throughline.export.page.reports import build_listed, build_reports
from throughline.export.page.shelf import Shelf, build_shelf
from throughline.export.page.texts import build_texts
from throughline.export.page.timeline import build_latest, build_standings, build_years
from throughline.export.page.values import Link, Page, Section
from throughline.export.page.who import build_who
from throughline.model import date_words as dates
from throughline.model.annotation import EntityType
from throughline.model.case import Case
from throughline.model.dates import Interval


def build_page(case: Case) -> Page:
    """Everything that the page of a case shows, in its order."""
    shelf = build_shelf(case)
    latest, ahead = build_latest(shelf)
    holders, tail_holders = build_holders(shelf)
    stories, unread, skipped = build_listed(shelf)
    reports = build_reports(shelf)
    texts = build_texts(shelf)
    return Page(
        name=case.name.strip() or "Case file",
        main_names=_main_names(shelf),
        facts=_facts(shelf),
        reader=case.reader,
        sections=_sections(case, len(reports)),
        standings=build_standings(shelf),
        latest=latest,
        ahead=ahead,
        years=build_years(shelf),
        more_entries=max(0, len(case.timeline) - limits.TIMELINE_ENTRIES),
        differences=build_differences(shelf),
        more_conflicts=max(0, len(case.conflicts) - limits.CONFLICTS),
        who=build_who(shelf),
        holders=holders,
        tail_holders=tail_holders,
        more_claims=max(0, len(case.claims) - limits.CLAIMS),
        reports=reports,
        texts=texts,
        more_texts=sum(report.text_href is None for report in reports),
        other_stories=stories,
        not_analysed=unread,
        skipped=skipped,
    )


def _sections(case: Case, reports: int) -> tuple[Section, ...]:
    return (
        Section("standing", "Where the matter stands", None),
        Section("timeline", "Timeline", len(case.timeline)),
        Section("disagreements", "Disagreements", len(case.conflicts)),
        Section("who", "Who’s who", len(case.entities)),
        Section("claims", "Claims by source", len(case.claims)),
        Section("reports", "The reports", reports),
        Section("texts", "Full texts", None),
        Section("about", "About this page", None),
    )


def _main_names(shelf: Shelf) -> tuple[Link, ...]:
    """The persons and bodies that the case is mainly about; a folder's name seldom says."""
    acting = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP)
    ranked = sorted(
        (entity for entity in shelf.case.entities if entity.type in acting),
        key=lambda entity: (-entity.centrality, -entity.mentions),
    )
    return tuple(
        shelf.entity_link(entity.id, entity.name) for entity in ranked[: limits.MAIN_NAMES]
    )


def _facts(shelf: Shelf) -> tuple[str, ...]:
    reports = [shelved.item for shelved in shelf.articles.values() if shelved.in_case]
    outlets = {
        item.article.outlet.strip().casefold()
        for item in reports
        if item.article.outlet and item.article.outlet.strip()
    }
    count = f"{len(reports)} {'report' if len(reports) == 1 else 'reports'}"
    if outlets:
        count += f" from {len(outlets)} {'outlet' if len(outlets) == 1 else 'outlets'}"
    published = _span_of([item.published for item in reports])
    happened = _span_of([entry.date for entry in shelf.case.timeline])
    facts = [count]
    if published:
        facts.append(f"published {published}")
    if happened:
        facts.append(f"dated happenings {happened}")
    return tuple(facts)


def _span_of(intervals: list[Interval | None]) -> str:
    """From the first known day to the last, by month; empty where no day is known."""
    known = [
        bound
        for interval in intervals
        if interval is not None
        for bound in (interval.start, interval.end)
        if bound is not None
    ]
    if not known:
        return ""
    first, last = min(known), max(known)
    months = (f"{dates.month_name(day.month)} {day.year}" for day in (first, last))
    start, end = months
    return start if start == end else f"{start} to {end}"
