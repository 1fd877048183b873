"""Event mentions on cases written for it: `tests/cases/events.jsonl`."""

from typing import Any

import pytest
from event_documents import cases, document_of, mentions_of, times_of
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.extract.events import attach_figures, find_events
from throughline.extract.events.lexicon import event_types, lexicon
from throughline.extract.figures import find_figures
from throughline.extract.inflection import plural, verb_forms
from throughline.model.annotation import DatingBasis, EventMention
from throughline.text.document import Document


def found_in(case: dict[str, Any]) -> tuple[Document, tuple[EventMention, ...], list[str | None]]:
    """The case's document, its events, and the words of the time of each."""
    document = document_of(case["text"])
    times = times_of(document, case.get("times", ()))
    figures = find_figures(document, times)
    events = find_events(document, mentions_of(document, case.get("names", ())), times, figures)
    words = [
        None if event.time is None else times[event.time].span.of(document.text) for event in events
    ]
    return document, events, words


def _stated(
    document: Document, event: EventMention, time: str | None, wanted: dict[str, Any]
) -> dict[str, Any]:
    """What the event says of each thing that the case states."""
    roles = {a.role: a.span.of(document.text) for a in reversed(event.arguments)}
    known = {
        "trigger": event.span.of(document.text),
        "type": event.type,
        "time": time,
        "tense": event.tense.value,
        "polarity": event.polarity.value,
        "certainty": event.certainty.value,
        "nominal": event.nominal,
        "args": {role: roles.get(role) for role in wanted.get("args", ())},
    }
    return {key: known[key] for key in wanted}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=pytest.mark.xfail(strict=True, reason=case["xfail"]) if "xfail" in case else (),
            id=case["label"],
        )
        for case in cases("events.jsonl")
    ],
)
def test_case(case: dict[str, Any]) -> None:
    document, events, times = found_in(case)
    pairs = list(zip(events, times, strict=True))
    if case.get("some"):  # further events may stand in the text
        triggers = {wanted["trigger"] for wanted in case["events"]}
        pairs = [p for p in pairs if p[0].span.of(document.text) in triggers]
    found = [
        _stated(document, event, time, wanted)
        for (event, time), wanted in zip(pairs, case["events"], strict=False)
    ]
    assert found == case["events"]
    assert len(pairs) == len(case["events"])


def test_a_dated_event_says_why() -> None:
    _, events, _ = found_in(
        {"text": "Voss was arrested on Monday.", "times": [["Monday", "2021-05-03"]]}
    )
    dating = events[0].dating
    assert dating is not None
    assert dating.basis is DatingBasis.EXPRESSION
    assert dating.reason == "“Monday” stands in its clause"


def test_figures_belong_to_the_counting_verb() -> None:
    document = document_of("A bomb exploded in Osk, killing 12 people and injuring 30.")
    figures = find_figures(document, ())
    events = find_events(document, (), (), figures)
    attached = attach_figures(document, figures, events)
    types = [events[f.event].type for f in attached if f.event is not None]
    assert types == ["kill", "injure"]


def test_a_toll_without_cause_belongs_to_the_principal_attack() -> None:
    text = (
        "The attack on Osk shocked Velland. The attack began at dusk. In all 31 people were killed."
    )
    document = document_of(text)
    figures = find_figures(document, ())
    events = find_events(document, (), (), figures)
    killed = next(e for e in events if e.type == "kill")
    assert [a.span.of(text) for a in killed.arguments if a.role == "cause"] == ["attack"]
    assert killed.arguments[-1].span == events[0].span


def test_headings_are_not_read_for_events() -> None:
    document = document_of("Mayor arrested\n\nThe mayor of Osk spoke on Monday to the town.")
    assert find_events(document, (), (), ()) == ()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shoot", ("shoot", "shoots", "shooting", ("shot",), ("shot",))),
        ("stab", ("stab", "stabs", "stabbing", ("stabbed",), ("stabbed",))),
        ("visit", ("visit", "visits", "visiting", ("visited",), ("visited",))),
        ("acquit", ("acquit", "acquits", "acquitting", ("acquitted",), ("acquitted",))),
        ("bury", ("bury", "buries", "burying", ("buried",), ("buried",))),
        ("die", ("die", "dies", "dying", ("died",), ("died",))),
        ("flee", ("flee", "flees", "fleeing", ("fled",), ("fled",))),
        ("veto", ("veto", "vetoes", "vetoing", ("vetoed",), ("vetoed",))),
    ],
)
def test_verb_forms(lemma: str, forms: tuple[object, ...]) -> None:
    assert tuple(verb_forms(lemma)) == forms


def test_plurals() -> None:
    assert [plural(w) for w in ("inquiry", "car crash", "talks")] == [
        "inquiries",
        "car crashes",
        "talks",
    ]


def test_every_type_has_words_or_is_named_by_a_rule() -> None:
    told = {entry.type for entries in lexicon().values() for entry in entries}
    assert set(event_types()) - told == {"decide"}


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.sampled_from(sorted(lexicon())), max_size=12))
def test_any_text_is_read(text: str, words: list[str]) -> None:
    document = document_of(f"{text} {' '.join(words)}, {text} who {' and '.join(words)}")
    figures = find_figures(document, ())
    events = find_events(document, (), (), figures)
    attach_figures(document, figures, events)
    for event in events:
        assert event.clause.covers(event.span)
        assert document.sentences[event.sentence].span.covers(event.span)
        assert len(document.text) >= event.clause.end
