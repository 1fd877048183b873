"""Whether a line can be read alone, and who its opening words stand for.

A sentence stays as the report has it. One that opens with "He" says in `refers` who he is, by the
report's own coreference; where that is not known, or where it points at something else ("That
deadly storm …"), it is no line. Nor is a sentence that a page glued together, or a question.

An event that is only named by its year ("the size of the 1989 spill"), or by a noun with nobody in
it ("ahead of a hearing on Friday"), is not told by anybody here.
"""

import re
from collections.abc import Sequence

from throughline.assemble.context import Context, one_line
from throughline.assemble.wording_fitness import is_complete, points_away, pronoun_at
from throughline.model.annotation import Mention, MentionForm
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
SLACK_CHARS = 3
"""A pronoun is looked for so near its place: a line break may stand before it."""


def is_told(context: Context, text: str, told: Sequence[Event]) -> bool:
    """Whether `text` can stand as the line of the events `told`."""
    if not is_complete(text) or points_away(text):
        return False
    if all(_is_only_named(context, event) or _is_bare(context, event) for event in told):
        return False
    if pronoun_at(text) is None:
        return True
    cited = next((c for event in told for c in event.citations), None)
    return cited is not None and bool(references(context, cited))


def references(context: Context, shown: Citation) -> tuple[Reference, ...]:
    """Who the pronoun stands for that opens the shown sentence; empty where none opens it."""
    offset = pronoun_at(one_line(shown.quote))
    if offset is None:
        return ()
    found = context.annotations[shown.article]
    for index, mention in enumerate(found.mentions):
        if mention.form is MentionForm.PRONOUN and _is_near(mention, shown.start + offset):
            entity = context.entity_of.get(Ref(shown.article, index))
            if entity is not None and entity in context.entities:
                words = mention.span.of(context.articles[shown.article].text)
                return (Reference(words, entity),)
    return ()


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
