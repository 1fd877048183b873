"""The whole way: what is done once, what is done again, and what is left when it is cut short."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from small_case import REPORTS, write_reports

from throughline import pipeline
from throughline.api import CaseFile, build
from throughline.config import Config
from throughline.engine import LocalEngine
from throughline.errors import NotFoundError
from throughline.export import to_json
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.per_article import extract_article
from throughline.store import CaseStore

FIRST_THREE = tuple(REPORTS)[:3]


@pytest.fixture
def read_count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the articles whose per-article work is done, in order."""
    done: list[str] = []
    extract = extract_article

    def counting(article: Article, reader: str) -> Annotation:
        done.append(Path(article.path).name)
        return extract(article, reader)

    monkeypatch.setattr(pipeline, "extract_article", counting)
    return done


def test_only_new_articles_are_read(tmp_path: Path, read_count: list[str]) -> None:
    paths = write_reports(tmp_path / "in")
    target = tmp_path / "case.db"
    build(paths[:3], target).close()
    assert read_count == list(FIRST_THREE)
    build(paths, target).close()
    assert read_count == list(REPORTS)
    build(list(reversed(paths)), target).close()
    assert read_count == list(REPORTS)


def test_adding_is_building_with_more(tmp_path: Path, read_count: list[str]) -> None:
    paths = write_reports(tmp_path / "in")
    with build(paths[:3], tmp_path / "a.db", "Bridge") as added:
        added.add(paths[3])
        assert read_count == list(REPORTS)
        with build(paths, tmp_path / "b.db", "Bridge") as whole:
            assert added.case == whole.case


def test_articles_that_are_not_named_leave(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    target = tmp_path / "case.db"
    build(paths, target).close()
    with build(paths[:2], target) as fewer, build(paths[:2]) as fresh:
        assert fewer.to_json() == fresh.to_json()
        assert fewer.problems() == ()


def test_a_changed_file_is_a_new_article(tmp_path: Path, read_count: list[str]) -> None:
    paths = write_reports(tmp_path / "in")
    target = tmp_path / "case.db"
    build(paths, target).close()
    Path(paths[1]).write_text(
        REPORTS["2-herald.txt"] + "A correction followed.\n", encoding="utf-8"
    )
    with build(paths, target) as case:
        assert len(case.articles) == 4
    assert read_count[4:] == ["2-herald.txt"]


def test_the_same_report_twice_counts_once(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    copy = tmp_path / "in" / "9-copy.txt"
    copy.write_text(REPORTS["1-gazette.txt"], encoding="utf-8")
    for order in ([*paths, str(copy)], [str(copy), *paths]):
        with build(order) as case:
            assert len(case.articles) == 4
            assert [item.path for item in case.case.skipped] == [str(copy)]
    with build(paths) as case:
        case.add(copy)
        assert [item.path for item in case.case.skipped] == [str(copy)]


def test_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(NotFoundError, match="no readable report"):
        build([str(empty), str(tmp_path / "lost.txt")], tmp_path / "case.db")
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_nothing_readable_leaves_the_former_case(tmp_path: Path) -> None:
    target = tmp_path / "case.db"
    with build(write_reports(tmp_path / "in"), target) as case:
        before = case.case
    with pytest.raises(NotFoundError):
        build([str(tmp_path / "lost.txt")], target)
    with CaseFile.open(target, write=True) as case:
        with pytest.raises(NotFoundError, match="unchanged"):
            case.add(tmp_path / "lost.txt")
        assert case.case == before
    with CaseFile.open(target) as case:
        assert case.case == before


def test_skipped_inputs_are_kept_in_order(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    for name in ("z.txt", "b.txt"):
        (tmp_path / "in" / name).touch()
    with build(tmp_path / "in") as case:
        assert [Path(item.path).name for item in case.case.skipped] == ["b.txt", "z.txt"]
        (tmp_path / "in" / "b.txt").write_text(REPORTS["4-post.txt"] + "More.\n", encoding="utf-8")
        case.add(tmp_path / "in" / "b.txt")
        assert [Path(item.path).name for item in case.case.skipped] == ["z.txt"]
        assert len(case.articles) == len(paths) + 1


def test_two_builds_and_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    (tmp_path / "in" / "z.txt").touch()
    paths.append(str(tmp_path / "in" / "z.txt"))
    with build(paths) as case:
        first = case.to_json()
    shuffled = random.Random(4)
    for number in range(3):
        shuffled.shuffle(paths)
        with build(paths, tmp_path / f"{number}.db") as case:
            assert case.to_json() == first
    with build(tmp_path / "in") as case:
        assert case.to_json() == first


def test_processes_change_nothing(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    cases = []
    for engine in (LocalEngine(1), LocalEngine(2, in_process_items=0)):
        with CaseStore.in_memory() as store:
            cases.append(pipeline.run(paths, store, Config(), engine=engine))
    assert to_json(cases[0]) == to_json(cases[1])


def test_a_bug_names_the_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object, reader: object) -> Annotation:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("throughline.per_article.annotate", broken)
    with pytest.raises(ZeroDivisionError, match="boom") as caught:
        build(write_reports(tmp_path / "in", "3-wire.txt"), tmp_path / "case.db")
    assert "3-wire.txt" in caught.value.__notes__[0]
    assert not (tmp_path / "case.db").exists()


SLOW_BUILD = textwrap.dedent("""
    import sys, time
    from throughline import api, pipeline
    pipeline.BATCH_ARTICLES = 1
    extract = extract_article
    def slow(article, reader):
        time.sleep(0.03)
        return extract(article, reader)
    pipeline.extract_article = slow
    print("ready", flush=True)
    api.build(sys.argv[1:-1], sys.argv[-1]).close()
""")


@pytest.mark.parametrize("wait_s", [0.01, 0.05, 0.09, 0.15])
def test_a_killed_build_leaves_a_whole_file(tmp_path: Path, wait_s: float) -> None:
    paths = write_reports(tmp_path / "in")
    target = tmp_path / "case.db"
    with build(paths[:1], target) as case:
        before = case.case
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_BUILD, *paths, str(target)], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(wait_s)
        os.kill(running.pid, signal.SIGKILL)
    with CaseFile.open(target) as left, build(paths) as fresh:
        assert left.case in (before, fresh.case)
        assert left.problems() == ()
    with build(paths, target) as again, build(paths, name=before.name) as fresh:
        assert again.to_json() == fresh.to_json()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["case.db"]
