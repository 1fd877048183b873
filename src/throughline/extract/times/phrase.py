"""The tokens of one grammar match with their neighbours, and the number that they say."""

from dataclasses import dataclass, replace

from throughline.extract.times.lexer import Lexed, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last) of a sentence."""

    lexed: Lexed
    first_index: int
    last_index: int
    tokens: tuple[Token, ...]

    def slice(self, first: int, last: int) -> "Phrase":
        """The phrase of some of the tokens."""
        return replace(
            self,
            first_index=self.first_index + first,
            last_index=self.first_index + last,
            tokens=self.tokens[first:last],
        )

    def without_leading(self, *kinds: str) -> "Phrase":
        """The phrase without a first token of one of `kinds`."""
        return self.slice(1, len(self.tokens)) if self.tokens[0].kind in kinds else self

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of `kinds` is in the phrase."""
        return any(token.kind in kinds for token in self.tokens)

    def first(self, *kinds: str) -> Token | None:
        """The first token of one of `kinds`."""
        return next((token for token in self.tokens if token.kind in kinds), None)

    def value(self, *kinds: str) -> int | None:
        """The whole-number value of the first token of one of `kinds`."""
        token = self.first(*kinds)
        return token.value if token is not None and isinstance(token.value, int) else None

    def value_text(self, *kinds: str) -> str | None:
        """The text value of the first token of one of `kinds`."""
        token = self.first(*kinds)
        return token.value if token is not None and isinstance(token.value, str) else None

    def next_raws(self, count: int) -> tuple[str, ...]:
        """Up to `count` tokens after the phrase, as written."""
        last = min(self.last_index + count, len(self.lexed.starts))
        return tuple(self._raw(index) for index in range(self.last_index, last))

    def next_raw(self) -> str:
        """The token after the phrase, "" at the sentence's end."""
        following = self.next_raws(1)
        return following[0] if following else ""

    def previous_raw(self, back: int = 1) -> str:
        """The token `back` places before the phrase, "" at the sentence's start."""
        index = self.first_index - back
        return self._raw(index) if index >= 0 else ""

    def next_is(self, *kinds: str) -> bool:
        """Whether the next token is of one of `kinds`."""
        last = self.last_index
        if last >= len(self.lexed.starts):
            return False
        return self.lexed.tokens(last, last + 1)[0].kind in kinds

    def previous_is(self, *kinds: str) -> bool:
        """Whether the token before, a hyphen left out, is of one of `kinds`."""
        index = self.first_index - 1
        if index > 0 and self._raw(index) in ("-", "–", "‑"):
            index -= 1
        return index >= 0 and self.lexed.tokens(index, index + 1)[0].kind in kinds

    def next_is_word(self) -> bool:
        """Whether a lower-case word that is no time word follows directly."""
        raw = self.next_raw()
        return raw[:1].islower() and self.lexed.classes[self.last_index] == "x"

    def next_is_name(self) -> bool:
        """Whether a capitalised word that is no time word follows directly."""
        raw = self.next_raw()
        return raw[:1].isupper() and self.lexed.classes[self.last_index] == "x"

    def previous_is_name(self) -> bool:
        """Whether a capitalised word that is no time word stands directly before."""
        raw = self.previous_raw()
        return raw[:1].isupper() and self.lexed.classes[self.first_index - 1] == "x"

    def is_in_a_name(self) -> bool:
        """Whether it is capitalised inside a sentence after a capitalised word ("USA Today")."""
        return self.tokens[0].text[:1].isupper() and self.previous_is_name()

    def previous_starts_sentence(self) -> bool:
        """Whether the token before the phrase is the sentence's first."""
        return self.first_index == 1

    def _raw(self, index: int) -> str:
        return self.lexed.text[self.lexed.starts[index] : self.lexed.ends[index]]


_NUMBERS = frozenset(
    ("small", "year", "count", "decimal", "number", "one", "hundred", "half", "couple")
)


def number_of(phrase: Phrase) -> tuple[float | None, float | None, bool]:
    """(low, high, vague) of the amount in the phrase; (None, None, True) for "several"."""
    numbers: list[float] = []
    total: float | None = None
    between = phrase.has("between")
    for index, token in enumerate(phrase.tokens):
        if token.kind in ("units", "unit", "century", "quarter", "parts", "part"):
            if phrase.tokens[-1].kind == "half" and phrase.has("and"):
                total = (1 if total is None else total) + 0.5
            break
        if (token.kind in ("to", "or") or (between and token.kind == "and")) and total is not None:
            numbers.append(total)
            total = None
        elif token.kind == "half_mark" or token.kind == "half":
            total = (total or 0) + 0.5
        elif token.kind == "hundred" and isinstance(token.value, int):
            total = (total or 1) * token.value
        elif token.kind == "dash" and total is not None and total > 19:
            continue
        elif token.kind == "dash" and total is not None and _number_follows(phrase, index):
            numbers.append(total)
            total = None
        elif token.kind in _NUMBERS and isinstance(token.value, int | float):
            total = (total or 0) + token.value
    if total is not None:
        numbers.append(total)
    if not numbers:
        return None, None, phrase.has("vague") or not phrase.has("a", "one")
    return numbers[0], numbers[-1], False


def _number_follows(phrase: Phrase, index: int) -> bool:
    following = phrase.tokens[index + 1].kind if index + 1 < len(phrase.tokens) else ""
    return following in _NUMBERS and not (following == "half" and phrase.has("and"))
