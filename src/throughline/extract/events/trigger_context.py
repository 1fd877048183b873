"""Whether a word form of the lexicon is a verb, a noun or no event, told from its neighbours."""

from throughline.extract.events.clauses import Tokens, grammar, is_verb
from throughline.extract.events.lexicon import Entry, event_types

Choice = tuple[Entry | None, str, bool]
"""Entry (None where none fits), form, whether passive."""
Verdict = tuple[str, bool] | None
_AIMED = frozenset(
    (
        *(
            "through",
            "into",
            "at",
            "on",
            "toward",
            "towards",
            "upon",
            "back",
            "off",
            "several",
            "multiple",
        ),
        *("from", "again", "repeatedly", "indiscriminately", "randomly", "wildly", "once", "twice"),
    )
)
"""What follows a shot."""
_GUNFIRE = frozenset(
    (
        *(
            "on",
            "return",
            "returned",
            "returning",
            "returns",
            "exchange",
            "exchanged",
            "exchanging",
        ),
        *("cross", "hostile", "enemy", "under", "into", "gun", "drew", "draw", "sniper"),
    )
)
"""Before "fire" these tell of shots."""
_ARMED = frozenset(
    ("armed", "pistol", "gunman", "gunmen", "shooter", "handgun", "shotgun", "ammunition", "sniper")
)
_UNMET = frozenset(
    (
        *(
            "criteria",
            "requirements",
            "needs",
            "demand",
            "demands",
            "deadline",
            "goal",
            "goals",
            "target",
        ),
        *("standards", "expectations", "obligations", "end", "conditions", "challenge", "match"),
    )
)
_ROUTINE = frozenset(("work", "normal", "normality", "business", "practice", "play", "form"))
_STATES = frozenset(
    ("coma", "trap", "category", "depression", "hands", "habit", "pattern", "recession", "wrong")
)
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_NO: Choice = (None, "", False)


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


def choose(near: Neighbours, group: list[Entry]) -> Choice:
    """The fitting one of the entries that share the candidate's words."""
    nouns = [entry for entry in group if entry.nominal]
    if near.hyphenated and not nouns:
        return _NO
    for entry in group:
        if entry.nominal:
            continue
        if entry.form == "fixed":
            return entry, "past", False
        verdict = _RULES[entry.form](near, entry, bool(nouns))
        if verdict is not None and _lemma_fits(near, entry, verdict[1]):
            return entry, *verdict
    if nouns and _noun_fits(near):
        return nouns[0], "noun", False
    return _NO


def _lemma_fits(near: Neighbours, entry: Entry, passive: bool) -> bool:
    """Lemmas with a frame of their own: "accused of", "fired the manager"."""
    rules = grammar()
    following = near.tokens.words[near.end : near.end + 9]
    if entry.lemma in rules.person_participles:
        framed = passive or near.previous in rules.have or _object_follows(near)
        attributive = near.previous in rules.determiners or near.previous in rules.attributes
        return framed and not attributive and "of" in following
    if entry.lemma == "fire on" and (
        near.next in rules.no_objects or near.next[:3] in _MONTHS or near.next[:1].isdigit()
    ):
        return False  # "was fired on Monday"
    if entry.type == "remove-from-office" and entry.lemma == "fire":
        nearby = {*near.tokens.words[max(0, near.start - 12) : near.end + 10]}
        if nearby & (rules.shots | _ARMED):
            return False
    if entry.lemma == "search" and near.next == "for":
        return False  # who is looked for is not searched
    if entry.lemma == "return" and following[:1] == ("to",) and {*following[1:2]} & _ROUTINE:
        return False
    if entry.lemma == "meet":
        return not (passive and near.next in ("with", "by")) and not {*following[:5]} & _UNMET
    if entry.lemma == "fire" and near.previous not in rules.be and near.next in _AIMED:
        return False  # "fired through the door" dismisses nobody
    if entry.lemma == "marry" and passive and near.next in ("to", "with"):
        return near.previous not in ("is", "are", "'s", "’s", "been") and near.next == "to"
    if entry.lemma == "rule" and near.before_mention:
        return False  # a government rules a country
    if entry.lemma == "overturn":  # a court something, a boat by itself
        return (entry.type == "rule") == (passive or _object_follows(near))
    if entry.lemma == "leak":  # documents leak otherwise than gas
        around = near.tokens.words[max(0, near.start - 10) : near.end + 9]
        return (entry.type == "breach") == bool({*around} & rules.data_words)
    if entry.lemma == "fall into":
        after = near.word(near.end + 1)
        return near.next in ("the", "a", "an", "its", "their") and after not in _STATES
    if entry.lemma == "recall":
        return passive or near.next in rules.quantities or near.next[:1].isdigit()
    if entry.lemma == "launch" and near.next in ("into", "itself", "himself", "herself"):
        return False
    if entry.lemma == "found" and near.word(near.start) == "found":
        return False  # the past of "find"
    if entry.lemma in rules.intransitive and not passive:
        return not (near.next in rules.determiners or near.next in rules.quantities)
    if entry.type == "travel" and passive:
        return False
    if entry.lemma in ("dismiss", "reject"):
        return not {*following[:4]} & rules.said_objects
    if entry.lemma == "agree" and near.next in ("that", "with"):
        return False
    if entry.lemma in ("decline", "refuse") and near.next == "to":
        return not {*following[1:2]} & rules.no_decision
    if entry.lemma in rules.person_objects and not passive and entry.lemma != "shoot":
        return not {*following[:5]} & rules.shots
    return True


