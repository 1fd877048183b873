"""Before which court a step was taken: by its own role, else by the sentence that tells it."""

import re

from throughline.assemble.context import Context
from throughline.assemble.entities import mention_of
from throughline.assemble.proceedings.steps import Step
from throughline.model.annotation import EntityType, MentionForm
from throughline.model.case import Participant
from throughline.resolve.resolution import Ref

COURT_ROLE = "court"
_COURT = re.compile(
    r"\b(?:court|tribunal|magistrates|crown court|bench|judicial panel)s?\b", re.IGNORECASE
)
_JUDGE = re.compile(r"\b(?:judge|justice|magistrate)\b", re.IGNORECASE)
_SIT = frozenset(
    {"charge", "indictment", "plea", "hearing", "trial", "conviction", "acquittal", "verdict"}
    | {"sentence", "fine", "appeal", "petition", "filing", "ruling", "order", "refusal", "grant"}
    | {"dismissal", "stay", "charges dropped", "lawsuit"}
)


def court_of(context: Context, step: Step) -> Participant | None:
    """The court, else the judge, of a step; None where the reports name none."""
    named = [
        participant
        for role in (COURT_ROLE, "before", "agent")
        for participant in step.event.participants
        if participant.role == role and _is_court(context, participant)
    ]
    around = _in_sentence(context, step) if step.kind in _SIT else []
    found = [*(p for p in named if p.entity), *around, *named]
    best = next((p for p in found if _COURT.search(p.text)), None) or next(iter(found), None)
    return None if best is None else Participant(COURT_ROLE, best.entity, best.text)


def _is_court(context: Context, participant: Participant) -> bool:
    if _COURT.search(participant.text) or _JUDGE.search(participant.text):
        return True
    return participant.role != "agent" or is_judge(context, participant.entity)


def is_judge(context: Context, entity: str | None) -> bool:
    """Whether the reports call the person a judge."""
    if entity is None or context.entities[entity].type is not EntityType.PERSON:
        return False
    return any(
        _JUDGE.search(words)
        for ref in context.entities[entity].mentions
        for mention in (mention_of(context, ref),)
        for words in (*mention.honorifics, *(d.text for d in mention.descriptors))
    )


def _in_sentence(context: Context, step: Step) -> list[Participant]:
    """Courts that the sentence shown names, and judges that the step's clause does."""
    found = []
    ref = step.shown
    told = step.mention(ref)
    sentence = context.sentence(ref.article, told.sentence).span
    for index, mention in enumerate(context.annotations[ref.article].mentions):
        if not sentence.covers(mention.span) or mention.form is not MentionForm.NAME:
            continue
        entity = context.entity_of.get(Ref(ref.article, index))
        is_court = mention.type is not EntityType.PERSON and _COURT.search(mention.name)
        in_clause = told.clause.covers(mention.span)
        if entity and (is_court or (in_clause and is_judge(context, entity))):
            found.append(Participant(COURT_ROLE, entity, context.entities[entity].name))
    return found
