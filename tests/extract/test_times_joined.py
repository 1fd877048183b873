"""Times that rules and reader find together: who decides what, and what is left open."""

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from invented_readings import reading

from throughline.extract.times import find_times, reread
from throughline.inference.reading import LabelledSpan
from throughline.model.annotation import Anchor, TimeExpression, TimexType
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text.document import Document
from throughline.text.prepare import prepare

PUBLISHED = Published(day(date(2019, 10, 25)), DateSource.METADATA, "stated")


def document(text: str) -> Document:
    return prepare(Article("a", "a.txt", None, None, None, None, PUBLISHED, text))


def joined(
    text: str, *marked: tuple[str, str], score: float = 0.9, name: str = ""
) -> tuple[TimeExpression, ...]:
    """The times of a text in which the reader marks these words with these types."""
    times = tuple(_span(text, words, label, score) for words, label in marked)
    names = (_span(text, name, "misc", 0.9),) if name else ()
    return find_times(document(text), replace(reading(text), times=times, names=names))


def _span(text: str, words: str, label: str, score: float) -> LabelledSpan:
    start = text.index(words)
    return LabelledSpan(start, start + len(words), label, score)


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("The lock shut late in 1987.", "late in 1987", "late in 1987"),
        ("For the nine months, Ove Ltd lost money.", "the nine months", "the nine months"),
        ("Tolls fell in the past.", "the past", "the past"),
        ("She served a one-year term.", "one-year term", "one-year term"),
        ("It took four years of quarrels.", "four years of quarrels", "four years"),
        ("It burned for at least two days.", "two days", "at least two days"),
        (
            "It leaked for at least the past two days.",
            "the past two days",
            "at least the past two days",
        ),
        (
            "Over the next two years or so it sank.",
            "the next two years",
            "the next two years or so",
        ),
        ("Four days later it rained.", "Four days", "Four days later"),
        ("Open weekdays from 6:00 a.m. on.", "weekdays from 6:00 a.m", "6:00 a.m."),
        ("It fell on May 4 earlier than hoped.", "May 4 earlier", "May 4"),
    ],
)
def test_boundaries_are_the_readers_within_reason(text: str, marked: str, expected: str) -> None:
    (time,) = joined(text, (marked, "DATE"))
    assert time.span.of(text) == expected


def test_a_range_stays_one_time() -> None:
    text = "The lock was shut from 1987 to 1991."
    (time,) = joined(text, ("1987", "DATE"), ("1991", "DATE"))
    assert time.value == "1987/1991"


def test_the_reader_decides_on_words_that_are_a_time_only_in_context() -> None:
    assert joined("Orme is now the fourth mayor.") == ()
    (time,) = joined("Orme is now mayor.", ("now", "DATE"))
    assert time.value == "PRESENT_REF"


def test_a_doubtful_word_stays_where_the_reader_gives_it_a_chance() -> None:
    text = "Orme is now mayor."
    words = reading(text).words
    for chance, kept in ((0.1, False), (0.3, True)):
        timed = tuple(chance if text[a:b] == "now" else 0.0 for a, b in words)
        found = find_times(document(text), replace(reading(text), timed=timed))
        assert bool(found) is kept


def test_a_date_that_only_the_rules_see_stays() -> None:
    (time,) = joined("The lock shut on 4 May 1987.")
    assert time.value == "1987-05-04"


