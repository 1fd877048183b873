"""What reading one unit shares: token ranges, noun phrases before a verb, runs of quotations."""

from dataclasses import dataclass

from throughline.extract.attributions import reported_clauses as clauses
from throughline.extract.attributions.cues import Cues
from throughline.extract.attributions.sources import FoundSource, Sources
from throughline.extract.attributions.units import Unit
from throughline.model.annotation import Certainty

Range = tuple[int, int]
"""Half-open range of token indices."""

BREAK_MARKS = frozenset({",", ";", ":", "—", "–", "", "(", ")", ".", "?", "!", "…", "-"})
SUBORDINATORS = frozenset(
    {"when", "while", "if", "although", "though", "as", "after", "before", "since", "because"}
    | {"once", "unless", "until", "whereas"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in token indices of its unit."""

    unit: Unit
    cue: Range
    lemma: str
    source: FoundSource
    content: tuple[Range, ...]
    certainty: Certainty
    denial: bool = False
    negated: bool = False
    clause: bool = True
    """Whether the content is a clause or quotation, not a phrase ("the firm of fraud")."""


class UnitReader:
    """One unit with the lookups that its readers share."""

    def __init__(self, unit: Unit, sources: Sources, cues: Cues) -> None:
        self.unit = unit
        self.tokens = unit.tokens
        self.sources = sources
        self.cues = cues

    def verb_between(self, start: int, end: int) -> bool:
        """Whether a token in [start, end) may be a finite verb."""
        return any(clauses.looks_finite(self.tokens, i, self.cues) for i in range(start, end))

    def finite_between(self, start: int, end: int) -> bool:
        """Whether a token in [start, end) is surely a finite verb."""
        return any(clauses.is_finite(self.tokens, i, self.cues) for i in range(start, end))

    def verb_before(self, at: int) -> bool:
        """Whether the coordination at `at` joins clauses, not names."""
        return any(
            clauses.looks_finite(self.tokens, i, self.cues) for i in range(max(0, at - 12), at)
        )

    def name_mark(self, at: int) -> bool:
        """Whether a full stop or hyphen belongs to an abbreviation or a name."""
        tokens = self.tokens
        if tokens[at].low not in (".", "-") or at == 0:
            return False
        return (
            len(tokens[at - 1].low) <= 4
            and tokens[at - 1].capital
            and (at + 1 < len(tokens) and tokens[at + 1].start - tokens[at].end <= 1)
        )

    def _describes(self, at: int) -> bool:
        """Whether the word at `at` opens a relative clause, not what is said or thought."""
        low = self.tokens[at].low
        if low != "that" or at == 0:
            return low in ("who", "which", "whose")
        before = self.tokens[at - 1]
        cues = self.cues
        reports = (
            before.low in cues.verbs or before.low in cues.nouns or before.low in cues.passives
        )
        return before.word and not reports and before.low not in cues.words["times"]

    def bracket_before(self, close: int) -> int | None:
        """The index of the bracket that `close` closes, at most eight tokens back."""
        for index in range(close - 1, max(-1, close - 9), -1):
            if self.tokens[index].low == "(":
                return index
        return None

    def phrase_start(self, end: int) -> int:
        """The index where the noun phrase that ends at `end` begins at the earliest."""
        tokens, words = self.tokens, self.cues.words
        start = end
        while start > 0 and end - start < 30:
            token = tokens[start - 1]
            if token.low == ")" and (opened := self.bracket_before(start - 1)) is not None:
                start = opened
                continue
            if token.low in BREAK_MARKS and not self.name_mark(start - 1):
                break
            if token.low in words["breaks"] and token.low not in ("and", "or"):
                if self._describes(start - 1) and self.verb_between(start, end):
                    pass
                else:
                    break
            if token.low in ("and", "or") and self.verb_before(start - 1):
                break
            start -= 1
        return start

    def without_clause(self, start: int, end: int) -> int | None:
        """Where the subject begins in a stretch that may hold more than a noun phrase."""
        tokens, words = self.tokens, self.cues.words
        relative = next((i for i in range(start, end) if self._describes(i)), end)
        finite = [i for i in range(start, relative) if clauses.is_finite(tokens, i, self.cues)]
        opens = tokens[start].low in words["prepositions"] and tokens[start].low != "per"
        if not finite and not opens:
            return start
        # "After the raid police said": take the last phrase, from its determiner or name.
        floor = finite[-1] + 1 if finite else start + 1
        for index in range(relative - 1, floor - 1, -1):
            low = tokens[index].low
            if low in words["determiners"] or low in words["pronouns"]:
                before = tokens[index - 1].low if index else ""
                if before in words["prepositions"] and index - 1 == start and opens:
                    return None
                if before in words["prepositions"]:
                    continue
                return index
        last = tokens[relative - 1]
        mentions = self.sources.within(tokens[floor].start, last.end) if floor < relative else []
        for index in range(floor, relative):
            starts = [
                self.sources.span(m).start for m in mentions if self.sources.span(m).end == last.end
            ]
            if starts and tokens[index].start == starts[0]:
                if tokens[index - 1].low in words["prepositions"]:
                    return None
                return index
        if last.low in self.cues.sources["people"] | self.cues.sources["institutions"]:
            return relative - 1
        return None

    def run_of_quotations(self, at: int) -> tuple[Range, ...]:
        """Quotations that follow each other with nothing but marks between them."""
        parts = [(at, at + 1)]
        index = at + 1
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.quotation is not None:
                parts.append((index, index + 1))
            elif token.word and token.low != "and":
                break
            index += 1
        return tuple(parts)

    def quotations_back(self, end: int) -> tuple[Range, ...]:
        """Full quotations that stand right before `end`."""
        parts: list[Range] = []
        index = end - 1
        while index >= 0:
            token = self.tokens[index]
            if token.quotation is not None:
                parts.append((index, index + 1))
            elif token.word:
                break
            index -= 1
        return tuple(reversed(parts))
