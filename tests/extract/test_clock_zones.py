"""The time zone of a clock: named where its place is known, never guessed."""

import pytest

from throughline.extract.annotate import annotate
from throughline.model.annotation import TimeExpression
from throughline.model.source import Article
from throughline.text.prepare import prepare


def times_of(text: str) -> tuple[TimeExpression, ...]:
    return annotate(prepare(Article("a", "a.txt", None, None, None, None, None, text))).times


def zones_told(text: str) -> list[str]:
    """What the reason of each clock says of its zone, "" where it says nothing."""
    clocks = [time for time in times_of(text) if "T" in time.value.partition("-")[2]]
    return [time.reason.partition("; the clock is ")[2] for time in clocks]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The mill burned in Karachi at 11.30pm local time on 5 March 2017.",
            "local time, that of Karachi (Asia/Karachi)",
        ),
        ("The mill burned in Karachi at 11.30pm on Friday.", "that of Karachi (Asia/Karachi)"),
        ("At 9 pm on Friday in central Nairobi a mill burned.", "that of Nairobi (Africa/Nairobi)"),
        (
            "It began in the outskirts of Nairobi, on 3 May 2017, shortly after 10 a.m. that day.",
            "that of Nairobi (Africa/Nairobi)",
        ),
        ("A tremor hit Haiti at 4:53 p.m. on Friday.", "that of Haiti (America/Port-au-Prince)"),
        ("It rained in the north of Kenya at 9 pm.", "that of Kenya (Africa/Nairobi)"),
        ("The vote closed at 9 pm Nairobi time.", "that of Nairobi (Africa/Nairobi)"),
        (
            "The ferry left Nairobi at 9 pm and docked in Karachi.",
            "that of Nairobi (Africa/Nairobi)",
        ),
        (
            "The ferry came from Nairobi and docked in Karachi at 9 pm.",
            "that of Karachi (Asia/Karachi)",
        ),
    ],
)
def test_the_place_beside_a_clock_gives_its_zone(text: str, told: str) -> None:
    assert zones_told(text) == [told]


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Springfield, Illinois", "America/Chicago"),
        ("Birmingham, UK", "Europe/London"),
        ("Paris, Texas", "America/Chicago"),
        ("Dunmoor Quay, Kenya", "Africa/Nairobi"),
    ],
)
def test_a_name_beside_it_decides_which_place_it_is(place: str, zone: str) -> None:
    text = f"The mill burned in {place}, at 10 a.m. on Friday."
    assert zones_told(text) == [f"that of {place} ({zone})"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned in Springfield at 10 a.m. on Friday.",  # several zones
        "The mill burned in London at 10 a.m. on Friday.",
        "The mill burned in Spain at 10 a.m. on Friday.",
        "The mill burned in Dunmoor Quay at 10 a.m. on Friday.",  # no known place
        "The mill burned in Karachi, Illinois, at 10 a.m. on Friday.",  # there is none
        "The mayor spoke in Nairobi and Karachi at 10 a.m. on Friday.",
        "In Nairobi the mayor said the mill burned at 10 a.m. on Friday.",
        "The ferry left for Karachi at 10 a.m. on Friday.",
        "A tremor struck west of Nairobi at 10 a.m. on Friday.",
        "The mill burned in Nairobi at 10 a.m. PKT on Friday.",
        "The mill burned in Nairobi at 10 a.m. New Delhi time.",
    ],
)
def test_a_zone_is_not_guessed(text: str) -> None:
    assert zones_told(text) == [""]


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        ("10 a.m. GMT", "GMT"),
        ("10:35 a.m. (0735 GMT)", "3 hours ahead of GMT"),
        ("5 p.m. Eastern Time", "Eastern time"),
    ],
)
def test_what_the_words_say_of_the_zone_stands(clock: str, told: str) -> None:
    assert zones_told(f"The mill burned in Nairobi at {clock} on Friday.") == [told]


def test_the_dateline_gives_the_zone_where_no_place_stands_beside_the_clock() -> None:
    text = "KARACHI, Pakistan (AP) — A mill burned at 11.30pm local time on Friday. {}"
    told = ["local time, that of KARACHI, Pakistan (Asia/Karachi)"]
    assert zones_told(text.format("Police in Lahore looked on.")) == told
    assert zones_told(text.format("Owners in Nairobi heard of it.")) == ["local time"]
    beside = "KARACHI, Pakistan — The owners met. A mill in Dunmoor Quay burned at 9 pm on Friday."
    assert zones_told(beside) == [""]
    assert zones_told("PARIS — A mill burned at 11.30pm on Friday.") == [""]
    assert zones_told("KARACHI shook. A mill burned at 11.30pm on Friday.") == [""]


def test_the_value_stays_the_local_clock() -> None:
    (time,) = times_of("The mill burned in Karachi at 11.30pm local time on 5 March 2017.")
    assert time.value == "2017-03-05T23:30"
    assert time.reason == (
        "the words give the full date; the clock is local time, that of Karachi (Asia/Karachi)"
    )
