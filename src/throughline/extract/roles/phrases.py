"""The words of a role: from its noun to the left over what modifies it, to the right over "of …".

"Argentina's former deputy home minister for ports, who was ill": the noun is "minister", the
possessor "Argentina", the qualifier "former", the role "deputy home minister for ports". The tree
says what hangs on what; contiguity keeps a misread tree from reaching far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from throughline.extract.roles.role_words import role_words
from throughline.inference.tree import Tree
from throughline.model.annotation import RoleQualifier

_BEFORE = frozenset(
    {"compound", "amod", "nmod:poss", "nmod:desc", "nmod", "flat", "advmod", "nummod", "det",
     "case", "punct", "nmod:unmarked", "goeswith", "cc", "conj", "obl:unmarked", "obl"}
)  # fmt: skip
_IN_FRONT = frozenset({"det", "compound", "amod", "flat", "nmod", "nmod:desc", "nummod"})
_AFTER = frozenset({"nmod", "flat", "compound", "nmod:desc", "nummod", "nmod:unmarked", "obl"})
_LINKS = frozenset({"of", "for", "at", "in", "to", "with", "from", "on", "and", "'s", "’s", "&"})
_STOPS = frozenset({"that", "who", "whom", "whose", "which", "where", "when", "if", "because"})
_ENDINGS = frozenset({"NOUN", "PROPN", "NUM", "X"})
MOST_BEFORE = 8
"""Words to the left of a role's noun that are looked at."""
MOST_AFTER = 14
"""Words to the right of it."""
_ABBREVIATED = 4
"""Letters of the longest abbreviated title ("Capt.", "Atty." …)."""
_HYPHENS = frozenset({"-", "‐", "–"})
_APOSTROPHES = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role's words: indices into the tree's words, both ends included."""

    noun: int
    first: int
    last: int
    qualifier: RoleQualifier = RoleQualifier.NONE
    said_from: int = 0
    """Where the qualifier begins; `first` without one."""
    possessor: tuple[int, int] | None = None
    """The words "Argentina" of "Argentina's president", or "his"."""
    age: int | None = None
    """The word of the age in it ("34-year-old")."""


def left_of(tree: Tree, noun: int, anchors: frozenset[int], sentence: range) -> Phrase:
    """The phrase from its beginning up to `noun`; `anchors` are what else its words may hang on."""
    first = noun
    allowed = {noun, *anchors}
    while first > sentence.start and noun - first < MOST_BEFORE:
        word = first - 1
        if not _modifies(tree, word, allowed, noun):
            break
        first = word
    return _trimmed(tree, noun, first)


def _modifies(tree: Tree, word: int, allowed: set[int], noun: int) -> bool:
    text, relation = tree.word(word), tree.relations[word]
    if text in ("the", "a", "an"):
        return word < tree.heads[word] <= max(allowed)
    if text in ("no", "not", "longer", "never"):
        return False
    if text == ".":
        # "Lt. Col.": a full stop ends an abbreviation, nothing else here.
        return word > 0 and len(tree.word(word - 1)) <= _ABBREVIATED
    if relation not in _BEFORE or text in (",", ";", ":", "(", ")", "“", "”", '"', "—", "--"):
        return False
    if relation == "punct" and (text not in _HYPHENS or not _glued(tree, word)):
        return False
    if relation in ("cc", "conj") and tree.tags[word] == "VERB":
        return False
    if relation == "case" and text not in ("'s", "’s", "'", "’", "of"):
        return False
    if tree.tags[word] in ("VERB", "AUX", "SCONJ") and relation not in ("amod", "compound"):
        return False
    for above in (word, *tree.above(word)):
        if above in allowed:
            return True
        if above > max(allowed) or above < word - MOST_BEFORE:
            return False
    return False


def _glued(tree: Tree, word: int) -> bool:
    """Whether a word stands between its neighbours without blanks, as the hyphen of a compound."""
    if not 0 < word < len(tree.words) - 1:
        return False
    start, end = tree.words[word]
    return tree.words[word - 1][1] == start and end == tree.words[word + 1][0]


def _trimmed(tree: Tree, noun: int, first: int) -> Phrase:
    """Takes article, possessor, age and qualifiers off the beginning."""
    qualifiers, openers = role_words().qualifiers, role_words().grammar["openers"]
    possessor, begin = _possessor(tree, noun, first)
    while begin < noun and tree.word(begin) in openers and tree.word(begin) not in qualifiers:
        begin += 1
    qualifier, said_from, age = RoleQualifier.NONE, begin, None
    if possessor is not None and tree.word(first) in qualifiers:
        qualifier = qualifiers[tree.word(first)]  # "the late Harbour Board's president"
    while begin < noun:
        word = tree.word(begin)
        if word in qualifiers:
            qualifier = qualifier or qualifiers[word]
            begin += 1
        elif word in openers or word in _HYPHENS:
            begin += 1
        elif (size := _age_words(tree, begin, noun)) > 0:
            age, begin = begin, begin + size
        else:
            break
    return Phrase(noun, begin, noun, qualifier, min(said_from, begin), possessor, age)


def _possessor(tree: Tree, noun: int, first: int) -> tuple[tuple[int, int] | None, int]:
    """The words of the possessor, if there is one, and where the phrase goes on behind it."""
    for word in range(noun - 1, first - 1, -1):
        if tree.word(word) in _POSSESSIVES:
            return (word, word), word + 1
        if tree.word(word) not in _APOSTROPHES or tree.relations[word] != "case":
            continue
        owner = tree.heads[word]
        inside = word < tree.heads[owner] < noun or tree.tags[word + 1] == "PROPN"
        if tree.word(word - 1) in role_words().grammar["within"] or (noun - word > 1 and inside):
            continue  # "District Attorney's Office spokesman"
        begin = _owner_from(tree, owner, first)
        while begin < word - 1 and (
            tree.word(begin) in ("the", "a", "an") or tree.word(begin) in role_words().qualifiers
        ):
            begin += 1
        return (begin, word - 1), word + 1
    return None, first


def _owner_from(tree: Tree, owner: int, first: int) -> int:
    """The first word of the possessor's own phrase, not before `first`."""
    begin = owner
    while begin > first and tree.relations[begin - 1] in _IN_FRONT:
        if owner not in tree.above(begin - 1):
            break
        begin -= 1
    return begin


