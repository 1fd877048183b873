"""SQL of full-text search: words and "quoted phrases" over the sentences of the case.

A user's words are never FTS5 syntax: each becomes a quoted string. All words must stand in the
sentence; where no sentence has all of them, any of them will do, best first (BM25), without stop
words: an OR over very common words costs a quarter of a second on a million sentences.
"""

import re
import sqlite3
from dataclasses import dataclass

from throughline.model.source import Span

# Around matches. Noncharacters: they stand in no text that is meant to be read.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
TOKEN = re.compile(r"\w+")

# fmt: off
STOP_WORDS = frozenset((
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "but", "by", "can", "could", "did", "do", "for", "from", "had", "has", "have",
    "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "more",
    "most", "no", "not", "of", "on", "one", "or", "our", "out", "over", "said", "says", "she",
    "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with",
    "would", "you",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A sentence that answers a search. `text` is the sentence, unaltered."""

    article: str
    sentence: int
    span: Span
    text: str
    outlet: str | None
    title: str | None
    published: str | None
    """First possible day of publication, ISO 8601."""
    every_word: bool
    """Whether the sentence has all words that were asked for."""
    matches: tuple[Span, ...] = ()
    """Where in `text` the words stand, in order."""


def search(connection: sqlite3.Connection, query: str, limit: int) -> tuple[SearchHit, ...]:
    """The best sentences of the case for `query`, at most `limit`; none for a query of no words."""
    phrases = _phrases(query)
    if not phrases:
        return ()
    found = _run(connection, " AND ".join(map(_quoted, phrases)), limit, every_word=True)
    if found or len(phrases) == 1:
        return found
    telling = [phrase for phrase in phrases if phrase.lower() not in STOP_WORDS] or phrases
    return _run(connection, " OR ".join(map(_quoted, telling)), limit, every_word=False)


def _phrases(query: str) -> list[str]:
    """The words and phrases of a query; a trailing * is kept, other signs are dropped."""
    found = []
    for match in PHRASE.finditer(query):
        words = " ".join(TOKEN.findall(match[1] if match[1] is not None else match[2]))
        if words:
            found.append(words + "*" * (match[2] is not None and match[2].endswith("*")))
    return found


def _quoted(phrase: str) -> str:
    return f'"{phrase[:-1]}"*' if phrase.endswith("*") else f'"{phrase}"'


def _run(
    connection: sqlite3.Connection, expression: str, limit: int, *, every_word: bool
) -> tuple[SearchHit, ...]:
    rows = connection.execute(
        'SELECT s.article, s.number, s.start, s."end", s.text, a.outlet, a.title,'
        " c.published_start, highlight(sentence_fts, 0, ?, ?) FROM sentence_fts"
        " JOIN sentence AS s ON s.id = sentence_fts.rowid"
        " JOIN article AS a ON a.id = s.article"
        # Only what belongs to the assembled case, not what a stopped build left behind.
        " JOIN case_article AS c ON c.article = s.article"
        " WHERE sentence_fts MATCH ? AND s.kind != 'furniture'"
        " ORDER BY bm25(sentence_fts), c.position, s.number LIMIT ?",
        (OPEN, CLOSE, expression, limit),
    )
    return tuple(
        SearchHit(
            article=article,
            sentence=number,
            span=Span(start, end),
            text=text,
            outlet=outlet,
            title=title,
            published=published,
            every_word=every_word,
            matches=_matches(marked),
        )
        for article, number, start, end, text, outlet, title, published, marked in rows
    )


def _matches(marked: str) -> tuple[Span, ...]:
    """The spans between the marks, in the text without them."""
    before, *parts = marked.split(OPEN)
    offset = len(before)
    found = []
    for part in parts:
        inside, _, after = part.partition(CLOSE)
        found.append(Span(offset, offset + len(inside)))
        offset += len(inside) + len(after)
    return tuple(found)
