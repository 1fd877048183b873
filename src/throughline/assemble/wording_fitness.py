"""Whether a sentence can stand alone on a line, by its words."""

import re

_PRONOUN = re.compile(r"[\"“‘'(\[]?(he|she|they|it|his|her|their|its)\b", re.IGNORECASE)
_TIME_THEN_PRONOUN = re.compile(
    r"[\"“‘'(\[]?(?:in|on|by|at|since|until|last|early|late|earlier|later|that) "
    r"(?:[\w’'-]+ ){0,3}[\w’'-]+,? (he|she|they)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"[\"“‘'(\[]?(?:"
    r"(?:(?:both|all|most|some|many|one|two|three|several|another|part) of )?"
    r"(?:this|that|these|those|such)\b"
    r"|(?:at|by|in|on|for|from|with|after|before|since|despite|during|under|amid|until|like) "
    r"(?:this|that|these|those|such|then|it|them|him|her)\b"
    r"|(?:we|our|i|my|you|your)\b"
    r"|the (?:former|latter|same|two|three|pair|other|others)\b|another (?:part|reason|one)\b)",
    re.IGNORECASE,
)
_CONNECTED = re.compile(
    r"[\"“‘'(\[]?(?:but|and|or|so|yet|nor|also|however|meanwhile|then|there|later|instead|still|"
    r"adding|when|while|nevertheless|moreover|furthermore|therefore|thus|hence|besides|similarly|"
    r"likewise|otherwise|indeed|in fact|for example|for instance|as a result|in addition|"
    r"at the same time|on the other hand|the man|the men|the woman|the women)\b",
    re.IGNORECASE,
)
_FINITE_END = re.compile(r"[.!…][\"”’')\]]*$")
_CUT_END = re.compile(r"(?:\.\.\.|…)[\"”’')\]]*$")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STAMP = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.? )?(?:GMT|BST|E[DS]?T|C[DES]T|P[DS]T|UTC)\b"
    r"|\b(?:last updated|page last|this article (?:appeared|was)|first published|click (?:here|on)"
    r"|read more|follow us|sign up|subscribe|photograph:|picture:|image caption|getty images"
    r"|watch (?:the )?video|all rights reserved|comment (?:was removed|is free))\b"
    r"|\||https?://|www\.|@\w+\.\w+|\bE-?mail (?:us|this)\b",
    re.IGNORECASE,
)
"""What a page prints beside its text, glued to a sentence: a time of printing, a caption."""
_BYLINE = re.compile(
    r"By (?:[A-Z][\w.'’-]+ ){2,4}(?:[a-z]+ )?(?:reporter|correspondent|editor|writer|columnist)\b",
)
_CAPTION_END = re.compile(rf", {_MONTH} \d{{1,2}}, \d{{4}}\.$")
_GLUED = re.compile(
    r"(?<![.:!?\"“‘–-])(?<!\bThe) (?:The|On|At|After|When|There|Its?|They|These|Although|While|"
    r"Since|During|According) (?=[a-z]+\b|\d)"
)
"""A title that runs into the first sentence: "Fire at mill The mill burned"."""
_FRAGMENT = re.compile(r"[\"“‘'(\[]?(?:[a-z]+\b(?!-)|[A-Z0-9]?[,.;:)\]])")
"""What opens in lower case or with a mark was cut off before."""
_MIN_WORDS, _MAX_WORDS = 6, 60


def leans(text: str) -> bool:
    """Whether the sentence hangs on the one before it ("He also …", "But the …", "That …")."""
    return bool(opening_pronoun(text)) or points_away(text) or opens_connected(text)


def opening_pronoun(text: str) -> str | None:
    """The personal or possessive pronoun that opens the sentence, lower case."""
    match = _PRONOUN.match(text)
    return match.group(1).lower() if match else None


def pronoun_at(text: str) -> int | None:
    """Where the pronoun stands that opens the sentence, or follows its opening words of time."""
    match = _PRONOUN.match(text) or _TIME_THEN_PRONOUN.match(text)
    return match.start(1) if match else None


def points_away(text: str) -> bool:
    """Whether it opens with what only the text before it explains ("At that rate …")."""
    return bool(_POINTING.match(text))


def opens_connected(text: str) -> bool:
    """Whether it opens with a word that ties it to the sentence before ("But …", "The man …")."""
    return bool(_CONNECTED.match(text))


def has_furniture(text: str) -> bool:
    """Whether something that a page prints beside its text stands in the sentence."""
    return bool(_STAMP.search(text) or _CAPTION_END.search(text) or _BYLINE.match(text))


def is_glued(text: str) -> bool:
    """Whether a title seems to run into it without a stop."""
    return bool(_GLUED.search(text))


def ends(text: str) -> bool:
    """Whether it ends as a statement does; a question or what was cut off does not."""
    return bool(_FINITE_END.search(text)) and not _CUT_END.search(text)


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket has its partner."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def is_complete(text: str) -> bool:
    """Whether the sentence is a whole statement of fair length, with nothing of its page in it."""
    return (
        _MIN_WORDS <= len(text.split()) <= _MAX_WORDS
        and not _FRAGMENT.match(text)
        and ends(text)
        and is_balanced(text)
        and not has_furniture(text)
    )
