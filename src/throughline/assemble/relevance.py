"""Which paragraphs of a report are beside the case: its other news, a visit, a weather note.

The idea: a case has *core names*, the persons, organisations, facilities and groups that several
independent reports write about, and *core words*, the subject words that several reports share.
Countries and big names of the world are no evidence: every paragraph of foreign news holds them.
Nor is somebody who only speaks: a spokesman has more than one subject. A name that one report
alone holds counts when it stands in one paragraph with the core ("the home secretary, who was
abroad when …").

A paragraph is beside the case when it holds no core event, no day on which a core event lies, and
few words that either several reports or the report's own paragraphs on the case use. A core name
keeps it on the case, unless it is the only one and named in passing. A paragraph without evidence
either way goes with the one before it.

Precision first: what is marked gives no claims. Where a report would lose most of its text, where
a run of such paragraphs is short, and where the case has fewer than three independent reports,
nothing is marked. A paragraph that is mostly quotation goes with the one before it.
Cost: linear in the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from throughline.assemble.causes import HARM_FAMILIES
from throughline.assemble.context import Context
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Anchor, Annotation, EntityType, EventClass, SentenceKind
from throughline.model.source import Span
from throughline.resolve.events import event_time
from throughline.resolve.resolution import Ref, Resolution
from throughline.resolve.subject_words import subject_stems

MIN_CORE_ORIGINS = 2
MIN_STORY_ORIGINS = 3
"""With fewer independent reports nobody can tell what the case is and what is not."""
MIN_RUN_STEMS = 14
"""Paragraphs beside the case, taken together where they follow each other, have this many subject
words; a short one that shares few is more often a detail that one report alone has."""
RUN_WORD_SHARE = 0.22
"""A run as a whole shares at most this much of its words with the case."""
MOSTLY_QUOTED = 0.6
CORE_WORD_SHARE = 0.4
"""A paragraph with a smaller share of the case's words (and nothing of its core) is beside."""
PASSING_WORD_SHARE = 0.25
"""The same for a paragraph with one core name that the report names nowhere else: a minister has
other business too."""
FRAMED = 0.2
"""Between two paragraphs on the case, this share of words is enough to be on it."""
MIN_WORDS = 6
"""Fewer subject words than this are no evidence."""
MAX_BESIDE_SHARE = 0.6
SPEAKER_SHARE = 0.5
"""Somebody whose mentions are sources of statements in at least this share only speaks."""


_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")


@dataclass(slots=True)
class _Paragraph:
    span: Span
    names: set[str] = field(default_factory=set)
    stems: list[str] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    """Ids of event clusters, and names of the families of harm."""
    days: set[date] = field(default_factory=set)
    quoted: float = 0.0
    """The share of its characters between quotation marks."""


@dataclass(frozen=True, slots=True)
class _Core:
    names: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    days: frozenset[date]
    headline: frozenset[str]
    """Words that several reports have in their titles."""

    def is_told_in(self, part: _Paragraph) -> bool:
        """Whether it tells of the case's events, days or headlines: on the case for certain."""
        return bool(
            part.events & self.events
            or part.days & self.days
            or not self.headline.isdisjoint(part.stems)
        )


def find_beside(resolution: Resolution) -> dict[str, tuple[Span, ...]]:
    """Spans of the paragraphs beside the case, by article; only for articles of the main story."""
    context = Context(resolution, {})
    origins = {context.resolution.copies.origin.get(a, a) for a in context.story}
    if len(origins) < MIN_STORY_ORIGINS:
        return {}
    speakers = _speakers(context)
    paragraphs = {article: _paragraphs(context, article, speakers) for article in context.story}
    core = _core(context, paragraphs)
    beside: dict[str, tuple[Span, ...]] = {}
    for article, parts in paragraphs.items():
        marked = _beside_of(parts, core)
        if marked:
            beside[article] = marked
    return beside


def _speakers(context: Context) -> frozenset[str]:
    """Entities that the reports of the case quote rather than write about."""
    story = frozenset(context.story)
    mentions = Counter(e for ref, e in context.entity_of.items() if ref.article in story)
    speaking: Counter[str] = Counter()
    for article in context.story:
        found = context.annotations[article]
        for attribution in found.attributions:
            if attribution.source.mention is not None:
                entity = context.entity_of.get(Ref(found.article, attribution.source.mention))
                if entity is not None:
                    speaking[entity] += 1
    return frozenset(e for e, count in speaking.items() if count >= SPEAKER_SHARE * mentions[e])


def _paragraphs(context: Context, article: str, speakers: frozenset[str]) -> list[_Paragraph]:
    found = context.annotations[article]
    text = context.articles[article].text
    parts: dict[int, _Paragraph] = {}
    for sentence in found.sentences:
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        part = parts.get(sentence.paragraph)
        if part is None:
            part = parts[sentence.paragraph] = _Paragraph(sentence.span)
        part.span = Span(part.span.start, max(part.span.end, sentence.span.end))
        part.stems.extend(subject_stems(sentence.span.of(text)))
    for part in parts.values():
        words = part.span.of(text)
        part.quoted = sum(map(len, _QUOTED.findall(words))) / max(1, len(words))
    _add_names(context, found, parts, speakers)
    for index, event in enumerate(found.events):
        part = parts.get(found.sentences[event.sentence].paragraph)
        cluster = context.event_of.get(Ref(article, index))
        if part and cluster and event.event_class is EventClass.OCCURRENCE:
            part.events.add(cluster)
            family = event_types()[event.type].family if event.type in event_types() else ""
            # Where several reports tell of such harm, any of the family speaks of the case.
            if family in HARM_FAMILIES:
                part.events.add(family)
    for time in found.times:
        part = parts.get(found.sentences[time.sentence].paragraph)
        written_out = time.anchor is not Anchor.PUBLICATION
        # "Yesterday" is the day of everything in the paper; a date written out is evidence.
        if part and written_out and time.interval and time.interval.is_day and time.interval.start:
            part.days.add(time.interval.start)
    return [parts[number] for number in sorted(parts)]


