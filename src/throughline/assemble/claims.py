"""Claims: who holds what, through whom, how surely, about whom; copies brought together.

Every attribution of the case's articles gives a draft: its content verbatim, its holder resolved
to an entity, the day it was said where the text says so. Drafts that repeat each other — in
copied passages, or the same holder saying nearly the same — become one claim with the citations
of all. Candidates share a three-word shingle, so that the cost stays near linear in the claims.
Paragraphs beside the case give no claims. Fails on paraphrases by one holder: they stay apart.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

from throughline.assemble.addressees import told_to
from throughline.assemble.aligned_claims import align_claims
from throughline.assemble.chains import only_passes_on
from throughline.assemble.context import Context, one_line
from throughline.assemble.denials import link_denials
from throughline.assemble.notes import anchored
from throughline.assemble.repeated_claims import Draft, content_words, join_repeats
from throughline.assemble.source_types import source_type
from throughline.extract.attributions.cues import head_of, load_cues
from throughline.model.annotation import (
    Annotation,
    AttributedSource,
    Attribution,
    AttributionMode,
    Mention,
    MentionForm,
    SourceKind,
    TimexType,
)
from throughline.model.case import Citation, Claim, Holder
from throughline.model.dates import Interval
from throughline.model.judgement import Judgement, Verdict
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

_CUE_WORD = re.compile(r"[\w'’-]+")
_BOUND = re.compile(r"\b(?:since|until|till)\s+\Z", re.IGNORECASE)
"""Before a time: it says how long something has lasted or will, not when anything was said."""
_TIME_GAP_CHARS = 30
_LONGEST_CHAIN = 20


def assemble_claims(context: Context, judgements: Sequence[Judgement] = ()) -> tuple[Claim, ...]:
    """The claims of the case, by publication of their first article, then by place.

    A claim that a person judged wrong is left out.
    """
    drafts = [
        draft
        for number, article in enumerate(context.story)
        for draft in _drafts(context, article, number)
    ]
    drafts.sort(key=lambda draft: (draft.place, draft.attribution.cue))
    kept = _without_wrong(join_repeats(drafts), judgements)
    return align_claims(context, kept, link_denials(context, kept))


def _without_wrong(drafts: Sequence[Draft], judgements: Sequence[Judgement]) -> list[Draft]:
    wrong = [
        judgement.item
        for judgement in judgements
        if judgement.verdict is Verdict.WRONG and judgement.item.kind == "claim"
    ]
    return [
        draft
        for draft in drafts
        if not any(
            anchored(citation, anchor) for citation in draft.claim.citations for anchor in wrong
        )
    ]


# --- one article --------------------------------------------------------------------------


def _drafts(context: Context, article: str, number: int) -> Iterable[Draft]:
    annotation = context.annotations[article]
    seen: set[str] = set()
    text = context.articles[article].text
    for attribution in annotation.attributions:
        if all(context.is_beside(article, part) for part in attribution.content):
            continue
        if only_passes_on(text, attribution, annotation.attributions):
            continue
        claim = _claim(context, article, annotation, attribution)
        if claim.id in seen:
            continue
        seen.add(claim.id)
        yield Draft(
            claim=claim,
            article=article,
            attribution=attribution,
            place=(number, attribution.content[0].start),
            paragraph=annotation.sentences[attribution.sentence].paragraph,
            words=content_words(claim.text),
        )


def _claim(
    context: Context, article: str, annotation: Annotation, attribution: Attribution
) -> Claim:
    text = context.articles[article].text
    return Claim(
        id=_claim_id(article, attribution),
        text=_claim_text(text, attribution),
        holder=_holder(context, article, annotation, attribution.source),
        via=tuple(_holder(context, article, annotation, via) for via in attribution.via),
        certainty=attribution.certainty,
        polarity=attribution.polarity,
        denies=None,
        said=_said(text, annotation, attribution),
        about=_about(context, article, annotation, attribution),
        citations=_citations(context, article, annotation, attribution),
        mode=attribution.mode.value,
        told=told_to(context, article, attribution),
    )


def _claim_id(article: str, attribution: Attribution) -> str:
    spans = ",".join(f"{part.start}-{part.end}" for part in attribution.content)
    key = f"{article}|{attribution.cue.start}|{spans}"
    return "c-" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _claim_text(text: str, attribution: Attribution) -> str:
    """The content on one line; with its cue where the content alone is no statement."""
    first, *rest = attribution.content
    if (needed := _needed_cue(text, attribution)) is not None:
        first = Span(needed, first.end)
    parts = [one_line(first.of(text)), *(one_line(part.of(text)) for part in rest)]
    joined = parts[0]
    for before, (part, gap) in zip(
        attribution.content, zip(parts[1:], rest, strict=True), strict=False
    ):
        cut = text[before.end : gap.start].strip(" \n\t\r”“\"'’‘")
        joined += (" " if not cut else " … ") + part
    return joined


def _needed_cue(text: str, attribution: Attribution) -> int | None:
    """Where the cue begins, where the content is a phrase that only its cue makes a statement.

    "denied his role": from "denied" on, whatever else the cue holds ("has long denied").
    """
    first = attribution.content[0]
    cue = attribution.cue
    if cue.end > first.start:
        return None
    gap = text[cue.end : first.start]
    if gap.strip(" \n\t\r“\"‘'"):
        return None
    words = list(_CUE_WORD.finditer(text, cue.start, cue.end))
    head = head_of([word.group().lower().replace("’", "'") for word in words], load_cues())
    if head is None:
        return None
    frames = set(head.entry.cue.frames)
    needed = (
        attribution.denial
        or not frames & set("tb")
        or first.of(text).lower().startswith("to ")
        or one_line(first.of(text)).lower().startswith(tuple(head.entry.cue.objects) or ("\0",))
    )
    return words[head.start].start() if needed else None


def _holder(
    context: Context, article: str, annotation: Annotation, source: AttributedSource
) -> Holder:
    """Who holds it: with its entity, and by name where the text has a pronoun or description."""
    if source.kind in (SourceKind.NOBODY, SourceKind.AUTHOR):
        text = source.text
        if source.kind is SourceKind.AUTHOR:
            text = context.articles[article].outlet or "the report itself"
        return Holder(source.kind, None, text)
    entity, form = _entity(context, article, annotation, source.mention)
    if source.kind is SourceKind.ANONYMOUS:
        words = _described(context, article, annotation, source)
        return Holder(source.kind, None, words, source_type(words))
    if entity is None:
        return Holder(source.kind, None, one_line(source.text))
    mention = None if source.mention is None else annotation.mentions[source.mention].span
    if mention is not None and source.span is not None:
        named = Holder(source.kind, entity, context.entities[entity].name)
        if not mention.overlaps(source.span):
            return named  # "he", who spoke in the paragraph before
        if form is MentionForm.PRONOUN or (
            form is MentionForm.NOMINAL
            and (source.kind is SourceKind.NAMED or mention.covers(source.span))
        ):
            return named
    return Holder(source.kind, entity, one_line(source.text))


def _described(
    context: Context, article: str, annotation: Annotation, source: AttributedSource
) -> str:
    """The words for an unnamed source: of a pronoun those that it takes up, where there are any."""
    at = source.mention
    seen = 0
    while at is not None and seen < _LONGEST_CHAIN:
        mention = annotation.mentions[at]
        if mention.form is not MentionForm.PRONOUN:
            is_pronoun = seen > 0 and source.span is not None
            words = mention.span.of(context.articles[article].text) if is_pronoun else source.text
            return one_line(words)
        at, seen = mention.antecedent, seen + 1
    return one_line(source.text)


def _entity(
    context: Context, article: str, annotation: Annotation, mention: int | None
) -> tuple[str | None, MentionForm | None]:
    """The entity of a mention, else of the nearest antecedent that has one."""
    form = annotation.mentions[mention].form if mention is not None else None
    seen = 0
    while mention is not None and seen < _LONGEST_CHAIN:
        entity = context.entity_of.get(Ref(article, mention))
        if entity is not None:
            return entity, form
        mention, seen = annotation.mentions[mention].antecedent, seen + 1
    return None, form


def _said(text: str, annotation: Annotation, attribution: Attribution) -> Interval | None:
    """When it was said: the time that stands by the cue and outside the content, else None."""
    source = attribution.source.span
    if attribution.source.kind is SourceKind.NOBODY or " " in attribution.cue_lemma:
        return None  # "according to": a time there is the source's, not the saying's
    near: list[tuple[int, int]] = []
    for index, time in enumerate(annotation.times):
        if time.sentence != attribution.sentence or time.interval is None:
            continue
        if time.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if any(part.overlaps(time.span) for part in attribution.content):
            continue
        if source is not None and source.overlaps(time.span):
            continue  # "one of those arrested in 2015 said": when they were, not when it was said
        if _BOUND.search(text, max(0, time.span.start - 12), time.span.start):
            continue
        if time.span.start >= attribution.cue.end:
            gap = time.span.start - attribution.cue.end
            if source is not None and source.start >= attribution.cue.end:
                gap = max(0, time.span.start - source.end)
        else:
            first = (
                attribution.cue.start
                if source is None
                else min(source.start, attribution.cue.start)
            )
            gap = max(0, first - time.span.end)
            gap = gap if gap <= 4 else _TIME_GAP_CHARS + 1
        if gap <= _TIME_GAP_CHARS:
            near.append((gap, index))
    return annotation.times[min(near)[1]].interval if near else None


def _about(
    context: Context, article: str, annotation: Annotation, attribution: Attribution
) -> tuple[str, ...]:
    """Entities, then events, that the content mentions, in order of first place."""
    found: dict[str, None] = {}
    speaker, _ = _entity(context, article, annotation, attribution.source.mention)
    own_words = attribution.mode is AttributionMode.DIRECT
    for index, mention in enumerate(annotation.mentions):
        if any(part.covers(mention.span) for part in attribution.content):
            entity, _ = _entity(context, article, annotation, index)
            if entity is not None and not (own_words and _is_speaker(mention, entity, speaker)):
                found.setdefault(entity)
    for index, event in enumerate(annotation.events):
        if any(part.covers(event.span) for part in attribution.content):
            known = context.event_of.get(Ref(article, index))
            if known is not None:
                found.setdefault(known)
    return tuple(found)


def _is_speaker(mention: Mention, entity: str, speaker: str | None) -> bool:
    """Whether "he" in somebody's own words was taken for the speaker: nobody speaks so."""
    return mention.form is MentionForm.PRONOUN and entity == speaker


