"""What the reader is given of a text of a set."""

from corpora.sentences import with_sentences
from corpora.values import AnnotatedText
from throughline.inference.reading import Passage


def passage_of(text: AnnotatedText) -> Passage:
    """The text with the set's own words and sentences; where it marks none, sentences are ours."""
    return Passage(text.text, with_sentences(text).sentences, text.words)
