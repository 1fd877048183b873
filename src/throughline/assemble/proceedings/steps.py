"""Which events are steps of a court or official process, and what each kind of step does."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from throughline.assemble.context import Context, as_told
from throughline.extract.events.lexicon import EventType, event_types
from throughline.model.annotation import Certainty, EventMention, Polarity, SentenceKind, Tense
from throughline.model.case import Event
from throughline.model.dates import Interval
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

NO_PARTY = frozenset({"testimony", "investigation", "inquest"})
"""Kinds of step that say nothing of a case against the person who takes part in them."""
ENDS = frozenset(
    {"conviction", "acquittal", "sentence", "release", "execution", "extradition", "deportation"}
    | {"charges dropped"}
)
"""Kinds after which the matter stands anew, even where a report gives no day."""
ONCE = frozenset(
    {"arrest", "detention", "charge", "indictment", "plea", "trial", "conviction", "acquittal"}
    | {"verdict", "sentence", "extradition", "deportation", "execution"}
)
"""Kinds that a report without date tells again rather than anew."""
_COURSE = (
    *("arrest", "detention", "charge", "indictment", "petition", "filing", "lawsuit", "hearing"),
    *("plea", "trial", "verdict", "conviction", "acquittal", "sentence", "fine", "release"),
    *("appeal", "ruling", "order", "refusal", "dismissal", "grant", "stay"),
)
ORDER = {kind: place for place, kind in enumerate(_COURSE)}
"""The usual course, for steps of one day."""
STANDINGS = {
    "arrest": "in custody",
    "detention": "in custody",
    "charge": "charged",
    "indictment": "charged",
    "charges dropped": "charges dropped",
    "trial": "on trial",
    "conviction": "convicted",
    "acquittal": "acquitted",
    "sentence": "sentenced",
    "fine": "fined",
    "execution": "executed",
    "extradition": "extradited",
    "deportation": "deported",
    "release": "released",
    "appeal": "appeal pending",
}
"""Where a person stands after a step. Other kinds leave it as it was."""
LEAD_SENTENCES = 2
_CHARGES = re.compile(r"\bcharges?\b", re.IGNORECASE)
_TERM = re.compile(r"\s+for\s+(?:life|[\w-]+\s+(?:and a half\s+)?(?:years?|months?|weeks?))\b")
CASE_WORDS = re.compile(
    r"\b(?:bail|bond|case|trial|hearing|appeals?|petitions?|motions?|requests?|applications?|pleas?"
    r"|sentenc\w+|charges?|verdict|conviction|indictment|extradition|proceedings|parole|writs?)\b",
    re.IGNORECASE,
)
"""What courts decide about: no party to it."""
_AND = re.compile(r"\band\s+(?:was\s+|were\s+)?\Z")
_NEW_CLAUSE = re.compile(
    r"[;:.]|\b(?:who|which|that|while|when|before|after|later)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:ask|request|demand|insist|urg|recommend|propos)\w*\b[^.;]*\bthat\b[^.;]*"
    r"(?<!to )(?<!will )(?<!would )(?<!must )(?<!can )(?<!could )(?<!may )(?<!might )(?<!should )"
    r"\bbe\s+\Z",
    re.IGNORECASE,
)
"""Words before what is only asked for; "that he be" tells no more than the wish."""
_ASKED_CHARS = 160
LONG_AGO = re.compile(
    r"\b(?:in the past|previously|prior (?:conviction|arrest|offen[cs]e|sentence|record|felon)\w*"
    r"|criminal (?:history|record|past)|(?:police|arrest|court) record|years? earlier"
    r"|an? (?:earlier|unrelated|separate|different|previous) (?:case|charge|conviction|arrest"
    r"|incident|matter|offen[cs]e)|has been (?:arrested|convicted|jailed|charged) (?:before"
    r"|\w+ times))\b",
    re.IGNORECASE,
)
"""Words that set a step apart from the case that the report is about."""


@dataclass(frozen=True)
class Step:
    """An event that is a step, with the mention that its summary shows."""

    context: Context
    event: Event
    time: Interval | None
    """The event's, else the day of the step before it in one sentence: see `with_shared_days`."""

    @property
    def type(self) -> EventType:
        """What the lexicon knows of the event's type."""
        return event_types()[self.event.type]

    @cached_property
    def kind(self) -> str:
        """The kind of step: "charge", "hearing". Who is jailed "for six years" is sentenced, and
        charges that are filed are a charge."""
        shown = self.mention(self.shown)
        text = self.context.articles[self.shown.article].text
        if self.type.step == "detention" and _TERM.match(text, shown.span.end):
            return "sentence"
        objects = (p.text for p in self.event.participants if p.role != "target")
        if self.type.step == "filing" and any(map(_CHARGES.search, objects)):
            return "charge"
        return self.type.step

    @property
    def times_of_sentence(self) -> list[Interval]:
        """The times that the sentence shown names."""
        annotation = self.context.annotations[self.shown.article]
        number = self.mention(self.shown).sentence
        return [t.interval for t in annotation.times if t.sentence == number and t.interval]

    @property
    def is_lead(self) -> bool:
        """Whether the step is told in the first sentences of a report, where news names nobody."""
        return any(
            sum(
                sentence.kind is SentenceKind.BODY
                for sentence in self.context.annotations[ref.article].sentences[
                    : self.mention(ref).sentence
                ]
            )
            < LEAD_SENTENCES
            for ref in self.refs
        )

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """The event's mentions in articles of the case, in order of publication and place."""
        on_case = set(self.context.story)
        refs = [r for r in self.context.events[self.event.id].mentions if r.article in on_case]
        return tuple(sorted(refs, key=lambda ref: (*self.context.order(ref.article), ref.item)))

    @cached_property
    def shown(self) -> Ref:
        """The mention in the sentence that the event shows."""
        return next(
            (ref for ref in self.refs if self._told(ref) == self.event.summary), self.refs[0]
        )

    def mention(self, ref: Ref) -> EventMention:
        """The event mention behind `ref`."""
        return self.context.annotations[ref.article].events[ref.item]

    def _told(self, ref: Ref) -> str:
        sentence = self.context.sentence(ref.article, self.mention(ref).sentence)
        return as_told(sentence.span.of(self.context.articles[ref.article].text))

    @property
    def is_told_in_a_verb(self) -> bool:
        """A noun without date ("after the trial") only points back to a step told elsewhere."""
        return any(not self.mention(ref).nominal for ref in self.refs)


