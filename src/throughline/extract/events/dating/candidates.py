"""The times that an event may have, each described by what speaks for and against it.

Four kinds: every time expression of the event's sentence, described by the way through the tree
from the event to it; the dates that the story told before; the day of publication; and none. What
is told of a candidate is a set of words ("nearest=True", "publication:form=past"), which the scorer
weighs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.extract.events.dating.places import can_date
from throughline.extract.events.dating.verb_form import verb_form
from throughline.extract.events.guide import Guide
from throughline.model.annotation import (
    Anchor,
    DatingBasis,
    SentenceKind,
    TimeExpression,
)
from throughline.model.dates import Interval
from throughline.model.source import Span
from throughline.text.document import Document

_NARRATIVE_REACH = 5
"""Sentences: farther back, a date no longer holds."""
_LEAD_SENTENCES = 5
_LONGEST_WAY = 3
_BOUNDS = frozenset(
    ("by", "since", "until", "till", "before", "after", "within", "from", "for", "to", "ahead")
)
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that an event may have; `basis` None: none."""

    basis: DatingBasis | None
    features: tuple[str, ...]
    interval: Interval | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class _Event:
    """What is looked at of one event."""

    span: Span
    sentence: int
    word: int
    traits: tuple[str, ...]
    form: str
    tense: str


