"""What a case file of the four real reports must hold. The reports are no part of the repository;
without them these tests are skipped."""

import json
import random
import shutil
from datetime import date
from pathlib import Path

import pytest

import throughline
from throughline.assemble.build import all_citations
from throughline.model.case import Case, Entity, Event


@pytest.fixture(scope="module")
def case(seeds: Path) -> Case:
    return throughline.build([str(seeds)]).case


def _named(case: Case, name: str) -> Entity:
    (found,) = [e for e in case.entities if name == e.name or name in e.aliases]
    return found


def _reports(case: Case, item: Entity | Event) -> set[str]:
    paths = {a.article.id: Path(a.article.path).name[:3] for a in case.articles}
    return {paths[citation.article] for citation in item.citations}


@pytest.mark.parametrize(
    ("names", "reports"),
    [
        (("Tahawwur Hussain Rana", "Tahawwur Rana", "Rana"), {"000", "001", "002", "003"}),
        (("David Coleman Headley", "David Headley", "Headley"), {"000", "001", "002", "003"}),
        (("Abu Jundal", "Zabiuddin Ansari"), {"000"}),
        (("National Investigation Agency", "NIA"), {"000"}),
        (("Inter-Services Intelligence", "ISI"), {"000"}),
        (("Federal Investigation Agency", "FIA"), {"000"}),
    ],
)
def test_names_of_one(case: Case, names: tuple[str, ...], reports: set[str]) -> None:
    found = {_named(case, name).id for name in names}
    assert len(found) == 1
    assert _reports(case, _named(case, names[0])) == reports


def test_an_alias_given_in_passing(case: Case) -> None:
    iqbal = _named(case, "Chaudhary Khan")
    assert "Iqbal" in iqbal.name or any("Iqbal" in alias for alias in iqbal.aliases)


def test_who_stays_apart(case: Case) -> None:
    apart = ("Abu Jundal", "Abu Kahfa", "National Investigation Agency",
             "Federal Investigation Agency", "Ministry of External Affairs")  # fmt: skip
    assert len({_named(case, name).id for name in apart}) == len(apart)


@pytest.mark.parametrize(
    ("day", "kind", "reports", "inferred"),
    [
        (date(2025, 1, 21), "refuse", {"002", "003"}, False),
        (date(2025, 4, 10), "extradite", {"000", "001"}, True),
        (date(2008, 11, 26), "attack", {"000", "001", "002", "003"}, False),
    ],
)
def test_events_of_several_reports(
    case: Case, day: date, kind: str, reports: set[str], inferred: bool
) -> None:
    (found,) = [
        e
        for e in case.events
        if e.type == kind and e.time and e.time.is_day and e.time.start == day
    ]
    assert _reports(case, found) >= reports
    if inferred:
        assert "no year" in found.time_reason


def test_friday_of_both_january_reports(case: Case) -> None:
    said = {
        Path(item.article.path).name[:3]: claim.said.start
        for claim in case.claims
        for item in case.articles
        if claim.said and claim.citations[0].article == item.article.id
        if claim.said.start and claim.said.start.year == 2025 and claim.said.start.day == 31
    }
    assert said == {"002": date(2025, 1, 31), "003": date(2025, 1, 31)}


def test_publication_is_read_worked_out_or_bounded(case: Case) -> None:
    found = {
        Path(a.article.path).name[:3]: (a.published.iso(), a.published_source)
        for a in case.articles
        if a.published
    }
    assert found == {
        "000": (("2025-04-10", None), "text"),
        "001": (("2025-04-10", None), "text"),
        "002": (("2025-01-31", "2025-01-31"), "text"),
        "003": (("2025-02-01", "2025-02-01"), "header"),
    }


def test_where_accounts_differ(case: Case) -> None:
    paths = {a.article.id: Path(a.article.path).name[:3] for a in case.articles}
    sides = {
        (conflict.kind.value, conflict.relation.value, position.value): {
            paths[article] for article in position.articles
        }
        for conflict in case.conflicts
        for position in conflict.positions
    }
    assert sides["figure", "conflict", "164"] == {"002"}
    assert sides["figure", "conflict", "166"] == {"001", "003"}
    assert sides["status", "conflict", "convicted"] == {"002"}
    assert sides["status", "conflict", "accused"] == {"000", "001", "002", "003"}
    assert sides["existence", "conflict", "existence denied"] == {"000"}


def test_the_denial_denies_what_is_said_of_the_man(case: Case) -> None:
    by_id = {claim.id: claim for claim in case.claims}
    ali = _named(case, "Sameer Ali")
    (denial,) = [c for c in case.claims if c.denies and "existence" in c.text]
    assert denial.holder.entity == _named(case, "Pakistan").id
    assert ali.id in denial.about
    assert denial.denies is not None
    assert ali.id in by_id[denial.denies].about


def test_the_other_business_of_the_briefing_is_beside_the_case(case: Case) -> None:
    (report,) = [a for a in case.articles if Path(a.article.path).name.startswith("002")]
    beside = " ".join(span.of(report.article.text) for span in report.beside)
    assert "migration" in beside
    assert "visit" in beside
    assert "certiorari" not in beside
    assert "164" not in beside
    assert all(not a.beside for a in case.articles if a is not report)


def test_every_citation_is_exact(case: Case) -> None:
    texts = {a.article.id: a.article.text for a in case.articles}
    citations = list(all_citations(case))
    assert citations
    assert all(texts[c.article][c.start : c.end] == c.quote for c in citations)


def test_the_same_bytes_in_any_order(seeds: Path, tmp_path: Path) -> None:
    files = sorted(seeds.glob("*.txt"))
    copies = [shutil.copy(path, tmp_path / path.name) for path in files]
    first = throughline.build([str(path) for path in copies]).to_json()
    random.Random(7).shuffle(copies)
    again = throughline.build([str(path) for path in copies]).to_json()
    assert first == again
    assert json.loads(first)["format"] == "throughline-case/1"


def test_each_side_on_existence_names_its_claims(case: Case) -> None:
    (conflict,) = [c for c in case.conflicts if c.kind.value == "existence"]
    assert all(position.claims for position in conflict.positions)
