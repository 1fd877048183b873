"""The names that the trained reader finds, as candidates that the rules go on with.

The reader says where a name begins and ends and of what type it is; it was taught by people who
disagree whether a title or an article belongs to a name. Here its spans lose what a case file
keeps apart (articles, titles, nationalities, a second sentence), and take the place of the rules'
candidates where the two overlap. What the rules found beside them is left to `read_types`.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from throughline.extract.mentions.candidates import (
    Candidate,
    Token,
    find_candidates,
    is_shouted,
    tokens_of,
)
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, is_suffix, name_lists, name_parts
from throughline.extract.mentions.read_context import is_credit
from throughline.extract.mentions.titles import Peeled, is_demonym, peel
from throughline.extract.mentions.word_evidence import is_acronym, is_ordinary
from throughline.inference import Reading
from throughline.inference.reading import LabelledSpan
from throughline.model.annotation import EntityType, SentenceKind, TimeExpression
from throughline.text.document import Document

SURE = 0.4
"""From here on about nine of ten votes are right; asked where capitals say nothing."""
_UNSURE = 0.2
"""Below this the reader's boundaries are no better than those of a longer name by the rules."""

LOCATIONS = (EntityType.PLACE, EntityType.FACILITY)

_OWNED = frozenset({"administration", "campaign", "case", "family", "government", "trial"})
"""Nouns that the reader takes into a name that is somebody else's ("the Doe administration")."""
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Vote:
    """What the reader says of one name: its type and how sure it is, from 0 to 1."""

    type: EntityType
    score: float


@dataclass(frozen=True, slots=True)
class ReadName:
    """A bare name with the reader's vote; None where only the rules take it for a name."""

    peeled: Peeled
    vote: Vote | None


def find_read_names(
    document: Document, times: tuple[TimeExpression, ...], reading: Reading
) -> tuple[ReadName, ...]:
    """The names of the body in order of place, read or found by the rules; they do not overlap."""
    rules = find_candidates(document, times)
    read = tuple(_read_candidates(document, times, reading))
    body = {
        _folded(candidate)
        for candidate in (*rules, *(candidate for candidate, _ in read))
        if _in_body(document, candidate)
    }
    kept = [
        (candidate, vote)
        for candidate, vote in read
        if vote.score >= SURE
        or _in_body(document, candidate)
        or _folded(candidate) in body
        or (vote.type in LOCATIONS and gazetteer().is_place(_folded(candidate)))
    ]
    joined = sorted(_joined(rules, kept), key=lambda one: one.peeled.name.start)
    return _without_glued(document, joined)


def _without_glued(document: Document, names: Sequence[ReadName]) -> tuple[ReadName, ...]:
    """Names without the credit, or the same name, that the text glued to their head."""
    count = Counter(_folded(one.peeled.name) for one in names)
    found: list[ReadName] = []
    for one in names:
        name = one.peeled.name
        first = name.start == document.sentences[name.sentence].span.start
        for cut in range(1, min(len(name.tokens), 3)):
            head, rest = name.part(0, cut), name.part(cut, len(name.tokens))
            text = " ".join(token.text for token in head.tokens)
            credit = first and text in name_lists().org_known
            if count[_folded(rest)] > 1 and (credit or _folded(head) == _folded(rest)):
                one = replace(one, peeled=replace(one.peeled, name=rest))
                break
        found.append(one)
    return tuple(found)


def _in_body(document: Document, candidate: Candidate) -> bool:
    """Whether it stands where capitals say something: in no heading, not in capitals throughout."""
    sentence = document.sentences[candidate.sentence]
    return sentence.kind is SentenceKind.BODY and not is_shouted(sentence.span.of(document.text))


def _folded(candidate: Candidate) -> str:
    return fold(" ".join(token.text for token in candidate.tokens))


def _read_candidates(
    document: Document, times: tuple[TimeExpression, ...], reading: Reading
) -> Iterator[tuple[Candidate, Vote]]:
    starts = [sentence.span.start for sentence in document.sentences]
    timed = [time.span.start for time in times]
    for name in reading.names:
        at = bisect_right(timed, name.start) - 1
        if at >= 0 and times[at].span.end >= name.end:
            continue
        vote = Vote(EntityType(name.label), name.score)
        first = max(0, bisect_right(starts, name.start) - 1)
        for index in range(first, bisect_left(starts, name.end)):
            sentence = document.sentences[index].span
            start, end = max(name.start, sentence.start), min(name.end, sentence.end)
            if is_credit(document, sentence, end):
                continue
            for tokens in _pieces(document.text, start, end, name):
                tail = document.text[tokens[-1].end : end].split()
                whole = not any(map(str.isalpha, tail))
                if tail and tail[-1].lower() in _OWNED:
                    continue
                if whole or vote.type is not EntityType.OTHER:
                    # "Doe administration" is a body, "Doe" may be none.
                    own = vote if whole else replace(vote, score=vote.score / 2)
                    yield Candidate(tokens, index, False), own