class Candidates:
    """The candidates of the events of one document."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], guide: Guide) -> None:
        """`times` are those of the document, in order, spans in `document.text`."""
        self._document, self._times, self._guide = document, times, guide
        self._tree = guide.tree
        self._published = _publication_day(document)
        self._in_sentence: dict[int, list[int]] = {}
        for index, time in enumerate(times):
            if can_date(time):
                self._in_sentence.setdefault(time.sentence, []).append(index)
        self._body = [
            number
            for number, sentence in enumerate(document.sentences)
            if sentence.kind is SentenceKind.BODY
        ]
        self._lead = self._lead_date()

    def of(self, span: Span, sentence: int) -> tuple[Candidate, ...]:
        """The candidates of the event at `span`, that of none first; empty where the tree has no
        word there."""
        word = self._tree.head_within(span.start, span.end)
        if word is None:
            return ()
        event = self._event(span, sentence, word)
        found = [Candidate(None, ("none",))]
        found += self._expressions(event)
        found += self._narrative(event)
        if self._published is not None:
            told = ["publication", *(f"publication:{trait}" for trait in event.traits)]
            last = self._last_date(sentence)
            if last is not None and self._times[last[0]].interval == self._published:
                told.append(f"publication:last_named&back={min(last[1], 4)}")
            found.append(Candidate(DatingBasis.PUBLICATION, tuple(told), self._published))
        return tuple(found)

    def _event(self, span: Span, sentence: int, word: int) -> _Event:
        tree, read = self._tree, self._guide.event(span.start, span.end)
        form = verb_form(tree, word)
        tense = read.tense if read else "unread"
        traits = [f"form={form}", f"tense={tense}", f"relation={tree.relations[word]}"]
        kind = read.event_class if read else "unread"
        traits += [f"class={kind}", f"class={kind}&form={form}"]
        if read is not None:
            traits.append(f"factuality={_bucket(read.factuality)}&form={form}")
            if read.polarity == "negative":
                traits.append("negative")
            if read.certainty != "certain":
                traits.append("uncertain")
        traits.append(f"place={self._place(sentence)}")
        count = len(self._in_sentence.get(sentence, ()))
        traits.append(f"times={min(count, 2)}")
        traits.append(f"times={min(count, 2)}&form={form}")
        if self._quoted(span, sentence):
            traits.append("quoted")
        governor = self._governor(word)
        traits.append(f"under={governor}")
        traits.append(f"under={governor}&form={form}")
        return _Event(span, sentence, word, tuple(traits), form, tense)

    def _place(self, sentence: int) -> str:
        if self._document.sentences[sentence].kind is SentenceKind.HEADING:
            return "heading"
        before = sum(1 for number in self._body[:6] if number < sentence)
        return ("first", "early", "early", "early")[before] if before < 4 else "late"

    def _quoted(self, span: Span, sentence: int) -> bool:
        start = self._document.sentences[sentence].span.start
        before = self._document.text[start : span.start]
        marks = sum(before.count(mark) for mark in _QUOTES) + before.count("``")
        return (marks - before.count("''")) % 2 == 1

    def _governor(self, word: int) -> str:
        """The form of the verb above, "saying" for a verb of saying, "" at the root."""
        for above in self._tree.above(word):
            if self._tree.tags[above] == "VERB":
                start, end = self._tree.words[above]
                read = self._guide.event(start, end)
                if read is not None and read.event_class == "REPORTING":
                    return "saying"
                return verb_form(self._tree, above)
        return ""

    def _expressions(self, event: _Event) -> Iterator[Candidate]:
        for index in self._in_sentence.get(event.sentence, ()):
            time = self._times[index]
            word = self._tree.head_within(time.span.start, time.span.end)
            if word is None or time.span.overlaps(event.span):
                continue
            told = ["expression", *self._way(event, word)]
            told += [f"expression:{what}" for what in self._kind(time)]
            told += self._surroundings(event, time)
            told += self._fits(event, "expression", time.interval)
            yield Candidate(DatingBasis.EXPRESSION, tuple(told), time.interval, index)

    def _way(self, event: _Event, word: int) -> Iterator[str]:
        """The way through the tree from the event to the time: up to a common word, and down."""
        tree = self._tree
        above_event = [event.word, *tree.above(event.word)]
        above_time = [word, *tree.above(word)]
        met = next((w for w in above_event if w in above_time), None)
        if met is None:
            yield "way=none"
            return
        up, down = above_event.index(met), above_time.index(met)
        nominal = event.form in ("noun", "adjective")
        climbed = [tree.relations[w] for w in above_event[:up]]
        descended = [tree.relations[w] for w in above_time[:down]][::-1]
        yield f"up={min(up, 4)}&down={min(down, 4)}&nominal={nominal}"
        if up + down <= _LONGEST_WAY:
            yield f"way={'^'.join(climbed)}|{'/'.join(descended)}"
            yield f"way={'^'.join(climbed)}|{'/'.join(descended)}&form={event.form}"
        if up:
            yield f"climbs={climbed[-1]}"
            yield f"climbs={climbed[0]}&form={event.form}"
        if down > 1:
            yield f"descends={descended[0]}"
        between = sum(
            tree.tags[w] == "VERB" for w in range(*sorted((event.word, word))) if w != event.word
        )
        yield f"verbs_between={min(between, 3)}"
        case = tree.case(word)
        yield f"case={case if case in _BOUNDS else 'other' if case else ''}"
        if case:
            yield f"case={case}&direct={up == 0 and down == 1}"

    def _kind(self, time: TimeExpression) -> Iterator[str]:
        yield f"type={time.type.value}"
        if time.interval is None:
            yield "open"
            return
        yield f"precision={time.interval.precision.value}"
        if time.interval.approximate:
            yield "approximate"
        if time.anchor is Anchor.PUBLICATION:
            yield "counted_from_publication"
        if time.interval == self._published:
            yield "publication_day"

    def _surroundings(self, event: _Event, time: TimeExpression) -> Iterator[str]:
        others = self._in_sentence[event.sentence]
        distance = _distance(event.span, time.span)
        nearest = all(_distance(event.span, self._times[o].span) >= distance for o in others)
        yield f"nearest={nearest}&only={len(others) == 1}"
        side = "before" if time.span.end <= event.span.start else "after"
        far = "near" if distance < 20 else "middle" if distance < 60 else "far"
        yield f"{side}&{far}"
        yield f"{side}&{far}&form={event.form}"

    def _narrative(self, event: _Event) -> Iterator[Candidate]:
        last = self._last_date(event.sentence)
        if last is not None and self._times[last[0]].interval != self._published:
            index, back = last
            time = self._times[index]
            told = ["last", f"last:back={min(back, 4)}", *self._fits(event, "last", time.interval)]
            told += [f"last:{what}" for what in self._kind(time)]
            told += [f"last:{trait}" for trait in event.traits]
            yield Candidate(DatingBasis.NARRATIVE, tuple(told), time.interval, index)
        lead = self._lead
        if lead is not None and (last is None or last[0] != lead):
            time = self._times[lead]
            if time.sentence != event.sentence:
                told = ["lead", *self._fits(event, "lead", time.interval)]
                told += [f"lead:{what}" for what in self._kind(time)]
                told += [f"lead:{trait}" for trait in event.traits]
                yield Candidate(DatingBasis.NARRATIVE, tuple(told), time.interval, lead)

    def _last_date(self, sentence: int) -> tuple[int, int] | None:
        """The last date before the sentence, with the sentences that it lies back."""
        for back in range(1, _NARRATIVE_REACH + 1):
            dates = self._in_sentence.get(sentence - back, ())
            placed = [i for i in dates if self._times[i].interval is not None]
            if placed:
                return placed[-1], back
        return None

    def _lead_date(self) -> int | None:
        """The first day that the opening names, other than that of publication."""
        for number in self._body[:_LEAD_SENTENCES]:
            for index in self._in_sentence.get(number, ()):
                interval = self._times[index].interval
                if interval is not None and interval.is_day and interval != self._published:
                    return index
        return None

    def _fits(self, event: _Event, kind: str, interval: Interval | None) -> Iterator[str]:
        """How a date lies to the day of publication, beside the tense that the event is told in."""
        lies = _lies(interval, self._published)
        yield f"{kind}:{lies}&tense={event.tense}"
        yield f"{kind}:{lies}&form={event.form}"


def _publication_day(document: Document) -> Interval | None:
    published = document.article.published
    return published.interval if published and published.interval.is_day else None


def _lies(interval: Interval | None, published: Interval | None) -> str:
    if interval is None or published is None or published.start is None:
        return "unknown"
    day: date = published.start
    if interval.end is not None and interval.end < day:
        return "past"
    if interval.start is not None and interval.start > day:
        return "ahead"
    return "same" if interval.is_day else "around"


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _bucket(score: float) -> str:
    return "no" if score < 0 else "doubtful" if score < 1.5 else "yes"