def step_of(context: Context, event: Event) -> Step | None:
    """The event as a step that was taken; None where it is none, or one of another case."""
    kind = event_types().get(event.type)
    taken = (
        kind is not None
        and bool(kind.step)
        and kind.step not in NO_PARTY
        and event.polarity is Polarity.POSITIVE
        and event.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        and event.tense in (Tense.HAPPENED.value, Tense.ONGOING.value)
        and not (event.time is None and LONG_AGO.search(event.summary))
    )
    if not taken:
        return None
    step = Step(context, event, event.time)
    if all(_is_only_asked(context, ref) for ref in step.refs):
        return None
    return step if step.time is not None or step.is_told_in_a_verb else None


def _is_only_asked(context: Context, ref: Ref) -> bool:
    """Whether a mention says what should be done: "asked that he be held without bail"."""
    mention = context.annotations[ref.article].events[ref.item]
    text = context.articles[ref.article].text
    start = context.sentence(ref.article, mention.sentence).span.start
    before = text[max(start, mention.span.start - _ASKED_CHARS) : mention.span.start]
    return _ASKED.search(before) is not None


def with_shared_days(steps: Sequence[Step]) -> list[Step]:
    """The steps, each without a day taking that of the step that its sentence tells right before.

    "was convicted on Friday and sentenced to six years": one day for both. "Later" breaks it.
    """
    by_sentence: defaultdict[tuple[str, int], list[tuple[Span, Interval]]] = defaultdict(list)
    for step in steps:
        if (time := step.time) is not None and time.is_day:
            for ref in step.refs:
                mention = step.mention(ref)
                by_sentence[ref.article, mention.sentence].append((mention.span, time))
    return [
        step if step.time else replace(step, time=_day_before(step, by_sentence)) for step in steps
    ]


def _day_before(
    step: Step, by_sentence: Mapping[tuple[str, int], Sequence[tuple[Span, Interval]]]
) -> Interval | None:
    for ref in step.refs:
        mention = step.mention(ref)
        text = step.context.articles[ref.article].text
        before = [
            (span.end, time)
            for span, time in by_sentence.get((ref.article, mention.sentence), ())
            if span.end <= mention.span.start
            and _AND.search(text, span.end, mention.span.start)
            and not _NEW_CLAUSE.search(text, span.end, mention.span.start)
        ]
        if before and not mention.nominal:
            return max(before, key=lambda found: found[0])[1]
    return None