def _pieces(text: str, start: int, end: int, name: LabelledSpan) -> Iterator[tuple[Token, ...]]:
    """The words of the span without what no name begins or ends with; a place ends at a comma."""
    located, person = name.label in ("place", "facility"), name.label == "person"
    piece: list[Token] = []
    for token in tokens_of(text[start:end], start, whole=True):
        comma = located and piece and "," in text[piece[-1].end : token.start]
        dash = not any(map(str.isalnum, token.text)) and token.text[0] in "-–—"
        # "East Bank city of Ostra", "Herons keeper Jane Doe": of the latter, the name is the last.
        noun = token.text.islower() and not token.connector
        kind = noun and ((located and _is_known(token)) or (person and len(token.text) > 3))
        bodies = token.lower == "and" and name.label == "organization" and _ends_body(piece)
        if person and kind:
            piece = []
        elif comma or dash or kind or bodies:
            yield from _trimmed(piece, name.label == "organization")
            piece = []
        if not (dash or kind or bodies):
            bare = _owner(token)
            piece.append(bare or token)
            if bare is not None:
                yield from _trimmed(piece, body=False)
                piece = []
    yield from _trimmed(piece, name.label == "organization")


def _owner(token: Token) -> Token | None:
    """The word without its "'s" where it is a known body's or country's ("NHO's Rail Office")."""
    bare = token.text[:-2]
    if not token.lower.endswith("'s"):
        return None
    known = bare in name_lists().org_known or gazetteer().is_country(bare) or is_acronym(bare)
    if not known:
        return None
    return Token(token.start, token.end - 2, bare, token.lower[:-2])


def _ends_body(piece: Sequence[Token]) -> bool:
    """Whether the words before "and" are a body already ("Harbour Authority and Rail Office")."""
    return len(piece) > 1 and piece[-1].lower in name_lists().grammar["org_nouns"]


def _trimmed(tokens: Sequence[Token], body: bool) -> Iterator[tuple[Token, ...]]:
    start, end = 0, len(tokens)
    while start < end and not _may_begin(tokens[start:end]):
        start += 1
    while end > start and not _may_end(tokens[end - 1], body):
        end -= 1
    if start < end and any(_has_capital(token) for token in tokens[start:end]):
        yield tuple(tokens[start:end])


