"""Who took part in an event, and where: subject, object and prepositional phrases by role.

Reads the segments of `clauses.py`. A subject is looked for in the trigger's own segment, then in
the segment that it continues; the passive turns it into the patient. A noun event takes its
arguments from its possessor, its of- and by-phrases, and from the light verb that carries it.
"""

from dataclasses import dataclass

from throughline.extract.clauses import Grammar, Segment, SegmentKind, Tokens, grammar
from throughline.extract.triggers import Trigger
from throughline.model.annotation import Argument, EntityType, Mention, MentionForm
from throughline.model.source import Span

_PLACES = (EntityType.PLACE, EntityType.FACILITY)
_PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "off", "within", "across", "around", "aboard")
)
_MAX_PHRASE_CHARS = 70
_AFTER_OBJECT = frozenset(
    ("in", "on", "at", "to", "and", "with", "for", "from", "of", "by", "as", "after", "before")
)
_SUBJECT_WORDS = frozenset(("shots", "lives", "charges"))
"""First words of fixed phrases that hold their own subject."""
_POSSESSIVE_PRONOUNS = frozenset(("his", "her", "their", "its", "my", "our"))


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with its token range."""

    index: int
    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules of one sentence look at."""

    tokens: Tokens
    segments: tuple[Segment, ...]
    segment_of: tuple[int, ...]
    """Segment index of every token."""
    mentions: tuple[Place, ...]
    triggers: tuple[Trigger, ...]
    verbs: tuple[bool, ...]
    timed: frozenset[int]
    """Tokens inside time expressions: never a participant."""


def arguments_of(sentence: Sentence, trigger: Trigger) -> tuple[Argument, ...]:
    """The arguments of one trigger, in order of their spans, one for each role and span."""
    found = _nominal(sentence, trigger) if trigger.nominal else _verbal(sentence, trigger)
    unique: dict[tuple[str, int, int], Argument] = {}
    for argument in found:
        unique.setdefault((argument.role, argument.span.start, argument.span.end), argument)
    named = _court_roles(sentence, trigger, list(unique.values()))
    return tuple(sorted(named, key=lambda a: (a.span, a.role)))


def _court_roles(sentence: Sentence, trigger: Trigger, found: list[Argument]) -> list[Argument]:
    if not trigger.type.step:
        return found
    courts = grammar().court_words
    text = sentence.tokens.text
    return [
        Argument("court", a.mention, a.span)
        if a.role in ("agent", "before", "place")
        and any(w in courts for w in a.span.of(text).lower().split())
        else a
        for a in found
    ]


def _verbal(sentence: Sentence, trigger: Trigger) -> list[Argument]:
    found: list[Argument] = []
    subject = None
    if trigger.entry.form != "fixed" or sentence.tokens.words[trigger.start] not in _SUBJECT_WORDS:
        subject = subject_of(sentence, trigger.start)
    if subject is not None:
        role = "patient" if trigger.passive else trigger.type.subject
        found.append(Argument(role, subject.mention, subject.span))
    end = _reach(sentence, trigger)
    if not trigger.passive and trigger.type.subject == "agent" and trigger.entry.form != "fixed":
        target = _object(sentence, trigger.end, end)
        if target is not None:
            role = "agent" if trigger.type.name == "meet" else "patient"
            found.append(Argument(role, target.mention, target.span))
    found += _phrases(sentence, trigger, end)
    if not any(a.role == "place" for a in found):
        found += _leading_place(sentence, trigger)
    return found


def _reach(sentence: Sentence, trigger: Trigger) -> int:
    """Where the words that belong to the trigger end: its segment, or the next verb in it."""
    segment = sentence.segments[sentence.segment_of[trigger.start]]
    for index in range(trigger.end, segment.end):
        if sentence.verbs[index] and sentence.tokens.words[index] not in grammar().not_verbs:
            return index
    return segment.end


# --- subjects ------------------------------------------------------------------------------


def subject_of(sentence: Sentence, verb: int) -> Argument | None:
    """The subject of the verb at token `verb` as an argument with an empty role, or None."""
    return _subject(sentence, sentence.segment_of[verb], _group_start(sentence, verb), 0)


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
        or sentence.tokens.words[start] == "that"
    ):
        start += 1
    if segment.kind is SegmentKind.RELATIVE and before - segment.start <= 2:
        return _antecedent(sentence, segment)
    if start < before and segment.kind is not SegmentKind.RELATIVE:
        own = _noun_phrase(sentence, start, before)
        if own is not None:
            return own
    return _inherited(sentence, number, depth)


