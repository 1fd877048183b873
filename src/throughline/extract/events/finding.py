"""Finds what happened: event mentions with arguments, time and factuality; figures to events.

The steps for a sentence: tokens and segments (`clauses.py`), triggers (`triggers.py`), arguments
(`arguments.py`), times (`dating/`), factuality. Linear in the text. Precision before
recall: a verb outside the lexicon is no event, and what cannot be tied to anybody is dropped where
its word is weak.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from throughline.extract.events.arguments import arguments_of, light_verb
from throughline.extract.events.clauses import (
    Segment,
    SegmentKind,
    Tokens,
    grammar,
    is_verb,
    segments,
    tokenize,
)
from throughline.extract.events.dating.by_clauses import clause_datings
from throughline.extract.events.dating.by_tree import with_dates_of_nouns, without_foreign_date
from throughline.extract.events.dating.finding import with_inferred_dates
from throughline.extract.events.dating.places import dating_times
from throughline.extract.events.filters import (
    CAUSE_FAMILIES,
    is_crime_name,
    published_object,
    standing_triggers,
)
from throughline.extract.events.guide import Guide
from throughline.extract.events.parsed_sentence import Place, Sentence, token_span
from throughline.extract.events.read_factuality import joined_factuality
from throughline.extract.events.tolls import (
    attach_figures,
    causes_of,
    is_over_period,
    with_principal_causes,
)
from throughline.extract.events.triggers import EventType, Trigger, event_types, find_triggers
from throughline.extract.factuality import Factuality, clause_factuality
from throughline.inference import Reading
from throughline.model.annotation import (
    Anchor,
    Argument,
    Certainty,
    Dating,
    EntityType,
    EventMention,
    Figure,
    Mention,
    MentionForm,
    Polarity,
    SentenceKind,
    Tense,
    TimeExpression,
    TimexType,
)
from throughline.model.source import Span
from throughline.text.document import Document

__all__ = ["attach_figures", "find_events"]

_MAX_TRIGGERS = 30
"""More in one sentence is a list of key words, and comparing them would be quadratic."""
_MAX_TOKENS = 400
"""A longer "sentence" is a table or a broken page: it is not read for events."""


def find_events(
    document: Document,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    figures: tuple[Figure, ...],
    reading: Reading | None = None,
) -> tuple[EventMention, ...]:
    """The event mentions of the document's body sentences, in order of their triggers."""
    guide = None if reading is None else Guide(document.text, reading)
    by_sentence = _group(mentions)
    times_in = _group(times)
    figures_in = _group(figures)
    heading: tuple[int, str] | None = None
    chronology = _is_chronology(document, times, times_in)
    found: list[EventMention] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.kind is SentenceKind.HEADING and chronology:
            heading = _heading_date(document, times, tuple(times_in.get(number, ())))
        if sentence.kind is not SentenceKind.BODY:
            continue
        tokens = tokenize(document.text, sentence.span.start, sentence.span.end)
        if not 2 <= len(tokens) <= _MAX_TOKENS:
            continue
        parsed = _parse(
            tokens, mentions, by_sentence.get(number, ()), times, times_in.get(number, ()), guide
        )
        if not 0 < len(parsed.triggers) <= _MAX_TRIGGERS:
            continue
        marked = tuple(figures[i] for i in figures_in.get(number, ()))
        found += _events(parsed, number, times, tuple(times_in.get(number, ())), heading, marked)
    events = with_principal_causes(document, tuple(found), figures)
    return events if guide is None else with_inferred_dates(document, events, times, guide)


