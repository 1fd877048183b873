"""Words that say what a named person is: before the name, after it, or by a copula.

"Harbour master Jane Doe", "Jane Doe, a retired pilot,", "Jane Doe is the owner of …". A
description is kept only where a role noun heads it, and is trimmed so that it reads alone.
"""

import re
from functools import cache

from throughline.extract.mentions.names import NameLists, name_lists
from throughline.extract.mentions.titles import is_demonym
from throughline.model.annotation import Descriptor
from throughline.model.source import Span
from throughline.text.document import Document

_REACH = 90
"""Characters before a name that are searched for its description."""
_LONGEST = 140
"""A description after the name that runs longer is not read."""


def descriptor_before(document: Document, sentence: int, start: int) -> Descriptor | None:
    """The role that ends right before `start` ("ISI operative"), with its modifiers."""
    lists = name_lists()
    bounds = document.sentences[sentence].span
    left_start = max(bounds.start, start - _REACH)
    left = document.text[left_start:start]
    if not left or not left[-1].isspace():
        return None
    words = list(re.finditer(r"[^\s,;:()\[\]—–“”\"]+|[,;:()\[\]—–“”\"]", left))
    if left_start > bounds.start and words and not document.text[left_start - 1].isspace():
        words = words[1:]  # cut in two by the reach
    if not words or not _is_role(words[-1].group(), lists):
        return None
    first = len(words) - 1
    while first > 0 and _extends(words, first, bounds.start - left_start, lists):
        first -= 1
    while first < len(words) - 1 and words[first].group() in ("of", "the", "and", "&"):
        first += 1
    span = Span(left_start + words[first].start(), left_start + words[-1].end())
    return Descriptor(span, _flat(span.of(document.text)))


def _is_role(word: str, lists: NameLists) -> bool:
    lower = word.lower()
    return lower in lists.roles or lower.rpartition("-")[2] in lists.roles


def _extends(words: list[re.Match[str]], first: int, sentence_start: int, lists: NameLists) -> bool:
    """Whether the word before word `first` belongs to the description."""
    word = words[first - 1].group()
    lower = word.lower()
    if word.endswith(("'s", "’s", "s'", "s’", ".")) and lower != "u.s.":
        return False
    at_start = words[first - 1].start() == sentence_start
    if lower in lists.not_names or (len(word) > 5 and word.isupper()):
        return False  # a share button, a headline in capitals
    if word[0].isupper():
        return not (at_start and (lower in lists.starters or lower in lists.common))
    if lower == "of":
        # "Ministry of Mines spokesman", not "hands of militant".
        return (
            first > 1
            and words[first - 2].group()[0].isupper()
            and words[first].group()[0].isupper()
        )
    if lower in lists.modifiers or lower in lists.roles or is_demonym(lower):
        return True
    return bool(re.match(r"(?:\d+-year-old|\w+-(?:based|born|backed|trained|led))$", lower))


@cache
def _after_pattern() -> re.Pattern[str]:
    roles = "|".join(sorted(name_lists().roles, key=len, reverse=True))
    plural = "accused|" + "|".join(role + "s" for role in sorted(name_lists().roles))
    no = "who|which|that|and|but|was|is|has|had|whose|in|at|on|for|by|to|from|as|if|while|when"
    head = (
        r"(?:(?:an?|the|now|then|once|also|currently)\s)?"
        rf"(?P<body>(?:one of the\s(?:[\w'’/-]+\s){{0,4}}?(?:{plural})\b"
        rf"|(?:(?!(?:{no})\b)[\w'’&/.-]+\s){{0,6}}?(?:{roles})\b)"
        rf"(?!['’]s)[^][,;:()—–\"“”\n]{{0,{_LONGEST}}})"
    )
    told = head.replace("body", "told")
    return re.compile(
        rf"(?:\)?\s?(?:,|—|–|\s-)\s?(?:\d{{1,2}},\s)?{head}(?:\s?[][,;:()—–\"“”\n]|$)"
        r"|\s(?:is|was|were|are|became|remains|remained)\s"
        rf"(?:also\s|now\s|then\s|himself\s|herself\s)?(?=(?:an?|the|one)\s){told})"
    )


@cache
def _cut() -> re.Pattern[str]:
    # Where a description stops being one: a clause of its own begins.
    return re.compile(
        r"\s(?:\w+s\s(?:say|believe|allege|think|describe)|\w+n['’]t|not|knew|knows|wrote|thinks|wants|met|"
        r"who|which|that|whose|whom|where|when|was|were|is|are|has|had|have|will|would|said|"
        r"(?!based|retired|trained|educated|accused|convicted|employed|charged|wanted|jailed|"
        r"detained|lodged|suspected|linked|affiliated|appointed|elected|related|armed)\w+ed|"
        r"says|told|added|but|while|after|before|because|since|if|as|when|until|named|called|identified|"
        r"or|and (?:was|is|has|"
        r"had|who|then|later|he|she)|not only)\b"
    )