def _antecedent(sentence: Sentence, segment: Segment) -> Argument | None:
    """What "who" or "which" stands for: the noun or name right before the segment."""
    start = segment.start
    nearest = [p for p in sentence.mentions if p.end <= start and start - p.end <= 2]
    noun = [t for t in sentence.triggers if t.nominal and t.end <= start and start - t.end <= 2]
    opener = sentence.tokens.words[segment.start]
    if noun and opener != "who":
        return Argument("", None, _span(sentence.tokens, noun[-1].start, noun[-1].end))
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
    verb = _first_verb(sentence, before)
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


def _noun_phrase(sentence: Sentence, start: int, end: int) -> Argument | None:
    """The head of the first noun phrase in tokens [start, end) that no preposition governs."""
    rules = grammar()
    words = sentence.tokens.words
    for index in range(start, end):
        if sentence.verbs[index] and index > start:
            start = index + 1  # an earlier verb of the same segment owns what stands before it
            while start < end and words[start] in ("that", "to"):
                start += 1
    free = [
        p
        for p in sentence.mentions
        if start <= p.start
        and p.end <= end
        and not _governed(sentence, p, start)
        and not _owns(words, p)
    ]
    if free:
        chosen = free[0]
        for following in free[1:]:  # "Special Secretary | M L Kumawat": titles lean on the name
            if following.start <= chosen.end:
                chosen = following
        return Argument("", chosen.index, chosen.mention.span)
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
                if words[i] in rules.determiners and i not in sentence.timed
            ),
            None,
        )
        if head is None or (head > start and words[head - 1] in rules.prepositions):
            return None
    stop = head
    while (
        stop < end
        and words[stop] not in rules.prepositions
        and (words[stop][0].isalnum() or words[stop] in "'s’s-")
    ):
        stop += 1
    span = _span(sentence.tokens, head, stop) if stop > head else None
    if (
        span is None
        or len(span) > _MAX_PHRASE_CHARS
        or (stop - head == 1 and words[head] in rules.auxiliaries)
    ):
        return None
    if stop - head == 1 and (
        words[head].endswith("ly")
        or words[head] in ("not", "then", "later", "there", "here", "also")
    ):
        return None
    return Argument("", None, span)


def _governed(sentence: Sentence, place: Place, start: int) -> bool:
    """Whether a preposition governs the mention inside tokens [start, …)."""
    rules = grammar()
    index = place.start - 1
    while index >= start:
        word = sentence.tokens.words[index]
        if word in rules.prepositions:
            return True
        if sentence.verbs[index] or not (word[0].isalnum() or word in ("'s", "’s", "-", ".")):
            return False
        if word in rules.coordinators:
            return False
        index -= 1
    return False


def _owns(words: tuple[str, ...], place: Place) -> bool:
    """Whether the mention only says whose the next noun is."""
    if place.mention.form is MentionForm.PRONOUN and words[place.start] in _POSSESSIVE_PRONOUNS:
        follows = words[place.end] if place.end < len(words) else ""
        return words[place.start] != "her" or follows[:1].isalpha() and follows not in _AFTER_OBJECT
    return place.end < len(words) and (
        words[place.end] in ("'s", "’s") or words[place.end] in ("'", "’")
    )


def _inherited(sentence: Sentence, number: int, depth: int) -> Argument | None:
    """The subject of the segment that this one continues."""
    segment = sentence.segments[number]
    if segment.kind is SegmentKind.PARTICIPIAL and number == 0 or (number == 0 and depth == 0):
        return _following_subject(sentence)
    if segment.kind in (SegmentKind.COORDINATE, SegmentKind.PARTICIPIAL):
        for earlier in range(number - 1, -1, -1):
            other = sentence.segments[earlier]
            if other.has_verb and (
                other.kind is not SegmentKind.PARTICIPIAL or segment.kind is SegmentKind.COORDINATE
            ):
                return _subject(sentence, earlier, _first_verb(sentence, other), depth + 1)
        return None
    if segment.kind in (SegmentKind.SUBORDINATE, SegmentKind.COMPLEMENT):
        return None
    return _interrupted(sentence, number, depth)


def _interrupted(sentence: Sentence, number: int, depth: int) -> Argument | None:
    """The subject before an aside: "X, a clerk who had left early, was arrested"."""
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
        found = _noun_phrase(sentence, start, part.end)
        if found is None:
            continue
        if (
            found.mention is not None
            or start > part.start
            or sentence.tokens.words[start] in rules.determiners
        ):
            return found
    if stop is None:
        return None
    return _subject(sentence, stop, _first_verb(sentence, sentence.segments[stop]), depth + 1)


