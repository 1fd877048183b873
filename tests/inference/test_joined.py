"""What is read of events, joined with the tree."""

from throughline.inference.joined import joined_with_tree
from throughline.inference.reading import EventReading, LabelledSpan, Passage, Reading

Row = tuple[str, int, str, str]
"""Word, number of its head, relation, tag."""


def _joined(
    rows: list[Row], *events: tuple[int, str, tuple[tuple[int, str, float], ...]]
) -> tuple[str, tuple[EventReading, ...]]:
    words, at = [], 0
    for word, *_ in rows:
        words.append((at, at + len(word)))
        at += len(word) + 1
    text = " ".join(row[0] for row in rows)
    read = tuple(
        EventReading(
            *words[place],
            0.9,
            "OCCURRENCE",
            "certain",
            polarity,
            "happened",
            0.0,
            tuple(LabelledSpan(*words[word], label, score) for word, label, score in roles),
        )
        for place, polarity, roles in events
    )
    reading = Reading(
        tuple(words),
        (),
        (),
        read,
        (),
        tuple(row[1] for row in rows),
        tuple(row[2] for row in rows),
        tuple(row[3] for row in rows),
        (0.0,) * len(rows),
    )
    joined = joined_with_tree(Passage(text, ((0, len(text)),)), reading)
    return text, joined.events


def test_a_negated_subject_negates_its_verb() -> None:
    rows = [
        ("No", 1, "det", "DET"),
        ("ferry", 3, "nsubj:pass", "NOUN"),
        ("was", 3, "aux:pass", "AUX"),
        ("damaged", 3, "root", "VERB"),
    ]
    _, (event,) = _joined(rows, (3, "positive", ()))
    assert event.polarity == "negative"


def test_not_only_negates_nothing() -> None:
    rows = [
        ("They", 3, "nsubj", "PRON"),
        ("not", 3, "advmod", "PART"),
        ("only", 3, "advmod", "ADV"),
        ("resigned", 3, "root", "VERB"),
    ]
    _, (event,) = _joined(rows, (3, "negative", ()))
    assert event.polarity == "positive"


def test_what_should_never_have_been_done_was_done() -> None:
    rows = [
        ("Ruta", 4, "nsubj", "PROPN"),
        ("should", 4, "aux", "AUX"),
        ("never", 4, "advmod", "ADV"),
        ("have", 4, "aux", "AUX"),
        ("sailed", 4, "root", "VERB"),
    ]
    _, (event,) = _joined(rows, (4, "negative", ()))
    assert event.polarity == "positive"
    assert [event.polarity for event in _joined(rows)[1]] == []


def test_without_a_word_that_denies_nothing_is_negative() -> None:
    rows = [("Ruta", 1, "nsubj", "PROPN"), ("left", 1, "root", "VERB")]
    _, (event,) = _joined(rows, (1, "negative", ()))
    assert event.polarity == "positive"


def test_a_denied_verb_is_an_event() -> None:
    rows = [
        ("Ruta", 3, "nsubj", "PROPN"),
        ("did", 3, "aux", "AUX"),
        ("not", 3, "advmod", "PART"),
        ("back", 3, "root", "ADV"),
        ("it", 3, "obj", "PRON"),
    ]
    text, (event,) = _joined(rows)
    assert (text[event.start : event.end], event.polarity) == ("back", "negative")


def test_a_passive_subject_is_no_agent_and_an_unsure_role_falls() -> None:
    rows = [
        ("Ruta", 2, "nsubj:pass", "PROPN"),
        ("was", 2, "aux:pass", "AUX"),
        ("swamped", 2, "root", "VERB"),
        ("with", 4, "case", "ADP"),
        ("mail", 2, "obl", "NOUN"),
    ]
    _, (event,) = _joined(rows, (2, "positive", ((0, "Arg0", 0.8), (4, "Arg2", 0.2))))
    assert [role.label for role in event.roles] == ["Arg1"]


def test_what_happens_takes_no_part_in_what_happens() -> None:
    rows = [
        ("Ruta", 1, "nsubj", "PROPN"),
        ("lost", 1, "root", "VERB"),
        ("the", 3, "det", "DET"),
        ("trial", 1, "obj", "NOUN"),
    ]
    _, events = _joined(
        rows, (1, "positive", ((0, "Arg0", 0.9), (3, "Arg1", 0.9))), (3, "positive", ())
    )
    assert [role.label for role in events[0].roles] == ["Arg0"]


def test_whose_a_noun_event_is_takes_part_in_it() -> None:
    rows = [
        ("Ruta", 2, "nmod:poss", "PROPN"),
        ("'s", 0, "case", "PART"),
        ("appeal", 3, "nsubj", "NOUN"),
        ("failed", 3, "root", "VERB"),
    ]
    text, events = _joined(rows, (2, "positive", ()))
    assert [(text[r.start : r.end], r.label) for r in events[0].roles] == [("Ruta", "Arg0")]
