"""The Python API: its surface, and what its methods do."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest
from small_case import write_reports

import throughline
from throughline import CaseFile, NotFoundError, StoreError, ThroughlineError, UsageError, build
from throughline.items import entities_named


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    return build(write_reports(tmp_path / "in"))


def test_public_names_are_pinned() -> None:
    assert throughline.__all__ == [
        "CaseFile",
        "Config",
        "InputError",
        "NotFoundError",
        "StoreError",
        "StoreFullError",
        "StoreVersionError",
        "ThroughlineError",
        "UsageError",
        "__version__",
        "build",
    ]
    assert all(getattr(throughline, name) is not None for name in throughline.__all__)
    assert set(throughline.__all__) <= set(dir(throughline))
    with pytest.raises(AttributeError, match="zebra"):
        _ = throughline.zebra


def test_the_case_file_is_pinned() -> None:
    public = [name for name in vars(CaseFile) if not name.startswith("_")]
    assert sorted(public) == [
        "add",
        "articles",
        "as_of",
        "case",
        "claims",
        "close",
        "conflicts",
        "entities",
        "events",
        "find",
        "judge",
        "judgements",
        "name",
        "open",
        "path",
        "problems",
        "proceedings",
        "relations",
        "search",
        "timeline",
        "to_html",
        "to_json",
        "to_pandas",
        "undecided",
        "undecided_events",
        "undo",
    ]
    assert list(inspect.signature(build).parameters) == [
        "paths",
        "output",
        "name",
        "config",
        "progress",
        "stdin",
    ]


def test_the_import_is_light() -> None:
    script = "import sys, throughline; print(*sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name for name in ran.stdout.split() if name.startswith("throughline")}
    assert loaded == {"throughline"}


def test_lists_are_those_of_the_case(case: CaseFile) -> None:
    whole = case.case
    assert case.articles == whole.articles
    assert case.entities == whole.entities
    assert case.events == whole.events
    assert case.claims == whole.claims
    assert case.conflicts == whole.conflicts
    assert case.relations == whole.relations
    assert case.proceedings == whole.proceedings
    assert case.timeline() == whole.timeline
    assert case.name == whole.name == "in"
    assert case.path == ":memory:"
    assert len(case.articles) == 4


def test_one_path_and_a_folder(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    assert len(build(paths[0]).articles) == 1
    assert len(build(tmp_path / "in", name="Bridge").articles) == 4
    assert build(Path(paths[0]), name="Bridge").name == "Bridge"
    with pytest.raises(NotFoundError):
        build([])


def test_open_and_close(tmp_path: Path) -> None:
    target = tmp_path / "case.db"
    with build(write_reports(tmp_path / "in"), target) as made:
        text = made.to_json()
    with CaseFile.open(target) as opened:
        assert opened.to_json() == text
        assert [hit.text for hit in opened.search("scaffolding")]
    with pytest.raises(StoreError, match="no such case file"):
        CaseFile.open(tmp_path / "other.db", write=True)
    assert not (tmp_path / "other.db").exists()


FIRST = """Source: Orsk Gazette
Published: 2024-03-06

Two workers were injured on 4 March 2024 when scaffolding fell at the Velta bridge in Orsk, police
said. Mara Lind, the director of the Orland Transport Agency, said the bridge would stay closed.
"""
SECOND = """Source: Orsk Herald
Published: 2024-09-21

Mara Lind was acquitted of negligence by the Orsk District Court on 20 September 2024. Three workers
were injured on 4 March 2024 when scaffolding fell at the Velta bridge in Orsk, the court said.
"""
UNDATED = """Source: Orsk Post