def _following_subject(sentence: Sentence) -> Argument | None:
    """ "Extradited from X, Y now faces trial": the subject comes after."""
    if len(sentence.segments) < 2:
        return None
    following = sentence.segments[1]
    if following.kind not in (SegmentKind.MAIN, SegmentKind.ASIDE):
        return None
    end = _first_verb(sentence, following) if following.has_verb else following.end
    return _noun_phrase(sentence, following.start, end)


def _first_verb(sentence: Sentence, segment: Segment) -> int:
    """The first token of the segment that looks like a verb; its end where none does."""
    return next((i for i in range(segment.start, segment.end) if sentence.verbs[i]), segment.end)


# --- objects and phrases ---------------------------------------------------------------------


def _object(sentence: Sentence, start: int, end: int) -> Argument | None:
    rules = grammar()
    words = sentence.tokens.words
    stop = start
    while (
        stop < end
        and words[stop] not in rules.prepositions
        and words[stop] not in rules.coordinators
        and (words[stop][0].isalnum() or words[stop] in ("'s", "’s", "-", "’", "'", "."))
    ):
        if (
            words[stop] in ("that", "when", "where", "last", "on")
            and stop > start
            or words[stop] == "that"
        ):
            break
        stop += 1
    if stop == start and start < end and words[start] in ("at", "about", "as", "over", "around"):
        # "killing at least six people": the bound is no preposition.
        stop = min(end, start + 5)
    if stop == start:
        return None
    inside = [
        p for p in sentence.mentions if start <= p.start and p.end <= stop + 1 and p.start < stop
    ]
    nouns = [t.start for t in sentence.triggers if t.nominal and start <= t.start < stop]
    free = [p for p in inside if not _owns(words, p) and not any(n >= p.end for n in nouns)]
    if free:
        chosen = free[0]
        for following in free[1:]:
            if following.start <= chosen.end + 1:
                chosen = following
        return Argument("", chosen.index, chosen.mention.span)
    span = _span(sentence.tokens, start, stop)
    return Argument("", None, span) if 2 < len(span) <= _MAX_PHRASE_CHARS else None


def _phrases(sentence: Sentence, trigger: Trigger, end: int) -> list[Argument]:
    rules = grammar()
    words = sentence.tokens.words
    found: list[Argument] = []
    index = trigger.end
    while index < end:
        word = words[index]
        if word in rules.prepositions or word == "to":
            role = _role(word, trigger)
            if word == "of" and index != trigger.end:
                role = ""
            if role != "place" and any(a.role == role for a in found):
                role = ""
            place = _mention_after(sentence, index, end)
            if role and place is not None:
                is_place = place.mention.type in _PLACES
                if role == "place" and is_place:
                    found.append(Argument("place", place.index, place.mention.span))
                elif role in ("destination", "origin") and (is_place or trigger.type.movement):
                    found.append(Argument(role, place.index, place.mention.span))
                elif role in ("agent", "patient", "target", "before") and not (
                    is_place and role == "before"
                ):
                    found.append(Argument(role, place.index, place.mention.span))
        elif trigger.nominal and (
            words[index][0] in ",;:—" or sentence.verbs[index] or words[index] in rules.coordinators
        ):
            break
        index += 1
    return found


def _role(word: str, trigger: Trigger) -> str:
    if word in _PLACE_PREPOSITIONS:
        return "place"
    if word in ("to", "into", "towards", "toward") and trigger.type.movement:
        return "destination"
    if word in ("from", "out"):
        return "origin"
    if word == "by" and (trigger.passive or trigger.nominal):
        return "agent"
    if word == "of" and trigger.nominal:
        return (
            "patient"
            if trigger.type.possessor == "patient" or trigger.type.name == "attack"
            else "agent"
        )
    if word == "on" and trigger.nominal and trigger.type.family == "violence":
        return "patient"
    if word == "against":
        return "target"
    if word == "with" and trigger.type.name in ("meet", "fight", "agree", "protest"):
        return "agent"
    if word == "before" and trigger.type.step:
        return "before"
    return ""


def _mention_after(sentence: Sentence, preposition: int, end: int) -> Place | None:
    rules = grammar()
    words = sentence.tokens.words
    for place in sentence.mentions:
        if place.start <= preposition or place.start >= end:
            continue
        gap = words[preposition + 1 : place.start]
        if len(gap) > 6 or any(
            w in rules.prepositions or not w[0].isalnum() or w in rules.coordinators
            for w in gap
            if w not in ("'s", "’s", "-", "/", "‐")
        ):
            return None
        if _owns(words, place):
            continue
        if any(t.nominal and place.end <= t.start <= place.end + 1 for t in sentence.triggers):
            return None  # "in the Porto attack": the place belongs to the noun
        return place
    return None


