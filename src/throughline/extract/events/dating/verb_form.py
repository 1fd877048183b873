"""In which form a word tells of an event: the tense of its verb group, or that it is a noun."""

from functools import cache

from throughline.extract.wordlists import load_toml
from throughline.inference.tree import Tree

_FUTURE = frozenset(("will", "wo", "shall", "'ll", "’ll"))
_MODAL = frozenset(("would", "could", "should", "may", "might", "can", "ca", "must", "'d", "’d"))
_HAD = frozenset(("had",))
_HAVE = frozenset(("has", "have", "having", "'ve", "’ve"))
_WAS = frozenset(("was", "were"))
_IS = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "does", "do"))
_AUXILIARIES = (
    ("future", _FUTURE),
    ("modal", _MODAL),
    ("pluperfect", _HAD),
    ("perfect", _HAVE),
    ("past", _WAS | {"did"}),
    ("present", _IS),
)
"""Form -> the auxiliaries that make it, the deciding one first."""


@cache
def _irregular_pasts() -> frozenset[str]:
    table = load_toml("inflection.toml")["irregular"]
    return frozenset(form for past, _ in table.values() for form in past.split("/"))


def verb_form(tree: Tree, word: int) -> str:
    """The form of a word: "past", "present", "infinitive", …, "noun" or "adjective".

    A word in a chain ("plans to fly", "was set to open") has its own form, "infinitive".
    """
    tag = tree.tags[word]
    if tag not in ("VERB", "AUX"):
        return "adjective" if tag == "ADJ" else "noun"
    written = tree.word(word)
    helpers = {
        tree.word(child)
        for child in tree.children(word)
        if tree.relations[child].startswith(("aux", "cop")) and child < word
    }
    for form, words in _AUXILIARIES:
        if helpers & words:
            return form
    return _bare_form(tree, word, written)


def _bare_form(tree: Tree, word: int, written: str) -> str:
    mark = tree.child(word, "mark")
    if mark is not None and tree.word(mark) == "to":
        return "infinitive"
    if written.endswith("ing"):
        return "gerund"
    bare = tree.child(word, "nsubj", "nsubj:pass") is None
    if tree.relations[word] in ("acl", "amod") and bare and not written.endswith("s"):
        return "participle"
    if written.endswith("ed") or written in _irregular_pasts():
        return "past"
    return "present"
