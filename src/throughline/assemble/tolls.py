"""What one report says of the toll of the incident that it is about: how many died, how many were
hurt.

Reports seldom give both as numbers. "Two people were killed and a third is in critical condition"
counts the dead and tells the injured one by one; "a man was shot to death" counts nobody. So three
things are read: people counted or told one by one (`find_casualties`), named victims of a death or
an injury, and an attacker who died by his own hand. "Four were shot, two of them fatally" leaves
two injured.

Sentences about another time or another incident give nothing, nor does what did not happen or may
happen, nor a count over a year. The headline counts as the first sentence: it gives the total.
Cost: linear in the text. Fails on reports on several incidents, on victims who are only told by
name in a list, and where a report leaves out who was hurt.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from throughline.extract.figures import SMALL_NUMBERS, Casualties, find_casualties, is_done_to
from throughline.model.annotation import (
    Annotation,
    Certainty,
    EntityType,
    EventMention,
    Figure,
    MentionForm,
    Polarity,
    SentenceKind,
    Tense,
)
from throughline.model.source import Article, Span
from throughline.resolve.reports import Work

HARM_TYPES = frozenset({"shooting", "kill", "attack", "injure", "die", "bombing"})
LEAD_SENTENCES = 5
"""The headline and so many sentences tell the incident itself; further down others are recalled."""

_OTHER_INCIDENT = re.compile(
    r"\b(?:in (?:a|an)(?:other)? (?:separate|unrelated|similar|previous|earlier)|unrelated"
    r"|separate (?:\w+ )?(?:shootings|incidents|attacks|crashes|cases)"
    r"|another (?:fatal |deadly )?(?:shooting|killing|homicide|incident|attack|crash)"
    r"|previous(?:ly)? (?:shooting|killing|attack)s?"
    r"|(?:homicides?|murders?|shootings|killings|deaths) (?:this|last) (?:year|month)|so far"
    r" this year|this year|last year|since (?:January|19|20)"
    r"|(?:separate|several|series of|spate of|string of|two|three|multiple|weekend|overnight"
    r"|deadly) (?:\w+ )?shootings|shootings (?:across|over|around|throughout)"
    r"|(?:those|these) shootings|in the (?:city|county|state) since"
    r"|nationwide|statewide|across (?:the )?(?:country|nation|state|city)|anniversary|statistics"
    r"|\d(?:st|nd|rd|th) (?:homicide|murder|killing)|(?:first|second|third|fourth|fifth)"
    r" (?:homicide|murder|killing) (?:of|this|in))\b",
    re.IGNORECASE,
)
_WHOLE_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|insurgency|violence|fighting|crisis)\b[^.;]{0,60}"
    r"\b(?:has|have|had) (?:\w+ )?(?:killed|claimed|left|cost|seen)\b"
    r"|\bsince (?:the |its )?(?:\w+ )?(?:war|conflict|uprising|revolt|crisis|start|beginning"
    r"|outbreak|revolution)\b"
    r"|\bin (?:the|a) (?:\w+[- ])?(?:year[- ]?(?:long|old)?|long|ongoing)[- ]?(?:\w+ )?(?:war"
    r"|conflict|fighting)\b",
    re.IGNORECASE,
)
"""The toll of a war is none of the attack that a report on it is about."""
_DEAD = re.compile(
    r"\b(?:(?<!not )dead(?!ly|line|[- ]end)|died|dies|killed|fatally|fatal(?=(?: [\w-]+){0,3}"
    r" shooting)|deceased|slain|slaying"
    r"|murdered|(?:was|were) pronounced|did not survive|lost (?:his|her) life|succumbed|shot to"
    r" death"
    r"|shooting death|death of|shot and killed|murder(?:ing)?|homicide|manslaughter)\b",
    re.IGNORECASE,
)
_PLAINLY_DEAD = re.compile(
    r"\b(?:is|are|was|were|man|woman|boy|girl|teen|victim|him|her|person|one) (?:found"
    r" )?(?:shot )?dead\b|\b(?:has|have|later|who) died\b"
    r"|\bdied (?:at|from|of|in|on|after|as|early|later|when|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday)\b"
    r"|\bpronounced dead\b|\bfatal(?:ly)? (?:shot|shooting|wounded|struck|shoots)\b|\bshot"
    r" (?:and killed|to death|dead)\b|\bleft [^.,;]{1,40} dead\b"
    r"|\bcharged with (?![^.;]{0,30}(?:attempt|assault))[^.;]{0,30}murder\b|\bshooting death\b",
    re.IGNORECASE,
)
_DEADLY = re.compile(
    r"\b(?:dies|died|dead|killed|kills|killing|fatal|fatally|deadly|slain|slaying|murders?"
    r"|murdered|homicide|death)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:could have|might have|would have|if (?:he|she|they|you|convicted)|threat\w* to|tried"
    r" to|attempt\w*"
    r"|wanted to|plotted|planned to|conspir\w+|fear(?:ed|s)? (?:that|for)|nearly|almost|no one"
    r"|nobody"
    r"|homicide (?:detectives?|units?|investigat\w+|bureau|division|squad)|death penalty"
    r"|assault with intent)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:(?:critical|serious|stable|fair|good|guarded|grave)(?: but stable)? condition"
    r"|wounded|wounding|injur(?:ed|ies|y|ing)"
    r"|non-?\s?life-?\s?threatening|hospitali[sz]ed|recovering|surgery|in the hospital"
    r"|expected to (?:survive|recover|be ok)|grazed|survived|shot|shoots?|shooting|gunshots?"
    r"|struck by|bullet)\b",
    re.IGNORECASE,
)
_OWN_HAND = re.compile(
    r"\b(?:turn(?:ed|ing|s) (?:the|a|his|her) (?:\w+ )?(?:gun|weapon|rifle|pistol|handgun"
    r"|shotgun) on (?:himself|herself)"
    r"|(?:before|then|and then) (?:fatally )?(?:shot|shooting|killed|killing|taking|took"
    r"|shooting and killing) (?:himself|herself|(?:his|her) own life)"
    r"|murder[-–/ ]+suicide|then (?:himself|herself))\b",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\baccident|\btoddler\b|\bplaying with\b", re.IGNORECASE)
_COUNTS_OF = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,2})\s(?:counts?\sof\s)(?:(?!attempt)\w+[\s-]){0,3}?(?:murder|homicide|manslaughter)\b",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"\b(double|triple|quadruple|quintuple)[\s-](homicide|murder|killing|slaying|shooting|fatal)",
    re.IGNORECASE,
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MANY = re.compile(
    r"(?:at least |about |more than |the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+"
    r"|several|multiple"
    r"|many|dozens|both|all|people|others|men|women|children|victims|they|them|those|these)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead and the hurt by one report; 0 where it tells of none."""

    killed: int
    injured: int
    attacker_died: bool = False
    """Whether the attacker died as well: some counts take him in."""
    sentences: tuple[int, ...] = ()
    """Numbers of the body sentences that tell of the incident, in order."""

    def total(self, counts: str) -> int | None:
        """The total of "killed" or "injured"; None for anything else."""
        return {"killed": self.killed, "injured": self.injured}.get(counts)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    title: bool
    lead: bool
    groups: tuple[Casualties, ...]

    def total(self, befell: str) -> tuple[int, int]:
        """(people, further people) whom that befell; a part of a number given elsewhere is none."""
        mine = [
            g for g in self.groups if g.befell == befell and not (g.part and g.befell != "killed")
        ]
        own = max((g.count for g in mine if not g.added), default=0)
        return own, sum(g.count for g in mine if g.added)


