"""Attributions of one document: source, cue and content (PolNeAR; Newell et al., LREC 2018).

Each unit (a sentence with its quotations as opaque tokens) is searched for cues; reporting verbs
are read by `statements`, the other cues by `hearsay`. Then, over the whole document:

1. a quotation that no cue stands beside goes to the speaker of its paragraph;
2. an attribution inside another's content passes through that one's source (`via`);
3. words that two readings claim go to one of them.

Content spans leave out a leading "that", quotation marks around a whole quotation and the closing
full stop. Cost: linear in the text. A wrong holder is the worst error: where nobody can be told to
speak, nothing is given.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from throughline.extract.cues import CueForm, Cues, load_cues
from throughline.extract.factuality import clause_factuality
from throughline.extract.hearsay import HearsayReader
from throughline.extract.quotations import Paragraph, Quotation, body_paragraphs
from throughline.extract.sources import Sources
from throughline.extract.statement_units import Unit, units_of
from throughline.extract.statements import Found, VerbReader
from throughline.model.annotation import (
    AttributedSource,
    Attribution,
    AttributionMode,
    Certainty,
    EventMention,
    Mention,
    MentionForm,
    Polarity,
    SourceKind,
)
from throughline.model.source import Span
from throughline.text.document import Document

_WRAPPING_WORDS = 6
"""Words such as "that" and "in a news release" that may be left around a passed-on statement."""
_SURENESS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def find_attributions(
    document: Document, mentions: tuple[Mention, ...], events: tuple[EventMention, ...] = ()
) -> tuple[Attribution, ...]:
    """Who says what in the body of a document, in order of their cues."""
    del events  # rules read the words; a trained reader may use the events' clauses
    cues = load_cues()
    sources = Sources(document.text, mentions, cues)
    found: list[Attribution] = []
    before: _Turn | None = None
    for paragraph in body_paragraphs(document):
        drafts: list[Attribution] = []
        for unit in units_of(document, paragraph):
            if not any(token.low in cues.triggers or token.quotation for token in unit.tokens):
                continue
            drafts.extend(_read_unit(document, unit, sources, cues))
        drafts = _without_overlaps(drafts)
        drafts, before = _give_bare_quotations(document, paragraph, drafts, before)
        found.extend(_chained(document, drafts))
    found.sort(key=lambda a: (a.cue, a.content))
    return tuple(_without_wrong_names(document, found, mentions))


def _without_wrong_names(
    document: Document, found: list[Attribution], mentions: tuple[Mention, ...]
) -> Iterator[Attribution]:
    """The attributions; "the officer" after "an agency officer" stays without a name.

    Where an unnamed source of the same role spoke before, a description goes on with that one,
    whatever name of that role stands nearer.
    """
    unnamed: set[str] = set()
    for attribution in found:
        source = attribution.source
        head = _last_word(source.text)
        if source.kind is SourceKind.ANONYMOUS:
            unnamed.add(head)
        elif (
            source.mention is not None
            and head in unnamed
            and (mentions[source.mention].form is MentionForm.NOMINAL)
        ):
            source = replace(source, kind=SourceKind.ANONYMOUS, mention=None)
            attribution = replace(attribution, source=source)
        yield attribution


def _last_word(phrase: str) -> str:
    """The head of a short description: its last word before "of", "from" or "who"."""
    words = phrase.lower().split()
    for index, word in enumerate(words):
        if index and word in ("of", "from", "who", "with", "in", "at", "for"):
            return words[index - 1]
    return words[-1] if words else ""


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
            verbs.spoken.append(statement)
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
    certainty, polarity = _factuality(document.text, parts, found)
    return Attribution(
        cue=cue,
        cue_lemma=found.lemma,
        sentence=_sentence_at(document, cue.start),
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
    whole = _trimmed(document.text, Span(quotation.inner.start, parts[-1].end))
    return [whole] if whole is not None else parts


def _factuality(text: str, parts: list[Span], found: Found) -> tuple[Certainty, Polarity]:
    """The weaker of what the cue lends and how the content is put; a denial turns the polarity."""
    if not found.clause:
        return found.certainty, Polarity.NEGATIVE if found.denial else Polarity.POSITIVE
    read = clause_factuality(" ".join(part.of(text)[:300] for part in parts[:1]))
    certainty = min(found.certainty, read.certainty, key=_SURENESS.index)
    negative = read.polarity is Polarity.NEGATIVE
    if found.denial or found.negated:
        negative = not negative
    return certainty, Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _is_quoted(unit: Unit, part: tuple[int, int]) -> bool:
    return part[1] == part[0] + 1 and unit.tokens[part[0]].quotation is not None


def _content_span(text: str, unit: Unit, start: int, end: int) -> Span | None:
    tokens = unit.tokens
    if start >= end:
        return None
    quotation = tokens[start].quotation
    if end == start + 1 and quotation is not None:
        return _trimmed(text, quotation.inner)
    return _trimmed(text, Span(tokens[start].start, tokens[end - 1].end))


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return Span(start, end) if end - start >= 2 else None


def _sentence_at(document: Document, offset: int) -> int:
    place = bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1
    return max(0, place)


# --- over a paragraph ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whoever spoke last, for a quotation that goes on in the next paragraph."""

    attribution: Attribution
    open: bool


