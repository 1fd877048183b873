"""Whether a line can be read alone, and who its pronouns stand for.

A sentence stays as the report has it. One that says "he" before it names anybody says in `refers`
who he is, by the report's own coreference; where that is not known, or where it points at something
else ("That deadly storm …"), it is no line. Nor is a sentence that a page glued together, or a
question.

An event that is only named by its year ("the size of the 1989 spill"), or by a noun with nobody in
it ("ahead of a hearing on Friday"), is not told by anybody here.
"""

import re
from collections.abc import Sequence

from throughline.assemble.context import Context, one_line
from throughline.assemble.wording_fitness import is_complete, points_away, pronoun_at
from throughline.extract.figures.finding import names_person
from throughline.model.annotation import EntityType, Mention, MentionForm
from throughline.model.case import Citation, Event, Reference
from throughline.model.dates import Precision
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

OPENING_WORDS = 3
"""A noun behind so many words at most opens its sentence: "The court hearing began"."""
_PREPOSITION = re.compile(
    r"(?:about|after|ahead|amid|as|at|before|by|despite|during|following|for|from|in|of|on|over"
    r"|since|through|to|under|until|with)\b",
    re.IGNORECASE,
)
_SETTING_ROLES = frozenset({"place", "cause"})
_OF_ONE_PERSON = frozenset({"he", "she", "him", "her", "his"})
_OWNED = re.compile(
    r"\s+(?!(?:to|on|in|for|from|with|by|at|as|of|and|or|but|after|before|during|over|into)\b)[a-z]"
)
"""What follows "his" and "her" where they own something: a ship's crew, somebody's home."""
SLACK_CHARS = 3
"""A pronoun is looked for so near its place: a line break may stand before it."""


def is_told(context: Context, text: str, told: Sequence[Event]) -> bool:
    """Whether `text` can stand as the line of the events `told`."""
    if not is_complete(text) or points_away(text):
        return False
    if all(_is_only_named(context, event) or _is_bare(context, event) for event in told):
        return False
    cited = told[0].citations[0]
    return _hanging_pronoun(context, cited) is None or bool(references(context, cited))


def references(context: Context, shown: Citation) -> tuple[Reference, ...]:
    """Who the pronoun stands for that the shown sentence has before it names anybody; else empty.

    Nobody is told twice: one whom the sentence names later needs no reference.
    """
    place = _hanging_pronoun(context, shown)
    if place is None:
        return ()
    found = context.annotations[shown.article]
    for index, mention in enumerate(found.mentions):
        if mention.form is MentionForm.PRONOUN and _is_near(mention, place):
            entity = context.entity_of.get(Ref(shown.article, index))
            if entity is not None and entity in context.entities:
                words = mention.span.of(context.articles[shown.article].text)
                return (Reference(words, entity),)
    return ()


def dated_words(context: Context, shown: Citation, told: Sequence[Event]) -> tuple[str, ...]:
    """The triggers of the events `told` that stand in the shown sentence, in their order."""
    found = context.annotations[shown.article]
    spans = sorted(
        mention.span
        for event in told
        for ref in context.events[event.id].mentions
        if ref.article == shown.article
        and shown.span.covers((mention := found.events[ref.item]).span)
    )
    text = context.articles[shown.article].text
    return tuple(dict.fromkeys(one_line(span.of(text)) for span in spans))


def _hanging_pronoun(context: Context, shown: Citation) -> int | None:
    """Where in the report the pronoun stands that nothing before it in the sentence explains.

    A pronoun that opens the sentence, or the first of one person ("Osk sentenced her to a year")
    where no person stands before it.
    """
    opening = pronoun_at(one_line(shown.quote))
    if opening is not None:
        return shown.start + opening
    found = context.annotations[shown.article]
    here = [m for m in found.mentions if shown.span.covers(m.span)]
    for mention in here:
        start, end = mention.span.start - shown.start, mention.span.end - shown.start
        if mention.form is not MentionForm.PRONOUN:
            if mention.type is EntityType.PERSON:
                return None
        elif mention.name.lower() in _OF_ONE_PERSON:
            owns = _OWNED.match(shown.quote[end:]) and any(m.form is MentionForm.NAME for m in here)
            known = owns or names_person(shown.quote[:start])
            return None if known else mention.span.start
    return None


def _is_near(mention: Mention, place: int) -> bool:
    return abs(mention.span.start - place) <= SLACK_CHARS


def _is_only_named(context: Context, event: Event) -> bool:
    """Whether a year or more is all that dates it, and only where it is a noun."""
    if event.time is None or event.time.precision.rank < Precision.YEAR.rank:
        return False
    for ref in context.events[event.id].mentions:
        found = context.annotations[ref.article]
        mention = found.events[ref.item]
        if not mention.nominal and found.interval_of(mention) == event.time:
            return False
    return True


def _is_bare(context: Context, event: Event) -> bool:
    """Whether it is told as a noun alone, with nobody in it, and not what a sentence opens with."""
    return all(_is_bare_mention(context, ref) for ref in context.events[event.id].mentions)


def _is_bare_mention(context: Context, ref: Ref) -> bool:
    mention = context.annotations[ref.article].events[ref.item]
    if not mention.nominal or any(a.role not in _SETTING_ROLES for a in mention.arguments):
        return False
    start = context.sentence(ref.article, mention.sentence).span.start
    before = Span(start, mention.span.start).of(context.articles[ref.article].text)
    return len(before.split()) > OPENING_WORDS or bool(_PREPOSITION.match(before))
