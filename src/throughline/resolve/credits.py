"""Which news agencies a report credits, and where: dateline, byline, foot, "told Reuters".

The idea: agencies come from a list of the world's agencies (`data/agencies.toml`), the forms of a
credit from the habits of news pages. A credit for the *whole* text (a dateline, an agency's
byline, its copyright) is kept apart from one for a part ("with inputs from"), and from a statement
that was made to an agency. Credits of pictures are none. Cost: the first and last
`EDGE_CHARS` characters, and one search for "told" in the text.

Fails on: an agency that is not listed; a credit that an editor took out.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from throughline.model.source import Article, Credit, CreditKind, Span

EDGE_CHARS = 1_500
"""Datelines and bylines stand within so many characters of the beginning, foots of the end; in a
short text, in its first and second half."""
NAMED_BEFORE = 800
""""Told the agency" means one that was named within so many characters before."""

_NOT_A_PICTURE = r"(?!/|\s/\s?Getty|\s(?:[Pp]hoto|[Ff]ile|[Ii]mage|[Gg]raphic|[Vv]ideo|via\b))"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_PLACE = r"[A-Z][\w.’'-]*(?:[ /](?:de |of |the |al-)?[A-Z][\w.’'-]*){0,4}"
_WORD = re.compile(r"\w+")
_SEVERAL = re.compile(r"\b(?:staff|agencies|wires?|correspondents?|desk)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The expressions of the credits; each has the agency, or the list of them, as `who`."""

    agency: re.Pattern[str]
    dateline: re.Pattern[str]
    byline: re.Pattern[str]
    foot_whole: tuple[re.Pattern[str], ...]
    foot_part: tuple[re.Pattern[str], ...]
    told: re.Pattern[str]
    name: dict[str, str]
    """Form -> the agency's name in the list."""
    first_words: frozenset[str]
    sites: dict[str, str]
    """Host -> the agency that publishes there under its own name."""


@cache
def _forms() -> _Forms:
    text = (files("throughline.resolve") / "data" / "agencies.toml").read_text("utf-8")
    table = tomllib.loads(text)["agencies"]
    names = {form: agency for agency, forms in table.items() for form in forms["names"]}
    sites = {host: agency for agency, forms in table.items() for host in forms.get("sites", ())}
    marks = {form: agency for agency, forms in table.items() for form in forms.get("marks", ())}
    named = _any_of(names)
    one = _any_of({**names, **marks})
    several = (
        rf"{one}(?:(?:, ?| ?/ ?|,? and |,? with |; ?| & )(?:the |The )?(?:{one}|[Aa]gencies))*"
    )
    end = r"[.)\]]{0,2}\s*$"
    return _Forms(
        agency=re.compile(one),
        dateline=re.compile(
            rf"(?:^|(?<=\s))(?:{_PLACE}(?:, {_PLACE}){{0,2}},?"
            rf"(?:\s{_MONTH}\s\d{{1,2}}(?:,? \d{{4}})?|\s\d{{1,2}}\s{_MONTH})?,?:?\s?)?"
            rf"\((?P<who>{several})\)\s?(?:[-–—]{{1,2}}|:)(?=\s|[A-Z“\"])"
            rf"|^\((?P<bare>{one})\)(?=\s[A-Z“\"][^\n]{{40}})",
            re.M,
        ),
        byline=re.compile(
            r"^\s*(?:(?:[Bb]y|BY):?\s(?:[^\s.!?;:|]+\s){0,9}?(?:for |of |with |and )?(?:[Tt]he )?"
            rf"(?P<who>{several})|(?:[Tt]he |[Ss]ource: )?(?P<lone>{several}))"
            r"(?:,? (?:[Ss]taff )?(?:[Ww]riters?|[Ss]taff|[Rr]eporters?|[Cc]orrespondents?))?"
            r"(?:\s?[|,–—-]\s.{0,60})?\s*$",
            re.M,
        ),
        foot_whole=(
            re.compile(
                rf"(?:©|\([Cc]\)|\b[Cc]opyright\b)(?:\s?(?:©|\([Cc]\)))?(?:\s?\d{{4}}(?:-\d{{2,4}})?)?"
                rf",?\s(?:by )?(?:[Tt]he )?(?P<who>{one}){_NOT_A_PICTURE}"
            ),
            re.compile(rf"(?:(?<=[.!?”\"])\s?|^\s*)[-–—]{{1,2}}\s?(?P<who>{one}){end}", re.M),
            re.compile(rf"(?:(?<=[.!?”\"]\s)|^\s*)\((?P<who>{one})\)\s*$", re.M),
            re.compile(rf"^\s*(?P<who>{one})(?: [A-Z]{{2,4}}){{0,5}}\s*$", re.M),
        ),
        foot_part=(
            re.compile(
                r"\b[Ww]ith\s(?:additional\s)?(?:agency\s)?(?:inputs?|reporting|reports?|files?)"
                rf"\s(?:from|by)\s(?:the |The )?(?P<who>{several})"
            ),
            re.compile(rf"\bContributing:\s(?:[Tt]he )?(?P<who>{several})"),
            re.compile(
                rf"\b(?P<who>{several})(?:['’]s?)?(?: [\w.'’-]+,?){{0,16}}?"
                r"\scontributed(?: reporting)? to this (?:report|story|article)"
            ),
            re.compile(rf"\b[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{0,3}} \((?P<who>{several})\)\s*$", re.M),
        ),
        told=re.compile(
            rf"t(?:old|ell(?:s|ing))\s(?:the )?(?:(?P<who>{named})\b|news agency (?P<late>{named})"
            r"|(?P<it>(?:news |wire )?agency)\b)"
        ),
        name={**marks, **names},
        first_words=frozenset(_WORD.findall(form)[0] for form in (*names, *marks)),
        sites=sites,
    )