def descriptor_after(document: Document, sentence: int, end: int) -> Descriptor | None:
    """The apposition or copular description that follows a name ending at `end`."""
    bounds = document.sentences[sentence].span
    right = document.text[end : min(bounds.end, end + _LONGEST + 60)]
    match = _after_pattern().match(right)
    if match is None:
        return None
    group = "body" if match.group("body") is not None else "told"
    text = match.group(group)
    stop = _cut().search(text)
    if stop is not None and group == "body" and stop.group().strip() in _FINITE:
        return None  # "according to Doe, an officer said": another subject
    length = stop.start() if stop is not None else len(text)
    trimmed = _DANGLING.sub("", text[:length].rstrip(" .!?'’[")).rstrip()
    start = end + match.start(group)
    with_article = _article().search(right, 0, start - end) is not None
    if not trimmed or not _reads_alone(trimmed, with_article):
        return None
    return Descriptor(Span(start, start + len(trimmed)), _flat(trimmed))


# Words that a cut left at the end.
_DANGLING = re.compile(r"(?:\s(?:an?|the|and|or|to|of|with|for|in|on|at|by|from|worth)){1,4}$")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|the|now|then|once|also|currently)\s$")


_FINITE = frozenset(
    {"was", "were", "is", "are", "has", "had", "have", "will", "would", "said", "says", "told"}
)
_EMPTY = frozenset({"man", "woman", "boy", "girl", "child", "baby", "youth", "member", "person"})


def _reads_alone(text: str, with_article: bool) -> bool:
    """Whether a role heads the words and, without an article, only modifiers come before it."""
    lists = name_lists()
    if text.startswith("one of the"):
        return True
    words = re.findall(r"[\w'’/-]+", text)
    for place, word in enumerate(words):
        lower = word.lower()
        role = lower in lists.roles or lower.rpartition("-")[2] in lists.roles
        if role:
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if following in lists.roles or following in lists.modifiers:
                continue
            return not (lower in _EMPTY and place + 1 == len(words))
        known = lower in lists.modifiers or is_demonym(lower) or word[0].isupper()
        aged = bool(re.match(r"(?:\d+-year-old|\d+/\d+\S*|\w+-\w+)$", lower))
        if not with_article and not known and not aged:
            return False
    return False


_BRACKETED = re.compile(
    r"(?:then-|former )?(?P<title>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,4})\s\([A-Z][\w&, -]{1,60}\)\s$"
)


def descriptor_bracketed(document: Document, sentence: int, start: int) -> Descriptor | None:
    """The office with its field in brackets before a name ("Joint Secretary (Ports) Jane Doe")."""
    bounds = document.sentences[sentence].span
    reach = max(bounds.start, start - _LONGEST)
    if not document.text.endswith(") ", reach, start):
        return None
    match = _BRACKETED.search(document.text[reach:start])
    if match is None:
        return None
    words = match.group("title").lower().replace(".", "").split()
    titles = name_lists().titles
    if not any(" ".join(words[first:]) in titles for first in range(len(words))):
        return None
    span = Span(reach + match.start(), start - 1)
    return Descriptor(span, _flat(span.of(document.text)))


@cache
def _fronted() -> re.Pattern[str]:
    roles = "|".join(sorted(name_lists().roles, key=len, reverse=True))
    return re.compile(
        rf"[\s\"“]*(?:An?|The)\s(?P<body>(?:[\w'’&/.-]+\s){{0,5}}?(?:{roles})\b"
        rf"[^,;:()—–\"“”\n]{{0,80}}),\s$"
    )


def descriptor_fronted(document: Document, sentence: int, start: int) -> Descriptor | None:
    """The description before the comma that opens a sentence ("A retired pilot, Doe was …")."""
    bounds = document.sentences[sentence].span
    if start - bounds.start > _LONGEST:
        return None
    match = _fronted().match(document.text[bounds.start : start])
    if match is None or _cut().search(match.group("body")):
        return None
    if not _reads_alone(match.group("body"), with_article=True):
        return None
    offset = bounds.start + match.start("body")
    span = Span(offset, offset + len(match.group("body")))
    return Descriptor(span, _flat(span.of(document.text)))


def _flat(text: str) -> str:
    return " ".join(text.split())
