"""The baseline: the attributions that the rules of `throughline.extract` find."""

from benchmarks.rule_reader import annotation_of
from corpora.values import AnnotatedText, AttributionMark


def by_rules(text: AnnotatedText) -> tuple[AttributionMark, ...]:
    """The attributions in the text by rules alone, in its own offsets."""
    return tuple(
        AttributionMark(
            ((one.cue.start, one.cue.end),),
            ((one.source.span.start, one.source.span.end),) if one.source.span else (),
            tuple((part.start, part.end) for part in one.content),
        )
        for one in annotation_of(text.text, text.name).attributions
    )
