"""Attributions without a reporting verb: "according to", nouns with "that", passives, adverbs.

"According to the ministry, ..." names a source; "speculation that ...", "is believed to ..." and
"allegedly" name nobody, and what they govern is passed on with that. Nouns, passives and adverbs
are only read where no other source governs the words (the caller sees to that). Cost: linear in
the unit.
"""

from throughline.extract.attributions import reported_clauses as clauses
from throughline.extract.attributions.cues import Cues, NounCue, is_adverb
from throughline.extract.attributions.sources import NOBODY, FoundSource, Sources
from throughline.extract.attributions.unit_reader import SUBORDINATORS, Found, Range
from throughline.extract.attributions.units import Unit
from throughline.model.annotation import Certainty, SourceKind

_PASSIVE = frozenset({"is", "are", "was", "were", "been", "being"})
_MARKS = frozenset({",", ";", ":", "—", "–", ".", "?", "!", ""})
_CUSTOMS = frozenset(
    {"plan", "plans", "protocol", "schedule", "custom", "tradition", "rule", "rules", "need"}
    | {"needs", "size", "type", "age", "ability", "taste", "procedure", "legend", "wishes", "rank"}
)
_OWNED = frozenset(
    {
        "statement",
        "announcement",
        "admission",
        "confession",
        "testimony",
        "warning",
        "belief",
        "view",
        "opinion",
        "conviction",
        "finding",
        "acknowledgement",
        "acknowledgment",
        "denial",
        "denials",
        "assertion",
        "assertions",
        "contention",
        "hope",
        "hopes",
        "fear",
        "fears",
        "concern",
        "concerns",
        "claim",
        "claims",
        "indication",
        "indications",
    }
)


