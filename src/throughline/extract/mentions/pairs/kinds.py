"""The codes that mentions are compared by. Their order is part of the weights: only ever add."""

from enum import IntEnum


class Form(IntEnum):
    """How a mention refers."""

    NAME = 0
    DEFINITE = 1
    DEMONSTRATIVE = 2
    POSSESSED = 3
    """With an owner before it: "his boat", "the firm's boat"."""
    INDEFINITE = 4
    BARE = 5
    PRONOUN = 6
    OTHER = 7
    """A number, an adjective, a clause."""


class Pronoun(IntEnum):
    """Which pronoun it is; possessives and reflexives are with their own."""

    NONE = 0
    I = 1  # noqa: E741  # the pronoun itself
    WE = 2
    YOU = 3
    HE = 4
    SHE = 5
    IT = 6
    THEY = 7
    THIS = 8
    WHO = 9
    OTHER = 10


class Number(IntEnum):
    """Grammatical number."""

    UNKNOWN = 0
    ONE = 1
    MANY = 2


class Gender(IntEnum):
    """What a pronoun for it would be."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2
    THING = 3


class Kind(IntEnum):
    """What it is, coarsely."""

    UNKNOWN = 0
    PERSON = 1
    ORGANIZATION = 2
    PLACE = 3
    FACILITY = 4
    GROUP = 5
    TIME = 6
    AMOUNT = 7
    OTHER = 8


class Part(IntEnum):
    """What part of its sentence a mention is."""

    SUBJECT = 0
    OBJECT = 1
    OBLIQUE = 2
    POSSESSIVE = 3
    NOMINAL = 4
    APPOSED = 5
    COMPOUND = 6
    JOINED = 7
    ROOT = 8
    OTHER = 9


PARTS = {
    "nsubj": Part.SUBJECT, "nsubj:pass": Part.SUBJECT, "nsubj:outer": Part.SUBJECT,
    "obj": Part.OBJECT, "iobj": Part.OBJECT,
    "obl": Part.OBLIQUE, "obl:agent": Part.OBLIQUE, "obl:unmarked": Part.OBLIQUE,
    "nmod:poss": Part.POSSESSIVE, "nmod": Part.NOMINAL, "nmod:desc": Part.NOMINAL,
    "nmod:unmarked": Part.NOMINAL, "appos": Part.APPOSED, "compound": Part.COMPOUND,
    "conj": Part.JOINED, "root": Part.ROOT,
}  # fmt: skip
"""Relation of the tree -> part of the sentence."""

PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), Pronoun.I),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), Pronoun.WE),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), Pronoun.YOU),
    **dict.fromkeys(("he", "him", "his", "himself"), Pronoun.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Pronoun.SHE),
    **dict.fromkeys(("it", "its", "itself"), Pronoun.IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Pronoun.THEY),
    **dict.fromkeys(("this", "that", "these", "those"), Pronoun.THIS),
    **dict.fromkeys(("who", "whom", "whose", "which"), Pronoun.WHO),
}
"""Word -> pronoun."""

NAME_KINDS = {
    "person": Kind.PERSON, "organization": Kind.ORGANIZATION, "place": Kind.PLACE,
    "facility": Kind.FACILITY, "group": Kind.GROUP, "other": Kind.OTHER,
}  # fmt: skip
"""Type of a name, as the reader and the case file call it -> kind."""