def _age_words(tree: Tree, at: int, noun: int) -> int:
    """How many words from `at` are an age ("34-year-old", "34 - year - old")."""
    text = tree.word(at)
    if text.endswith(("-year-old", "-years-old")) and text.split("-")[0].isdigit():
        return 1
    if text.isdigit() or text.endswith(("-year", "-years")):
        words = [tree.word(i) for i in range(at, min(noun, at + 6))]
        for size in range(1, len(words) + 1):
            if "".join(words[:size]).replace("years", "year").endswith("year-old"):
                return size
    return 0


def widened(tree: Tree, phrase: Phrase, first: int) -> Phrase:
    """The phrase that begins at `first`, with all its words up to the noun read anew."""
    return _trimmed(tree, phrase.noun, first) if first < phrase.first else phrase


def right_of(tree: Tree, phrase: Phrase, sentence: range, shut: Sequence[range]) -> int:
    """The last word of the phrase: over "of the Harbour Board in Kesset", never over a clause.

    `shut` are words that are no part of a role: expressions of time.
    """
    noun = phrase.noun
    last = _over(tree, noun, tree.children(noun), sentence, shut)
    if last == noun and noun + 1 in sentence and tree.word(noun + 1) == "of":
        # "of" right behind a role is its own, whatever the tree says.
        last = _over(tree, noun, [tree.heads[noun + 1]], sentence, shut)
    # What the cut left hanging: "of the key" of "of the key conspirators".
    while last > noun and (tree.heads[last] > last or tree.tags[last] not in _ENDINGS):
        last -= 1
    return last


def _over(
    tree: Tree, noun: int, children: Sequence[int], sentence: range, shut: Sequence[range]
) -> int:
    """The last word that is reached from the noun over its children, each behind the one before."""
    last = noun
    for child in children:
        if child <= noun or tree.relations[child] not in _AFTER or child > noun + MOST_AFTER:
            continue
        inside = _subtree(tree, child)
        begin, end = min(inside), max(inside)
        if begin != last + 1 or tree.tags[begin] == "PUNCT":
            continue
        for word in range(begin, min(end, noun + MOST_AFTER, sentence.stop - 1) + 1):
            if _ends_phrase(tree, word, shut, noun):
                break
            last = word
    return last


def _ends_phrase(tree: Tree, word: int, shut: Sequence[range], noun: int) -> bool:
    text, relation, tag = tree.word(word), tree.relations[word], tree.tags[word]
    if text in ("time", "moment") and tree.case(word) == "at":
        return True
    if text in _STOPS or (any(word in times for times in shut) and not _names(tree, word)):
        return True
    if tag == "PUNCT" and text not in (*_HYPHENS, ".", "&", "/"):
        return True
    if tag == "CCONJ" and word + 1 < len(tree.words) and tree.word(word + 1) in ("a", "an", "one"):
        return True  # "a citizen of Velmora and one of the suspects"
    if tag == "ADP" and text not in _LINKS and text not in ("against", "under", "behind", "near"):
        return True
    if relation.startswith(("acl", "advcl", "ccomp", "parataxis", "nsubj", "aux", "cop")):
        return True
    return tag in ("AUX", "SCONJ") or (tag == "VERB" and relation not in ("amod", "compound"))


def _names(tree: Tree, word: int) -> bool:
    """Whether a time only names what follows it ("an icon of the 2011 uprising")."""
    return tree.relations[word] in ("compound", "amod", "nummod") and tree.heads[word] > word


def _subtree(tree: Tree, word: int) -> set[int]:
    inside, waiting = {word}, [word]
    while waiting:
        new = [child for child in tree.children(waiting.pop()) if child not in inside]
        inside.update(new)
        waiting.extend(new)
    return inside


def joined_nouns(tree: Tree, phrase: Phrase) -> Iterator[int]:
    """Further nouns joined to the phrase ("mayor *and* fire *chief*", "director, *actor* and …").

    Behind a comma a noun with an article may be somebody else ("…, the mayor, and a spokesman").
    """
    noun, name = phrase.noun, tree.heads[phrase.noun]
    for other in range(phrase.last + 2, min(phrase.last + MOST_AFTER, len(tree.words))):
        relation, head = tree.relations[other], tree.heads[other]
        if not (
            (relation == "conj" and head == noun)
            or (
                relation == "appos" and head in (noun, name) and tree.child(other, "cc") is not None
            )
        ):
            continue
        between = [tree.word(word) for word in range(phrase.last + 1, other)]
        if "," in between and (set(between) & {"a", "an", "the", "his", "her", "their"}):
            continue
        if {",", "and", "&"} & set(between) and between.count(",") < 2:
            yield other
