"""Lines of the timeline: readable alone, disputed where they are, ranked by what matters."""

from dataclasses import replace
from datetime import date

from throughline.assemble.timeline.lines import lines_of
from throughline.model.annotation import Certainty, Polarity
from throughline.model.case import Case, Citation, Event, Participant, TimelineEntry
from throughline.model.dates import Interval, Precision, day

from .conftest import CaseOf


def report(outlet: str, published: str, *sentences: str) -> str:
    """A report as the plain reader takes it."""
    return f"Source: {outlet}\nPublished: {published}\n\n{' '.join(sentences)}\n"


ARREST = report(
    "Harbour Mail",
    "2022-07-06",
    "Oskar Brandt, who owns the Lindow quarry, was arrested on 3 May 2022 over the fatal blast.",
    "He was released on bail on 5 May 2022 by a court in Lindow.",
    "In June he was charged with manslaughter by prosecutors in Lindow.",
    "The blast was smaller than the 1989 Corran quarry disaster, an engineer said.",
)


def _texts(case: Case) -> list[str]:
    return [entry.text for entry in case.timeline]


def _entry(case: Case, words: str) -> TimelineEntry:
    return next(entry for entry in case.timeline if words in entry.text)


def test_an_opening_pronoun_says_whom_it_stands_for(case_of: CaseOf) -> None:
    case = case_of(a=ARREST)
    names = {entity.id: entity.name for entity in case.entities}
    released = _entry(case, "released on bail")
    assert [(one.text, names[one.entity]) for one in released.refers] == [("He", "Oskar Brandt")]
    assert [one.text for one in _entry(case, "was charged").refers] == ["he"]
    assert _entry(case, "was arrested").refers == ()


def test_a_line_that_says_her_before_anybody_is_named_needs_to_know_who_she_is(
    case_of: CaseOf,
) -> None:
    case = case_of(
        a=report(
            "Harbour Mail",
            "2022-05-06",
            "Nobody in the hall would say who it was. On 3 May 2021 the court sentenced her to 15 "
            "months for fraud.\n\n"
            "A driver and her brother were killed in a crash in Lindow on 4 May 2021.",
        )
    )
    assert _texts(case) == [
        "A driver and her brother were killed in a crash in Lindow on 4 May 2021."
    ]


def test_a_line_says_which_words_its_date_belongs_to(case_of: CaseOf) -> None:
    case = case_of(a=ARREST)
    for entry in case.timeline:
        assert entry.dated
        assert all(words in entry.text for words in entry.dated)
    assert _entry(case, "released on bail").dated == ("released on bail",)


def test_what_is_only_named_by_its_year_has_no_line(case_of: CaseOf) -> None:
    assert not [text for text in _texts(case_of(a=ARREST)) if "1989" in text]


def test_a_sentence_that_points_elsewhere_has_no_line(case_of: CaseOf) -> None:
    pointing = report(
        "Harbour Mail",
        "2022-05-06",
        "Those two men were arrested in Lindow on 3 May 2022 after the blast at the quarry.",
    )
    assert _texts(case_of(a=pointing)) == []


def test_the_sentence_that_can_be_read_alone_is_preferred(case_of: CaseOf) -> None:
    case = case_of(
        a=ARREST,
        b=report(
            "Lindow Post",
            "2022-05-08",
            "Oskar Brandt was released on bail on 5 May 2022 by the Lindow court.",
        ),
    )
    released = _entry(case, "released on bail")
    assert released.text == "Oskar Brandt was released on bail on 5 May 2022 by the Lindow court."
    assert released.independent_sources == 2


def test_a_date_in_dispute_says_so_on_both_lines(case_of: CaseOf) -> None:
    case = case_of(
        a=report(
            "Harbour Mail",
            "2022-05-20",
            "Oskar Brandt, the owner of the Lindow quarry, died in Lindow hospital on 11 May 2022.",
        ),
        b=report(
            "Lindow Post",
            "2022-05-21",
            "Oskar Brandt, who owned the Lindow quarry, died in the hospital on 13 May 2022.",
        ),
    )
    (conflict,) = case.conflicts
    first, second = case.timeline
    assert first.disputed[0].date == second.date
    assert second.disputed[0].date == first.date
    assert first.disputed[0].independent_sources == 1
    assert set(first.disputed[0].citations) <= set(conflict.positions[1].citations)


