"""The label sets of the reader's heads. Their order is part of the weights: only ever add."""

NEWS_TYPES = ("person", "organization", "place", "facility", "group", "other")
"""Types of the convention that the case file uses."""

NAME_SCHEMES: dict[str, tuple[str, ...]] = {
    "news": NEWS_TYPES,
    "conll04": ("Peop", "Org", "Loc", "Other"),
    "crossner_politics": (
        "politician",
        "person",
        "organisation",
        "politicalparty",
        "event",
        "election",
        "country",
        "location",
        "misc",
    ),
    "wikigold": ("PER", "ORG", "LOC", "MISC"),
    "meantime": ("person", "organization", "place", "other"),
}
"""Convention -> its types. Sets disagree on what a name is; each has an output layer of its own."""

TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")

EVENT_CLASSES = (
    "OCCURRENCE",
    "STATE",
    "REPORTING",
    "I_ACTION",
    "I_STATE",
    "ASPECTUAL",
    "PERCEPTION",
)
EVENT_SCHEMES = ("timeml", "ecbplus", "meantime")
"""What counts as an event: every TimeML event, or what a set of reports was marked for."""

CERTAINTIES = ("certain", "probable", "possible", "unknown")
POLARITIES = ("positive", "negative")
TENSES = ("happened", "future", "general")

ATTRIBUTION_PARTS = ("source", "content")
ROLES = ("Arg0", "Arg1", "Arg2", "Argm-LOC", "Argm-TMP", "Argm-OTHER")

TAGS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """The labels that mark spans of `types` word by word: outside, then begin and inside of each
    type."""
    return ("O", *(f"{place}-{kind}" for kind in types for place in "BI"))


RELATIONS = (
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
)
"""Universal Dependencies; a subtype that is not here is read as its main relation."""
