"""Token and tag in columns, a blank line between sentences: the form of most sets of names.

The text of such a set is its tokens joined by one space, and its sentences joined by a newline.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.files import read_text
from corpora.values import AnnotatedText, Mark, Range


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """The tokens of a sentence with their tags (B-X, I-X, O); `heading` is the line above it."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    heading: str = ""


def read_sentences(
    path: Path, *, token: int = 0, tag: int = 1, separator: str = "\t", heading: str | None = None
) -> Iterator[TaggedSentence]:
    """The sentences of a column file; a line that starts with `heading` opens one as a blank does.

    A line with fewer columns has the tag O; one whose token is blank is left out.
    """
    rows: list[tuple[str, str]] = []
    opened = ""
    for line in (*read_text(path).split("\n"), ""):
        is_heading = heading is not None and line.startswith(heading)
        if line.strip() and not is_heading:
            columns = line.rstrip("\r").split(separator)
            word = "".join(columns[token].split()) if len(columns) > token else ""
            if word:
                rows.append((word, columns[tag].strip() if len(columns) > tag else "O"))
            continue
        if rows:
            yield TaggedSentence(tuple(t for t, _ in rows), tuple(t for _, t in rows), opened)
            rows, opened = [], ""
        if is_heading:
            opened = line.strip()


def annotated(corpus: str, name: str, sentences: Iterable[TaggedSentence]) -> AnnotatedText:
    """One text of the sentences, with its words, sentences and the names that the tags mark."""
    parts: list[str] = []
    ranges: list[Range] = []
    words: list[Range] = []
    names: list[Mark] = []
    at = 0
    for sentence in sentences:
        own = _word_ranges(sentence.tokens, at)
        names.extend(
            Mark(own[first][0], own[last][1], label) for first, last, label in spans(sentence.tags)
        )
        words.extend(own)
        parts.append(" ".join(sentence.tokens))
        ranges.append((at, at + len(parts[-1])))
        at += len(parts[-1]) + 1
    return AnnotatedText(
        corpus, name, "\n".join(parts), tuple(ranges), tuple(words), names=tuple(names)
    )


def one_a_sentence(corpus: str, split: str, path: Path) -> Iterator[AnnotatedText]:
    """Every sentence of a file of token TAB tag as a text of its own, numbered from 0."""
    for index, sentence in enumerate(read_sentences(path)):
        yield annotated(corpus, f"{split}-{index}", (sentence,))


def spans(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """First and last word and label of each mark.

    A mark starts at B-, and at I- where none of its label goes on: this reads BIO and IOB1 alike.
    """
    start, last, label = 0, -1, ""
    for index, tag in enumerate(tags):
        prefix, _, own = tag.partition("-")
        goes_on = prefix == "I" and own == label
        if label and not goes_on:
            yield start, last, label
            label = ""
        if prefix in ("B", "I") and not goes_on:
            start, label = index, own
        last = index
    if label:
        yield start, last, label


def _word_ranges(tokens: Iterable[str], at: int) -> list[Range]:
    ranges: list[Range] = []
    for token in tokens:
        ranges.append((at, at + len(token)))
        at += len(token) + 1
    return ranges
