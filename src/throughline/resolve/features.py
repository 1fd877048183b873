"""What one article is about, as features that it may share with others: names, subject words, days,
numbers. Names are taken as the article has them, in one spelling: which of them are one bearer's
is worked out later, for the articles of one story alone.
"""

import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from throughline.extract.mentions.names import name_words
from throughline.model.annotation import Annotation, EntityType, SentenceKind
from throughline.model.source import Article
from throughline.resolve.chains import Chain, chains_of
from throughline.resolve.compare import weighty
from throughline.resolve.reports import Work
from throughline.resolve.spellings import listed, place_key, sound
from throughline.resolve.subject_words import subject_stems

KINDS = (*(kind.value for kind in EntityType), "word", "capital", "number", "day")
"""Kinds of feature: a name of an entity of some type, or something else that the text says."""

_NUMBER = re.compile(r"\b\d{2,5}(?:-year-old)?\b|\b\d-year-old\b")
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{3,}\b")
_TITLE_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,}\b")
_PLAIN = str.maketrans("-‐", "  ", "'’‘`.")
"""Hyphens part the words of a name; apostrophes and dots do not count."""
_MOST = 255
"""A feature counts at most so often in one article."""

Hashes = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Features:
    """The features of an article, as they are kept: three arrays of one length in base64."""

    hashes: str
    """Of each feature, 8 bytes with the lowest first. A name has one hash, whatever its type."""
    kinds: str
    """Place of its kind in `KINDS`, a byte each."""
    counts: str
    """How often the article has it, a byte each."""

    def unpacked(self) -> tuple[Hashes, Bytes, Bytes]:
        """Hashes, kinds and counts as arrays."""
        hashes = np.frombuffer(b64decode(self.hashes), dtype="<u8").astype(np.uint64, copy=False)
        kinds, counts = (
            np.frombuffer(b64decode(packed), np.uint8) for packed in (self.kinds, self.counts)
        )
        return hashes, kinds, counts


def _features(article: Article, annotation: Annotation) -> Features:
    found = Counter(_said(article, annotation))
    kinds: dict[str, str] = {}
    for chain in chains_of(annotation):
        name = f"name:{_name(chain)}"
        found[name] += len(chain.members)
        kinds.setdefault(name, chain.type.value)
    rows = sorted((_hash(name), name) for name in found)
    return Features(
        hashes=_packed(np.array([number for number, _ in rows], dtype="<u8")),
        kinds=_packed([KINDS.index(kinds.get(name) or _kind(name)) for _, name in rows]),
        counts=_packed([min(_MOST, found[name]) for _, name in rows]),
    )


FEATURES = Work("features", Features, _features)


def _said(article: Article, annotation: Annotation) -> Iterator[str]:
    """What the article says, apart from whom it names, as "kind:value"."""
    title = article.title or ""
    yield from (f"word:{stem}" for stem in subject_stems(title.lower()))
    yield from (f"capital:{word.lower()}" for word in _TITLE_CAPITAL.findall(title))
    yield from (f"number:{digits}" for digits in _NUMBER.findall(title))
    for sentence in annotation.sentences:
        if sentence.kind is not SentenceKind.FURNITURE:
            text = sentence.span.of(article.text)
            yield from (f"word:{stem}" for stem in subject_stems(text))
            yield from (f"capital:{word.lower()}" for word in _CAPITAL.findall(text))
            yield from (f"number:{digits}" for digits in _NUMBER.findall(text))
    for time in annotation.times:
        if time.interval is not None and time.interval.is_day and time.interval.start:
            yield f"day:{time.interval.start.isoformat()}"


def _name(chain: Chain) -> str:
    """The name of a chain in one spelling: of a person the sounds of first and last word, of a body
    its weighty words in whatever order."""
    if chain.type is EntityType.PERSON:
        words = [sound(listed(word)) for word in name_words(chain.names[0][0].translate(_PLAIN))]
        return " ".join(dict.fromkeys((words[0], words[-1])))
    if chain.type is EntityType.PLACE:
        return place_key(chain.key)
    return " ".join(sorted(weighty(chain.names[0][0]))) or chain.key


def _kind(name: str) -> str:
    return name.partition(":")[0]


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def _packed(values: Iterable[int] | npt.NDArray[np.unsignedinteger]) -> str:
    if not isinstance(values, np.ndarray):
        values = np.array(list(values), np.uint8)
    return b64encode(values.tobytes()).decode("ascii")
