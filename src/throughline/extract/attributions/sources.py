"""Who stands behind a statement: a noun phrase read as a source, named, unnamed or none.

Rules, in this order: a person's name that ends or heads the phrase; a pronoun; the name of a body
or country; else the head noun. A document ("the affidavit", "the firm's report") counts as an
institution where the phrase names its owner, else as anonymous. A spokesperson without a name
whose body is named counts as that institution; any other unnamed person is anonymous, unless the
text's own coreference gives a name. "Speculation", "rumours" and adverbs have nobody behind them.
"""

from bisect import bisect_left
from dataclasses import dataclass

from throughline.extract.attributions.cues import Cues, is_adverb
from throughline.extract.attributions.units import Token
from throughline.model.annotation import (
    AttributedSource,
    EntityType,
    Mention,
    MentionForm,
    SourceKind,
)
from throughline.model.source import Span

NOBODY = AttributedSource(None, "", SourceKind.NOBODY)
_POSTMODIFIERS = frozenset(
    {
        "who",
        "which",
        "whose",
        "familiar",
        "close",
        "briefed",
        "involved",
        "speaking",
        "quoted",
        "cited",
        "present",
        "aware",
        "working",
        "based",
        "led",
        "seen",
        "obtained",
        "published",
        "released",
        "posted",
        "issued",
        "signed",
        "dated",
        "that",
        "whom",
    }
)
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.FACILITY})
_FIRST_PERSON = frozenset({"i", "we"})
_THIRD_PERSON = frozenset({"he", "she", "they"})
_OFFICES = frozenset(
    {"secretary", "president", "minister", "chief", "head", "director", "chairman", "leader"}
    | {"commissioner", "governor", "mayor", "king", "queen", "prince", "bishop", "ambassador"}
)
"""Heads after which "of" belongs to a title before a name."""
_NO_ONE = frozenset(
    {"him", "them", "me", "there", "here", "what", "nothing", "everything", "anything", "not", "no"}
)
_MAX_PHRASE_TOKENS = 40


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source with whether it is surely one that can speak."""

    source: AttributedSource
    sure: bool


class Sources:
    """Reads noun phrases as sources, against the mentions of one document."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], cues: Cues) -> None:
        self._text = text
        self._mentions = mentions
        self._cues = cues
        self._order = sorted(range(len(mentions)), key=lambda i: (mentions[i].span, i))
        self._starts = [mentions[i].span.start for i in self._order]

    @property
    def text(self) -> str:
        """The document's text."""
        return self._text

    def span(self, mention: int) -> Span:
        """The span of a mention."""
        return self._mentions[mention].span

    def within(self, start: int, end: int) -> list[int]:
        """Indices of the mentions that lie in a stretch of the text, in order of place."""
        found = []
        for place in range(bisect_left(self._starts, start), len(self._order)):
            index = self._order[place]
            if self._mentions[index].span.start >= end:
                break
            if self._mentions[index].span.end <= end:
                found.append(index)
        return found

    def read(self, tokens: tuple[Token, ...], start: int, end: int) -> FoundSource | None:
        """The source that the tokens [start, end) name; None where they name none."""
        start, end = self._trim(tokens, start, end)
        if start >= end or end - start > _MAX_PHRASE_TOKENS:
            return None
        if tokens[start].low in self._cues.words["prepositions"] or tokens[start].low in _NO_ONE:
            return None
        core = self._core_end(tokens, start, end)
        if core == start or tokens[core - 1].low == "version":
            return None  # "An earlier version of this article said": withdrawn, not claimed
        found = self.within(tokens[start].start, tokens[end - 1].end)
        named = self._person(tokens, start, core, end, found)
        if named is not None:
            return FoundSource(self._made(tokens, start, end, SourceKind.NAMED, named), True)
        if end - start == 1 and tokens[start].low in self._cues.words["pronouns"]:
            return self._pronoun(tokens, start, found)
        body = self._body(tokens, start, core, found)
        if body is not None:
            return FoundSource(self._made(tokens, start, end, SourceKind.INSTITUTION, body), True)
        return self._nominal(tokens, start, core, end, found)

    def read_possessive(self, token: Token) -> FoundSource | None:
        """The source behind "his", "her" or "their": only where the text gives it a name."""
        found = self.within(token.start, token.end)
        kind = self._chain_kind(found[0] if found else None)
        if kind is None:
            return None
        return FoundSource(self._made((token,), 0, 1, kind, found[0]), True)

    def is_document(self, found: FoundSource) -> bool:
        """Whether the source is a document or body: what "shows" and "lists" are said of."""
        words = set(found.source.text.lower().replace("’s", "").replace("'s", "").split())
        if words & self._cues.sources["documents"]:
            return True
        return found.source.kind is SourceKind.INSTITUTION

    def _trim(self, tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
        words = self._cues.words
        while start < end and (
            (not tokens[start].word and tokens[start].low != "")
            or (
                tokens[start].low in words["openers"] and tokens[start].low not in ("here", "there")
            )
            or (is_adverb(tokens[start].low) and not tokens[start].capital)
        ):
            start += 1
        timed = end > start and tokens[end - 1].low in words["times"]
        while end > start and (
            (timed and tokens[end - 1].low.isdigit())
            or (not tokens[end - 1].word and tokens[end - 1].low not in (")", ""))
            or (tokens[end - 1].low in words["times"] and end - start > 1)
            or tokens[end - 1].low in ("also", "himself", "herself", "both", "on", "in", "later")
        ):
            end -= 1
        return start, end

    def _core_end(self, tokens: tuple[Token, ...], start: int, end: int) -> int:
        """The index after the head: before "of the ministry", "who ...", "familiar with ..."."""
        for index in range(start + 1, end):
            low = tokens[index].low
            if low in self._cues.words["prepositions"] or low in _POSTMODIFIERS:
                if self._inside_name(tokens, index):
                    continue
                return index
            if low in (",", "(", "—", "–", ""):
                return index
        return end

    def _inside_name(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether the token lies inside a name ("Ministry of External Affairs")."""
        at = tokens[index].start
        place = bisect_left(self._starts, at) - 1
        for back in range(place, max(-1, place - 3), -1):
            mention = self._mentions[self._order[back]]
            if mention.form is MentionForm.NAME and mention.span.start < at < mention.span.end:
                return True
        return False

    def _person(
        self, tokens: tuple[Token, ...], start: int, core: int, end: int, found: list[int]
    ) -> int | None:
        """A person's name that ends the phrase or is its head."""
        for index in reversed(found):
            mention = self._mentions[index]
            if mention.type is not EntityType.PERSON or mention.form is not MentionForm.NAME:
                continue
            at_core = abs(mention.span.end - tokens[core - 1].end) <= 2
            at_end = abs(mention.span.end - tokens[end - 1].end) <= 2
            if tokens[core - 1].low == "'s" or not (at_core or at_end):
                continue
            if mention.name.lower() in self._cues.sources["people"]:
                continue
            if at_end and not at_core and self._object_of_preposition(tokens, start, core, mention):
                continue
            return index
        return None

    def _object_of_preposition(
        self, tokens: tuple[Token, ...], start: int, core: int, mention: Mention
    ) -> bool:
        """Whether the name only goes with the head: "a lawyer for Mr Penn", not "the head of the
        board Ana Penn" or "Ministry of Works spokesman Ana Penn"."""
        between = [t for t in tokens[core:] if t.end <= mention.span.start]
        if not between or between[-1].low == ",":
            return False  # in apposition: "her lawyer, Mara Voss"
        if any(t.low in (",", "(") or t.low in _POSTMODIFIERS for t in between):
            return True
        head = tokens[core - 1].low
        roles = self._cues.sources["people"]
        if head not in roles:
            return not any(t.low in roles for t in between)
        return between[0].low != "of" or len(between) < 2 or head not in _OFFICES

    def _pronoun(self, tokens: tuple[Token, ...], at: int, found: list[int]) -> FoundSource | None:
        low = tokens[at].low
        if low in _FIRST_PERSON:
            return FoundSource(self._made(tokens, at, at + 1, SourceKind.AUTHOR, None), True)
        if low in ("you", "there"):
            return None
        mention = found[0] if found else None
        kind = self._chain_kind(mention)
        if low == "it" and kind is not SourceKind.INSTITUTION:
            return None
        return FoundSource(
            self._made(tokens, at, at + 1, kind or SourceKind.ANONYMOUS, mention),
            low in _THIRD_PERSON or kind is not None,
        )

    def _chain_kind(self, mention: int | None) -> SourceKind | None:
        """What the name at the end of a mention's chain of antecedents is, None without one."""
        seen = 0
        while mention is not None and seen < 20:
            current = self._mentions[mention]
            if current.form is MentionForm.NAME:
                person = current.type is EntityType.PERSON
                return SourceKind.NAMED if person else SourceKind.INSTITUTION
            mention, seen = current.antecedent, seen + 1
        return None

    def _body(
        self, tokens: tuple[Token, ...], start: int, core: int, found: list[int]
    ) -> int | None:
        """The name of a body that is the head; of a place only where it is the whole phrase."""
        last = tokens[core - 1]
        for index in reversed(found):
            mention = self._mentions[index]
            if mention.form is not MentionForm.NAME or abs(mention.span.end - last.end) > 2:
                continue
            if last.low == "'s":
                return None
            if mention.type in _BODIES or mention.type is EntityType.OTHER:
                return index
            whole = mention.span.start - tokens[start].start <= 4
            if mention.type is EntityType.PLACE and whole:
                return index
        return None

    def _nominal(
        self, tokens: tuple[Token, ...], start: int, core: int, end: int, found: list[int]
    ) -> FoundSource | None:
        words = self._cues.sources
        head_at = core - 1
        while head_at > start and (not tokens[head_at].word or tokens[head_at].low == "'s"):
            head_at -= 1
        head = tokens[head_at].low
        if tokens[head_at].low in self._cues.words["pronouns"]:
            return None
        mention = self._head_mention(tokens[head_at], found)
        owner = self._owner(found)
        # "the officer of the agency" says by itself who it is: no name is looked for.
        bare = core == end and tokens[start].low not in ("a", "an", "one", "some", "another")
        chain = self._chain_kind(mention) if bare else None
        sure = True
        if head in words["nobody"] or (head in ("reports", "report") and head_at == start):
            return FoundSource(NOBODY, True)
        if head in words["documents"]:
            kind = SourceKind.INSTITUTION if owner is not None else SourceKind.ANONYMOUS
            mention = owner if owner is not None else mention
        elif head in words["spokespeople"] and chain is None:
            kind = SourceKind.INSTITUTION if owner is not None else SourceKind.ANONYMOUS
            mention = owner
        elif chain is not None:
            kind = chain
        elif head in words["institutions"]:
            kind = SourceKind.INSTITUTION
        elif head in words["people"] or _plural_of(head, words["people"]):
            kind = SourceKind.ANONYMOUS
        else:
            capital = tokens[head_at].capital
            kind = SourceKind.NAMED if capital else SourceKind.ANONYMOUS
            if capital and tokens[start].low in ("the", "a", "an"):
                kind = SourceKind.INSTITUTION
            sure = capital and head_at > 0
            sure = sure or (mention is not None and self._mentions[mention].type in _BODIES)
            sure = sure or (
                mention is not None and self._mentions[mention].type is EntityType.PERSON
            )
        return FoundSource(self._made(tokens, start, end, kind, mention), sure)

    def _head_mention(self, head: Token, found: list[int]) -> int | None:
        for index in found:
            span = self._mentions[index].span
            if span.start <= head.start and head.end <= span.end:
                return index
        return None

    def _owner(self, found: list[int]) -> int | None:
        """A named body in the phrase that a document or spokesperson belongs to.

        A person is none: her spokesman's words are not hers, her letter may be quoted by others.
        """
        return next(
            (
                i
                for i in found
                if self._mentions[i].form is MentionForm.NAME
                and self._mentions[i].type not in (EntityType.OTHER, EntityType.PERSON)
            ),
            None,
        )

    def _made(
        self,
        tokens: tuple[Token, ...],
        start: int,
        end: int,
        kind: SourceKind,
        mention: int | None,
    ) -> AttributedSource:
        span = Span(tokens[start].start, tokens[end - 1].end)
        return AttributedSource(span, " ".join(span.of(self._text).split()), kind, mention)


def _plural_of(head: str, singulars: frozenset[str]) -> bool:
    return head.endswith("s") and head[:-1] in singulars
