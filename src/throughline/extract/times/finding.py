"""Time expressions of one article: found by a grammar, then placed against their anchors.

The way: `lexer` (tokens as classes) → `grammar` (one regular expression) →
`readers.rules` (what the words say) → `placing.place` (where that lies). Expressions are placed
in text order, for "the following day" needs the date before it. Cost is linear in the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from throughline.extract.times.grammar import Match, scan
from throughline.extract.times.lexer import Lexed, lex
from throughline.extract.times.phrase import Phrase
from throughline.extract.times.placing.context import Context, Placement
from throughline.extract.times.placing.dates import absolute
from throughline.extract.times.placing.named_dates import NamedDates
from throughline.extract.times.placing.place import place
from throughline.extract.times.publication import hint_from
from throughline.extract.times.readers.rules import READERS
from throughline.extract.times.reading import Dated, Kind, Reading, Spot
from throughline.extract.times.tense import direction, is_aside, is_firmly_past, is_planned
from throughline.inference import Reading as ReaderReading
from throughline.model.annotation import Anchor, SentenceKind, TimeExpression, TimexType
from throughline.model.dates import Precision
from throughline.model.source import Published, Span
from throughline.text.document import Document

_READ_KINDS = frozenset((SentenceKind.BODY, SentenceKind.HEADING))
_PRESENT_DEICTIC = frozenset(("today", "tonight", "tomorrow"))
_NOTHING: Mapping[int, TimeExpression] = {}
_COUNTED = frozenset(("duration", "one_unit", "ago", "offset", "beside", "from_now"))
_BESIDE_COUNT = frozenset(("within", "over", "only", "just"))  # no part of a TIMEX3
_BIRTH = re.compile(r"\bborn\b[^.;]{0,30}\Z")
_HEAD_ENDS = frozenset(("", ":", "-", "–", "—", "."))
_OPENING_CHARS = 12  # "In early "
_SETTING = frozenset(("in", "during", "of", "late", "early", "mid"))
_COUNTS_FROM_TODAY = re.compile(
    r"\b(?:yesterday|today|tonight|(?:last|this) (?:week|month)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:\d|[A-Z][a-z]+ \d)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading with its place, before it is placed in time."""

    reading: Reading
    spot: Spot
    rule: str
    before: str
    after: str
    heading: bool


