"""Finds the subject of a verb over relative clauses, asides and coordinations.

Looked for in the verb's own segment; a relative pronoun stands for the noun before it; a segment
without subject takes that of the segment it continues. None where the text does not say.
"""

from throughline.extract.events.clauses import Segment, SegmentKind, grammar
from throughline.extract.events.parsed_sentence import (
    Sentence,
    governed,
    is_plain_noun,
    owns,
    token_span,
)
from throughline.model.annotation import Argument, EntityType, MentionForm

_PLACES = (EntityType.PLACE, EntityType.FACILITY)
MAX_PHRASE_CHARS = 70
"""A longer noun phrase without a mention is no usable participant."""
_AMOUNTS = frozenset(("number", "toll", "count", "total", "majority", "rest", "rate"))
_SAYING = frozenset(
    ("say", "says", "said", "believe", "believes", "alleges", "allege", "confirmed")
)
MAX_PHRASE_TOKENS = 8


def subject_of(sentence: Sentence, verb: int) -> Argument | None:
    """The subject of the verb at token `verb` as an argument with an empty role, or None."""
    start = _group_start(sentence, verb)
    if sentence.tokens.words[start] == "to" and start:
        return None  # "a plan to leave": whose, the words do not say
    return _subject(sentence, sentence.segment_of[verb], start, 0)


def _group_start(sentence: Sentence, verb: int) -> int:
    """The first token of the verb group: auxiliaries, adverbs and "to" before the verb."""
    rules = grammar()
    first = sentence.segments[sentence.segment_of[verb]].start
    index = verb
    while index > first:
        word = sentence.tokens.words[index - 1]
        if (
            word in rules.auxiliaries
            or word == "to"
            or (word.endswith("ly") and len(word) > 4)
            or word
            in (
                "also",
                "later",
                "then",
                "now",
                "still",
                "already",
                "again",
                "both",
                "all",
                "subsequently",
                "first",
                "since",
            )
        ):
            index -= 1
        elif sentence.verbs[index - 1] and sentence.tokens.words[index] in ("to", "being"):
            index -= 1  # "declined to hear", "denied being"
        elif sentence.tokens.words[index] == "to" and sentence.tokens.words[index - 1].endswith(
            "ing"
        ):
            index -= 1  # "is planning to leave"
        else:
            break
    return index


def _subject(sentence: Sentence, number: int, before: int, depth: int) -> Argument | None:
    if depth > 6:
        return None
    segment = sentence.segments[number]
    rules = grammar()
    start = segment.start
    while start < before and (
        sentence.tokens.words[start] in rules.coordinators
        or sentence.tokens.words[start] in rules.subordinators
        or sentence.tokens.words[start] in ("that", "why", "how")
    ):
        start += 1
    if segment.kind is SegmentKind.RELATIVE and not any(
        sentence.verbs[i] and sentence.tokens.words[i] not in rules.do
        for i in range(segment.start, before)
    ):
        if before - segment.start > 5:
            return None  # "whose house …": about the house
        return _antecedent(sentence, segment)
    if start < before and segment.kind is not SegmentKind.RELATIVE:
        own = noun_phrase(sentence, start, before)
        if own is not None or any(is_plain_noun(sentence, i) for i in range(start, before)):
            return own  # a subject that cannot be read is no reason to take another's
    if segment.kind is SegmentKind.RELATIVE and number:
        return _last_noun_phrase(sentence, sentence.segments[number - 1])
    return _inherited(sentence, number, depth)


def _antecedent(sentence: Sentence, segment: Segment) -> Argument | None:
    """What "who" or "which" stands for: the noun or name right before the segment."""
    start = segment.start
    nearest = [p for p in sentence.mentions if p.end <= start and start - p.end <= 2]
    noun = [t for t in sentence.triggers if t.nominal and t.end <= start and start - t.end <= 2]
    opener = sentence.tokens.words[segment.start]
    if noun and opener != "who":
        return Argument("", None, token_span(sentence.tokens, noun[-1].start, noun[-1].end))
    for place in reversed(nearest):
        kinds = (EntityType.PERSON, EntityType.GROUP)
        if opener == "who" and (place.mention.type not in kinds or place.end < start - 1):
            continue
        return Argument("", place.index, place.mention.span)
    return _predicated(sentence, segment) if opener == "who" else None


