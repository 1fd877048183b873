"""Which nouns are roles and of what kind, which words qualify them, which verbs give and take them.

The lists are data (`data/roles.toml`); a role noun that only `names.toml` has is an "other".
"""

from dataclasses import dataclass
from functools import cache

from throughline.extract.inflection import verb_forms
from throughline.extract.mentions.names import name_lists
from throughline.extract.wordlists import load_toml
from throughline.model.annotation import RoleKind, RoleQualifier


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists, ready to look words up in; all in lower case."""

    kinds: dict[str, RoleKind]
    """Role noun in the singular -> kind."""
    qualifiers: dict[str, RoleQualifier]
    changes: dict[str, str]
    """Inflected form of a verb -> what it does to a role: a key of `[changes]`."""
    participles: frozenset[str]
    trades: frozenset[str]
    """Words before an office's noun that make it a trade: "film director"."""
    grammar: dict[str, frozenset[str]]
    """Closed sets of words by what they do: the keys of `[grammar]`."""
    alike: dict[str, str]
    """Spelling or form of a role -> the one that it is compared as."""


@cache
def role_words() -> RoleWords:
    """The word lists, loaded once."""
    table = load_toml("roles.toml")
    kinds: dict[str, RoleKind] = {}
    for kind, words in table["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, RoleKind(kind))
    changes: dict[str, str] = {}
    participles: set[str] = set()
    for effect, verbs in table["changes"].items():
        for verb in verbs.split():
            forms = verb_forms(verb)
            participles.update(forms.participle)
            for form in (forms.base, forms.third, forms.ing, *forms.past, *forms.participle):
                changes.setdefault(form, effect)
    return RoleWords(
        kinds=kinds,
        qualifiers={
            word: RoleQualifier(name)
            for name, words in table["qualifiers"].items()
            for word in words.split()
        },
        changes=changes,
        participles=frozenset(participles),
        trades=frozenset(table["trades"].split()),
        grammar={name: frozenset(words.split()) for name, words in table["grammar"].items()},
        alike=table["alike"],
    )


def kind_of_noun(word: str) -> RoleKind | None:
    """The kind of the role that a lower-case noun in the singular is, None for no role."""
    if word in role_words().grammar["empty"]:
        return None
    kinds = role_words().kinds
    for form in (word, word.replace(".", "")):
        if form in kinds:
            return kinds[form]
    tail = word.rpartition("-")[2]
    if tail in kinds and tail != "general":
        return kinds[tail]
    if word.endswith(("ing", "ed")):
        return None
    return RoleKind.OTHER if name_lists().is_role(word) else None


def is_plural_role(word: str) -> bool:
    """Whether a lower-case noun is a role in the plural ("suspects")."""
    if word.endswith("men"):
        return kind_of_noun(word[:-3] + "man") is not None
    if word.endswith("ies") and kind_of_noun(word[:-3] + "y") is not None:
        return True
    return word.endswith("s") and kind_of_noun(word[:-1]) is not None


def kind_of_title(text: str, kind: RoleKind | None) -> RoleKind | None:
    """The kind of a whole role, where several of its words say more than its noun alone.

    "district attorney" is an office though "attorney" is none, "film director" no office.
    """
    words = text.lower().replace(".", "").split()
    if kind in (RoleKind.OCCUPATION, RoleKind.OTHER) and any(
        " ".join(words[-size:]) in _offices() for size in (2, 3, 4)
    ):
        return RoleKind.OFFICE
    if kind is RoleKind.OFFICE and len(words) > 1 and words[-2] in role_words().trades:
        return RoleKind.OCCUPATION
    return kind


@cache
def _offices() -> frozenset[str]:
    """Titles of several words that are offices whatever their last word is."""
    law = role_words().grammar["law"]
    titles = name_lists().titles
    return frozenset(title for title in titles if " " in title and title.split()[-1] in law)
