"""Which candidate triggers are events: carriers, repeats and names of crimes are not."""

from itertools import pairwise

from throughline.extract.events.clauses import grammar
from throughline.extract.events.parsed_sentence import Sentence, token_span
from throughline.extract.events.triggers import Trigger
from throughline.extract.figures.finding import names_person
from throughline.model.annotation import Argument, EntityType, Figure, MentionForm

CAUSE_FAMILIES = frozenset(("violence", "accident", "natural", "war", "kidnap"))
"""Families of what can kill and injure."""
_CARRIERS = frozenset(("file", "order", "launch", "fund", "conduct"))
_PERSONAL = (EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION)
_PERSON_WORDS = frozenset(
    (
        *("he", "she", "they", "him", "her", "them", "who", "nobody", "no one", "no-one", "none"),
        *("anybody", "anyone", "somebody", "someone", "everybody", "everyone"),
    )
)
_PARTIES = frozenset(("agent", "patient", "court"))


def standing_triggers(
    sentence: Sentence,
    roles: list[tuple[Argument, ...]],
    figures: tuple[Figure, ...],
    dated: list[bool],
) -> list[bool]:
    """For each trigger of the sentence whether it is an event worth keeping."""
    return [
        not _is_carrier(sentence, index)
        and not _repeats(sentence, index)
        and not _generic(sentence, trigger)
        and _stands(sentence, trigger, roles[index], figures, dated[index])
        for index, trigger in enumerate(sentence.triggers)
    ]


def _is_carrier(sentence: Sentence, index: int) -> bool:
    """ "filed a petition", "the writ had been filed" is one event: the noun's."""
    trigger = sentence.triggers[index]
    if trigger.nominal or trigger.entry.lemma not in _CARRIERS:
        return False
    words, rules = sentence.tokens.words, grammar()
    if index + 1 < len(sentence.triggers):
        following = sentence.triggers[index + 1]
        between = words[trigger.end : following.start]
        if (
            following.nominal
            and len(between) <= 4
            and not any(word in rules.prepositions or not word[0].isalnum() for word in between)
        ):
            return True
    if not trigger.passive or not index:
        return False
    before = sentence.triggers[index - 1]
    return before.nominal and all(
        word in rules.auxiliaries for word in words[before.end : trigger.start]
    )


def _repeats(sentence: Sentence, index: int) -> bool:
    """ "a petition for a writ": one event in two nouns."""
    trigger = sentence.triggers[index]
    if not index or not trigger.nominal:
        return False
    before = sentence.triggers[index - 1]
    between = sentence.tokens.words[before.end : trigger.start]
    return (
        before.type.family == trigger.type.family
        and 0 < len(between) <= 2
        and between[0] in ("for", "of")
    )


def _generic(sentence: Sentence, trigger: Trigger) -> bool:
    """ "A writ is a legal document": says what such things are."""
    words = sentence.tokens.words
    segment = sentence.segments[sentence.segment_of[trigger.start]]
    if not trigger.nominal or words[trigger.start - 1 : trigger.start] not in (("a",), ("an",)):
        return False
    if segment.start < trigger.start - 1:
        return False
    rest = words[trigger.end : segment.end]
    return any(a in ("is", "are") and b in ("a", "an", "the") for a, b in pairwise(rest))


def is_crime_name(sentence: Sentence, trigger: Trigger) -> bool:
    """ "charged with murder", "counts of assault": what somebody is charged with."""
    words, rules = sentence.tokens.words, grammar()
    if trigger.type.family not in rules.crimes:
        return False
    before = words[max(0, trigger.start - 12) : trigger.start]
    if "attempted" in before[-2:]:
        return True
    bare = not any(word in rules.determiners for word in before[-3:])
    return bare and any(word in rules.charge_words for word in before)


