"""What `throughline.extract` finds: by rules alone, the baseline, and with a reader before them."""

from benchmarks.rule_reader import annotation_of
from corpora.values import AnnotatedText, AttributionMark
from throughline.extract.annotate import annotate
from throughline.inference import Reader
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.text import prepare


def by_rules(text: AnnotatedText) -> tuple[AttributionMark, ...]:
    """The attributions in the text by rules alone, in its own offsets."""
    return _marks(annotation_of(text.text, text.name))


def by_pipeline(text: AnnotatedText, reader: Reader) -> tuple[AttributionMark, ...]:
    """The attributions that become claims of a case file: read, then gone over by the rules."""
    article = Article(text.name, text.name, None, None, None, None, None, text.text)
    return _marks(annotate(prepare(article), reader))


def _marks(found: Annotation) -> tuple[AttributionMark, ...]:
    return tuple(
        AttributionMark(
            ((one.cue.start, one.cue.end),),
            ((one.source.span.start, one.source.span.end),) if one.source.span else (),
            tuple((part.start, part.end) for part in one.content),
        )
        for one in found.attributions
    )
