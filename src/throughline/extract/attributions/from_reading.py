"""Attributions that the reader found, as those of the case file: only what states something.

The reader marks whatever a source is said to say, think, want or do about something (PolNeAR). A
claim needs more: a cue of saying or thinking that is not negated, asked or only wished for, a
source that can hold it, and a content that is a quotation, a clause, or a phrase that its cue makes
a statement ("denied his role", "called it a fraud"). The rest is left out. Cost: linear in the
reading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from throughline.extract.attributions.content_spans import sentence_at
from throughline.extract.attributions.cues import Cue, Cues, Form, head_of
from throughline.extract.attributions.factualities import content_factuality
from throughline.extract.attributions.quotations import Paragraph
from throughline.extract.attributions.read_contents import ContentParts, ReadContents
from throughline.extract.attributions.read_sources import ReadSources
from throughline.extract.attributions.read_words import ReadWords
from throughline.extract.attributions.sources import FoundSource, Sources
from throughline.inference import Reading
from throughline.inference.reading import AttributionReading
from throughline.model.annotation import Attribution, AttributionMode, Certainty, SourceKind
from throughline.model.source import Span
from throughline.text.document import Document

_AS_TOO = frozenset({("well",), ("such",), ("soon",), ("long",), ("far",), ("much",)})
_MARKS = frozenset({":", "-", "--", "–", "—", "―"})
_COURTS = frozenset({"court", "judge", "tribunal", "magistrate", "panel", "bench", "justice"})


@dataclass(frozen=True, slots=True)
class _ReadCue:
    """What a cue lends its content. `negated` belongs to the content ("did not believe that")."""

    lemma: str
    frames: str
    certainty: Certainty
    denial: bool = False
    negated: bool = False
    documents: bool = False
    """Whether only documents and bodies do it ("shows")."""


def read_attributions(
    document: Document,
    reading: Reading,
    paragraphs: Sequence[Paragraph],
    sources: Sources,
    cues: Cues,
) -> tuple[Attribution, ...]:
    """What the reader has somebody state in the body of a document, in order of the cues."""
    reader = _Reading(document, reading, paragraphs, sources, cues)
    made = (reader.attribution(one) for one in reading.attributions)
    return tuple(sorted((m for m in made if m is not None), key=lambda a: (a.cue, a.content)))


class _Reading:
    """One document's reading, with the look-ups that its attributions share."""

    def __init__(
        self,
        document: Document,
        reading: Reading,
        paragraphs: Sequence[Paragraph],
        sources: Sources,
        cues: Cues,
    ) -> None:
        self._document = document
        self._text = document.text
        self._read = reading.attributions
        self._words = ReadWords(document.text, reading)
        self._contents = ReadContents(document, self._words, paragraphs, cues.words["finite"])
        self._sources = sources
        self._holders = ReadSources(document, self._words, sources)
        self._cues = cues

    def attribution(self, read: AttributionReading) -> Attribution | None:
        """The attribution; None where nobody states anything."""
        cue = Span(*read.cue)
        parts = self._contents.parts(read)
        if not parts.spans or any(part.overlaps(cue) for part in parts.spans):
            return None
        found = self._cue(cue, parts)
        if found is None or not self._states(found, parts):
            return None
        source = self._holders.of(read, self._read)
        if source is None or source.source.kind in (SourceKind.AUTHOR, SourceKind.NOBODY):
            return None
        if found.denial and not parts.clause and self._decides(source):
            return None
        if found.documents and not self._sources.is_document(source):
            return None
        if not source.sure and source.source.text.lower() in self._cues.words["determiners"]:
            return None  # "all agreed": of whom
        return self._made(cue, found, source, parts)

    def _made(
        self, cue: Span, found: _ReadCue, source: FoundSource, parts: ContentParts
    ) -> Attribution:
        certainty, polarity = content_factuality(
            self._text,
            parts.spans if parts.clause or parts.quoted or "i" in found.frames else (),
            parts.mode,
            found.certainty,
            turned=found.denial or found.negated,
            main=parts.main,
        )
        return Attribution(
            cue=cue,
            cue_lemma=found.lemma,
            sentence=sentence_at(self._document, cue.start),
            source=source.source,
            content=parts.spans,
            mode=parts.mode,
            polarity=polarity,
            certainty=certainty,
            denial=found.denial,
        )

    # --- the cue ------------------------------------------------------------------------------

    def _cue(self, cue: Span, parts: ContentParts) -> _ReadCue | None:
        """What the cue lends; None where it reports nothing."""
        words = self._words.within(cue.start, cue.end)
        lows = [self._words.lows[index] for index in words]
        if not lows:
            return None
        for phrase in self._cues.before:
            if tuple(lows[-len(phrase) :]) == phrase:
                return _ReadCue(" ".join(phrase), "tbq", Certainty.CERTAIN)
        if len(lows) == 1 and lows[0] in _MARKS:
            direct = parts.mode is AttributionMode.DIRECT
            return _ReadCue(":", "q", Certainty.CERTAIN) if direct else None
        head = head_of(lows, self._cues)
        if head is not None:
            at = words[head.start]
            if self._words.tag(at) != "NOUN" or not self._cues.nouns.get(lows[head.start]):
                known = head.entry.cue
                asks = known.frames == "c" and set(lows[head.end :]) & {"for", "on"}
                return None if asks else self._verb(at, known, head.entry.form)
        return self._noun(lows) or self._unknown(words, parts)

    def _verb(self, at: int, cue: Cue, form: Form) -> _ReadCue | None:
        group = self._words.verb_group(at, self._cues)
        if group.modal or group.infinitive or (at and self._words.lows[at - 1] == "as"):
            return None
        past = form in (Form.PAST, Form.PARTICIPLE)
        if past and (group.passive or self._words.describes(at)):
            return None
        if group.negated and not cue.raises:
            return None
        return _ReadCue(
            cue.lemma, cue.frames, cue.certainty, cue.denial, group.negated, cue.documents
        )

    def _noun(self, lows: list[str]) -> _ReadCue | None:
        """ "The firm's claim that ...": a noun of saying."""
        entry = next((self._cues.nouns[low] for low in lows if low in self._cues.nouns), None)
        if entry is None:
            return None
        return _ReadCue(entry.word, "t", entry.certainty, entry.denial)

    def _unknown(self, words: range, parts: ContentParts) -> _ReadCue | None:
        """A verb that no list has, where whole quotations follow it: somebody's words are given."""
        verb = next((i for i in words if self._words.tag(i) == "VERB"), None)
        if verb is None or parts.mode is not AttributionMode.DIRECT:
            return None
        group = self._words.verb_group(verb, self._cues)
        if group.modal or group.infinitive or group.negated or group.passive:
            return None
        return _ReadCue(self._words.lows[verb], "q", Certainty.CERTAIN)

    # --- the content --------------------------------------------------------------------------

    def _states(self, cue: _ReadCue, parts: ContentParts) -> bool:
        """Whether the content is a statement by itself or by its cue."""
        if parts.asks:
            return False
        frames = set(cue.frames)
        if parts.quoted and (frames & set("qtb")):
            return True
        if parts.clause and frames & set("tb"):
            return True
        if len(parts.lows) < 2:
            return False
        if parts.lows[0] == "to":
            return "i" in frames and len(parts.lows) > 2
        return (
            ("a" in frames and not cue.denial and self._likens(parts))
            or ("s" in frames and bool({"of", "for"} & set(parts.lows[1:-1])))
            or ("c" in frames and self._names(parts))
            or ("n" in frames and self._denied(cue, parts))
        )

    def _likens(self, parts: ContentParts) -> bool:
        """Whether "described it as a ruse" says what something is: an "as" of its own."""
        lows = parts.lows
        return any(
            low == "as"
            and lows[at - 1 : at] not in _AS_TOO
            and lows[at + 1 : at + 2] not in _AS_TOO
            for at, low in enumerate(lows[:-1])
            if at and lows[at + 1 : at + 3] != ("a", "result")
        )

    def _names(self, parts: ContentParts) -> bool:
        """Whether "calling him a fraud" says what somebody is called."""
        if parts.lows[0] in self._cues.words["prepositions"]:
            return False
        return parts.mode is AttributionMode.MIXED or bool({"a", "an"} & set(parts.lows[1:]))

    def _denied(self, cue: _ReadCue, parts: ContentParts) -> bool:
        """Whether a denied phrase is a claim, not a thing that was refused ("denied bail")."""
        core = [low for low in parts.lows[:7] if low not in self._cues.words["middle_adverbs"]]
        if set(core) & self._cues.decisions:
            return False
        owned = core[0] in ("his", "her", "its", "their") or core[0].endswith("ing")
        return (cue.lemma == "deny" and owned) or bool(set(core) & self._cues.claims_denied)

    def _decides(self, source: FoundSource) -> bool:
        """Whether it is a court: what it denies or rejects is a ruling, not an answer."""
        return bool(_COURTS & set(source.source.text.lower().split()))


def by_paragraph(
    found: Sequence[Attribution], paragraphs: Sequence[Paragraph]
) -> Iterator[list[Attribution]]:
    """The attributions of each paragraph, by the place of their cue; both sides are in order."""
    at = 0
    for paragraph in paragraphs:
        held = []
        while at < len(found) and found[at].cue.start < paragraph.span.end:
            if found[at].cue.start >= paragraph.span.start:
                held.append(found[at])
            at += 1
        yield held
