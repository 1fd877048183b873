"""Groups, tolls and flags of the incidents benchmark on sets small enough to count by hand."""

import json
from pathlib import Path

import pytest

from benchmarks.incidents import measure
from benchmarks.incidents.baseline import first_number, lexical_groups
from benchmarks.incidents.disagreements import Flag, hand_checked, is_right
from benchmarks.incidents.reports import read_reports, unread
from benchmarks.incidents.score import b_cubed_f1, pairwise_f1
from corpora import gva
from throughline.model.case import Conflict, ConflictKind, ConflictRelation

TRUE = {"a": 1, "b": 1, "c": 2, "d": 2}

FAIR = (
    "Two people were killed and three others were injured on Saturday when a stall collapsed at "
    "the Dunmore apple fair, the fire service said. The fair was closed for the rest of the "
)
MILL = (
    "A miller lost two fingers at the Ostby mill on Tuesday, his wife said. Nobody was injured "
    "otherwise, and the mill was grinding again by the evening of the same day."
)


def test_one_group_of_everything() -> None:
    # Every item: precision 1/2, recall 1.
    assert b_cubed_f1(dict.fromkeys(TRUE, 0), TRUE) == pytest.approx(2 / 3, abs=1e-4)
    # Two right pairs of six told, both wanted found.
    assert pairwise_f1(dict.fromkeys(TRUE, 0), TRUE) == 0.5


def test_groups_that_are_all_right_and_all_apart() -> None:
    assert b_cubed_f1(TRUE, TRUE) == pairwise_f1(TRUE, TRUE) == 1.0
    apart = {item: item for item in TRUE}
    assert b_cubed_f1(apart, TRUE) == pytest.approx(2 / 3, abs=1e-4)
    assert pairwise_f1(apart, TRUE) == 0.0


def _write(folder: Path, *articles: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    (folder / "gva_articles.jsonl").write_text(lines, encoding="utf-8")
    record = {
        "date": "May 4, 2013",
        "state": "Ohio",
        "city_or_county": "Dunmore",
        "num_killed": 2,
        "num_injured": 3,
    }
    (folder / "gva_incidents.json").write_text(json.dumps({"7": record}), encoding="utf-8")
    return folder


def _article(incident: str, name: str, text: str) -> dict[str, str]:
    return {
        "incident": incident,
        "id": name,
        "title": "",
        "dct": "2013-05-05",
        "outlet": f"{name}.example",
        "url": f"http://{name}.example/1",
        "uri": "",
        "content": text,
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    _write(
        tmp_path / "gva",
        _article("7", "a", FAIR),
        _article("7", "b", FAIR.replace("Two", "Three")),
        _article("8", "c", MILL),
        _article("8", "d", ""),
        _article("7", "e", MILL),
        _article("8", "e", MILL),
    )
    return tmp_path


def test_the_loader_leaves_out_empty_articles(data: Path) -> None:
    assert [article.id for article in gva.load(data, "dev")] == ["a", "b", "c", "e", "e"]
    assert gva.incidents(data, "dev")["7"].killed == 2
    assert gva.half("7") in (0, 1)


def test_the_articles_kept_aside_may_lie_beside(data: Path) -> None:
    _write(data / "gva" / "test", _article("9", "z", FAIR))
    assert [article.id for article in gva.load(data, "test")] == ["z"]
    assert len(gva.load(data, "dev")) == 5


def test_an_article_of_two_incidents_is_left_out(data: Path) -> None:
    reports = list(read_reports(data, "dev", None, unread))
    assert [report.given.id for report in reports] == ["a", "b", "c"]


def test_baselines(data: Path) -> None:
    reports = list(read_reports(data, "dev", None, unread))
    groups = lexical_groups(reports)
    assert groups["a"] == groups["b"] != groups["c"]
    assert [first_number(report).killed for report in reports] == [2, 3, 0]
    figures = measure.tolls(reports, gva.incidents(data, "dev"), first_number)
    assert figures["killed_exact"] == 0.5
    assert figures["injured_exact"] == 1.0


def test_a_flag_is_right_by_the_sheet_or_else_by_the_record(data: Path) -> None:
    conflict = Conflict("x", ConflictKind.FIGURE, ConflictRelation.CONFLICT, "", (), "")
    flag = Flag("7", "killed", conflict, (("2", ("a",)), ("3", ("b",))))
    known = gva.incidents(data, "dev")
    assert is_right(flag, known, {})
    assert not is_right(flag, known, {("7", "killed"): False})
    assert not is_right(Flag("8", "killed", conflict, flag.sides), known, {})


def test_the_sheet_tells_no_texts() -> None:
    assert sum(hand_checked().values()) > len(hand_checked()) / 2
