"""The pronouns by which a speaker means himself, in the quotations that somebody is read to say."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from throughline.extract.mentions.nominals import SPEAKER, SPEAKERS
from throughline.extract.mentions.pairs.quotations import quotations
from throughline.extract.mentions.pairs.views import Viewer
from throughline.inference import Reading
from throughline.inference.tree import Tree
from throughline.model.annotation import EntityType, Mention, MentionForm, SentenceKind
from throughline.model.source import Span
from throughline.text.document import Document


def find_speaking(document: Document, reading: Reading, tree: Tree) -> list[Mention]:
    """ "I" and "we", with their other forms, where somebody is read to say them in a quotation."""
    quoted = quotations(document)
    if not quoted:
        return []
    opens = [span.start for span in quoted]
    starts = [sentence.span.start for sentence in document.sentences]
    said = {
        index
        for attribution in reading.attributions
        for start, end in attribution.content
        if attribution.source
        for index in tree.within(start, end)
        if tree.tags[index] == "PRON"
    }
    found: list[Mention] = []
    for index in sorted(said):
        start, end = tree.words[index]
        at = bisect_right(opens, start) - 1
        if at < 0 or start >= quoted[at].end:
            continue
        word = tree.word(index)
        sentence = bisect_right(starts, start) - 1
        if document.sentences[sentence].kind is not SentenceKind.BODY:
            continue
        if word in SPEAKER or word in SPEAKERS:
            kind = EntityType.PERSON if word in SPEAKER else EntityType.ORGANIZATION
            name = document.text[start:end]
            found.append(Mention(Span(start, end), sentence, kind, MentionForm.PRONOUN, name))
    return found


def is_speaking(mention: Mention) -> bool:
    """Whether it is one of those pronouns."""
    return mention.form is MentionForm.PRONOUN and mention.name.lower() in SPEAKER | SPEAKERS


def with_speakers(
    viewer: Viewer, names: Sequence[Mention], order: Sequence[int], mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions; "I" means the person who speaks its quotation, "we" the body that does.

    Antecedents are numbers of `names`; `order` are for each mention its own, where it is a name.
    """
    tree = viewer.tree
    places = {
        tree.head_within(mention.span.start, mention.span.end): number
        for number, mention in enumerate(mentions)
        if not is_speaking(mention)
    }
    found = list(mentions)
    for number, mention in enumerate(mentions):
        if not is_speaking(mention) or (view := viewer.view(mention.span)) is None:
            continue
        at = places.get(view.speaker)
        if at is None:
            continue
        head = order[at] if mentions[at].form is MentionForm.NAME else mentions[at].antecedent
        if head is not None and names[head].type is mention.type:
            reason = f"who speaks the quotation with “{mention.name}”"
            found[number] = replace(mention, antecedent=head, antecedent_reason=reason)
    return found
