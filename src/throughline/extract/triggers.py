"""Finds the words that tell events: a lexicon of inflected forms and rules of context.

Lookup is one dictionary step a token; only hits are looked at more closely. Whether an ambiguous
form is verb, noun or adjective is told from its neighbours ("the attack", "to attack", "was
charged", "the accused").
"""

from dataclasses import dataclass
from functools import cache

from throughline.extract.clauses import Tokens, grammar
from throughline.extract.inflection import plural, verb_forms
from throughline.extract.wordlists import load_toml
from throughline.model.annotation import EventClass


@dataclass(frozen=True, slots=True)
class EventType:
    """What the case file knows of one type of event."""

    name: str
    family: str
    """Types that can be one event under different words share it."""
    event_class: EventClass
    significant: bool
    step: str
    """Kind of step in a court or official process, "" where it is none."""
    counts: str
    subject: str
    possessor: str
    movement: bool
    one_off: bool
    official: bool
    """Whether it is a step only where a court or authority takes it."""

    @property
    def transitive(self) -> bool:
        """Whether the type's verbs act on somebody, so that a bare participle is a passive."""
        return self.subject == "agent" and self.possessor == "patient"


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form in the lexicon; `rest` are the words after the first."""

    type: str
    lemma: str
    nominal: bool
    form: str
    """"base", "s", "ing", "past", "participle", "either" (past or participle), "noun", "fixed"."""
    weak: bool
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens [start, end) that tell an event."""

    start: int
    end: int
    entry: Entry
    type: EventType
    nominal: bool
    form: str
    passive: bool


@cache
def event_types() -> dict[str, EventType]:
    """Every type by name, from `events.toml`."""
    return {
        name: EventType(
            name=name,
            family=row.get("family", name),
            event_class=EventClass(row.get("class", "occurrence")),
            significant=row.get("significant", False),
            step=row.get("step", ""),
            counts=row.get("counts", ""),
            subject=row.get("subject", "agent"),
            possessor=row.get("possessor", "patient"),
            movement=row.get("movement", False),
            one_off=row.get("one_off", True),
            official=row.get("official", False),
        )
        for name, row in load_toml("events.toml")["types"].items()
    }


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """First word -> entries, those of most words first."""
    found: dict[str, list[Entry]] = {}
    for name, row in load_toml("events.toml")["types"].items():
        weak = frozenset(row.get("weak", ()))
        for lemma in row.get("verbs", ()):
            for form, surface in _verb_surfaces(lemma):
                _add(found, Entry(name, lemma, False, form, lemma in weak, ()), surface)
        for lemma in row.get("nouns", ()):
            for surface in dict.fromkeys((lemma, plural(lemma))):
                _add(found, Entry(name, lemma, True, "noun", lemma in weak, ()), surface)
        for phrase in row.get("fixed", ()):
            _add(found, Entry(name, phrase, False, "fixed", False, ()), phrase)
    return {
        first: tuple(
            sorted(entries, key=lambda e: (-len(e.rest), e.nominal, e.type, e.form, e.lemma))
        )
        for first, entries in found.items()
    }


def _add(found: dict[str, list[Entry]], entry: Entry, surface: str) -> None:
    first, *rest = surface.lower().split(" ")
    entries = found.setdefault(first, [])
    entries.append(
        Entry(entry.type, entry.lemma, entry.nominal, entry.form, entry.weak, tuple(rest))
    )


def _verb_surfaces(lemma: str) -> list[tuple[str, str]]:
    head, _, tail = lemma.partition(" ")
    if head in ("fatally", "sexually"):
        verb, _, rest = tail.partition(" ")
        return [
            (form, f"{head} {surface}{' ' + rest if rest else ''}")
            for form, surface in _verb_surfaces(verb)
        ]
    forms = verb_forms(head)
    suffix = f" {tail}" if tail else ""
    if suffix.startswith(" and "):  # "shoot and kill": both verbs inflect
        second = verb_forms(tail.split(" ")[1])
        return [
            ("base", f"{head} and {second.base}"),
            ("either", f"{forms.past[0]} and {second.past[0]}"),
            ("ing", f"{forms.ing} and {second.ing}"),
        ]
    surfaces = [("base", head), ("s", forms.third), ("ing", forms.ing)]
    for past in forms.past:
        surfaces.append(("either" if past in forms.participle else "past", past))
    surfaces += [("participle", p) for p in forms.participle if p not in forms.past]
    return [(form, surface + suffix) for form, surface in surfaces]