def _noun_fits(near: Neighbours) -> bool:
    rules = grammar()
    word = near.word(near.end - 1)
    if near.next in rules.compound_heads or _modifies_next(near):
        return False  # "the fire department", "disaster relief": what it deals with
    if word == "fire" and near.previous in _GUNFIRE:
        return False
    if word.endswith("ing") and near.word(near.start - 1) in rules.auxiliaries:
        return False  # "we're hearing", "not shooting"
    if _opinion(near):
        return False
    if near.capital and near.next_is_capital and not word.startswith("attack"):
        return False  # part of a name
    if near.next == "of" and word in rules.not_before_of:
        return False
    if (
        _measure(near)
        or _one_of(near)
        or near.previous == "worst"
        or near.previous.endswith("iest")
    ):
        return False  # "the deadliest attack in years" says what another event is
    if word.endswith("s") and near.previous in ("that", "which", "who", "it", "he", "she"):
        return False
    if f"{word} {near.word(near.start - 1)}" in rules.not_after:
        return False
    if word in ("disaster", "tragedy", "catastrophe") and near.previous in ("a", "an", "just"):
        return False  # an opinion: "the launch was a disaster"
    if near.previous == "to":
        return near.end - near.start > 1 or _noun_after_to(near)
    return not (near.previous == "under" and word == "fire")


def _opinion(near: Neighbours) -> bool:
    """ "called it an attack on us", "described the launch as a disaster": how somebody sees it."""
    words, start = near.tokens.words, near.start
    for index in range(start - 1, max(-1, start - 4), -1):
        if words[index] in ("a", "an"):
            before = words[max(0, index - 3) : index]
            return bool({"call", "called", "calls", "calling"} & set(before)) or (
                before[-1:] == ("as",)
            )
    return False


def _modifies_next(near: Neighbours) -> bool:
    """Whether the next word is a plain noun that this one only describes."""
    following, rules = near.next, grammar()
    if not following[:1].isalpha() or near.next_is_capital:
        return False
    closed = (
        following in rules.prepositions
        or following in rules.coordinators
        or following in rules.subordinators
        or following in rules.auxiliaries
        or following in rules.relatives
        or following in rules.determiners
        or following in rules.subject_pronouns
        or following in rules.no_objects
        or following in rules.skipped_adverbs
        or following in rules.light
        or following in rules.person_participles
        or following == "accused"
    )
    return not closed and not (
        following.endswith(("ly", "ing", "ed", "s")) or is_verb(near.tokens, near.end)
    )


def _measure(near: Neighbours) -> bool:
    """ "the deadliest day since the Osk attacks": only what another event is measured by."""
    words = near.tokens.words
    if "since" not in words[max(0, near.start - 6) : near.start]:
        return False
    return any(
        word.endswith("iest") or word in ("worst", "largest", "biggest", "highest", "first")
        for word in words[max(0, near.start - 20) : near.start]
    )