Mara Lind, the director of the Orland Transport Agency, closed the Velta bridge on 5 March 2024.
"""


@pytest.fixture
def dated(tmp_path: Path) -> CaseFile:
    for name, text in (("first", FIRST), ("second", SECOND), ("undated", UNDATED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return build(tmp_path)


def test_as_of_a_day_only_what_was_surely_out_is_known(dated: CaseFile) -> None:
    then = dated.as_of("2024-03-31")
    assert [one.article.path.rpartition("/")[2] for one in then.articles] == ["first.txt"]
    cited = {c.article for event in then.events for c in event.citations}
    assert cited == {then.articles[0].article.id}
    assert {event.id for event in then.events} <= {event.id for event in dated.events}
    later = dated.as_of("2024-09-21")
    assert len(later.articles) == 2  # nobody knows when the undated one came out
    with pytest.raises(NotFoundError, match="out by 1999-01-01"):
        dated.as_of("1999-01-01")


def test_a_later_count_is_none_before_it_is_told(dated: CaseFile) -> None:
    figures = [f.high for event in dated.events for f in event.figures]
    then = [f.high for event in dated.as_of("2024-03-31").events for f in event.figures]
    assert set(figures) == {2.0, 3.0}
    assert set(then) == {2.0}


def test_timeline_as_of(dated: CaseFile) -> None:
    early = dated.timeline(as_of="2024-03-31")
    assert 0 < len(early) < len(dated.timeline())
    assert not any("acquitted" in entry.text for entry in early)
    assert max(entry.independent_sources for entry in early) == 1
    with pytest.raises(UsageError, match="soon"):
        dated.timeline(as_of="soon")


def test_judgements_hold_as_of_a_day(dated: CaseFile) -> None:
    dated.judge("rename", "Mara Lind", text="M. Lind")
    assert "M. Lind" in {entity.name for entity in dated.as_of("2024-03-31").entities}


def test_find(case: CaseFile) -> None:
    lind = case.find("mara lind")
    assert case.find(lind.id) is lind
    with pytest.raises(NotFoundError, match="Zebra"):
        case.find("Zebra")
    with pytest.raises(UsageError, match="may be one of"):
        case.find("e")


def test_to_pandas(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = case.to_pandas("claims")
    assert list(frame["id"]) == [claim.id for claim in case.claims]
    with pytest.raises(UsageError, match="zebras"):
        case.to_pandas("zebras")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ThroughlineError, match=r"throughline\[pandas\]"):
        case.to_pandas("claims")


def test_to_html(case: CaseFile) -> None:
    assert "Mara Lind" in case.to_html()


# --- judgements ----------------------------------------------------------------------------------


def names(case: CaseFile, name: str) -> list[str]:
    return [entity.id for entity in entities_named(case.case, name)]


def test_rename_holds_after_a_rebuild(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    target = tmp_path / "case.db"
    with build(paths[:3], target) as case:
        case.judge("rename", "Mara Lind", text="M. Lind (director)")
        assert names(case, "M. Lind (director)")
    with build(paths, target) as case:
        assert names(case, "M. Lind (director)")
        assert [row.active for row in case.judgements] == [True]
        case.undo(1)
        assert not names(case, "M. Lind (director)")
    with build(paths) as fresh, CaseFile.open(target) as opened:
        assert fresh.to_json() == opened.to_json()


def test_same_joins_two_and_undo_parts_them(case: CaseFile) -> None:
    before = case.to_json()
    lind, stahl = case.find("Mara Lind"), case.find("Ewa Stahl")
    row = case.judge("same", "Mara Lind", "Ewa Stahl")
    assert row.number == 1
    assert "Mara Lind" in row.shown
    assert names(case, "Mara Lind") == names(case, "Ewa Stahl") != []
    case.undo(1)
    assert case.to_json() == before
    assert case.find("Mara Lind") == lind
    assert case.find("Ewa Stahl") == stahl


def test_not_same_parts_two_names_of_one(case: CaseFile) -> None:
    case.judge("same", "Mara Lind", "Ewa Stahl")
    case.judge("not_same", "Mara Lind", "Ewa Stahl")
    assert names(case, "Mara Lind") != names(case, "Ewa Stahl")
    assert [row.active for row in case.judgements] == [False, True]


def test_wrong_takes_an_item_out(case: CaseFile) -> None:
    claim = case.claims[0]
    case.judge("wrong", claim.id)
    assert claim.id not in {item.id for item in case.claims}
    case.undo(1)
    assert claim in case.claims


def test_notes_stay_with_their_item(case: CaseFile) -> None:
    claim = case.claims[0]
    case.judge("note", claim.id, text="called her office, no answer")
    assert case.case.notes == ((claim.id, "called her office, no answer"),)
    case.judge("note", claim.id, text="she called back")
    assert case.case.notes == ((claim.id, "she called back"),)


@pytest.mark.parametrize(
    ("verdict", "item", "other", "text"),
    [
        ("maybe", "Mara Lind", None, ""),
        ("same", "Mara Lind", None, ""),
        ("wrong", "Mara Lind", "Ewa Stahl", ""),
        ("rename", "Mara Lind", None, " "),
        ("same", "Mara Lind", "Mara Lind", ""),
        ("not_same", "Mara Lind", "Mara Lind", ""),
    ],
)
def test_judgements_that_do_not_fit(
    case: CaseFile, verdict: str, item: str, other: str | None, text: str
) -> None:
    with pytest.raises(UsageError):
        case.judge(verdict, item, other, text=text)
    assert case.judgements == ()


def test_a_case_opened_for_reading_can_be_judged(tmp_path: Path) -> None:
    target = tmp_path / "case.db"
    build(write_reports(tmp_path / "in"), target).close()
    with CaseFile.open(target) as case:
        case.judge("rename", "Ewa Stahl", text="E. Stahl")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["case.db"]
    with CaseFile.open(target) as case:
        assert names(case, "E. Stahl")


def test_json_lists_what_pandas_can_give(case: CaseFile) -> None:
    from throughline.api import TABLES

    assert set(TABLES) <= set(json.loads(case.to_json()))


def test_events_of_one_sentence_are_judged_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Rovik harbour fire\n\n"
        "Dara Voss was arrested on 3 May 2021 after a fire killed two people at Rovik harbour, "
        "police said. Voss was charged with arson on 5 May 2021.\n",
        encoding="utf-8",
    )
    case = build(tmp_path / "a.txt")
    shared = [
        event.id
        for event in case.events
        if any(other.citations[0] == event.citations[0] for other in case.events if other != event)
    ]
    assert len(shared) > 1
    before = [event.id for event in case.events]
    for item in before:
        row = case.judge("wrong", item)
        assert [event.id for event in case.events] == [other for other in before if other != item]
        case.undo(row.number)
        row = case.judge("note", item, text="look again")
        assert case.case.notes == ((item, "look again"),)
        case.undo(row.number)
