"""Stated identities: "A, also known as B", "A (B)", "National Harbour Office (NHO)".

Only names that stand side by side are linked: the words between them must, whole, be words that
state an identity. Who bears an alias is thus never guessed over a distance.
"""

import re
from functools import cache, lru_cache

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists
from throughline.model.annotation import EntityType, LinkKind, Mention, NameLink
from throughline.model.source import Span
from throughline.text.document import Document

_QUOTE = "\"“”‘’'"
_NOUNS = (
    "alias|aliases|pseudonym|nom de guerre|nickname|code name|code-name|codename|pen name|"
    "stage name|assumed name|cover name|false name"
)
_FARTHEST = 90
"""Characters between two names that are read for words of identity."""


@cache
def _alias_between() -> re.Pattern[str]:
    known = (
        r"(?:also|better|popularly|commonly|widely|otherwise|formerly|previously|once|sometimes|"
        r"locally|usually)\s"
    )
    owner = r"(?:the|an|his|her|their|its)\s"
    noun = rf"(?:{_NOUNS})"
    return re.compile(
        rf"[\s,(—–-]{{1,4}}(?:and\s)?(?:who\s(?:is|was)\s|whose\s)?(?:"
        rf"(?:{known}){{0,2}}(?:known|called|referred to)\s"
        rf"(?:as|by {owner}(?:name|alias))(?:\sthe)?"
        rf"|(?:{known})?(?:aka|a\.k\.a\.?|alias|née|nee|dubbed|nicknamed|codenamed|code-named|"
        r"born|@)"
        rf"|(?:who\s)?(?:was\s|had been\s|is\s)?(?:using|used|uses|operated under|operating under|"
        rf"travelling under|traveling under|went by|goes by|under)\s{owner}(?:{noun}|name)(?:\sof)?"
        rf"|(?:real|birth|full|original|true)\sname(?:\s(?:is|was|:))?"
        rf"|(?:his|her|whose)\s(?:real|birth|full|original|true)\sname(?:\s(?:is|was))?"
        rf"|(?:is|was)\s(?:{owner})?{noun}\s(?:of|for|used by)"
        rf"|later\srenamed|now\scalled|formerly"
        rf"),?:?\s?[{_QUOTE}]?"
    )


@cache
def _confirmed_between() -> re.Pattern[str]:
    return re.compile(
        rf"[{_QUOTE}]?[\s,—–-]{{1,4}}(?:who\s|which\s)?(?:is\s|was\s|has\s|had\s)?(?:been\s)?"
        r"(?:(?:now|later|since|subsequently|eventually)\s)?(?:been\s)?"
        r"(?:confirmed|identified|revealed|established|found|unmasked|determined|discovered|"
        r"proved|shown)\s(?:to be|to have been|as)\s(?:none other than\s)?"
        rf"(?:(?:the|a|an)\s(?:{_NOUNS})\s(?:of|for|used by)\s)?"
        rf"[{_QUOTE}]?"
    )


@cache
def _alias_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:alias|aliases|pseudonym|nom de guerre|nickname|codename|code name|name|under)\s"
        rf"(?:of\s)?[{_QUOTE}]?$"
    )


@cache
def _alias_after() -> re.Pattern[str]:
    return re.compile(rf"[{_QUOTE}]?['’]s?\s(?:own\s)?(?:{_NOUNS}|other name|real name)\b")


@cache
def _bracket_inside() -> re.Pattern[str]:
    return re.compile(
        r"\s?[(\[]\s?(?P<word>(?:(?:also|better|formerly|now)\s)?(?:known as|aka|a\.k\.a\.?|"
        r"alias|née|nee|born|called|real name:?|formerly|or|the|hereafter)?)\s?"
        rf"[{_QUOTE}]?"
    )


def find_links(document: Document, names: tuple[Mention, ...]) -> tuple[NameLink, ...]:
    """Links between neighbouring names (indices into `names`, which is in order of place)."""
    found: list[NameLink] = []
    for right in range(1, len(names)):
        one, two = names[right - 1], names[right]
        distance = two.span.start - one.span.end
        if one.sentence != two.sentence or not 0 < distance <= _FARTHEST:
            continue
        if two.name in gazetteer().exact:
            continue
        link = _bracket(document, names, right) or _alias(document, names, right)
        if link is not None:
            found.append(link)
    return tuple(found)


