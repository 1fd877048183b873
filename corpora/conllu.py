"""CoNLL-U: sentences with their words' places in the surface text, and documents made of them.

A word of a multiword token ("don't" = "do" + "n't") gets its own part of the surface form. Empty
nodes are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpora.files import read_text
from corpora.values import AnnotatedText, Range, Tree

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` is the number of its head within the sentence, 0 for a root.

    `start` and `end` are places in the sentence's text, `misc` the last column as it is written.
    """

    start: int
    end: int
    form: str
    tag: str
    head: int
    relation: str
    misc: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `gap` is what parts it from the one before it in its document."""

    document: str
    name: str
    text: str
    words: tuple[Word, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences of one document, and the text that they make up with its layers of syntax."""

    sentences: tuple[Sentence, ...]
    text: AnnotatedText

    def words_of(self) -> Iterator[tuple[Sentence, tuple[Range, ...]]]:
        """Each sentence with the ranges of its words in the document's text."""
        at = 0
        for sentence in self.sentences:
            yield sentence, self.text.words[at : at + len(sentence.words)]
            at += len(sentence.words)


def read_documents(path: Path, corpus: str) -> Iterator[Document]:
    """The documents of a file, in its order; a file without `newdoc` is one, named as the file."""
    for name, sentences in groupby(read_sentences(path), key=lambda one: one.document):
        yield _document(corpus, name or path.stem, tuple(sentences))


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file; a blank line parts a paragraph from the one before it."""
    document, spaced = "", True
    for block in read_text(path).split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line.count("\t") == _COLUMNS - 1]
        if not rows:
            continue
        starts = [line for line in comments if line.startswith("# newdoc")]
        document = _value(starts[0]) if starts else document
        paragraph = any(line.startswith("# newpar") for line in comments)
        gap = "\n\n" if paragraph or starts else " " if spaced else ""
        name = next((_value(line) for line in comments if line.startswith("# sent_id")), "")
        text, words, spaced = _words(rows)
        yield Sentence(document, name, text, words, gap)


def cut(forms: Sequence[str], surface: str) -> list[Range]:
    """The part of a multiword token's surface form that each of its words gets, never empty.

    Words whose forms do not make up the surface get as many characters as their forms have, while
    every later word still gets one; the last gets the rest. Raises ValueError where there are more
    words than characters.
    """
    if len(forms) > len(surface):
        raise ValueError(f"{surface!r} has too few characters for {len(forms)} words")
    ranges: list[Range] = []
    at = 0
    for later, form in zip(reversed(range(len(forms))), forms, strict=True):
        end = min(at + max(len(form), 1), len(surface) - later) if later else len(surface)
        ranges.append((at, end))
        at = end
    return ranges


def _words(rows: Sequence[Sequence[str]]) -> tuple[str, tuple[Word, ...], bool]:
    """Text and words of a sentence, and whether a blank follows it."""
    parts: list[str] = []
    ranges: list[Range] = []
    kept = [row for row in rows if row[0].isdecimal()]
    at, spaced = 0, False
    for form, inner, misc in _tokens(rows):
        at += spaced
        parts.append(f" {form}" if spaced else form)
        ranges.extend((at + start, at + end) for start, end in cut(inner, form))
        at += len(form)
        spaced = "SpaceAfter=No" not in misc.split("|")
    words = tuple(
        Word(start, end, row[1], row[3], int(row[6]), row[7], row[9])
        for (start, end), row in zip(ranges, kept, strict=True)
    )
    return "".join(parts), words, spaced


def _tokens(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Surface form, forms of its words and MISC of each token, in order."""
    covered = 0
    forms = {int(row[0]): row[1] for row in rows if row[0].isdecimal()}
    for row in rows:
        if row[0].isdecimal() and int(row[0]) > covered:
            yield row[1], (row[1],), row[9]
        elif "-" in row[0]:
            first, covered = (int(number) for number in row[0].split("-"))
            yield row[1], tuple(forms[number] for number in range(first, covered + 1)), row[9]


def _document(corpus: str, name: str, sentences: tuple[Sentence, ...]) -> Document:
    parts: list[str] = []
    ranges: list[Range] = []
    words: list[Range] = []
    heads: list[int] = []
    at = 0
    for sentence in sentences:
        gap = sentence.gap if parts else ""
        parts.append(gap + sentence.text)
        at += len(gap)
        first = len(words)
        for index, word in enumerate(sentence.words):
            words.append((at + word.start, at + word.end))
            heads.append(first + (word.head - 1 if word.head else index))
        ranges.append((at, at + len(sentence.text)))
        at += len(sentence.text)
    every = [word for sentence in sentences for word in sentence.words]
    tree = Tree(tuple(heads), tuple(w.relation for w in every), tuple(w.tag for w in every))
    text = AnnotatedText(corpus, name, "".join(parts), tuple(ranges), tuple(words), tree=tree)
    return Document(sentences, text)


def _value(comment: str) -> str:
    return comment.partition("=")[2].strip()
