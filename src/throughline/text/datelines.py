"""The dateline of a report: the place and agency before its first words.

"PORT ANSGAR, Nov 20 (CNA) - Divers …", "KESSET, Ill. — Police …", "(CNA) Divers …". It says where
and by whom the report was written. A place needs capitals throughout or an agency behind it, so
that "Kesset — a city" stays text.
"""

import re

_PLACE = r"[A-Z][A-Z.’'-]+(?: [A-Z.’'-]{2,}){0,3}"
_REGION = r"(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?(?: \d{1,2})?)?,?"
_OPENS = r"(?=[\"“]?[A-Z])"
_DASH = r"(?:-{1,2}|–|—)"

DATELINE = re.compile(
    rf"(?:{_PLACE}{_REGION}\s*(?:\([^()]{{2,40}}\)\s*)?|\([A-Z][^()]{{1,30}}\)\s*){_DASH}\s+{_OPENS}"
)
"""A dateline at the beginning of a sentence, with the dash that ends it."""
_FURTHER = re.compile(
    # Without a dash, or with a place that is not in capitals.
    rf"\((?:[A-Z]{{2,6}}|Reuters|Bloomberg)\)\s+(?:{_DASH}\s+)?{_OPENS}"
    rf"|(?:[A-Z][a-z’'-]+ ?){{1,3}}{_REGION}"
    r"\s*\((?:[A-Z]{2,6}|Reuters|Bloomberg)[^()]{0,20}\)\s*"
    rf"(?:{_DASH}|:)\s*{_OPENS}"
    rf"|(?=[A-Z’'. -]*[A-Z]{{3}}){_PLACE}:\s+{_OPENS}"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WIRE = re.compile(
    r"\b(?:AAP|AFP|ANI|ANSA|AP|Associated Press|Anadolu|Bloomberg|CP|DPA|dpa|EFE|IANS|Interfax"
    r"|Kyodo|PA|PTI|Reuters|TASS|UPI|Xinhua|Yonhap)\b"
)
"""Agencies that write from one city about a country."""


def dateline_end(sentence: str) -> int:
    """Length of the dateline that opens a sentence, 0 without one.

    A bare "KESSET:" counts as one too: who looks must know whether it names a place.
    """
    found = DATELINE.match(sentence) or _FURTHER.match(sentence)
    return found.end() if found else 0


def no_part_of_the_story(dateline: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a dateline whose names the story does not tell.

    Always what stands in brackets, the agency or station; all of it where that is an agency, whose
    reporter may sit anywhere. The place alone of a local report is where the story happens: without
    it fewer of the reports on one shooting were found to be one story.
    """
    brackets = tuple(found.span() for found in _BRACKETS.finditer(dateline))
    wired = any(_WIRE.search(dateline, start, end) for start, end in brackets)
    return ((0, len(dateline)),) if wired else brackets
