"""Roles told by a clause: "X was the mayor", "X, who is a nurse", "appointed X as head".

Denied, asked, conditional and future clauses tell of no role; nor does what stands in a quotation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from throughline.extract.mentions.titles import is_demonym
from throughline.extract.roles.role_words import kind_of_noun, role_words
from throughline.extract.roles.scene import Scene
from throughline.model.annotation import RoleBasis, RoleKind, RoleQualifier

_ONCE = frozenset({"once", "formerly", "previously"})
_PAST = frozenset({"was", "were", "had"})


@dataclass(frozen=True, slots=True)
class Told:
    """A role noun that a clause gives to somebody, and what the clause says of its time."""

    noun: int
    verb: int
    """The copula or verb, which expressions of time may hang on."""
    basis: RoleBasis
    qualifier: RoleQualifier = RoleQualifier.NONE
    begins: bool = False
    """Whether a date of the clause is that of its beginning."""
    ends: bool = False
    dated: bool = True
    """Whether a date of the clause is one of the role."""
    nationality: bool = False
    """Whether the word is an adjective: "is Canadian"."""


def told_of(scene: Scene, name: range, sentence: int) -> Iterator[Told]:
    """The roles that the clauses of a sentence give to the one whom the words of `name` mean."""
    inside = scene.sentence(sentence)
    if not inside or scene.tree.word(inside[-1]) == "?":
        return
    for word in inside:
        if scene.tree.child(word, "cop") is not None:
            yield from _by_copula(scene, name, word)
        elif scene.tree.word(word) in role_words().changes:
            yield from _by_change(scene, name, word)


def _is(scene: Scene, name: range, word: int | None) -> bool:
    """Whether a word is the name's head, or stands for it: "who" of a clause that hangs on it."""
    if word is None:
        return False
    if word in name:
        return True
    tree = scene.tree
    if tree.word(word) not in ("who", "whom"):
        return False
    clause = tree.heads[word]
    joined = tree.relations[clause] in ("acl:relcl", "appos", "acl", "conj")
    return joined and tree.heads[clause] in name


def _sure(scene: Scene, word: int) -> bool:
    """Whether the clause states: no negation, modal, condition or question."""
    tree, words = scene.tree, role_words().grammar
    for child in tree.children(word):
        text, relation = tree.word(child), tree.relations[child]
        if relation.startswith("aux") and text in words["modals"]:
            return False
        if text in words["negations"] and relation in ("advmod", "det", "cc", "cc:preconj", "mark"):
            return False
        if relation in ("mark", "advmod") and text in words["conditions"]:
            return False
    return not _unsure_above(scene, word)


def _unsure_above(scene: Scene, word: int) -> bool:
    tree = scene.tree
    if tree.relations[word] not in ("xcomp", "ccomp", "advcl"):
        return False
    return tree.word(tree.heads[word]) in role_words().grammar["open"]


def _by_copula(scene: Scene, name: range, noun: int) -> Iterator[Told]:
    tree = scene.tree
    if not _is(scene, name, tree.subject(noun)) or tree.case(noun):
        return  # "who was with the singer"
    copula = tree.child(noun, "cop")
    assert copula is not None
    around = {tree.word(child) for child in tree.children(noun)}
    gone = "longer" in around
    if not gone and not _sure(scene, noun):
        return
    past = tree.word(copula) in _PAST or bool(around & {"had"})
    qualifier, basis = RoleQualifier.NONE, RoleBasis.PAST if past else RoleBasis.REPORT
    if gone or around & _ONCE:
        qualifier, basis = RoleQualifier.FORMER, RoleBasis.ENDED
    elif past and (around & {"then"} or _at_the_time(scene, noun)):
        qualifier, basis = RoleQualifier.THEN, RoleBasis.EVENT
    yield Told(noun, copula, basis, qualifier, nationality=is_demonym(tree.word(noun)))


def _at_the_time(scene: Scene, noun: int) -> bool:
    tree = scene.tree
    return any(
        tree.word(child) == "time" and tree.case(child) == "at" and child > noun
        for child in tree.children(noun)
    )


def _by_change(scene: Scene, name: range, verb: int) -> Iterator[Told]:
    tree = scene.tree
    effect = role_words().changes[tree.word(verb)]
    if tree.tags[verb] not in ("VERB", "AUX") or not _sure(scene, verb):
        return
    if _receiver(scene, verb, effect) is None or not any(
        _is(scene, name, one) for one in (_receiver(scene, verb, effect),)
    ):
        return
    noun = _complement(scene, verb, effect)
    if noun is None:
        return
    if effect == "given" and tree.case(noun) != "as" and _kind(scene, noun) not in _BESTOWED:
        return  # "named best actor"
    has = any(tree.word(child) in ("has", "have", "'s") for child in tree.children(verb))
    present = tree.word(verb).endswith("s") and not tree.word(verb).endswith("ss")
    now = RoleBasis.REPORT if has or present else RoleBasis.PAST
    if effect in ("left_as", "removed_as"):
        yield Told(noun, verb, RoleBasis.ENDED, RoleQualifier.FORMER, ends=True)
    else:
        # "named a suspect on Friday": when that was said, not since when he is one.
        dated = _kind(scene, noun) is not RoleKind.STATUS
        begins = effect not in ("held_as", "held")
        yield Told(noun, verb, now, begins=begins, dated=dated)


_BESTOWED = (RoleKind.OFFICE, RoleKind.MEMBERSHIP, RoleKind.STATUS)


def _kind(scene: Scene, noun: int) -> RoleKind | None:
    return kind_of_noun(scene.tree.word(noun))


def _receiver(scene: Scene, verb: int, effect: str) -> int | None:
    """Who has the role by the verb: its subject, or its object where somebody gives or takes it."""
    tree = scene.tree
    if effect not in ("given", "given_as", "removed_as"):
        return tree.subject(verb)
    passive = tree.child(verb, "aux:pass") is not None or tree.child(verb, "nsubj:pass") is not None
    if passive:
        return tree.child(verb, "nsubj:pass", "nsubj") or tree.subject(verb)
    if tree.relations[verb] in ("acl", "advcl") and tree.word(verb) in role_words().participles:
        return tree.heads[verb]
    return tree.child(verb, "obj", "iobj")


def _complement(scene: Scene, verb: int, effect: str) -> int | None:
    """The noun that the verb makes of somebody: "appointed *director*", "resigned as *mayor*"."""
    tree = scene.tree
    particles = {tree.word(child) for child in tree.children(verb)}
    text = tree.word(verb)
    if text.startswith(("step", "stood")) and not particles & {"down", "aside"}:
        return None
    if text.startswith(("take", "took", "taking")) and "over" not in particles:
        return None
    needs_as = effect.endswith("_as")
    receiver = _receiver(scene, verb, effect)
    for child in tree.children(verb):
        if child < verb or tree.relations[child] not in ("xcomp", "obl", "obj", "advcl", "ccomp"):
            continue
        preposition = tree.case(child) or _marker(scene, child)
        if child == receiver or preposition not in ("as", "") or (needs_as and preposition != "as"):
            continue
        if tree.tags[child] in ("NOUN", "PROPN", "ADJ"):
            return child
    return None


def _marker(scene: Scene, word: int) -> str:
    mark = scene.tree.child(word, "mark")
    return "" if mark is None else scene.tree.word(mark)
