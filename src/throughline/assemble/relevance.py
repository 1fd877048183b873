"""Which paragraphs of a report are beside the case: its other news, a visit, a weather note.

The idea: a case has *core names*, the persons, organisations, facilities and groups that several
independent reports write about, and *core words*, the subject words that several reports share.
Countries and big names of the world are no evidence: every paragraph of foreign news holds them.
Nor is somebody who only speaks: a spokesman has more than one subject. A name that one report
alone holds counts when it stands in one paragraph with the core ("the home secretary, who was
abroad when …").

A paragraph is beside the case when it holds no core name, no core-event word and few core words.
A short paragraph without evidence either way goes with the one before it.

Precision first: where a report would lose most of its text, nothing is marked. A case of one
report has no "several reports": nothing is marked there either.
Cost: linear in the text.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from throughline.assemble.context import Context
from throughline.model.annotation import Annotation, EntityType, EventClass, SentenceKind
from throughline.model.source import Span
from throughline.resolve.resolution import Ref, Resolution
from throughline.resolve.subject_words import subject_stems

MIN_CORE_ORIGINS = 2
CORE_WORD_SHARE = 0.34
"""A paragraph with a smaller share of core words (and no core name or event) is beside."""
MIN_WORDS = 6
"""Fewer subject words than this are no evidence."""
MAX_BESIDE_SHARE = 0.6
SPEAKER_SHARE = 0.5
"""Somebody whose mentions are sources of statements in at least this share only speaks."""


@dataclass(slots=True)
class _Paragraph:
    span: Span
    names: set[str] = field(default_factory=set)
    stems: list[str] = field(default_factory=list)
    events: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Core:
    names: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]


def find_beside(resolution: Resolution) -> dict[str, tuple[Span, ...]]:
    """Spans of the paragraphs beside the case, by article; only for articles of the main story."""
    context = Context(resolution, {})
    if len(context.story) < MIN_CORE_ORIGINS:
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
    """Entities that the reports quote rather than write about."""
    mentions: Counter[str] = Counter(context.entity_of.values())
    speaking: Counter[str] = Counter()
    for found in context.resolution.annotations:
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
    _add_names(context, found, parts, speakers)
    for index, event in enumerate(found.events):
        part = parts.get(found.sentences[event.sentence].paragraph)
        cluster = context.event_of.get(Ref(article, index))
        if part and cluster and event.event_class is EventClass.OCCURRENCE:
            part.events.add(cluster)
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
    beside: list[Span] = []
    previous = False
    for part in parts:
        verdict = _is_beside(part, core)
        previous = previous if verdict is None else verdict
        if previous:
            beside.append(part.span)
    total = sum(len(part.span) for part in parts)
    return tuple(beside) if sum(map(len, beside)) <= MAX_BESIDE_SHARE * total else ()


def _is_beside(part: _Paragraph, core: _Core) -> bool | None:
    """None where the paragraph holds no evidence either way."""
    if part.names & core.names or part.events & core.events:
        return False
    if len(part.stems) < MIN_WORDS:
        return None
    share = sum(stem in core.words for stem in part.stems) / len(part.stems)
    return share < CORE_WORD_SHARE
