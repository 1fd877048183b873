"""What the encoder is given of a word: WordPiece numbers, its shape and the lists that know it.

The encoder reads lower case. What the capitals say it gets beside the pieces, as the shape of the
word; what lists of names say, as one number more. Each distinct word is worked out once a process.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MAX_PIECES_A_WORD = 12
"""Of longer words (addresses) the first pieces are read."""

SHAPES = 8
LEXICON_BITS = 5
_CACHED_WORDS = 200_000

_PART = re.compile(r"[^\W_]+|[\W_]")


class WordCode(NamedTuple):
    """One word as numbers."""

    pieces: tuple[int, ...]
    shape: int
    """0 to SHAPES - 1."""
    lexicon: int
    """Bits of the lists that hold the word: given name, family name, city, country, common."""


@dataclass(slots=True)
class Vocabulary:
    """Turns words into numbers, as the BERT tokenizer for lower case does (Devlin et al. 2019)."""

    numbers: Mapping[str, int]
    """WordPiece -> its number."""
    lexicon: Mapping[str, int]
    """Word in lower case -> bits of the lists that hold it."""
    _known: dict[str, WordCode] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """The piece before a window."""
        return self.numbers[START]

    @property
    def end(self) -> int:
        """The piece after a window."""
        return self.numbers[END]

    def encode(self, words: Iterable[str]) -> list[WordCode]:
        """The codes of `words`, in order. Every word has at least one piece."""
        known = self._known
        if len(known) > _CACHED_WORDS:
            known.clear()
        codes: list[WordCode] = []
        for word in words:
            code = known.get(word)
            if code is None:
                code = known[word] = self._encode(word)
            codes.append(code)
        return codes

    def _encode(self, word: str) -> WordCode:
        plain = _plain(word)
        pieces: list[int] = []
        for part in _PART.findall(plain):
            pieces += self._pieces(part)
        found = tuple(pieces[:MAX_PIECES_A_WORD]) or (self.numbers[UNKNOWN],)
        return WordCode(found, shape_of(word), self.lexicon.get(plain, 0))

    def _pieces(self, part: str) -> list[int]:
        """Greedy longest match from the left; the unknown piece where nothing fits."""
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(min(len(part), start + 40), start, -1):
                number = self.numbers.get(part[start:end] if not start else f"##{part[start:end]}")
                if number is not None:
                    break
            else:
                return [self.numbers[UNKNOWN]]
            found.append(number)
            start = end
        return found


def shape_of(word: str) -> int:
    """How the word is written: 0 signs, 1 lower, 2 Title, 3 CAPITALS, 4 mIxed, 5 one capital, 6
    digits, 7 digits and letters."""
    if any(char.isdigit() for char in word):
        return 7 if any(char.isalpha() for char in word) else 6
    if not any(char.isalpha() for char in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 5 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _plain(word: str) -> str:
    """Lower case without accents."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered.replace("’", "'").replace("‘", "'"))
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