class HearsayReader:
    """Reads the cues of one unit that are no reporting verbs."""

    def __init__(self, unit: Unit, sources: Sources, cues: Cues) -> None:
        self._unit = unit
        self._tokens = unit.tokens
        self._sources = sources
        self._cues = cues

    def according_to(self, at: int) -> Found | None:
        """The attribution of "according to X", before, inside or after its content."""
        phrase = next((p for p in self._cues.before if self._is_phrase(at, p)), None)
        if phrase is None:
            return None
        after = at + len(phrase)
        end = self._source_end(after)
        source = self._sources.read(self._tokens, after, end)
        if source is None or source.source.kind is SourceKind.NOBODY:
            return None
        if not source.sure and self._is_custom(source, phrase):
            return None
        content = self._content_ahead(end) if self._opens(at) else self._content_behind(at, end)
        if not content:
            return None
        return Found(self._unit, (at, after), " ".join(phrase), source, content, Certainty.CERTAIN)

    def _is_custom(self, source: FoundSource, phrase: tuple[str, ...]) -> bool:
        """Whether it is done, not said: "according to plan", "as per protocol"."""
        words = source.source.text.lower().split()
        return phrase[0] != "according" or words[-1] in _CUSTOMS or words[0] in ("how", "what")

    def noun(self, at: int, cue: NounCue) -> Found | None:
        """The attribution of "the allegation (by X) that ..."."""
        tokens, size = self._tokens, len(self._tokens)
        that = next((i for i in range(at + 1, min(size, at + 11)) if tokens[i].low == "that"), None)
        if that is None or that + 3 >= size:
            return None
        if clauses.looks_finite(tokens, that + 1, self._cues) or tokens[that + 1].low in _MARKS:
            return None
        if is_adverb(tokens[that + 1].low) or tokens[that - 1].low in ("of", "in", "for"):
            return None
        if that > at + 1 and not self._reaches(at, that):
            return None
        end = clauses.clause_end(tokens, that + 1, self._cues)
        if not clauses.holds_clause(tokens, that + 1, end, self._cues):
            return None
        if not self._ends_with_its_clause(at, that, end):
            return None
        source = self._noun_owner(at, that)
        if source is None:
            if cue.word in _OWNED:
                return None
            source = FoundSource(NOBODY, True)
        return Found(
            self._unit,
            (at, at + 1),
            cue.word,
            source,
            ((that + 1, end),),
            cue.certainty,
            cue.denial,
        )

    def _ends_with_its_clause(self, at: int, that: int, end: int) -> bool:
        """Whether the content cannot run on into the sentence's own verb.

        "The firm's claim that the dam was safe is false": where the noun opens its clause, a
        second verb may be the sentence's.
        """
        if any(clauses.is_finite(self._tokens, i, self._cues) for i in range(max(0, at - 15), at)):
            return True
        verbs, before = 0, False
        for index in range(that + 2, end):
            # After an auxiliary or modal the next verb form is its participle.
            helped = before and clauses.is_finite(self._tokens, index - 1, self._cues)
            before = not helped and clauses.looks_finite(self._tokens, index, self._cues)
            verbs += before
        return verbs <= 1 or that > at + 1

    def passive(self, at: int, cue: NounCue) -> Found | None:
        """The attribution of "is believed to ..." and "it was reported that ..."."""
        tokens, size = self._tokens, len(self._tokens)
        if at + 3 >= size or at == 0:
            return None
        start = at
        while start > 0 and (
            tokens[start - 1].low in _PASSIVE | {"has", "have", "had"}
            or tokens[start - 1].low in self._cues.words["middle_adverbs"]
            or (is_adverb(tokens[start - 1].low) and not tokens[start - 1].capital)
        ):
            start -= 1
        passive = any(tokens[i].low in _PASSIVE for i in range(start, at))
        after = tokens[at + 1].low
        if after == "that" and passive and start > 0 and tokens[start - 1].low == "it":
            end = clauses.clause_end(tokens, at + 2, self._cues)
            return self._nobody(at, cue, ((at + 2, end),))
        if after != "to" or any(tokens[i].low in ("not", "never") for i in range(start, at)):
            return None
        following = tokens[at + 2]
        if following.low not in ("be", "have") and (
            cue.word in ("reported", "said", "estimated")
            or following.capital
            or following.low in self._cues.words["determiners"] | self._cues.words["addressees"]
        ):
            return None  # "was reported to police": to whom, not what
        if not passive and cue.word not in (
            "believed",
            "thought",
            "alleged",
            "rumoured",
            "rumored",
            "suspected",
            "said",
            "understood",
        ):
            return None
        if not passive and (tokens[at + 2].low not in ("be", "have") or cue.word == "said"):
            return None
        begin = self._clause_begin(start) if passive else self._phrase_begin(start)
        end = clauses.clause_end(tokens, at + 1, self._cues)
        return self._nobody(at, cue, ((begin, end),))

    def adverb(self, at: int, cue: NounCue) -> Found | None:
        """The attribution of "allegedly": the clause that it stands in."""
        tokens = self._tokens
        begin = self._clause_begin(at)
        end = clauses.clause_end(tokens, max(at, begin), self._cues)
        if end - begin < 4:
            return None
        return self._nobody(at, cue, ((begin, end),))

    def _nobody(self, at: int, cue: NounCue, content: tuple[Range, ...]) -> Found | None:
        if content[0][1] - content[0][0] < 3:
            return None
        return Found(
            self._unit, (at, at + 1), cue.word, FoundSource(NOBODY, True), content, cue.certainty
        )

    def _is_phrase(self, at: int, phrase: tuple[str, ...]) -> bool:
        tokens = self._tokens
        return len(tokens) > at + len(phrase) and all(
            tokens[at + i].low == word for i, word in enumerate(phrase)
        )

    def _opens(self, at: int) -> bool:
        """Whether the phrase stands before its content."""
        tokens = self._tokens
        if tokens[at].capital:
            return True
        before = at - 1
        while before >= 0 and tokens[before].low in self._cues.words["openers"]:
            before -= 1
        return before < 0 or (
            tokens[before].low in (";", ".", "!", "?")
            or (tokens[before].low == "," and self._only_opener(before))
        )

    def _only_opener(self, comma: int) -> bool:
        return comma <= 1 and self._tokens[0].low in self._cues.words["openers"]

    def _source_end(self, after: int) -> int:
        """The index after the phrase that names the source."""
        tokens = self._tokens
        size = len(tokens)
        index = after
        while index < min(size, after + 30):
            low = tokens[index].low
            if low == "(":
                close = next(
                    (i for i in range(index, min(size, index + 12)) if tokens[i].low == ")"), None
                )
                if close is None:
                    return index
                index = close + 1
                continue
            if clauses.is_date_comma(tokens, index):
                index += 2
                continue
            if low in (",", ";", ":", "—", "–", "?", "!") or tokens[index].quotation is not None:
                return index
            if (
                low == "."
                and (index + 1 >= size or tokens[index + 1].start > tokens[index].end)
                and not (len(tokens[index - 1].low) <= 3 and tokens[index - 1].capital)
            ):
                return index
            if low in ("who", "which", "that", "while", "but", "when", "whose") or (
                index > after and clauses.is_finite(tokens, index, self._cues)
            ):
                return index
            index += 1
        return index

    def _content_ahead(self, end: int) -> tuple[Range, ...]:
        """The clause after "According to X," and the apposition that may follow X."""
        tokens, size = self._tokens, len(self._tokens)
        if end >= size or tokens[end].low not in (",", "—", "–", "", "who", "which", ";"):
            return ()
        start = end + (0 if tokens[end].quotation is not None else 1)
        for index in range(start, min(size, start + 25)):
            if clauses.is_date_comma(tokens, index):
                continue
            if tokens[index].low == "," and self._describes(start, index):
                start = index + 1
                break
            if clauses.is_finite(tokens, index, self._cues) and tokens[end].low not in (
                "who",
                "which",
            ):
                break
        stop = clauses.clause_end(tokens, start, self._cues)
        return (
            ((start, stop),)
            if stop - start >= 3 or (start < size and tokens[start].quotation is not None)
            else ()
        )

    def _describes(self, start: int, end: int) -> bool:
        """Whether the tokens between two commas describe the source, and a clause follows."""
        tokens, words = self._tokens, self._cues.words
        first = tokens[start].low if start < end else ""
        role = any(
            t.low in self._cues.sources["people"] for t in tokens[start : min(end, start + 8)]
        )
        described = first in words["determiners"] or first in ("who", "which", "whose") or role
        follows = tokens[end + 1].low if end + 1 < len(tokens) else ""
        if not described or follows in ("and", "but", "who", "which", "or", "as"):
            return False
        stop = clauses.clause_end(tokens, end + 1, self._cues)
        return clauses.holds_clause(tokens, end + 1, stop, self._cues)

    def _content_behind(self, at: int, end: int) -> tuple[Range, ...]:
        tokens = self._tokens
        stop = at
        while stop > 0 and tokens[stop - 1].low in (",", "—", "–"):
            stop -= 1
        begin = clauses.content_start(tokens, stop, self._cues)
        if stop - begin < 3:
            return ()
        content: tuple[Range, ...] = ((begin, stop),)
        if end < len(tokens) and tokens[end].low == ",":
            rest = clauses.clause_end(tokens, end + 1, self._cues)
            incomplete = tokens[begin].low in SUBORDINATORS or not clauses.holds_clause(
                tokens, begin, stop, self._cues
            )
            if incomplete and rest - end > 2:
                return ((begin, stop), (end + 1, rest))
        return content

    def _reaches(self, at: int, that: int) -> bool:
        """Whether "that" belongs to the noun across what stands between."""
        tokens = self._tokens
        between = tokens[at + 1 : that]
        if between[0].low in ("by", "from", "among", "in", "within", "of"):
            return not any(clauses.is_finite(tokens, i, self._cues) for i in range(at + 1, that))
        return between[-1].low == "," or between[0].low in (
            "swirled",
            "spread",
            "persisted",
            "persists",
            "grew",
            "emerged",
            "surfaced",
            "circulated",
            "mounted",
            "mounts",
            "grows",
            "was",
            "were",
            "is",
            "are",
            "abounded",
            "remains",
            "remained",
            "circulating",
            "began",
        )

    def _noun_owner(self, at: int, that: int) -> FoundSource | None:
        """Whose allegation it is: "the firm's claim", "allegations by the opposition"."""
        tokens, words = self._tokens, self._cues.words
        if at + 1 < that and tokens[at + 1].low in ("by", "from"):
            found = self._sources.read(tokens, at + 2, that)
            return found if found is not None and found.sure else None
        owner = at
        while (
            owner > 0
            and at - owner < 4
            and tokens[owner - 1].word
            and tokens[owner - 1].low != "'s"
        ):
            if tokens[owner - 1].low in ("his", "her", "their", "its"):
                return self._sources.read_possessive(tokens[owner - 1])
            if tokens[owner - 1].low in words["prepositions"] | words["determiners"]:
                return None
            owner -= 1
        if owner == 0 or tokens[owner - 1].low != "'s":
            return None
        end = owner - 1
        start = end
        while (
            start > 0
            and end - start < 8
            and tokens[start - 1].word
            and (
                tokens[start - 1].low not in words["prepositions"] | words["breaks"]
                and not clauses.is_finite(tokens, start - 1, self._cues)
                and tokens[start - 1].low not in self._cues.verbs
            )
        ):
            start -= 1
        found = self._sources.read(tokens, start, end)
        return found if found is not None and found.sure else None

    def _phrase_begin(self, at: int) -> int:
        """Where the noun phrase that a reduced passive describes begins ("two men believed")."""
        tokens, words = self._tokens, self._cues.words
        begin = at
        while begin > 0 and tokens[begin - 1].low in (",", "—", "–"):
            begin -= 1
        stop = begin
        while begin > 0 and stop - begin < 10 and tokens[begin - 1].word:
            low = tokens[begin - 1].low
            if low in words["prepositions"] | words["breaks"] and low != "of":
                break
            if clauses.looks_finite(tokens, begin - 1, self._cues):
                break
            begin -= 1
            if low in words["determiners"] and tokens[begin - 1].low != "of":
                break
        return begin if begin < stop else at

    def _clause_begin(self, at: int) -> int:
        """Where the clause that `at` stands in begins, its leading subordinate clause left out."""
        tokens, words = self._tokens, self._cues.words
        begin = clauses.content_start(tokens, at, self._cues)
        index = at - 1
        while index > begin:
            low = tokens[index].low
            if low == ";" or (
                low in (",", "—", "–")
                and tokens[index + 1].low in ("but", "while", "although", "whereas", "though")
            ):
                begin = index + 1
                break
            index -= 1
        if tokens[begin].low in ("but", "and", "while", "although", "whereas", "though"):
            comma = next((i for i in range(begin, at) if tokens[i].low == ","), None)
            subordinate = tokens[begin].low not in ("but", "and")
            begin = comma + 1 if subordinate and comma is not None else begin + 1
        return begin if begin < at or words is None else at
