"""Where the dateline of a report ends."""

import pytest

from throughline.text.datelines import dateline_end, no_part_of_the_story


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("KESSET (Reuters) - ", "Divers found the hull."),
        ("KESSET, Ill. (AP) — ", "Divers found the hull."),
        ("PORT ANSGAR, Nov 20 (CNA) - ", "Divers found the hull."),
        ("Kesset (AFP) – ", "Divers found the hull."),
        ("TARN — ", "Divers found the hull."),
        ("NEW KESSET: ", "The hull was found."),
        ("(CNN) ", "Divers found the hull."),
        ("(AP) — ", "“Divers found the hull,” he said."),
        ("", "Kesset — a city in the north — is quiet."),
        ("", "THE hull was found."),
        ("", "Kesset (population 3,000) is quiet."),
        ("", "Divers found the hull (CNN reported it) - Kesset."),
    ],
)
def test_a_dateline_ends_where_the_report_begins(dateline: str, rest: str) -> None:
    assert dateline_end(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    ("dateline", "shut"),
    [
        ("KESSET, Ill. (AP) — ", ["KESSET, Ill. (AP) — "]),
        ("KESSET, Ill. (KTRN) — ", ["(KTRN)"]),
        ("KESSET — ", []),
    ],
)
def test_the_place_of_a_local_report_is_where_the_story_happens(
    dateline: str, shut: list[str]
) -> None:
    assert [dateline[start:end] for start, end in no_part_of_the_story(dateline)] == shut
