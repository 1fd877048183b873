"""The sources that the reader marks, as holders: names, descriptions, pronouns, "who" and "it".

A source is read by `Sources`, as the rules read theirs. "Who" stands for the noun or name before it
and "it" for the document that spoke earlier in the sentence. Nothing where nobody is named who can
hold what is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from throughline.extract.attributions.content_spans import sentence_at
from throughline.extract.attributions.read_words import ReadWords
from throughline.extract.attributions.sources import FoundSource, Sources
from throughline.extract.attributions.units import Token, tokens_of
from throughline.inference.reading import AttributionReading
from throughline.model.annotation import SourceKind
from throughline.model.source import Span
from throughline.text.document import Document

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SUPPOSED = frozenset({"if", "whether", "unless"})
_NO_HOLDER = frozenset(
    {"no", "nobody", "none", "neither", "few", "nothing", "whose", "what", "anyone", "anybody"}
)
_LONGEST_NAME = 80


class ReadSources:
    """The sources of one document's reading."""

    def __init__(self, document: Document, words: ReadWords, sources: Sources) -> None:
        self._document = document
        self._text = document.text
        self._words = words
        self._sources = sources

    def of(
        self, read: AttributionReading, all_read: Sequence[AttributionReading]
    ) -> FoundSource | None:
        """Who holds what was read; None where nobody is named who can."""
        return self._source(read) or self._document_before(read, all_read)

    def _source(self, read: AttributionReading) -> FoundSource | None:
        for start, end in read.source:
            words = self._words.within(start, end)
            if not words:
                continue
            first = self._words.lows[words[0]]
            if first in _NO_HOLDER or (words[0] and self._words.lows[words[0] - 1] in _SUPPOSED):
                return None
            if first not in _RELATIVES:
                found = self._read(Span(start, end))
            else:
                found = self._taken_up(words[0]) if len(words) == 1 else None
            if found is not None:
                return found
        return None

    def _read(self, span: Span) -> FoundSource | None:
        tokens = tokens_of(self._text, span)
        if tokens and tokens[-1].low == "'s":
            tokens = tokens[:-1]
        found = self._sources.read(tokens, 0, len(tokens))
        if found is None:
            return None
        return self._titled(tokens, found) or self._named_behind(tokens, found)

    def _titled(self, tokens: tuple[Token, ...], found: FoundSource) -> FoundSource | None:
        """ "The Post", "the Record": a paper by its title, not a document."""
        if found.source.kind is not SourceKind.ANONYMOUS or len(tokens) != 2:
            return None
        if tokens[0].low != "the" or not tokens[1].capital or not self._sources.is_document(found):
            return None
        return FoundSource(replace(found.source, kind=SourceKind.INSTITUTION), True)

    def _named_behind(self, tokens: tuple[Token, ...], found: FoundSource) -> FoundSource:
        """The source by the name in apposition: "her master, Captain Jonas Brink,"."""
        commas = [index for index, token in enumerate(tokens) if token.low == ","]
        if found.source.kind is not SourceKind.ANONYMOUS or not commas:
            return found
        behind = self._sources.read(tokens, commas[0] + 1, len(tokens))
        if behind is None or behind.source.kind is not SourceKind.NAMED:
            return found
        if behind.source.mention is None:
            return found
        source = replace(found.source, kind=SourceKind.NAMED, mention=behind.source.mention)
        return FoundSource(source, True)

    def _taken_up(self, pronoun: int) -> FoundSource | None:
        """Who "who" stands for: a person for "who", else a body; the nearest that surely is one."""
        found = [one for span in self._antecedents(pronoun) if (one := self._read(span))]
        which = self._words.lows[pronoun] == "which"
        found = [one for one in found if not (which and one.source.kind is SourceKind.NAMED)]
        wanted = SourceKind.INSTITUTION if which else SourceKind.NAMED
        first = next((one for one in found[:1] if one.sure), None)
        named = next((one for one in found[1:] if one.source.kind is wanted), None)
        return first or named or next(iter(found), None)

    def _antecedents(self, pronoun: int) -> Iterator[Span]:
        """What the pronoun may take up: by the tree, then the name right before it."""
        taken_up = self._words.antecedent(pronoun)
        if taken_up is not None:
            yield taken_up
        place = self._words.span(pronoun, pronoun + 1).start
        for mention in self._sources.within(max(0, place - _LONGEST_NAME), place):
            span = self._sources.span(mention)
            if place - span.end <= 2:
                yield span

    def _document_before(
        self, read: AttributionReading, all_read: Sequence[AttributionReading]
    ) -> FoundSource | None:
        """The document that "it" takes up: "though the report names nobody, it says ..."."""
        words = [self._words.lows[i] for range_ in read.source for i in self._words.within(*range_)]
        if words != ["it"]:
            return None
        sentence = self._document.sentences[sentence_at(self._document, read.cue[0])].span
        for other in reversed(all_read):
            if sentence.start <= other.cue[0] < read.cue[0]:
                found = self._source(other)
                if found is not None:
                    return found if self._sources.is_document(found) else None
        return None
