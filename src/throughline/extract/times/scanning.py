"""The time expressions that the rules find in one article, before they are placed in time."""

from dataclasses import dataclass
from functools import partial

from throughline.extract.times.grammar import Match, scan
from throughline.extract.times.lexer import Lexed, lex
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.readers.rules import READERS
from throughline.extract.times.reading import Kind, Reading, Spot
from throughline.extract.times.tense import direction, is_aside, is_firmly_past, tells_accounts
from throughline.model.annotation import SentenceKind
from throughline.model.source import Span
from throughline.text.document import Document

READ_KINDS = frozenset((SentenceKind.BODY, SentenceKind.HEADING))
"""The sentences in which times are looked for."""
_COUNTED = frozenset(("duration", "one_unit", "ago", "offset", "beside", "from_now"))
_BESIDE_COUNT = frozenset(("within", "over", "only", "just"))  # no part of a TIMEX3


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with its place, before it is placed in time."""

    reading: Reading
    spot: Spot
    """Where the words stand that the rules read."""
    rule: str
    before: str
    after: str
    heading: bool
    span: Span
    """The whole expression; the reader may take in a word more or less than the rules read."""


def scan_document(document: Document) -> tuple[Found, ...]:
    """What the rules find in body and headings, in text order."""
    found: list[Found] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.kind not in READ_KINDS:
            continue
        lexed = lex(document.text, sentence.span.start, sentence.span.end)
        for match, (phrase, reading) in scan(lexed, partial(read_match, lexed)):
            span = _trimmed(phrase, match.rule)
            before, after = phrase.previous_raw().lower(), phrase.next_raw()
            found.append(found_at(document, index, span, match.rule, reading, before, after))
    return _sure_day_names(found)


def found_at(
    document: Document,
    sentence: int,
    span: Span,
    rule: str,
    reading: Reading,
    before: str,
    after: str,
) -> Found:
    """What was read at `span`, with all that placing asks of its sentence.

    `before` is the word before it in lower case, `after` the word after it as written.
    """
    text, around = document.text, document.sentences[sentence]
    spot = Spot(
        span=span,
        sentence=sentence,
        paragraph=around.paragraph,
        sentence_span=around.span,
        direction=direction(text, around.span, span),
        part=reading.part,
        firmly_past=is_firmly_past(text, around.span, span),
        aside=is_aside(text, around.span, span),
        before=before,
        tail=text[span.end : min(around.span.end, span.end + 80)],
        accounts=tells_accounts(around.span.of(text)),
    )
    heading = around.kind is SentenceKind.HEADING
    return Found(reading, spot, rule, before, after, heading, span)


def read_match(lexed: Lexed, match: Match) -> tuple[Phrase, Reading] | None:
    """The match's tokens and reading, None where the words there are no time expression."""
    phrase = Phrase(lexed, match.first, match.last, lexed.tokens(match.first, match.last))
    reading = READERS[match.rule](phrase)
    return None if reading is None else (phrase, reading)


def _trimmed(phrase: Phrase, rule: str) -> Span:
    """The span of the match without a comma, bracket or preposition at its edges."""
    tokens = phrase.tokens
    first, last = 0, len(tokens)
    while last - first > 1 and tokens[last - 1].kind in ("comma", "dash", "possessive", "the"):
        last -= 1
    if rule == "range" and tokens[0].kind == "the":
        first = 1
    if rule != "range":
        while last - first > 1 and tokens[first].kind in ("comma", "dash"):
            first += 1
    if rule in ("part_alone", "season_alone", "timed") and tokens[first].kind == "in":
        first += 1
    if rule == "season_alone" and tokens[first].kind in ("during", "least"):
        first += 1
    if rule in _COUNTED and tokens[first].text.lower() in _BESIDE_COUNT and last - first > 1:
        first += 1
    names = rule == "year" or (rule == "weekday" and phrase.next_is_word())
    if names and tokens[first].kind == "the" and last - first == 2:
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end)


def _sure_day_names(found: list[Found]) -> tuple[Found, ...]:
    """Without the "3/27" that nothing in the article shows to be the name of a day."""
    sure = {
        (f.reading.month, f.reading.day)
        for f in found
        if f.reading.kind is Kind.DAY_NAME and f.reading.cue == "named"
    }
    return tuple(
        f
        for f in found
        if f.reading.kind is not Kind.DAY_NAME
        or f.reading.cue != "unsure"
        or (f.reading.month, f.reading.day) in sure
    )