def _citations(
    context: Context, article: str, annotation: Annotation, attribution: Attribution
) -> tuple[Citation, ...]:
    """The content, cut at sentence ends, then the words that say whose it is."""
    text = context.articles[article].text
    cited = [
        context.cite(article, piece)
        for part in attribution.content
        for piece in _by_sentence(context, article, annotation, text, part)
    ]
    cited.append(context.cite(article, _attributing_words(annotation, attribution)))
    return tuple(dict.fromkeys(cited))


def _by_sentence(
    context: Context, article: str, annotation: Annotation, text: str, part: Span
) -> Iterable[Span]:
    number = context.sentence_number(article, part.start)
    start = part.start
    while start < part.end:
        is_last = number + 1 >= len(annotation.sentences)
        stop = part.end if is_last else min(part.end, annotation.sentences[number].span.end)
        end = max(start, stop)
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield Span(start, end)
        if is_last or stop >= part.end:
            return
        number += 1
        start = max(start, annotation.sentences[number].span.start)


def _attributing_words(annotation: Annotation, attribution: Attribution) -> Span:
    """Source and cue where they stand together outside the content, else the cue."""
    cue, source = attribution.cue, attribution.source.span
    if source is None:
        return cue
    both = Span(min(cue.start, source.start), max(cue.end, source.end))
    sentence = annotation.sentences[attribution.sentence].span
    if not sentence.covers(both) or any(part.overlaps(both) for part in attribution.content):
        return cue
    return both
