"""`build`, `add` and `judge` with all stages, as a user runs them: in a process of their own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_case import REPORTS, write_reports

from throughline.cli.exit_codes import ExitCode

COMMAND = [sys.executable, "-m", "throughline"]


def run(*words: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[str]":
    ran = subprocess.run(
        [*COMMAND, *map(str, words)], input=stdin, capture_output=True, timeout=120, check=False
    )
    return subprocess.CompletedProcess(
        ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode()
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_reports(folder / "in")
    ran = run("build", folder / "in", "-o", folder / "case.db")
    assert (ran.returncode, ran.stderr) == (ExitCode.DONE, "")
    assert ran.stdout.startswith(f"{folder / 'case.db'}: 4 reports, ")
    return folder / "case.db"


def test_show(built: Path) -> None:
    ran = run("show", built)
    assert "Mara Lind" in ran.stdout
    assert ran.stderr == ""


def test_add_and_judge(built: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    case.write_bytes(built.read_bytes())
    late = tmp_path / "late.txt"
    late.write_text(REPORTS["4-post.txt"] + "\nA later line.\n", encoding="utf-8")
    ran = run("add", case, late)
    assert ran.returncode == ExitCode.DONE
    assert "(1 new report)" in ran.stdout
    ran = run("judge", case, "rename", "Mara Lind", "M. Lind")
    assert ran.stdout.startswith("1. rename · ")
    assert "M. Lind" in run("who", case).stdout
    assert json.loads(run("judge", case, "list", "--json").stdout)[0]["holds"] is True
    assert run("judge", case, "undo", "1").returncode == ExitCode.DONE
    assert "M. Lind" not in run("who", case).stdout
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["case.db", "late.txt"]


def test_standard_input(tmp_path: Path) -> None:
    text = REPORTS["1-gazette.txt"].encode()
    ran = run("build", "-", "-o", tmp_path / "case.db", "--name", "Bridge", stdin=text)
    assert ran.returncode == ExitCode.DONE
    assert json.loads(run("show", tmp_path / "case.db", "--json").stdout)["name"] == "Bridge"


def test_skipped_input_is_one_line_and_counts_with_strict(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    (tmp_path / "in" / "empty.txt").touch()
    for strict, code in (((), ExitCode.DONE), (("--strict",), ExitCode.SKIPPED)):
        ran = run("build", tmp_path / "in", "-o", tmp_path / "case.db", *strict)
        assert ran.returncode == code
        assert [line.split(":")[0] for line in ran.stderr.splitlines()] == [
            f"skipped {tmp_path / 'in' / 'empty.txt'}"
        ]
        assert f"{len(paths)} reports" in ran.stdout


def test_nothing_readable(tmp_path: Path) -> None:
    ran = run("build", tmp_path / "lost", "-o", tmp_path / "case.db", "--strict")
    assert ran.returncode == ExitCode.NOTHING
    assert len(ran.stderr.splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", [".", "lost/case.db", "in/1-gazette.txt"])
def test_a_wrong_output(tmp_path: Path, target: str) -> None:
    write_reports(tmp_path / "in")
    ran = run("build", tmp_path / "in", "-o", tmp_path / target)
    assert ran.returncode == ExitCode.STORE
    assert len(ran.stderr.splitlines()) == 1
    assert (tmp_path / "in" / "1-gazette.txt").read_text("utf-8") == REPORTS["1-gazette.txt"]


def test_no_output_is_a_usage_error(tmp_path: Path) -> None:
    assert run("build", tmp_path).returncode == ExitCode.USAGE
    assert run("nonsense").returncode == ExitCode.USAGE


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no broken pipes on this system")
def test_a_reader_that_leaves_is_no_error(built: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "export", str(built), "--to", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        os.read(running.stdout.fileno(), 10)
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", [("show",), ("export", "--to", "json")])
def test_a_full_disk_behind_the_output_is_one_line(built: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*COMMAND, words[0], str(built), *words[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    assert ran.returncode == ExitCode.STORE
    assert len(ran.stderr.decode().splitlines()) == 1


SLEEPY = """
import signal, sys, time
from throughline import pipeline
# Where the tests run in the background of a shell, SIGINT is ignored, and that is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)
def sleepy(article, reader):
    print("asleep", flush=True)
    time.sleep(60)
pipeline.extract_article = sleepy
from throughline.cli import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    paths = write_reports(tmp_path / "in")
    words = ["build", *paths, "-o", str(tmp_path / "case.db")]
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().decode().splitlines() == [
            "throughline: stopped; run the command again to go on"
        ]
    assert running.returncode == ExitCode.STOPPED
    assert not (tmp_path / "case.db").exists()
