"""Finds who and what an article names, and the descriptions and pronouns that stand for them.

The baseline reader: capitalised runs (`candidates`), titles peeled off (`titles`), types by
evidence pooled over the article (`types`), descriptions (`descriptors`), stated aliases
(`links`), then chains within the article (`coreference`). Every step is linear in the text.
It fails on names without capitals, on titles in capitals throughout, and on names that are
ordinary words; it prefers to miss a name over inventing one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from throughline.extract.mentions.candidates import Candidate, find_candidates
from throughline.extract.mentions.coreference import link_within
from throughline.extract.mentions.descriptors import (
    descriptor_after,
    descriptor_before,
    descriptor_bracketed,
    descriptor_fronted,
)
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.learned import Told
from throughline.extract.mentions.links import find_links
from throughline.extract.mentions.names import fold, name_lists, without_nickname
from throughline.extract.mentions.nominals import overlaps_any
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.mentions.read_names import ReadName, find_read_names
from throughline.extract.mentions.read_types import decide_read_types
from throughline.extract.mentions.titles import Peeled, peel
from throughline.extract.mentions.types import Evidence, decide_types, evidence
from throughline.inference import Reading
from throughline.model.annotation import (
    Descriptor,
    EntityType,
    Mention,
    MentionForm,
    NameLink,
    SentenceKind,
    TimeExpression,
)
from throughline.model.source import Span
from throughline.text.document import Document

_MOST_HEADING_NAMES = 400
"""Names of the body that headings are searched for."""


def find_mentions(
    document: Document, times: tuple[TimeExpression, ...], reading: Reading | None = None
) -> tuple[tuple[Mention, ...], tuple[NameLink, ...]]:
    """Mentions in order of place, and the stated identities between them.

    Spans are in `document.text`. Antecedents and links are indices into the first tuple.
    """
    names, links = find_names(document, times, reading)
    told = None if reading is None else Told(Viewer(document, reading))
    return link_within(document, names, links, told)


def find_names(
    document: Document, times: tuple[TimeExpression, ...], reading: Reading | None = None
) -> tuple[tuple[Mention, ...], tuple[NameLink, ...]]:
    """The names alone, in order of place, and the stated identities between them."""
    names = _body_names(document, times, reading)
    headings = _heading_names(document, names)
    if reading is not None:
        taken = [name.span for name in names]
        headings = tuple(one for one in headings if not overlaps_any(one.span, taken))
    names = tuple(sorted((*names, *headings), key=lambda m: m.span))
    links = find_links(document, names)
    return _typed_by_links(names, links), links


def _body_names(
    document: Document, times: tuple[TimeExpression, ...], reading: Reading | None
) -> tuple[Mention, ...]:
    read: tuple[ReadName, ...] = ()
    if reading is None:
        peeled = _rule_names(document, times)
    else:
        read = find_read_names(document, times, reading)
        peeled = [one.peeled for one in read]
    before = _with_whole_names(document, peeled, [_description(document, one) for one in peeled])
    scores: list[Evidence] = [
        evidence(document, one, role is not None) for one, role in zip(peeled, before, strict=True)
    ]
    types = (
        decide_types(peeled, scores)
        if reading is None
        else decide_read_types(document, read, scores)
    )
    return tuple(
        _mention(document, one, kind, role)
        for one, kind, role in zip(peeled, types, before, strict=True)
        if kind is not None
    )


def _rule_names(document: Document, times: tuple[TimeExpression, ...]) -> list[Peeled]:
    peeled: list[Peeled] = []
    for candidate in find_candidates(document, times):
        peeled += peel(candidate)
    return _without_glued(_without_headline_case(document, peeled))


def _with_whole_names(
    document: Document, peeled: Sequence[Peeled], before: Sequence[Descriptor | None]
) -> list[Descriptor | None]:
    """Descriptions that begin inside a name take all of it ("Harbour Board engineer")."""
    starts = [one.name.start for one in peeled]
    found: list[Descriptor | None] = []
    for role in before:
        index = bisect_right(starts, role.span.start) - 1 if role else -1
        if role and index >= 0 and starts[index] < role.span.start < peeled[index].name.end:
            span = Span(starts[index], role.span.end)
            role = Descriptor(span, " ".join(span.of(document.text).split()))
        found.append(role)
    return found


def _description(document: Document, one: Peeled) -> Descriptor | None:
    """The description before the name; one with a title has that already."""
    sentence, start = one.name.sentence, one.name.start
    found = descriptor_fronted(document, sentence, one.title_start or start)
    if found is None and one.title_start is None:
        found = descriptor_before(document, sentence, start)
        found = found or descriptor_bracketed(document, sentence, start)
    return found


def _without_headline_case(document: Document, peeled: Sequence[Peeled]) -> list[Peeled]:
    """Drops names of sentences in headline case, where a capital says nothing."""
    capital: dict[int, int] = {}
    for one in peeled:
        size = one.name.end - one.name.start
        capital[one.name.sentence] = capital.get(one.name.sentence, 0) + size
    headlines = {n for n, size in capital.items() if _headline(document, n, size)}
    known = {
        _key(one.name)
        for one in peeled
        if one.name.sentence not in headlines and not one.name.initial
    }
    return [one for one in peeled if one.name.sentence not in headlines or _key(one.name) in known]


def _without_glued(peeled: Sequence[Peeled]) -> list[Peeled]:
    """Names without the credit or place before them that the text glued to a name it has alone."""
    lists, known = name_lists(), Counter(_key(one.name) for one in peeled)
    found: list[Peeled] = []
    for one in peeled:
        tokens = one.name.tokens
        kept = one
        for cut in range(1, min(len(tokens) - 1, 3)):
            rest = one.name.part(cut, len(tokens))
            first = fold(rest.tokens[0].text)
            head = one.name.part(0, cut)
            text = " ".join(token.text for token in head.tokens)
            foreign = text in lists.org_known or gazetteer().is_country(text)
            foreign = foreign or known[_key(head)] > 1 or head.words[-1] in lists.org_heads
            named = head.words[0] in lists.given or head.words[0] in lists.family
            if first in lists.given and known[_key(rest)] and foreign and not named:
                kept = replace(one, name=rest)
                break
        found.append(kept)
    return found


def _headline(document: Document, sentence: int, capital: int) -> bool:
    """Whether a sentence has no closing full stop and most of its longer words have capitals."""
    text = document.sentence_text(sentence)
    words = re.findall(r"\b[^\W\d_]{4,}", text[:400])
    upper = sum(word[0].isupper() for word in words)
    if text.rstrip()[-1:] in '.”"' or len(words) < 4:
        return False
    return upper >= 0.75 * len(words) and capital > 0.4 * len(text)


def _key(candidate: Candidate) -> str:
    return fold(" ".join(token.text for token in candidate.tokens))


def _mention(document: Document, one: Peeled, kind: EntityType, role: Descriptor | None) -> Mention:
    name = one.name
    span = Span(name.start, name.end)
    descriptors: list[Descriptor] = []
    gender = one.gender
    if kind is EntityType.PERSON:
        title = _title_descriptor(document, one)
        found = (
            title,
            role,
            descriptor_after(document, name.sentence, name.end),
        )
        descriptors = [part for part in found if part is not None]
        gender = gender or _gender_of(descriptors)
    return Mention(
        span=span,
        sentence=name.sentence,
        type=kind,
        form=MentionForm.NAME,
        name=_written(document, one),
        honorifics=one.honorifics if kind is EntityType.PERSON else (),
        descriptors=tuple(descriptors),
        gender=gender,
    )


def _written(document: Document, one: Peeled) -> str:
    """The words of the name, with a nickname in quotes where the text has one."""
    words = " ".join(token.text for token in one.name.tokens)
    whole = " ".join(document.text[one.name.start : one.name.end].split())
    return whole if without_nickname(whole) == words else words


def _title_descriptor(document: Document, one: Peeled) -> Descriptor | None:
    """The title before the name as a description, unless it is a mere courtesy."""
    if one.title_start is None:
        return None
    lists = name_lists()
    raw = document.text[one.title_start : one.name.start]
    text = raw.rstrip()
    plain = text.lower().replace(".", "").split()
    if plain[-1].endswith("s") and plain[-1] not in lists.titles:
        return None  # "Judges Doe and Roe"
    if plain[0] in lists.honorifics and len(plain) == len(one.name.tokens) == 1:
        return None  # it is shown with the name: "Major Doe"
    if len(plain) == 1 and raw.rstrip().endswith("."):
        return None  # "Lt." alone says little
    if all(word in lists.courtesy_female | lists.courtesy_male | {"dr"} for word in plain):
        return None
    left = document.text[max(0, one.title_start - 40) : one.title_start]
    before = re.search(r"\b(?:then|former|ex|acting|interim|late|retired)[- ]$", left)
    if plain == ["charge"]:
        before = re.search(r"(?:\b[A-Z][\w.]* ){1,4}in $", left)
        if before is None:
            return None
    start = one.title_start - (len(before.group()) if before else 0)
    return Descriptor(
        Span(start, one.title_start + len(text)),
        " ".join(document.text[start : one.title_start + len(text)].split()),
    )


def _gender_of(descriptors: Sequence[Descriptor]) -> str | None:
    lists = name_lists()
    for descriptor in descriptors:
        # The head is among the first words; later ones may speak of somebody else.
        words = re.split(r"\b(?:of|to|with|for|from|in|who)\b", descriptor.text.lower())[0].split()
        if not words:
            continue
        if words[-1] in lists.female_roles:
            return "female"
        if words[-1] in lists.male_roles:
            return "male"
    return None


def _heading_names(document: Document, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Names of the body where they stand in headings, whose own capitals say nothing."""
    headings = [
        (index, sentence)
        for index, sentence in enumerate(document.sentences)
        if sentence.kind is SentenceKind.HEADING
    ]
    types = {mention.name: mention.type for mention in reversed(names)}
    if not headings or not types:
        return ()
    ordered = sorted(types, key=lambda name: (-len(name), name))[:_MOST_HEADING_NAMES]
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in ordered) + r")(?![\w])(?!-[a-z])"
    )
    found: list[Mention] = []
    for index, sentence in headings:
        for match in pattern.finditer(document.text, sentence.span.start, sentence.span.end):
            name = match.group()
            span = Span(match.start(), match.end())
            found.append(Mention(span, index, types[name], MentionForm.NAME, name))
    return tuple(found)


def _typed_by_links(names: tuple[Mention, ...], links: Sequence[NameLink]) -> tuple[Mention, ...]:
    """Names said to be one get one type: the one that says more."""
    typed = list(names)
    for link in links:
        left, right = typed[link.left], typed[link.right]
        if left.type is not right.type:
            weak = (EntityType.OTHER,)
            kind = right.type if left.type in weak else left.type
            typed[link.left] = replace(left, type=kind)
            typed[link.right] = replace(right, type=kind)
    return tuple(typed)