def _without_overlaps(drafts: list[Attribution]) -> list[Attribution]:
    """Drafts without those that give the same words to a second holder."""
    kept: list[Attribution] = []
    for draft in drafts:
        twin = next((k for k in kept if k.content == draft.content), None)
        if twin is None:
            kept.append(draft)
        elif twin.source.kind is SourceKind.NOBODY:
            kept[kept.index(twin)] = draft
    return kept


def _give_bare_quotations(
    document: Document, paragraph: Paragraph, drafts: list[Attribution], before: _Turn | None
) -> tuple[list[Attribution], _Turn | None]:
    """Quotations that stand without a cue, given to the speaker of their paragraph.

    A quotation that goes on from the paragraph before keeps its speaker. Otherwise it belongs to
    the attribution right before it in the paragraph, else to the one right after it.
    """
    drafts = sorted(drafts, key=lambda a: (a.cue, a.content))
    outer = [d for d in drafts if not _inside_quotation(d, paragraph)]
    for quotation in paragraph.quotations:
        inner = _trimmed(document.text, quotation.inner)
        if inner is None or not quotation.is_statement(document.text):
            continue
        if any(part.overlaps(inner) for d in outer for part in d.content):
            continue
        if not _stands_alone(document, quotation):
            continue
        if quotation.goes_on and before is not None and before.open:
            drafts.append(_again(before.attribution, inner))
            outer.append(drafts[-1])
            continue
        speaker = _speaker_of(outer, quotation)
        if speaker is None:
            continue
        longer = replace(speaker, content=tuple(sorted((*speaker.content, inner))))
        drafts[drafts.index(speaker)] = longer
        outer[outer.index(speaker)] = longer
    last = paragraph.quotations[-1] if paragraph.quotations else None
    turn = None
    if last is not None and not last.closed:
        holder = next(
            (d for d in reversed(outer) if any(p.overlaps(last.inner) for p in d.content)), None
        )
        turn = _Turn(holder, True) if holder is not None else None
    return drafts, turn


def _inside_quotation(draft: Attribution, paragraph: Paragraph) -> bool:
    return any(q.inner.covers(draft.cue) for q in paragraph.quotations)


def _stands_alone(document: Document, quotation: Quotation) -> bool:
    """Whether nothing but the quotation stands in its sentence or sentences."""
    first = document.sentences[_sentence_at(document, quotation.outer.start)].span
    last = document.sentences[_sentence_at(document, quotation.outer.end - 1)].span
    lead = document.text[first.start : quotation.outer.start].strip()
    tail = document.text[quotation.outer.end : max(last.end, quotation.outer.end)].strip()
    return not lead and tail in ("", ".", ",")


