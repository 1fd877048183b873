"""The lexicon of events: types, and every inflected form that can tell one."""

from dataclasses import dataclass
from functools import cache

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
    many_a_day: bool
    """Whether one day in one town may see several of them, told apart by where and with whom."""
    official: bool
    """Whether it is a step only where a court or authority takes it."""
    label: str
    """The noun for it on a page ("sinking")."""

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
            many_a_day=row.get("many_a_day", False),
            official=row.get("official", False),
            label=row.get("label") or (row.get("nouns") or (name,))[0],
        )
        for name, row in load_toml("events.toml")["types"].items()
    }


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """First word -> entries, those of most words first."""
    found: dict[str, list[Entry]] = {}
    for name, row in load_toml("events.toml")["types"].items():
        weak = frozenset(row.get("weak", ()))
        weak_nouns = frozenset(row.get("weak_nouns", ()))
        for lemma in row.get("verbs", ()):
            for form, surface in _verb_surfaces(lemma):
                _add(found, Entry(name, lemma, False, form, lemma in weak, ()), surface)
        for lemma in row.get("nouns", ()):
            for surface in dict.fromkeys((lemma, plural(lemma))):
                _add(found, Entry(name, lemma, True, "noun", lemma in weak_nouns, ()), surface)
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
