"""Attributions of one document: source, cue and content (PolNeAR; Newell et al., LREC 2018).

Each unit (a sentence with its quotations as opaque tokens) is searched for cues; reporting verbs
are read by `statements`, the other cues by `hearsay`. What a reader found comes in by
`from_reading`, and `joining` makes one of both. Then, over the whole document:

1. a quotation that no cue stands beside goes to the speaker of its paragraph;
2. an attribution inside another's content passes through that one's source (`via`);
3. words that two readings claim go to one of them.

Content spans leave out a leading "that", quotation marks around a whole quotation and the closing
full stop. Cost: linear in the text. A wrong holder is the worst error: where nobody can be told to
speak, nothing is given.
"""

from dataclasses import replace

from throughline.extract.attributions.chains import chained, without_twins
from throughline.extract.attributions.content_spans import sentence_at, trimmed
from throughline.extract.attributions.cues import CueForm, Cues, load_cues
from throughline.extract.attributions.factualities import content_factuality
from throughline.extract.attributions.from_reading import by_paragraph, read_attributions
from throughline.extract.attributions.hearsay import HearsayReader
from throughline.extract.attributions.joining import Sides, joined
from throughline.extract.attributions.quotations import Paragraph, body_paragraphs
from throughline.extract.attributions.same_speakers import same_speakers
from throughline.extract.attributions.sources import Sources
from throughline.extract.attributions.statements import VerbReader
from throughline.extract.attributions.turns import Turn, give_bare_quotations
from throughline.extract.attributions.unit_reader import Found
from throughline.extract.attributions.units import Unit, units_of
from throughline.inference import Reading
from throughline.inference.reading import AttributionReading
from throughline.model.annotation import (
    Attribution,
    AttributionMode,
    EventMention,
    Mention,
    SourceKind,
)
from throughline.model.source import Span
from throughline.text.document import Document

_MAX_UNIT_TOKENS = 400
"""A longer "sentence" is a list or a table: it says nothing that can be told apart."""


