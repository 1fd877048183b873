"""Capitalised word sequences that may be names, cut at whatever cannot stand inside a name.

The idea: one regular expression takes runs of capitalised words with the connectors that names
have ("of the", "de", "bin", "&"); each run is then split where a connector is not licensed
("Delhi and Washington", but "Ministry of Mines and Energy"), at words that are no part of names
(weekdays, "Share"), at time expressions, and after possessives. Words that begin a sentence are
marked, since their capital says nothing. Cost is linear: runs are bounded in length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import (
    NameLists,
    body_heads,
    fold,
    given_or_family,
    name_lists,
    name_parts,
)
from throughline.model.annotation import SentenceKind, TimeExpression
from throughline.text.document import Document


@dataclass(frozen=True, slots=True)
class Token:
    """One capitalised word of a run, or a connector between two."""

    start: int
    end: int
    text: str
    lower: str
    connector: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may hold one name."""

    tokens: tuple[Token, ...]
    """Begins and ends with a capitalised word."""
    sentence: int
    initial: bool
    """Whether its first word stands where any word would have a capital."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(token.lower for token in self.tokens)

    def part(self, start: int, end: int) -> "Candidate":
        """The candidate of tokens [start, end); no longer initial unless it starts alike."""
        return Candidate(self.tokens[start:end], self.sentence, self.initial and start == 0)


_APOSTROPHE = "'’"
_JOINED_PLACE = frozenset(["occupied", "administered", "controlled", "held"])
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "ninth"})
_CALENDAR_NAMES = frozenset(
    {"may", "march", "april", "june", "august", "sun", "read", "moon", "jan"}
)


@cache
def _upper() -> str:
    """A character class of the upper-case letters of alphabets that have them."""
    letters = [chr(code) for code in range(0xC0, 0x2C00) if chr(code).isupper()]
    return "A-Z" + "".join(letters)


@cache
def _run_pattern() -> re.Pattern[str]:
    up = f"[{_upper()}]"
    letter = r"[^\W_]"
    # Possessive are only runs of letters: before 3.11.5, Python loses its place in a text where a
    # possessive group fails halfway (bpo gh-106052).
    dotted = rf"(?:{up}\.){{1,5}}(?!{up}\.)(?:{up}\b\.?)?"
    bound = rf"(?:[aeu][lrnsdtz]h?|[dlDLO])[-{_APOSTROPHE}]{up}"
    more = rf"(?:[{_APOSTROPHE}](?![sS]\b){letter}++)"
    glued = rf"(?:&{up}{letter}*+)?"  # "AT&T"
    parts = rf"(?:[-‑–]{letter}++{more}?){{0,6}}"
    plain = rf"(?:{bound}|{up}){letter}*+{glued}{more}*{parts}"
    # A dot belongs to an initial and, before a space, to a short abbreviation ("Lt.").
    short = "|".join(rf"(?<=\b[A-Z][a-z]{{{n}}})\.(?=\s)" for n in (1, 2, 3))
    token = rf"(?:{dotted}(?!{letter})|{plain}(?:(?<=\b[A-Z])\.|{short})?)"
    gap = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})"
    words = "|".join(sorted(name_lists().particles | {"the", "for", "on", "and"}, key=len)[::-1])
    link = rf"(?:of the|for the|{words}|of|&)"
    lead = rf"(?:(?:bin|van der|van den|van|von|de la|ibn|bint){gap})?"
    # "Sheriff's Office", "Children's Hospital", "St. Luke's Hospital": an owner inside a name.
    owners = "|".join(sorted(word.capitalize() for word in name_lists().grammar["owners"]))
    owner = rf"(?:{owners}|(?<=St\. ){letter}++|(?<=St ){letter}++)[{_APOSTROPHE}]s(?=\s[A-Z])"
    token = rf"(?:{owner}|{token})"
    nickname = rf"(?:[\"“]{token}[\"”]{gap})?"
    tail = rf"(?:{gap}{nickname}(?:{link}{gap}){{0,2}}{token}){{0,14}}"
    # After "then-", "ex-", "anti-" a name may begin inside a hyphenated word.
    inner = "|".join(rf"(?<=\b[a-z]{{{n}}}-){token}(?:{gap}{token}){{0,6}}" for n in (2, 3, 4))
    word = rf"{up}{letter}++"
    bodies = "Bureau|Department|Ministry|Committee|Commission|Office|Institute|Centers?|Council"
    fields = rf"{word}(?:, {word}){{1,4}},? and {word}(?![-\w])"
    listed = rf"(?P<listed>(?:The )?(?:(?:U\.S\.|{word}) )?(?:{bodies}) (?:of|for|on) {fields})"
    outside = rf"(?<![\w@#/.])(?<!\w[-{_APOSTROPHE}])"
    return re.compile(rf"{outside}(?:{listed}|{lead}{token}{tail})|{inner}")


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\s]+")


def find_candidates(document: Document, times: tuple[TimeExpression, ...]) -> tuple[Candidate, ...]:
    """Candidates in the body sentences, in order of place."""
    starts = [time.span.start for time in times]
    found: list[Candidate] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        if is_shouted(document.text[sentence.span.start : sentence.span.end]):
            continue
        for run in _run_pattern().finditer(document.text, sentence.span.start, sentence.span.end):
            tokens = tokens_of(run.group(), run.start())
            if run.group("listed") is not None:
                listed = _without_starters(Candidate(tuple(tokens), index, False))
                found += () if listed is None else (listed,)
                continue
            outside = _owned(_without_heading(_outside_times(tokens, times, starts)))
            for piece in _split(outside, document.text):
                before = document.text[max(0, piece[0].start - 7) : piece[0].start]
                if document.text.startswith("$", piece[-1].end) or before[:4] == "Year":
                    continue  # "US$5", "New Year's Eve"
                initial = _is_initial(document.text, sentence.span.start, piece[0].start)
                candidate = _without_starters(Candidate(piece, index, initial))
                if candidate is not None:
                    found += _two_countries(candidate)
    return tuple(found)


def _without_heading(tokens: list[Token | None]) -> list[Token | None]:
    """The tokens without running heads in capitals that the text glued to other words."""
    found = list(tokens)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and _in_capitals(tokens[end], inside=end > start):
            end += 1
        titled = start > 0 and (last := tokens[start - 1]) is not None and _is_title(last)
        whole = all(token is None for token in tokens[:start] + tokens[end:])
        if not whole and not titled and _is_heading(tokens[start:end]):
            found[start:end] = [None] * (end - start)
        start = max(end, start + 1)
    return found


def _in_capitals(token: Token | None, inside: bool) -> bool:
    return token is not None and (token.text.isupper() or (inside and token.connector))


def _is_title(token: Token) -> bool:
    return token.lower.replace(".", "") in name_lists().titles


def _is_heading(tokens: Sequence[Token | None]) -> bool:
    """Whether words in capitals are no mere acronyms side by side ("US FDA")."""
    sizes = [sum(map(str.isalpha, token.text)) for token in tokens if token is not None]
    return len(sizes) > 1 and sum(sizes) >= 9 and max(sizes) >= 5


def _owned(tokens: list[Token | None]) -> list[Token | None]:
    """The tokens with a cut behind each owner whose following words name no body or building."""
    heads = body_heads()
    found: list[Token | None] = []
    for place, token in enumerate(tokens):
        if token is None or not token.lower.endswith("'s"):
            found.append(token)
            continue
        following = [word.lower for word in tokens[place + 1 : place + 4] if word is not None]
        if any(word in heads for word in following):
            found.append(token)
            continue
        bare = Token(token.start, token.end - 2, token.text[:-2], token.lower[:-2])
        found += [bare, None]
    return found


def is_shouted(sentence: str) -> bool:
    """Whether nearly all letters are capitals, as in broadcast transcripts."""
    start = sentence[:400]
    upper = sum(map(str.isupper, start))
    return upper > 14 and upper > 3 * sum(map(str.islower, start))


def _two_countries(candidate: Candidate) -> tuple[Candidate, ...]:
    """Each country of a lone compound ("France-Italy talks"), else the candidate itself."""
    token = candidate.tokens[0]
    left, dash, right = token.text.partition("-")
    places = gazetteer()
    if len(candidate.tokens) > 1 or not dash or not (left and right):
        return (candidate,)
    if not (places.is_country(left) and places.is_country(right)):
        return (candidate,)
    cut = token.start + len(left)
    one = Token(token.start, cut, left, left.lower())
    two = Token(cut + 1, token.end, right, right.lower())
    return tuple(Candidate((part,), candidate.sentence, False) for part in (one, two))


def tokens_of(run: str, offset: int, whole: bool = False) -> list[Token]:
    """The words of a run that begins at `offset`, without nicknames in quotation marks.

    Compounds lose an adjectival tail ("Ostra-based") unless they are known to be names as a whole.
    """
    lists = name_lists()
    tokens: list[Token] = []
    for match in _word_pattern().finditer(run):
        start, word = offset + match.start(), match.group()
        if word[0] in '"“':
            continue  # a nickname between given and family name
        word = word.rstrip(",")
        if not word:
            continue
        lower = word.lower().replace("’", "'")
        connector = word[0].islower() and (
            lower in lists.particles or lower in ("of", "the", "for", "on", "and")
        )
        if lower.endswith(".") and lower.count(".") == 1 and len(lower) > 2:
            # "No." and "Va." may end a sentence's name; only known abbreviations keep their dot.
            if lower[:-1] not in lists.grammar["abbreviated"]:
                word, lower = word[:-1], lower[:-1]
            else:
                lower = lower[:-1]
        tail = word.partition("-")[2]
        cut = 0 if whole else _lower_tail(word)
        if cut and not (tail in _JOINED_PLACE and match.end() < len(run)):
            word = word[:cut]
            lower = lower[:cut]
        tokens.append(Token(start, start + len(word), word, lower, connector or word == "&"))
    return tokens


def _lower_tail(word: str) -> int:
    """Where an adjectival tail starts ("India-based" -> 5), 0 where there is none."""
    position, inner = 0, name_lists().grammar["inner_lower"]
    for number, part in enumerate(re.split("[-‑–]", word)):
        is_tail = number > 0 and part[:1].islower() and part not in inner
        if is_tail and position + len(part) == len(word):
            return position - 1
        position += len(part) + 1
    return 0


def _outside_times(
    tokens: list[Token], times: tuple[TimeExpression, ...], starts: list[int]
) -> list[Token | None]:
    """The tokens with None where a time expression stands."""
    kept: list[Token | None] = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        inside = at >= 0 and times[at].span.end > token.start
        kept.append(None if inside else token)
    return kept


def _split(tokens: list[Token | None], text: str) -> Iterator[tuple[Token, ...]]:
    """Pieces between connectors that do not join and words that no name holds."""
    lists = name_lists()
    piece: list[Token] = []
    pending: list[Token] = []
    for place, token in enumerate(tokens):
        if token is None or _breaks(token, piece, lists):
            if piece:
                yield tuple(piece)
            piece, pending = [], []
            continue
        if token.connector:
            pending.append(token)
            continue
        if piece and (not pending or _joins(piece, pending, token, tokens[place + 1 :], lists)):
            if not pending and _ends_piece(piece[-1], token, text):
                yield tuple(piece)
                piece = [token]
            else:
                piece += [*pending, token]
        else:
            if piece:
                yield tuple(piece)
            lead = pending if not piece and pending and _all_particles(pending, lists) else []
            piece = [*lead, token]
        pending = []
    if piece:
        yield tuple(piece)


def _all_particles(pending: list[Token], lists: NameLists) -> bool:
    return all(token.lower in lists.particles for token in pending)


def _breaks(token: Token, piece: list[Token], lists: NameLists) -> bool:
    if token.connector:
        return False
    if piece and token.lower in lists.grammar["inside_break"] and not token.text.isupper():
        return token.lower not in lists.family and token.lower not in lists.given
    if token.text.isupper() and token.lower in lists.grammar["interface"]:
        return True  # a button: "CLOSE"
    if token.lower not in lists.not_names:
        return False
    # "Theresa May" is a name; "Share" and "Friday" are not.
    return not (piece and token.lower in _CALENDAR_NAMES and piece[-1].lower in lists.given)


def _ends_piece(last: Token, token: Token, text: str) -> bool:
    """Whether a name ends between two words without connector (a compound cut short)."""
    between = text[last.end : token.start].strip()
    return between != "" and between[0] not in '"“'


def _joins(
    piece: list[Token],
    pending: list[Token],
    token: Token,
    rest: list[Token | None],
    lists: NameLists,
) -> bool:
    """Whether the connectors may stand inside a name between `piece` and `token`."""
    link = [word.lower for word in pending]
    if _all_particles(pending, lists) or link == ["&"]:
        return True
    last = piece[-1].lower
    if link[0] == "of":
        return _takes_of(piece, token, lists)
    if link[0] == "for":
        return last in lists.grammar["takes_for"]
    if link[0] == "on":
        return last in lists.grammar["takes_on"]
    if link == ["and"]:
        return _joins_and(piece, token, rest, lists)
    return False


def _takes_of(piece: list[Token], token: Token, lists: NameLists) -> bool:
    last = piece[-1].lower
    title = " ".join([*(word.lower for word in piece[-3:]), "of", token.lower])
    if any(title.endswith(known) for known in _titles_with_of()):
        return True
    if last in ("states", "duke", "duchess", "earl", "order"):
        return True
    if last in lists.titles:
        return False
    return (
        last in lists.org_first
        or last in lists.org_heads
        or last in lists.facility_heads
        or last in lists.place_first
        or last in lists.place_heads
        or last in lists.other_first
        or last in lists.other_heads
    )


@cache
def _titles_with_of() -> tuple[str, ...]:
    return tuple(sorted(title for title in name_lists().titles if " of " in title))


def _joins_and(
    piece: list[Token], token: Token, rest: list[Token | None], lists: NameLists
) -> bool:
    whole = fold(" ".join([*(word.text for word in piece), "and", token.text]))
    if whole in gazetteer().countries:
        return True
    following = [token.lower]
    for word in rest:
        if word is None or word.connector:
            break
        following.append(word.lower)
    plain = token.lower in lists.common and token.lower not in lists.org_heads
    if any(word.connector for word in piece):
        known = token.text.isupper() or fold(token.text) in gazetteer().countries
        new = known or fold(token.text) in lists.given or token.text in lists.org_known
        return piece[0].lower in lists.org_first and (plain or (not new and len(following) == 1))
    field = token.lower in lists.common or token.lower in lists.org_heads
    both_plain = piece[-1].lower in lists.common and field
    return both_plain and following[-1] in lists.org_heads and len(following) > 1


@cache
def _before_first() -> re.Pattern[str]:
    # White space, quotes, brackets and dashes only, or a quotation opening after a colon or comma.
    return re.compile(r"[\s\"“”‘’'(\[—–\-•*…]*")


def _is_initial(text: str, sentence_start: int, start: int) -> bool:
    match = _before_first().match(text, sentence_start, start)
    if match is not None and match.end() == start:
        return True
    before = text[max(sentence_start, start - 3) : start]
    # A quotation or a sentence after a colon or a dash begins with a capital of its own.
    return before[-1:] in '“"‘' or before.rstrip()[-1:] in (":", ";", "!", "?", "•", "—")


def _goes_before_name(tokens: Sequence[Token], lists: NameLists) -> bool:
    """Whether an ordinary word has a capital only by its place ("Remembering Jane Doe")."""
    if len(tokens) < 3 or tokens[0].text.isupper():
        return False
    word = tokens[0].lower
    person = tokens[1].lower in lists.given and tokens[-1].lower not in name_parts()
    plain = word in lists.common or (word.endswith("ing") and len(word) > 6)
    if not person or not plain or word in name_parts():
        return False
    return word not in given_or_family() and word not in lists.demonyms


def _without_starters(candidate: Candidate) -> Candidate | None:
    """The candidate without function words at its head; None where nothing is left."""
    lists = name_lists()
    tokens = candidate.tokens
    first = 0
    while first < len(tokens):
        token = tokens[first]
        capital_the = (
            token.lower in ("the", "a", "an")
            and fold(" ".join(word.text for word in tokens[first:])) not in gazetteer().cities
        )
        bare = token.lower not in lists.given and token.lower not in lists.family
        starter = token.lower in lists.starters and (candidate.initial or capital_the or bare)
        if first == 0 and starter and token.lower in lists.given and len(tokens) == 2:
            starter = tokens[1].lower not in lists.family
        if token.text in ("US", "IT", "WHO") and token.lower in ("us", "it", "who"):
            starter = token.text == "IT"
        if starter and token.lower in _ORDINALS:
            starter = tokens[-1].lower not in lists.org_heads | lists.facility_heads
        starter = starter or _goes_before_name(tokens[first:], lists)
        if not starter and not token.connector:
            break
        if token.connector and token.lower in lists.particles and first == 0:
            break
        first += 1
    if first == len(tokens):
        return None
    if first == 0:
        return candidate
    return Candidate(tokens[first:], candidate.sentence, False)