_OR_ACRONYM = re.compile(r",?\s(?:or|abbreviated as|shortened to)\s(?:the\s)?[\"“]?")
_RENAMED = frozenset({"formerly", "later renamed", "now called"})


def _bracket(document: Document, names: tuple[Mention, ...], right: int) -> NameLink | None:
    one, two = names[right - 1], names[right]
    text = document.text
    if _OR_ACRONYM.fullmatch(text, one.span.end, two.span.start):
        if not matches_acronym(two.name, one.name):
            return None
        reason = f"the text gives “{two.name}” as short for “{one.name}”"
        whole = Span(one.span.start, two.span.end)
        return NameLink(right - 1, right, LinkKind.ACRONYM, whole, reason)
    match = _bracket_inside().fullmatch(text, one.span.end, two.span.start)
    if match is None:
        return None
    end = two.span.end
    while end < len(text) and text[end] in _QUOTE + " ":
        end += 1
    if text[end : end + 1] not in (")", "]", ",", ";"):
        return None
    closed = text[end : end + 1] in (")", "]")
    span = Span(one.span.start, end + 1 if closed else two.span.end)
    if matches_acronym(two.name, one.name) or matches_acronym(one.name, two.name):
        reason = f"the text gives “{two.name}” in brackets after “{one.name}”"
        return NameLink(right - 1, right, LinkKind.ACRONYM, span, reason)
    persons = one.type is two.type is EntityType.PERSON
    keyword = match.group("word").strip() not in ("", "the", "or")
    long = len(one.name.split()) > 1 and len(two.name.split()) > 1
    if keyword or (persons and long and closed):
        kind = LinkKind.ALIAS if keyword else LinkKind.BRACKET
        reason = f"the text gives “{two.name}” in brackets as another name of “{one.name}”"
        return NameLink(right - 1, right, kind, span, reason)
    return None


def _alias(document: Document, names: tuple[Mention, ...], right: int) -> NameLink | None:
    one, two = names[right - 1], names[right]
    text = document.text
    span = Span(one.span.start, two.span.end)
    between_start = one.span.end + (text[one.span.end : one.span.end + 1] in _QUOTE)
    start = two.span.start - sum(len(word) + 1 for word in two.honorifics)
    for end in dict.fromkeys((two.span.start, max(start, between_start))):
        words = " ".join(text[one.span.end : end].split())
        if _alias_between().fullmatch(text, between_start, end):
            if words.strip(" ,(") in _RENAMED and (
                one.type is not two.type or one.type is EntityType.PERSON
            ):
                return None  # "Doe, formerly of Norland"
            reason = f"the text says that “{one.name}” is also called “{two.name}”"
            return NameLink(right - 1, right, LinkKind.ALIAS, span, reason)
        if _confirmed_between().fullmatch(text, one.span.end, end):
            before = text[max(0, one.span.start - 30) : one.span.start]
            after = _alias_after().match(text, two.span.end)
            named = "alias of" in words or "pseudonym of" in words
            if after or named or _alias_before().search(before):
                stop = after.end() if after else two.span.end
                reason = f"the text says that “{one.name}” is an alias of “{two.name}”"
                whole = Span(one.span.start, stop)
                return NameLink(right - 1, right, LinkKind.ALIAS, whole, reason)
    return None


def matches_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`'s words, minor words left out or not."""
    letters = acronym_letters(short)
    return bool(letters) and letters in acronyms_of(long)


@lru_cache(maxsize=65_536)
def acronym_letters(short: str) -> str:
    """The letters of a name that looks like an acronym, folded; "" for one that does not."""
    letters = short.replace(".", "").replace("&", "").replace("-", "")
    if not 2 <= len(letters) <= 10 or not letters[:1].isupper():
        return ""
    if sum(char.isupper() for char in letters) < max(2, len(letters) - 2):
        return ""
    return fold(letters)


@lru_cache(maxsize=65_536)
def acronyms_of(long: str) -> frozenset[str]:
    """The acronyms that a name of several words may have, as `acronym_letters` gives them."""
    words = fold(long).replace("-", " ").split()
    if len(words) < 2:
        return frozenset()
    major = "".join(word[0] for word in words if word not in name_lists().grammar["minor"])
    every = "".join(word[0] for word in words)
    return frozenset((major, every, f"{major}s") if len(major) > 2 else (major, every))
