"""Words around a name that leave little doubt of its type, where the trained reader may be unsure.

They are kept apart from `context_evidence`, whose points the rules alone are measured with.
"""

import re
from collections.abc import Sequence
from functools import cache

from throughline.extract.mentions.names import fold, name_lists
from throughline.extract.mentions.titles import Peeled
from throughline.model.annotation import EntityType
from throughline.model.source import Span
from throughline.text.document import Document

_VERBS = "is|was|has|had|said|says|will|and|or|in|on|at|for|to|of|by"
_NOUN_AFTER = re.compile(rf"[ \u00a0](?!(?:{_VERBS})\b)[a-z]")
_CRAFT = re.compile(
    r"\b(?:ferry|ferryboat|ship|steamship|cargo ship|cruise ship|warship|vessel|boat|lifeboat|"
    r"tanker|yacht|trawler|freighter|liner|submarine|destroyer|frigate|tug|tugboat|barge|"
    r"schooner|spacecraft|satellite|aboard the|(?:captain|skipper|crew|wreck|hull) of the)"
    r"\s[\"“‘']?$"
)
DATELINE = re.compile(
    r"(?:, [^\W\d_][\w.]*){0,2}(?:, [A-Z][a-z]+\.? \d{1,2})?\s?"
    r"(?:\([^()\n]{1,30}\)\s?)?(?:--|—|–|-\s)"
)
"""What stands between the place that heads a report and its first sentence."""
_LEGAL_FORMS = frozenset({"inc", "corp", "ltd", "plc", "llc", "gmbh", "ag", "spa", "nv"})
_KIN = re.compile(
    r"\b(?:his|her|their) (?:[\w-]+ ){0,3}?"
    r"(?:daughter|son|wife|husband|brother|sister|mother|father|girlfriend|boyfriend|"
    r"fianc[eé]e?|nephew|niece|cousin|uncle|aunt|baby|toddler),? $"
)
_BODY_BEFORE = re.compile(
    r"\b(?:corporation|company|firm|newspaper|magazine|broadcaster|airline|charity|start-?up|bank|"
    r"retailer|insurer|manufacturer|carmaker|website)\s[\"“]?$"
)
_CLAUSE = re.compile(
    r"\s(?:founded|co-founded|owned|created|started|formed|established|chaired|headed|worked|owns|"
    r"runs|ran|leads|led|built|bought|sold|heads|set|works?)\b"
)
"""What makes "the company Jane Doe founded" a clause."""
_DOCUMENTS = frozenset({"papers", "leaks", "files"})
_STORMS = frozenset({"hurricane", "cyclone", "typhoon"})
_BYLINES = re.compile(
    r"\W{0,3}(?:Additional |Further |With )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Pp]hotographs?)\b[^.;\n]{0,40}?\bby\b"
)
_AGENCY = re.compile(
    r"(?:, (?:File|Pool))?\s?/\s?"
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty|Associated Press|Bloomberg|Pool)\b"
)


def is_credit(document: Document, sentence: Span, end: int) -> bool:
    """Whether what ends at `end` in `sentence` names who wrote a report or took its picture."""
    text = document.text
    if _BYLINES.match(text, sentence.start, sentence.end):
        return True
    return _AGENCY.match(text, end, sentence.end) is not None


def has_article(document: Document, peeled: Peeled) -> bool:
    """Whether the name itself has an article, and not a noun behind it ("the Doe family")."""
    text, name = document.text, peeled.name
    before = text[max(0, name.start - 4) : name.start]
    return before.lower() == "the " and _NOUN_AFTER.match(text, name.end) is None


def plain_types(
    document: Document, names: Sequence[Peeled], keys: Sequence[str]
) -> dict[str, EntityType]:
    """Key -> the type that the words around one bearer, or its first word, leave no doubt of."""
    plain: dict[str, EntityType] = {}
    for key, one in zip(keys, names, strict=True):
        kind = _plain_type(document, one)
        if kind is EntityType.OTHER or (kind is not None and key not in plain):
            plain[key] = kind
    return plain


def firms(names: Sequence[Peeled]) -> frozenset[str]:
    """The first words, as keys, of names that a legal form makes a company's ("Acme Inc")."""
    return frozenset(
        fold(one.name.tokens[0].text)
        for one in names
        if len(one.name.words) == 2 and one.name.words[1].rstrip(".") in _LEGAL_FORMS
    )


def _plain_type(document: Document, one: Peeled) -> EntityType | None:
    name, text = one.name, document.text
    sentence = document.sentences[name.sentence].span
    if len(name.words) > 1 and (name.words[0] in _STORMS or name.words[-1] in _DOCUMENTS):
        return EntityType.OTHER
    if _CRAFT.search(text, max(sentence.start, name.start - 24), name.start):
        return EntityType.OTHER
    written = text[name.start : name.end]
    heads = name.start == sentence.start and written.isupper() and len(written) > 3
    if heads and DATELINE.match(text, name.end):
        return EntityType.PLACE
    if _KIN.search(text, max(sentence.start, name.start - 50), name.start):
        return EntityType.PERSON
    called = _BODY_BEFORE.search(text, max(sentence.start, name.start - 30), name.start)
    if called and one.title_start is None and not _CLAUSE.match(text, name.end):
        return EntityType.ORGANIZATION
    if one.title_start is None and _body_after().match(text, name.end, sentence.end):
        return EntityType.ORGANIZATION
    return None


@cache
def _body_after() -> re.Pattern[str]:
    """An apposition that calls the name a body: "Acme, a cybersecurity firm hired by ..."."""
    grammar = name_lists().grammar
    nouns = "|".join(sorted((grammar["org_nouns"] - {"court", "police"}) | grammar["org_before"]))
    return re.compile(
        rf"\s?,\s(?:an?|the)\s(?:[\w'’-]+\s){{0,3}}?(?:{nouns})\b"
        r"(?=\s?(?:[,.;)]|$)|\s(?:that|which|whose|in|of|for|with|from|and|[a-z]+ed|run)\b)"
    )