def toll_of(article: Article, annotation: Annotation) -> Toll:
    """What the report says of the incident that it is about."""
    told = _told(article, annotation)
    dead, hurt = _named_victims(annotation, told)
    sentences = list(told.values())
    killed = _killed(sentences, dead)
    return Toll(
        killed=killed,
        injured=_injured(sentences, killed, hurt),
        attacker_died=any(_attacker_dies(sentence.text) for sentence in sentences),
        sentences=tuple(number for number in told if number != _TITLE),
    )


TOLL = Work("toll", Toll, toll_of)

_TITLE = -1
"""Number of the headline among the sentences."""


def _told(article: Article, annotation: Annotation) -> dict[int, _Sentence]:
    """The headline and the body sentences that tell of the report's own incident, by number."""
    found: dict[int, _Sentence] = {}
    if article.title and not _is_of_others(article.title):
        title = " ".join(article.title.split())
        found[_TITLE] = _Sentence(title, True, True, tuple(find_casualties(title)))
    past = _past_times(annotation, principal_day(article, annotation))
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in annotation.figures:
        if figure.counts in ("killed", "injured", "shot") and figure.low == figure.high:
            figures[figure.sentence].append(figure)
    body = 0
    for number, sentence in enumerate(annotation.sentences):
        text = re.sub(r"\s", " ", sentence.span.of(article.text))
        only_past, starts = past.get(number, (False, ()))
        lead = body < LEAD_SENTENCES
        if sentence.kind is not SentenceKind.BODY or _is_of_others(text):
            continue
        if only_past or (starts and not lead):
            continue
        groups = tuple(
            group
            for group in _groups(text, sentence.span.start, figures.get(number, ()))
            if not any(0 <= start - group.span.end <= _DATED_CHARS for start in starts)
        )
        found[number] = _Sentence(text, False, lead, groups)
        body += 1
    return found


