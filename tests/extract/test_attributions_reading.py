"""Attributions where a reader has read the text: readings written by hand, no weights needed."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from statement_documents import document_of, mentions_of

from throughline.extract.attributions import find_attributions
from throughline.inference import Reading
from throughline.inference.reading import AttributionReading, Range
from throughline.inference.words import split_words
from throughline.model.annotation import Attribution, AttributionMode, Polarity, SourceKind
from throughline.text.document import Document

Marked = tuple[str, str | None, Sequence[str]]
"""Cue, source and content of one attribution, as words of the text."""
Tree = Mapping[str, tuple[str, str, str]]
"""Word -> its tag, its relation, its head. Words that are not here hang on nothing."""


def reading_of(text: str, marks: Sequence[Marked], tree: Tree) -> Reading:
    """A reading with these attributions and as much of a tree as the test needs."""
    words = split_words(text, 0, len(text))
    place = {text[start:end]: index for index, (start, end) in reversed(list(enumerate(words)))}
    known = {place[word]: value for word, value in tree.items()}

    def where(part: str) -> Range:
        start = text.index(part)
        return start, start + len(part)

    return Reading(
        words=tuple(words),
        names=(),
        times=(),
        events=(),
        attributions=tuple(
            AttributionReading(
                where(cue),
                () if source is None else (where(source),),
                tuple(where(part) for part in content),
                0.9,
            )
            for cue, source, content in marks
        ),
        heads=tuple(place[known[i][2]] if i in known else i for i in range(len(words))),
        relations=tuple(known[i][1] if i in known else "root" for i in range(len(words))),
        tags=tuple(known[i][0] if i in known else "X" for i in range(len(words))),
        factuality=(0.0,) * len(words),
    )


def read(
    text: str, marks: Sequence[Marked], tree: Tree | None = None
) -> tuple[Document, tuple[Attribution, ...]]:
    """The document and its attributions with that reading."""
    document = document_of(text)
    reading = reading_of(document.text, marks, tree or {})
    return document, find_attributions(document, mentions_of(document), (), reading)


def contents(document: Document, found: Sequence[Attribution]) -> list[list[str]]:
    """The words of each attribution's content."""
    return [[part.of(document.text) for part in one.content] for one in found]


def test_a_statement_that_only_the_reader_sees() -> None:
    text = "Mara Voss has since learned that the pier was closed in May."
    marks = [("has since learned", "Mara Voss", ["that the pier was closed in May"])]
    tree = {"that": ("SCONJ", "mark", "closed")}
    document, (found,) = read(text, marks, tree)
    assert contents(document, [found]) == [["the pier was closed in May"]]
    assert (found.cue_lemma, found.source.kind) == ("learn", SourceKind.NAMED)
    assert found.cue.of(document.text) == "has since learned"
    assert found.mode is AttributionMode.INDIRECT


def test_a_clause_is_seen_by_its_subject_and_verb() -> None:
    text = "Mara Voss joked the crew slept through the storm."
    marks = [("joked", "Mara Voss", ["the crew slept through the storm"])]
    tree = {"slept": ("VERB", "ccomp", "joked"), "crew": ("NOUN", "nsubj", "slept")}
    document, found = read(text, marks, tree)
    assert contents(document, found) == [["the crew slept through the storm"]]


def test_what_is_done_wished_or_left_unsaid_is_no_claim() -> None:
    text = (
        "Mara Voss declined to comment. Mara Voss wants the pier to close. Mara Voss did not say "
        "that the pier was old. Mara Voss would say that the pier is new. Mara Voss asked whether "
        "the pier was safe. Mara Voss noted the wide pier."
    )
    marks: list[Marked] = [
        ("declined", "Mara Voss", ["to comment"]),
        ("wants", "Mara Voss", ["the pier to close"]),
        ("did not say", "Mara Voss", ["that the pier was old"]),
        ("would say", "Mara Voss", ["that the pier is new"]),
        ("asked", "Mara Voss", ["whether the pier was safe"]),
        ("noted", "Mara Voss", ["the wide pier"]),
    ]
    assert read(text, marks)[1] == ()


def test_a_relative_pronoun_speaks_for_its_noun() -> None:
    text = "A diver from Velland, who told reporters the hull was split, has left."
    marks = [("told reporters", "who", ["the hull was split"])]
    tree = {
        "A": ("DET", "det", "diver"),
        "from": ("ADP", "case", "Velland"),
        "Velland": ("PROPN", "nmod", "diver"),
        "told": ("VERB", "acl:relcl", "diver"),
        "who": ("PRON", "nsubj", "told"),
    }
    _, (found,) = read(text, marks, tree)
    assert found.source.text == "A diver from Velland"
    assert found.source.kind is SourceKind.ANONYMOUS


