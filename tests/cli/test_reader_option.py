"""`--reader`: which reader a case gets, and what is said of weights that cannot be used."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_case import write_reports

from throughline.cli import main
from throughline.cli.exit_codes import ExitCode
from throughline.inference.reader import load_reader
from throughline.inference.weights import weights_folder

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["throughline", *map(str, words)])
        code = main()
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def report(tmp_path: Path) -> str:
    (path,) = write_reports(tmp_path / "in", "1-gazette.txt")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Weights of somebody's own: those of "fast" under another name."""
    folder = tmp_path / "own"
    shutil.copytree(weights_folder("fast"), folder)
    change_manifest(folder, name="own")
    return folder


def change_manifest(folder: Path, **changes: str) -> None:
    path = folder / "reader.json"
    manifest = json.loads(path.read_text("utf-8")) | changes
    path.write_text(json.dumps(manifest), "utf-8")


def reader_of(run: Run, case: Path) -> str:
    code, out, _ = run("show", case, "--json")
    assert code == ExitCode.DONE
    return str(json.loads(out)["reader"])


def test_the_case_says_who_read_it_and_keeps_to_that_reader(
    run: Run, report: str, tmp_path: Path
) -> None:
    case = tmp_path / "case.db"
    assert run("build", report, "-o", case, "--reader", "fast")[0] == ExitCode.DONE
    assert reader_of(run, case) == "fast-1"
    (more,) = write_reports(tmp_path / "more", "4-post.txt")
    assert run("add", case, more)[0] == ExitCode.DONE
    assert reader_of(run, case) == "fast-1"
    assert run("judge", case, "note", "Mara Lind", "look again")[0] == ExitCode.DONE
    assert reader_of(run, case) == "fast-1"
    assert run("add", case, more, "--reader", "standard")[0] == ExitCode.DONE
    assert reader_of(run, case) == "standard-1"
    assert "standard-1" in run("show", case)[1]
    assert "standard-1" in run("doctor", case)[1]
    assert "standard-1" in run("export", case, "--to", "html")[1]


def test_a_report_in_another_language_has_the_same_reader(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "anders.txt"
    other.write_text(
        "Die Brücke über die Velta bleibt gesperrt, weil Fachleute einen Riss gefunden haben. "
        "Das sagte die Leiterin der Behörde am Montag vor der Presse in der Stadt.\n",
        "utf-8",
    )
    case = tmp_path / "case.db"
    reports = (*write_reports(tmp_path / "in"), other)
    assert run("build", *reports, "-o", case, "--reader", "fast")[0] == ExitCode.DONE
    assert reader_of(run, case) == "fast-1"
    assert run("judge", case, "note", "Mara Lind", "look again")[0] == ExitCode.DONE


def test_a_case_of_another_reader_asks_for_it(
    run: Run, report: str, own: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case.db"
    assert run("build", report, "-o", case, "--reader", own)[0] == ExitCode.DONE
    assert reader_of(run, case) == "own-1"
    words = ("judge", case, "note", "Mara Lind", "look again")
    code, out, err = run(*words)
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.count("\n") == 1
    assert "own-1" in err
    assert "--reader" in err
    assert run("judge", case, "list")[0] == ExitCode.NOTHING, "kept though it was refused"
    assert run(*words, "--reader", own)[0] == ExitCode.DONE
    assert reader_of(run, case) == "own-1"


def refused(run: Run, report: str, tmp_path: Path, reader: str | Path) -> str:
    """The one line that a build with weights that cannot be used ends with."""
    load_reader.cache_clear()
    case = tmp_path / "case.db"
    code, out, err = run("build", report, "-o", case, "--reader", reader)
    assert (code, out) == (ExitCode.STORE, "")
    assert err.count("\n") == 1, err
    assert err.startswith("throughline: ")
    assert not case.exists()
    return err


def test_no_such_reader(run: Run, report: str, tmp_path: Path) -> None:
    assert "no reader there; expected standard or fast or a folder" in refused(
        run, report, tmp_path, tmp_path / "lost"
    )
    assert "no reader there" in refused(run, report, tmp_path, "slow")


@pytest.mark.parametrize("name", ["encoder.onnx", "vocabulary.txt", "chains.npz", "lexicon.txt"])
def test_a_damaged_file(run: Run, report: str, own: Path, tmp_path: Path, name: str) -> None:
    path = own / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert f"{path}: damaged" in refused(run, report, tmp_path, own)


def test_a_missing_file(run: Run, report: str, own: Path, tmp_path: Path) -> None:
    (own / "roles.onnx").unlink()
    assert f"{own / 'roles.onnx'}: missing" in refused(run, report, tmp_path, own)


def test_another_format(run: Run, report: str, own: Path, tmp_path: Path) -> None:
    change_manifest(own, format="throughline-reader/9")
    assert "of format throughline-reader/9, this throughline reads" in refused(
        run, report, tmp_path, own
    )


def test_without_onnxruntime(
    run: Run, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert "pip install -U onnxruntime" in refused(run, report, tmp_path, "fast")


def test_a_case_is_whole_after_a_build_that_was_refused(
    run: Run, report: str, own: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case.db"
    assert run("build", report, "-o", case, "--reader", "fast")[0] == ExitCode.DONE
    before = run("show", case, "--json")
    (own / "reader.json").write_text("{", "utf-8")
    code, _, err = run("build", report, "-o", case, "--reader", own)
    assert (code, err.count("\n")) == (ExitCode.STORE, 1)
    assert run("show", case, "--json") == before


@pytest.fixture
def broken_fast(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation whose reader "fast" is not sound."""

    def folder(reader: str) -> Path:
        return own if reader == "fast" else weights_folder(reader)

    monkeypatch.setattr("throughline.inference.weights.weights_folder", folder)
    return own


def test_doctor_tells_of_the_readers(run: Run) -> None:
    code, out, _ = run("doctor")
    assert code == ExitCode.DONE
    for line in ("standard-1: 6 layers, 8-bit, ", "fast-1: 4 layers, 8-bit, "):
        assert line in out
    assert out.count("MB; sound") == 2


def test_doctor_finds_a_damaged_reader(run: Run, broken_fast: Path) -> None:
    with (broken_fast / "encoder.onnx").open("ab") as file:
        file.write(b"x")
    code, out, _ = run("doctor", "--json")
    assert code == ExitCode.STORE
    found = json.loads(out)
    (line,) = found["broken"]
    assert line.startswith(f"reader fast: {broken_fast / 'encoder.onnx'}: damaged")
    assert "\n" not in line
    assert "reader standard" in found["setting"]
    assert "reader fast" not in found["setting"]


def test_doctor_without_onnxruntime(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    code, out, _ = run("doctor", "--json")
    assert code == ExitCode.STORE
    broken = json.loads(out)["broken"]
    assert [line.split(":")[0] for line in broken] == ["reader standard", "reader fast"]
    assert all("pip install -U onnxruntime" in line for line in broken)