def _may_begin(tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    if first.lower in _ARTICLES:
        whole = fold(" ".join(token.text for token in tokens))
        return whole in gazetteer().cities or whole in gazetteer().countries
    if "_" in first.text or not first.text[:1].isalnum():
        return False
    particle = first.lower in name_lists().particles
    return _has_capital(first) or first.text[0].isdigit() or particle


def _may_end(token: Token, body: bool) -> bool:
    foreign = body and token.text.isalpha() and not _is_known(token)  # "Parti humaniste"
    return foreign or _has_capital(token) or token.text[-1:].isdigit()


def _is_known(token: Token) -> bool:
    return is_ordinary(token.lower) or token.lower in name_parts()


def _has_capital(token: Token) -> bool:
    return any(map(str.isupper, token.text)) and "_" not in token.text


def _joined(
    rules: Sequence[Candidate], read: Sequence[tuple[Candidate, Vote]]
) -> Iterator[ReadName]:
    """The read names, and of the rules' candidates what no read name touches."""
    starts = [candidate.start for candidate in rules]
    kept: dict[int, list[Token]] = {index: list(rule.tokens) for index, rule in enumerate(rules)}
    for candidate, vote in _with_longer(rules, starts, read):
        left: tuple[Token, ...] = ()
        for index in _touched(starts, candidate):
            before = [t for t in kept[index] if t.end <= candidate.start]
            after = [t for t in kept[index] if t.start >= candidate.end]
            if len(before) + len(after) < len(kept[index]):
                left = tuple(before)
                kept[index] = after
        yield from _with_words_before(candidate, vote, left)
    for index, rule in enumerate(rules):
        for part in _parts_left(rule, kept[index]):
            yield from (ReadName(one, None) for one in peel(part))


def _touched(starts: Sequence[int], candidate: Candidate) -> range:
    """Indices of the rules' candidates that may overlap one that was read."""
    first = max(0, bisect_right(starts, candidate.start) - 1)
    return range(first, bisect_left(starts, candidate.end))


def _with_longer(
    rules: Sequence[Candidate], starts: Sequence[int], read: Sequence[tuple[Candidate, Vote]]
) -> Iterator[tuple[Candidate, Vote | None]]:
    """What was read, with a longer name by the rules in the place of unsure parts of it."""
    inside: dict[int, list[int]] = {}
    for number, (candidate, _) in enumerate(read):
        for index in _touched(starts, candidate):
            if rules[index].start < candidate.end and candidate.start < rules[index].end:
                inside.setdefault(index, []).append(number)
    longer: dict[int, int] = {}
    for index, numbers in inside.items():
        rule, parts = rules[index], [read[number] for number in numbers]
        # One stop further, since the rules leave off that of "Jr.".
        within = all(rule.start <= c.start and c.end <= rule.end + 1 for c, _ in parts)
        same = any((c.start, c.end) == (rule.start, rule.end) for c, _ in parts)
        unsure = max(vote.score for _, vote in parts) < _UNSURE
        broken = _torn(rule, parts) or _inside_word(rule, parts) or _headless(rule, parts)
        if within and not same and (unsure or broken):
            longer |= dict.fromkeys(numbers, index)
    for number, (candidate, vote) in enumerate(read):
        if number not in longer:
            yield candidate, vote
        elif number == inside[longer[number]][-1]:
            rule = rules[longer[number]]
            # The head comes last: what "Ostra" is says nothing of "Ostra Police".
            yield rule, vote if candidate.end >= rule.end else None


def _headless(rule: Candidate, parts: Sequence[tuple[Candidate, Vote]]) -> bool:
    """Whether only a body's place was read ("Ostra" of "Ostra Police"), or half a listing."""
    candidate, vote = parts[0]
    if len(parts) > 1 or candidate.start != rule.start:
        return False
    place = vote.type in LOCATIONS and rule.words[-1] in name_lists().org_heads
    listed = any(token.lower == "of" for token in candidate.tokens) and "and" in rule.words
    return place or (listed and vote.type is EntityType.ORGANIZATION)


def _inside_word(rule: Candidate, parts: Sequence[tuple[Candidate, Vote]]) -> bool:
    """Whether a part begins or ends within a word of the name ("Ostra | -Arden Airport")."""
    edges = {edge for candidate, _ in parts for edge in (candidate.start, candidate.end)}
    return any(token.start < edge < token.end for token in rule.tokens for edge in edges)


def _torn(rule: Candidate, parts: Sequence[tuple[Candidate, Vote]]) -> bool:
    """Whether only particles lie between the parts of one person's name ("Jo | do | Rego")."""
    covered = [(candidate.start, candidate.end) for candidate, _ in parts]
    left = [t for t in rule.tokens if not any(a <= t.start and t.end <= b for a, b in covered)]
    persons = all(vote.type is EntityType.PERSON for _, vote in parts)
    particles = name_lists().particles
    return len(parts) > 1 and persons and bool(left) and all(t.lower in particles for t in left)


def _parts_left(rule: Candidate, tokens: list[Token]) -> Iterator[Candidate]:
    if len(tokens) == len(rule.tokens):
        yield rule
        return
    while tokens and (tokens[0].connector or is_suffix(tokens[0].lower)):
        tokens = tokens[1:]
    if tokens:
        yield Candidate(tuple(tokens), rule.sentence, False)


def _with_words_before(
    candidate: Candidate, vote: Vote | None, left: tuple[Token, ...]
) -> Iterator[ReadName]:
    """The name with the title, or the place, that the rules saw before it."""
    own = _peeled(candidate, vote)
    if not left:
        yield from own
        return
    whole = peel(Candidate(left + candidate.tokens, candidate.sentence, False))
    if own and whole and whole[-1].name.start == own[-1].peeled.name.start:
        last = replace(whole[-1], name=own[-1].peeled.name)
        yield from (ReadName(one, None) for one in whole[:-1])
        yield ReadName(last, own[-1].vote)
        return
    while left and left[-1].connector:
        left = left[:-1]
    if left:
        yield from (ReadName(one, None) for one in peel(Candidate(left, candidate.sentence, False)))
    yield from own


def _peeled(candidate: Candidate, vote: Vote | None) -> tuple[ReadName, ...]:
    """The bare name, with the vote, behind whatever its titles held."""
    if all(is_demonym(word) for word in candidate.words) and not gazetteer().is_country(
        " ".join(token.text for token in candidate.tokens)
    ):
        return ()
    names = peel(candidate)
    if vote is not None and vote.type is not EntityType.PERSON:
        whole = Peeled(candidate)
        if vote.type in LOCATIONS and len(names) == 1 and names[0].name.start == candidate.start:
            whole = names[0]  # "Ostra County District Attorney"
        return (ReadName(whole, vote),)
    if not names or names[-1].name.end != candidate.end:
        return tuple(ReadName(one, None) for one in names)
    return (*(ReadName(one, None) for one in names[:-1]), ReadName(names[-1], vote))