def _one_of(near: Neighbours) -> bool:
    """ "one of the deadliest attacks" says what another event is."""
    words = near.tokens.words
    index = near.start - 1
    while index > 0 and words[index] not in grammar().prepositions:
        index -= 1
    return index > 0 and words[index] == "of" and words[index - 1] == "one"


def _noun_after_to(near: Neighbours) -> bool:
    """ "led to murder": "to" after a verb of result takes a noun."""
    return near.word(near.back - 1) in grammar().results


def _base(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    rules = grammar()
    if near.previous == "to" and _noun_after_to(near):
        return None
    if near.previous in ("do", "does", "did"):
        # "did not resign"; without the negation it is "do damage", "did time".
        return ("base", False) if near.back < near.start - 1 else None
    if near.previous in rules.modals or near.previous in rules.do:
        return "base", False
    return ("base", False) if near.previous in ("they", "we", "you", "i") else None


def _third(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    if near.previous in ("he", "she", "it", "who", "which"):
        return "s", False
    plain = not has_noun and near.after_mention and not near.capital
    return ("s", False) if plain and near.next not in ("of", "'", "’", ".", ",") else None


def _ing(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    rules = grammar()
    if near.previous in rules.determiners or (has_noun and near.after_mention):
        return None
    if near.next == "of" or (has_noun and near.word(near.start - 2) in rules.determiners):
        return None
    if near.previous in rules.be:
        return None if near.previous == "being" else ("ing", False)
    if (
        near.before_mention
        or near.next in rules.determiners
        or near.next in rules.quantities
        or near.next in rules.object_pronouns
        or near.next[:1].isdigit()
    ):
        return "ing", False
    return ("ing", False) if not has_noun and near.previous in rules.before_ing else None


def _past(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    return None if near.previous in grammar().determiners else ("past", False)


def _participle(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    if _adjectival(near):
        return None
    passive = event_types()[entry.type].subject == "agent"
    return "participle", passive and near.previous not in grammar().have


def _either(near: Neighbours, entry: Entry, has_noun: bool) -> Verdict:
    """A form that is past tense or participle: the auxiliary, else what follows, decides."""
    rules = grammar()
    kind = event_types()[entry.type]
    if _adjectival(near):
        return None
    if near.previous in rules.be:
        return "participle", kind.subject == "agent"
    if near.previous in rules.have:
        return "participle", False
    if near.previous in rules.modals or near.previous in rules.do:
        return ("base", False) if near.word(near.start) == entry.lemma.split(" ")[0] else None
    if _object_follows(near):
        return "past", False
    reduced = kind.transitive and not entry.rest and near.previous not in rules.subject_pronouns
    return ("participle", True) if reduced else ("past", False)


def _object_follows(near: Neighbours) -> bool:
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


def _adjectival(near: Neighbours) -> bool:
    """ "the injured man", "a convicted spy", "the accused": no event of their own."""
    rules = grammar()
    if _opens_with_noun(near):
        return True
    if near.previous in rules.determiners and near.previous not in (
        "that",
        "all",
        "both",
        "this",
        "some",
    ):
        return near.next != "by"  # with a by-phrase it is a reduced clause all the same
    if near.previous in rules.prepositions and near.previous not in (
        "after",
        "before",
        "since",
        "as",
        "than",
    ):
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    verb_before = is_verb(near.tokens, near.back) if near.back >= 0 else False
    if verb_before and near.previous not in rules.auxiliaries and not near.before_mention:
        # "sentenced ousted president X"
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    if near.previous.endswith("ing") and near.previous not in rules.be:
        return near.next[:1].isalpha() and near.next not in rules.prepositions
    return False


def _opens_with_noun(near: Neighbours) -> bool:
    """ "Jailed captain X lodged an appeal": what the sentence's subject is, not what happened."""
    rules, following = grammar(), near.next
    opens = near.start == 0 or (near.start <= 3 and near.previous in (",", ":", "“", '"'))
    return (
        opens
        and near.end - near.start == 1
        and following[:1].isalpha()
        and not following.endswith("ly")
        and following not in rules.prepositions
        and following not in rules.determiners
        and following not in rules.coordinators
        and following not in rules.subordinators
        and following not in rules.auxiliaries
        and following not in rules.no_objects
        and following not in rules.object_pronouns
    )


_RULES = {
    "base": _base,
    "s": _third,
    "ing": _ing,
    "past": _past,
    "participle": _participle,
    "either": _either,
}
