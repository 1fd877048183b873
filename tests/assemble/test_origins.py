"""Why reports are one source, and in how many sources a name stands."""

from dataclasses import replace

from statement_documents import resolution_of

from throughline.assemble.context import Context
from throughline.assemble.origins import origin_reasons
from throughline.model.source import Credit, CreditKind
from throughline.resolve.resolution import Copies

TEXTS = {name: f"The pier of Lindow is shut, says report {name}." for name in "abcd"}
DATELINE = Credit(CreditKind.DATELINE, "Reuters", True, "LINDOW (Reuters) -", None)
OWN = Credit(CreditKind.OUTLET, "Reuters", True, "Reuters", None)


def _reasons(copies: Copies) -> dict[str, str]:
    return origin_reasons(Context(replace(resolution_of(TEXTS), copies=copies), {}))


def test_copies_say_how_many_they_are_and_which_counts() -> None:
    copies = Copies((("a", "b"),), (), {"a": "a", "b": "a", "c": "c", "d": "d"})
    line = "the same text in 2 reports; the fullest counts for all"
    assert _reasons(copies) == {"a": line, "b": line}


def test_an_agencys_versions_name_the_agency_and_its_own_report() -> None:
    copies = Copies(
        (("a", "b"),),
        (),
        {"a": "a", "b": "a", "c": "a", "d": "d"},
        {"a": (OWN,), "b": (DATELINE,), "c": (DATELINE,), "d": (DATELINE,)},
    )
    end = "text of Reuters by the dateline of one of them; Reuters’s own report counts for all"
    assert _reasons(copies) == {
        "a": f"the same text in 2 reports; {end}",
        "b": f"the same text in 2 reports; {end}",
        "c": f"credited to Reuters, with passages of another report of Reuters; {end}",
    }
