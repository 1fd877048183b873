"""Reporting verbs read in their unit: who says (subject), and what is said (content).

The idea: a reporting verb, its subject to the left ("the ministry said") or right (", said the
ministry"), and its content by the verb's frames: a quotation beside it, a clause with or without
"that", a noun phrase for denials, or the clause before it. Cost: linear in the unit for each cue.
Precision goes before recall: a verb without a subject that can speak, or without a content, gives
nothing. Fails on subjects that a participle separates from their verb, and on garden paths.
"""

from dataclasses import dataclass

from throughline.extract.attributions import reported_clauses as clauses
from throughline.extract.attributions.contents import ContentReader
from throughline.extract.attributions.cues import Cue, CueForm, Cues, Form, is_adverb
from throughline.extract.attributions.sources import FoundSource, Sources
from throughline.extract.attributions.speakers import RELATIVES, SubjectReader
from throughline.extract.attributions.unit_reader import Found, Range, UnitReader
from throughline.extract.attributions.units import Unit
from throughline.model.annotation import Certainty, SourceKind

_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't"})
_COURTS = frozenset({"court", "judge", "tribunal", "magistrate", "panel", "bench", "justice"})
_TWO_PARTS = frozenset({"write", "swear", "show"})
"""Verbs whose participle is no past form."""
_PRONOUN_OBJECTS = frozenset({"him", "her", "it", "them", "himself", "itself", "this", "that"})


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its auxiliaries: starts at token `start`."""

    start: int
    negated: bool
    form: Form


class VerbReader(UnitReader):
    """Reads the reporting verbs of one unit, in order of place."""

    def __init__(self, unit: Unit, sources: Sources, cues: Cues) -> None:
        super().__init__(unit, sources, cues)
        self._subjects = SubjectReader(unit, sources, cues)
        self._contents = ContentReader(unit, sources, cues)

    def read(self, at: int, length: int, entry: CueForm) -> Found | None:
        """The attribution that the verb at `at` (`length` tokens) makes, None without one."""
        if self._is_noun(at, length, entry):
            return None
        group = self._group(at, entry)
        if group is None:
            return None
        cue, after = entry.cue, at + length
        inverted = self._inverted(at, after, group, entry)
        if inverted is not None:
            return inverted
        subject = self._subjects.of_verb(group.start, group.form, entry)
        if subject is None:
            return None
        source, start = subject
        if cue.documents and not self.sources.is_document(source):
            return None
        content = self._contents.of_verb(after, start, cue, group.form)
        if not content:
            return None
        if cue.denial and self._decision(source, content[0]):
            return None
        if (
            not source.sure
            and cue.lemma not in ("say", "tell")
            and not self._contents.quotes(content)
        ):
            return None
        return Found(
            self.unit,
            (at, after),
            cue.lemma,
            source,
            content,
            cue.certainty,
            cue.denial,
            group.negated,
            clause=bool({"t", "b", "q"} & set(cue.frames))
            and not self._contents.is_phrase(content, cue),
        )

    def heard(self, statement: Found) -> None:
        """Keep what was read, for ", adding ..." later in the unit."""
        self._subjects.spoken.append(statement)

    def labelled(self) -> Found | None:
        """ "Mara Voss: '...'": a name, a colon and a quotation open the unit."""
        tokens = self.tokens
        colon = next((i for i, t in enumerate(tokens[:9]) if t.low == ":"), None)
        if colon is None or colon == 0 or colon + 1 >= len(tokens):
            return None
        if tokens[colon + 1].quotation is None or self.finite_between(0, colon):
            return None
        source = self.sources.read(tokens, 0, colon)
        if source is None or source.source.kind is not SourceKind.NAMED or not source.sure:
            return None
        content = self.run_of_quotations(colon + 1)
        return Found(self.unit, (colon, colon + 1), ":", source, content, Certainty.CERTAIN)

    def _is_noun(self, at: int, length: int, entry: CueForm) -> bool:
        """Whether the form is a noun or adjective here ("the report", "a noted pianist")."""
        tokens, words = self.tokens, self.cues.words
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
        if before.low in words["pronouns"] or before.low in RELATIVES:
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
        tokens, words = self.tokens, self.cues.words
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
                or (is_adverb(low) and not tokens[start - 1].capital)
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
        tokens, times = self.tokens, self.cues.words["times"]
        begin = start
        while begin > 0 and start - begin < 3 and tokens[begin - 1].low in times:
            begin -= 1
        if begin == start:
            return start
        if begin > 0 and tokens[begin - 1].low in ("on", "in", "this"):
            begin -= 1
        return begin if begin > 0 else start

    def _quotation_before(self, start: int) -> bool:
        at = start - 1
        while at >= 0 and self.tokens[at].low in (",", "-", "—", "–", "."):
            at -= 1
        return at >= 0 and self.tokens[at].quotation is not None

    def _inverted(self, at: int, after: int, group: _Group, entry: CueForm) -> Found | None:
        """ "...," said the ministry; the clause before it and its subject after it."""
        tokens = self.tokens
        if group.form is Form.ING or not self._inverts(entry.cue) or group.start != at or at == 0:
            return None
        before = tokens[at - 1]
        if before.low not in (",", "—", "–", "?", "!") and before.quotation is None:
            return None
        end = self._subjects.inverted_end(after)
        if end == after or self.finite_between(after, end):
            return None
        if tokens[after].low in self.cues.words["pronouns"] and end > after + 1:
            return None  # ", admitted it withheld the log"
        if end < len(tokens) and clauses.is_finite(tokens, end, self.cues):
            return None
        source = self.sources.read(tokens, after, end)
        if source is None or source.source.kind is SourceKind.NOBODY:
            return None
        quoted = self._quotation_before(at)
        if not source.sure and not quoted:
            return None
        content = self._contents.around(at, end, entry.cue)
        if not content:
            return None
        if entry.form is Form.BASE and not quoted:
            return None
        return Found(
            self.unit,
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

    def _decision(self, source: FoundSource, content: Range) -> bool:
        """Whether a court "denies" or "rejects": a ruling, not an answer to a claim."""
        if not any(word in _COURTS for word in source.source.text.lower().split()):
            return False
        words = {t.low for t in self.tokens[content[0] : content[0] + 6]}
        return not words & {"allegation", "allegations", "report", "reports", "rumours", "rumors"}