def _predicated(sentence: Sentence, segment: Segment) -> Argument | None:
    """ "X was an officer who …": the subject of "to be" stands for its noun."""
    number = sentence.segments.index(segment)
    if number == 0:
        return None
    before = sentence.segments[number - 1]
    verb = first_verb(sentence, before)
    if verb >= before.end or sentence.tokens.words[verb] not in ("is", "was", "are", "were"):
        return None
    words = sentence.tokens.words[verb + 1 : before.end]
    if (
        not words
        or words[0] not in ("a", "an", "the")
        or any(w in grammar().prepositions for w in words)
    ):
        return None
    return _subject(sentence, number - 1, verb, 1)


def noun_phrase(sentence: Sentence, start: int, end: int) -> Argument | None:
    """The head of the first noun phrase in tokens [start, end) that no preposition governs."""
    start = _narrowed(sentence, start, end)
    words = sentence.tokens.words
    free = [
        p
        for p in sentence.mentions
        if start <= p.start
        and p.end <= end
        and not governed(sentence, p, start)
        and not owns(words, p)
    ]
    if free:
        chosen = free[0]
        for following in free[1:]:  # "Special Secretary | M L Kumawat": titles lean on the name
            if following.start <= chosen.end:
                chosen = following
        if not _modifies(sentence, chosen.end, end):
            return Argument("", chosen.index, chosen.mention.span)
    return _bare_phrase(sentence, start, end)


def _narrowed(sentence: Sentence, start: int, end: int) -> int:
    """Where the phrase can begin: after earlier verbs and infinitives of the same segment."""
    rules = grammar()
    words = sentence.tokens.words
    for index in range(start, end):
        if sentence.verbs[index] and index >= start:
            start = index + 1  # an earlier verb of the same segment owns what stands before it
            while start < end and words[start] in ("that", "to", "why", "how"):
                start += 1
    for index in range(start, end - 1):
        if words[index] == "to" and words[index + 1] not in rules.determiners:
            start = index + 2  # "led them to believe a man …"
    if end - start > 1 and words[end - 1] in ("he", "she", "they", "it", "we", "i"):
        start = end - 1  # "on the night she capsized"
    return start


def _bare_phrase(sentence: Sentence, start: int, end: int) -> Argument | None:
    """The first noun phrase that holds no mention, None where it is no party."""
    rules = grammar()
    words = sentence.tokens.words
    while start < end and (
        start in sentence.timed or words[start] == "," or words[start].endswith("ly")
    ):
        start += 1
    head = next((i for i in range(start, end) if words[i][0].isalnum()), None)
    if head is None or words[head] in rules.prepositions or head in sentence.timed:
        head = next(
            (
                i
                for i in range(start, end)
                if (words[i] in rules.determiners or words[i] in rules.subject_pronouns)
                and i not in sentence.timed
            ),
            None,
        )
        if head is None or (head > start and words[head - 1] in rules.prepositions):
            return None
    stop = head
    while (
        stop < end
        and not (stop in sentence.timed and _time_ends_phrase(sentence, stop, end))
        and words[stop] not in rules.prepositions
        and (words[stop][0].isalnum() or words[stop] in "'s’s-")
    ):
        stop += 1
    if stop - head > MAX_PHRASE_TOKENS:
        return None
    if words[head].endswith("ing") and len(words[head]) > 5 and stop - head > 1:
        return None  # "carrying ammunition" is no party
    span = token_span(sentence.tokens, head, stop) if stop > head else None
    if (
        span is None
        or len(span) > MAX_PHRASE_CHARS
        or (stop - head == 1 and words[head] in rules.auxiliaries)
    ):
        return None
    if all(words[i] in rules.determiners for i in range(head, stop)):
        return None  # "the 2019 …": the head is cut off
    if words[stop - 1] in _AMOUNTS:
        return None  # "the number of people killed": nobody was killed but the people
    if stop - head == 1 and (
        words[head].endswith("ly")
        or words[head] in ("not", "then", "later", "there", "here", "also")
    ):
        return None
    return Argument("", None, span)


def _time_ends_phrase(sentence: Sentence, index: int, end: int) -> bool:
    """ "the court Friday" ends at the time, "the 2019 raid leader" does not."""
    while index < end and index in sentence.timed:
        index += 1
    return index >= end or not is_plain_noun(sentence, index)


def _modifies(sentence: Sentence, after: int, end: int) -> bool:
    """Whether a noun follows the name, so that the name is not the head ("Porto police")."""
    return after < end and is_plain_noun(sentence, after)


