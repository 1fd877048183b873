"""Time expressions of one article: found by a grammar, then placed against their anchors.

The way: `lexer` (tokens as classes) → `grammar` (one regular expression) →
`readers.rules` (what the words say) → `placing.place` (where that lies). Expressions are placed
in text order, for "the following day" needs the date before it. Cost is linear in the text.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from throughline.extract.times.joining import joined
from throughline.extract.times.placing.context import Context, named
from throughline.extract.times.placing.dates import absolute
from throughline.extract.times.placing.named_dates import NamedDates
from throughline.extract.times.placing.place import place
from throughline.extract.times.placing.placement import Placement
from throughline.extract.times.publication import hint_from
from throughline.extract.times.reading import Dated, Kind, Reading
from throughline.extract.times.scanning import Found, scan_document
from throughline.extract.times.tense import is_planned
from throughline.inference import Reading as ReaderReading
from throughline.model.annotation import Anchor, TimeExpression, TimexType
from throughline.model.dates import Precision
from throughline.model.source import Published
from throughline.text.document import Document

_PRESENT_DEICTIC = frozenset(("today", "tonight", "tomorrow"))
_NOTHING: Mapping[int, TimeExpression] = {}
_BIRTH = re.compile(r"\bborn\b[^.;]{0,30}\Z")
_HEAD_ENDS = frozenset(("", ":", "-", "–", "—", "."))
_OPENING_CHARS = 12  # "In early "
_SETTING = frozenset(("in", "during", "of", "late", "early", "mid"))
_COUNTS_FROM_TODAY = re.compile(
    r"\b(?:yesterday|today|tonight|(?:last|this) (?:week|month)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:\d|[A-Z][a-z]+ \d)))\b",
    re.IGNORECASE,
)


def find_times(
    document: Document, reading: ReaderReading | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of body and headings, in text order, spans in `document.text`.

    With a `reading` the reader decides what is a time and where it ends; the rules say what it
    means. Without one the rules alone decide.
    """
    found = scan_document(document)
    if reading is not None:
        found = joined(document, found, reading)
    if document.article.published is not None:
        return _place_all(document, found, document.article.published)
    return _with_hint(document, found, _NOTHING)


def reread(document: Document, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """`times`, some completed from elsewhere, with what hangs on these placed as well.

    `times` are those of `find_times` in its order, their spans in any text. What has its interval
    stays; "the following day" after a completed date is placed and marked inferred.
    """
    pairs = _told_again(document, times)
    found = tuple(item for item, _ in pairs)
    settled = {
        place: times[index]
        for place, (_, index) in enumerate(pairs)
        if times[index].interval is not None
    }
    if document.article.published is not None:
        again = _place_all(document, found, document.article.published, settled)
    else:
        again = _with_hint(document, found, settled)
    completed = {
        index: replace(new, span=times[index].span, inferred=True)
        for (_, index), new in zip(pairs, again, strict=True)
        if times[index].interval is None and new.interval is not None
    }
    return tuple(completed.get(index, old) for index, old in enumerate(times))


def _told_again(
    document: Document, times: tuple[TimeExpression, ...]
) -> tuple[tuple[Found, int], ...]:
    """What the rules find again with the index of its time; a reader may have refused some."""
    pairs = []
    index = 0
    for item in scan_document(document):
        span = document.to_original(item.span)
        while index < len(times) and times[index].span.end <= span.start:
            index += 1
        if index < len(times) and times[index].span.overlaps(span):
            pairs.append((item, index))
            index += 1
    return tuple(pairs)


def _with_hint(
    document: Document, found: tuple[Found, ...], settled: Mapping[int, TimeExpression]
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
    times = _place_all(document, scan_document(document), None)
    return hint_from(document.text, document.sentences, times)


def _place_all(
    document: Document,
    found: tuple[Found, ...],
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
                span=item.span,
                sentence=item.spot.sentence,
                type=placement.type,
                value=placement.value,
                interval=placement.interval,
                anchor=placement.anchor,
                reason=placement.reason,
                inferred=placement.inferred,
            )
        )
        quote = item.spot.span.of(document.text)
        context.accounts.note(
            item.reading, item.spot, placement, context.published_day, named(quote)
        )
        _move_narrative(document, context, item, placement)
    return tuple(times)


def _move_narrative(
    document: Document, context: Context, item: Found, placement: Placement
) -> None:
    if placement.interval is None or placement.type not in (TimexType.DATE, TimexType.TIME):
        return
    if item.reading.kind in (Kind.REFERENCE, Kind.DAY_NAME, Kind.EVENT, Kind.ACCOUNT):
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


def _moves(text: str, item: Found, placement: Placement) -> bool:
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


def _heads(item: Found) -> bool:
    """Whether it is a year that heads what follows ("1994: The flood")."""
    starts = item.heading and item.spot.span.start == item.spot.sentence_span.start
    return starts and item.rule == "year" and item.after in _HEAD_ENDS


def _explicit(document: Document, found: tuple[Found, ...]) -> tuple[tuple[Reading, Dated], ...]:
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


def _numeric_order(document: Document, found: tuple[Found, ...]) -> str:
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
