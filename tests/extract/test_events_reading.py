"""Event mentions where the reader and the rules speak together."""

from typing import Any

import pytest
from event_documents import cases, document_of, mentions_of, times_of

from throughline.extract.events import find_events
from throughline.extract.figures import find_figures
from throughline.extract.reading import read_document
from throughline.inference import Reader, load_reader

Found = list[tuple[str, dict[str, Any]]]
"""Each trigger with what is said of it."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader("standard", threads=1)


def found_in(case: dict[str, Any], reader: Reader) -> Found:
    """The events of a case."""
    document = document_of(case["text"])
    times = times_of(document, case.get("times", ()))
    events = find_events(
        document,
        mentions_of(document, case.get("names", ())),
        times,
        find_figures(document, times),
        read_document(document, reader),
    )
    return [
        (
            event.span.of(document.text),
            {
                "type": event.type,
                "time": None if event.time is None else times[event.time].span.of(document.text),
                "tense": event.tense.value,
                "polarity": event.polarity.value,
                "certainty": event.certainty.value,
                "nominal": event.nominal,
                "args": {a.role: a.span.of(document.text) for a in reversed(event.arguments)},
            },
        )
        for event in events
    ]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["label"]) for c in cases("events.jsonl") if "xfail" not in c]
)
def test_what_the_rules_read_right_stays(case: dict[str, Any], reader: Reader) -> None:
    found = found_in(case, reader)
    for wanted in case["events"]:
        stated = []
        for trigger, event in found:
            roles = {role: event["args"].get(role) for role in wanted.get("args", ())}
            known = {**event, "args": roles, "trigger": trigger}
            stated.append({key: known[key] for key in wanted})
        assert wanted in stated


def _arguments(text: str, trigger: str, reader: Reader, *names: str) -> dict[str, str]:
    case = {"text": text, "names": [[name, "person"] for name in names]}
    arguments: dict[str, str] = dict(found_in(case, reader))[trigger]["args"]
    return arguments


def test_the_subject_of_the_nearer_verb_is_the_one_acted_on(reader: Reader) -> None:
    text = (
        "Court clerks said a baker could face two years in prison after being indicted for arson."
    )
    assert _arguments(text, "indicted", reader) == {"patient": "a baker"}


def test_who_is_found_guilty_did_not_find(reader: Reader) -> None:
    text = "Anybody found guilty of smuggling in Orsk could be jailed for two years."
    assert _arguments(text, "found guilty", reader) == {"patient": "Anybody"}
    assert _arguments(text, "jailed", reader) == {"patient": "Anybody"}


def test_an_object_pronoun_is_an_argument(reader: Reader) -> None:
    assert _arguments("They attacked us in Orsk.", "attacked", reader)["patient"] == "us"


def test_a_phrase_begins_where_the_tree_begins_it(reader: Reader) -> None:
    text = "Ruta Vance said she was certain some of the charges would be dismissed."
    patient = _arguments(text, "dismissed", reader, "Ruta Vance")["patient"]
    assert patient == "some of the charges"


def test_a_name_stands_for_its_apposition(reader: Reader) -> None:
    text = "According to Ruta Vance (Moss), the clerk arrested in 2012, the ledgers were burned."
    assert _arguments(text, "arrested", reader, "Ruta Vance") == {"patient": "Ruta Vance"}


def test_where_one_goes_is_not_acted_on(reader: Reader) -> None:
    text = "Thieves sneaked into the old museum in Orsk on Monday."
    assert _arguments(text, "sneaked into", reader)["destination"] == "the old museum"


def test_a_reason_has_not_the_date_of_its_verb(reader: Reader) -> None:
    case = {
        "text": "Tomas Brek, of Orsk, in court on Monday for attacking the guards.",
        "names": [["Tomas Brek", "person"]],
        "times": [["Monday", "2021-05-03"]],
    }
    assert dict(found_in(case, reader))["attacking"]["time"] is None


def test_a_noun_that_only_describes_is_no_event(reader: Reader) -> None:
    assert not found_in({"text": "Catastrophe losses rose in Orsk."}, reader)


def test_nobody_is_shot_where_a_thing_is(reader: Reader) -> None:
    text = "Guests in Orsk were shooting fireworks over the quay."
    assert "shooting" not in dict(found_in({"text": text}, reader))


def test_a_board_that_inquired_arrested_nobody(reader: Reader) -> None:
    text = "Tomas Brek was arrested after a long inquiry by the Velm fraud board."
    assert _arguments(text, "arrested", reader, "Tomas Brek") == {"patient": "Tomas Brek"}


def test_what_is_looked_into_has_the_date_of_its_noun(reader: Reader) -> None:
    case = {
        "text": "Attacks on New Year's Eve are being investigated in Orsk.",
        "names": [["Orsk", "place"]],
        "times": [["New Year's Eve", "2021-12-31"]],
    }
    found = {trigger: event["time"] for trigger, event in found_in(case, reader)}
    assert found == {"Attacks": "New Year's Eve", "investigated": None}


def test_what_stands_after_before_has_not_happened(reader: Reader) -> None:
    text = "Orsk will need to check the papers before any sailors are deported."
    event = dict(found_in({"text": text}, reader))["deported"]
    assert (event["tense"], event["certainty"]) == ("future", "probable")


def test_who_serves_a_sentence_was_sentenced(reader: Reader) -> None:
    text = "Orsk has refused to extradite Tomas Brek, who is serving a prison sentence in Velm."
    found = _arguments(text, "prison sentence", reader, "Tomas Brek")
    assert found["patient"] == "Tomas Brek"


def test_who_faces_trial_tries_nobody(reader: Reader) -> None:
    text = "Tomas Brek has since faced trial in Orsk on a host of charges."
    assert _arguments(text, "faced trial", reader, "Tomas Brek")["patient"] == "Tomas Brek"


def test_a_dateline_is_no_participant(reader: Reader) -> None:
    case = {
        "text": "ORSK — The trial of Ned Moss, whose firm ran the mill, was adjourned until June.",
        "names": [["ORSK", "place"], ["Ned Moss", "person"]],
    }
    assert "ORSK" not in dict(found_in(case, reader))["adjourned"]["args"].values()


def test_who_was_told_did_not_do_it(reader: Reader) -> None:
    text = (
        "Ruta Vance told the court that Tomas Brek, who has admitted forging the deed, would help."
    )
    assert _arguments(text, "forging", reader, "Tomas Brek", "Ruta Vance")["agent"] == "Tomas Brek"
