"""Trees out of one choice of head a word.

Every word picks its head by itself, so that two words may pick each other. Whoever walks up such a
tree would walk for ever, so that each circle is opened here.
"""

from collections.abc import Sequence

_CLAUSES = ("root", "ccomp", "conj", "advcl", "acl:relcl", "parataxis", "acl", "advcl:relcl")
"""Relations of words that head a clause: the likeliest to stand highest in a circle, in order."""
_SURE = frozenset(
    [
        "amod",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "compound",
        "compound:prt",
        "cop",
        "det",
        "expl",
        "fixed",
        "flat",
        "mark",
        "nmod:poss",
        "nummod",
        "punct",
    ]
)
"""Relations whose heads are hardly ever wrong: the last to be cut."""


def opened(
    heads: Sequence[int], relations: Sequence[str], sentences: Sequence[int]
) -> tuple[list[int], list[str]]:
    """Heads and relations without circles; each sentence has a root, which is its own head.

    The word of a circle that is likeliest to head a clause, the first of several, goes to the first
    root of its sentence, and becomes the root where there is none.
    """
    heads, relations = list(heads), list(relations)
    roots: dict[int, int] = {}
    for word, head in enumerate(heads):
        if head == word:
            roots.setdefault(sentences[word], word)
    met = [-1] * len(heads)
    for start in range(len(heads)):
        at = start
        while met[at] < 0 and heads[at] != at:
            met[at] = start
            at = heads[at]
        if met[at] != start:  # a root, or a way that was walked before
            continue
        circle = [at]
        while (above := heads[circle[-1]]) != at:
            circle.append(above)
        top = min(circle, key=lambda word: (_rank(relations[word]), word))
        heads[top] = roots.setdefault(sentences[top], top)
        if heads[top] == top:
            relations[top] = "root"
    return heads, relations


def _rank(relation: str) -> int:
    if relation in _CLAUSES:
        return _CLAUSES.index(relation)
    return len(_CLAUSES) + (relation in _SURE)