def _is_of_others(text: str) -> bool:
    return bool(_OTHER_INCIDENT.search(text) or _WHOLE_WAR.search(text))


def _groups(text: str, begin: int, figures: Iterable[Figure]) -> Iterator[Casualties]:
    """The groups of a sentence, and the figures that are none of them: "claimed 164 lives"."""
    groups = list(find_casualties(text))
    yield from groups
    for figure in figures:
        span = Span(figure.span.start - begin, figure.span.end - begin)
        if not any(group.span.overlaps(span) for group in groups):
            yield Casualties(
                span=span,
                count=int(figure.low),
                befell=figure.counts,
                added=bool(_MORE.match(text, span.end)),
                object=is_done_to(text, span),
                part=bool(_OF_THEM.match(text, span.end)),
            )


_MORE = re.compile(r"\s(?:more|others?|further|additional)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:\w+\s)?of\s(?:the|them|those|these|whom)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:\w+\s)?\Z", re.IGNORECASE)
_SINCE_CHARS = 16
_DATED_CHARS = 60
"""A time before the incident that follows a group so soon dates it: "five were hurt in March"."""


def principal_day(article: Article, annotation: Annotation) -> date | None:
    """The first day on which the report puts an act of violence or harm; None where it puts
    none."""
    until = article.published.interval.end if article.published else None
    for event in annotation.events:
        if event.type in HARM_TYPES and event.time is not None:
            time = annotation.times[event.time]
            known = time.interval
            if _SINCE.search(article.text, max(0, time.span.start - _SINCE_CHARS), time.span.start):
                continue
            if known and known.is_day and known.start and (until is None or known.start <= until):
                return known.start
    return None


def _past_times(
    annotation: Annotation, day: date | None
) -> dict[int, tuple[bool, tuple[int, ...]]]:
    """Of each sentence with a time before the incident: whether it has no other time, and where
    in the sentence such times begin."""
    if day is None:
        return {}
    starts: dict[int, list[int]] = {}
    others: set[int] = set()
    for time in annotation.times:
        known = time.interval
        if known is None or known.end is None or time.value == "PRESENT_REF":
            continue
        if known.end < day - timedelta(days=1):
            begin = annotation.sentences[time.sentence].span.start
            starts.setdefault(time.sentence, []).append(time.span.start - begin)
        else:
            others.add(time.sentence)
    return {number: (number not in others, tuple(at)) for number, at in starts.items()}


