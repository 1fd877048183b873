"""Kept work changes no result: adding in any order is a fresh build, whatever was kept before."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from small_case import REPORTS, write_reports

from throughline import kept_work
from throughline.api import CaseFile, build
from throughline.export import to_json
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import Pair, Reports
from throughline.resolve.shared_text import SHARED_TEXT, SharedText
from throughline.store import CaseStore

TABLES = (
    *("article", "case_article", "entity", "entity_name", "event", "timeline", "claim"),
    *("conflict", "relation", "proceeding", "novelty", "note", "skipped", "citation", "kept"),
    "kept_pair",
)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the assembled case in the file, but for what says when it was written."""
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in TABLES
        }
    finally:
        connection.close()


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    return write_reports(tmp_path / "in")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that kept work was made of, in order."""
    done: list[str] = []
    make = kept_work._made

    def counting(store: CaseStore, article: str) -> dict[str, object]:
        done.append(article)
        return make(store, article)

    monkeypatch.setattr(kept_work, "_made", counting)
    return done


def test_added_in_any_order_the_file_is_that_of_a_fresh_build(
    tmp_path: Path, paths: list[str]
) -> None:
    fresh = tmp_path / "fresh.db"
    build(paths, fresh, "Bridge").close()
    wanted = rows(fresh)
    for number, order in enumerate(list(permutations(paths))[::5]):
        target = tmp_path / f"{number}.db"
        build(order[:1], target, "Bridge").close()
        for path in order[1:]:
            with CaseFile.open(target, write=True) as case:
                assert case.add(path) == 1
        assert rows(target) == wanted


def test_after_judgements_and_undo_too(tmp_path: Path, paths: list[str]) -> None:
    def judged(case: CaseFile) -> None:
        case.judge("not_same", "Mara Lind", "Lind")
        case.judge("rename", case.find("Tomas Brek").id, text="Tomáš Brek")
        case.judge("wrong", case.events[0].id)

    grown, fresh = tmp_path / "grown.db", tmp_path / "fresh.db"
    with build(paths[:3], grown, "Bridge") as case:
        judged(case)
        case.add(paths[3])
        after = to_json(case.case)
        case.undo(1)
        case.undo(3)
        undone = to_json(case.case)
    with build(paths[:3], fresh, "Bridge") as case:
        judged(case)
    with build(paths, fresh, "Bridge") as case:
        assert to_json(case.case) == after
        case.undo(1)
        case.undo(3)
        assert to_json(case.case) == undone
    with CaseFile.open(grown) as reopened:
        assert to_json(reopened.case) == undone


def test_work_is_made_of_new_articles_alone(
    tmp_path: Path, paths: list[str], made: list[str]
) -> None:
    with build(paths[:3], tmp_path / "a.db") as case:
        assert len(made) == 3
        case.add(paths[3])
        assert len(made) == 4
        case.judge("wrong", case.claims[0].id)
    assert len(made) == 4


def test_other_code_finds_nothing_kept(
    tmp_path: Path, paths: list[str], made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.db"
    build(paths[:3], target).close()
    monkeypatch.setattr(kept_work, "key", lambda: "another version")
    with CaseFile.open(target, write=True) as case:
        case.add(paths[3])
    assert len(made) == 3 + 4
    assert {row[2] for row in rows(target)["kept"]} == {"another version"}


def test_what_is_kept_is_what_is_used(tmp_path: Path, paths: list[str]) -> None:
    """Else the tests above would hold without any kept work."""
    target = tmp_path / "a.db"
    build(paths[:3], target).close()
    connection = sqlite3.connect(target)
    with connection:
        connection.execute(
            "UPDATE kept SET record = replace(record, '\"en\"', '\"xx\"') WHERE work = ?",
            (OUTLINE.name,),
        )
    connection.close()
    with CaseFile.open(target, write=True) as case:
        assert any("kept work: outline of" in line for line in case.problems())
        case.add(paths[3])
        assert sorted(entry.language for entry in case.articles) == ["en", "xx", "xx", "xx"]


def test_pairs_are_made_once_and_checked(tmp_path: Path, paths: list[str]) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(Path(paths[0]).read_text("utf-8") + "\n\nAll rights reserved.", "utf-8")
    target = tmp_path / "a.db"
    build([*paths[:2], str(copy)], target).close()
    (before,) = rows(target)["kept_pair"]
    asked: list[int] = []
    make = SHARED_TEXT.make

    def counting(reports: Reports, pairs: Sequence[Pair]) -> Iterator[SharedText]:
        asked.append(len(pairs))
        return make(reports, pairs)

    object.__setattr__(SHARED_TEXT, "make", counting)
    try:
        with CaseFile.open(target, write=True) as case:
            case.add(paths[2])
            assert case.problems() == ()
    finally:
        object.__setattr__(SHARED_TEXT, "make", make)
    assert asked == [0, 1]  # nothing was left to make; then all are checked
    assert rows(target)["kept_pair"] == [before]
    connection = sqlite3.connect(target)
    with connection:
        connection.execute("UPDATE kept_pair SET record = '[]'")
    connection.close()
    with CaseFile.open(target) as case:
        assert any("kept work: shared_text of" in line for line in case.problems())


def test_kept_work_goes_with_its_article(tmp_path: Path, paths: list[str]) -> None:
    target = tmp_path / "a.db"
    build(paths, target).close()
    build(paths[:2], target).close()
    found = rows(target)
    assert len({row[1] for row in found["kept"]}) == 2
    assert len(found["kept"]) == 2 * len(kept_work.WORKS)


def test_a_file_from_before_kept_work_opens_and_grows(tmp_path: Path, paths: list[str]) -> None:
    target, fresh = tmp_path / "old.db", tmp_path / "fresh.db"
    build(paths[:3], target, "Bridge").close()
    connection = sqlite3.connect(target)
    with connection:
        connection.execute("DROP TABLE kept")
        connection.execute("DROP TABLE kept_pair")
        connection.execute("ALTER TABLE case_file DROP COLUMN code")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with CaseFile.open(target) as case:
        assert len(case.articles) == 3
        assert case.problems() == ()
        assert len(case.as_of("2024-03-06").articles) == 1
    with CaseFile.open(target, write=True) as case:
        case.add(paths[3])
    build(paths, fresh, "Bridge").close()
    assert rows(target) == rows(fresh)


def test_rows_that_stay_are_not_written(tmp_path: Path, paths: list[str]) -> None:
    target = tmp_path / "a.db"
    with build(paths, target) as case:
        changes = case._store._connection.total_changes
        case.judge("note", case.claims[0].id, text="ask again")
        written = case._store._connection.total_changes - changes
    # The judgement and the note; the head of the case, once out and once in.
    assert written == 4
    assert len(REPORTS) == 4