def _leading_place(sentence: Sentence, trigger: Trigger) -> list[Argument]:
    """ "In Porto, three men were arrested": an adverbial that opens the sentence."""
    first = sentence.segments[0]
    number = sentence.segment_of[trigger.start]
    if sentence.segments[number].level or not sentence.tokens.words:
        return []
    if first.has_verb and number != 0:
        return []
    if sentence.tokens.words[0] not in ("in", "at", "near", "outside"):
        return []
    place = _mention_after(sentence, 0, min(first.end, trigger.start))
    if place is None or place.mention.type not in _PLACES:
        return []
    return [Argument("place", place.index, place.mention.span)]


# --- noun events -----------------------------------------------------------------------------


def _nominal(sentence: Sentence, trigger: Trigger) -> list[Argument]:
    found: list[Argument] = []
    words = sentence.tokens.words
    before = [p for p in sentence.mentions if p.end <= trigger.start]
    if before:
        nearest = before[-1]
        gap = words[nearest.end : trigger.start]
        short = len(gap) <= 4 and all(
            w[0].isalnum() or w in ("'s", "’s", "'", "’", "-", "/") for w in gap
        )
        possessive = bool(gap) and gap[0] in ("'s", "’s", "'", "’")
        pronoun = nearest.mention.form is MentionForm.PRONOUN and (
            nearest.mention.name.lower() in _POSSESSIVE_PRONOUNS
        )
        plain_gap = not any(w in grammar().prepositions or w in grammar().auxiliaries for w in gap)
        if short and plain_gap and (possessive or pronoun):
            found.append(_possessor(trigger, nearest))
        elif (
            short
            and plain_gap
            and len(gap) <= 2
            and nearest.mention.type in _PLACES
            and not any(
                w in grammar().determiners or w in grammar().coordinators or "," in w for w in gap
            )
            and not any(sentence.verbs[i] for i in range(nearest.end, trigger.start))
        ):
            found.append(Argument("place", nearest.index, nearest.mention.span))
    end = _nominal_reach(sentence, trigger)
    found += _phrases(sentence, trigger, end)
    light = light_verb(sentence, trigger)
    if light is not None and light < trigger.start and not any(a.role == "agent" for a in found):
        subject = subject_of(sentence, light)
        passive = (
            light > 0 and words[light - 1] in grammar().be and not words[light].endswith("ing")
        )
        if subject is not None and subject.mention is not None and not passive:
            role = (
                "patient"
                if words[light]
                in (
                    "face",
                    "faces",
                    "faced",
                    "undergo",
                    "underwent",
                    "undergoing",
                    "survive",
                    "survived",
                    "suffer",
                    "suffered",
                )
                else "agent"
            )
            found.append(Argument(role, subject.mention, subject.span))
    return found


def _possessor(trigger: Trigger, place: Place) -> Argument:
    if place.mention.type in _PLACES and trigger.type.family in (
        "violence",
        "accident",
        "natural",
        "war",
    ):
        return Argument("place", place.index, place.mention.span)
    return Argument(trigger.type.possessor, place.index, place.mention.span)


def _nominal_reach(sentence: Sentence, trigger: Trigger) -> int:
    return _reach(sentence, trigger)


def light_verb(sentence: Sentence, trigger: Trigger) -> int | None:
    """The token of the light verb that carries a noun event in its segment, or None."""
    segment = sentence.segments[sentence.segment_of[trigger.start]]
    words = sentence.tokens.words
    rules: Grammar = grammar()
    index = trigger.start - 1
    while index >= segment.start:  # "carried out a coordinated attack"
        if sentence.verbs[index] or words[index].endswith("ing") and words[index] in rules.light:
            return (
                index
                if words[index] in rules.light and words[index] not in rules.auxiliaries
                else None
            )
        if words[index] in rules.prepositions and words[index] not in ("out", "on", "up"):
            return None
        index -= 1
    for index in range(trigger.end, segment.end):  # "the trial began"
        if sentence.verbs[index]:
            while index < segment.end and words[index] in rules.auxiliaries:
                index += 1
            if index < segment.end and words[index] in rules.light:
                return index
            return None
        if words[index] in ("of",):
            continue
    return None


def _span(tokens: Tokens, start: int, end: int) -> Span:
    return Span(tokens.starts[start], tokens.ends[end - 1])
