"""Articles again under other names and in another year, so that a set can be as large as wanted.

The consonants of every word change places by a fixed rule for each round, so that names, words and
texts are new and every span still fits; days move by years. What is alike inside a round stays
alike."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from throughline.model.annotation import Annotation
from throughline.model.source import Article, Span

_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_YEARS_APART = 5

Read = tuple[Article, Annotation]


def varied(read: Sequence[Read], count: int) -> Iterator[Read]:
    """`count` articles with annotations: those given, then again and again under other names."""
    for number in range(count):
        article, annotation = read[number % len(read)]
        turn = number // len(read)
        yield (article, annotation) if turn == 0 else _turned(article, annotation, turn)


def _turned(article: Article, annotation: Annotation, turn: int) -> Read:
    table = _table(turn)
    # All but two digits of it: an id that begins with the number of the round would stay as it is.
    name = f"{turn:02x}{article.id[:-2]}"
    changed: Article = _map(article, table, turn)
    found: Annotation = _map(annotation, table, turn)
    return replace(changed, id=name), replace(found, article=name)


def _table(turn: int) -> dict[int, str]:
    other = list(_CONSONANTS)
    random.Random(turn).shuffle(other)
    pairs = zip(_CONSONANTS + _CONSONANTS.upper(), other + [c.upper() for c in other], strict=True)
    return {ord(before): after for before, after in pairs}


_WORDS = frozenset(("text", "name", "title", "outlet", "byline"))
"""Fields that hold words of the article; all others hold labels."""


def _map(value: Any, table: dict[int, str], turn: int, field: str = "") -> Any:
    if isinstance(value, str):
        return value.translate(table) if field in _WORDS else value
    if isinstance(value, date):
        return value.replace(year=value.year + _YEARS_APART * turn, day=min(value.day, 28))
    if isinstance(value, tuple):
        return tuple(_map(item, table, turn, field) for item in value)
    if isinstance(value, Span) or not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {
        item.name: mapped
        for item in fields(value)
        if (mapped := _map(old := getattr(value, item.name), table, turn, item.name)) is not old
    }
    return replace(value, **changes)
