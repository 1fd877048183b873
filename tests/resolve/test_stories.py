"""Stories: which reports are on one case."""

from pathlib import Path

import numpy as np

import throughline
from throughline.resolve.stories import _Groups
from throughline.resolve.story_vectors import Rows

QUARRY = (
    "The owner of the Hollin quarry, Piet Amsel, was questioned on {day} about the blast that "
    "wrecked eleven houses in Hollin Bottom. Inspector Rhea Tandy of the Marshal's Office said "
    "that the explosives had been stored without a licence. {more}"
)
CHOIR = (
    "The Brackwater Ladies' Choir won the national cup for the third time with a programme of "
    "lullabies. Conductor Ottilie Fenn dedicated the prize to the late baker Samuel Groat, whose "
    "ovens had warmed the rehearsal room for thirty winters."
)


def _stories(folder: Path, **texts: str) -> dict[str, str]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    case = throughline.build([str(folder)]).case
    return {Path(item.article.path).stem: item.story for item in case.articles} | {
        "main": case.story
    }


def test_a_report_on_another_matter_is_another_story(tmp_path: Path) -> None:
    found = _stories(
        tmp_path,
        a=QUARRY.format(day="Monday", more="Amsel's lawyer spoke of a lightning strike."),
        b=QUARRY.format(day="Friday", more="Villagers want the quarry closed for good."),
        c=CHOIR,
    )
    assert found["a"] == found["b"] == found["main"]
    assert found["c"] != found["main"]


COLUMN = (
    "Quarry owners are poor neighbours. The blast in Hollin Bottom was bound to happen. The "
    "county has nine pits, and not one of them was visited last year by those who are paid for it. "
    "Ministers will speak of lessons, commissions will meet, explosives will lie about without a "
    "licence in sheds."
)


def test_few_reports_on_one_case_need_not_be_told_alike(tmp_path: Path) -> None:
    found = _stories(
        tmp_path, a=QUARRY.format(day="Monday", more="Amsel's lawyer protested."), b=COLUMN
    )
    assert found["a"] == found["b"]


def test_one_report_is_a_story(tmp_path: Path) -> None:
    found = _stories(tmp_path, only=CHOIR)
    assert found["only"] == found["main"]


STREAM = (
    "A barn burned down on Mill Street in Corran on 3 May 2021. Twelve sheep of Ottilie Fenn died.",
    "The Ostby post office was robbed on 4 May 2021; clerk Samuel Groat, 61, was tied to a chair.",
    "A lorry of bricks fell off the bridge at Dunmore on 5 May 2021. Driver Edmund Vale swam "
    "ashore.",
    "Ina Voss won the Velmar marathon on 6 May 2021 in shoes that she had borrowed from a baker.",
    "Fog closed the airfield of Tarn on 7 May 2021, and Bram Keller missed his sister's wedding.",
)


def test_a_stream_of_matters(tmp_path: Path) -> None:
    texts = {}
    for number, told in enumerate(STREAM):
        texts[f"a{number}"] = f"Published: 2021-05-{4 + number:02}\n\n{told}"
        texts[f"b{number}"] = f"Published: 2021-05-{5 + number:02}\n\n{told} Police saw it all."
    found = _stories(tmp_path, **texts)
    stories = [found[f"a{number}"] for number in range(len(STREAM))]
    assert len(set(stories)) == len(STREAM)
    assert [found[f"b{number}"] for number in range(len(STREAM))] == stories


def test_groups_are_as_far_apart_as_their_nearest_reports() -> None:
    """Not their spans: what years lie between does not make all within them near."""
    rows = Rows(np.arange(5), np.zeros(4, np.int64), np.ones(4), 1)
    groups = _Groups(rows, [0, 700, 350, None])
    groups.join(0, 1)
    assert groups.apart(0, 2) == groups.apart(2, 0) == 350
    assert groups.apart(0, 3) == groups.apart(3, 2) == 0
    groups.join(2, 3)
    assert groups.apart(0, 2) == 350
