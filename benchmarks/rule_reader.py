"""The baseline of several benchmarks: what the rules of `throughline.extract` find."""

from datetime import date

from throughline.extract.annotate import annotate
from throughline.model.annotation import Annotation
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text import prepare


def annotation_of(text: str, name: str, published: date | None = None) -> Annotation:
    """All that the rule reader finds in a text, spans in the text as it is."""
    origin = None
    if published is not None:
        origin = Published(day(published), DateSource.METADATA, "the set states it")
    return annotate(prepare(Article(name, name, None, None, None, None, origin, text)))
