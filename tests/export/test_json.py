"""The JSON export: what the design lists, described field by field, the same bytes every time."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from throughline.export.json import schema, to_dict, to_json
from throughline.model.case import Case
from throughline.model.dates import Interval, Precision

from .sample_case import EMPTY, EVENTS, SAMPLE

LISTED = {
    "articles": {"id", "outlet", "title", "url", "published", "text", "copy_group"},
    "entities": {"id", "type", "name", "aliases", "descriptors", "citations"},
    "events": {"id", "type", "summary", "time", "place", "participants", "polarity", "certainty"}
    | {"figures", "citations"},
    "timeline": {"date", "text", "events", "independent_sources", "citations"},
    "claims": {"id", "text", "holder", "via", "certainty", "polarity", "denies", "said", "about"}
    | {"citations"},
    "conflicts": {"id", "kind", "relation", "question", "positions", "why"},
    "relations": {"subject", "predicate", "object", "citations"},
    "proceedings": {"id", "name", "steps", "status", "docket", "citations"},
    "novelty": {"article", "new", "repeats"},
}


@pytest.mark.parametrize("case", [SAMPLE, EMPTY], ids=["sample", "empty"])
def test_export_follows_the_schema(case: Case) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(to_json(case)))


def test_every_field_of_the_design_is_there() -> None:
    exported = to_dict(SAMPLE)
    assert exported["format"] == "throughline-case/1"
    for name, fields in LISTED.items():
        assert exported[name], name
        for item in exported[name]:
            assert fields <= set(item), name


def _objects(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield path, node
        for key, value in node.items():
            yield from _objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value, path)


def test_every_field_is_described_and_none_other_allowed() -> None:
    objects = list(_objects(schema(), ""))
    assert len(objects) > 15
    for path, node in objects:
        assert node["additionalProperties"] is False, path
        assert node.get("description"), path
        assert set(node["required"]) == set(node["properties"]), path
        for name, field in node["properties"].items():
            assert len(field.get("description", "")) > 8, f"{path}: {name}"


def test_an_undocumented_field_is_refused() -> None:
    exported = to_dict(SAMPLE)
    exported["claims"][0]["mood"] = "grim"
    assert not Draft202012Validator(schema()).is_valid(exported)


def test_citations_slice_back_to_their_quotes() -> None:
    exported = json.loads(to_json(SAMPLE))
    articles = {article["id"]: article for article in exported["articles"]}
    found = list(_citations(exported))
    assert len(found) > 60
    for citation in found:
        article = articles[citation["article"]]
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        sentence = article["sentences"][citation["sentence"]]
        assert sentence["start"] <= citation["start"] < sentence["end"]


def _citations(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if set(node) == {"article", "sentence", "start", "end", "quote"}:
            yield node
        for value in node.values():
            yield from _citations(value)
    elif isinstance(node, list):
        for value in node:
            yield from _citations(value)


def test_layout_of_the_text() -> None:
    text = to_json(EMPTY)
    assert text.startswith('{\n  "format": "throughline-case/1",\n  "name": "Nothing yet",\n')
    assert text.endswith("}\n")
    assert "Küstenbote" in to_json(SAMPLE)
    assert to_json(SAMPLE) == to_json(SAMPLE)


def test_numbers_are_whole_where_they_can_be_and_open_ends_null() -> None:
    figures = next(e for e in to_dict(SAMPLE)["events"] if e["id"] == "v-sinking")["figures"]
    assert [(f["value"], f["low"], f["high"]) for f in figures] == [
        (31, 31, None),
        (46, 46, 46),
        (2.5, 2.5, 3),
    ]
    assert isinstance(figures[0]["value"], int)


def test_times_keep_their_precision() -> None:
    timeline = to_dict(SAMPLE)["timeline"]
    assert timeline[1]["date"] == {
        "start": "2024-02-01",
        "end": "2024-02-29",
        "precision": "month",
        "approximate": False,
    }
    assert timeline[4]["date"]["start"] == "2024-03-03T22:00"
    assert timeline[13]["date"]["end"] is None


def test_a_lone_surrogate_can_still_be_encoded() -> None:
    event = dataclasses.replace(EVENTS[0], summary="torn \ud83d text")
    text = to_json(dataclasses.replace(SAMPLE, events=(event,)))
    assert r"torn \ud83d text" in text
    assert json.loads(text.encode("utf-8"))["events"][0]["summary"] == "torn \ud83d text"


def test_year_9999_is_written() -> None:
    far = Interval(date(9999, 1, 1), date(9999, 12, 31), Precision.YEAR)
    event = dataclasses.replace(EVENTS[0], time=far)
    exported = to_dict(dataclasses.replace(SAMPLE, events=(event,)))
    assert exported["events"][0]["time"]["end"] == "9999-12-31"
