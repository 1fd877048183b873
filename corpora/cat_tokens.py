"""Documents in the CAT XML of ECB+ and MEANTIME as text: tokens, markables and their ranges."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from corpora.values import Range


class Tokens(NamedTuple):
    """A document's words a blank apart, its sentences a line each."""

    text: str
    sentences: tuple[Range, ...]
    numbers: tuple[int, ...]
    """The set's number of each sentence."""
    words: tuple[Range, ...]
    places: dict[str, Range]
    """Token id -> its range."""


def tokens_of(root: Element) -> Tokens:
    """All tokens of the document that are not blank."""
    lines: list[str] = []
    sentences: list[Range] = []
    numbers: list[int] = []
    places: dict[str, Range] = {}
    at = 0
    for number, sentence in groupby(root.iter("token"), key=lambda t: int(t.get("sentence", "-1"))):
        words = [(token.get("t_id", ""), "".join((token.text or "").split())) for token in sentence]
        words = [(token, word) for token, word in words if word]
        if not words:
            continue
        start = at
        for token, word in words:
            places[token] = (at, at + len(word))
            at += len(word) + 1
        lines.append(" ".join(word for _, word in words))
        sentences.append((start, at - 1))
        numbers.append(number)
    return Tokens(
        "\n".join(lines), tuple(sentences), tuple(numbers), tuple(places.values()), places
    )


def anchored(root: Element, places: dict[str, Range]) -> Iterator[tuple[Element, Range]]:
    """The markables that stand in the text, each with its range from first to last token."""
    for mark in root.iterfind("Markables/*"):
        anchors = [anchor.get("t_id", "") for anchor in mark.iterfind("token_anchor")]
        ranges = [places[anchor] for anchor in anchors if anchor in places]
        if ranges and len(ranges) == len(anchors):
            yield mark, (min(ranges)[0], max(end for _, end in ranges))


def linked(relations: Iterable[Element]) -> Iterator[tuple[Element, str, str]]:
    """Each relation with the ids of a source and of its target."""
    for relation in relations:
        target = relation.find("target")
        for source in relation.iterfind("source"):
            if target is not None:
                yield relation, source.get("m_id", ""), target.get("m_id", "")
