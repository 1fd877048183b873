"""When a line of the timeline says which of its words the date is of."""

from datetime import date

from throughline.export.dated import date_note
from throughline.model.case import Citation, TimelineEntry
from throughline.model.dates import day


def note(text: str, dated: str) -> str:
    cited = (Citation("a", 0, 0, len(text), text),)
    entry = TimelineEntry(
        date=day(date(2022, 5, 3)),
        text=text,
        events=("v-1",),
        independent_sources=1,
        citations=cited,
        reason="“3 May” stands in its clause",
        dated=(dated,),
    )
    return date_note(entry)


def test_a_plain_day_needs_no_note() -> None:
    assert note("Dara Voss was killed on 3 May.", "killed") == ""
    assert note("A raid killed Dara Voss on 3 May.", "killed") == ""


def test_the_date_of_what_stands_behind_something_else_says_so() -> None:
    arrested = "Two people were arrested in connection with a raid that killed Dara Voss on 3 May."
    assert note(arrested, "killed") == "of “killed”: “3 May” stands in its clause"
    assert note(arrested, "arrested") == ""
    assert note("A baker will serve a year for his part in the raid of 3 May.", "raid") != ""