def _speaker_of(outer: list[Attribution], quotation: Quotation) -> Attribution | None:
    earlier = [
        d
        for d in outer
        if d.cue.end <= quotation.outer.start and d.source.kind is not SourceKind.NOBODY
    ]
    if earlier:
        last = max(earlier, key=lambda d: d.cue)
        return last if not last.denial else None
    return None


def _again(attribution: Attribution, content: Span) -> Attribution:
    return replace(attribution, content=(content,), mode=AttributionMode.DIRECT)


# --- chains -------------------------------------------------------------------------------


def _chained(document: Document, drafts: list[Attribution]) -> list[Attribution]:
    """The drafts with `via` for those that another's content holds; no words given twice."""
    drafts = sorted(drafts, key=lambda a: (a.cue, a.content))
    holders = {index: _holder(drafts, index) for index in range(len(drafts))}
    chained = []
    for index, draft in enumerate(drafts):
        chain: list[AttributedSource] = []
        at = holders[index]
        while at is not None and len(chain) < 4:
            if drafts[at].source.kind is not SourceKind.NOBODY:
                chain.append(drafts[at].source)
            at = holders[at]
        if draft.source.kind is SourceKind.NOBODY and chain:
            continue
        if draft.source.span is not None and draft.source in chain:
            continue
        if _only_passes_on(document.text, drafts, index, holders):
            continue
        content = _own_content(document, drafts, index, holders)
        if content:
            chained.append(replace(draft, via=tuple(chain), content=content))
    return chained


def _holder(drafts: list[Attribution], index: int) -> int | None:
    """The attribution whose content holds this one's cue most closely."""
    cue = drafts[index].cue
    own = drafts[index].content
    best: tuple[int, int] | None = None
    for other, draft in enumerate(drafts):
        if other == index or any(part.covers(draft.cue) for part in own):
            continue
        for part in draft.content:
            if part.covers(cue) and (best is None or len(part) < best[0]):
                best = (len(part), other)
    return best[1] if best else None


def _only_passes_on(
    text: str, drafts: list[Attribution], index: int, holders: dict[int, int | None]
) -> bool:
    """Whether "according to Y" only wraps "X said ...": then Y is in that one's `via`."""
    if not drafts[index].cue_lemma.startswith("according"):
        return False
    inner = [d for other, d in enumerate(drafts) if holders[other] == index]
    covered = [span for d in inner for span in (*d.content, d.cue)]
    covered += [d.source.span for d in inner if d.source.span is not None]
    left = "".join(
        char
        for part in drafts[index].content
        for place, char in enumerate(part.of(text), part.start)
        if not any(span.start <= place < span.end for span in covered)
    )
    return bool(inner) and len(left.split()) <= _WRAPPING_WORDS


def _own_content(
    document: Document, drafts: list[Attribution], index: int, holders: dict[int, int | None]
) -> tuple[Span, ...]:
    """Content without whole sentences that only pass on another's words ("According to X, ...")."""
    content = drafts[index].content
    passed_on = [
        d
        for other, d in enumerate(drafts)
        if holders[other] == index and d.cue_lemma.startswith(("according", "as per"))
    ]
    for inner in passed_on:
        first = document.sentences[_sentence_at(document, inner.content[0].start)].span
        last = document.sentences[_sentence_at(document, inner.content[-1].end - 1)].span
        content = tuple(
            piece for part in content for piece in _minus(document.text, part, first, last)
        )
    return content


def _minus(text: str, part: Span, first: Span, last: Span) -> list[Span]:
    if part.end <= first.start or last.end <= part.start:
        return [part]
    pieces = []
    for start, end in ((part.start, first.start), (last.end, part.end)):
        if start < end and (piece := _trimmed(text, Span(start, end))) is not None:
            pieces.append(piece)
    return pieces
