"""Words: the unit in which the reader answers.

A word is what Universal Dependencies call one: clitics ("n't", "'s") and signs are words of their
own, numbers and addresses are whole. A known split would serve as well; what matters is that it is
the same in training and in reading.
"""

import re

from throughline.inference.reading import Range

_WORD = re.compile(
    r"""(?:https?://|www\.)[^\s<>"”’]+[\w/]     # an address
    | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+          # a mail address; unbounded it ran away
    | (?:[^\W\d_]\.){2,}                         # U.S.
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|k|bn|pm|am)?\b  # 1,200 · 11:30 · 21st
    | \d+(?:[.,:/]\d+)*
    | [^\W\d_]+(?=n['’]t\b)                      # did + n't
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | [^\W_]+
    | \.{2,} | -{2,}
    | [^\s]""",
    re.VERBOSE | re.IGNORECASE,
)


def split_words(text: str, start: int, end: int) -> list[Range]:
    """The words of `text[start:end]` as character ranges of `text`."""
    return [match.span() for match in _WORD.finditer(text, start, end)]
