"""Makes edited copies of articles, with what was taken from where: seeded, so that each run is
alike.
Four ways in which an agency's text comes back: cut at the end, its paragraphs in another order, a
word changed here and there, or a few sentences inside a paper's own report.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from throughline.model.annotation import SentenceKind
from throughline.model.source import Article, Span
from throughline.text import prepare

WAYS = ("cut", "reordered", "edited", "embedded")
CHANGED_WORDS = 0.06
"""Share of the words that an editor changes."""
EMBEDDED_WORDS = 45

_WORD = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class Copied:
    """A made copy: its article, the article it comes from, and what of it was taken over."""

    article: Article
    origin: str
    way: str
    spans: tuple[Span, ...]
    replaces: str = ""
    """Id of the article that became the own report around a passage, "" where none did."""

    @property
    def whole(self) -> bool:
        """Whether it is a copy and not a report with a passage of another's."""
        return self.way != "embedded"


def made_copies(articles: Sequence[Article], seed: int = 7) -> Iterator[Copied]:
    """A copy of every other article, in the four ways in turn; the rest lend their own
    reporting."""
    chance = random.Random(seed)
    for number in range(0, len(articles) - 1, 2):
        way = WAYS[number // 2 % len(WAYS)]
        made = _copy(articles[number], articles[number + 1], way, chance)
        if made is not None:
            yield made


def _copy(source: Article, other: Article, way: str, chance: random.Random) -> Copied | None:
    sentences = _sentences(source)
    if way == "embedded":
        return _embedded(source, sentences, other, chance)
    if way == "cut":
        sentences = sentences[: max(3, round(len(sentences) * chance.uniform(0.5, 0.9)))]
    elif way == "reordered":
        half = len(sentences) // 2
        sentences = [*sentences[half:], *sentences[:half]]
    else:
        words = sorted({word for sentence in sentences for word in _WORD.findall(sentence)})
        sentences = [_edited(sentence, words, chance) for sentence in sentences]
    if len(sentences) < 3:
        return None
    text = "\n\n".join(sentences)
    return Copied(_published(source, way, text), source.id, way, (Span(0, len(text)),))


def _embedded(
    source: Article, sentences: list[str], other: Article, chance: random.Random
) -> Copied | None:
    """A few sentences in a row of `source` in the middle of `other`."""
    own = _sentences(other)
    if len(sentences) < 4 or len(own) < 4:
        return None
    start = chance.randrange(len(sentences) - 2)
    taken: list[str] = []
    while start + len(taken) < len(sentences) and len(" ".join(taken).split()) < EMBEDDED_WORDS:
        taken.append(sentences[start + len(taken)])
    if len(" ".join(taken).split()) < EMBEDDED_WORDS:
        return None
    middle = len(own) // 2
    before, passage = "\n\n".join(own[:middle]), "\n\n".join(taken)
    text = "\n\n".join((before, passage, *own[middle:]))
    begin = len(before) + 2
    span = Span(begin, begin + len(passage))
    report = _published(other, "embedded", text)
    return Copied(report, source.id, "embedded", (span,), replaces=other.id)


def _edited(sentence: str, words: list[str], chance: random.Random) -> str:
    def change(found: re.Match[str]) -> str:
        return chance.choice(words) if chance.random() < CHANGED_WORDS else found.group()

    return _WORD.sub(change, sentence)


def _sentences(article: Article) -> list[str]:
    document = prepare(article)
    return [
        " ".join(sentence.span.of(document.text).split())
        for sentence in document.sentences
        if sentence.kind is SentenceKind.BODY
    ]


def _published(source: Article, way: str, text: str) -> Article:
    """An article of another outlet under no headline of its own, with the day of its source."""
    return replace(
        source,
        id=f"{source.id[:14]}{WAYS.index(way)}z",
        title=None,
        outlet="Copy",
        url=None,
        text=text,
        furniture=(),
    )
