"""The codec: every value of the model comes back as it went, in both layouts."""

import json
from dataclasses import dataclass
from datetime import date, time

import pytest
from export.sample_case import SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.model.annotation import (
    Annotation,
    Argument,
    Certainty,
    EntityType,
    EventClass,
    EventMention,
    Mention,
    MentionForm,
    Polarity,
    Sentence,
    SentenceKind,
    Tense,
    TimeExpression,
)
from throughline.model.case import Case
from throughline.model.dates import Interval, Precision
from throughline.model.source import Span
from throughline.store.codec import CodecError, Layout, from_json, schema_fingerprint, to_json

LAYOUTS = tuple(Layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_case_comes_back(layout: Layout) -> None:
    assert from_json(Case, to_json(SAMPLE, layout)) == SAMPLE


def test_rows_leave_out_trailing_defaults() -> None:
    assert to_json(Sentence(Span(0, 4), 2), Layout.ROWS) == "[[0,4],2]"
    assert to_json(Sentence(Span(0, 4), 2, SentenceKind.HEADING), Layout.ROWS) == (
        '[[0,4],2,"heading"]'
    )


def test_objects_name_every_field() -> None:
    interval = Interval(date(2024, 3, 3), None, Precision.MINUTE, clock=time(22, 5))
    assert json.loads(to_json(interval)) == {
        "start": "2024-03-03",
        "end": None,
        "precision": "minute",
        "approximate": False,
        "clock": "22:05:00",
    }


def test_objects_of_another_version_are_read() -> None:
    """A field that is gone is passed over; one that is new gets its default."""
    text = '{"start": "2024-03-03", "end": null, "precision": "day", "mood": "sunny"}'
    assert from_json(Interval, text) == Interval(date(2024, 3, 3), None, Precision.DAY)


@pytest.mark.parametrize("text", ["[]", '{"start": 1}', "{", '["x", 2]', "7"])
def test_what_does_not_fit_is_an_error(text: str) -> None:
    with pytest.raises(CodecError, match="no Sentence"):
        from_json(Sentence, text)


def test_unknown_types_are_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        names: set[str]

    with pytest.raises(TypeError, match="set"):
        to_json(Odd({"a"}))


def test_the_fingerprint_hangs_on_every_field_below() -> None:
    assert schema_fingerprint(Annotation) == schema_fingerprint(Annotation)
    assert schema_fingerprint(Annotation) != schema_fingerprint(Mention)

    @dataclass(frozen=True)
    class One:
        a: Interval

    @dataclass(frozen=True)
    class Other:
        a: Span

    Other.__name__ = "One"
    assert schema_fingerprint(One) != schema_fingerprint(Other)


spans = st.integers(0, 50).flatmap(
    lambda start: st.builds(Span, st.just(start), st.just(start + 3))
)
texts = st.text(st.characters(exclude_categories=()))  # lone surrogates too
mentions = st.builds(
    Mention,
    spans,
    st.integers(0, 9),
    st.sampled_from(EntityType),
    st.sampled_from(MentionForm),
    texts,
    st.lists(texts, max_size=2).map(tuple),
    antecedent=st.none() | st.integers(0, 5),
)
events = st.builds(
    EventMention,
    spans,
    st.integers(0, 9),
    spans,
    texts,
    texts,
    st.sampled_from(EventClass),
    st.booleans(),
    st.sampled_from(Tense),
    st.sampled_from(Polarity),
    st.sampled_from(Certainty),
    st.lists(st.builds(Argument, texts, st.none() | st.integers(0, 3), spans), max_size=2).map(
        tuple
    ),
)
annotations = st.builds(
    Annotation,
    texts,
    texts,
    texts,
    st.lists(st.builds(Sentence, spans, st.integers(0, 3)), max_size=3).map(tuple),
    mentions=st.lists(mentions, max_size=3).map(tuple),
    events=st.lists(events, max_size=2).map(tuple),
)


@settings(max_examples=30, deadline=None)
@given(annotations, st.sampled_from(Layout))
def test_any_annotation_comes_back(annotation: Annotation, layout: Layout) -> None:
    assert from_json(Annotation, to_json(annotation, layout)) == annotation


def test_time_expressions_are_known() -> None:
    assert schema_fingerprint(TimeExpression)
