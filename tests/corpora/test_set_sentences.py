"""Sentences for sets that mark none."""

from corpora.sentences import with_sentences
from corpora.values import AnnotatedText


def test_sentences_are_of_the_text_as_it_stands() -> None:
    text = "Dam Holds\n\nThe cafÃ© by the dam is open. Ada Orme said so on Monday."
    spans = with_sentences(AnnotatedText("set", "name", text)).sentences
    assert [text[start:end] for start, end in spans] == [
        "Dam Holds",
        "The cafÃ© by the dam is open.",
        "Ada Orme said so on Monday.",
    ]


def test_sentences_that_a_set_marks_are_kept() -> None:
    marked = AnnotatedText("set", "name", "One. Two.", sentences=((0, 9),))
    assert with_sentences(marked) is marked