def _stands(
    sentence: Sentence,
    trigger: Trigger,
    arguments: tuple[Argument, ...],
    figures: tuple[Figure, ...],
    dated: bool,
) -> bool:
    """Whether the trigger is tied to enough to be an event."""
    if not trigger.nominal and not _patient_fits(sentence, trigger, arguments):
        return False
    if _shot_thing(sentence, trigger, arguments):
        return False
    tied = any(a.mention is not None and a.role in _PARTIES for a in arguments)
    if trigger.nominal and not trigger.entry.weak:
        return bool(
            trigger.type.step or trigger.type.family in CAUSE_FAMILIES or arguments or dated
        )
    if not trigger.entry.weak or tied or _owned_object(sentence, trigger):
        return True
    if trigger.type.name == "fall" and any(
        a.mention is None and _personal(sentence, a) for a in arguments if a.role == "patient"
    ):
        return True
    reach = token_span(sentence.tokens, trigger.start, trigger.end)
    return any(f.counts and abs(f.span.start - reach.end) < 60 for f in figures)


def _shot_thing(sentence: Sentence, trigger: Trigger, arguments: tuple[Argument, ...]) -> bool:
    """ "Shooting fireworks", "shot a scene": nobody was shot."""
    if trigger.entry.lemma not in ("shoot", "shooting") or sentence.guide is None:
        return False
    tokens = sentence.tokens
    start, end = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    if not sentence.guide.is_verb(start, end):
        return False
    patients = [a for a in arguments if a.role == "patient"]
    return bool(patients) and all(
        a.mention is None and not _personal(sentence, a) for a in patients
    )


def _owned_object(sentence: Sentence, trigger: Trigger) -> bool:
    """ "searched the offices of the line": somebody's object ties the verb."""
    if trigger.nominal or trigger.type.name != "raid":
        return False
    return any(trigger.end <= p.start <= trigger.end + 5 for p in sentence.mentions)


def _patient_fits(sentence: Sentence, trigger: Trigger, arguments: tuple[Argument, ...]) -> bool:
    """Whether the object is of the sort that the verb needs for its type."""
    lemma, rules = trigger.entry.lemma, grammar()
    patients = [a for a in arguments if a.role == "patient"]
    if lemma in ("leak", "spill", "find"):
        words = {w for a in patients for w in a.span.of(sentence.tokens.text).lower().split()}
        return bool(words & rules.found_things) if lemma == "find" else not words & rules.data_words
    if lemma in ("go down", "turn over", "roll over"):
        persons = {
            p.index
            for p in sentence.mentions
            if p.mention.type is EntityType.PERSON and p.mention.form is MentionForm.NAME
        }
        return not any(a.mention in persons for a in patients)
    if lemma in ("return", "land", "depart", "arrive") and patients:
        return False  # "returned indictments"
    if lemma in ("sign", "enter") and patients:
        words = {w for a in patients for w in a.span.of(sentence.tokens.text).lower().split()}
        wanted = rules.deal_objects if lemma == "sign" else rules.entered
        return bool(words & wanted) or (
            lemma == "enter" and any(a.mention is not None for a in patients)
        )
    if lemma == "surrender" and patients:
        words = {w for a in patients for w in a.span.of(sentence.tokens.text).lower().split()}
        return not words & {"passport", "passports", "licence", "license", "travel", "phone"}
    if lemma == "release" and published_object(sentence, arguments):
        return True
    if lemma not in rules.person_patients or not patients:
        return True
    kinds = {p.index: p.mention.type for p in sentence.mentions}
    return any(
        kinds[a.mention] in _PERSONAL if a.mention is not None else _personal(sentence, a)
        for a in patients
    )


def published_object(sentence: Sentence, arguments: tuple[Argument, ...]) -> bool:
    """ "released a report": the object is something that is made public."""
    text = sentence.tokens.text
    return any(
        a.role == "patient" and {*a.span.of(text).lower().split()[-2:]} & grammar().published
        for a in arguments
    )


def _personal(sentence: Sentence, argument: Argument) -> bool:
    words = argument.span.of(sentence.tokens.text).lower()
    return words in _PERSON_WORDS or names_person(words)
