"""Roles and descriptors of persons: cases of `tests/cases/roles.jsonl` (own writing)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from throughline.extract.annotate import annotate
from throughline.inference import Reader, load_reader
from throughline.model.annotation import Annotation, RoleMention
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text import prepare

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "roles.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PUBLISHED = Published(day(date(2015, 3, 4)), DateSource.METADATA, "given")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The shipped reader: roles are read off its trees."""
    return load_reader("standard", threads=1)


def read(text: str, reader: Reader) -> Annotation:
    """The annotation of a text that came out on 4 March 2015."""
    article = Article("a", "a.txt", None, None, None, None, PUBLISHED, text)
    return annotate(prepare(article), reader)


def told(text: str, found: Annotation, role: RoleMention) -> dict[str, str]:
    """A role as the cases write it: what is not said is left out."""

    def time(index: int | None) -> str:
        return "" if index is None else found.times[index].span.of(text)

    fields = {
        "text": role.text,
        "kind": role.kind.value,
        "qualifier": role.qualifier.value,
        "basis": "" if role.basis.value == "report" else role.basis.value,
        "of": "" if role.of is None else found.mentions[role.of].name,
        "since": time(role.start),
        "until": time(role.end),
        "at": time(role.at),
        "event": "" if role.event is None else found.events[role.event].span.of(text),
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in CASES])
def test_roles(case: dict[str, Any], reader: Reader) -> None:
    found = read(case["text"], reader)
    roles = [
        told(case["text"], found, role)
        for role in found.roles
        if found.mentions[role.mention].name == case["name"]
    ]
    assert roles == case["roles"]
    assert case["roles"] or any(m.name == case["name"] for m in found.mentions)


def test_a_role_is_where_its_span_says(reader: Reader) -> None:
    text = "The deal was signed by then-Home Minister Lena Vord, 61, of Kesset in November 2008."
    spans = [role.span.of(text) for role in read(text, reader).roles]
    assert spans == ["then-Home Minister", "61", "of Kesset"]


def test_without_a_reading_there_are_none() -> None:
    article = Article("a", "a.txt", None, None, None, None, PUBLISHED, "Mayor Lena Vord left.")
    assert annotate(prepare(article)).roles == ()