def _named_victims(annotation: Annotation, told: Container[int]) -> tuple[int, int]:
    """How many who died are named, and how many others who were hurt, by the events."""
    dead: list[frozenset[str]] = []
    hurt: list[frozenset[str]] = []
    for event in annotation.events:
        if event.sentence in told and _is_real(event) and event.type in ("kill", "die", "injure"):
            (hurt if event.type == "injure" else dead).extend(_names(annotation, event))
    others = [name for name in hurt if not any(_alike(name, known) for known in dead)]
    return max(_people(dead), int(bool(dead))), _people(others)


def _people(names: Sequence[frozenset[str]]) -> int:
    """How many people the full names tell of: a lone first or family name may be anybody's."""
    return len([name for name in _distinct(names) if len(name) > 1])


def _distinct(names: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for name in sorted(names, key=lambda words: (-len(words), sorted(words))):
        if not any(_alike(name, known) for known in found):
            found.append(name)
    return found


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two names may be of one person: a word in common, or a short or misspelt form."""
    return any(a[:4] == b[:4] for a in left for b in right)


def _is_real(event: EventMention) -> bool:
    return (
        event.polarity is Polarity.POSITIVE
        and event.tense is not Tense.FUTURE
        and event.certainty is not Certainty.UNKNOWN
    )


def _names(annotation: Annotation, event: EventMention) -> Iterator[frozenset[str]]:
    for argument in event.arguments:
        if argument.role == "patient" and argument.mention is not None:
            mention = annotation.mentions[argument.mention]
            while mention.antecedent is not None and mention.form is not MentionForm.NAME:
                mention = annotation.mentions[mention.antecedent]
            if mention.type is EntityType.PERSON and mention.form is MentionForm.NAME:
                words = re.findall(r"[^\W\d_]{3,}", mention.name.casefold())
                if words:
                    yield frozenset(words)


def _killed(sentences: Sequence[_Sentence], dead: int) -> int:
    told, further = _largest(sentences, "killed")
    for sentence in sentences:
        for match in _COUNTS_OF.finditer(sentence.text):
            if _number(match["number"]) > 2:  # one death may be charged in two ways
                told = max(told, _number(match["number"]))
        for match in _MULTIPLE.finditer(sentence.text):
            if match[2].lower() not in ("shooting",):
                told = max(told, _TIMES[match[1].lower()])
    if told > 1:
        return told + int(_attacker_died_too(sentences, told))
    anybody = (
        any(s.title and _DEADLY.search(s.text) and not _UNREAL.search(s.text) for s in sentences)
        or any(_PLAINLY_DEAD.search(s.text) and not _UNREAL.search(s.text) for s in sentences)
        or (dead and any(_DEAD.search(s.text) and not _UNREAL.search(s.text) for s in sentences))
    )
    killed = max(told, dead, int(bool(anybody)))
    if further:
        killed = max(killed, further + int(killed > 0))
    by_own_hand = any(_OWN_HAND.search(s.text) for s in sentences)
    if killed == 1 and by_own_hand and not any(_CHILD.search(s.text) for s in sentences):
        return 2
    return killed


_ATTACKER_DEAD = re.compile(
    r"\b(?:gunman|shooter|suspect|attacker|assailant|killer|who|he|she) (?:was|is|were) (?:also"
    r" )?(?:later )?(?:fatally shot|shot dead|shot and killed|killed|dead|deceased)\b"
    r"|\b(?:gunman|shooter|suspect|attacker|assailant|killer) (?:also )?(?:later )?died\b"
    r"|\b(?:shot and killed|killed|killing|fatally shot) (?:the )?(?:gunman|shooter|suspect"
    r"|attacker|assailant|him)\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\bincluding (?:the |a |one )?(?:\w+ )?(?:gunman|shooter|suspect|attacker|assailant|himself)",
    re.IGNORECASE,
)


def _attacker_died_too(sentences: Sequence[_Sentence], told: int) -> bool:
    """Whether the attacker died as well and is not among the `told` dead."""
    by_him = any(
        group.befell == "killed" and group.count == told and group.object
        for sentence in sentences
        for group in sentence.groups
    )
    return (
        by_him
        and any(_attacker_dies(s.text) for s in sentences)
        and not any(_INCLUDED.search(s.text) for s in sentences)
    )


def _attacker_dies(text: str) -> bool:
    return bool(_OWN_HAND.search(text) or _ATTACKER_DEAD.search(text) or _INCLUDED.search(text))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(SMALL_NUMBERS[word.lower()])


def _largest(sentences: Sequence[_Sentence], befell: str) -> tuple[int, int]:
    """The largest total of a sentence, and the largest of those told as further ones only.

    The lead comes first: what a report tells further down is often another incident's toll.
    """
    for chosen in ([s for s in sentences if s.lead], sentences):
        totals = [s.total(befell) for s in chosen]
        told = max((own + more for own, more in totals if own), default=0)
        further = max((more for own, more in totals if not own), default=0)
        if told or further:
            return told, further
    return 0, 0


def _injured(sentences: Sequence[_Sentence], killed: int, hurt: int) -> int:
    whole = [
        sum(s.total("injured")) for s in sentences if s.lead and s.total("killed")[0] == killed > 0
    ]
    if any(whole):
        return next(filter(None, whole))  # "two were killed and three injured": the toll itself
    injured = 0
    for chosen in ([s for s in sentences if s.lead], sentences):
        injured = max((_injured_in(s, killed) for s in chosen), default=0)
        if injured:
            break
    shot, more_shot = _largest(sentences, "shot")
    injured = max(injured, more_shot if killed else more_shot + int(more_shot > 0 and shot == 0))
    if shot > 1 or (killed and shot):
        injured = max(injured, shot if _told_apart(sentences, shot) else shot - killed)
    if killed:
        return max(injured, hurt, int(any(_ALSO_HURT.search(s.text) for s in sentences)))
    if injured < 2 and any(_BOTH_HURT.search(s.text) for s in sentences):
        return 2
    return max(injured, int(any(_HURT.search(s.text) for s in sentences)))


_BOTH_HURT = re.compile(
    r"\bboth (?:(?!parents|officers|suspects|sides|cars)\w+ )?(?:of them )?(?:was|were|are|is"
    r"|had|have|suffered|sustained|received|remain)\b[^.;]{0,60}"
    r"\b(?:shot|hospital|injur\w+|wound\w*|condition|survive|recover|treated|ok|okay|hit"
    r"|struck)\b",
    re.IGNORECASE,
)

_ALSO_HURT = re.compile(
    r"\b(?:was|were) also (?:shot|wounded|injured|hurt|struck|hit"
    r"|grazed)\b(?![^.;]{0,60}\b(?:died|killed|dead|fatal))",
    re.IGNORECASE,
)


def _injured_in(sentence: _Sentence, killed: int) -> int:
    own, more = sentence.total("injured")
    if own <= killed and not more and not any(sentence.total("killed")):
        own = 0  # "taken to hospital in critical condition": they may be those who died
    return own + more


def _told_apart(sentences: Sequence[_Sentence], shot: int) -> bool:
    """Whether a sentence tells the dead beside those who were shot: "two were killed, five
    shot"."""
    return any(
        any(g.befell == "shot" and g.count == shot and not g.object for g in sentence.groups)
        and any(g.befell == "killed" and len(g.span) > 8 for g in sentence.groups)
        for sentence in sentences
    )
