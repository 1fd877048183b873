"""Which words of a tree are negated: by "not", by "no" at a subject or object, by "without"."""

from collections.abc import Iterable

from throughline.inference.tree import Tree

_NOT = frozenset({"not", "never", "neither", "nor", "cannot", "no", "n't", "n’t", "nt"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither", "nowhere"})
_MORE = frozenset({"only", "just", "merely", "simply", "alone"})
""" "not only" negates nothing."""
_RAISING = frozenset({"believe", "believes", "suppose", "think", "thinks", "thought"})
"""Negated, these say the opposite of what hangs on them: "I don't think that he left"."""
_REPROACHES = frozenset({"should", "ought"})
"""What "should never have been done" was done."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DENYING = frozenset(
    {"avoid", "avoided", "avoiding", "ban", "banned", "barred", "block", "blocked", "cancel"}
    | {"canceled", "cancelled", "cease", "ceased", "decline", "declined", "denial", "denied"}
    | {"denies", "deny", "denying", "fail", "failed", "failing", "fails", "failure", "few", "halt"}
    | {"halted", "impossible", "instead", "lack", "lacked", "lacking", "lacks", "little", "no"}
    | {"prevent", "prevented", "prevents", "rather", "refusal", "refuse", "refused", "refuses"}
    | {"refusing", "reject", "rejected", "stop", "stopped", "unable", "unlikely", "without"}
    | {"hardly", "scarcely", "barely", "rarely", "seldom"}
)
"""One of these, or a "not", stands in any sentence that denies."""
_AUXILIARY_DO = frozenset({"do", "does", "did"})
_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "'s", "’s"})
_BREAKS = frozenset({"-", "–", "—", ";", ":", "“", "”", '"', "``", "''"})
_NEAR = 6
"""How many words a "not" may stand before its verb."""
_DEPTH = 3
"""How many words above a word may negate it."""


def negated(tree: Tree, word: int, depth: int = _DEPTH) -> bool:
    """Whether the sentence says of the word's event, by its grammar, that it did not happen."""
    if reproached(tree, word):
        return False
    if any(_negates(tree, child) for child in tree.children(word)):
        return True
    if not depth:
        return False
    above, relation = tree.heads[word], tree.relations[word]
    if above == word:
        return False
    if relation == "conj":
        joint = tree.child(word, "cc")
        return (
            joint is not None
            and tree.word(joint) in ("or", "nor")
            and (negated(tree, above, depth - 1))
        )
    if relation in ("ccomp", "xcomp") and tree.word(above) in _RAISING:
        return negated(tree, above, depth - 1)
    return False


def spared(tree: Tree, word: int) -> bool:
    """Whether the word follows a "not only", or is what "should never have" been done: it was."""
    return reproached(tree, word) or any(_not_only(tree, child) for child in tree.children(word))


def reproached(tree: Tree, word: int) -> bool:
    """Whether the word hangs together with "should have" or "ought to have"."""
    helpers = {tree.word(one) for one in tree.children(word) if tree.relations[one] == "aux"}
    return "have" in helpers and not _REPROACHES.isdisjoint(helpers)


def denies(words: Iterable[str]) -> bool:
    """Whether a sentence of these words, in lower case, can deny anything."""
    return any(word in _DENYING or word in _NOBODY or _is_not(word) for word in words)


def denied_verb(tree: Tree, word: int) -> bool:
    """Whether the word is a verb of its own that "not" or "never" denies."""
    if reproached(tree, word):
        return False
    if not any(_is_not(tree.word(c)) and _negates(tree, c) for c in tree.children(word)):
        return False
    if tree.tags[word] == "VERB":
        return tree.word(word) not in _BE
    helped = tree.child(word, "aux")
    return helped is not None and tree.word(helped) in _AUXILIARY_DO


def _negates(tree: Tree, child: int) -> bool:
    """Whether the child negates what it hangs on."""
    word, relation = tree.word(child), tree.relations[child]
    if _is_not(word) and relation in ("advmod", "det", "aux", "aux:pass", "cc", "cc:preconj"):
        return not _not_only(tree, child) and not _apart(tree, child, tree.heads[child])
    if relation in ("case", "mark"):
        return word == "without"
    if relation in _SUBJECTS:
        return word in _NOBODY or any(
            tree.word(one) in ("no", "neither") and tree.relations[one] == "det"
            for one in tree.children(child)
        )
    if relation == "obj":
        # Not "gave no reason", "made no secret": something was done.
        return word in _NOBODY
    # "no longer", "not yet": the negation hangs on the adverb.
    return relation == "advmod" and any(_is_not(tree.word(one)) for one in tree.children(child))


def _apart(tree: Tree, child: int, head: int) -> bool:
    """Whether a break stands between a "not" and the word after it that it seems to hang on."""
    if head - child > _NEAR:
        return True
    return any(tree.word(index) in _BREAKS for index in range(child + 1, head))


def _is_not(word: str) -> bool:
    return word in _NOT or word.endswith(("n't", "n’t"))


def _not_only(tree: Tree, child: int) -> bool:
    if not _is_not(tree.word(child)):
        return False
    following = child + 1
    return following < len(tree.words) and tree.word(following) in _MORE