def find_times(
    document: Document, reading: ReaderReading | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of body and headings, in text order, spans in `document.text`."""
    found = _find(document)
    if document.article.published is not None:
        return _place_all(document, found, document.article.published)
    return _with_hint(document, found, _NOTHING)


def reread(document: Document, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """`times`, some completed from elsewhere, with what hangs on these placed as well.

    `times` are those of `find_times` in its order, their spans in any text. What has its interval
    stays; "the following day" after a completed date is placed and marked inferred.
    """
    found = _find(document)
    if len(found) != len(times):
        return times  # another reader found them: what they hang on is not known
    settled = {index: time for index, time in enumerate(times) if time.interval is not None}
    if document.article.published is not None:
        again = _place_all(document, found, document.article.published, settled)
    else:
        again = _with_hint(document, found, settled)
    return tuple(
        replace(new, span=old.span, inferred=True)
        if old.interval is None and new.interval is not None
        else old
        for old, new in zip(times, again, strict=True)
    )


def _with_hint(
    document: Document, found: tuple[_Found, ...], settled: Mapping[int, TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Placed without a publication date, then with what the text tells of it."""
    first = _place_all(document, found, None, settled)
    hint = hint_from(document.text, document.sentences, first)
    if hint is None or hint.interval.end is None:
        return first
    second = _place_all(document, found, hint, settled)
    # What was placed without the hint stands: the hint itself rests on it.
    return tuple(
        one if one.interval is not None else two for one, two in zip(first, second, strict=True)
    )


def publication_hint(document: Document) -> Published | None:
    """What the narrative says of the day of publication: that day, or only a bound; or None."""
    times = _place_all(document, _find(document), None)
    return hint_from(document.text, document.sentences, times)


def _find(document: Document) -> tuple[_Found, ...]:
    found: list[_Found] = []
    text = document.text
    for index, sentence in enumerate(document.sentences):
        if sentence.kind not in _READ_KINDS:
            continue
        lexed = lex(text, sentence.span.start, sentence.span.end)
        for match, (phrase, reading) in scan(lexed, partial(_read, lexed)):
            span = _trimmed(phrase, match.rule)
            before = phrase.previous_raw().lower()
            spot = Spot(
                span=span,
                sentence=index,
                paragraph=sentence.paragraph,
                sentence_span=sentence.span,
                direction=direction(text, sentence.span, span),
                part=reading.part,
                firmly_past=is_firmly_past(text, sentence.span, span),
                aside=is_aside(text, sentence.span, span),
                before=before,
                tail=text[span.end : min(sentence.span.end, span.end + 80)],
            )
            found.append(
                _Found(
                    reading,
                    spot,
                    match.rule,
                    before,
                    phrase.next_raw(),
                    sentence.kind is SentenceKind.HEADING,
                )
            )
    return _sure_day_names(found)


def _read(lexed: Lexed, match: Match) -> tuple[Phrase, Reading] | None:
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


def _sure_day_names(found: list[_Found]) -> tuple[_Found, ...]:
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


def _place_all(
    document: Document,
    found: tuple[_Found, ...],
    published: Published | None,
    settled: Mapping[int, TimeExpression] = _NOTHING,
) -> tuple[TimeExpression, ...]:
    context = Context(
        published,
        NamedDates(_explicit(document, found), document.text, document.sentences),
        _numeric_order(document, found),
        _tells_news(document),
    )
    times = []
    for index, item in enumerate(found):
        known = settled.get(index)
        if known is not None:
            placement = Placement(
                known.type, known.value, known.interval, known.anchor, known.reason, known.inferred
            )
        else:
            placement = place(item.reading, item.spot, context)
        times.append(
            TimeExpression(
                span=item.spot.span,
                sentence=item.spot.sentence,
                type=placement.type,
                value=placement.value,
                interval=placement.interval,
                anchor=placement.anchor,
                reason=placement.reason,
                inferred=placement.inferred,
            )
        )
        _move_narrative(document, context, item, placement)
    return tuple(times)


def _move_narrative(
    document: Document, context: Context, item: _Found, placement: Placement
) -> None:
    if placement.interval is None or placement.type not in (TimexType.DATE, TimexType.TIME):
        return
    if item.reading.kind in (Kind.REFERENCE, Kind.DAY_NAME, Kind.EVENT):
        return
    if item.reading.cue in _PRESENT_DEICTIC:
        return
    context.add(
        Dated(
            placement.interval,
            item.spot.span.of(document.text),
            item.spot.span,
            item.spot.sentence,
            item.spot.paragraph,
            _moves(document.text, item, placement),
            placement.inferred,
            item.reading.part,
            placement.anchor is Anchor.PUBLICATION,
            item.spot.span.start - item.spot.sentence_span.start <= _OPENING_CHARS,
            item.spot.aside,
            _heads(item),
        )
    )


def _moves(text: str, item: _Found, placement: Placement) -> bool:
    interval = placement.interval
    if interval is None or is_planned(text, item.spot.sentence_span, item.spot.span):
        return False
    if placement.anchor is Anchor.PUBLICATION and item.rule == "offset":
        return False
    if _BIRTH.search(text[max(0, item.spot.span.start - 40) : item.spot.span.start]):
        return False
    if interval.precision is Precision.YEAR:
        # "in 1994" sets the narrative, "the 1994 floods" only names.
        return _heads(item) or (item.before in _SETTING and not item.after[:1].isupper())
    return True


def _heads(item: _Found) -> bool:
    """Whether it is a year that heads what follows ("1994: The flood")."""
    starts = item.heading and item.spot.span.start == item.spot.sentence_span.start
    return starts and item.rule == "year" and item.after in _HEAD_ENDS


def _explicit(document: Document, found: tuple[_Found, ...]) -> tuple[tuple[Reading, Dated], ...]:
    """Every date that carries its year, range ends included."""
    dates = []
    for item in found:
        readings = (item.reading, item.reading.left, item.reading.right)
        for reading in readings:
            if reading is None or reading.kind is not Kind.CALENDAR or reading.year is None:
                continue
            placement = absolute(reading)
            if placement.interval is None:
                continue
            dates.append(
                (
                    reading,
                    Dated(
                        placement.interval,
                        item.spot.span.of(document.text),
                        item.spot.span,
                        item.spot.sentence,
                        item.spot.paragraph,
                        _moves(document.text, item, placement),
                    ),
                )
            )
    return tuple(dates)


def _tells_news(document: Document) -> bool:
    """Whether the text counts from its own day, more than once."""
    return len(list(islice(_COUNTS_FROM_TODAY.finditer(document.text), 2))) == 2


def _numeric_order(document: Document, found: tuple[_Found, ...]) -> str:
    """What stands first in the numeric dates of the article: "day", "month" or "" (unsaid)."""
    orders = set()
    for item in found:
        if item.reading.kind is not Kind.CALENDAR or item.reading.day is None:
            continue
        raw = item.spot.span.of(document.text)
        parts = raw.replace(".", "/").replace("-", "/").split("/")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) == 4:
            continue
        first, second = int(parts[0]), int(parts[1])
        if first != second:
            orders.add("day" if first > 12 else "month" if second > 12 else "")
    orders.discard("")
    return orders.pop() if len(orders) == 1 else ""
