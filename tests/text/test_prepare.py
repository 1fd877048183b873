"""A Document: repaired text, furniture carried over, the way back to the article."""

from hypothesis import given
from hypothesis import strategies as st

from throughline.model.annotation import SentenceKind
from throughline.model.source import Article, Span
from throughline.text import prepare


def _article(text: str, furniture: tuple[Span, ...] = (), title: str | None = None) -> Article:
    return Article("id", "a.txt", None, None, title, None, None, text, furniture)


def test_a_document() -> None:
    original = "Gallery Share\n\nThe crew donâ€™t know. Hale &amp; Sons paid."
    document = prepare(_article(original, (Span(0, 13),)))
    assert document.text == "Gallery Share\n\nThe crew don’t know. Hale & Sons paid."
    kinds = [s.kind for s in document.sentences]
    assert kinds == [SentenceKind.FURNITURE, SentenceKind.BODY, SentenceKind.BODY]
    last = document.sentences[-1].span
    assert document.sentence_text(2) == "Hale & Sons paid."
    assert document.to_original(last).of(original) == "Hale &amp; Sons paid."
    assert document.language == "en"


def test_the_language_is_that_of_the_body() -> None:
    menu = (
        "Startseite Nachrichten Wirtschaft Sport Wetter Anmelden Abonnieren Impressum Datenschutz"
    )
    text = menu + "\n\nThe ferry left the harbour at dawn and was not seen again."
    assert prepare(_article(text, (Span(0, len(menu)),))).language == "en"


@given(st.text(max_size=300))
def test_any_text_is_prepared(text: str) -> None:
    document = prepare(_article(text, (Span(0, len(text) // 3),)))
    for sentence in document.sentences:
        original = document.to_original(sentence.span)
        assert original.of(text)
        assert 0 <= original.start < original.end <= len(text)
