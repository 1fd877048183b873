"""Finds the pronouns and the descriptions with an article that may stand for a name."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from throughline.extract.mentions.names import name_lists
from throughline.model.annotation import EntityType, Mention, MentionForm, SentenceKind
from throughline.model.source import Span
from throughline.text.document import Document

GENDERS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
PLURAL = frozenset({"they", "their", "them", "themselves", "theirs"})
THING = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})


def overlaps_any(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span overlaps one of `spans`, which are in order and apart."""
    at = bisect_left(spans, span)
    return any(spans[i].overlaps(span) for i in (at - 1, at) if 0 <= i < len(spans))


@cache
def _pronoun_pattern() -> re.Pattern[str]:
    words = sorted({*GENDERS, *PLURAL, *THING}, key=len, reverse=True)
    # Capitals through and through ("IT") are acronyms.
    either = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w-])")


def find_pronouns(document: Document) -> list[Mention]:
    """The pronouns of the third person in the body, in order of place."""
    found: list[Mention] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        for match in _pronoun_pattern().finditer(
            document.text, sentence.span.start, sentence.span.end
        ):
            word = match.group().lower()
            kind = EntityType.PERSON if word in GENDERS else EntityType.ORGANIZATION
            kind = EntityType.GROUP if word in PLURAL else kind
            gender = GENDERS.get(word) or ("plural" if word in PLURAL else None)
            span = Span(match.start(), match.end())
            found.append(
                Mention(span, index, kind, MentionForm.PRONOUN, match.group(), gender=gender)
            )
    return found


@cache
def _nominal_pattern() -> re.Pattern[str]:
    lists = name_lists()
    roles = lists.roles | {"accused", "trio", "duo", "couple"}
    things = lists.grammar["org_nouns"] | lists.grammar["facility_nouns"]
    nouns = "|".join(sorted(roles | things, key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"(?<![\w-])(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:[a-z][\w-]*\s){{0,3}}?(?P<head>{nouns})(?![\w-])"
        rf"(?!\s(?:{nouns})s?\b)(?!\s[A-Z])"
    )


@cache
def _indefinite_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_lists().roles, key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"(?<![\w-])(?:[Aa]n?|[Aa]nother|[Oo]ne)\s(?:[\w.-]+\s){{0,4}}?(?P<head>{nouns})(?![\w-])"
        rf"(?!\s(?:{nouns})\b)(?!\s[A-Z])"
    )


def find_indefinites(document: Document, names: Sequence[Mention]) -> dict[str, list[int]]:
    """Role noun -> where the article speaks of "a" bearer whom it does not name, in order."""
    described = sorted(d.span for mention in names for d in mention.descriptors)
    found: dict[str, list[int]] = {}
    for sentence in document.sentences:
        if sentence.kind is not SentenceKind.BODY:
            continue
        span = sentence.span
        for match in _indefinite_pattern().finditer(document.text, span.start, span.end):
            named = overlaps_any(Span(match.start("head"), match.end("head")), described)
            if not named and not _NOT_IN_NOMINAL.search(match.group()):
                found.setdefault(match.group("head"), []).append(match.start())
    return found


_NOT_IN_NOMINAL = re.compile(
    r"\s(?:of|in|on|at|by|to|for|with|from|and|or|that|who|is|was|were|are|be|has|had|which|when|as|"
    r"the|a|an|his|her|its|their|said|not|it|he|she|they)\s"
)


def find_nominals(document: Document, names: Sequence[Mention]) -> list[Mention]:
    """Descriptions with a definite article in the body, those of names left out."""
    grammar = name_lists().grammar
    described = sorted(d.span for mention in names for d in mention.descriptors)
    found: list[Mention] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        for match in _nominal_pattern().finditer(
            document.text, sentence.span.start, sentence.span.end
        ):
            span = Span(match.start(), match.end())
            if _NOT_IN_NOMINAL.search(match.group()) or overlaps_any(span, described):
                continue
            head = match.group("head")
            kind = EntityType.PERSON
            if head in grammar["org_nouns"]:
                kind = EntityType.ORGANIZATION
            elif head in grammar["facility_nouns"]:
                kind = EntityType.FACILITY
            gender = "female" if head in name_lists().female_roles else None
            gender = "male" if head in name_lists().male_roles else gender
            text = " ".join(match.group().split())
            found.append(Mention(span, index, kind, MentionForm.NOMINAL, text, gender=gender))
    return found