def test_it_takes_up_the_document_of_its_sentence() -> None:
    text = "Though the report names nobody, it made clear that the funds were gone."
    marks: list[Marked] = [
        ("names", "the report", ["nobody"]),
        ("made clear", "it", ["that the funds were gone"]),
    ]
    document, (found,) = read(text, marks)
    assert found.source.text == "the report"
    assert contents(document, [found]) == [["the funds were gone"]]


def test_a_denial_keeps_what_it_goes_on_with() -> None:
    text = "Velland has long denied his role, calling him a “guest”."
    marks: list[Marked] = [
        ("has long denied", "Velland", ["his role"]),
        ("calling", "Velland", ["him a “guest”"]),
    ]
    document, (found,) = read(text, marks)
    assert contents(document, [found])[0][0].startswith("his role, calling him a “guest”")
    assert found.denial
    assert found.polarity is Polarity.NEGATIVE


def test_of_the_rules_only_what_the_reader_does_not_know() -> None:
    text = "Mara Voss said the pier was shut. Speculation swirled that the pier was mined."
    document, (found,) = read(text, [])
    assert contents(document, [found]) == [["the pier was mined"]]
    assert found.source.kind is SourceKind.NOBODY


def test_a_source_whose_words_another_passes_on() -> None:
    text = (
        "Jon Krell was told in May that the ship was sold, according to Mara Voss, a lawyer said."
    )
    marks: list[Marked] = [
        ("according to", "Mara Voss", ["in May that the ship was sold"]),
        ("said", "a lawyer", []),
    ]
    document, found = read(text, marks)
    told = [one for one in found if one.cue_lemma == "according to"]
    assert contents(document, told) == [["Jon Krell was told in May that the ship was sold"]]
    assert [via.text for via in told[0].via] == ["a lawyer"]


def test_a_quotation_and_its_marks() -> None:
    text = "“The crane was never checked,” Mara Voss said. “We will go to court.”"
    marks = [("said", "Mara Voss", ["“The crane was never checked,”"])]
    document, (found,) = read(text, marks)
    assert contents(document, [found]) == [["The crane was never checked", "We will go to court."]]
    assert found.mode is AttributionMode.DIRECT


def test_what_should_never_have_been_done_is_not_denied() -> None:
    tree = {
        "barge": ("NOUN", "nsubj", "sailed"),
        "should": ("AUX", "aux", "sailed"),
        "never": ("ADV", "advmod", "sailed"),
        "have": ("AUX", "aux", "sailed"),
        "sailed": ("VERB", "ccomp", "said"),
        "said": ("VERB", "root", "said"),
    }
    for text, polarity in (
        ("The barge should never have sailed, Dr Nia Okoro said.", Polarity.POSITIVE),
        ("The barge had never sailed, Dr Nia Okoro said.", Polarity.NEGATIVE),
    ):
        content = text.partition(",")[0]
        known = {word: place for word, place in tree.items() if word in text}
        _, (found,) = read(text, [("said", "Dr Nia Okoro", [content])], known)
        assert found.polarity is polarity


def test_a_name_behind_a_description_speaks() -> None:
    text = "Her master, Captain Jon Krell, reported the ferry was listing."
    _, (found,) = read(
        text, [("reported", "Her master, Captain Jon Krell,", ["the ferry was listing"])]
    )
    assert found.source.kind is SourceKind.NAMED
    assert found.source.mention is not None


def test_words_left_out_of_a_clause_belong_to_it() -> None:
    text = "Jon Krell testified he had signed the paper under the name of Oster."
    marks = [("testified", "Jon Krell", ["he had signed the paper", "Oster"])]
    document, found = read(text, marks)
    assert contents(document, found) == [["he had signed the paper under the name of Oster"]]


def test_a_participle_that_describes_is_no_cue() -> None:
    text = "Velland has a firm called the “Grey Front” of the coast."
    marks = [("called", "a firm", ["the “Grey Front” of the coast"])]
    assert read(text, marks, {"called": ("VERB", "acl", "firm")})[1] == ()


def test_a_pronoun_goes_on_with_the_speaker_of_the_paragraph_before() -> None:
    text = "Jon Krell said the ship was sold.\n\n“Nobody told us about the buyers,” he said."
    document = document_of(text)
    marks: list[Marked] = [
        ("said the", "Jon Krell", ["the ship was sold"]),
        ("said.", "he", ["“Nobody told us about the buyers,”"]),
    ]
    found = find_attributions(document, mentions_of(document)[:1], (), reading_of(text, marks, {}))
    assert [one.source.kind for one in found] == [SourceKind.NAMED] * 2
    assert [one.source.mention for one in found] == [0, 0]


