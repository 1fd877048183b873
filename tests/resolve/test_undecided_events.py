"""Events that a person is asked about: those that nothing excludes, likelier one than two."""

from collections.abc import Sequence
from datetime import date

import pytest
from event_documents import document_of, mentions_of

from throughline.extract.events import find_events
from throughline.model.annotation import Annotation, Certainty, Polarity
from throughline.model.case import Citation, Event, Participant
from throughline.model.dates import Interval, day
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article, Span
from throughline.resolve.undecided_events import (
    cannot_be_one,
    chance_of,
    judged_apart,
    undecided_events,
)

TEXTS = {
    "a": "A woman was shot near the harbour of Osk while she waited for the ferry.",
    "b": "Police said a woman was shot near the harbour of Osk while waiting for the ferry.",
    "c": "Her orchestra was praised in Velland. A trader was arrested for selling stolen flutes.",
}
FOUND = {
    "a": "shooting",
    "b": "shooting",
    "c": "arrest",
}


def event(
    article: str,
    *,
    time: Interval | None = None,
    kind: str = "",
    patient: str = "",
    entity: str | None = None,
    tense: str = "happened",
) -> Event:
    text = TEXTS[article]
    people = (Participant("patient", entity, patient),) if patient else ()
    return Event(
        id=f"v-{article}{patient}",
        type=kind or FOUND[article],
        summary=text,
        time=time,
        time_reason="",
        place=None,
        participants=people,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        tense=tense,
        figures=(),
        citations=(Citation(article, 0, 0, len(text), text),),
    )


def listed(events: Sequence[Event], judged: Sequence[str] = ()) -> list[set[str]]:
    articles, annotations = [], {}
    for name, text in TEXTS.items():
        document = document_of(text, name)
        mentions = mentions_of(document, [("Osk", "place")])
        articles.append(Article(name, name, None, None, None, None, None, text))
        annotations[name] = Annotation(
            name,
            "test",
            "en",
            document.sentences,
            mentions=mentions,
            events=find_events(document, mentions, (), ()),
        )
    apart = frozenset({frozenset(judged)} if judged else ())
    found = undecided_events(events, articles, annotations, apart)
    assert found == undecided_events(events[::-1], articles[::-1], annotations, apart)
    assert all(pair.score >= 0.5 and pair.reason for pair in found)
    return [{pair.left.id, pair.right.id} for pair in found]


def test_what_is_told_in_like_words_is_asked_about() -> None:
    pair = [event("a"), event("b")]
    assert listed(pair) == [{"v-a", "v-b"}]
    assert listed([*pair, event("c")]) == [{"v-a", "v-b"}]


def test_what_a_person_decided_is_not_asked_again() -> None:
    pair = [event("a"), event("b")]
    assert listed(pair, ["v-a", "v-b"]) == []
    left, right = (ItemAnchor("event", name, Span(0, 70), "shooting") for name in ("a", "b"))
    decision = Judgement("j", Verdict.NOT_SAME, left, right)
    assert judged_apart(pair, [decision]) == frozenset({frozenset({"v-a", "v-b"})})
    assert judged_apart(pair, [Judgement("j", Verdict.SAME, left, right)]) == frozenset()


def test_what_did_not_happen_is_not_asked_about() -> None:
    assert listed([event("a"), event("b", tense="future")]) == []


def test_what_cannot_be_one_is_not_asked_about() -> None:
    may, june = day(date(2021, 5, 3)), day(date(2021, 6, 3))
    assert cannot_be_one(event("a", time=may), event("b", time=june))
    assert not cannot_be_one(event("a", time=may), event("b"))
    voss, krell = (
        event("a", patient="Dara Voss", entity="e-1"),
        event("b", patient="Jon Krell", entity="e-2"),
    )
    assert cannot_be_one(voss, krell)
    assert cannot_be_one(event("a", patient="a boy"), event("b", patient="an elderly woman"))
    assert not cannot_be_one(event("a", patient="a boy"), event("b", patient="a 9-year-old"))
    charged = [event("c", kind="charge", patient=who) for who in ("two men", "a skipper", "")]
    assert cannot_be_one(charged[0], charged[1])
    assert not cannot_be_one(charged[0], charged[2])
    assert not cannot_be_one(charged[1], charged[2])


@pytest.mark.parametrize(("likeness", "chance"), [(0.0, 0.32), (0.5, 0.67), (0.95, 0.79)])
def test_the_scorer_is_brought_to_what_was_counted(likeness: float, chance: float) -> None:
    assert chance_of(likeness) == chance