def test_what_many_report_and_agree_on_leads(case_of: CaseOf) -> None:
    blast = "A blast at the Lindow quarry on 1 May 2022 killed four workers, the police said."
    visit = "Minister Ada Kessen visited a school in the town of Lindow on 9 May 2022."
    case = case_of(
        a=report("Harbour Mail", "2022-05-02", blast),
        b=report("Lindow Post", "2022-05-03", "Four workers were killed by a blast at the Lindow "
                 "quarry on 1 May 2022, its owner said."),
        c=report("Coast Wire", "2022-05-10", visit, "The blast on 1 May 2022 killed four workers "
                 "at the Lindow quarry."),
    )  # fmt: skip
    best = max(case.timeline, key=lambda entry: entry.importance)
    assert best.date == day(case.timeline[0].date.start) if case.timeline[0].date.start else False
    assert "killed" in best.text
    assert best.importance > _entry(case, "visited").importance


def test_what_is_told_of_the_month_joins_its_day(case_of: CaseOf) -> None:
    blast = "The blast at the Lindow quarry on 1 May 2022 killed four workers."
    case = case_of(a=report("Harbour Mail", "2022-05-02", blast))
    (killed,) = [event for event in case.events if event.type == "kill"]
    may = Interval(date(2022, 5, 1), date(2022, 5, 31), Precision.MONTH)
    again = replace(killed, id="v-2", time=may, summary=blast.replace("on 1 May", "in May"))
    assert [line[0] for line in lines_of([killed, again], {})] == [killed.time]
    june = replace(again, time=Interval(date(2022, 6, 1), date(2022, 6, 30), Precision.MONTH))
    assert len(lines_of([killed, june], {})) == 2
    figures = tuple(replace(figure, low=30.0, high=30.0) for figure in killed.figures)
    others = replace(again, figures=figures, participants=())
    assert len(lines_of([killed, others], {})) == 2


def _death(text: str, victim: str, key: str, *, place: str | None = None) -> Event:
    cited = (Citation(f"a-{key}", 0, 0, len(text), text),)
    return Event(
        id=f"v-{key}",
        type="kill",
        summary=text,
        time=day(date(2021, 5, 3)),
        time_reason="",
        place=place,
        participants=(Participant("patient", f"e-{key}", victim),),
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        tense="happened",
        figures=(),
        citations=cited,
    )


def test_another_victim_or_place_keeps_its_line_and_another_spelling_does_not() -> None:
    first = _death("Anaya Moss was killed near the lock.", "Anaya Moss", "1")
    persons = {"e-1", "e-2"}
    other = _death("Jon Krell was hit by a sail at noon.", "Jon Krell", "2")
    assert len(lines_of([first, other], {}, persons)) == 2
    again = replace(other, participants=first.participants)
    assert len(lines_of([first, again], {}, persons)) == 1
    spelt = _death("A stray shot hit A’Naya Moss at noon.", "A’Naya Moss", "2")
    assert len(lines_of([first, spelt], {}, persons)) == 1
    assert len(lines_of([first, replace(other, cause=first.id)], {}, persons)) == 2
    shooting = replace(other, participants=(), cause=first.id)
    assert len(lines_of([first, shooting], {}, persons)) == 1
    assert (
        len(lines_of([replace(first, place="Osk"), replace(shooting, place="Tarn")], {}, persons))
        == 2
    )


def test_an_hour_late_on_the_day_of_the_report_itself_is_of_no_known_day(case_of: CaseOf) -> None:
    died = "Anaya Moss was pronounced dead in Lindow at 1:56 a.m. Saturday."
    shot = "A gunman shot Jon Krell in Lindow at about 11:18 p.m., police said."
    same_day = case_of(a=report("Harbour Mail", "2021-05-08", died, shot))
    assert _texts(same_day) == [died]
    days_later = case_of(a=report("Harbour Mail", "2021-05-10", died, shot))
    assert sorted(_texts(days_later)) == sorted([died, shot])


def test_the_hour_that_it_was_set_for_is_not_the_hour_of_what_came_to_pass(case_of: CaseOf) -> None:
    set_for = "Oskar Brandt is set to be sentenced at 10:30 a.m. on 10 November 2022 in Lindow."
    case = case_of(
        a=report("Harbour Mail", "2022-09-14", "Oskar Brandt pleaded guilty to arson.", set_for),
        b=report(
            "Tarn Gazette",
            "2022-12-02",
            "Oskar Brandt pleaded guilty to arson and was sentenced in Lindow on 10 November 2022.",
        ),
    )
    (sentenced,) = [event for event in case.events if event.type == "sentence"]
    assert sentenced.time == day(date(2022, 11, 10))
    assert {citation.quote for citation in sentenced.citations}.isdisjoint({set_for})
