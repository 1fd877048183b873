"""Reporting verbs read in their unit: who says (subject), and what is said (content).

The idea: a reporting verb, its subject to the left ("the ministry said") or right (", said the
ministry"), and its content by the verb's frames: a quotation beside it, a clause with or without
"that", a noun phrase for denials, or the clause before it. Cost: linear in the unit for each cue.
Precision goes before recall: a verb without a subject that can speak, or without a content, gives
nothing. Fails on subjects that a participle separates from their verb, and on garden paths.
"""

from dataclasses import dataclass, replace

from throughline.extract import reported_clauses as clauses
from throughline.extract.cues import Cue, CueForm, Cues, Form
from throughline.extract.sources import FoundSource, Sources
from throughline.extract.statement_units import Unit
from throughline.model.annotation import Certainty, SourceKind

Range = tuple[int, int]
"""Half-open range of token indices."""

_BREAK_MARKS = frozenset({",", ";", ":", "—", "–", "", "(", ")", ".", "?", "!", "…", "-"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't"})
_RELATIVES = frozenset({"who", "which", "that"})
_COURTS = frozenset({"court", "judge", "tribunal", "magistrate", "panel", "bench", "justice"})
SUBORDINATORS = frozenset(
    {"when", "while", "if", "although", "though", "as", "after", "before", "since", "because"}
    | {"once", "unless", "until", "whereas"}
)
_OTHER_CLAUSE = frozenset(
    {"when", "while", "if", "although", "though", "as", "since", "because", "why", "how", "what"}
)
_NO_SUBJECT = frozenset({"who", "which", "that", "to", ",", "but"})
_TWO_PARTS = frozenset({"write", "swear", "show"})
"""Verbs whose participle is no past form."""
_PRONOUN_OBJECTS = frozenset({"him", "her", "it", "them", "himself", "itself", "this", "that"})


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


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its auxiliaries: starts at token `start`."""

    start: int
    negated: bool
    form: Form


class VerbReader:
    """Reads the reporting verbs of one unit."""

    def __init__(self, unit: Unit, sources: Sources, cues: Cues) -> None:
        self._unit = unit
        self._tokens = unit.tokens
        self._sources = sources
        self._cues = cues
        self.spoken: list[Found] = []
        """What has been read in this unit so far, for ", adding ..."."""

    def read(self, at: int, length: int, entry: CueForm) -> Found | None:
        """The attribution that the verb at `at` (`length` tokens) makes, None without one."""
        if self._is_noun(at, length, entry):
            return None
        group = self._group(at, entry)
        if group is None:
            return None
        cue, after = entry.cue, at + length
        quoted_before = self._quotation_before(group.start)
        inverted = self._inverted(at, after, group, entry)
        if inverted is not None:
            return inverted
        subject = self._subject(group, entry, quoted_before)
        if subject is None:
            return None
        source, start, _ = subject
        if cue.documents and not self._document(source):
            return None
        content, negated = self._content(after, start, cue, group), group.negated
        if not content:
            return None
        if cue.denial and self._decision(source, content[0]):
            return None
        if not source.sure and cue.lemma not in ("say", "tell") and not self._quotes(content):
            return None
        return Found(
            self._unit,
            (at, after),
            cue.lemma,
            source,
            content,
            cue.certainty,
            cue.denial,
            negated,
            clause=bool({"t", "b", "q"} & set(cue.frames)) and not self._is_phrase(content, cue),
        )

    def labelled(self) -> Found | None:
        """ "Mara Voss: '...'": a name, a colon and a quotation open the unit."""
        tokens = self._tokens
        colon = next((i for i, t in enumerate(tokens[:9]) if t.low == ":"), None)
        if colon is None or colon == 0 or colon + 1 >= len(tokens):
            return None
        if tokens[colon + 1].quotation is None or self._finite_between(0, colon):
            return None
        source = self._sources.read(tokens, 0, colon)
        if source is None or source.source.kind is not SourceKind.NAMED or not source.sure:
            return None
        content = self._run_of_quotations(colon + 1)
        return Found(self._unit, (colon, colon + 1), ":", source, content, Certainty.CERTAIN)

    def _is_phrase(self, content: tuple[Range, ...], cue: Cue) -> bool:
        """Whether a denial's content is a noun phrase."""
        start, end = content[0]
        return "n" in cue.frames and not self._starts_clause(start, end, True)

    # --- the verb -------------------------------------------------------------------------

    def _is_noun(self, at: int, length: int, entry: CueForm) -> bool:
        """Whether the form is a noun or adjective here ("the report", "a noted pianist")."""
        tokens, words = self._tokens, self._cues.words
        low = tokens[at].low
        before = tokens[at - 1] if at else None
        if tokens[at].capital and before is not None and before.word:
            return True
        if before is not None and (before.low in words["determiners"] and before.low != "that"):
            pronoun_like = before.low in (
                "some",
                "many",
                "several",
                "most",
                "few",
                "both",
                "others",
            )
            return not (pronoun_like and (low not in entry.cue.nouns or entry.form is Form.BASE))
        if before is not None and before.low == "'s" and entry.form is not Form.ING:
            return not (at > 1 and tokens[at - 2].low in words["pronouns"])
        if low not in entry.cue.nouns or length > 1:
            return False
        if before is None or not before.word or before.low in words["prepositions"]:
            return True
        nxt = tokens[at + 1] if at + 1 < len(tokens) else None
        if nxt is None:
            return True
        if before.low in ("media", "news", "press", "intelligence", "unconfirmed", "local"):
            return True
        if before.low in words["pronouns"] or before.low in _RELATIVES:
            return before.low == "which" and nxt.low != "that"
        if before.low in words["modals"] or before.low in words["middle_adverbs"]:
            return False
        follows = nxt.low in ("that", ":") or nxt.quotation is not None
        if entry.cue.frames in ("a", "c", "n"):
            follows = nxt.capital or nxt.low in words["determiners"] | _PRONOUN_OBJECTS
        named = entry.form is Form.THIRD and before.capital
        if named and nxt.low in (".", ",") and "p" in entry.cue.frames:
            return not any(t.low == "," for t in tokens[max(0, at - 8) : at])
        clause = nxt.capital or nxt.low in words["determiners"] or nxt.low in words["pronouns"]
        return not follows and not (named and clause)

    def _group(self, at: int, entry: CueForm) -> _Group | None:
        """The verb with its auxiliaries; None where it reports nothing (a passive, "would say")."""
        tokens, words = self._tokens, self._cues.words
        start, negated, auxiliaries = at, False, []
        while start > 0:
            low = tokens[start - 1].low
            if low in words["negations"] or low.endswith("n't"):
                negated = True
            if low in words["auxiliaries"] or low in words["modals"]:
                auxiliaries.append(low)
            elif not (
                low in words["negations"]
                or low in words["middle_adverbs"]
                or (low.endswith("ly") and len(low) > 4 and not tokens[start - 1].capital)
            ):
                break
            start -= 1
        start = self._before_times(start)
        form = entry.form
        if any(low in words["modals"] for low in auxiliaries):
            return None
        if form in (Form.PAST, Form.PARTICIPLE) and any(a in _PASSIVE for a in auxiliaries):
            return None
        perfect = any(low in ("has", "have", "had") for low in auxiliaries)
        if form is Form.PARTICIPLE and entry.cue.lemma in _TWO_PARTS and not perfect:
            return None
        if form is Form.BASE and start > 0 and tokens[start - 1].low == "to":
            return None
        if negated and not entry.cue.raises:
            return None
        if form is Form.ING and any(a in _PASSIVE for a in auxiliaries):
            form = Form.PAST
        elif form is Form.ING and auxiliaries:
            return None
        return _Group(start, negated, form)

    def _before_times(self, start: int) -> int:
        """Where a time between subject and verb begins: "the court on Monday said"."""
        tokens, times = self._tokens, self._cues.words["times"]
        begin = start
        while begin > 0 and start - begin < 3 and tokens[begin - 1].low in times:
            begin -= 1
        if begin == start:
            return start
        if begin > 0 and tokens[begin - 1].low in ("on", "in", "this"):
            begin -= 1
        return begin if begin > 0 else start

    # --- the subject ----------------------------------------------------------------------

    def _quotation_before(self, start: int) -> bool:
        at = start - 1
        while at >= 0 and self._tokens[at].low in (",", "-", "—", "–", "."):
            at -= 1
        return at >= 0 and self._tokens[at].quotation is not None

    def _inverted(self, at: int, after: int, group: _Group, entry: CueForm) -> Found | None:
        """ "...," said the ministry; the clause before it and its subject after it."""
        tokens = self._tokens
        if group.form is Form.ING or not self._inverts(entry.cue) or group.start != at or at == 0:
            return None
        before = tokens[at - 1]
        if before.low not in (",", "—", "–", "?", "!") and before.quotation is None:
            return None
        end = self._inverted_end(after)
        if end == after or self._finite_between(after, end):
            return None
        if end < len(tokens) and clauses.is_finite(tokens, end, self._cues):
            return None
        source = self._sources.read(tokens, after, end)
        if source is None or source.source.kind is SourceKind.NOBODY:
            return None
        quoted = self._quotation_before(at)
        if not source.sure and not quoted:
            return None
        content = self._around(at, end, entry.cue)
        if not content:
            return None
        if entry.form is Form.BASE and not quoted:
            return None
        return Found(
            self._unit,
            (at, after),
            entry.cue.lemma,
            source,
            content,
            entry.cue.certainty,
            entry.cue.denial,
        )

    def _inverts(self, cue: Cue) -> bool:
        """Whether its subject can follow it: not where one who is told follows."""
        return "p" in cue.frames and "o" not in cue.frames

    def _inverted_end(self, after: int) -> int:
        """The index after the subject that follows its verb."""
        tokens, words = self._tokens, self._cues.words
        found = self._name_start(after)
        for index in range(after, min(len(tokens), after + 24)):
            token = tokens[index]
            low = token.low
            if low in _BREAK_MARKS and self._name_mark(index):
                continue
            if low in _BREAK_MARKS or low in _RELATIVES or low in ("adding", "while", "as", "when"):
                return index
            if (
                index > after
                and low in words["times"]
                and (low not in ("last", "early", "late") or index > after + 1)
            ):
                return index
            if index > after and low in (
                "in",
                "on",
                "at",
                "during",
                "after",
                "following",
                "by",
                "to",
                "via",
                "about",
                "before",
                "through",
            ):
                if low in ("in", "at", "on", "by") and not found and not self._occasion(index):
                    continue
                return index
            found = found or self._name_start(index)
        return min(len(tokens), after + 24)

    def _name_start(self, at: int) -> bool:
        """Whether the source so far is a proper name: then "in Paris" is where it was said."""
        tokens = self._tokens
        return (
            at < len(tokens)
            and tokens[at].capital
            and (at + 1 >= len(tokens) or not tokens[at + 1].capital)
            and tokens[at].low not in self._cues.words["determiners"]
        )

    def _occasion(self, at: int) -> bool:
        """Whether "in/at/on ..." names when or where it was said, not who."""
        words = self._cues.words
        return any(
            token.low in words["occasions"] or token.low in words["times"]
            for token in self._tokens[at + 1 : at + 6]
        )

    def _subject(
        self, group: _Group, entry: CueForm, quoted_before: bool
    ) -> tuple[FoundSource, int, int] | None:
        """The subject before the verb, the index where it starts, and where its clause begins."""
        tokens = self._tokens
        if group.form is Form.ING:
            speaker = self._speaker_before(group.start, entry)
            if speaker is not None:
                return speaker, group.start, group.start
            found = self._main_subject(group.start)
            return (found[0], group.start, found[1]) if found else None
        end = group.start
        if end == 0:
            return None
        last = tokens[end - 1]
        if last.low in _RELATIVES and end >= 2:
            return self._relative(end - 1, entry)
        if last.low in ("and", "but", "or", "then") or (
            last.low == "," and end >= 2 and tokens[end - 2].low not in (")",) and False
        ):
            found = self._main_subject(end - 1)
            return (found[0], end, found[1]) if found else None
        if last.low in (",", "—", "–", ")"):
            return self._before_apposition(end, entry)
        start = self._phrase_start(end)
        if start == end:
            return None
        begin = self._without_clause(start, end)
        if begin is None:
            return None
        start = begin
        source = self._sources.read(tokens, start, end)
        if source is None or self._object_relative(start):
            return None
        if source.source.span is not None:
            start = next(
                (i for i in range(start, end) if tokens[i].start >= source.source.span.start),
                start,
            )
        return source, start, start

    def _speaker_before(self, at: int, entry: CueForm) -> FoundSource | None:
        """Who spoke last before ", adding ...", leaving out those who are only quoted."""
        if "t" not in entry.cue.frames or at == 0 or self._tokens[at - 1].low not in (",", "also"):
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
        tokens = self._tokens
        if start == 0:
            return False
        if tokens[start - 1].low in (
            "if",
            "whether",
            "unless",
            "what",
            "whom",
            "than",
            "which",
            "how",
            "whatever",
        ):
            return True
        if tokens[start - 1].low != "that" or start < 2:
            return False
        before = tokens[start - 2]
        noun = before.low in self._cues.nouns or before.low in self._cues.words["times"]
        known = before.low in self._cues.verbs or noun or before.low in self._cues.passives
        if before.quotation is not None:
            return True
        return not known and not before.capital and before.word

    def _phrase_start(self, end: int) -> int:
        """The index where the noun phrase that ends at `end` begins at the earliest."""
        tokens, words = self._tokens, self._cues.words
        start = end
        while start > 0 and end - start < 30:
            token = tokens[start - 1]
            if token.low == ")" and (opened := self._bracket_before(start - 1)) is not None:
                start = opened
                continue
            if token.low in _BREAK_MARKS and not self._name_mark(start - 1):
                break
            if token.low in words["breaks"] and token.low not in ("and", "or"):
                if token.low in ("who", "which", "whose") and self._verb_between(start, end):
                    pass
                else:
                    break
            if token.low in ("and", "or") and self._verb_before(start - 1):
                break
            start -= 1
        return start

    def _bracket_before(self, close: int) -> int | None:
        """The index of the bracket that `close` closes, at most eight tokens back."""
        for index in range(close - 1, max(-1, close - 9), -1):
            if self._tokens[index].low == "(":
                return index
        return None

    def _name_mark(self, at: int) -> bool:
        """Whether a full stop or hyphen belongs to an abbreviation or a name."""
        tokens = self._tokens
        if tokens[at].low not in (".", "-") or at == 0:
            return False
        return (
            len(tokens[at - 1].low) <= 4
            and tokens[at - 1].capital
            and (at + 1 < len(tokens) and tokens[at + 1].start - tokens[at].end <= 1)
        )

    def _verb_between(self, start: int, end: int) -> bool:
        return any(clauses.looks_finite(self._tokens, i, self._cues) for i in range(start, end))

    def _finite_between(self, start: int, end: int) -> bool:
        return any(clauses.is_finite(self._tokens, i, self._cues) for i in range(start, end))

    def _verb_before(self, at: int) -> bool:
        """Whether the coordination at `at` joins clauses, not names."""
        return any(
            clauses.looks_finite(self._tokens, i, self._cues) for i in range(max(0, at - 12), at)
        )

    def _without_clause(self, start: int, end: int) -> int | None:
        """Where the subject begins in a stretch that may hold more than a noun phrase."""
        tokens, words = self._tokens, self._cues.words
        relative = next(
            (i for i in range(start, end) if tokens[i].low in ("who", "which", "whose")), end
        )
        finite = [i for i in range(start, relative) if clauses.is_finite(tokens, i, self._cues)]
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
        mentions = self._sources.within(tokens[floor].start, last.end) if floor < relative else []
        for index in range(floor, relative):
            starts = [
                self._sources.span(m).start
                for m in mentions
                if self._sources.span(m).end == last.end
            ]
            if starts and tokens[index].start == starts[0]:
                if tokens[index - 1].low in words["prepositions"]:
                    return None
                return index
        if last.low in self._cues.sources["people"] | self._cues.sources["institutions"]:
            return relative - 1
        return None

    def _relative(self, at: int, entry: CueForm) -> tuple[FoundSource, int, int] | None:
        """The noun phrase before "who"/"which", with or without a comma."""
        tokens = self._tokens
        end = at
        if tokens[end - 1].low == ",":
            end -= 1
        elif tokens[at].low == "that":
            return None
        start = self._phrase_start(end)
        if start == end:
            return None
        start = self._nearest_phrase(start, end)
        source = self._sources.read(tokens, start, end)
        if source is None or not source.sure:
            return None
        if entry.form is Form.BASE and source.source.kind is SourceKind.NAMED:
            return None  # "friends of Mara Voss, who believe": not she
        return source, at, at

    def _nearest_phrase(self, start: int, end: int) -> int:
        """The last phrase of a stretch: after its last verb or, for a name, that name."""
        tokens = self._tokens
        for index in range(end - 1, start - 1, -1):
            if clauses.looks_finite(tokens, index, self._cues) or (
                tokens[index].low in self._cues.words["prepositions"]
                and tokens[index].low not in ("of", "for")
            ):
                return index + 1
        return start

    def _before_apposition(self, end: int, entry: CueForm) -> tuple[FoundSource, int, int] | None:
        """ "X, a police officer who ..., said": the phrase before the parenthesis."""
        tokens = self._tokens
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
            start = self._phrase_start(index)
            if start == index:
                continue
            if name:
                # "the firm's lawyer, Mara Voss, said": the name is who speaks.
                source = self._sources.read(tokens, index + 1, end - 1)
                if source is not None and source.source.kind is SourceKind.NAMED:
                    return source, start, start
                continue
            begin = self._without_clause(start, index)
            if begin is None:
                return None
            source = self._sources.read(tokens, begin, index)
            if source is None and tokens[index - 1].low.isdigit():
                continue
            if source is None or not source.sure:
                return None
            return source, begin, begin
        return None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether only capitalised words stand between two commas."""
        held = self._tokens[start:end]
        return 0 < len(held) <= 5 and all(t.capital or not t.word for t in held)

    def _appositive(self, start: int, end: int) -> bool:
        """Whether the tokens describe the name before them."""
        if start >= end:
            return False
        first, words = self._tokens[start], self._cues.words
        if first.low in ("who", "whose", "which", "also", "now", "then", "formerly", "speaking"):
            return True
        if first.low.isdigit():
            return True
        if first.low in words["prepositions"] and first.low not in ("of",):
            return end - start <= 10
        role = any(
            t.low in self._cues.sources["people"] for t in self._tokens[start : min(end, start + 8)]
        )
        finite = self._finite_between(start, end) and not any(
            t.low in ("who", "which", "whose", "that") for t in self._tokens[start:end]
        )
        if finite:
            return False
        return role or first.low in words["determiners"] or first.low.endswith(("ing", "ed"))

    def _main_subject(self, before: int) -> tuple[FoundSource, int] | None:
        """The subject of the main clause that a participle or a second verb belongs to."""
        tokens, words = self._tokens, self._cues.words
        comma = tokens[before - 1].low == "," if before else False
        noun = before > 0 and tokens[before - 1].low in words["statement_nouns"]
        joined = before < len(tokens) and tokens[before].low in ("and", "but", "or", "then")
        if not (comma or noun or joined):
            return None
        start = clauses.content_start(tokens, before, self._cues)
        verb = next(
            (
                i
                for i in range(start + 1, before)
                if clauses.looks_finite(tokens, i, self._cues)
                and tokens[i - 1].low not in words["determiners"]
            ),
            None,
        )
        if verb is None:
            return None
        while verb > start and (
            tokens[verb - 1].low in words["middle_adverbs"] or tokens[verb - 1].low.endswith("ly")
        ):
            verb -= 1
        begin = self._phrase_start(verb)
        if begin == verb:
            apposed = self._before_apposition(verb, self._plain()) if verb > 2 else None
            return (apposed[0], apposed[1]) if apposed else None
        at = self._without_clause(begin, verb)
        if at is None:
            return None
        source = self._sources.read(tokens, at, verb)
        if source is None:
            return None
        named = source.source.kind is SourceKind.NAMED
        return (source, at) if source.sure or named else None

    def _plain(self) -> CueForm:
        return self._cues.verbs["said"]

    # --- the content ----------------------------------------------------------------------

    def _content(self, after: int, subject: int, cue: Cue, group: _Group) -> tuple[Range, ...]:
        """The content by the verb's frames: after the verb, else before its subject."""
        tokens, size = self._tokens, len(self._tokens)
        at = after
        if "o" in cue.frames:
            at = clauses.step_over_addressee(tokens, at, size, self._cues)
        plain = at
        at = clauses.step_over_adverbials(tokens, at, size, self._cues)
        if at > plain and "o" in cue.frames and at < size and tokens[at].low in ("reporters",):
            at += 1
        if self._speech_before(subject, at, cue):
            return self._around(subject, at, cue)
        if at < size:
            content = self._content_after(at, plain, cue, subject)
            if content:
                return self._with_lead(content, subject, after, cue)
        if "p" in cue.frames and group.form is not Form.ING:
            return self._around(subject, self._tail(after, at), cue)
        return ()

    def _speech_before(self, subject: int, at: int, cue: Cue) -> bool:
        """Whether a quotation stands before the subject, and nothing said after the verb."""
        tokens = self._tokens
        if "p" not in cue.frames or not self._quotations_back(subject):
            return False
        ahead = tokens[at : at + 2]
        return not any(t.low == "that" or t.quotation is not None for t in ahead[:2])

    def _with_lead(
        self, content: tuple[Range, ...], subject: int, after: int, cue: Cue
    ) -> tuple[Range, ...]:
        """A quotation before the subject belongs to the content too: "A," he said. "B." """
        if "p" not in cue.frames or not self._quotes(content):
            return content
        lead = self._quotations_back(subject)
        return (*lead, *content) if lead else content

    def _content_after(self, at: int, plain: int, cue: Cue, subject: int) -> tuple[Range, ...]:
        tokens, size = self._tokens, len(self._tokens)
        token = tokens[at]
        direct = at
        if token.low in (",", ":", "—", "–") and at + 1 < size:
            direct = at + 1
        quoted = tokens[direct].quotation
        if quoted is not None and "q" in cue.frames:
            if direct > at or quoted.is_statement(self._sources.text):
                return self._run_of_quotations(direct)
            if token.quotation is not None and quoted.words >= 2:
                end = clauses.clause_end(tokens, at, self._cues)
                return ((at, end),)
            end = clauses.clause_end(tokens, at, self._cues)
            if token.quotation is not None and self._verb_ahead(at + 1, end, True):
                return ((at, end),)
            return ()
        if token.low == ":" and "q" in cue.frames and "b" in cue.frames and direct > at:
            end = clauses.clause_end(tokens, direct, self._cues)
            return ((direct, end),) if end - direct >= 3 else ()
        if token.low == "that" and "t" in cue.frames:
            if at > plain - 1 and self._describes_addressee(at, cue):
                return ()
            end = clauses.clause_end(tokens, at + 1, self._cues)
            end = self._subordinate_end(at + 1, end, subject)
            return ((at + 1, end),) if end - at >= 3 else ()
        if token.low in (",", ":", ";", ".", "?", "!", "—", "–", ")"):
            return ()
        return self._bare_content(at, plain, cue, subject)

    def _describes_addressee(self, that: int, cue: Cue) -> bool:
        """Whether "that" only describes who is told: "told a crowd that had gathered"."""
        ahead = that + 1
        return (
            "o" in cue.frames
            and ahead < len(self._tokens)
            and (clauses.looks_finite(self._tokens, ahead, self._cues))
        )

    def _subordinate_end(self, start: int, end: int, subject: int) -> int:
        """The end of a content whose cue stands in "While she says that ..., the board ..."."""
        tokens = self._tokens
        if subject == 0 or tokens[subject - 1].low not in SUBORDINATORS:
            return end
        lead = tokens[max(0, subject - 3) : subject - 1]
        if any(t.word and t.low not in ("even", "but", "and", "just") for t in lead):
            return end
        for index in range(start + 1, end):
            if tokens[index].low == "," and clauses.holds_clause(
                tokens, index + 1, end, self._cues
            ):
                return index
        return end

    def _bare_content(self, at: int, plain: int, cue: Cue, subject: int) -> tuple[Range, ...]:
        tokens = self._tokens
        frames = frozenset(cue.frames)
        end = self._subordinate_end(at, clauses.clause_end(tokens, at, self._cues), subject)
        if "a" in frames and self._has_as(plain, end):
            return ((plain, end),)
        if tokens[plain].low == "by" and not frames & {"t", "b", "i"}:
            return ()
        if "s" in frames:
            return self._accusation(plain, end)
        if "c" in frames:
            return self._naming(plain, end)
        if "i" in frames and tokens[at].low == "to" and end - at >= 3:
            return ((at, end),)
        if cue.objects and tokens[plain].low in cue.objects:
            return ((plain, end),)
        if "n" in frames and self._denied_phrase(plain, end, "g" in frames):
            return ((plain, self._with_naming(self._phrase_end(plain, end))),)
        if "b" in frames and self._starts_clause(at, end, cue.lemma in ("say", "tell")):
            return ((at, end),)
        return ()

    def _starts_clause(self, at: int, end: int, sure: bool) -> bool:
        """Whether a clause begins here: a subject that can begin one, then a finite verb."""
        tokens, words = self._tokens, self._cues.words
        low = tokens[at].low
        if low.endswith("ing") and not sure:
            return False
        opens = low in words["determiners"] or low in words["pronouns"] or tokens[at].capital
        if tokens[at - 1].low.endswith("ing") and not opens:
            return False
        if low in ("and", "or", "but", "to", "as", "for", "because", "by", "who", "which", "so"):
            return False
        if end - at < 3:
            return False
        strong = self._verb_ahead(at + 1, end, sure)
        if low in words["pronouns"]:
            return True
        if low in ("if", "when", "while", "although", "after", "before", "despite", "with"):
            return strong
        return strong

    def _verb_ahead(self, start: int, end: int, sure: bool) -> bool:
        """Whether a verb comes before anything that would make it another clause's verb."""
        tokens = self._tokens
        for index in range(start, min(end, start + 40)):
            low = tokens[index].low
            quotation = tokens[index].quotation
            if quotation is not None and quotation.words >= 3:
                return True
            if (low in _OTHER_CLAUSE and tokens[index - 1].low != "such") or (
                not sure and low in ("who", "which", "that", "to", ",")
            ):
                return False
            if clauses.looks_finite(tokens, index, self._cues):
                return True
            if (
                sure
                and low.endswith("s")
                and len(low) > 3
                and index > start
                and (index + 1 < end and tokens[index + 1].word and not tokens[index].capital)
            ):
                return True  # "success depends on": no list of verbs is complete
        return False

    def _has_as(self, start: int, end: int) -> bool:
        for index in range(start, min(end, start + 14)):
            if self._tokens[index].low == "as":
                return index + 1 < end
            if self._tokens[index].low in (",", ";"):
                return False
        return False

    def _accusation(self, start: int, end: int) -> tuple[Range, ...]:
        """ "accused the firm of hiding the report": from whom to the end."""
        for index in range(start + 1, min(end, start + 12)):
            if self._tokens[index].low in ("of", "for") and index + 1 < end:
                return ((start, end),)
            if self._tokens[index].low in (",", ";"):
                return ()
        return ()

    def _naming(self, start: int, end: int) -> tuple[Range, ...]:
        """ "calling him a fraud": who is called and what."""
        tokens = self._tokens
        if start >= end or not tokens[start].word:
            return ()
        if tokens[start].low in ("on", "for", "off", "in", "out", "up", "to", "a", "an"):
            return ()
        for index in range(start + 1, min(end, start + 9)):
            low = tokens[index].low
            if tokens[index].quotation is not None or low in ("a", "an"):
                if low in ("a", "an") and tokens[index - 1].low in self._cues.words["prepositions"]:
                    continue
                return ((start, end),)
            if low in (",", ";", "that") or clauses.is_finite(tokens, index, self._cues):
                return ()
        return ()

    def _denied_phrase(self, start: int, end: int, any_phrase: bool) -> bool:
        """Whether a denial's noun phrase is a claim, not a thing that was refused."""
        tokens = self._tokens
        head = [t.low for t in tokens[start : min(end, start + 7)]]
        if not head or tokens[start].low in (",", ".", "by", "in", "on"):
            return False
        core: list[str] = []
        for low in head:
            if low in self._cues.words["prepositions"] and core:
                break
            core.append(low)
        if any(low in self._cues.decisions for low in core):
            return False
        determiners = self._cues.words["determiners"] - {"all", "any", "both"}
        if any(
            low in determiners and core[i - 1] not in self._cues.words["determiners"]
            for i, low in enumerate(core)
            if i
        ):
            return False  # two objects: "denied the party a seat"
        if not any_phrase:
            return any(low in self._cues.claims_denied for low in core)
        return tokens[start].word and end > start

    def _phrase_end(self, start: int, end: int) -> int:
        """The end of a denied phrase: before "and accused", a second verb of the subject."""
        tokens = self._tokens
        for index in range(start + 1, end - 1):
            if tokens[index].low == "and" and clauses.looks_finite(tokens, index + 1, self._cues):
                return index
        return end

    def _with_naming(self, end: int) -> int:
        """The end of a denial that goes on with ", calling him ..."."""
        tokens = self._tokens
        if end + 2 < len(tokens) and tokens[end].low == ",":
            entry = self._cues.verbs.get(tokens[end + 1].low)
            if entry is not None and entry.form is Form.ING and entry.cue.frames in ("c", "a"):
                return clauses.clause_end(tokens, end + 2, self._cues)
        return end

    def _decision(self, source: FoundSource, content: Range) -> bool:
        """Whether a court "denies" or "rejects": a ruling, not an answer to a claim."""
        if not any(word in _COURTS for word in source.source.text.lower().split()):
            return False
        words = {t.low for t in self._tokens[content[0] : content[0] + 6]}
        return not words & {"allegation", "allegations", "report", "reports", "rumours", "rumors"}

    def _document(self, source: FoundSource) -> bool:
        """Whether the source is a document or body: what "shows" and "lists" are said of."""
        words = set(source.source.text.lower().replace("’s", "").replace("'s", "").split())
        if words & self._cues.sources["documents"]:
            return True
        return source.source.kind is SourceKind.INSTITUTION

    def _quotes(self, content: tuple[Range, ...]) -> bool:
        return any(self._tokens[a].quotation is not None and b == a + 1 for a, b in content)

    def _run_of_quotations(self, at: int) -> tuple[Range, ...]:
        """Quotations that follow each other with nothing but marks between them."""
        parts = [(at, at + 1)]
        index = at + 1
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.quotation is not None:
                parts.append((index, index + 1))
            elif token.word and token.low != "and":
                break
            index += 1
        return tuple(parts)

    def _quotations_back(self, end: int) -> tuple[Range, ...]:
        """Full quotations that stand right before `end`."""
        parts: list[Range] = []
        index = end - 1
        while index >= 0:
            token = self._tokens[index]
            if token.quotation is not None:
                parts.append((index, index + 1))
            elif token.word:
                break
            index -= 1
        return tuple(reversed(parts))

    def _tail(self, after: int, at: int) -> int:
        """Where the text goes on after a cue that stands in or behind its content."""
        return at

    def _around(self, start: int, end: int, cue: Cue) -> tuple[Range, ...]:
        """The content before the cue's phrase [start, end) and, where it goes on, after it."""
        tokens = self._tokens
        if start == 0:
            return ()
        quoted = self._quotations_back(start)
        mark = tokens[start - 1].low
        if quoted:
            tail = self._tail_quotation(end)
            head = self._mixed_head(quoted[0][0], start)
            return (*(head or quoted), *tail)
        if mark not in (",", "—", "–") or "b" not in cue.frames:
            return ()
        begin = clauses.content_start(tokens, start - 1, self._cues)
        if begin >= start - 1 or (end < len(tokens) and tokens[end].word):
            return ()
        rest = self._rest(end)
        partial = tokens[begin].low in SUBORDINATORS
        if rest is not None and (partial or not self._verb_between(begin + 1, start - 1)):
            return ((begin, start - 1), rest)
        quoted_part = any((q := tokens[i].quotation) and q.words >= 3 for i in range(begin, start))
        told = quoted_part or self._verb_between(begin + 1, start - 1)
        if not told or start - 1 - begin < 2:
            return ()
        return ((begin, start - 1),)

    def _mixed_head(self, first: int, start: int) -> tuple[Range, ...]:
        """A clause that ends with a short quotation, before its cue: the whole clause."""
        tokens = self._tokens
        quoted = tokens[first].quotation
        assert quoted is not None
        begin = clauses.content_start(tokens, first, self._cues)
        if begin >= first or quoted.is_statement(self._sources.text):
            return ()
        if first + 1 < start and any(tokens[i].low == "," for i in range(first, start)):
            return ((begin, first + 1),)
        if quoted.inner.of(self._sources.text)[-1:] in (",", "?", "!"):
            return ((begin, first + 1),)
        return ()

    def _tail_quotation(self, end: int) -> tuple[Range, ...]:
        """A quotation that goes on after "he said" in the same unit."""
        tokens = self._tokens
        index = end
        while index < len(tokens) and not tokens[index].word:
            if tokens[index].quotation is not None:
                return self._run_of_quotations(index)
            index += 1
        return ()

    def _rest(self, end: int) -> Range | None:
        """The rest of a sentence that a parenthetical cue stands in ("X, police said, was")."""
        tokens = self._tokens
        if end >= len(tokens) or tokens[end].low not in (",", "—", "–"):
            return None
        stop = clauses.clause_end(tokens, end + 1, self._cues)
        if stop - end < 3 or tokens[end + 1].low in ("which", "who", "that", "where", "whose"):
            return None
        return (end + 1, stop)


def with_source(found: Found, source: FoundSource) -> Found:
    """The same attribution with another source."""
    return replace(found, source=source)
