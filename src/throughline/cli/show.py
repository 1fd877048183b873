"""`show`: the overview of a case, or one item with all its sentences."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from throughline.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from throughline.api import CaseFile
    from throughline.cli.present import Page
    from throughline.items import Item
    from throughline.model.case import CaseArticle, DocketEntry, EntityRole

TOP_NAMES = 8
TOP_DATES = 8
TOP_DIFFERENCES = 5
TOP_ROLES = 12
TOP_DESCRIPTORS = 8


def show(
    case: CaseArgument,
    item: Annotated[
        str,
        typer.Argument(
            metavar="[ITEM]", help="An id or a name: show that item.", show_default=False
        ),
    ] = "",
    json: JsonOption = False,
) -> None:
    """Show where the matter stands; with ITEM, that item with every sentence it rests on."""
    from throughline.api import CaseFile
    from throughline.cli.present import Page, end_with_reader
    from throughline.cli.printed_json import print_json

    with CaseFile.open(case) as file:
        page = Page()
        if item:
            found = file.find(item)
            if json:
                print_json(_exported(file, found))
                return
            fill_item(page, file, found)
        elif json:
            end_with_reader()
            print(file.to_json(), end="")
            return
        else:
            _fill_overview(page, file)
        page.show()


TABLE_OF = {
    "entity": "entities",
    "event": "events",
    "claim": "claims",
    "conflict": "conflicts",
    "proceeding": "proceedings",
}


def _exported(file: "CaseFile", item: "Item") -> dict[str, Any]:
    """An item as the JSON export has it; a role stands within its entity."""
    from throughline.cli.printed_json import exported
    from throughline.items import kind_of

    kind = kind_of(item)
    rows = exported(file.case, TABLE_OF[kind]) if kind in TABLE_OF else ()
    if kind == "role":
        rows = [role for entity in exported(file.case, "entities") for role in entity["roles"]]
    return next(row for row in rows if row["id"] == item.id)


# --- overview ------------------------------------------------------------------------------------


def _fill_overview(page: "Page", file: "CaseFile") -> None:
    from throughline.cli.wording import count

    case = file.case
    reports = [entry for entry in case.articles if entry.analysed]
    held = (
        count(len(reports), "report"),
        count(len(case.entities), "name"),
        count(len(case.events), "event"),
        count(len(case.claims), "claim"),
        count(len(case.conflicts), "difference"),
    )
    page.title(case.name, " · ".join(held))
    _fill_standing(page, file)
    _fill_names(page, file)
    _fill_dates(page, file)
    _fill_differences(page, file)
    _fill_reports(page, file)


def _fill_standing(page: "Page", file: "CaseFile") -> None:
    from throughline.cli.present import Entry
    from throughline.cli.wording import Sources, count, when

    if not file.proceedings:
        return
    sources = Sources(file.case)
    page.section("Where the matter stands")
    page.entries(
        Entry(
            f"as of {when(item.status.as_of)}" if item.status.as_of else "no date",
            f"{item.name}: {f'{item.status.standing}. ' * bool(item.status.standing)}"
            f"{item.status.text}",
            (
                f"{sources.outlets(item.citations[:1])} · {count(len(item.steps), 'step')}"
                f" · {item.id}",
            ),
        )
        for item in file.proceedings
    )


def _fill_names(page: "Page", file: "CaseFile") -> None:
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import Sources, count
    from throughline.model.role_words import described

    sources = Sources(file.case)
    page.section("Who", f"{min(TOP_NAMES, len(file.entities))} of {len(file.entities)}")
    page.entries(
        Entry(
            entity.name,
            "; ".join(described(entity, 2)) or entity.type.value,
            (f"also {', '.join(entity.aliases[:5])}",) * bool(entity.aliases)
            + (
                " · ".join(
                    (
                        count(sources.reports(entity.citations), "report"),
                        *_support(entity.independent_sources),
                        entity.id,
                    )
                ),
            ),
            label_style=Style.STRONG,
        )
        for entity in file.entities[:TOP_NAMES]
    )


def _support(independent_sources: int) -> tuple[str, ...]:
    """In how many sources, in words; nothing in a case file of before they were counted."""
    from throughline.cli.wording import count

    return (count(independent_sources, "independent source"),) * bool(independent_sources)


def _fill_dates(page: "Page", file: "CaseFile") -> None:
    from throughline.cli import timeline

    entries = file.timeline()
    if not entries:
        return
    best = sorted(range(len(entries)), key=lambda index: -entries[index].importance)[:TOP_DATES]
    page.section("When", f"{len(best)} of {len(entries)} dates")
    timeline.fill(page, file.case, [entries[index] for index in sorted(best)])


def _fill_differences(page: "Page", file: "CaseFile") -> None:
    from throughline.cli import conflicts
    from throughline.cli.wording import Sources

    apart = [item for item in file.conflicts if item.relation.value == "conflict"]
    if not apart:
        return
    sources = Sources(file.case)
    page.section("Where reports disagree", f"{min(TOP_DIFFERENCES, len(apart))} of {len(apart)}")
    for number, item in enumerate(apart[:TOP_DIFFERENCES]):
        if number:
            page.space()
        conflicts.fill(page, item, sources, quotes=0)


def _fill_reports(page: "Page", file: "CaseFile") -> None:
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import count, when
    from throughline.model.credit_words import credit_lines

    case = file.case
    new = {item.article: item for item in case.novelty}
    page.section("Reports", f"{count(len(case.articles), 'report')}, read by {case.reader}")
    page.entries(
        Entry(
            when(entry.published) or "no date",
            ": ".join(filter(None, (entry.article.outlet, entry.article.title)))
            or entry.article.path,
            (
                f"{count(len(new[entry.article.id].new), 'new item')},"
                f" {len(new[entry.article.id].repeats)} repeated"
                if entry.article.id in new
                else _left_out(entry, case.story),
                *credit_lines(entry.credits),
                *(f"Counted as one source: {entry.origin_reason}",) * bool(entry.origin_reason),
            ),
        )
        for entry in case.articles
    )
    if case.skipped:
        page.section("Skipped", count(len(case.skipped), "input"))
        page.entries(
            Entry(item.path, f"{item.found}; {item.advice}", label_style=Style.ALARM)
            for item in case.skipped
        )


def _left_out(entry: "CaseArticle", story: str) -> str:
    if entry.story != story and entry.analysed:
        return "on another matter"
    if entry.notes:
        return "; ".join(entry.notes)
    return "not analysed" if entry.language == "en" else f"not analysed ({entry.language})"


# --- one item ------------------------------------------------------------------------------------


def fill_item(page: "Page", file: "CaseFile", item: "Item") -> None:
    """Put one item on a page: what is known of it, why, and every sentence it rests on."""
    from throughline.cli.present import Entry, Style
    from throughline.cli.wording import Sources, quoted
    from throughline.items import citations_of, kind_of, label

    page.title(label(item), f"{kind_of(item)} · {item.id}")
    facts = [(name, value) for name, value in _facts(file, item) if value]
    page.entries(Entry(name, value, label_style=Style.SOFT) for name, value in facts)
    for name, text in file.case.notes:
        if name == item.id:
            page.text(f"Note: {text}", Style.ALARM)
    reasons = getattr(item, "reasons", ())
    if reasons:
        page.section("Why these are one")
        page.entries(
            Entry(f"{reason.left} = {reason.right}", f"{reason.reason} ({reason.score:.2f})")
            for reason in reasons
        )
    sources = Sources(file.case)
    sentences: dict[tuple[str, str], list[str]] = {}
    for citation in citations_of(item):
        key = (sources.place(citation), sources.context(citation))
        sentences.setdefault((citation.article, key[1]), []).append(key[0])
    page.section("Sentences", str(len(sentences)))
    page.entries(
        (
            Entry(f"{number}.", quoted(text), (places[0],), label_style=Style.SOFT)
            for number, ((_, text), places) in enumerate(sentences.items(), 1)
        ),
        apart=True,
    )


def _facts(file: "CaseFile", item: "Item") -> list[tuple[str, str]]:
    from throughline.cli.claims import holder_name
    from throughline.cli.wording import count, when
    from throughline.model.case import Claim, Conflict, Entity, EntityRole, Event, Proceeding

    match item:
        case EntityRole():
            return _role_facts(file, item)
        case Entity():
            return _entity_facts(file, item)
        case Event():
            people = "; ".join(f"{p.text} ({p.role})" for p in item.participants)
            return [
                ("When", when(item.time)),
                ("", item.time_reason if item.time else ""),
                ("Where", item.place or ""),
                ("Who", people),
                ("Kind", f"{item.type} · {item.certainty.value} · {item.polarity.value}"),
                ("Figures", "; ".join(figure.citation.quote for figure in item.figures)),
            ]
        case Claim():
            return [
                ("Who says so", f"{holder_name(item.holder)} ({item.holder.kind.value})"),
                ("Through", "; ".join(holder_name(holder) for holder in item.via)),
                ("Told", item.told.text if item.told else ""),
                ("Said", when(item.said)),
                ("How surely", f"{item.certainty.value} · {item.polarity.value}"),
                ("Denies", _told(file, item.denies)),
                *(("The same", _told(file, key)) for key in item.same_as),
                ("", f"They {item.same_reason}" if item.same_as else ""),
                ("Support", count(item.independent_sources, "independent source")),
                ("About", "; ".join(_told(file, key) for key in item.about)),
            ]
        case Conflict():
            sides = [(position.value, ", ".join(position.claims)) for position in item.positions]
            kind = ("Kind", f"{item.kind.value} · {item.relation.value}")
            return [kind, ("Why", item.why), *((f"  {value}", ids or "–") for value, ids in sides)]
        case Proceeding():
            as_of = when(item.status.as_of)
            return [
                ("Stands", item.status.standing),
                ("Status", f"{item.status.text}{f' (as of {as_of})' if as_of else ''}"),
                *((_step_day(entry), _step_told(entry)) for entry in item.docket),
            ]


def _role_facts(file: "CaseFile", role: "EntityRole") -> list[tuple[str, str]]:
    from throughline.cli.wording import Sources, count
    from throughline.model.role_words import account_text

    sources = Sources(file.case)
    bearer = next(entity for entity in file.entities if role in entity.roles)
    return [
        ("Who", f"{bearer.name} [{bearer.id}]"),
        ("Kind", role.kind.value),
        ("Of", _told(file, role.entity) or role.of),
        *(
            (
                "When" if number == 0 else "",
                f"{account_text(account) or 'no date'} ({sources.outlets(account.citations)})",
            )
            for number, account in enumerate(role.accounts)
        ),
        ("Support", count(role.independent_sources, "independent source")),
    ]


def _step_day(entry: "DocketEntry") -> str:
    from throughline.cli.wording import when

    return when(entry.date) or f"by {when(entry.known_by)}"


def _step_told(entry: "DocketEntry") -> str:
    court = entry.court.text if entry.court else ""
    return " · ".join(filter(None, (entry.kind, entry.outcome, court, entry.events[0])))


def _entity_facts(file: "CaseFile", entity: "Item") -> list[tuple[str, str]]:
    from throughline.cli.wording import count
    from throughline.model.case import Entity
    from throughline.model.role_words import further_descriptors, role_line

    assert isinstance(entity, Entity)
    ties = [
        f"{_told(file, tie.subject)} – {tie.predicate} – {_told(file, tie.object)}"
        for tie in file.relations
        if entity.id in (tie.subject, tie.object)
    ]
    said = sum(claim.holder.entity == entity.id for claim in file.claims)
    about = sum(entity.id in claim.about for claim in file.claims)
    part = sum(any(p.entity == entity.id for p in event.participants) for event in file.events)
    return [
        ("Type", entity.type.value),
        ("Also known as", ", ".join(entity.aliases)),
        *(
            (role.kind.value.capitalize(), f"{role_line(role)} · {role.id}")
            for role in entity.roles[:TOP_ROLES]
        ),
        *(
            ("Described as", descriptor.text)
            for descriptor in further_descriptors(entity)[:TOP_DESCRIPTORS]
        ),
        *(("Tie", tie) for tie in ties[:8]),
        ("In the case", f"{count(entity.mentions, 'mention')}, part of {count(part, 'event')}"),
        ("Support", "".join(_support(entity.independent_sources))),
        ("Claims", f"{said} made, {about} about it"),
    ]


def _told(file: "CaseFile", key: str | None) -> str:
    """An id with a few words to know it by."""
    from throughline.errors import ThroughlineError
    from throughline.items import label

    if key is None:
        return ""
    try:
        return f"{label(file.find(key))[:100]} [{key}]"
    except ThroughlineError:
        return key