def _add_names(
    context: Context,
    found: Annotation,
    parts: Mapping[int, _Paragraph],
    speakers: frozenset[str],
) -> None:
    for index, mention in enumerate(found.mentions):
        part = parts.get(found.sentences[mention.sentence].paragraph)
        entity = context.entity_of.get(Ref(found.article, index))
        if part is None or entity is None or entity in speakers:
            continue
        if context.entities[entity].type is not EntityType.PLACE:
            part.names.add(entity)


def _core(context: Context, paragraphs: Mapping[str, list[_Paragraph]]) -> _Core:
    names: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    events: defaultdict[str, set[str]] = defaultdict(set)
    for article, parts in paragraphs.items():
        origin = context.resolution.copies.origin.get(article, article)
        for part in parts:
            for seen, store in ((part.names, names), (part.stems, words), (part.events, events)):
                for item in seen:
                    store[item].add(origin)
    shared_names = _shared(names)
    shared_events = _shared(events)
    return _Core(
        names=shared_names | _companions(paragraphs, shared_names, shared_events),
        words=_shared(words),
        events=shared_events,
        days=_days_of(context, shared_events),
        headline=_headline_words(context),
    )


def _headline_words(context: Context) -> frozenset[str]:
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for article in context.story:
        title = context.articles[article].title or ""
        for stem in subject_stems(title.lower()):
            origins[stem].add(context.resolution.copies.origin.get(article, article))
    return _shared(origins)


def _days_of(context: Context, events: frozenset[str]) -> frozenset[date]:
    found = (
        event_time(context.events[event], context.annotations)
        for event in sorted(events)
        if event in context.events
    )
    return frozenset(
        time.interval.start
        for time in found
        if time and time.interval.is_day and time.interval.start
    )


def _shared(origins: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(item for item, seen in origins.items() if len(seen) >= MIN_CORE_ORIGINS)


def _companions(
    paragraphs: Mapping[str, list[_Paragraph]],
    names: frozenset[str],
    events: frozenset[str],
) -> frozenset[str]:
    """Names that stand in one paragraph with the core."""
    return frozenset(
        name
        for parts in paragraphs.values()
        for part in parts
        if part.names & names or part.events & events
        for name in part.names
    )


def _beside_of(parts: list[_Paragraph], core: _Core) -> tuple[Span, ...]:
    told = [core.is_told_in(part) for part in parts]
    own_words = {stem for part, on in zip(parts, told, strict=True) if on for stem in part.stems}
    at_home = Counter(name for part in parts for name in part.names & core.names)
    verdicts = [
        False if on else _is_beside(part, core, own_words, at_home)
        for part, on in zip(parts, told, strict=True)
    ]
    runs: list[list[_Paragraph]] = []
    previous = False
    for number, (part, verdict) in enumerate(zip(parts, verdicts, strict=True)):
        spared = not part.names & core.names and _share(part, core, own_words) >= FRAMED
        if verdict and spared and _is_framed(verdicts, number):
            verdict = False
        before, previous = previous, previous if verdict is None else verdict
        if previous:
            runs = runs if before else [*runs, []]
            runs[-1].append(part)
    beside = [part.span for run in runs if _is_foreign(run, core, own_words) for part in run]
    total = sum(len(part.span) for part in parts)
    return tuple(beside) if sum(map(len, beside)) <= MAX_BESIDE_SHARE * total else ()


def _is_foreign(run: list[_Paragraph], core: _Core, own_words: set[str]) -> bool:
    """Whether the paragraphs of a run together are long enough, and strange enough, to be sure."""
    stems = [stem for part in run for stem in part.stems]
    known = sum(stem in core.words or stem in own_words for stem in stems)
    return len(stems) >= MIN_RUN_STEMS and known <= RUN_WORD_SHARE * len(stems)


def _is_framed(verdicts: list[bool | None], number: int) -> bool:
    """Whether the nearest paragraphs with evidence, before and after, are on the case."""
    before = next((v for v in reversed(verdicts[:number]) if v is not None), None)
    after = next((v for v in verdicts[number + 1 :] if v is not None), None)
    return before is False and after is False


def _is_beside(
    part: _Paragraph, core: _Core, own_words: set[str], at_home: Counter[str]
) -> bool | None:
    """None where the paragraph holds no evidence either way."""
    names = part.names & core.names
    if len(names) > 1 or any(at_home[name] > 1 for name in names):
        return False
    if part.quoted >= MOSTLY_QUOTED or len(part.stems) < MIN_WORDS:
        return False if names else None  # speech shares few words with anything
    return _share(part, core, own_words) < (PASSING_WORD_SHARE if names else CORE_WORD_SHARE)


def _share(part: _Paragraph, core: _Core, own_words: set[str]) -> float:
    known = sum(stem in core.words or stem in own_words for stem in part.stems)
    return known / max(1, len(part.stems))