def find_triggers(
    tokens: Tokens, mention_ends: frozenset[int], mention_starts: frozenset[int]
) -> list[Trigger]:
    """The event triggers of one sentence, left to right, not overlapping.

    `mention_ends` and `mention_starts` are offsets at which mentions end and start.
    """
    entries = lexicon()
    types = event_types()
    found: list[Trigger] = []
    position = 0
    for index, word in enumerate(tokens.words):
        if index < position or word not in entries:
            continue
        group = [
            e for e in entries[word] if tokens.words[index + 1 : index + 1 + len(e.rest)] == e.rest
        ]
        group = [e for e in group if len(e.rest) == len(group[0].rest)] if group else []
        if not group:
            continue
        end = index + 1 + len(group[0].rest)
        context = _Context(tokens, index, end, mention_ends, mention_starts)
        entry, form, passive = context.choose(group)
        if entry is None and group[0].rest:  # the phrase does not fit: try the bare word
            short = [e for e in entries[word] if not e.rest]
            if short:
                end = index + 1
                entry, form, passive = _Context(
                    tokens, index, end, mention_ends, mention_starts
                ).choose(short)
        if entry is not None:
            found.append(
                Trigger(index, end, entry, types[entry.type], entry.nominal, form, passive)
            )
            position = end
    return found


