"""Cues of attribution: reporting verbs, nouns, prepositions and adverbs, looked up by word form.

The words and what each lends its content stand in `data/cues.toml`. A reporting verb is looked up
in any of its inflected forms; which form it is decides with its neighbours whether it is one here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from throughline.extract.inflection import verb_forms
from throughline.extract.wordlists import load_toml
from throughline.model.annotation import Certainty


class Form(StrEnum):
    """Inflected forms that matter to a reporting verb."""

    BASE = "base"
    THIRD = "s"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb and what it says of its content. `frames`: see `data/cues.toml`."""

    lemma: str
    frames: str
    certainty: Certainty
    denial: bool = False
    person: bool = False
    documents: bool = False
    raises: bool = False
    """Whether a negation before it belongs to its content ("does not believe that")."""
    commits: bool = True
    """Whether the source stands behind the content."""
    nouns: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueForm:
    """A cue in one of its forms."""

    cue: Cue
    form: Form


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun with a content clause, or an adverb or passive: what it lends its content."""

    word: str
    certainty: Certainty
    denial: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by lower-case word form, and the closed classes that reading them needs."""

    verbs: dict[str, CueForm]
    others: dict[str, CueForm]
    """Verbs that are cues only where something else than a rule says so."""
    nouns: dict[str, NounCue]
    adverbs: dict[str, NounCue]
    passives: dict[str, NounCue]
    before: tuple[tuple[str, ...], ...]
    claims_denied: frozenset[str]
    decisions: frozenset[str]
    sources: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    triggers: frozenset[str]
    """Words without which a sentence holds no cue."""


_NOUN_PASTS = frozenset({"lit", "bore", "wound", "left", "ground", "bound", "lay", "fed", "lost"})
"""Past forms that are as often a noun or adjective."""


def _forms(cue: Cue) -> dict[str, CueForm]:
    forms = verb_forms(cue.lemma)
    found = {form: CueForm(cue, Form.PARTICIPLE) for form in forms.participle}
    found |= {cue.lemma: CueForm(cue, Form.BASE), forms.third: CueForm(cue, Form.THIRD)}
    found |= {form: CueForm(cue, Form.PAST) for form in forms.past}
    found[forms.ing] = CueForm(cue, Form.ING)
    if cue.lemma == "label":  # British spelling
        found |= {"labelled": CueForm(cue, Form.PAST), "labelling": CueForm(cue, Form.ING)}
    return found


def _verb(entry: dict[str, Any], lemma: str) -> Cue:
    return Cue(
        lemma=lemma,
        frames=entry["frames"],
        certainty=Certainty(entry["certainty"]),
        denial=entry.get("denial", False),
        person=entry.get("person", False),
        documents=entry.get("documents", False),
        raises=entry.get("raises", False),
        commits=entry.get("commits", True),
        nouns=frozenset(entry.get("noun", ())),
        objects=frozenset(entry.get("objects", ())),
    )


def _words(entries: list[dict[str, Any]]) -> dict[str, NounCue]:
    return {
        word: NounCue(word, Certainty(entry["certainty"]), entry.get("denial", False))
        for entry in entries
        for word in entry["words"]
    }


_NO_ADVERBS = frozenset(
    {"family", "ally", "assembly", "monopoly", "anomaly", "reply", "supply", "bully", "belly"}
    | {"rally", "tally", "fly", "lily", "july", "italy", "only", "early", "elderly", "likely"}
    | {"unlikely", "deadly", "friendly", "daily", "weekly", "monthly", "apply", "imply", "rely"}
)


def is_adverb(low: str) -> bool:
    """Whether a lower-case word looks like an adverb of manner: in -ly, and none of the others."""
    return len(low) > 4 and low.endswith("ly") and low not in _NO_ADVERBS


def _irregular_pasts() -> frozenset[str]:
    """Past forms that are no other word, from the table of irregular verbs."""
    irregular = load_toml("inflection.toml")["irregular"]
    forms = {form for past, _ in irregular.values() for form in past.split("/")}
    return frozenset(form for form in forms if form not in irregular and form not in _NOUN_PASTS)


def _verb_forms(entries: list[dict[str, Any]]) -> dict[str, CueForm]:
    found: dict[str, CueForm] = {}
    for entry in entries:
        for lemma in entry["lemmas"]:
            if entry["frames"]:
                found |= _forms(_verb(entry, lemma))
    return found


@cache
def load_cues() -> Cues:
    """The cues of `data/cues.toml`, read once."""
    data = load_toml("cues.toml")
    verbs = _verb_forms(data["verb"])
    for entry in data["phrase"]:
        head, *rest = entry["phrase"]
        cue = Cue(" ".join((head, *rest)), "tqbp", Certainty(entry["certainty"]))
        for form in _forms(Cue(head, "", Certainty.CERTAIN)).items():
            verbs[" ".join((form[0], *rest))] = CueForm(cue, form[1].form)
    nouns, adverbs = _words(data["noun"]), _words(data["adverb"])
    passives = _words(data["passive"])
    before = tuple(tuple(entry["phrase"].split()) for entry in data["before"])
    triggers = {word.split()[0] for word in verbs} | set(nouns) | set(adverbs) | set(passives)
    triggers |= {phrase[0] for phrase in before if phrase[0] != "in"} | {"words"}
    words = {name: frozenset(value) for name, value in data["words"].items()}
    words["finite"] = (
        words["auxiliaries"] - {"be", "been", "being", "having"}
        | words["modals"]
        | words["contracted"]
        | words["past_verbs"]
        | _irregular_pasts()
    )
    return Cues(
        verbs=verbs,
        others=_verb_forms(data["other"]),
        nouns=nouns,
        adverbs=adverbs,
        passives=passives,
        before=before,
        claims_denied=frozenset(data["denied"]["claims"]),
        decisions=frozenset(data["denied"]["decisions"]),
        sources={name: frozenset(value) for name, value in data["sources"].items()},
        words=words,
        triggers=frozenset(triggers),
    )


@dataclass(frozen=True, slots=True)
class CueHead:
    """The words of a cue that are known: word indices [start, end) and their entry."""

    start: int
    end: int
    entry: CueForm


def head_of(words: Sequence[str], cues: Cues) -> CueHead | None:
    """The first known verb or phrase among the lower-case words of a cue ("has long denied")."""
    for table in (cues.verbs, cues.others):
        for start in range(len(words)):
            for length in (4, 3, 2, 1):
                entry = table.get(" ".join(words[start : start + length]))
                if entry is not None and start + length <= len(words):
                    return CueHead(start, start + length, entry)
    return None
