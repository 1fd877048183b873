"""From annotated texts to numbers: every label lands on its word, what is open stays open."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from invented_texts import TEXT, at, every_layer, vocabulary

from corpora.values import AnnotatedText, AttributionMark, EventMark, Mark, RoleMark
from throughline.inference import labels
from throughline.inference.vocabulary import SHAPES, Vocabulary
from throughline.inference.windows import MAX_PIECES, MAX_WORDS
from training.windows import (
    MAX_CUES,
    MAX_EVENTS,
    NameScheme,
    Recipe,
    Windows,
    add_text,
    role_number,
)

Array = npt.NDArray[Any]

RECIPE = Recipe(
    names=(
        NameScheme(
            "news",
            {"PER": ("person",), "FIRM": ("organization", "facility")},
            open_types=("group", "other"),
        ),
        NameScheme("wikigold", {"PER": ("PER",), "FIRM": ("ORG", "O")}),
    ),
    events="ecbplus",
    words=True,
)
WORDS = 18


def arrays(*texts: AnnotatedText, recipe: Recipe = RECIPE, phase: int = 0) -> dict[str, Array]:
    windows = Windows()
    for text in texts:
        add_text(windows, text, recipe, vocabulary(), phase)
    return windows.stacked()


@pytest.fixture(scope="module")
def window() -> dict[str, Array]:
    """The one window of the text with every layer, cut to its words."""
    return {
        name: array[0] if array.shape[1] == MAX_PIECES else array[0][..., : 1 + WORDS]
        for name, array in arrays(every_layer()).items()
    }


def bits_of(number: int, names: tuple[str, ...]) -> set[str]:
    return {name for place, name in enumerate(names) if int(number) >> place & 1}


def allowed(window: dict[str, Array], name: str, types: tuple[str, ...]) -> list[set[str]]:
    names = labels.bio(types)
    return [bits_of(number, names) for number in window[name][:WORDS].tolist()]


def test_the_arrays_are_those_of_all_layers(window: dict[str, Array]) -> None:
    assert set(window) == {
        *("pieces", "shapes", "lexicon", "first", "sentence"),
        *("names.news", "names.wikigold", "times", "events.ecbplus", "certainty", "polarity"),
        *("tense", "factuality", "heads", "relations", "tags", "cue", "attribution", "roles"),
    }


def test_what_the_encoder_reads(window: dict[str, Array]) -> None:
    own: Vocabulary = vocabulary()
    codes = own.encode(TEXT[start:end] for start, end in every_layer().words)
    pieces = [piece for code in codes for piece in code.pieces]
    assert window["pieces"].tolist()[: len(pieces) + 2] == [2, *pieces, 3]
    assert not window["pieces"][len(pieces) + 2 :].any()
    for word, code in enumerate(codes):
        first = window["first"].tolist()[word]
        assert window["pieces"].tolist()[first] == code.pieces[0]
        opens = SHAPES if word in (0, 12) else 0
        assert window["shapes"].tolist()[first] == code.shape + opens
        assert window["lexicon"].tolist()[first] == (2 if word == 1 else 0)
    assert window["sentence"].tolist() == [0] * 12 + [1] * 6 + [-1]


def test_names_with_types_that_a_set_leaves_open(window: dict[str, Array]) -> None:
    free = {"O", "B-group", "I-group", "B-other", "I-other"}
    expected = [free] * WORDS
    expected[0:2] = [{"B-person"}, {"I-person"}]
    expected[12] = {"B-organization", "B-facility"}
    expected[13] = {"I-organization", "I-facility"}
    assert allowed(window, "names.news", labels.NEWS_TYPES) == expected


def test_a_name_that_may_be_none(window: dict[str, Array]) -> None:
    expected = [{"O"}] * WORDS
    expected[0:2] = [{"B-PER"}, {"I-PER"}]
    expected[12:14] = [{"B-ORG", "O"}, {"I-ORG", "O"}]
    assert allowed(window, "names.wikigold", labels.NAME_SCHEMES["wikigold"]) == expected


def test_times(window: dict[str, Array]) -> None:
    expected = [{"O"}] * WORDS
    expected[4] = {"B-DATE"}
    assert allowed(window, "times", labels.TIMEX_TYPES) == expected


def test_times_of_a_set_without_types() -> None:
    recipe = replace(RECIPE, time_types=False)
    found = allowed({"times": arrays(every_layer(), recipe=recipe)["times"][0]}, "times", TIMEX)
    assert found[4] == {f"B-{name}" for name in TIMEX}


TIMEX = labels.TIMEX_TYPES


def test_events_and_how_they_are_put(window: dict[str, Array]) -> None:
    names = ("none", *labels.EVENT_CLASSES, "later")
    found = [bits_of(number, names) for number in window["events.ecbplus"][:WORDS].tolist()]
    expected = [{"none"}] * WORDS
    expected[2] = {"REPORTING"}
    expected[10] = set(labels.EVENT_CLASSES)
    expected[14:16] = [{"OCCURRENCE"}, {"later"}]
    assert found == expected
    for layer, marked in (
        ("certainty", {2: "certain", 14: "possible"}),
        ("polarity", {2: "positive"}),
        ("tense", {2: "happened", 14: "future"}),
    ):
        order = (*labels.CERTAINTIES, *labels.POLARITIES, *labels.TENSES)
        start = {"certainty": 0, "polarity": 4, "tense": 6}[layer]
        numbers = window[layer][:WORDS].tolist()
        assert {w: order[start + n] for w, n in enumerate(numbers) if n >= 0} == marked


def test_factuality(window: dict[str, Array]) -> None:
    scores = window["factuality"][:WORDS].tolist()
    assert {word: score for word, score in enumerate(scores) if score == score} == {
        10: 2.5,
        15: -0.5,
    }


def test_the_tree(window: dict[str, Array]) -> None:
    tree = every_layer().tree
    assert tree is not None
    assert window["heads"].tolist() == [*tree.heads, -1]
    relations = [labels.RELATIONS[number] for number in window["relations"][:WORDS].tolist()]
    assert relations == [*tree.relations[:-1], "punct"]  # a subtype that the reader does not know
    assert [labels.TAGS[number] for number in window["tags"][:17].tolist()] == list(tree.tags[:17])
    assert window["tags"].tolist()[17] == -1


def test_cue_source_and_content(window: dict[str, Array]) -> None:
    assert [word for word, bit in enumerate(window["cue"].tolist()) if bit == 2] == [2]
    rows = window["attribution"]
    assert rows.shape == (MAX_CUES, 1 + WORDS)
    source, content = (1, 2), (3, 4)
    expected = [*source, 0, *content, 0, content[0], *[content[1]] * 4, *[0] * 7]
    assert rows[0].tolist() == [2, *expected]
    assert (rows[1:] == -1).all()


def test_participants(window: dict[str, Array]) -> None:
    rows = window["roles"]
    assert rows.shape == (MAX_EVENTS, 1 + WORDS)
    one, time, two = (1 + 2 * labels.ROLES.index(name) for name in ("Arg1", "Argm-TMP", "Arg2"))
    assert rows[0].tolist() == [2, *[0] * WORDS]
    failed = [0] * WORDS
    failed[3:5] = [time, time + 1]
    failed[6:9] = [one, one + 1, one + 1]
    assert rows[1].tolist() == [10, *failed]
    repair = [0] * WORDS
    repair[12:14] = [two, two + 1]
    assert rows[2].tolist() == [14, *repair]
    assert (rows[3:] == -1).all()


@pytest.mark.parametrize(
    ("role", "name"),
    [
        *(("Arg0", "Arg0"), ("ARG1", "Arg1"), ("Arg4", "Arg2"), ("Argm-LOC", "Argm-LOC")),
        *(("Argm-MNR", "Argm-OTHER"), ("", "Argm-OTHER")),
    ],
)
def test_roles_that_the_reader_does_not_tell_apart(role: str, name: str) -> None:
    assert labels.ROLES[role_number(role)] == name


def test_a_layer_that_is_not_marked_is_left_out() -> None:
    plain = AnnotatedText("invented", "plain", TEXT, sentences=((0, 53), (54, 78)))
    assert set(arrays(plain)) == {"pieces", "shapes", "lexicon", "first", "sentence"}
    nothing = replace(plain, names=(), attributions=())
    found = arrays(nothing)
    assert {"names.news", "cue", "attribution"} <= set(found)
    assert (found["attribution"] == -1).all()


def test_marks_touch_words_of_ours_where_the_set_has_others() -> None:
    text = "Orme's weir"
    given = AnnotatedText("invented", "clitic", text, names=(Mark(0, 6, "PER"),))
    found = arrays(given, recipe=replace(RECIPE, words=False))
    assert allowed({"names.news": found["names.news"][0]}, "names.news", labels.NEWS_TYPES)[:2] == [
        {"B-person"},
        {"I-person"},
    ]


def test_of_nested_names_the_outer_counts() -> None:
    text = "Tarn Mill held"
    given = AnnotatedText("invented", "nested", text, names=(Mark(0, 4, "PER"), Mark(0, 9, "FIRM")))
    found = arrays(given, recipe=Recipe(names=(NameScheme("wikigold", SAME),)))
    names = allowed(
        {"names.wikigold": found["names.wikigold"][0]},
        "names.wikigold",
        labels.NAME_SCHEMES["wikigold"],
    )
    assert names[:3] == [{"B-ORG"}, {"I-ORG"}, {"O"}]


SAME: dict[str, tuple[str, ...]] = {"PER": ("PER",), "FIRM": ("ORG",)}


def long_text() -> AnnotatedText:
    """200 words in one sentence, the content of the attribution from the third word on."""
    text = "Orme said " + "the weir held , " * 49 + "on ."
    said = at(text, "said")
    return AnnotatedText(
        "invented",
        "long",
        text,
        sentences=((0, len(text)),),
        names=(Mark(*at(text, "Orme"), "PER"), Mark(0, 4, "PER")),
        events=(EventMark(*said), EventMark(len(text) - 4, len(text) - 2)),
        attributions=(AttributionMark((said,), ((0, 4),), ((10, len(text) - 2),)),),
        roles=(RoleMark((len(text) - 4, len(text) - 2), 0, 4, "Arg0"),),
    )


def test_a_window_cuts_a_content() -> None:
    found = arrays(long_text())
    assert found["pieces"].shape == (2, MAX_PIECES)
    assert (found["sentence"] >= 0).sum(1).tolist() == [160, 40]
    assert found["attribution"][0, 0].tolist() == [1, 1, 0, 3, *[4] * 157]
    assert (found["attribution"][1] == -1).all(), "its cue lies in the window before"
    assert found["roles"][0, 0].tolist() == [1, *[0] * MAX_WORDS]
    assert found["roles"][1, 0, :41].tolist() == [38, *[0] * 40]


def test_a_content_that_a_window_cuts_begins_with_the_window() -> None:
    text = "the weir held , " * 45 + "Orme said ."
    given = AnnotatedText(
        "invented",
        "late",
        text,
        sentences=((0, len(text)),),
        attributions=(
            AttributionMark((at(text, "said"),), (at(text, "Orme"),), ((0, len(text) - 12),)),
        ),
    )
    rows = arrays(given)["attribution"]
    assert (rows[0] == -1).all()
    assert rows[1, 0, :25].tolist() == [21, 3, *[4] * 19, 1, 0, 0, -1]


def test_a_phase_cuts_elsewhere_and_only_between_sentences() -> None:
    sentence = "the weir held , " * 12 + "on ."
    text = " ".join([sentence] * 8)
    ranges = tuple((i * (len(sentence) + 1), i * (len(sentence) + 1) + 196) for i in range(8))
    given = AnnotatedText("invented", "phases", text, sentences=ranges)
    counts = [(arrays(given, phase=p)["sentence"] >= 0).sum(1).tolist() for p in (0, 1)]
    assert counts == [[150, 150, 100], [100, 150, 150]]


def test_a_text_without_words_makes_no_window() -> None:
    assert arrays(AnnotatedText("invented", "empty", " \n"), AnnotatedText("i", "n", "")) == {}


def test_more_cues_than_a_window_holds_are_left_out() -> None:
    text = "said " * 20
    cues = tuple(AttributionMark(((i * 5, i * 5 + 4),), (), ()) for i in range(20))
    given = AnnotatedText("invented", "cues", text, attributions=cues)
    rows = arrays(given)["attribution"][0]
    assert rows[:, 0].tolist() == list(range(MAX_CUES))


def test_a_name_that_a_window_cuts_begins_with_the_window() -> None:
    text = "the " * 158 + "Ada Orme of Tarn Mill held ."
    name = Mark(*at(text, "Ada Orme of Tarn Mill"), "FIRM")
    given = AnnotatedText("invented", "cut", text, sentences=((0, len(text)),), names=(name,))
    found = arrays(given, recipe=Recipe(names=(NameScheme("wikigold", SAME),)))["names.wikigold"]
    types = labels.NAME_SCHEMES["wikigold"]
    before, after = (allowed({"names.wikigold": row}, "names.wikigold", types) for row in found)
    assert after[:4] == [{"B-ORG"}, {"I-ORG"}, {"I-ORG"}, {"O"}]
    assert [bits_of(n, labels.bio(types)) for n in found[0, 157:].tolist()] == [
        {"O"},
        {"B-ORG"},
        {"I-ORG"},
    ]
    assert before == [{"O"}] * WORDS


def test_texts_of_a_set_mark_the_same_layers() -> None:
    whole = every_layer()
    with pytest.raises(ValueError, match="same layers"):
        arrays(whole, replace(whole, times=None))


def test_a_mark_outside_of_every_sentence_is_left_out() -> None:
    given = AnnotatedText(
        "invented", "tail", TEXT, sentences=((0, 53),), factuality=every_layer().factuality
    )
    assert np.isnan(arrays(given)["factuality"][0]).sum() == MAX_WORDS - 1