def test_how_a_content_is_put_hangs_on_its_main_verb() -> None:
    text = (
        "“The board wanted a new pier and they weren't asked,” Mara Voss said. "
        "“The ferry should never have sailed,” Jon Krell said."
    )
    marks: list[Marked] = [
        ("said. “", "Mara Voss", ["“The board wanted a new pier and they weren't asked,”"]),
        ("said.", "Jon Krell", ["“The ferry should never have sailed,”"]),
    ]
    tree = {
        "board": ("NOUN", "nsubj", "wanted"),
        "wanted": ("VERB", "ccomp", "said"),
        "ferry": ("NOUN", "nsubj", "sailed"),
        "never": ("ADV", "advmod", "sailed"),
        "have": ("AUX", "aux", "sailed"),
        "sailed": ("VERB", "ccomp", "said"),
    }
    _, found = read(text, marks, tree)
    assert [one.polarity for one in found] == [Polarity.POSITIVE] * len(found)
    assert len(found) == 2


def test_calls_and_comparisons_state_nothing() -> None:
    text = "Mara Voss called for a new pier. Jon Krell attacked allies as well as rivals."
    marks: list[Marked] = [
        ("called for", "Mara Voss", ["a new pier"]),
        ("attacked", "Jon Krell", ["allies as well as rivals"]),
    ]
    assert read(text, marks)[1] == ()


_WORDS = ("Mara Voss", "said", "that", "who", "denied", "it", "“", "”", "'", ",", ".", "\n\n")
_TEXTS = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=30)
_RELATIONS = ("nsubj", "acl:relcl", "ccomp", "cop", "mark", "obj", "root")
_TAGS = ("VERB", "NOUN", "PRON", "AUX", "SCONJ")


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.data())
def test_any_reading_of_any_text(parts: list[str], data: st.DataObject) -> None:
    document = document_of(" ".join(parts))
    words = split_words(document.text, 0, len(document.text))
    size = len(words)
    word = st.integers(0, max(0, size - 1))

    def spans(most: int) -> tuple[Range, ...]:
        if not size:
            return ()
        pairs = data.draw(st.lists(st.tuples(word, word), max_size=most))
        return tuple((words[min(pair)][0], words[max(pair)][1]) for pair in pairs)

    def of_each(values: Sequence[str]) -> tuple[str, ...]:
        drawn = st.lists(st.sampled_from(values), min_size=size, max_size=size)
        return tuple(data.draw(drawn))

    marks = [AttributionReading(cue, spans(2), spans(3), 0.5) for cue in spans(4)]
    reading = Reading(
        words=tuple(words),
        names=(),
        times=(),
        events=(),
        attributions=tuple(sorted(marks, key=lambda mark: mark.cue)),
        heads=tuple(data.draw(st.lists(word, min_size=size, max_size=size))),
        relations=of_each(_RELATIONS),
        tags=of_each(_TAGS),
        factuality=(0.0,) * size,
    )
    found = find_attributions(document, mentions_of(document), (), reading)
    assert found == find_attributions(document, mentions_of(document), (), reading)
    for one in found:
        assert one.content
        assert all(
            0 <= part.start < part.end <= len(document.text) for part in (one.cue, *one.content)
        )


def test_a_tail_is_told_with_its_main_clause() -> None:
    text = "The van was stopped around 11 a.m. after it ran a red light, police said."
    marks = [("said", "police", ["after it ran a red light"])]
    document, found = read(text, marks)
    assert contents(document, found) == [
        ["The van was stopped around 11 a.m. after it ran a red light"]
    ]


def test_a_clause_of_its_own_keeps_its_beginning() -> None:
    text = "The van was stopped, and the driver fled on foot, police said."
    marks = [("said", "police", ["the driver fled on foot"])]
    document, found = read(text, marks)
    assert contents(document, found) == [["the driver fled on foot"]]


def test_a_that_with_a_verb_of_its_own_is_the_subject() -> None:
    document, found = read(
        "The warden says that's because the sluice froze.",
        [("says", "The warden", ["that's because the sluice froze."])],
        {
            "warden": ("NOUN", "nsubj", "says"),
            "says": ("VERB", "root", "says"),
            "that": ("PRON", "nsubj", "'s"),
            "'s": ("AUX", "ccomp", "says"),
            "sluice": ("NOUN", "nsubj", "froze"),
            "froze": ("VERB", "advcl", "'s"),
        },
    )
    assert contents(document, found) == [["that's because the sluice froze"]]


def test_a_line_without_full_stop_ends_what_is_said() -> None:
    text = (
        "The audit also shows that three pumps were never switched on\n\n"
        "Farmers were warned about the ford in spring."
    )
    document, found = read(
        text,
        [
            (
                "shows",
                "The audit",
                ["that three pumps were never switched on", "Farmers were warned about the ford"],
            )
        ],
        {
            "pumps": ("NOUN", "nsubj:pass", "switched"),
            "were": ("AUX", "aux:pass", "switched"),
            "switched": ("VERB", "ccomp", "shows"),
            "that": ("SCONJ", "mark", "switched"),
            "shows": ("VERB", "root", "shows"),
            "audit": ("NOUN", "nsubj", "shows"),
        },
    )
    assert contents(document, found) == [["three pumps were never switched on"]]
