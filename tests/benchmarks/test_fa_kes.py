"""Outlets on one day's events: which articles are a group, and which flags stand by the sheet."""

from pathlib import Path

from benchmarks.incidents import fa_kes as bench
from benchmarks.incidents.fa_kes import Checked, Flag
from corpora import fa_kes

HEAD = "unit_id,article_title,article_content,source,date,location,labels\n"
ROWS = (
    '1,Mill burns,"Two died, an official said.",gazette,5/4/2013,Ostby,1\n'
    '2,Fire at a mill,"Three died, a fireman said.",herald,5/4/2013,ostby,0\n'
    "3,Rain,It rained.,gazette,5/4/2013,Dunmore,1\n"
    "4,More rain,It rained again.,gazette,5/4/2013,Dunmore,1\n"
)


def test_groups_are_of_one_day_and_place_by_several_outlets(tmp_path: Path) -> None:
    folder = tmp_path / "fa_kes"
    folder.mkdir()
    (folder / "FA-KES-Dataset.csv").write_text(HEAD + ROWS, encoding="utf-8")
    found = bench.groups(fa_kes.load(tmp_path))
    assert {name: [a.id for a in mine] for name, mine in found.items()} == {
        "2013-05-04 ostby": ["1", "2"]
    }


def flag(*sides: tuple[str, tuple[str, ...]]) -> Flag:
    return Flag("2013-05-04 ostby", "killed", "conflict", "How many people were killed?", sides)


KNOWN = {
    ("2013-05-04 ostby", "killed"): Checked(
        "differ", {"1": frozenset({"2"}), "2": frozenset({"3", "1300"})}
    ),
    ("2013-05-04 ostby", "agent"): Checked("differ", {}),
    ("2013-05-05 ostby", ""): Checked("same", {}),
}


def test_a_flag_stands_when_every_side_is_what_its_report_says() -> None:
    right = flag(("2", ("1",)), ("at least 1,300", ("2",)))
    with_another_harm = flag(("2", ("1",)), ("7", ("2",)))
    assert bench.is_right(right, KNOWN)
    assert not bench.is_right(with_another_harm, KNOWN)
    assert bench.score([right, with_another_harm], KNOWN) == {
        "groups": 2,
        "differences": 2,
        "found": 1,
        "flags": 2,
        "right": 1,
    }


def test_the_sheet_can_be_read() -> None:
    rows = bench.checked()
    assert len({group for group, _ in rows}) >= 50
    assert all(row.values for row in rows.values() if row.verdict == "differ")
