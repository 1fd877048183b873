"""Whether a noun of the lexicon tells an event, told from its neighbours."""

from throughline.extract.events.clauses import grammar, is_verb
from throughline.extract.events.neighbours import Neighbours


def noun_fits(near: Neighbours) -> bool:
    """Whether the noun tells an event here, and not only what another word is about."""
    rules = grammar()
    word = near.word(near.end - 1)
    if near.next in rules.compound_heads or _modifies_next(near):
        return False  # "the fire department", "disaster relief": what it deals with
    if word == "fire" and near.previous in rules.gunfire:
        return False
    if word.endswith("ing") and near.word(near.start - 1) in rules.auxiliaries:
        return False  # "we're hearing", "not shooting"
    if _opinion(near):
        return False
    if near.capital and near.next_is_capital and not word.startswith("attack"):
        return False  # part of a name
    if near.next == "of" and word in rules.not_before_of:
        return False
    if (
        _measure(near)
        or _one_of(near)
        or near.previous == "worst"
        or near.previous.endswith("iest")
    ):
        return False  # "the deadliest attack in years" says what another event is
    if word.endswith("s") and near.previous in ("that", "which", "who", "it", "he", "she"):
        return False
    if f"{word} {near.word(near.start - 1)}" in rules.not_after:
        return False
    if word in ("disaster", "tragedy", "catastrophe") and near.previous in ("a", "an", "just"):
        return False  # an opinion: "the launch was a disaster"
    if near.previous == "to":
        return near.end - near.start > 1 or noun_after_to(near)
    return not (near.previous == "under" and word == "fire")


def _opinion(near: Neighbours) -> bool:
    """ "called it an attack on us", "described the launch as a disaster": how somebody sees it."""
    words, start = near.tokens.words, near.start
    for index in range(start - 1, max(-1, start - 4), -1):
        if words[index] in ("a", "an"):
            before = words[max(0, index - 3) : index]
            return bool({"call", "called", "calls", "calling"} & set(before)) or (
                before[-1:] == ("as",)
            )
    return False


def _modifies_next(near: Neighbours) -> bool:
    """Whether the next word is a plain noun that this one only describes."""
    following, rules = near.next, grammar()
    if not following[:1].isalpha() or near.next_is_capital:
        return False
    closed = (
        following in rules.prepositions
        or following in rules.coordinators
        or following in rules.subordinators
        or following in rules.auxiliaries
        or following in rules.relatives
        or following in rules.determiners
        or following in rules.subject_pronouns
        or following in rules.no_objects
        or following in rules.skipped_adverbs
        or following in rules.light
        or following in rules.person_participles
        or following == "accused"
    )
    return not closed and not (
        following.endswith(("ly", "ing", "ed", "s")) or is_verb(near.tokens, near.end)
    )


def _measure(near: Neighbours) -> bool:
    """ "the deadliest day since the Osk attacks": only what another event is measured by."""
    words = near.tokens.words
    if "since" not in words[max(0, near.start - 6) : near.start]:
        return False
    return any(
        word.endswith("iest") or word in ("worst", "largest", "biggest", "highest", "first")
        for word in words[max(0, near.start - 20) : near.start]
    )


def _one_of(near: Neighbours) -> bool:
    """ "one of the deadliest attacks" says what another event is."""
    words = near.tokens.words
    index = near.start - 1
    while index > 0 and words[index] not in grammar().prepositions:
        index -= 1
    return index > 0 and words[index] == "of" and words[index - 1] == "one"


def noun_after_to(near: Neighbours) -> bool:
    """Whether "to" takes a noun: "led to murder": "to" after a verb of result takes a noun."""
    return near.word(near.back - 1) in grammar().results
