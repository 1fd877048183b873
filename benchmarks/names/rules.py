"""The baseline: the names that Throughline's rules find."""

from corpora.values import AnnotatedText, Mark
from throughline.extract.mentions import find_mentions
from throughline.extract.times import find_times
from throughline.model.annotation import MentionForm
from throughline.model.source import Article
from throughline.text import prepare


def by_rules(text: AnnotatedText) -> tuple[Mark, ...]:
    """The names with the case file's types, in ranges of the text as it was."""
    article = Article(text.name, text.name, None, None, None, None, None, text.text)
    document = prepare(article)
    mentions, _ = find_mentions(document, find_times(document))
    spans = (
        (document.to_original(mention.span), mention.type.value)
        for mention in mentions
        if mention.form is MentionForm.NAME
    )
    return tuple(Mark(span.start, span.end, label) for span, label in spans)
