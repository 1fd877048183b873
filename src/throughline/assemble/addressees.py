"""To whom something was said: "told the court", "told Reuters", "assured her".

Where a statement was made tells a reporter what it is worth: before a judge, to the police, to a
paper. Read from the words right after a verb that takes a hearer as its object; a name, a pronoun
whose person is known, or a description that ends in a word for somebody who can be told.
"""

import re

from throughline.assemble.context import Context, one_line
from throughline.assemble.source_types import source_type
from throughline.model.annotation import Attribution, EntityType, Mention, MentionForm, SourceKind
from throughline.model.case import Holder
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

_TELLING = re.compile(
    r"\b(?:tell|tells|told|telling|inform|informs|informed|informing|assur(?:e|es|ed|ing)"
    r"|notif(?:y|ies|ied|ying)|remind(?:s|ed|ing)?)$",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"(?P<opener>(?:the|a|an|his|her|their|its|our|this|local|state|national|two|several|some)\s+)*"
    r"(?:[\w’'.-]+\s+){0,3}?(?P<head>court|jury|jurors|judge|judges|magistrate|tribunal|hearing"
    r"|inquest|inquiry|panel|committee|commission|parliament|congress|senate|council|lawmakers"
    r"|police|officers?|detectives?|investigators|deputies|authorities|officials|prosecutors"
    r"|reporters?|journalists|newsmen|conference|briefing|newspaper|paper|magazine|agency|station"
    r"|broadcaster|network|channel|television|tv|radio|media|press|audience|crowd|employees|staff"
    r"|workers|shareholders|investors|customers|recipients|users|fans|residents|relatives|parents"
    r"|family|friends?|supporters|students|members|delegates|dispatchers?|doctors|paramedics"
    r"|handler|agents?|operator)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s+(?:(?:the|a|an|his|her|their|its)\s+)?", re.IGNORECASE)


def told_to(context: Context, article: str, attribution: Attribution) -> Holder | None:
    """Who was told, None where the report does not say or only by a pronoun of nobody known."""
    text = context.articles[article].text
    cue = attribution.cue
    sentence = context.sentence(article, attribution.sentence).span
    if not _TELLING.search(cue.of(text)) or not sentence.covers(cue):
        return None
    opening = _OPENING.match(text, cue.end)
    if opening is None:
        return None
    start = cue.end + len(opening.group()) - len(opening.group().lstrip())
    named = _mention_at(context, article, opening.end())
    if named is not None and _is_free(named[1].span, attribution):
        return _holder(context, article, start, *named)
    described = _HEARER.match(text, start, sentence.end)
    if described is None or not _is_free(Span(start, described.end()), attribution):
        return None
    words = one_line(described.group())
    return Holder(SourceKind.ANONYMOUS, None, words, source_type(words))


def _mention_at(context: Context, article: str, place: int) -> tuple[int, Mention] | None:
    """The mention that begins at `place`, the longest where several do."""
    found = [
        (index, mention)
        for index, mention in enumerate(context.annotations[article].mentions)
        if mention.span.start == place
    ]
    return max(found, key=lambda item: item[1].span.end, default=None)


def _is_free(span: Span, attribution: Attribution) -> bool:
    return not any(part.overlaps(span) for part in attribution.content)


def _holder(
    context: Context, article: str, start: int, index: int, mention: Mention
) -> Holder | None:
    entity = context.entity_of.get(Ref(article, index))
    words = one_line(Span(start, mention.span.end).of(context.articles[article].text))
    if mention.form is MentionForm.PRONOUN:
        if entity is None:
            return None
        words = context.entities[entity].name
    if mention.form is MentionForm.NOMINAL and entity is None:
        return Holder(SourceKind.ANONYMOUS, None, words, source_type(words))
    person = mention.type is EntityType.PERSON
    return Holder(SourceKind.NAMED if person else SourceKind.INSTITUTION, entity, words)
