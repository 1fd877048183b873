"""What stands around a mention tells: whether it speaks, is a subject, is inside a quotation."""

import re
from functools import cache

from throughline.model.annotation import EntityType, Mention
from throughline.text.document import Document

CLOSING = re.compile(r"[”\"]")
_PRONOUN_SAYS = re.compile(r"[”\"]\s?(?:s?he\s[a-z]+|[a-z]+\ss?he)\b")


def said_by_pronoun(document: Document, mention: Mention) -> bool:
    """Whether the mention's quotation is followed by "he said"."""
    close = CLOSING.search(document.text, mention.span.end, mention.span.end + 600)
    return close is not None and bool(_PRONOUN_SAYS.match(document.text, close.start()))


_CLAUSE = re.compile(
    r"[,;:—–“”\"(]|\b(?:that|which|who|whose|when|while|after|before|because|as|if|whether|where|"
    r"but|until|since|said|says)\b"
)


def same_clause(document: Document, subject: Mention, pronoun: Mention) -> bool:
    """Whether no other clause, which may have a subject of its own, begins between the two.

    A place must also open its sentence: elsewhere it mostly says where, not who.
    """
    text, start = document.text, document.sentences[subject.sentence].span.start
    if _CLAUSE.search(text, subject.span.end, pronoun.span.start):
        return False
    before = text[start : subject.span.start].strip(' \n“"')
    return subject.type is not EntityType.PLACE or before in ("", "The", "the", "But", "And")


_SPEECH = (
    r"(?:said|says|added|told|asked|stated|noted|explained|insisted|claimed|argued|recalled|replied|"
    r"announced|declared|reiterated|warned|testified|wrote|remarked|continued)"
)


@cache
def _speech_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s(?:also|then|later|further|had|has))?\s{_SPEECH}\b")


@cache
def _speech_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_SPEECH}\s(?:[\w'’]+\s){{0,4}}$")


def speaks(document: Document, mention: Mention) -> bool:
    """Whether a verb of speech stands right after or before the mention."""
    text = document.text
    if _speech_after().match(text, mention.span.end):
        return True
    return bool(_speech_before().search(text[max(0, mention.span.start - 45) : mention.span.start]))


def in_quotation(document: Document, mention: Mention) -> bool:
    """Whether a quotation mark is open before the mention, in its paragraph."""
    text, start = document.text, mention.span.start
    left = text[max(0, start - 800) : start].rpartition("\n")[2]
    if "“" in left or "”" in left:
        return left.rfind("“") > left.rfind("”")
    return left.count('"') % 2 == 1


_NOT_SUBJECT = re.compile(
    r"\b(?:of|to|with|by|against|from|for|in|on|at|about|into|than|as|between|and|or|told|asked|"
    r"accused|killed|arrested|named|called)\s(?:the\s)?(?:[A-Z][\w.]*\s){0,3}$"
)


def is_subject(document: Document, mention: Mention) -> bool:
    """Whether the mention may be a clause's subject: no preposition or object's verb before it."""
    text = document.text
    if text[mention.span.end : mention.span.end + 2] in ("'s", "’s"):
        return False
    sentence = document.sentences[mention.sentence].span
    left = text[max(sentence.start, mention.span.start - 40) : mention.span.start]
    if _NOT_SUBJECT.search(left):
        return False
    right = text[mention.span.end : mention.span.end + 40]
    if re.match(r"\s(?:and|or)\s", right):
        return False  # one of two alike
    return bool(re.match(r"\s?,|\s[a-z]+", right))