def find_attributions(
    document: Document,
    mentions: tuple[Mention, ...],
    events: tuple[EventMention, ...] = (),
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """Who says what in the body of a document, in order of their cues."""
    del events  # the words say who speaks; events may come to tell what of
    cues = load_cues()
    sources = Sources(document.text, mentions, cues)
    paragraphs = body_paragraphs(document)
    read: tuple[Attribution, ...] = ()
    if reading is not None:
        read = read_attributions(document, reading, paragraphs, sources, cues)
    found: list[Attribution] = []
    before: Turn | None = None
    for paragraph, by_reader in zip(paragraphs, by_paragraph(read, paragraphs), strict=True):
        drafts = _ruled(document, paragraph, sources, cues)
        if reading is not None:
            drafts = joined(
                document.text, Sides(drafts, by_reader, _marked(reading, paragraph)), cues
            )
        drafts = without_twins(drafts)
        open_to_all = _not_given(paragraph, read)
        drafts, before = give_bare_quotations(document, open_to_all, drafts, before)
        found.extend(chained(document, drafts))
    found.sort(key=lambda a: (a.cue, a.content))
    return tuple(same_speakers(document, found, mentions, far=reading is not None))


def _marked(reading: Reading, paragraph: Paragraph) -> list[AttributionReading]:
    """What the reader marked by a cue in the paragraph."""
    span = paragraph.span
    return [one for one in reading.attributions if span.start <= one.cue[0] < span.end]


def _not_given(paragraph: Paragraph, read: tuple[Attribution, ...]) -> Paragraph:
    """The paragraph without the quotations that the reader gives to a speaker outside of it."""
    outside = [
        part
        for one in read
        if not paragraph.span.covers(one.cue)
        for part in one.content
        if part.overlaps(paragraph.span)
    ]
    if not outside:
        return paragraph
    left = tuple(q for q in paragraph.quotations if not any(p.overlaps(q.inner) for p in outside))
    return replace(paragraph, quotations=left)


def _ruled(
    document: Document, paragraph: Paragraph, sources: Sources, cues: Cues
) -> list[Attribution]:
    """The attributions of a paragraph by the rules alone."""
    drafts: list[Attribution] = []
    for unit in units_of(document, paragraph):
        if len(unit.tokens) > _MAX_UNIT_TOKENS:
            continue
        if any(token.low in cues.triggers or token.quotation for token in unit.tokens):
            drafts.extend(_read_unit(document, unit, sources, cues))
    return drafts


# --- one unit -----------------------------------------------------------------------------


def _read_unit(document: Document, unit: Unit, sources: Sources, cues: Cues) -> list[Attribution]:
    verbs = VerbReader(unit, sources, cues)
    hearsay = HearsayReader(unit, sources, cues)
    read: list[Found] = []
    weak: list[Found] = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        low = token.low
        if low not in cues.triggers:
            continue
        if (spoken := hearsay.according_to(at)) is not None:
            read.append(spoken)
            continue
        verb = _verb_at(unit, at, cues)
        if verb is not None and (statement := verbs.read(at, *verb)) is not None:
            read.append(statement)
            verbs.heard(statement)
            continue
        for table, reader in (
            (cues.nouns, hearsay.noun),
            (cues.passives, hearsay.passive),
            (cues.adverbs, hearsay.adverb),
        ):
            if low in table and (passed_on := reader(at, table[low])) is not None:
                weak.append(passed_on)
                break
    colon = verbs.labelled()
    if colon is not None:
        read.append(colon)
    read.extend(w for w in weak if not _governed(w, read, weak))
    return [made for f in read if (made := _attribution(document, f)) is not None]


def _verb_at(unit: Unit, at: int, cues: Cues) -> tuple[int, CueForm] | None:
    """Length and entry of the verb cue at a token, the longest phrase first."""
    tokens = unit.tokens
    for length in (4, 3, 2):
        if at + length <= len(tokens):
            entry = cues.verbs.get(" ".join(t.low for t in tokens[at : at + length]))
            if entry is not None:
                return length, entry
    entry = cues.verbs.get(tokens[at].low)
    return None if entry is None else (1, entry)


def _governed(weak: Found, strong: list[Found], others: list[Found]) -> bool:
    """Whether another source governs the words of a hedge, or a hedge before it has them."""
    at = weak.cue[0]
    for other in strong:
        if any(a <= at < b for a, b in other.content) or any(
            a < weak.content[0][1] and weak.content[0][0] < b for a, b in other.content
        ):
            return True
        if other.cue[0] <= at < other.cue[1]:
            return True
        if any(a <= other.cue[0] < b for a, b in weak.content):
            return True
    for other in others:
        if other is weak:
            return False
        if any(a < weak.content[0][1] and weak.content[0][0] < b for a, b in other.content):
            return True
    return False


def _attribution(document: Document, found: Found) -> Attribution | None:
    tokens = found.unit.tokens
    parts = []
    for start, end in found.content:
        span = _content_span(document.text, found.unit, start, end)
        if span is not None:
            parts.append(span)
    # "I think" is the author outside quotation marks, the speaker inside: no source to cite.
    if not parts or found.source.source.kind is SourceKind.AUTHOR:
        return None
    cue = Span(tokens[found.cue[0]].start, tokens[found.cue[1] - 1].end)
    parts = _from_unclosed_mark(document, found.unit, cue, parts)
    quoted = [_is_quoted(found.unit, r) for r in found.content]
    held = any(t.quotation is not None for a, b in found.content for t in tokens[a:b])
    mode = AttributionMode.INDIRECT
    if all(quoted):
        mode = AttributionMode.DIRECT
    elif held:
        mode = AttributionMode.MIXED
    certainty, polarity = content_factuality(
        document.text,
        parts if found.clause else (),
        mode,
        found.certainty,
        turned=found.denial or (found.clause and found.negated),
    )
    return Attribution(
        cue=cue,
        cue_lemma=found.lemma,
        sentence=sentence_at(document, cue.start),
        source=found.source.source,
        content=tuple(sorted(parts)),
        mode=mode,
        polarity=polarity,
        certainty=certainty,
        denial=found.denial,
    )


def _from_unclosed_mark(document: Document, unit: Unit, cue: Span, parts: list[Span]) -> list[Span]:
    """A quotation without an end whose last sentence names its speaker, from its mark on."""
    quotation = unit.inside
    if quotation is None or quotation.closed or not parts or parts[-1].end > cue.start:
        return parts
    if unit.span.end < quotation.inner.end or parts[0].start > unit.span.start + 1:
        return parts
    whole = trimmed(document.text, Span(quotation.inner.start, parts[-1].end))
    return [whole] if whole is not None else parts


def _is_quoted(unit: Unit, part: tuple[int, int]) -> bool:
    return part[1] == part[0] + 1 and unit.tokens[part[0]].quotation is not None


def _content_span(text: str, unit: Unit, start: int, end: int) -> Span | None:
    tokens = unit.tokens
    if start >= end:
        return None
    quotation = tokens[start].quotation
    if end == start + 1 and quotation is not None:
        return trimmed(text, quotation.inner)
    return trimmed(text, Span(tokens[start].start, tokens[end - 1].end))
