"""`review`: pairs are listed, asked about and decided; a decision is not put again."""

import io
import json
import sys
from pathlib import Path

import pytest

import throughline
from throughline.cli import main

REPORTS = {
    "1.txt": "Ferry held\n\nLund, 4 March 2024 — Dara Voss of the Orland Transport Agency held the "
    "ferry Tern in port on Monday after its engine smoked. Dara Voss had warned of its engine.\n",
    "2.txt": "Ferry kept\n\nLund, 9 March 2024 — The ferry Tern is still in port after its "
    "engine smoked, the OTA said. Dara Voss told the passengers to wait.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> str:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "case.db"
    throughline.build([tmp_path / name for name in REPORTS], output=path).close()
    return str(path)


def run(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = "") -> int:
    monkeypatch.setattr(sys, "argv", ["throughline", *words])
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main()


def test_listed_with_both_sentences(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "review", case) == 0
    out = capsys.readouterr().out
    assert "of the Orland Transport Agency held" in out
    assert "the OTA said" in out
    assert "fit as initials and name" in out
    assert run(monkeypatch, "review", case, "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert {row["left"]["name"], row["right"]["name"]} == {
        "Orland Transport Agency",
        "OTA",
    }
    assert row["left"]["citation"]["quote"] in row["left"]["sentence"]


def test_not_the_same_is_never_put_again(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "review", case, "--ask", typed="maybe\nn\n") == 0
    assert "1 decided" in capsys.readouterr().out
    with throughline.CaseFile.open(case) as file:
        assert [row.verdict for row in file.judgements] == ["not_same"]
        assert file.undecided() == ()
    assert run(monkeypatch, "review", case) != 0


def test_the_same_makes_one(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "review", case, "--ask", typed="y\n") == 0
    with throughline.CaseFile.open(case) as file:
        (agency,) = [one for one in file.entities if one.name == "Orland Transport Agency"]
        assert agency.aliases == ("OTA",)


@pytest.mark.parametrize("typed", ["s\n", "q\n", ""])
def test_skip_and_quit_decide_nothing(
    case: str, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    assert run(monkeypatch, "review", case, "--ask", typed=typed) == 0
    with throughline.CaseFile.open(case) as file:
        assert file.judgements == ()


EVENTS = {
    "1.txt": "Two men held\n\nOsk, 4 March 2024 — A skipper was arrested in Osk over the theft of "
    "the ferry Tern, the harbour police said. The harbour of Osk stays closed.\n",
    "2.txt": "Arrest\n\nOsk, 9 March 2024 — The harbour police arrested a man over the theft "
    "of the ferry Tern in Osk. The harbour is open again.\n",
}


@pytest.fixture
def theft(tmp_path: Path) -> str:
    for name, text in EVENTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "theft.db"
    throughline.build([tmp_path / name for name in EVENTS], output=path).close()
    return str(path)


def test_events_are_listed_and_decided(
    theft: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "review", theft, "--kind", "events") == 0
    out = capsys.readouterr().out
    assert "A skipper was arrested in Osk over the theft" in out
    assert "arrested a man over the theft" in out
    assert run(monkeypatch, "review", theft, "--kind", "events", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["kind"] for row in rows} == {"event"}
    assert all(row["left"]["citation"]["quote"] in row["left"]["sentence"] for row in rows)
    typed = "n\n" * len(rows)
    assert run(monkeypatch, "review", theft, "--kind", "events", "--ask", typed=typed) == 0
    with throughline.CaseFile.open(theft) as file:
        assert file.undecided_events() == ()
        assert {row.verdict for row in file.judgements} == {"not_same"}
    assert run(monkeypatch, "review", theft, "--kind", "events") != 0