_HOUSE_FORM = re.compile(
    r"\(?\b(?:Additional r|R)eporting by [^()\n]{3,500}?\b(?:[Ee]diting|[Ww]riting) by "
    r"[^()\n]{3,150}\)?"
)
"""How a desk signs its reports; only an agency that it names is credited by it."""
_UNNAMED = re.compile(
    r"^\s*(?:By |BY )?(?:[Ss]taff (?:and|&) (?:[Aa]gencies|wire reports)|Agencies|AGENCIES"
    r"|[Ww]ire [Rr]eports|News [Aa]gencies)\.?\s*$"
    r"|\b[Aa]gencies contributed to this (?:report|story|article)"
    r"|\bSources?:? [\w ]{0,40}\band [Aa]gencies\s*$"
    r"|\b[Ww]ith (?:(?:additional )?(?:inputs?|reports?|reporting) from [Aa]gencies|agency inputs?)"
    r"|\b(?:published|auto-generated) (?:\w+ ){0,2}from a "
    r"(?:syndicated|wire agency|news agency) feed\b",
    re.M,
)
"""Credits that name no agency."""
_UNNAMED_WORDS = ("agencies", "wire reports", "agency input", " feed")
"""One of them stands in each such credit: a quicker test."""


def _any_of(forms: dict[str, str]) -> str:
    """An expression for any of the forms, the longest first, as whole words."""
    words = sorted(forms, key=lambda form: (-len(form), form))
    return rf"(?<![\w@])(?<!\w-)(?:{'|'.join(map(re.escape, words))})(?![\w-])"


