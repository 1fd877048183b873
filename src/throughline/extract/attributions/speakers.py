"""The subject of a reporting verb: who says, before the verb or behind it.

The noun phrase at the verb, the one before an apposition ("X, a captain, said"), the antecedent
of "who", or the subject of the main clause for a participle and a second verb. Nothing where the
words before the verb cannot be told to name who speaks.
"""

from throughline.extract.attributions import reported_clauses as clauses
from throughline.extract.attributions.cues import CueForm, Cues, Form, is_adverb
from throughline.extract.attributions.sources import FoundSource, Sources
from throughline.extract.attributions.unit_reader import BREAK_MARKS, Found, UnitReader
from throughline.extract.attributions.units import Unit
from throughline.model.annotation import SourceKind

_NOT_SAID = frozenset(
    {"if", "whether", "unless", "what", "whom", "than", "which", "how", "whatever"}
)
"""Before a subject: its statement is asked, supposed or only describes something."""
_AFTER_SOURCE = frozenset(
    {"in", "on", "at", "during", "after", "following", "by", "to", "via", "about", "before"}
    | {"through", "outside", "inside", "near"}
)
RELATIVES = frozenset({"who", "which", "that"})


class SubjectReader(UnitReader):
    """Finds who says in one unit. `spoken` is what has been read in it so far."""

    def __init__(self, unit: Unit, sources: Sources, cues: Cues) -> None:
        super().__init__(unit, sources, cues)
        self.spoken: list[Found] = []

    def of_verb(self, start: int, form: Form, entry: CueForm) -> tuple[FoundSource, int] | None:
        """Who says, and the index where that phrase starts; the verb group starts at `start`."""
        tokens = self.tokens
        if form is Form.ING:
            speaker = self._speaker_before(start, entry) or self._main_subject(start)
            return (speaker, start) if speaker else None
        if start == 0:
            return None
        last = tokens[start - 1].low
        if last in RELATIVES and start >= 2:
            return self._relative(start - 1, entry)
        if last in ("and", "but", "or", "then"):
            speaker = self._main_subject(start - 1)
            return (speaker, start) if speaker else None
        if last in (",", "—", "–", ")"):
            return self._before_apposition(start)
        return self._right_before(start)

    def _right_before(self, end: int) -> tuple[FoundSource, int] | None:
        """The noun phrase that ends at the verb."""
        tokens = self.tokens
        start = self.phrase_start(end)
        begin = self.without_clause(start, end) if start < end else None
        if begin is None:
            return None
        source = self.sources.read(tokens, begin, end)
        if source is None or self._object_relative(begin):
            return None
        if source.source.span is not None:
            named = source.source.span.start
            begin = next((i for i in range(begin, end) if tokens[i].start >= named), begin)
        return source, begin

    def _speaker_before(self, at: int, entry: CueForm) -> FoundSource | None:
        """Who spoke last before ", adding ...", leaving out those who are only quoted."""
        if "t" not in entry.cue.frames or at == 0 or self.tokens[at - 1].low not in (",", "also"):
            return None
        before = [f for f in self.spoken if f.cue[0] < at]
        own = [
            f
            for f in before
            if not any(a <= f.cue[0] < b for other in before for a, b in other.content)
        ]
        return own[-1].source if own else None

    def _object_relative(self, start: int) -> bool:
        """Whether the clause only describes a noun: "the tricks that he accused her of"."""
        tokens = self.tokens
        if start == 0:
            return False
        before_it = tokens[start - 1].low
        if before_it in _NOT_SAID or before_it in self.cues.words["auxiliaries"]:
            return True
        if tokens[start - 1].low != "that" or start < 2:
            return False
        before = tokens[start - 2]
        noun = before.low in self.cues.nouns or before.low in self.cues.words["times"]
        known = before.low in self.cues.verbs or noun or before.low in self.cues.passives
        if before.low in ("and", "or", "but", ","):
            return False
        if before.quotation is not None:
            return True
        return not known and not before.capital and before.word

    def _relative(self, at: int, entry: CueForm) -> tuple[FoundSource, int] | None:
        """The noun phrase before "who"/"which", with or without a comma."""
        tokens = self.tokens
        end = at
        if tokens[end - 1].low == ",":
            end -= 1
        elif tokens[at].low == "that":
            return None
        start = self.phrase_start(end)
        if start == end:
            return None
        start = self._nearest_phrase(start, end)
        source = self.sources.read(tokens, start, end)
        if source is None or not source.sure:
            return None
        if entry.form is Form.BASE and source.source.kind is SourceKind.NAMED:
            return None  # "friends of Mara Voss, who believe": not she
        return source, at

    def _nearest_phrase(self, start: int, end: int) -> int:
        """The last phrase of a stretch: after its last verb or, for a name, that name."""
        tokens = self.tokens
        for index in range(end - 1, start - 1, -1):
            if clauses.looks_finite(tokens, index, self.cues) or (
                tokens[index].low in self.cues.words["prepositions"]
                and tokens[index].low not in ("of", "for")
            ):
                return index + 1
        return start

    def _before_apposition(self, end: int) -> tuple[FoundSource, int] | None:
        """ "X, a police officer who ..., said": the phrase before the parenthesis."""
        tokens = self.tokens
        if tokens[end - 1].low == "," and end >= 3 and tokens[end - 2].low == ")":
            end -= 1  # "Mara Voss (Green), said"
        closing = tokens[end - 1].low
        opening = "(" if closing == ")" else closing
        for index in range(end - 2, max(0, end - 40), -1):
            if tokens[index].low != opening and not (opening == "," and tokens[index].low == ","):
                continue
            name = opening == "," and self._is_name(index + 1, end - 1)
            if opening == "," and not name and not self._appositive(index + 1, end - 1):
                continue
            start = self.phrase_start(index)
            if start == index:
                continue
            if name and tokens[index + 1].low != "or":
                # "the firm's lawyer, Mara Voss, said": the name is who speaks.
                source = self.sources.read(tokens, index + 1, end - 1)
                if source is not None and source.source.kind is SourceKind.NAMED:
                    return source, start
                continue
            begin = self.without_clause(start, index)
            if begin is None:
                return None
            source = self.sources.read(tokens, begin, index)
            if source is None and tokens[index - 1].low.isdigit():
                continue
            if source is None or not source.sure:
                return None
            return source, begin
        return None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether only capitalised words stand between two commas."""
        if self.tokens[start].low == "or":
            start += 1  # "the Harbour Users' Association, or HUA,"
        held = self.tokens[start:end]
        return 0 < len(held) <= 5 and all(t.capital or not t.word for t in held)

    def _appositive(self, start: int, end: int) -> bool:
        """Whether the tokens describe the name before them."""
        if start >= end:
            return False
        first, words = self.tokens[start], self.cues.words
        if first.low in ("who", "whose", "which", "also", "now", "then", "formerly", "speaking"):
            return True
        if first.low.isdigit():
            return True
        if first.low in words["prepositions"] and first.low not in ("of",):
            return end - start <= 10
        role = any(
            t.low in self.cues.sources["people"] for t in self.tokens[start : min(end, start + 8)]
        )
        finite = self.finite_between(start, end) and not any(
            t.low in ("who", "which", "whose", "that") for t in self.tokens[start:end]
        )
        if finite:
            return False
        return role or first.low in words["determiners"] or first.low.endswith(("ing", "ed"))

    def _main_subject(self, before: int) -> FoundSource | None:
        """The subject of the main clause that a participle or a second verb belongs to."""
        tokens, words = self.tokens, self.cues.words
        comma = tokens[before - 1].low == "," if before else False
        noun = before > 0 and tokens[before - 1].low in words["statement_nouns"]
        joined = before < len(tokens) and tokens[before].low in ("and", "but", "or", "then")
        if not (comma or noun or joined):
            return None
        start = clauses.content_start(tokens, before, self.cues)
        verb = next(
            (
                i
                for i in range(start + 1, before)
                if clauses.looks_finite(tokens, i, self.cues)
                and tokens[i - 1].low not in words["determiners"]
            ),
            None,
        )
        if verb is None:
            return None
        while verb > start and (
            tokens[verb - 1].low in words["middle_adverbs"] or is_adverb(tokens[verb - 1].low)
        ):
            verb -= 1
        begin = self.phrase_start(verb)
        if begin == verb:
            apposed = self._before_apposition(verb) if verb > 2 else None
            return apposed[0] if apposed else None
        at = self.without_clause(begin, verb)
        if at is None:
            return None
        source = self.sources.read(tokens, at, verb)
        if source is None:
            return None
        named = source.source.kind is SourceKind.NAMED
        return source if source.sure or named else None

    def inverted_end(self, after: int) -> int:
        """The index after the subject that follows its verb."""
        tokens, words = self.tokens, self.cues.words
        found = self._name_start(after)
        for index in range(after, min(len(tokens), after + 24)):
            token = tokens[index]
            low = token.low
            if low in BREAK_MARKS and self.name_mark(index):
                continue
            if low in BREAK_MARKS or low in RELATIVES or low in ("adding", "while", "as", "when"):
                return index
            if (
                index > after
                and low in words["times"]
                and (low not in ("last", "early", "late") or index > after + 1)
            ):
                return index
            if index > after and low in _AFTER_SOURCE:
                if low in ("in", "at", "on", "by") and not found and not self._occasion(index):
                    continue
                return index
            found = found or self._name_start(index)
        return min(len(tokens), after + 24)

    def _name_start(self, at: int) -> bool:
        """Whether the source so far is a proper name: then "in Paris" is where it was said."""
        tokens = self.tokens
        return (
            at < len(tokens)
            and tokens[at].capital
            and (at + 1 >= len(tokens) or not tokens[at + 1].capital)
            and tokens[at].low not in self.cues.words["determiners"]
        )

    def _occasion(self, at: int) -> bool:
        """Whether "in/at/on ..." names when or where it was said, not who."""
        words = self.cues.words
        return any(
            token.low in words["occasions"] or token.low in words["times"]
            for token in self.tokens[at + 1 : at + 6]
        )
