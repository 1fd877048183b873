"""Denials by their words: those that only point back ("denied the allegations"), and those of
existence ("no such person")."""

import re

from throughline.model.case import Claim

_DENYING = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)"
    r"|disput(?:es?|ed|ing)|rebut(?:s|ted|ting)?)"
)
_TOLD_BEFORE = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|rumou?rs?|stor(?:y|ies)"
    r"|assertions?|speculation)"
)
_WRONG = r"(?:wrongdoings?|misconduct|impropriet(?:y|ies)|guilt|abuses?)"
_POINTING_BACK = re.compile(
    rf"(?:(?:has|have|had|also|again|repeatedly|strongly|categorically|flatly)\s+){{0,3}}{_DENYING}\s+"
    rf"(?:(?:(?!that\b|of\b|by\b|in\b|to\b|as\b)[\w’'-]+\s+){{0,4}}?"
    rf"(?:{_TOLD_BEFORE}(?:\s+of\s+(?:any\s+)?(?:kind|{_WRONG}))?|{_WRONG})|it|this|that|them|these|those)"
    r"(?=\s*(?:[.,;:!?”\"’)–—-]|\Z)"
    r"|\s+(?:against|by|made|as|and|but|before|when|while|after|yesterday|today|on|in|at|which"
    r"|levell?ed|earlier|saying|calling)\b)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"(?:(?:it|this|that|these|those|they|all\s+of\s+(?:it|this|that))"
    rf"|(?:(?:all|the|this|that|these|those|such|his|her|its|their|any)\s+){{1,2}}(?:[\w-]+\s+){{0,2}}?"
    rf"(?:{_TOLD_BEFORE}|information)(?:\s+(?:published|made|against\s+\w+))?)"
    r"\s*(?:is|was|are|were|[’']s|[’']re)\s+(?:(?:simply|just|completely|totally|entirely|absolutely"
    r"|utterly|all|categorically|plainly|wholly)\s+)?"
    r"(?:not\s+(?:true|correct|accurate)|untrue|false|baseless|groundless|unfounded|incorrect"
    r"|without\s+(?:any\s+)?foundation|fabricat(?:ed|ions?)|a\s+(?:lie|fabrication)|lies|nonsense)\b",
    re.IGNORECASE,
)
_NO_EXISTENCE = re.compile(
    rf"\b(?:{_DENYING}|doubt(?:s|ed|ing)?|question(?:s|ed|ing)?|no\s+(?:evidence|proof|trace|sign)\s+(?:of|for))"
    r"\b[^.;]{0,60}?\bexistence\b"
    r"|\bexistence\b[^.;]{0,30}\b(?:denied|disputed|a\s+myth)\b"
    r"|(?:\b(?:he|she|who)|(?-i:\b[A-Z])[\w’'-]+)\s+(?:(?:really|actually|simply|just)\s+)?"
    r"(?:(?:does|do|did)(?:\s+not|n[’']t)|never)\s+exist(?:ed)?\b|\bnon-?existent\b"
    r"|\b(?:made|invented)[\s-]up\s+(?:character|person|figure)\b|\bno\s+such\s+\w+|\bfictitious\b|\bfictional\b|\bimaginary\b|\bfigment\b",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Whether a claim of this text denies what was said before it and does not say what that is:
    "denied the allegations", "It is not true", but not "denied that he knew"."""
    return bool(_POINTING_BACK.match(text) or _UNTRUE.match(text))


def denies_existence(text: str) -> bool:
    """Whether the words deny that somebody or something exists; "showed the existence of planets"
    does not."""
    return bool(_NO_EXISTENCE.search(text))


def is_left_open(claim: Claim) -> bool:
    """Whether it is a denial that does not say what it denies, and no claim clearly is that."""
    return claim.denies is None and points_back(claim.text)