def find_credits(article: Article) -> tuple[Credit, ...]:
    """The agencies that `article` credits, each kind and agency once, the surest first."""
    found: dict[tuple[CreditKind, str | None], Credit] = {}
    edge = min(EDGE_CHARS, len(article.text) // 2)
    for credit in (
        *_own(article.outlet),
        *_datelines(article.text[:edge]),
        *_named(article.byline),
        *_bylines(article.text[:edge]),
        *_foots(article.text, len(article.text) - edge),
        *_told(article.text),
    ):
        found.setdefault((credit.kind, credit.agency), credit)
    return tuple(found.values())


def agency_of(credits: Sequence[Credit]) -> str | None:
    """The one agency that the whole text is credited to; None where none is, or several are."""
    agencies = {credit.agency for credit in credits if credit.whole and credit.agency}
    return agencies.pop() if len(agencies) == 1 else None


def _own(outlet: str | None) -> Iterator[Credit]:
    """The credit of an outlet that is an agency, by its name or its host."""
    if not outlet:
        return
    forms = _forms()
    name = outlet.removeprefix("The ").strip()
    parts = name.casefold().split(".")
    hosts = (".".join(parts[start:]) for start in range(len(parts)))
    agency = forms.name.get(name) or next((forms.sites[h] for h in hosts if h in forms.sites), None)
    if agency:
        yield Credit(CreditKind.OUTLET, agency, True, outlet, None)


def _named(byline: str | None) -> Iterator[Credit]:
    """The credits of a byline that the input states in a field of its own."""
    if not byline:
        return
    words = " ".join(byline.split())
    if _UNNAMED.fullmatch(words):
        yield Credit(CreditKind.BYLINE, None, False, words, None)
    agencies = _agencies(words)
    whole = len(agencies) == 1 and not _is_mixed(words)
    for agency in agencies:
        yield Credit(CreditKind.BYLINE, agency, whole, words, None)


def _is_mixed(byline: str) -> bool:
    """Whether a byline names others than the agency's people: "Post staff and AP"."""
    first = _forms().agency.search(byline)
    before = byline[: first.start()] if first else ""
    return bool(
        re.search(r"(?:\b(?:and|with)|[&/])\s+(?:the\s)?$", before, re.I) or _SEVERAL.search(before)
    )


def _datelines(head: str) -> Iterator[Credit]:
    found = _forms().dateline.search(head) if _may_name(head) else None
    if found:
        agencies = _agencies(found["who"] or found["bare"])
        yield from _at(head, found, CreditKind.DATELINE, agencies, len(agencies) == 1)


def _may_name(part: str) -> bool:
    """Whether a form may stand in `part`: far quicker than to look for each."""
    return not _forms().first_words.isdisjoint(_WORD.findall(part))


def _bylines(head: str) -> Iterator[Credit]:
    for found in _forms().byline.finditer(head) if _may_name(head) else ():
        agencies = _agencies(found["who"] or found["lone"])
        whole = len(agencies) == 1 and not _is_mixed(found.group())
        yield from _at(head, found, CreditKind.BYLINE, agencies, whole)
    yield from _unnamed(head, 0, CreditKind.BYLINE)


def _unnamed(text: str, start: int, kind: CreditKind) -> Iterator[Credit]:
    part = text[start:].casefold()
    if any(word in part for word in _UNNAMED_WORDS) and (found := _UNNAMED.search(text, start)):
        yield from _at(text, found, kind, (None,), False)


def _foots(text: str, start: int) -> Iterator[Credit]:
    forms, tail = _forms(), text[start:]
    for whole, patterns in ((True, forms.foot_whole), (False, forms.foot_part)):
        for pattern in patterns if _may_name(tail) else ():
            for found in pattern.finditer(text, start):
                yield from _at(text, found, CreditKind.FOOT, _agencies(found["who"]), whole)
    house = _HOUSE_FORM.search(text, start) if "eporting by" in tail else None
    if house:
        agencies = _agencies(house.group())
        yield from _at(text, house, CreditKind.FOOT, agencies, len(agencies) == 1)
    yield from _unnamed(text, start, CreditKind.FOOT)


def _told(text: str) -> Iterator[Credit]:
    forms = _forms()
    if "told" not in text and "tell" not in text:
        return
    for found in forms.told.finditer(text):
        named = found["who"] or found["late"]
        if named is None:
            earlier = _agencies(text[max(0, found.start() - NAMED_BEFORE) : found.start()])
            yield from _at(text, found, CreditKind.TOLD, earlier[-1:], False)
        else:
            yield from _at(text, found, CreditKind.TOLD, (forms.name[named],), False)


def _agencies(words: str) -> tuple[str, ...]:
    """The agencies named in `words`, each once, in order."""
    forms = _forms()
    return tuple(dict.fromkeys(forms.name[m.group()] for m in forms.agency.finditer(words)))


def _at(
    text: str,
    found: re.Match[str],
    kind: CreditKind,
    agencies: tuple[str | None, ...],
    whole: bool,
) -> Iterator[Credit]:
    """One credit an agency, at the words found."""
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip())
    span = Span(start, found.start() + len(words.rstrip()))
    for agency in agencies:
        yield Credit(kind, agency, whole, " ".join(span.of(text).split()), span)