def _inherited(sentence: Sentence, number: int, depth: int) -> Argument | None:
    """The subject of the segment that this one continues."""
    segment = sentence.segments[number]
    if (segment.kind is SegmentKind.PARTICIPIAL and number == 0) or (number == 0 and depth == 0):
        return _following_subject(sentence)
    if segment.kind in (SegmentKind.COORDINATE, SegmentKind.PARTICIPIAL):
        for earlier in range(number - 1, -1, -1):
            other = sentence.segments[earlier]
            if other.has_verb and (
                other.kind is not SegmentKind.PARTICIPIAL or segment.kind is SegmentKind.COORDINATE
            ):
                # The nearer verb: "Police say a man was held and charged" is about the man.
                last = _last_group(sentence, other)
                return _subject(sentence, earlier, last, depth + 1)
        return None
    second = sentence.tokens.words[segment.start + 1 : segment.start + 2]
    if segment.kind is SegmentKind.SUBORDINATE and second and second[0].endswith("ing"):
        if number == 0:  # "After being shot, X died": and the other way round
            return _following_subject(sentence)
        before = sentence.segments[number - 1]
        return _subject(sentence, number - 1, first_verb(sentence, before), depth + 1)
    if segment.kind in (SegmentKind.SUBORDINATE, SegmentKind.COMPLEMENT):
        return None
    return _interrupted(sentence, number, depth)


def _interrupted(sentence: Sentence, number: int, depth: int) -> Argument | None:
    """The subject before an aside: "X, a clerk who had left early, was arrested"."""
    if sentence.segments[number].opener in ("“", '"') and number:
        # X says the trains “bumped into each other”
        quoted = _last_noun_phrase(sentence, sentence.segments[number - 1])
        if quoted is not None:
            return quoted
    chain: list[Segment] = []
    stop: int | None = None
    for earlier in range(number - 1, -1, -1):
        other = sentence.segments[earlier]
        if other.has_verb and not other.level and other.kind is not SegmentKind.PARTICIPIAL:
            stop = earlier
            break
        chain.append(other)
    rules = grammar()
    for part in reversed(chain):
        if part.kind is not SegmentKind.ASIDE or (
            part.opener in rules.coordinators and part.opener != "but"
        ):
            continue
        start = part.start + (sentence.tokens.words[part.start] == "but")
        found = noun_phrase(sentence, start, part.end)
        if found is None:
            continue
        if found.mention is None:
            found = _apposed_name(sentence, chain, part) or found
        if (
            found.mention is not None
            or start > part.start
            or sentence.tokens.words[start] in rules.determiners
        ):
            return found
    if stop is None:
        return None
    speech = first_verb(sentence, sentence.segments[stop])
    if sentence.tokens.words[speech] in _SAYING:
        # "A statement says X, of Y, was held": the clause after the verb of saying goes on.
        told = noun_phrase(sentence, speech + 1, sentence.segments[stop].end)
        if told is not None:
            return told
    return _subject(sentence, stop, first_verb(sentence, sentence.segments[stop]), depth + 1)


def _apposed_name(sentence: Sentence, chain: list[Segment], part: Segment) -> Argument | None:
    """ "The ferry's captain, X, was held": the name that the aside after the part is."""
    following = [p for p in chain if p.start == part.end and p.kind is SegmentKind.ASIDE]
    for place in sentence.mentions if following else ():
        named = place.mention.form is MentionForm.NAME and place.mention.type is EntityType.PERSON
        if named and place.start == following[0].start:
            return Argument("", place.index, place.mention.span)
    return None


def _last_noun_phrase(sentence: Sentence, segment: Segment) -> Argument | None:
    """The noun phrase after the last verb of a segment: what the next words are about."""
    verbs = [i for i in range(segment.start, segment.end) if sentence.verbs[i]]
    return noun_phrase(sentence, verbs[-1] + 1, segment.end) if verbs else None


def _following_subject(sentence: Sentence) -> Argument | None:
    """ "Extradited from X, Y now faces trial": the subject comes after."""
    if len(sentence.segments) < 2:
        return None
    following = sentence.segments[1]
    if following.kind not in (SegmentKind.MAIN, SegmentKind.ASIDE):
        return None
    end = first_verb(sentence, following) if following.has_verb else following.end
    return noun_phrase(sentence, following.start, end)


def _last_group(sentence: Sentence, segment: Segment) -> int:
    """Where the last verb group of the segment begins."""
    last = next(
        (i for i in range(segment.end - 1, segment.start - 1, -1) if sentence.verbs[i]), segment.end
    )
    return _group_start(sentence, last) if last < segment.end else last


def first_verb(sentence: Sentence, segment: Segment) -> int:
    """The first token of the segment that looks like a verb; its end where none does."""
    return next((i for i in range(segment.start, segment.end) if sentence.verbs[i]), segment.end)