def _group(items: Sequence[Mention | TimeExpression | Figure]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        grouped[item.sentence].append(index)
    return grouped


def _is_chronology(
    document: Document, times: tuple[TimeExpression, ...], times_in: dict[int, list[int]]
) -> bool:
    """Whether two or more headings are dates: one alone is the line with the day of publication."""
    headings = [
        _heading_date(document, times, tuple(times_in.get(number, ())))
        for number, sentence in enumerate(document.sentences)
        if sentence.kind is SentenceKind.HEADING
    ]
    return len({words for heading in headings if heading for words in heading[1:]}) > 1


def _heading_date(
    document: Document, times: tuple[TimeExpression, ...], numbers: tuple[int, ...]
) -> tuple[int, str] | None:
    """The date of a chronology's heading ("12 May 2019"): nearly all that the heading says."""
    dates = [i for i in numbers if times[i].type is TimexType.DATE]
    if len(dates) != 1:
        return None
    time = times[dates[0]]
    heading = document.sentences[time.sentence].span
    if len(time.span) * 2 < len(heading):
        return None
    return dates[0], time.span.of(document.text)


def _parse(
    tokens: Tokens,
    mentions: tuple[Mention, ...],
    numbers: list[int] | tuple[int, ...],
    times: tuple[TimeExpression, ...],
    time_numbers: list[int] | tuple[int, ...],
    guide: Guide | None,
) -> Sentence:
    places = []
    for index in sorted(numbers, key=lambda i: (mentions[i].span, i)):
        span = mentions[index].span
        start = tokens.at(span.start)
        end = bisect_left(tokens.starts, span.end)
        places.append(Place(index, start, max(end, start + 1), mentions[index]))
    ends = frozenset(p.mention.span.end for p in places)
    starts = frozenset(p.mention.span.start for p in places)
    inside = [(p.mention.span.start, p.mention.span.end) for p in places if p.mention.name]
    protected = [(times[i].span.start, times[i].span.end) for i in time_numbers]
    timed = frozenset(
        index
        for left, right in protected
        for index in range(tokens.at(left), tokens.at(max(left, right - 1)) + 1)
    )
    triggers = [
        t
        for t in find_triggers(tokens, ends, starts, guide.voices if guide else {})
        if t.start not in timed
        and not _in_name(tokens, t, inside, places)
        and not (
            guide and t.nominal and guide.describes(tokens.starts[t.start], tokens.ends[t.end - 1])
        )
    ]
    if guide is not None:
        triggers = [_doubted(guide, tokens, trigger) for trigger in triggers]
    told = {t.start for t in triggers if not t.nominal and t.form != "base"}
    # Words of dates and names are no verbs ("May", "Ahmed").
    fixed = timed | {
        i
        for place in places
        if place.mention.form is MentionForm.NAME
        for i in range(place.start, place.end)
    }
    verbs = tuple(i in told or (i not in fixed and is_verb(tokens, i)) for i in range(len(tokens)))
    parts = segments(tokens, verbs, protected)
    segment_of = _segment_of(len(tokens), parts)
    return Sentence(tokens, parts, segment_of, tuple(places), tuple(triggers), verbs, timed, guide)


def _doubted(guide: Guide, tokens: Tokens, trigger: Trigger) -> Trigger:
    """The trigger, weak where the reader reads no event in its verb."""
    start, end = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    if trigger.nominal or trigger.entry.weak or guide.event(start, end) is not None:
        return trigger
    return replace(trigger, entry=replace(trigger.entry, weak=True))


def _segment_of(count: int, parts: tuple[Segment, ...]) -> tuple[int, ...]:
    """The segment of each token; a break sign belongs to the segment that it ends."""
    found = [0] * count
    for number, part in enumerate(parts):
        following = parts[number + 1].start if number + 1 < len(parts) else count
        for index in range(part.start, following):
            found[index] = number
    return tuple(found)


def _in_name(
    tokens: Tokens, trigger: Trigger, inside: list[tuple[int, int]], places: list[Place]
) -> bool:
    """Whether the word is part of a name ("the Bombing Survey Commission")."""
    start, end = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    for place, (left, right) in zip(places, inside, strict=False):
        if left <= start and end <= right:
            return place.mention.type is not EntityType.OTHER or not trigger.nominal
    return False


def _events(
    sentence: Sentence,
    number: int,
    times: tuple[TimeExpression, ...],
    time_numbers: tuple[int, ...],
    heading: tuple[int, str] | None,
    figures: tuple[Figure, ...],
) -> list[EventMention]:
    named = [t for t in sentence.triggers if not (t.nominal and is_crime_name(sentence, t))]
    sentence = replace(sentence, triggers=tuple(named))
    places = dating_times(times, time_numbers, sentence)
    datings = clause_datings(sentence, places, heading)
    if sentence.guide is not None:
        datings = tuple(
            without_foreign_date(
                dating,
                sentence.guide,
                token_span(sentence.tokens, trigger.start, trigger.end),
                times,
            )
            for trigger, dating in zip(sentence.triggers, datings, strict=True)
        )
    roles = [arguments_of(sentence, trigger) for trigger in sentence.triggers]
    dated = [dating is not None for dating in datings]
    standing = standing_triggers(sentence, roles, figures, dated)
    found: list[EventMention] = []
    for index, trigger in enumerate(sentence.triggers):
        if not standing[index] or _is_statistic(sentence, trigger, datings[index], times):
            continue
        arguments = roles[index] + causes_of(sentence, index, standing)
        span = token_span(sentence.tokens, trigger.start, trigger.end)
        clause = _clause(sentence, trigger, arguments)
        put = _factuality(sentence, trigger)
        put = _coordinated(sentence, trigger, put, found)
        if sentence.guide is not None:
            put = joined_factuality(put, sentence.guide, span)
        kind = _decided(sentence, trigger, arguments)
        found.append(
            EventMention(
                span=span,
                sentence=number,
                clause=clause,
                lemma=trigger.entry.lemma,
                type=kind.name,
                event_class=kind.event_class,
                nominal=trigger.nominal,
                tense=put.tense,
                polarity=put.polarity
                if trigger.nominal
                else _polarity(put.polarity, figures, clause),
                certainty=put.certainty,
                arguments=tuple(arguments),
                dating=datings[index],
            )
        )
    if sentence.guide is not None:
        found = with_dates_of_nouns(found, sentence.guide, times)
    return [_dated_by_cause(event, found) for event in found]


def _is_statistic(
    sentence: Sentence, trigger: Trigger, dating: Dating | None, times: tuple[TimeExpression, ...]
) -> bool:
    """ "214 people have been killed this year": a count over a period is no event."""
    if trigger.type.family not in ("death", "injury", "violence"):
        return False
    if dating is not None and dating.time is not None:
        interval = times[dating.time].interval
        if interval is not None and (interval.is_day or times[dating.time].anchor is Anchor.CASE):
            return False
    clause = _segment_span(sentence, trigger).of(sentence.tokens.text)
    opening = sentence.segments[0]
    if opening.kind is SegmentKind.ASIDE and trigger.start >= opening.end:
        clause = f"{token_span(sentence.tokens, 0, opening.end).of(sentence.tokens.text)} {clause}"
    return is_over_period(clause)


def _dated_by_cause(event: EventMention, others: list[EventMention]) -> EventMention:
    """ "was killed in a shooting on Friday": the time of the cause in the same sentence."""
    if event.dating is not None:
        return event
    for argument in event.arguments:
        if argument.role == "cause":
            for other in others:
                if other.span == argument.span and other.dating is not None:
                    reason = f"dated by what caused it: {other.dating.reason}"
                    return replace(event, dating=replace(other.dating, reason=reason))
    return event


def _factuality(sentence: Sentence, trigger: Trigger) -> Factuality:
    """How the text puts the event; a noun event that a light verb carries is put as its verb is."""
    inner = _segment_span(sentence, trigger)
    words = inner.of(sentence.tokens.text)
    span = token_span(sentence.tokens, trigger.start, trigger.end)
    head = Span(span.start - inner.start, span.end - inner.start)
    if not trigger.nominal:
        return clause_factuality(words, head, form=trigger.form)
    own = clause_factuality(words, head, nominal=True)
    if _led_to_none(sentence, trigger):
        return Factuality(polarity=Polarity.NEGATIVE, reason="never led to")
    carrier = light_verb(sentence, trigger)
    if (
        own.tense is Tense.FUTURE
        and trigger.type.family in CAUSE_FAMILIES
        and _known(sentence, trigger)
    ):
        own = Factuality()
    if carrier is None or own.polarity is Polarity.NEGATIVE:
        return own
    verb = sentence.tokens.words[carrier]
    if carrier > trigger.start and (verb not in grammar().happening or carrier >= trigger.end + 9):
        return own
    if carrier > trigger.start:
        return _of_subject(sentence, trigger, carrier)
    if verb in ("face", "faces", "faced", "facing", "scheduled", "set"):
        return own
    at = token_span(sentence.tokens, carrier, carrier + 1)
    form = "ing" if verb.endswith("ing") else "past"
    return clause_factuality(words, Span(at.start - inner.start, at.end - inner.start), form=form)


def _led_to_none(sentence: Sentence, trigger: Trigger) -> bool:
    """ "has never led to a trial", "did not result in charges"."""
    words = sentence.tokens.words
    before = words[max(0, trigger.start - 8) : trigger.start]
    links = [i for i, word in enumerate(before) if word in ("to", "in")]
    if not links or len(before) - links[-1] > 3:
        return False
    verb = before[links[-1] - 1 : links[-1]]
    negated = {"never", "not", "n't", "n’t"} & set(before[: links[-1] - 1])
    return (
        bool(verb) and verb[0] in ("led", "lead", "leads", "resulted", "result") and bool(negated)
    )


def _of_subject(sentence: Sentence, trigger: Trigger, carrier: int) -> Factuality:
    """ "The trial will begin on Monday", "no trial has begun": as the verb is put."""
    part = sentence.segments[sentence.segment_of[carrier]]
    clause = token_span(sentence.tokens, part.start, part.end)
    at = token_span(sentence.tokens, carrier, carrier + 1)
    verb = sentence.tokens.words[carrier]
    if verb in ("set", "scheduled") and sentence.tokens.words[carrier - 1] in grammar().auxiliaries:
        return Factuality(Certainty.PROBABLE, Polarity.POSITIVE, Tense.FUTURE, verb)
    form = "s" if verb.endswith("s") else "past"
    return clause_factuality(
        clause.of(sentence.tokens.text),
        Span(at.start - clause.start, at.end - clause.start),
        form=form,
    )


def _known(sentence: Sentence, trigger: Trigger) -> bool:
    """ "security ahead of the attack": a definite attack is one that the reader knows of."""
    before = sentence.tokens.words[max(0, trigger.start - 5) : trigger.start]
    return any(word in ("the", "that", "this", "'s", "’s") for word in before)


def _polarity(polarity: Polarity, figures: tuple[Figure, ...], clause: Span) -> Polarity:
    """ "No one was injured" is negative however its figure reads."""
    if any(f.high == 0 and f.counts and clause.covers(f.span) for f in figures):
        return Polarity.NEGATIVE
    return polarity


def _coordinated(
    sentence: Sentence, trigger: Trigger, put: Factuality, earlier: list[EventMention]
) -> Factuality:
    """ "allegedly raided and destroyed": the hedge reaches over "and" where the subject does."""
    segment = sentence.segments[sentence.segment_of[trigger.start]]
    if segment.kind is not SegmentKind.COORDINATE or not earlier or trigger.nominal:
        return put
    last = earlier[-1]
    direct = trigger.start - segment.start <= 3 and not last.nominal
    if direct and put.certainty is Certainty.CERTAIN and last.certainty is not Certainty.CERTAIN:
        tense = last.tense if trigger.form == "base" else put.tense
        return Factuality(last.certainty, put.polarity, tense, put.reason)
    return put


def _decided(sentence: Sentence, trigger: Trigger, arguments: tuple[Argument, ...]) -> EventType:
    """The trigger's type; a private person's decision is no step of an official process."""
    if trigger.entry.lemma == "release" and published_object(sentence, arguments):
        return event_types()["publish"]
    if not trigger.type.official or trigger.nominal:
        return trigger.type
    for argument in arguments:
        if argument.role == "agent" and argument.mention is not None:
            place = next(p for p in sentence.mentions if p.index == argument.mention)
            title = " ".join(sentence.tokens.words[max(0, place.start - 3) : place.start])
            official = any(word in title for word in grammar().court_words)
            if place.mention.type is EntityType.PERSON and not official:
                return event_types()["decide"]
    return trigger.type


def _segment_span(sentence: Sentence, trigger: Trigger) -> Span:
    part = sentence.segments[sentence.segment_of[trigger.start]]
    return token_span(sentence.tokens, part.start, max(part.end, trigger.end))


def _clause(sentence: Sentence, trigger: Trigger, arguments: tuple[Argument, ...]) -> Span:
    """The trigger's segment, widened to its own subject and to the verbless parts that follow."""
    number = sentence.segment_of[trigger.start]
    first, last = number, number
    while last + 1 < len(sentence.segments) and (
        sentence.segments[last + 1].kind is SegmentKind.ASIDE
        and sentence.segments[last + 1].opener in (",", "and", "or")
    ):
        last += 1
    start = sentence.segments[first].start
    if sentence.segments[first].kind is SegmentKind.MAIN:
        for argument in arguments:
            if argument.role in ("agent", "patient"):
                start = min(start, sentence.tokens.at(argument.span.start))
    return token_span(sentence.tokens, start, max(sentence.segments[last].end, trigger.end))
