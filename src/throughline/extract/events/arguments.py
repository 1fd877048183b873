"""Who took part in an event, and where: subject, object and prepositional phrases by role.

A subject comes from `event_subjects.py`; the passive turns it into the patient. A noun event takes
its arguments from its possessor, its of- and by-phrases, and from the light verb that carries it.
"""

from throughline.extract.events.clauses import Grammar, SegmentKind, grammar
from throughline.extract.events.parsed_sentence import (
    POSSESSIVE_PRONOUNS,
    Place,
    Sentence,
    is_plain_noun,
    owns,
    token_span,
)
from throughline.extract.events.read_arguments import joined_arguments
from throughline.extract.events.subjects import MAX_PHRASE_CHARS, noun_phrase, subject_of
from throughline.extract.events.triggers import Trigger
from throughline.model.annotation import Argument, EntityType, MentionForm

_PLACES = (EntityType.PLACE, EntityType.FACILITY)
_PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "off", "within", "across", "around", "aboard")
)
_SUBJECT_WORDS = frozenset(("shots", "lives", "charges"))
"""First words of fixed phrases that hold their own subject."""
_GERUND_PREPOSITIONS = frozenset(("for", "of", "from", "with", "without", "about", "against", "in"))
_ANNOUNCED = frozenset(("office", "separation", "business", "launch"))
_UNDERGONE = frozenset(
    (
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
)
"""Light verbs whose subject is the one acted on."""


def arguments_of(sentence: Sentence, trigger: Trigger) -> tuple[Argument, ...]:
    """The arguments of one trigger, in order of their spans, one for each role and span."""
    found = _nominal(sentence, trigger) if trigger.nominal else _verbal(sentence, trigger)
    unique: dict[tuple[str, int, int], Argument] = {}
    for argument in found:
        unique.setdefault((argument.role, argument.span.start, argument.span.end), argument)
    arguments = list(unique.values())
    if sentence.guide is not None:
        arguments = joined_arguments(sentence, trigger, arguments, sentence.guide)
    named = _court_roles(sentence, trigger, arguments)
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
        subject = (
            _accused(sentence, trigger)
            if _gerund_of(sentence, trigger)
            else _reduced(sentence, trigger) or subject_of(sentence, trigger.start)
        )
    if subject is not None:
        role = "patient" if trigger.passive else trigger.type.subject
        found.append(Argument(role, subject.mention, subject.span))
    end = _reach(sentence, trigger)
    if not trigger.passive and trigger.type.subject == "agent" and trigger.entry.form != "fixed":
        target = _object(sentence, trigger.end, end)
        if target is not None:
            role = "agent" if trigger.type.name == "meet" else "patient"
            role = "court" if trigger.entry.lemma.endswith(" before") else role
            found.append(Argument(role, target.mention, target.span))
    found += _phrases(sentence, trigger, end)
    if not any(a.role == "place" for a in found):
        found += _leading_place(sentence, trigger)
    return found


def _reduced(sentence: Sentence, trigger: Trigger) -> Argument | None:
    """The noun right before a participle without auxiliary: "on the three officers slain in …"."""
    rules, words = grammar(), sentence.tokens.words
    if not trigger.passive or not trigger.start or trigger.form not in ("participle", "either"):
        return None
    if words[trigger.start - 1] in rules.auxiliaries or words[trigger.start - 1].endswith("ly"):
        return None
    first = sentence.segments[sentence.segment_of[trigger.start]].start
    start = trigger.start
    while start > first and (
        start - 1 in sentence.timed
        or (words[start - 1][0].isalnum() or words[start - 1] in ("'s", "’s", "-", "/", "."))
    ):
        word = words[start - 1]
        closed = word in rules.prepositions or word in rules.coordinators
        if closed or sentence.verbs[start - 1] or word in rules.subordinators:
            break
        start -= 1
        if word in rules.determiners and word not in ("'s", "’s"):
            break
    if start == first or start == trigger.start:
        return None  # the whole segment: the general rules read it
    return noun_phrase(sentence, start, trigger.start)


def _gerund_of(sentence: Sentence, trigger: Trigger) -> bool:
    before = sentence.tokens.words[trigger.start - 1] if trigger.start else ""
    return trigger.form == "ing" and before in _GERUND_PREPOSITIONS


def _accused(sentence: Sentence, trigger: Trigger) -> Argument | None:
    """Who did it, in "charged with killing …": the one whom the verb before acts on."""
    earlier = [t for t in sentence.triggers if t.end <= trigger.start and not t.nominal]
    if not earlier or trigger.start - earlier[-1].end > 14:
        return None
    patients = [a for a in _verbal(sentence, earlier[-1]) if a.role == "patient"]
    return patients[0] if patients else None


def _reach(sentence: Sentence, trigger: Trigger) -> int:
    """Where the words that belong to the trigger end: its segment, or the next verb in it."""
    segment = sentence.segments[sentence.segment_of[trigger.start]]
    for index in range(trigger.end, segment.end):
        if sentence.verbs[index] and sentence.tokens.words[index] not in grammar().not_verbs:
            return index
    return segment.end


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
        if (words[stop] in ("that", "when", "where", "last", "on") and stop > start) or words[
            stop
        ] == "that":
            break
        stop += 1
    if start in sentence.timed:
        return None
    timed = next((i for i in range(start, stop) if i in sentence.timed), None)
    stop = stop if timed is None else timed
    if stop == start and start < end and words[start] in ("at", "about", "as", "over", "around"):
        # "killing at least six people": the bound is no preposition.
        stop = min(end, start + 5)
    if stop == start or (stop < end and sentence.verbs[stop]):
        return None  # a verb after it: "announced they were leaving" has a clause for object
    inside = [
        p for p in sentence.mentions if start <= p.start and p.end <= stop + 1 and p.start < stop
    ]
    nouns = [t.start for t in sentence.triggers if t.nominal and start <= t.start < stop]
    free = [p for p in inside if not owns(words, p) and not any(n >= p.end for n in nouns)]
    if free:
        chosen = free[0]
        for following in free[1:]:
            if following.start <= chosen.end + 1:
                chosen = following
        if chosen.end >= stop or not is_plain_noun(sentence, chosen.end):
            return Argument("", chosen.index, chosen.mention.span)
    while stop > start + 1 and not words[stop - 1][0].isalnum():
        stop -= 1
    span = token_span(sentence.tokens, start, stop)
    if stop == start + 1 and words[start].endswith("ly"):
        return None
    return Argument("", None, span) if 2 < len(span) <= MAX_PHRASE_CHARS else None


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
                elif (
                    role in ("destination", "origin") and (is_place or trigger.type.movement)
                ) or (
                    role in ("agent", "patient", "target", "before")
                    and not (is_place and role == "before")
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
        if owns(words, place):
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
            nearest.mention.name.lower() in POSSESSIVE_PRONOUNS
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
            role = "patient" if words[light] in _UNDERGONE else "agent"
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
    happening = _relative_happening(sentence, trigger)
    if happening is not None:
        return happening
    index = trigger.start - 1
    while index >= segment.start:  # "carried out a coordinated attack"
        if sentence.verbs[index] or (words[index].endswith("ing") and words[index] in rules.light):
            carries = words[index] in rules.light and words[index] not in rules.auxiliaries
            return index if carries or _announced(trigger, words[index]) else None
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
    return None


def _announced(trigger: Trigger, verb: str) -> bool:
    """ "announced his retirement on Monday": of what takes effect by being announced."""
    return verb in ("announced", "announces") and trigger.type.family in _ANNOUNCED


def _relative_happening(sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb of "the shooting, which happened at noon, …"."""
    number = sentence.segment_of[trigger.start] + 1
    if number >= len(sentence.segments):
        return None
    following = sentence.segments[number]
    if following.kind is not SegmentKind.RELATIVE or following.start - trigger.end > 1:
        return None
    words, rules = sentence.tokens.words, grammar()
    for index in range(following.start + 1, following.end):
        if words[index] not in rules.auxiliaries:
            return index if words[index] in rules.happening else None
    return None