class _Context:
    """The neighbours of one candidate, and what they make of it."""

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        mention_ends: frozenset[int],
        mention_starts: frozenset[int],
    ) -> None:
        self.rules = grammar()
        self.tokens, self.start, self.end = tokens, start, end
        back = start - 1
        while back >= 0 and (
            (tokens.words[back].endswith("ly") and len(tokens.words[back]) > 4)
            or tokens.words[back]
            in (
                "also",
                "then",
                "later",
                "still",
                "now",
                "already",
                "not",
                "never",
                "again",
                "both",
                "since",
                "all",
            )
        ):
            back -= 1
        self.previous = tokens.words[back] if back >= 0 else ""
        self.back = back
        self.next = tokens.words[end] if end < len(tokens) else ""
        self.after_mention = start > 0 and tokens.ends[start - 1] in mention_ends
        self.before_mention = end < len(tokens) and tokens.starts[end] in mention_starts
        self.capital = tokens.text[tokens.starts[start]].isupper() and start > 0
        self.hyphenated = (
            start > 0
            and tokens.words[start - 1] in ("-", "‐", "–")
            and (tokens.starts[start] == tokens.ends[start - 1])
        )

    def choose(self, group: list[Entry]) -> tuple[Entry | None, str, bool]:
        """The fitting entry with its form and whether it is passive; None where none fits."""
        if self.hyphenated and not any(entry.nominal for entry in group):
            return None, "", False
        nouns = [entry for entry in group if entry.nominal]
        for entry in group:
            if entry.nominal:
                continue
            if entry.form == "fixed":
                return entry, "past", False
            verdict = getattr(self, f"_{entry.form}")(bool(nouns), entry)
            if verdict is not None and self._lemma_fits(entry, verdict[1]):
                form, passive = verdict
                return entry, form, passive
        if nouns and self._noun_fits():
            return nouns[0], "noun", False
        return None, "", False

    def _lemma_fits(self, entry: Entry, passive: bool) -> bool:
        """Lemmas with a frame of their own: "accused of", "fired the manager"."""
        if entry.lemma in self.rules.person_participles:
            framed = passive or self.previous in self.rules.have or self._object_follows()
            attributive = self.previous in self.rules.determiners or self.previous in (
                "key",
                "main",
                "co",
                "prime",
                "attack",
                "fellow",
            )
            return framed and not attributive and "of" in self.tokens.words[self.end : self.end + 9]
        if entry.lemma in ("decline", "refuse") and self.next == "to":
            following = self.tokens.words[self.end + 1 : self.end + 2]
            return not {*following} & self.rules.no_decision
        if entry.lemma in self.rules.person_objects and not passive and entry.lemma != "shoot":
            return self.next not in self.rules.shots and not (
                {*self.tokens.words[self.end : self.end + 4]} & self.rules.shots
            )
        return True

    def _noun_fits(self) -> bool:
        # A capital inside a sentence is part of a name ("the Fire Department"), bar a named event.
        word = self.tokens.words[self.end - 1]
        if self.next in (
            "department",
            "officer",
            "officers",
            "chief",
            "brigade",
            "service",
            "services",
            "rate",
            "rates",
            "weapon",
            "weapons",
            "range",
            "engine",
            "truck",
            "trucks",
            "station",
            "penalty",
            "row",
            "squad",
            "team",
            "hall",
            "camp",
            "center",
            "centre",
            "office",
            "expert",
            "experts",
            "lawyer",
            "lawyers",
            "group",
            "party",
            "campaign",
            "commission",
            "officials",
        ):
            return False
        if (
            self.capital
            and self.next
            and self.tokens.text[
                self.tokens.starts[self.end] if self.end < len(self.tokens) else 0
            ].isupper()
            and word not in ("attacks", "attack")
        ):
            return False
        return (
            self.previous not in ("to", "under", "catch", "caught")
            or self.previous == "to"
            and self.end - self.start > 1
            or self.previous == "under"
            and word != "fire"
        )

    def _base(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        rules = self.rules
        if self.previous in rules.modals or self.previous in rules.do:
            if self.previous == "to" and has_noun and self.back > 0 and self._noun_after_to():
                return None
            return "base", False
        if self.previous in ("they", "we", "you", "i"):
            return "base", False
        return None

    def _noun_after_to(self) -> bool:
        """ "led to murder": "to" after a verb of result takes a noun."""
        before = self.tokens.words[self.back - 1]
        following = self.next in ("", ".", ",", "and", "or", "in", "at", "charges", "by")
        return following and before in (
            "led",
            "due",
            "subject",
            "prior",
            "lead",
            "leading",
            "linked",
            "connection",
            "relation",
            "contributed",
        )

    def _s(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        if self.previous in ("he", "she", "it", "who", "which"):
            return "s", False
        if (
            not has_noun
            and self.after_mention
            and not self.capital
            and self.next not in ("of", "'", "’", ".", ",")
        ):
            return "s", False
        return None

    def _ing(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        rules = self.rules
        object_follows = (
            self.before_mention
            or self.next in rules.determiners
            or self.next in rules.quantities
            or self.next in rules.object_pronouns
            or (self.next[:1].isdigit())
        )
        if self.previous in rules.determiners or (has_noun and self.after_mention):
            return None
        if self.previous in rules.be and self.next != "of":
            if self.previous == "being":
                return None
            return "ing", False
        if self.next == "of":
            return None
        if object_follows:
            return "ing", False
        if has_noun:
            return None
        if self.previous in (
            "",
            ",",
            "after",
            "before",
            "while",
            "by",
            "and",
            "when",
            "—",
            "without",
            "for",
            "from",
        ):
            return "ing", False
        return None

    def _past(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        if self.previous in self.rules.determiners:
            return None
        return "past", False

    def _participle(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        if self._adjectival():
            return None
        if self.previous in self.rules.have:
            return "participle", False
        return "participle", event_types()[entry.type].subject == "agent"

    def _either(self, has_noun: bool, entry: Entry) -> tuple[str, bool] | None:
        rules = self.rules
        if self._adjectival():
            return None
        if self.previous in rules.be:
            intransitive = event_types()[entry.type].subject == "patient"
            return "participle", not intransitive
        if self.previous in rules.have:
            return "participle", False
        if self.previous in rules.modals or self.previous in rules.do:
            return ("base", False) if entry.lemma in self.tokens.words[self.start] else None
        if self._object_follows():
            return "past", False
        kind = event_types()[entry.type]
        if (
            kind.transitive
            and entry.rest == ()
            and self.previous != "who"
            and self.previous not in rules.subject_pronouns
        ):
            return "participle", True
        return "past", False

    def _object_follows(self) -> bool:
        rules = self.rules
        return (
            self.before_mention
            or self.next in rules.determiners
            or self.next in rules.object_pronouns
            or (self.next in rules.quantities and self.next != "at")
            or (
                self.next == "at"
                and self.end + 1 < len(self.tokens)
                and self.tokens.words[self.end + 1] == "least"
            )
            or self.next[:1].isdigit()
            or (
                bool(self.next)
                and self.next[0].isalpha()
                and self.next not in rules.prepositions
                and self.next not in rules.coordinators
                and self.next not in rules.auxiliaries
                and self.next not in rules.subordinators
                and not self.next.endswith("ly")
                and self.next
                not in (
                    "last",
                    "this",
                    "early",
                    "late",
                    "there",
                    "here",
                    "today",
                    "yesterday",
                    "when",
                    "next",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                    "dead",
                    "guilty",
                    "together",
                    "again",
                    "earlier",
                    "later",
                    "alone",
                    "outside",
                    "inside",
                    "nearby",
                    "multiple",
                    "who",
                    "that",
                    "which",
                )
            )
        )

    def _adjectival(self) -> bool:
        """ "the injured man", "a convicted spy", "the accused": no event of their own."""
        rules = self.rules
        if self.previous in rules.determiners and self.previous not in (
            "that",
            "all",
            "both",
            "this",
            "some",
        ):
            # "the accused", "the injured"; with a by-phrase it is a reduced clause all the same.
            return self.next != "by"
        if self.previous in rules.prepositions and self.previous not in (
            "after",
            "before",
            "since",
            "as",
            "than",
        ):
            return (
                bool(self.next) and self.next[0].isalpha() and self.next not in rules.prepositions
            )
        return False
