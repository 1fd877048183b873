"""Sentences for the sets that mark none, by the splitter that articles go through."""

from dataclasses import replace

from corpora.values import AnnotatedText
from throughline.model.source import Article
from throughline.text import prepare


def with_sentences(text: AnnotatedText) -> AnnotatedText:
    """The text with its sentences; unchanged where the set marks them.

    Headings and page furniture are among them.
    """
    if text.sentences:
        return text
    article = Article(text.name, text.name, None, None, None, None, None, text.text)
    document = prepare(article)
    spans = (document.to_original(sentence.span) for sentence in document.sentences)
    return replace(text, sentences=tuple((span.start, span.end) for span in spans))
