"""What must hold for any input: no exception, every item cited, every citation exact."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import example as case_of
from hypothesis import strategies as st
from small_case import write_reports

from throughline import CaseFile, NotFoundError, build

NEWS = (
    "Mara Lind",
    "Major Rolf Anders (an alias)",
    "the Orsk District Court",
    "U.S. Attorney J. K. Obi",
    " was killed",
    " were injured",
    " on Friday",
    " on April 10",
    " 26/11",
    " last week",
    " at least 166 people",
    " between 3 and 1 May",
    " in year 9999",
    " 31 February 2023",
    " denied that ",
    " according to ",
    " said ",
    " told reporters",
    ", the director,",
    "“We did not",
    "” ",
    '"',
    ".\n\n",
    ". ",
    "\r\n",
    "×",
    "â€™",
    "Ã©",
    "&amp;",
    "<b>",
    "\u202e",
    "\u00ad",
    "\ufeff",
    "\x00",
    "\u2028",
    "👩‍👩‍👧",
    "e\u0301",
    "١٢٣",
    "ﬁ",
    "İ",
    "１２",
    "9" * 400,
    "A" * 3000,
)
SENTENCES = (
    "Mara Lind, the director, told reporters on Friday that at least 166 people were killed.",
    "According to the Orsk District Court, the hearing was adjourned until 12 June 2024.",
    "“We did not know,” said an official who asked not to be named.",
    "Police arrested Tomas Brek (alias Rolf Anders) in Orsk last week, the agency said.",
    "Brek was convicted of fraud on 3 May 2023; he denied that he had met Lind.",
    "The ministry called the report fictitious, but the inquiry found 164 dead.",
)
pieces = st.sampled_from(NEWS) | st.text(max_size=12)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """News with anything in the middle of it: text that is read, not refused."""
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5))
    parts = []
    for sentence in sentences:
        place = draw(st.integers(0, len(sentence)))
        parts += [sentence[:place], draw(pieces), sentence[place:]]
        parts.append(draw(st.sampled_from((" ", "\n", "\n\n", "\r\n", ""))))
    return "".join(parts)


any_strings = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates too
records = st.fixed_dictionaries(
    {"text": bodies()},
    optional={
        "title": any_strings,
        "outlet": any_strings,
        "url": any_strings,
        "date": any_strings | st.integers() | st.dates().map(str),
    },
)


def citations(value: Any) -> Iterator[dict[str, Any]]:
    """Every citation in the exported case, however deep."""
    if isinstance(value, dict):
        if {"article", "start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from citations(part)
    elif isinstance(value, list):
        for part in value:
            yield from citations(part)


def check(case: CaseFile) -> None:
    """The invariants of one case."""
    whole = json.loads(case.to_json())
    texts = {article["id"]: article["text"] for article in whole["articles"]}
    for citation in citations(whole):
        text = texts[citation["article"]]
        assert 0 <= citation["start"] < citation["end"] <= len(text)
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    for table in ("entities", "events", "timeline", "claims", "relations", "proceedings"):
        assert all(item["citations"] for item in whole[table])
    for conflict in whole["conflicts"]:
        assert all(position["citations"] for position in conflict["positions"])
    assert case.problems() == ()


def built(*contents: tuple[str, bytes]) -> None:
    """Builds the files, and checks what comes of them, if anything does."""
    with TemporaryDirectory() as folder:
        for name, data in contents:
            (Path(folder) / name).write_bytes(data)
        try:
            with build(folder) as case:
                check(case)
                case.to_html()
        except NotFoundError:
            pass


quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@quick
@given(st.lists(bodies() | st.text(), min_size=1, max_size=3))
@case_of(["On Friday Mara Lind said at least 166 people were killed. " * 3, "A" * 10_000])
def test_any_text(texts: list[str]) -> None:
    built(*((f"{number}.txt", text.encode()) for number, text in enumerate(texts)))


@quick
@given(st.lists(records, min_size=1, max_size=3))
def test_any_json_record(articles: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(record) for record in articles)
    built(("all.jsonl", lines.encode()))


@quick
@given(st.binary(max_size=400), bodies())
def test_any_bytes(data: bytes, text: str) -> None:
    built(
        ("a.txt", data), ("b.html", b"<p>" + text.encode() + data), ("c.txt", text.encode("utf-16"))
    )


def test_a_real_case_holds_too(tmp_path: Path) -> None:
    with build(write_reports(tmp_path / "in")) as case:
        check(case)
        assert len(list(citations(json.loads(case.to_json())))) > 20


def test_the_example_holds_too(example: Path) -> None:
    with build(example / "reports") as case:
        check(case)


@pytest.mark.data
def test_the_seeds_hold_too(seeds: Path) -> None:
    with build(seeds) as case:
        check(case)
