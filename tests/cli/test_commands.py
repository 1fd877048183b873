"""The commands, on a case file that was written by hand: text, JSON, exit codes, errors."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from export.sample_case import SAMPLE
from sample_store import fill

from throughline.cli import main
from throughline.cli.doctor import worth_a_look
from throughline.cli.exit_codes import ExitCode
from throughline.model.dates import day
from throughline.model.source import DateSource, Published
from throughline.store import CaseStore

COMMANDS = (
    "build",
    "add",
    "show",
    "timeline",
    "who",
    "claims",
    "conflicts",
    "proceedings",
    "search",
    "review",
    "judge",
    "export",
    "doctor",
)


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["throughline", *words])
        try:
            code = main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = str(tmp_path / "case.db")
    with CaseStore(path, write=True) as store:
        fill(store)
    return path


def test_broken_pipes_stay_errors_for_the_caller(run: Run, case: str) -> None:
    sigpipe = getattr(signal, "SIGPIPE", None)
    if sigpipe is None:
        pytest.skip("no broken pipes on this system")
    before = signal.getsignal(sigpipe)
    run("show", case)
    assert signal.getsignal(sigpipe) == before


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("throughline ")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert f"  throughline {name} " in ran.out.split("Example:")[1]


def test_help_lists_commands_and_exit_codes(run: Run) -> None:
    text = run("--help").out
    listed = [
        line.split()[0]
        for line in text.split("Commands:")[1]
        .split("Exit")[0]
        .split("\n\n")[0]
        .strip()
        .splitlines()
    ]
    assert tuple(listed) == COMMANDS
    for code in ExitCode:
        assert f"  {code.value} " in text


def test_show_is_the_overview(run: Run, case: str) -> None:
    text = run("show", case).out
    sections = [line.split("  ")[0] for line in text.splitlines() if line and line[0].isupper()]
    for heading in ("Where the matter stands", "Who", "When", "Where reports disagree", "Reports"):
        assert heading in sections
    assert "Case against Tomas Reyl" in text
    assert "scan.pdf" in text


@pytest.mark.parametrize(
    "item",
    [SAMPLE.entities[0].id, SAMPLE.events[0].id, SAMPLE.claims[0].id, SAMPLE.proceedings[0].id],
)
def test_show_item_quotes_every_sentence(run: Run, case: str, item: str) -> None:
    text = run("show", case, item).out
    assert item in text
    assert "Sentences" in text
    assert json.loads(run("show", case, item, "--json").out)["id"] == item


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (("timeline",), "timeline"),
        (("who",), "entities"),
        (("claims",), "claims"),
        (("conflicts",), "conflicts"),
        (("proceedings",), "proceedings"),
    ],
)
def test_lists_give_the_exported_json(
    run: Run, case: str, words: tuple[str, ...], table: str
) -> None:
    whole = json.loads(run("export", case, "--to", "json").out)
    assert json.loads(run(*words, case, "--json").out) == whole[table]


def test_a_docket_as_it_stood_on_a_day(run: Run, case: str) -> None:
    now = run("proceedings", case, "--of", "Reyl").out
    assert "appeal pending" in now
    assert "negligent manslaughter" in now
    before = run("proceedings", case, "--of", "Reyl", "--on", "2024-12").out
    assert "appeal" not in before
    assert "charge" in before
    assert run("proceedings", case, "--on", "1999").code == ExitCode.NOTHING


def test_show_json_is_the_export(run: Run, case: str) -> None:
    assert run("show", case, "--json").out == run("export", case, "--to", "json").out


def test_timeline_between_days(run: Run, case: str) -> None:
    rows = json.loads(run("timeline", case, "--from", "2024-03", "--to", "2024-05", "--json").out)
    assert rows
    for row in rows:
        assert row["date"]["start"] < "2024-06"
        assert row["date"]["end"] is None or row["date"]["end"] >= "2024-03"
    assert len(rows) < len(SAMPLE.timeline)
    top = json.loads(run("timeline", case, "--top", "3", "--json").out)
    assert len(top) == 3


def test_who_by_part_of_a_name(run: Run, case: str) -> None:
    assert run("who", case, "reyl").out.startswith("Tomas Reyl")
    assert run("who", case, "nobody at all").code == ExitCode.NOTHING


def test_claims_by_and_about(run: Run, case: str) -> None:
    by = json.loads(run("claims", case, "--by", "Amsel", "--json").out)
    assert by
    assert all("Amsel" in str(row["holder"]) + str(row["via"]) for row in by)
    about = json.loads(run("claims", case, "--about", "Reyl", "--json").out)
    assert about
    assert run("claims", case, "--by", "Amsel", "--about", "zebra").code == ExitCode.NOTHING
    denials = json.loads(run("claims", case, "--denials", "--json").out)
    assert [row["id"] for row in denials] == [c.id for c in SAMPLE.claims if c.denies]


def test_conflicts_by_kind(run: Run, case: str) -> None:
    rows = json.loads(run("conflicts", case, "--kind", "figure", "--json").out)
    assert {row["kind"] for row in rows} == {"figure"}
    assert run("conflicts", case, "--kind", "zebra").code == ExitCode.NOTHING


def test_search(run: Run, case: str) -> None:
    ran = run("search", case, "bow", "door")
    assert ran.code == 0
    assert "bow door" in ran.out
    hits = json.loads(run("search", case, "bow door", "--json").out)
    assert all("bow door" in hit["quote"] for hit in hits)
    assert run("search", case, "zebra").code == ExitCode.NOTHING


def test_plain_output_is_never_wrapped(run: Run, case: str) -> None:
    text = run("claims", case).out
    for claim in SAMPLE.claims:
        assert " ".join(claim.text.split()) in text


def test_no_control_characters_reach_the_terminal() -> None:
    from throughline.cli.present import clean

    assert clean("a\x1b[31mred\x07 \u202eback\u2066 b\nc\x9b") == "a [31mred back b c"


def test_export_writes_whole_files(run: Run, case: str, tmp_path: Path) -> None:
    target = tmp_path / "case.json"
    target.write_text("former", encoding="utf-8")
    assert run("export", case, "--to", "json", "-o", str(target)) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "throughline-case/1"
    assert run("export", case, "--to", "html", "-o", str(tmp_path / "case.html")).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "case.db",
        "case.html",
        "case.json",
    ]


@pytest.mark.parametrize("target", [".", "no/such/folder/case.json"])
def test_export_to_a_wrong_place(run: Run, case: str, tmp_path: Path, target: str) -> None:
    ran = run("export", case, "--to", "json", "-o", str(tmp_path / target))
    assert ran.code == ExitCode.STORE
    assert len(ran.err.splitlines()) == 1


def test_doctor(run: Run, case: str) -> None:
    ran = run("doctor", case)
    assert ran.code == 0, ran.out
    assert "Nothing is broken" in ran.out
    assert "scan.pdf" in ran.out
    found = json.loads(run("doctor", case, "--json").out)
    assert found["broken"] == []
    assert run("doctor").code == 0


def test_doctor_names_a_report_whose_text_contradicts_its_date() -> None:
    stated = Published(day(date(2019, 4, 10)), DateSource.METADATA, "the field “date”")
    entry = SAMPLE.articles[0]
    text = "The owner of the ferry was jailed on 5 May 2021."
    doubtful = replace(
        entry,
        article=replace(entry.article, text=text, furniture=(), published=stated),
        published=stated.interval,
        published_reason=stated.reason,
    )
    lines = worth_a_look(replace(SAMPLE, articles=(doubtful,)))
    assert lines[0] == (
        f"{entry.article.path}: the text contradicts its date (the field “date”): "
        "the text tells of “5 May 2021” as past, which lies after it"
    )


def test_doctor_finds_an_inexact_citation(run: Run, case: str) -> None:
    with CaseStore(case, write=True) as store:
        store._connection.execute("UPDATE citation SET quote = 'other' WHERE item = 'x-toll'")
    ran = run("doctor", case)
    assert ran.code == ExitCode.STORE
    assert "x-toll" in ran.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "no.db"), ExitCode.STORE),
        (("show", "CASE", "zebra"), ExitCode.NOTHING),
        (("show", "CASE", "c-"), ExitCode.USAGE),
        (("timeline", "CASE", "--from", "soon"), ExitCode.USAGE),
        (("timeline", "CASE", "--from", "2024-13"), ExitCode.USAGE),
        (("timeline", "CASE", "--to", "1500"), ExitCode.NOTHING),
        (("judge", "CASE", "same", "e-reyl"), ExitCode.USAGE),
        (("judge", "CASE", "undo", "first"), ExitCode.USAGE),
        (("judge", "CASE", "undo", "1"), ExitCode.NOTHING),
        (("judge", "CASE", "list"), ExitCode.NOTHING),
        (("judge", "CASE", "same", "e-reyl", "x-toll"), ExitCode.USAGE),
        (("judge", "CASE", "same", "Reyl", "Tomas Reyl"), ExitCode.USAGE),
        (("judge", "CASE", "rename", "x-toll", "Name"), ExitCode.USAGE),
    ],
)
def test_errors_are_one_line(run: Run, case: str, words: tuple[str, ...], code: ExitCode) -> None:
    ran = run(*(case if word == "CASE" else word for word in words))
    assert ran.code == code, ran
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    with CaseStore(case) as store:
        assert store.case() == SAMPLE


def test_a_bug_keeps_its_traceback(run: Run, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(store: CaseStore) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(CaseStore, "case", broken)
    ran = run("show", case)
    assert ran.code == ExitCode.BUG
    assert "Traceback" in ran.err
    assert "boom" in ran.err


HEAVY = {"rich", "numpy", "trafilatura", "pydantic", "throughline.model.case", "sqlite3"}


@pytest.mark.parametrize("code", ["import throughline", "import throughline.cli.app"])
def test_nothing_heavy_is_imported_at_the_start(code: str) -> None:
    script = f"import sys; {code}; print(*sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert HEAVY.isdisjoint(ran.stdout.split())


def test_as_of_a_day_says_how_many_reports_were_out(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    told = "Oskar Brandt, who owns the Lindow quarry, was arrested on 3 May 2022 over the blast."
    for number, (day_out, text) in enumerate(
        [("2022-05-04", told), ("2022-06-04", f"{told} He was released on bail on 1 June 2022.")]
    ):
        head = f"Source: Paper {number}\nPublished: {day_out}\n\n"
        (reports / f"{number}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    case = str(tmp_path / "quarry.db")
    assert run("build", str(reports), "-o", case).code == 0
    then = run("timeline", case, "--as-of", "2022-05").out
    assert "1 entry by 1 of 2 reports, those out by 31 May 2022" in then
    assert "released" not in then
    now = run("timeline", case).out
    assert "released" in now
    assert "He: Oskar Brandt" in now
    exported = json.loads(run("export", case, "--to", "json", "--as-of", "2022-05-31").out)
    assert len(exported["articles"]) == 1
    assert run("timeline", case, "--as-of", "2021").code == ExitCode.NOTHING
