"""The baseline: the attributions that the rules of `throughline.extract` find."""

from corpora.values import AnnotatedText, AttributionMark
from throughline.extract.annotate import annotate
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.text import prepare


def by_rules(text: AnnotatedText) -> tuple[AttributionMark, ...]:
    """The attributions in the text by rules alone, in its own offsets."""
    return tuple(
        AttributionMark(
            ((one.cue.start, one.cue.end),),
            ((one.source.span.start, one.source.span.end),) if one.source.span else (),
            tuple((part.start, part.end) for part in one.content),
        )
        for one in _annotation(text).attributions
    )


def _annotation(text: AnnotatedText) -> Annotation:
    return annotate(prepare(Article(text.name, text.name, None, None, None, None, None, text.text)))
