"""Whether a pronoun or a description that speaks goes on with whoever spoke before.

Cost: linear in the attributions and in the names between two that follow each other.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from throughline.model.annotation import Attribution, EntityType, Mention, MentionForm, SourceKind
from throughline.text.document import Document

_GENDERS = {"he": "male", "she": "female"}
_PRONOUNS = frozenset({*_GENDERS, "they", "it", "we", "i", "you", "who"})
_FAR = 2
"""Paragraphs back that a pronoun may take up a speaker."""


def same_speakers(
    document: Document,
    found: Sequence[Attribution],
    mentions: tuple[Mention, ...],
    *,
    far: bool,
) -> Iterator[Attribution]:
    """The attributions; "the officer" after "an agency officer" stays without a name.

    Where an unnamed source of the same role spoke before, a description goes on with that one,
    whatever name of that role stands nearer. With `far` a pronoun that nothing resolved goes on
    with the speaker of the paragraphs before, where nobody else is named in between.
    """
    people = sorted(filter(_names_a_person, mentions), key=_start)
    unnamed: set[str] = set()
    last: Attribution | None = None
    for attribution in found:
        if last is not None:
            attribution = _goes_on_speaking(document, attribution, last, mentions)
            attribution = _goes_on_unnamed(document, attribution, last, people)
            if far:
                attribution = _from_before(document, attribution, last, mentions, people)
        last = attribution
        source = attribution.source
        head = _last_word(source.text)
        if source.kind is SourceKind.ANONYMOUS:
            unnamed.add(head)
        elif (
            source.mention is not None
            and head in unnamed
            and (mentions[source.mention].form is MentionForm.NOMINAL)
        ):
            source = replace(source, kind=SourceKind.ANONYMOUS, mention=None)
            attribution = replace(attribution, source=source)
        yield attribution


def _goes_on_speaking(
    document: Document, attribution: Attribution, last: Attribution, mentions: tuple[Mention, ...]
) -> Attribution:
    """The attribution; "he said" goes to who spoke in the sentence before or earlier in this one.

    Only where nothing resolved the pronoun, or what did stands further back than that speaker.
    """
    source, before = attribution.source, last.source
    if source.text.lower() not in ("he", "she") or before.kind is not SourceKind.NAMED:
        return attribution
    sentences = document.sentences
    same = sentences[attribution.sentence].paragraph == sentences[last.sentence].paragraph
    if not same or before.mention is None or before.mention == source.mention:
        return attribution
    speaker = mentions[before.mention]
    if source.kind is not SourceKind.ANONYMOUS:
        antecedent = None if source.mention is None else mentions[source.mention].antecedent
        resolved_near = antecedent is None or mentions[antecedent].sentence >= speaker.sentence
        if resolved_near or attribution.sentence - last.sentence > 1:
            return attribution
    wanted = "male" if source.text.lower() == "he" else "female"
    if speaker.gender not in (None, wanted):
        return attribution
    named = replace(source, kind=SourceKind.NAMED, mention=before.mention)
    return replace(attribution, source=named)


def _goes_on_unnamed(
    document: Document, attribution: Attribution, last: Attribution, people: Sequence[Mention]
) -> Attribution:
    """The attribution; "they said" right after "police said" goes on with the police.

    Only within a paragraph and a sentence on, and for "he" and "she" where nobody is named between.
    """
    source, before = attribution.source, last.source
    low = source.text.lower()
    if source.kind is not SourceKind.ANONYMOUS or source.span is None or before.span is None:
        return attribution
    first, second = document.sentences[last.sentence], document.sentences[attribution.sentence]
    apart = attribution.sentence - last.sentence
    if first.paragraph != second.paragraph or apart > 1 or before.text.lower() in _PRONOUNS:
        return attribution
    many = before.kind is SourceKind.INSTITUTION or _last_word(before.text).endswith("s")
    if low == "they":
        goes_on = many and before.kind in (SourceKind.INSTITUTION, SourceKind.ANONYMOUS)
    else:
        goes_on = low in _GENDERS and before.kind is SourceKind.ANONYMOUS and not many
        start = bisect_left(people, before.span.end, key=_start)
        goes_on = goes_on and start == bisect_left(people, source.span.start, key=_start)
    if not goes_on:
        return attribution
    named = replace(source, kind=before.kind, mention=before.mention, text=before.text)
    return replace(attribution, source=named)


def _from_before(
    document: Document,
    attribution: Attribution,
    last: Attribution,
    mentions: tuple[Mention, ...],
    people: Sequence[Mention],
) -> Attribution:
    """The attribution; "he said" goes on with who spoke in the paragraphs right before.

    `people` are the names of persons in order of place.
    """
    source, before = attribution.source, last.source
    wanted = _GENDERS.get(source.text.lower())
    if wanted is None or source.span is None or source.kind is not SourceKind.ANONYMOUS:
        return attribution
    if before.kind is not SourceKind.NAMED or before.mention is None or before.span is None:
        return attribution
    sentences = document.sentences
    apart = sentences[attribution.sentence].paragraph - sentences[last.sentence].paragraph
    speaker = mentions[before.mention]
    if apart > _FAR or speaker.gender not in (None, wanted):
        return attribution
    first = bisect_left(people, before.span.end, key=_start)
    stop = bisect_left(people, source.span.start, key=_start)
    if any(_last_name(person) != _last_name(speaker) for person in people[first:stop]):
        return attribution
    named = replace(source, kind=SourceKind.NAMED, mention=before.mention)
    return replace(attribution, source=named)


def _names_a_person(mention: Mention) -> bool:
    return mention.form is MentionForm.NAME and mention.type is EntityType.PERSON


def _start(mention: Mention) -> int:
    return mention.span.start


def _last_name(mention: Mention) -> list[str]:
    return mention.name.split()[-1:]


def _last_word(phrase: str) -> str:
    """The head of a short description: its last word before "of", "from" or "who"."""
    words = phrase.lower().split()
    for index, word in enumerate(words):
        if index and word in ("of", "from", "who", "with", "in", "at", "for"):
            return words[index - 1]
    return words[-1] if words else ""
