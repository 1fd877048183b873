"""The content of a reporting verb, by the verb's frames: after it, around it or before it.

A quotation beside the verb, a clause with or without "that", a noun phrase for denials and
accusations, or the clause before the subject ("..., she said"). Each look ahead is bounded by the
unit. Nothing where what follows is no clause of its own.
"""

from throughline.extract.attributions import reported_clauses as clauses
from throughline.extract.attributions.cues import Cue, Form
from throughline.extract.attributions.unit_reader import SUBORDINATORS, Range, UnitReader

_OTHER_CLAUSE = frozenset(
    {"when", "while", "if", "although", "though", "as", "since", "because", "why", "how", "what"}
)
_NO_SUBJECT = frozenset({"who", "which", "that", "to", ",", "but"})


class ContentReader(UnitReader):
    """Finds what is said in one unit."""

    def of_verb(self, after: int, subject: int, cue: Cue, form: Form) -> tuple[Range, ...]:
        """The content by the verb's frames: after the verb, else before its subject."""
        tokens, size = self.tokens, len(self.tokens)
        at = after
        if "o" in cue.frames:
            at = clauses.step_over_addressee(tokens, at, size, self.cues)
        plain = at
        at = clauses.step_over_adverbials(tokens, at, size, self.cues)
        if at > plain and "o" in cue.frames and at < size and tokens[at].low in ("reporters",):
            at += 1
        if "o" in cue.frames and plain < size and tokens[plain].low == "of":
            return ()
        if self._speech_before(subject, at, cue):
            return self.around(subject, at, cue)
        if at < size:
            content = self._content_after(at, plain, cue, subject)
            if content:
                return self._with_lead(content, subject, after, cue)
        if "p" in cue.frames and form is not Form.ING:
            return self.around(subject, at, cue)
        return ()

    def _speech_before(self, subject: int, at: int, cue: Cue) -> bool:
        """Whether a quotation stands before the subject, and nothing said after the verb."""
        tokens = self.tokens
        if "p" not in cue.frames or not self.quotations_back(subject):
            return False
        ahead = tokens[at : at + 2]
        return not any(t.low == "that" or t.quotation is not None for t in ahead[:2])

    def _with_lead(
        self, content: tuple[Range, ...], subject: int, after: int, cue: Cue
    ) -> tuple[Range, ...]:
        """A quotation before the subject belongs to the content too: "A," he said. "B." """
        if "p" not in cue.frames or not self.quotes(content):
            return content
        lead = self.quotations_back(subject)
        return (*lead, *content) if lead else content

    def _content_after(self, at: int, plain: int, cue: Cue, subject: int) -> tuple[Range, ...]:
        tokens, size = self.tokens, len(self.tokens)
        token = tokens[at]
        direct = at
        if token.low in (",", ":", "—", "–") and at + 1 < size:
            direct = at + 1
        quoted = tokens[direct].quotation
        if quoted is not None and "q" in cue.frames:
            if direct > at or quoted.is_statement(self.sources.text):
                return self.run_of_quotations(direct)
            if token.quotation is not None and quoted.words >= 2:
                end = clauses.clause_end(tokens, at, self.cues)
                return ((at, end),)
            end = clauses.clause_end(tokens, at, self.cues)
            if token.quotation is not None and self._verb_ahead(at + 1, end, True):
                return ((at, end),)
            return ()
        if token.low == ":" and "q" in cue.frames and "b" in cue.frames and direct > at:
            end = clauses.clause_end(tokens, direct, self.cues)
            return ((direct, end),) if end - direct >= 3 else ()
        if token.low == "that" and "t" in cue.frames:
            if at > plain - 1 and self._describes_addressee(at, cue):
                return ()
            end = clauses.clause_end(tokens, at + 1, self.cues)
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
            and ahead < len(self.tokens)
            and (clauses.looks_finite(self.tokens, ahead, self.cues))
        )

    def _subordinate_end(self, start: int, end: int, subject: int) -> int:
        """The end of a content whose cue stands in "While she says that ..., the board ...", or in
        "Voss, who said that ..., has left"."""
        tokens = self.tokens
        if tokens[subject].low in ("who", "which") and subject and tokens[subject - 1].low == ",":
            return next(
                (
                    index
                    for index in range(start + 1, end - 1)
                    if tokens[index].low == ","
                    and clauses.looks_finite(tokens, index + 1, self.cues)
                ),
                end,
            )
        if subject == 0 or tokens[subject - 1].low not in SUBORDINATORS:
            return end
        lead = tokens[max(0, subject - 3) : subject - 1]
        if any(t.word and t.low not in ("even", "but", "and", "just") for t in lead):
            return end
        for index in range(start + 1, end):
            if tokens[index].low == "," and clauses.holds_clause(tokens, index + 1, end, self.cues):
                return index
        return end

    def _bare_content(self, at: int, plain: int, cue: Cue, subject: int) -> tuple[Range, ...]:
        tokens = self.tokens
        frames = frozenset(cue.frames)
        end = self._subordinate_end(at, clauses.clause_end(tokens, at, self.cues), subject)
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
        if "b" in frames and self.starts_clause(at, end, cue.lemma in ("say", "tell")):
            return ((at, end),)
        return ()

    def starts_clause(self, at: int, end: int, sure: bool) -> bool:
        """Whether a clause begins here: a subject that can begin one, then a finite verb."""
        tokens, words = self.tokens, self.cues.words
        low = tokens[at].low
        if low in ("why", "how", "what") or low in self.cues.words["finite"]:
            return False
        if low.endswith("ing") and not sure:
            return False
        opens = low in words["determiners"] or low in words["pronouns"] or tokens[at].capital
        if tokens[at - 1].low.endswith("ing") and not opens:
            return False
        if low in ("and", "or", "but", "to", "as", "for", "because", "by", "who", "which", "so"):
            return False
        quoted = any(t.quotation is not None for t in tokens[at : min(end, at + 3)])
        if end - at < 3 and not quoted:
            return False
        strong = self._verb_ahead(at + 1, end, sure)
        if low in words["pronouns"]:
            return True
        if low in ("if", "when", "while", "although", "after", "before", "despite", "with"):
            return strong
        return strong

    def _verb_ahead(self, start: int, end: int, sure: bool) -> bool:
        """Whether a verb comes before anything that would make it another clause's verb."""
        tokens = self.tokens
        for index in range(start, min(end, start + 40)):
            low = tokens[index].low
            quotation = tokens[index].quotation
            if quotation is not None and quotation.words >= 3:
                return True
            if (low in _OTHER_CLAUSE and tokens[index - 1].low != "such") or (
                not sure and low in ("who", "which", "that", "to", ",")
            ):
                return False
            if clauses.looks_finite(tokens, index, self.cues):
                return True
            if (
                sure
                and low.endswith("s")
                and len(low) > 3
                and index > start
                and (index + 1 == end or tokens[index + 1].word)
                and not tokens[index].capital
            ):
                return True  # "success depends on": no list of verbs is complete
        return False

    def _has_as(self, start: int, end: int) -> bool:
        for index in range(start, min(end, start + 14)):
            if self.tokens[index].low == "as":
                return index + 1 < end
            if self.tokens[index].low in (",", ";"):
                return False
        return False

    def _accusation(self, start: int, end: int) -> tuple[Range, ...]:
        """ "accused the firm of hiding the report": from whom to the end."""
        if start < end and self.tokens[start].low in ("of", "by", "for"):
            return ()
        for index in range(start + 1, min(end, start + 12)):
            if self.tokens[index].low in ("of", "for") and index + 1 < end:
                return ((start, end),)
            if self.tokens[index].low in (",", ";"):
                return ()
        return ()

    def _naming(self, start: int, end: int) -> tuple[Range, ...]:
        """ "calling him a fraud": who is called and what."""
        tokens = self.tokens
        if start >= end or not tokens[start].word:
            return ()
        if tokens[start].low in ("on", "for", "off", "in", "out", "up", "to", "a", "an"):
            return ()
        for index in range(start + 1, min(end, start + 9)):
            low = tokens[index].low
            if tokens[index].quotation is not None or low in ("a", "an"):
                if low in ("a", "an") and tokens[index - 1].low in self.cues.words["prepositions"]:
                    continue
                return ((start, end),)
            if low in (",", ";", "that") or clauses.is_finite(tokens, index, self.cues):
                return ()
        return ()

    def _denied_phrase(self, start: int, end: int, any_phrase: bool) -> bool:
        """Whether a denial's noun phrase is a claim, not a thing that was refused."""
        tokens = self.tokens
        head = [t.low for t in tokens[start : min(end, start + 7)]]
        if not head or tokens[start].low in (",", ".", "by", "in", "on"):
            return False
        core: list[str] = []
        for low in head:
            if (low in self.cues.words["prepositions"] or low in ("and", "but", "that")) and core:
                break
            core.append(low)
        if any(low in self.cues.decisions for low in core):
            return False
        determiners = self.cues.words["determiners"] - {"all", "any", "both"}
        if not core[0].endswith("ing") and any(
            low in determiners and core[i - 1] not in self.cues.words["determiners"]
            for i, low in enumerate(core)
            if i
        ):
            return False  # two objects: "denied the party a seat"
        if not any_phrase:
            return any(low in self.cues.claims_denied for low in core)
        return tokens[start].word and end > start

    def _phrase_end(self, start: int, end: int) -> int:
        """The end of a denied phrase: before "and accused", a second verb of the subject."""
        tokens = self.tokens
        for index in range(start + 1, end - 1):
            if tokens[index].low == "and" and clauses.looks_finite(tokens, index + 1, self.cues):
                return index
        return end

    def _with_naming(self, end: int) -> int:
        """The end of a denial that goes on with ", calling him ..."."""
        tokens = self.tokens
        if end + 2 < len(tokens) and tokens[end].low == ",":
            entry = self.cues.verbs.get(tokens[end + 1].low)
            if entry is not None and entry.form is Form.ING and entry.cue.frames in ("c", "a"):
                return clauses.clause_end(tokens, end + 2, self.cues)
        return end

    def quotes(self, content: tuple[Range, ...]) -> bool:
        """Whether a part of the content is a whole quotation."""
        return any(self.tokens[a].quotation is not None and b == a + 1 for a, b in content)

    def around(self, start: int, end: int, cue: Cue) -> tuple[Range, ...]:
        """The content before the cue's phrase [start, end) and, where it goes on, after it."""
        tokens = self.tokens
        if start == 0:
            return ()
        quoted = self.quotations_back(start)
        mark = tokens[start - 1].low
        if quoted:
            tail = self._tail_quotation(end)
            head = self._mixed_head(quoted[0][0], start)
            return (*(head or quoted), *tail)
        if mark not in (",", "—", "–") or "b" not in cue.frames:
            return ()
        begin = clauses.content_start(tokens, start - 1, self.cues)
        if begin >= start - 1 or (end < len(tokens) and tokens[end].word):
            return ()
        rest = self._rest(end)
        partial = tokens[begin].low in SUBORDINATORS
        if rest is not None and (partial or not self.verb_between(begin + 1, start - 1)):
            return ((begin, start - 1), rest)
        quoted_part = any((q := tokens[i].quotation) and q.words >= 3 for i in range(begin, start))
        told = quoted_part or self.verb_between(begin + 1, start - 1)
        if not told or start - 1 - begin < 2:
            return ()
        return ((begin, start - 1),)

    def _mixed_head(self, first: int, start: int) -> tuple[Range, ...]:
        """A clause that ends with a short quotation, before its cue: the whole clause."""
        tokens = self.tokens
        quoted = tokens[first].quotation
        assert quoted is not None
        begin = clauses.content_start(tokens, first, self.cues)
        if begin >= first or quoted.is_statement(self.sources.text):
            return ()
        if first + 1 < start and any(tokens[i].low == "," for i in range(first, start)):
            return ((begin, first + 1),)
        if quoted.inner.of(self.sources.text)[-1:] in (",", "?", "!"):
            return ((begin, first + 1),)
        return ()

    def _tail_quotation(self, end: int) -> tuple[Range, ...]:
        """A quotation that goes on after "he said" in the same unit."""
        tokens = self.tokens
        index = end
        while index < len(tokens) and not tokens[index].word:
            if tokens[index].quotation is not None:
                return self.run_of_quotations(index)
            index += 1
        return ()

    def _rest(self, end: int) -> Range | None:
        """The rest of a sentence that a parenthetical cue stands in ("X, police said, was")."""
        tokens = self.tokens
        if end >= len(tokens) or tokens[end].low not in (",", "—", "–"):
            return None
        stop = clauses.clause_end(tokens, end + 1, self.cues)
        if stop - end < 3 or tokens[end + 1].low in ("which", "who", "that", "where", "whose"):
            return None
        return (end + 1, stop)

    def is_phrase(self, content: tuple[Range, ...], cue: Cue) -> bool:
        """Whether a denial's content is a noun phrase."""
        start, end = content[0]
        return "n" in cue.frames and not self.starts_clause(start, end, True)
