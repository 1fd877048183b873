"""Documents, mentions and resolutions of invented reports, for tests of attributions and claims.

The mentions are made from fixed lists, so that these tests hold whatever the readers of names do.
"""

import re
from collections.abc import Mapping
from datetime import date

from throughline.extract.attributions import find_attributions
from throughline.model.annotation import (
    Anchor,
    Annotation,
    EntityType,
    Mention,
    MentionForm,
    TimeExpression,
    TimexType,
)
from throughline.model.dates import Interval, day
from throughline.model.source import Article, Span
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import Copies, EntityCluster, Ref, Resolution
from throughline.text.document import Document
from throughline.text.offsets import OffsetMap
from throughline.text.sentences import split_sentences

PERSONS = ("Mara Voss", "Jon Krell", "Jona Kroll", "Ila Denko", "Voss", "Krell", "Denko")
BODIES = ("Harbour Ministry", "Osk Line", "Coast Court", "Port Authority", "Gazette", "Grey Front")
PLACES = ("Velland", "Tarnow")
ENTITIES = {"Voss": "Mara Voss", "Krell": "Jon Krell", "Denko": "Ila Denko"}
"""Short names that stand for a full one."""

_TYPES = (
    dict.fromkeys(PERSONS, EntityType.PERSON)
    | dict.fromkeys(BODIES, EntityType.ORGANIZATION)
    | dict.fromkeys(PLACES, EntityType.PLACE)
)
_MENTION = re.compile(
    rf"\b(?:{'|'.join(sorted(_TYPES, key=lambda name: -len(name)))}|[Ss]?[Hh]e|his|her|its)\b"
)
_DAY = re.compile(r"\b(?:March|April) \d{1,2}, 20\d\d\b")
_MONTHS = {"March": 3, "April": 4}


def document_of(text: str, article: str = "a1") -> Document:
    """A document whose sentences are split by the stage before."""
    published = Article(article, f"{article}.txt", None, None, None, None, None, text)
    return Document(published, text, OffsetMap(), split_sentences(text, (), None), "en")


def mentions_of(document: Document) -> tuple[Mention, ...]:
    """The names of the lists; a personal pronoun stands for the last person, "its" for the last
    body."""
    found: list[Mention] = []
    last: dict[EntityType, int] = {}
    for number, sentence in enumerate(document.sentences):
        for match in _MENTION.finditer(document.text, sentence.span.start, sentence.span.end):
            word = match.group()
            form = MentionForm.NAME if word in _TYPES else MentionForm.PRONOUN
            kind = EntityType.ORGANIZATION if word == "its" else EntityType.PERSON
            kind = _TYPES.get(word, kind)
            antecedent = None if form is MentionForm.NAME else last.get(kind)
            if form is MentionForm.NAME:
                last[kind] = len(found)
            found.append(
                Mention(Span(*match.span()), number, kind, form, word, antecedent=antecedent)
            )
    return tuple(found)


def times_of(document: Document) -> tuple[TimeExpression, ...]:
    """The full dates of the text ("March 3, 2021")."""
    found = []
    for number, sentence in enumerate(document.sentences):
        for match in _DAY.finditer(document.text, sentence.span.start, sentence.span.end):
            interval = _interval(match.group())
            found.append(
                TimeExpression(
                    Span(*match.span()),
                    number,
                    TimexType.DATE,
                    str(interval.start),
                    interval,
                    Anchor.NONE,
                    "a full date",
                )
            )
    return tuple(found)


def _interval(words: str) -> Interval:
    month, number, year = words.replace(",", "").split()
    return day(date(int(year), _MONTHS[month], int(number)))


def annotation_of(text: str, article: str) -> Annotation:
    """Mentions, dates and attributions of one report."""
    document = document_of(text, article)
    mentions = mentions_of(document)
    return Annotation(
        article=article,
        reader="test",
        language="en",
        sentences=document.sentences,
        mentions=mentions,
        times=times_of(document),
        attributions=find_attributions(document, mentions),
    )


def resolution_of(texts: Mapping[str, str]) -> Resolution:
    """A resolution of reports by id: one entity for each name of the lists."""
    ids = sorted(texts)
    annotations = tuple(annotation_of(texts[article], article) for article in ids)
    members: dict[str, list[Ref]] = {}
    for annotation in annotations:
        for index in range(len(annotation.mentions)):
            at: int | None = index
            while at is not None and annotation.mentions[at].form is not MentionForm.NAME:
                at = annotation.mentions[at].antecedent
            if at is not None:
                name = annotation.mentions[at].name
                members.setdefault(ENTITIES.get(name, name), []).append(
                    Ref(annotation.article, index)
                )
    return Resolution(
        reports=Reports.of(
            [document_of(texts[article], article).article for article in ids], annotations
        ),
        published={},
        entities=tuple(
            EntityCluster(f"e-{name}", _TYPES[name], name, (), tuple(refs), ())
            for name, refs in sorted(members.items())
        ),
        events=(),
        copies=Copies((), (), {article: article for article in ids}),
        stories=dict.fromkeys(ids, "s"),
        main_story="s",
    )
