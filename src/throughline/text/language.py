"""The language of a text, by py3langid (Lui and Baldwin 2012), held back where it cannot know."""

import re
from functools import cache
from typing import Any

from throughline.text.abbreviations import words

_LETTER_WORDS = re.compile(r"[^\W\d_]+")
_MIN_LETTERS = 20
_SAMPLE_CHARS = 6_000
_ENGLISH = words("""
    the of and to in that was for on with said is are were has have had by from it he she they
    his her not be been at as after who will which this an but""")
_ENGLISH_SHARE = 0.18
"""Every sixth word of running English is one of `_ENGLISH`; in other languages almost none is."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's main language, "und" for fewer than 20 letters.

    Anything but "en" is only said with good confidence: an article taken for a foreign one is
    lost to the case, so names of many languages in a short English report must not tip it.
    """
    sample = text[:_SAMPLE_CHARS]
    found = _LETTER_WORDS.findall(sample)
    if sum(map(len, found)) < _MIN_LETTERS:
        return "und"
    common = sum(word.lower() in _ENGLISH for word in found)
    if common >= _ENGLISH_SHARE * len(found):
        return "en"
    code, confidence = _identifier().classify(sample)
    if code == "en" or confidence >= 0.9:
        return str(code)
    return "en" if common else "und"


@cache
def _identifier() -> Any:
    # 0.15 s: the model is read once, on the first text that needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
