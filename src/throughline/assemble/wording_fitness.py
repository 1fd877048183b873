"""Whether a sentence can stand alone on a line, by its words."""

import re

_LEANING = re.compile(
    r"^[\"“‘'(\[]?(?:he|she|it|they|his|her|its|their|this|that|these|those|but|and|or|so|yet|"
    r"also|however|meanwhile|then|there|later|instead|still|since|such|another|adding|when|while|"
    r"we|our|i|my|you|your|nor|nevertheless|moreover|furthermore|therefore|thus|hence|besides|"
    r"similarly|likewise|otherwise|indeed|in fact|for example|for instance|as a result|"
    r"in addition|at the same time|on the other hand|"
    r"the (?:former|latter|same|two|pair|men|man|woman|other|others))\b",
    re.IGNORECASE,
)
_FINITE_END = re.compile(r"[.!…][\"”’')\]]*$")
_QUOTE_MARKS = re.compile(r"[“”\"]")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_STAMP = re.compile(
    r"\b\d{1,2}[.:]\d{2}(?::\d{2})? ?(?:GMT|BST|EDT|EST|ET|CET|UTC|[ap]\.?m\.? ET)\b"
    r"|\b(?:last updated|page last|this article (?:appeared|was)|first published|click (?:here|on)"
    r"|read more|follow us|sign up|subscribe|photograph:|picture:|image caption|getty images"
    r"|watch (?:the )?video|all rights reserved|comment (?:was removed|is free))\b"
    r"|\||https?://|www\.|@\w+\.\w+|\bE-?mail (?:us|this)\b",
    re.IGNORECASE,
)
"""What a page prints beside its text, glued to a sentence: a time of printing, a caption."""
_MIN_WORDS, _MAX_WORDS = 6, 60


def leans(text: str) -> bool:
    """Whether the sentence hangs on the one before it ("He also …", "But the …")."""
    return bool(_LEANING.match(text))


def has_furniture(text: str) -> bool:
    """Whether something that a page prints beside its text stands in the sentence."""
    return bool(_STAMP.search(text))


def ends(text: str) -> bool:
    """Whether it ends as a statement does; a question does not."""
    return bool(_FINITE_END.search(text))


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket has its partner."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def is_complete(text: str) -> bool:
    """Whether the sentence is a whole statement of fair length, with nothing of its page in it."""
    return (
        _MIN_WORDS <= len(text.split()) <= _MAX_WORDS
        and ends(text)
        and is_balanced(text)
        and not has_furniture(text)
    )
