"""Whether a word form of the lexicon is a verb, a noun or no event, told from its neighbours."""

from dataclasses import replace

from throughline.extract.events.clauses import grammar, is_verb
from throughline.extract.events.lexicon import Entry, event_types
from throughline.extract.events.neighbours import Neighbours, object_follows
from throughline.extract.events.noun_context import noun_after_to, noun_fits
from throughline.extract.events.verb_frames import lemma_fits

Choice = tuple[Entry | None, str, bool]
"""Entry (None where none fits), form, whether passive."""
Verdict = tuple[str, bool] | None
_NO: Choice = (None, "", False)


def choose(near: Neighbours, group: list[Entry]) -> Choice:
    """The fitting one of the entries that share the candidate's words."""
    nouns = [entry for entry in group if entry.nominal]
    if near.hyphenated and not nouns:
        return _NO
    for entry in group:
        if entry.nominal:
            continue
        if entry.form == "fixed":
            return entry, "past", False
        verdict = _RULES[entry.form](near, entry, bool(nouns))
        if verdict is not None and lemma_fits(near, entry, verdict[1]):
            return entry, *verdict
    if nouns and noun_fits(near):
        return nouns[0], "noun", False
    return _NO


def choose_verb(near: Neighbours, group: list[Entry], passive: bool) -> Choice:
    """The verb among the entries whose frame is there, of a word that surely is one.

    Weak words are left to the rules: that they tell an event does not say that it is of their type.
    What is found counts as weak, so that somebody known must take part in it.
    """
    for entry in group:
        if entry.nominal or entry.weak or entry.rest or near.hyphenated:
            continue
        acted_on = passive and event_types()[entry.type].subject == "agent"
        if lemma_fits(near, entry, acted_on):
            form = entry.form
            if form == "either":
                form = "participle" if passive else "past"
            return replace(entry, weak=True), form, acted_on
    return _NO


def _base(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    rules = grammar()
    if near.previous == "to" and noun_after_to(near):
        return None
    if near.previous in ("do", "does", "did"):
        # "did not resign"; without the negation it is "do damage", "did time".
        return ("base", False) if near.back < near.start - 1 else None
    if near.previous in rules.modals or near.previous in rules.do:
        return "base", False
    return ("base", False) if near.previous in ("they", "we", "you", "i") else None


def _third(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    if near.previous in ("he", "she", "it", "who", "which"):
        return "s", False
    plain = not has_noun and near.after_mention and not near.capital
    return ("s", False) if plain and near.next not in ("of", "'", "’", ".", ",") else None


def _ing(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    rules = grammar()
    if near.previous in rules.determiners or (has_noun and near.after_mention):
        return None
    if near.next == "of" or (has_noun and near.word(near.start - 2) in rules.determiners):
        return None
    if near.previous in rules.be:
        return None if near.previous == "being" else ("ing", False)
    if (
        near.before_mention
        or near.next in rules.determiners
        or near.next in rules.quantities
        or near.next in rules.object_pronouns
        or near.next[:1].isdigit()
    ):
        return "ing", False
    return ("ing", False) if not has_noun and near.previous in rules.before_ing else None


def _past(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    return None if near.previous in grammar().determiners else ("past", False)


def _participle(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    if _adjectival(near):
        return None
    passive = event_types()[entry.type].subject == "agent"
    return "participle", passive and near.previous not in grammar().have


def _either(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    """A form that is past tense or participle: the auxiliary, else what follows, decides."""
    rules = grammar()
    kind = event_types()[entry.type]
    if _adjectival(near):
        return None
    if near.previous in rules.be:
        return "participle", kind.subject == "agent"
    if near.previous in rules.have:
        return "participle", False
    if near.previous in rules.modals or near.previous in rules.do:
        return ("base", False) if near.word(near.start) == entry.lemma.split(" ")[0] else None
    if object_follows(near):
        return "past", False
    reduced = kind.transitive and not entry.rest and near.previous not in rules.subject_pronouns
    return ("participle", True) if reduced else ("past", False)


def _adjectival(near: Neighbours) -> bool:
    """ "the injured man", "a convicted spy", "the accused": no event of their own."""
    rules = grammar()
    if _opens_with_noun(near):
        return True
    if near.previous in rules.determiners and near.previous not in (
        "that",
        "all",
        "both",
        "this",
        "some",
    ):
        return near.next != "by"  # with a by-phrase it is a reduced clause all the same
    if near.previous in rules.prepositions and near.previous not in (
        "after",
        "before",
        "since",
        "as",
        "than",
    ):
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    verb_before = is_verb(near.tokens, near.back) if near.back >= 0 else False
    if verb_before and near.previous not in rules.auxiliaries and not near.before_mention:
        # "sentenced ousted president X"
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    if near.previous.endswith("ing") and near.previous not in rules.be:
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    return False


def _opens_with_noun(near: Neighbours) -> bool:
    """ "Jailed captain X lodged an appeal": what the sentence's subject is, not what happened."""
    rules, following = grammar(), near.next
    opens = near.start == 0 or (near.start <= 3 and near.previous in (",", ":", "“", '"'))
    return (
        opens
        and near.end - near.start == 1
        and following[:1].isalpha()
        and not following.endswith("ly")
        and following not in rules.prepositions
        and following not in rules.determiners
        and following not in rules.coordinators
        and following not in rules.subordinators
        and following not in rules.auxiliaries
        and following not in rules.no_objects
        and following not in rules.object_pronouns
    )


_RULES = {
    "base": _base,
    "s": _third,
    "ing": _ing,
    "past": _past,
    "participle": _participle,
    "either": _either,
}
