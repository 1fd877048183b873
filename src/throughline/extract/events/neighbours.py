"""The words around one candidate trigger."""

from throughline.extract.events.clauses import Tokens, grammar


class Neighbours:
    """The words around one candidate, tokens [start, end)."""

    __slots__ = (
        "after_mention",
        "back",
        "before_mention",
        "capital",
        "end",
        "hyphenated",
        "next",
        "previous",
        "start",
        "tokens",
    )

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        mention_ends: frozenset[int],
        mention_starts: frozenset[int],
    ) -> None:
        words, skipped = tokens.words, grammar().skipped_adverbs
        self.tokens, self.start, self.end = tokens, start, end
        back = start - 1
        while back >= 0 and (
            (words[back].endswith("ly") and len(words[back]) > 4) or words[back] in skipped
        ):
            back -= 1
        self.back = back
        self.previous = words[back] if back >= 0 else ""
        self.next = words[end] if end < len(tokens) else ""
        self.after_mention = start > 0 and tokens.ends[start - 1] in mention_ends
        self.before_mention = end < len(tokens) and tokens.starts[end] in mention_starts
        self.capital = start > 0 and tokens.text[tokens.starts[start]].isupper()
        self.hyphenated = (
            start > 0
            and words[start - 1] in ("-", "‐", "–")
            and tokens.starts[start] == tokens.ends[start - 1]
        )

    def word(self, index: int) -> str:
        """The word at a token index, "" outside the sentence."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens) else ""

    @property
    def next_is_capital(self) -> bool:
        """Whether the next token begins with a capital letter."""
        return self.end < len(self.tokens) and (
            self.tokens.text[self.tokens.starts[self.end]].isupper()
        )


def object_follows(near: Neighbours) -> bool:
    """Whether an object follows the candidate, so that it is an active verb."""
    rules = grammar()
    following = near.next
    if not following:
        return False
    if following == "at":
        return near.word(near.end + 1) == "least"
    if (
        near.before_mention
        or following in rules.determiners
        or following in rules.object_pronouns
        or following in rules.quantities
        or following[0].isdigit()
    ):
        return True
    return following[0].isalpha() and not (
        following in rules.prepositions
        or following in rules.coordinators
        or following in rules.auxiliaries
        or following in rules.subordinators
        or following in rules.no_objects
        or following.endswith("ly")
    )
