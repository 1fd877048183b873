"""The shipped readers: plain sentences are read right, and no text is too strange to read."""

import pytest

from throughline.inference import SHIPPED, Passage, Reader, Reading, load_reader
from throughline.inference.labels import EVENT_SCHEMES, NAME_SCHEMES


def passage(*sentences: str) -> Passage:
    """Sentences of one paragraph."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return Passage(" ".join(sentences), tuple(ranges))


PLAIN = passage(
    "Nia Okoro, the harbour master of Velm, said on Monday that the ferry had hit the pier.",
    "The council will not reopen the quay before 12 May 2024.",
    "Police arrested Tomas Brek in Orsk.",
)


@pytest.fixture(scope="module", params=SHIPPED)
def reader(request: pytest.FixtureRequest) -> Reader:
    return load_reader(request.param, threads=1)


@pytest.fixture(scope="module")
def plain(reader: Reader) -> Reading:
    return reader.read((PLAIN,))[0]


def test_names(plain: Reading) -> None:
    found = {(PLAIN.text[name.start : name.end], name.label) for name in plain.names}
    assert {("Nia Okoro", "person"), ("Tomas Brek", "person"), ("Orsk", "place")} <= found


def test_times(plain: Reading) -> None:
    found = [(PLAIN.text[time.start : time.end], time.label) for time in plain.times]
    assert found == [("Monday", "DATE"), ("12 May 2024", "DATE")]


def test_attribution(plain: Reading) -> None:
    (found,) = plain.attributions
    assert PLAIN.text[slice(*found.cue)] == "said"
    assert any("Nia Okoro" in PLAIN.text[start:end] for start, end in found.source)
    ((start, end),) = found.content
    assert PLAIN.text[start:end].removesuffix(".") == "that the ferry had hit the pier"


def test_events_with_tense_and_polarity(plain: Reading) -> None:
    events = {PLAIN.text[event.start : event.end]: event for event in plain.events}
    assert {"said", "hit", "reopen", "arrested"} <= set(events)
    assert (events["said"].event_class, events["said"].tense) == ("REPORTING", "happened")
    assert (events["hit"].polarity, events["hit"].tense) == ("positive", "happened")
    assert (events["reopen"].polarity, events["reopen"].tense) == ("negative", "future")
    assert events["arrested"].certainty == "certain"
    assert events["arrested"].factuality > events["reopen"].factuality


def test_participants(plain: Reading) -> None:
    events = {PLAIN.text[event.start : event.end]: event for event in plain.events}
    roles = {role.label: PLAIN.text[role.start : role.end] for role in events["arrested"].roles}
    assert roles["Arg0"] == "Police"
    assert roles["Arg1"] == "Tomas Brek"


def check(text: Passage, found: Reading) -> None:
    """Whatever was read is in order, within the text, and every tree is one."""
    spans = [(one.start, one.end) for one in (*found.names, *found.times)]
    spans += [(event.start, event.end) for event in found.events]
    spans += [(role.start, role.end) for event in found.events for role in event.roles]
    for one in found.attributions:
        spans += [one.cue, *one.source, *one.content]
    for start, end in (*found.words, *spans):
        assert 0 <= start < end <= len(text.text)
    assert list(found.words) == sorted(found.words)
    for starts in (
        [one.start for one in found.names],
        [one.start for one in found.times],
        [one.start for one in found.events],
    ):
        assert starts == sorted(starts)
    assert (
        len(found.words)
        == len(found.heads)
        == len(found.relations)
        == len(found.tags)
        == len(found.factuality)
    )
    sentence_of = [
        next(number for number, (a, b) in enumerate(text.sentences) if a <= start < b)
        for start, _ in found.words
    ]
    roots = {sentence_of[place] for place, head in enumerate(found.heads) if head == place}
    assert roots == set(sentence_of)
    up = list(found.heads)
    for place, head in enumerate(found.heads):
        assert sentence_of[head] == sentence_of[place]
    for _ in range(len(found.words).bit_length()):  # each step doubles the way up
        up = [up[head] for head in up]
    assert all(found.heads[head] == head for head in up)


STRANGE = {
    "plain": PLAIN,
    "empty": Passage("", ()),
    "no sentences": Passage("The mayor said no.", ()),
    "an empty sentence": Passage("The mayor said no.", ((4, 4),)),
    "only blanks": passage("  \t ", "\n\n", "\u00a0\u2003"),
    "furniture": passage("Share", "|", "© 2024", "Read more »", "• • •"),
    "emoji": passage("😀🎉👩‍👩‍👧 ❤️ 🇫🇷", "👍🏽" * 300),
    "a very long word": passage("a" * 50_000, "The mayor said no."),
    "signs": passage("!" * 3_000, "…" * 500),
    "a sentence of 10,000 words": passage("mayor said " * 4_999 + "no again."),
    "many short sentences": passage(*["No."] * 1_500),
    "NUL": passage("The \0 mayor of Vel\0m said no.\0", "\0"),
    "lone surrogates": passage("The mayor \ud800 said\udfff no."),
    "right to left": passage("قال رئيس البلدية إن الجسر مغلق.", "\u202eon dias royam ehT\u202c"),
    "no blanks": passage("市长周一表示大桥将关闭至少六周" * 40),
    "combining marks": passage("e" + "\u0301" * 4_000 + " said."),
    "an address": passage("See https://example.org/" + "a/" * 4_000 + "b now."),
}


@pytest.mark.parametrize("name", STRANGE)
def test_any_text_is_read(reader: Reader, name: str) -> None:
    text = STRANGE[name]
    (found,) = reader.read((text,))
    check(text, found)


def test_known_words_are_kept(reader: Reader) -> None:
    words = ((0, 6), (7, 15), (16, 26))
    (found,) = reader.read((Passage("Police arrested Tomas Brek", ((0, 26),), words),))
    assert found.words == words


def test_no_passages(reader: Reader) -> None:
    assert reader.read(()) == []


def test_the_same_however_often_and_in_whatever_order(reader: Reader, plain: Reading) -> None:
    others = (passage("Rain fell."), passage("mayor said " * 700 + "no."), PLAIN)
    one_way = [reader.read((text,))[0] for text in others]
    other_way = [reader.read((text,))[0] for text in reversed(others)]
    assert one_way == other_way[::-1]
    assert one_way[-1] == plain


def test_the_same_with_one_thread_and_with_two(plain: Reading, reader: Reader) -> None:
    two = load_reader(reader.name.rpartition("-")[0], threads=2)
    assert two.read((PLAIN,))[0] == plain


def test_a_batch_says_the_same_as_each_alone(reader: Reader) -> None:
    """Scores may differ in their last digits; what is found does not, on clear sentences."""
    texts = (PLAIN, passage("Police arrested Tomas Brek in Orsk."), passage("She left."))
    together = reader.read(texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = reader.read((text,))
        assert found.words == alone.words
        assert [(n.start, n.end, n.label) for n in found.names] == [
            (n.start, n.end, n.label) for n in alone.names
        ]
        assert [(e.start, e.end) for e in found.events] == [(e.start, e.end) for e in alone.events]


@pytest.mark.parametrize("scheme", NAME_SCHEMES)
def test_every_convention_of_names(reader: Reader, scheme: str) -> None:
    (found,) = reader.read((PLAIN,), scheme=scheme)
    assert found.names
    assert {name.label for name in found.names} <= set(NAME_SCHEMES[scheme])


@pytest.mark.parametrize("events", EVENT_SCHEMES)
def test_every_convention_of_events(reader: Reader, events: str) -> None:
    (found,) = reader.read((PLAIN,), events=events)
    assert found.events


def test_an_unknown_convention(reader: Reader) -> None:
    with pytest.raises(KeyError, match="klingon"):
        reader.read((PLAIN,), scheme="klingon")
    with pytest.raises(KeyError, match="klingon"):
        reader.read((PLAIN,), events="klingon")


def test_events_that_are_known_take_the_place_of_those_found(reader: Reader) -> None:
    text = "Police arrested Tomas Brek after the mill burned."
    events = ((7, 15), (37, 48))
    (found,) = reader.read([Passage(text, ((0, len(text)),), events=events)])
    assert [(event.start, event.end) for event in found.events] == [(7, 15), (37, 48)]
    assert {role.label for role in found.events[0].roles} >= {"Arg0", "Arg1"}
    (nothing,) = reader.read([Passage(text, ((0, len(text)),), events=())])
    assert nothing.events == ()
