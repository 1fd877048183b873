"""Lemmas with a frame of their own: "accused of", "fired the manager", "fell into the river"."""

from collections.abc import Callable

from throughline.extract.events.clauses import grammar
from throughline.extract.events.lexicon import Entry
from throughline.extract.events.neighbours import Neighbours, object_follows


def lemma_fits(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Whether the words around a verb are those with which its lemma tells its type."""
    frame = _FRAMES.get(entry.lemma)
    return (frame is None or frame(near, entry, passive)) and _class_fits(near, entry, passive)


def _class_fits(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """The frames that whole lists of lemmas share."""
    rules = grammar()
    following = near.tokens.words[near.end : near.end + 9]
    if entry.lemma in rules.person_participles:
        framed = passive or near.previous in rules.have or object_follows(near)
        attributive = near.previous in rules.determiners or near.previous in rules.attributes
        return framed and not attributive and "of" in following
    if entry.lemma in rules.intransitive and not passive:
        return not (near.next in rules.determiners or near.next in rules.quantities)
    if entry.type == "travel" and passive:
        return False
    if entry.type == "run-over":
        return _by_vehicle(near) if passive else _of_vehicle(near)
    if entry.lemma in rules.person_objects and not passive and entry.lemma != "shoot":
        return not {*following[:5]} & rules.shots
    return True


def _of_vehicle(near: Neighbours) -> bool:
    """ "The van hit a cyclist", "a car that struck her": not "the song hit the charts"."""
    rules = grammar()
    back = near.back
    while back >= 0 and near.word(back) in (rules.auxiliaries | {"that", "which", "who"}):
        back -= 1
    if near.word(back) not in rules.vehicles or not object_follows(near):
        return False
    return not {*near.tokens.words[near.end : near.end + 3]} & rules.not_run_over


def _by_vehicle(near: Neighbours) -> bool:
    """ "Was hit by a lorry", "struck and killed by a train": not "hit by a train strike"."""
    rules = grammar()
    following = near.tokens.words[near.end : near.end + 8]
    if "by" not in following[:4]:
        return False
    by = following.index("by")
    place = next((at for at in range(by + 1, len(following)) if following[at] in rules.vehicles), 0)
    after = following[place + 1] if place + 1 < len(following) else ""
    closing = rules.prepositions | rules.coordinators | rules.subordinators | rules.relatives
    ends = not after[:1].isalnum() or after in closing | rules.no_objects
    return bool(place) and ends


def _fire_on(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Not "was fired on Monday"."""
    rules = grammar()
    dated = near.next in rules.no_objects or near.next[:3] in rules.months
    return not (dated or near.next[:1].isdigit())


def _fire(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Not "fired through the door", nor where somebody is armed: that dismisses nobody."""
    rules = grammar()
    if entry.type != "remove-from-office":
        return True
    around = {*near.tokens.words[max(0, near.start - 12) : near.end + 10]}
    aimed = near.previous not in rules.be and near.next in rules.aimed
    return not aimed and not around & (rules.shots | rules.armed)


def _meet(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Not "were met with gunfire", nor "met the deadline"."""
    unmet = {*near.tokens.words[near.end : near.end + 5]} & grammar().unmet
    return not (passive and near.next in ("with", "by")) and not unmet


def _marry(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Not "is married to", "married with a child": a state."""
    if not passive or near.next not in ("to", "with"):
        return True
    return near.previous not in ("is", "are", "'s", "’s", "been") and near.next == "to"


def _search(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Who is searched for is not searched."""
    return near.next != "for"


def _return(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """ "returned to work" is no journey."""
    return near.next != "to" or near.word(near.end + 1) not in grammar().routine


def _rule(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """A government rules a country."""
    return not near.before_mention


def _overturn(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """A court overturns something, a boat overturns by itself."""
    return (entry.type == "rule") == (passive or object_follows(near))


def _leak(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Documents leak otherwise than gas."""
    around = {*near.tokens.words[max(0, near.start - 10) : near.end + 9]}
    return (entry.type == "breach") == bool(around & grammar().data_words)


def _fall_into(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Into a thing, not into a coma or disrepair."""
    after = near.word(near.end + 1)
    return near.next in ("the", "a", "an", "its", "their") and after not in grammar().states


def _recall(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Goods are recalled in numbers; other things are remembered."""
    return passive or near.next in grammar().quantities or near.next[:1].isdigit()


def _launch(near: Neighbours, entry: Entry, passive: bool) -> bool:
    return near.next not in ("into", "itself", "himself", "herself")


def _found(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Not the past of "find"."""
    return near.word(near.start) != "found"


def _reject(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """To reject claims is to say something, no decision."""
    return not {*near.tokens.words[near.end : near.end + 4]} & grammar().said_objects


def _agree(near: Neighbours, entry: Entry, passive: bool) -> bool:
    return near.next not in ("that", "with")


def _decline(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """ "declined to comment" decides nothing."""
    return near.next != "to" or near.word(near.end + 1) not in grammar().no_decision


_FRAMES: dict[str, Callable[[Neighbours, Entry, bool], bool]] = {
    "agree": _agree,
    "decline": _decline,
    "dismiss": _reject,
    "fall into": _fall_into,
    "fire": _fire,
    "fire on": _fire_on,
    "found": _found,
    "launch": _launch,
    "leak": _leak,
    "marry": _marry,
    "meet": _meet,
    "overturn": _overturn,
    "recall": _recall,
    "refuse": _decline,
    "reject": _reject,
    "return": _return,
    "rule": _rule,
    "search": _search,
}
