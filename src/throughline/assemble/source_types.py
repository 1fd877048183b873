"""What an unnamed source is: an official, police, somebody familiar with the matter, a document.

Read from the words that the report itself uses. The head noun decides ("a neighbour", "court
records"). A head that tells nothing ("a source", "people", "an officer") is decided by what it
knows ("close to the talks"), else by whom it belongs to ("a police source", "a person in the
ministry"). Words that no rule knows give `SourceType.OTHER`: a type is never guessed.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from throughline.model.case import SourceType

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*[’']?")
_POSSESSIVE = re.compile(r"['’]s?$")
_BREAKS = frozenset(
    {"of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "near", "inside", "about"}
    | {"within", "under", "who", "which", "whose", "that", "familiar", "close", "briefed", "aware"}
    | {"involved", "speaking", "quoted", "cited", "present", "working", "based", "led", "seen"}
    | {"obtained", "published", "released", "posted", "issued", "signed", "dated", "filed", "and"}
    | {"among", "outside", "maintained", "created", "appearing", "leaving", "after", "before"}
)
"""Where the words after the head begin."""

_OPENERS = frozenset({"a", "an", "the", "one", "two", "three", "four", "five", "another", "some"})
_BELONGING_WORDS = 4
"""Words after an open head that may tell of whom it is: "of the passengers"."""
_OFFICERS = frozenset({"officer", "agent"})
_TOGETHER = {"law enforcement": "law-enforcement", "press releases": "press release"}


@dataclass(frozen=True, slots=True)
class _Words:
    heads: dict[str, SourceType]
    open_heads: frozenset[str]
    belonging: dict[str, SourceType]
    knowing: frozenset[str]


def source_type(text: str) -> SourceType:
    """The type of an unnamed source, by the words `text` that a report uses for it."""
    lists = _lists()
    lows = [_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(_joined(text))]
    cut = next((i for i in range(1, len(lows)) if _ends_head(lows, i, lists)), len(lows))
    if not cut:
        return SourceType.OTHER
    head, before, after = lows[cut - 1], lows[: cut - 1], lows[cut:]
    two = f"{before[-1]} {head}" if before else head
    known = lists.heads.get(two) or lists.heads.get(head) or lists.heads.get(_singular(head))
    if _singular(head) not in lists.open_heads and head not in lists.open_heads:
        return known or SourceType.OTHER
    if lists.knowing & set(after):
        return SourceType.PERSON_FAMILIAR
    belongs = _belonging([*reversed(before), *after[:_BELONGING_WORDS]], lists)
    if belongs is not None:
        return belongs
    if _singular(head) in _OFFICERS:
        is_bare = all(word in _OPENERS for word in before)
        return SourceType.POLICE if is_bare else SourceType.OFFICIAL
    return known or SourceType.OTHER


def _ends_head(lows: list[str], index: int, lists: _Words) -> bool:
    """Whether the head stands before `index`: a preposition, or what was done to it ("sent")."""
    if lows[index] in _BREAKS:
        return True
    before = _singular(lows[index - 1])
    return lows[index].endswith("ed") and (before in lists.heads or before in lists.open_heads)


def _joined(text: str) -> str:
    for apart, joined in _TOGETHER.items():
        text = re.sub(apart, joined, text, flags=re.IGNORECASE)
    return text


def _belonging(words: list[str], lists: _Words) -> SourceType | None:
    """What the nearest word that tells it says of whom the source belongs to."""
    found = (
        lists.belonging.get(word) or (lists.heads.get(_singular(word)) if i else None)
        for i, word in enumerate(words)
    )
    return next((kind for kind in found if kind is not None), None)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


@cache
def _lists() -> _Words:
    path = files("throughline.assemble") / "data" / "source_types.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(
        heads={w: SourceType(kind) for kind, words in data["heads"].items() for w in words},
        open_heads=frozenset(data["open"]["heads"]),
        belonging={w: SourceType(kind) for kind, words in data["belonging"].items() for w in words},
        knowing=frozenset(data["knowing"]["words"]),
    )