@pytest.mark.parametrize(
    ("text", "words", "label", "kind", "value"),
    [
        ("Twelve boats a year call there.", "a year", "SET", TimexType.SET, "P1Y"),
        ("It ran an additional year.", "an additional year", "DURATION", TimexType.DURATION, "P1Y"),
        ("It ends in the coming years.", "the coming years", "DATE", TimexType.DATE, "FUTURE_REF"),
        ("It lasted a spell.", "a spell", "DURATION", TimexType.DURATION, "PXX"),
        ("The former mayor left.", "former", "DATE", TimexType.DATE, "PAST_REF"),
        ("The current mayor left.", "current", "DATE", TimexType.DATE, "PRESENT_REF"),
        ("A train will soon run.", "soon", "DATE", TimexType.DATE, "FUTURE_REF"),
        ("Sales rose in the quarter.", "the quarter", "DATE", TimexType.DATE, "XXXX-QX"),
        ("She stayed the night.", "the night", "DURATION", TimexType.TIME, "XXXX-XX-XXTNI"),
        ("Sales rose in the period.", "the period", "DATE", TimexType.DATE, "XXXX"),
    ],
)
def test_what_only_the_reader_sees_has_no_interval(
    text: str, words: str, label: str, kind: TimexType, value: str
) -> None:
    (time,) = joined(text, (words, label))
    assert (time.span.of(text), time.type, time.value) == (words, kind, value)
    assert time.interval is None
    assert time.anchor is Anchor.NONE


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Sales rose in the latest quarter.", "the latest quarter", "2019-Q3"),
        ("For the full year, sales fell.", "the full year", "2019"),
        ("It ran well into the summer.", "the summer", "2019-SU"),
        ("It shut in nineteen eighty-seven.", "nineteen eighty", "1987"),
        ("It opened in the year two thousand.", "the year two thousand", "2000"),
        ("A storm hit March harbours.", "March", "2019-03"),
    ],
)
def test_what_the_words_do_say_is_placed(text: str, words: str, value: str) -> None:
    (time,) = joined(text, (words, "DATE"))
    assert time.value == value
    assert time.interval is not None


def test_numbers_that_are_no_year_stay_open() -> None:
    (time,) = joined("It shut in sixty nine.", ("sixty nine", "DATE"))
    assert (time.value, time.interval) == ("XXXX", None)


def test_what_happened_then_is_no_part_of_the_time() -> None:
    text = "It was shut in the days of heavy rain."
    (time,) = joined(text, ("the days of heavy rain", "DURATION"))
    assert time.span.of(text) == "the days"
    assert (
        joined("He stayed the duration of the flood.", ("the duration of the flood", "DATE")) == ()
    )


def test_a_doubtful_mark_and_a_word_of_a_name_are_left() -> None:
    assert joined("It was a former mill.", ("former", "DATE"), score=0.6) == ()
    text = "The Candlemas Accord holds."
    assert joined(text, ("Candlemas", "DATE"), name="Candlemas Accord") == ()
    assert joined(text, ("Candlemas", "DATE")) != ()
    assert joined("Old June left.", ("June", "DATE"), name="Old June") == ()


def test_marks_outside_of_what_is_read_do_no_harm() -> None:
    text = "Orme left.\n\nShe said so on Monday."
    found = joined(text, ("left.\n\nShe", "DATE"), ("\n\n", "DATE"))
    assert [time.span.of(text) for time in found if time.interval] == ["Monday"]


def test_what_hangs_on_a_completed_date_is_placed_beside_the_readers_own() -> None:
    text = (
        "The former mill now burned on September 9. It was sold the following day. "
        "The current owner left."
    )
    marked = (("former", "DATE"), ("September 9", "DATE"), ("current", "DATE"))
    unknown = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    spans = tuple(_span(text, words, label, 0.9) for words, label in marked)
    times = find_times(unknown, replace(reading(text), times=spans))
    assert [time.span.of(text) for time in times] == [
        *("former", "September 9", "the following day", "current")
    ]
    completed = tuple(
        replace(time, value="2011-09-09", interval=day(date(2011, 9, 9)))
        if time.value == "XXXX-09-09"
        else time
        for time in times
    )
    again = reread(unknown, completed)
    assert [time.value for time in again] == ["PAST_REF", "2011-09-09", "2011-09-10", "PRESENT_REF"]
    assert again[2].inferred


_ANY_WORDS = (
    "the a in at May 2000 1987 nineteen eighty - -- one two thousand years of after , . \n\n "
    "night Monday latest quarter each 3/27 10:30 or so from to period time ’s 5th former"
)


def test_any_marks_give_times_in_order_that_do_not_overlap() -> None:
    chance = random.Random(7)
    for _ in range(200):
        text = document(" ".join(chance.choices(_ANY_WORDS.split(" "), k=30))).text
        cuts = sorted(chance.sample(range(len(text)), 16))
        spans = tuple(
            LabelledSpan(start, end, chance.choice(list(TimexType)).value, chance.random())
            for start, end in zip(cuts[::2], cuts[1::2], strict=True)
        )
        times = find_times(document(text), replace(reading(text), times=spans, names=spans[::3]))
        assert all(one.span.end <= two.span.start for one, two in pairwise(times))
        assert all(len(time.span) > 0 for time in times)
        assert reread(document(text), times) == times
