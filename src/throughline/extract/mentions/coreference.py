"""Chains within one article: parts of names, descriptions and pronouns to the names they mean.

Names: the same name, or a part that only one full name of the article has. Descriptions with a
definite article: as the learned scorer of pairs tells (`learned`), else the person described so,
the body whose name holds the noun. "It" and "they": as it tells; without a reading the subject of
the sentence. "He" and "she": the person that agrees in gender and is chosen (`antecedents`), of
those two sentences back. "I" and "we": who is read to say so. Cost is linear.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from throughline.extract.mentions.antecedents import Candidate, Choice, StandingOut
from throughline.extract.mentions.learned import Meant, Told
from throughline.extract.mentions.names import fold, name_lists
from throughline.extract.mentions.nominals import (
    GENDERS,
    PLURAL,
    THING,
    find_indefinites,
    find_nominals,
    find_pronouns,
    overlaps_any,
)
from throughline.extract.mentions.parts import given_gender, name_heads
from throughline.extract.mentions.speaking import find_speaking, is_speaking, with_speakers
from throughline.extract.mentions.surroundings import (
    CLOSING,
    in_quotation,
    is_subject,
    said_by_pronoun,
    same_clause,
    speaks,
)
from throughline.model.annotation import (
    EntityType,
    Mention,
    MentionForm,
    NameLink,
)
from throughline.model.source import Span
from throughline.text.document import Document

_PRONOUN_REACH = 2
"""Sentences that a pronoun looks back."""
_NOMINAL_REACH = 10
"""Sentences that a description looks back."""
_MOST_RECENT = 40
"""Mentions that a pronoun looks back at most, however long the sentence."""

_GENERIC_ORG = frozenset({"company", "firm", "group", "organisation", "organization", "outfit"})


@dataclass(slots=True)
class _Chain:
    """A name's chain while the text is read."""

    type: EntityType
    gender: str | None
    last: int = -1
    """Index (in reading order) of the latest mention."""
    count: int = 0


def link_within(
    document: Document,
    names: tuple[Mention, ...],
    links: tuple[NameLink, ...],
    told: Told | None = None,
) -> tuple[tuple[Mention, ...], tuple[NameLink, ...]]:
    """All mentions in order of place with antecedents; the links renumbered to fit.

    Without what is `told` by learned scorers the rules alone say whom the others mean.
    """
    heads = name_heads(names)
    others = find_others(document, names)
    if told is not None:
        taken = [name.span for name in names]
        spoken = find_speaking(document, told.viewer.reading, told.viewer.tree)
        others += [mention for mention in spoken if not overlaps_any(mention.span, taken)]
    order = sorted(
        range(len(names) + len(others)),
        key=lambda i: names[i].span if i < len(names) else others[i - len(names)].span,
    )
    place = {old: new for new, old in enumerate(order)}
    same = _linked_heads(links, heads)
    choice = learned = None
    if told is not None:
        choice = told.choice
        learned = told.answers(names, [same.get(head, head) for head, _ in heads], others)
    reader = _Reader(document, names, heads, same, choice, learned)
    merged: list[Mention] = []
    for old in order:
        mention = names[old] if old < len(names) else others[old - len(names)]
        merged.append(mention if is_speaking(mention) else reader.read(old, mention))
    if told is not None:
        merged = with_speakers(told.viewer, names, order, merged)
    kept = [
        number
        for number, mention in enumerate(merged)
        if mention.antecedent is not None or not _needs_antecedent(mention)
    ]
    position = {number: new for new, number in enumerate(kept)}
    final = tuple(
        replace(merged[number], antecedent=position[place[found]])
        if (found := merged[number].antecedent) is not None
        else merged[number]
        for number in kept
    )
    renumbered = tuple(
        replace(link, left=position[place[link.left]], right=position[place[link.right]])
        for link in links
    )
    return final, renumbered


def find_others(document: Document, names: Sequence[Mention]) -> list[Mention]:
    """The descriptions and pronouns that may mean one of the names."""
    taken = [mention.span for mention in names]
    found = find_nominals(document, names) + find_pronouns(document)
    return [mention for mention in found if not overlaps_any(mention.span, taken)]


def name_chains(names: Sequence[Mention], links: Sequence[NameLink]) -> list[int]:
    """For each name the number of the name that heads its chain, stated identities included."""
    heads = name_heads(names)
    same = _linked_heads(links, heads)
    return [same.get(head, head) for head, _ in heads]


def _needs_antecedent(mention: Mention) -> bool:
    """Whether the mention is only worth keeping when it is resolved ("it", "they", "I")."""
    word = mention.name.lower()
    open_ = word in THING or word in PLURAL or is_speaking(mention)
    return mention.form is MentionForm.PRONOUN and open_


class _Reader:
    """Reads the mentions in order of place and gives each its antecedent.

    A class because it holds the state of the reading: chains, the last speaker.
    """

    def __init__(
        self,
        document: Document,
        names: tuple[Mention, ...],
        heads: tuple[tuple[int, str], ...],
        same: Mapping[int, int],
        choice: Choice | None,
        learned: Mapping[Span, Meant] | None,
    ) -> None:
        """`same` are heads that a stated identity joins, `learned` what others are told to mean."""
        self.document = document
        self.choice, self.learned = choice, learned
        self.names = names
        self.places = [name.span for name in names]
        self.heads = heads
        self.chains: dict[int, _Chain] = {}
        self.described: dict[str, dict[int, int]] = {}
        self.told: dict[int, set[str]] = {}
        self.unnamed = find_indefinites(document, names)
        self.holding: dict[tuple[EntityType, str], set[int]] = {}
        self.seen: list[tuple[Mention, int]] = []
        self.speaker: int | None = None
        self.same = same
        self.open: list[int] = sorted(at for places in self.unnamed.values() for at in places)

    def read(self, old: int, mention: Mention) -> Mention:
        """The mention with its antecedent, as an index into names."""
        if mention.form is MentionForm.NAME:
            return self._name(old, mention)
        found = self._meant(mention)
        if found is None:
            if mention.type is EntityType.PERSON:
                insort(self.open, mention.span.start)
            return mention
        head, reason = found
        self._note(head, mention)
        kind = self.names[head].type
        return replace(mention, antecedent=head, antecedent_reason=reason, type=kind)

    def _meant(self, mention: Mention) -> tuple[int, str] | None:
        """The name that a description or pronoun means, and why."""
        if mention.name.lower() in GENDERS:
            return self._person_pronoun(mention)
        learned = self.learned.get(mention.span) if self.learned is not None else None
        if learned is not None and learned.sure:
            return learned.head, f"likelier than all else before “{mention.name}”"
        if mention.form is MentionForm.PRONOUN:
            return self._thing_pronoun(mention) if self.learned is None else None
        found = self._nominal(mention)
        if found is None or self.learned is None or mention.type is EntityType.PERSON:
            return found
        # That one name alone has the word says too little by itself: the school may be another.
        return found if learned is not None and learned.head == found[0] else None

    def _name(self, old: int, mention: Mention) -> Mention:
        head, reason = self.heads[old]
        head = self.same.get(head, head)
        if head not in self.chains:
            whole = self.names[head]
            gender = whole.gender or given_gender(whole.name)
            self.chains[head] = _Chain(whole.type, gender)
        chain = self.chains[head]
        if mention.gender is not None:
            chain.gender = mention.gender
        roles = {word.lower() for word in mention.honorifics}
        for descriptor in mention.descriptors:
            roles |= _role_words(descriptor.text)
        for role in sorted(roles):
            self.described.setdefault(role, {})[head] = mention.span.start
        self.told.setdefault(head, set()).update(_told_words(mention))
        for word in fold(mention.name).split():
            self.holding.setdefault((chain.type, word), set()).add(head)
        self._note(head, mention)
        own_head = self.heads[old][0]
        return (
            mention
            if own_head == old
            else replace(mention, antecedent=own_head, antecedent_reason=reason)
        )

    def _note(self, head: int, mention: Mention) -> None:
        head = self.same.get(head, head)
        chain = self.chains[head]
        chain.last = len(self.seen)
        chain.count += 1
        if chain.gender is None and mention.gender in ("male", "female"):
            chain.gender = mention.gender
        self.seen.append((mention, head))
        if chain.type is EntityType.PERSON and speaks(self.document, mention):
            self.speaker = head

    def _recent(self, mention: Mention, reach: int) -> list[tuple[Mention, int]]:
        found: list[tuple[Mention, int]] = []
        for other, head in reversed(self.seen[-_MOST_RECENT:]):
            if mention.sentence - other.sentence > reach:
                break
            found.append((other, head))
        return found

    def _nominal(self, mention: Mention) -> tuple[int, str] | None:
        noun = mention.name.lower().split()[-1]
        if self.seen and self._apposed(mention):
            return None  # "Acme, the oldest bank there": not another bank named before
        if mention.type is EntityType.PERSON:
            bearers = self.described.get(noun, {})
            if len(bearers) == 1:
                head = min(bearers)
                if self._near(head, mention) and self._may_be(noun, head, mention):
                    return head, f"the only one described as “{noun}” so far"
            return None
        named = self.holding.get((mention.type, noun), set())
        if len(named) == 1 and self._near(min(named), mention):
            return min(named), f"the only name with “{noun}” so far"
        bare = len(mention.name.split()) == 2
        if not named and bare and noun in _GENERIC_ORG:
            recent = {h for m, h in self._recent(mention, 1) if self.chains[h].type is mention.type}
            if len(recent) == 1:
                return recent.pop(), f"the only organisation near “{mention.name}”"
        return None

    def _apposed(self, mention: Mention) -> bool:
        """Whether the nominal follows a name and a comma, and so describes that one."""
        before = self.seen[-1][0]
        between = self.document.text[before.span.end : mention.span.start]
        return before.form is MentionForm.NAME and between == ", "

    def _may_be(self, noun: str, head: int, mention: Mention) -> bool:
        """Whether nobody unnamed came in between as "a" such one, and the nominal's "of" fits."""
        places = self.unnamed.get(noun, [])
        at = bisect_left(places, mention.span.start)
        if at and places[at - 1] > self.described[noun][head]:
            return False
        text, end = self.document.text, mention.span.end
        if _RESTRICTED.match(text, end):
            return False  # "the pilot who …": told apart by the clause
        match = _COMPLEMENT.match(text, end)
        return match is None or not self.told[head].isdisjoint(_telling(match[1]))

    def _near(self, head: int, mention: Mention) -> bool:
        last = self.seen[self.chains[head].last][0]
        return mention.sentence - last.sentence <= _NOMINAL_REACH

    def _person_pronoun(self, mention: Mention) -> tuple[int, str] | None:
        near: dict[int, list[Mention]] = {}
        scores: dict[int, float] = {}
        for rank, (other, head) in enumerate(self._recent(mention, _PRONOUN_REACH)):
            chain = self.chains[head]
            if chain.type is not EntityType.PERSON or chain.gender not in (None, mention.gender):
                continue
            near.setdefault(head, []).append(other)
            score = 3.0 - mention.sentence + other.sentence - 0.05 * rank
            score += 2.0 * is_subject(self.document, other) + min(chain.count, 4) * 0.3
            score += 0.5 * (chain.gender is not None)
            scores[head] = max(scores.get(head, 0.0), score)
        if in_quotation(self.document, mention):
            voice = self._voice(mention)
            if voice not in near and said_by_pronoun(self.document, mention):
                return None  # the speaker himself is open, and may be any of them
            near.pop(voice, None)  # nobody calls himself "he"
        if self.speaker in scores and speaks(self.document, mention):
            scores[self.speaker] += 1.5
        candidates = self._candidates(mention, near, scores)
        chosen = (self.choice or StandingOut()).choose(mention, candidates)
        if chosen is None:
            return None
        return chosen, f"the person who stands out before “{mention.name}”"

    def _candidates(
        self, mention: Mention, near: dict[int, list[Mention]], scores: dict[int, float]
    ) -> list[Candidate]:
        """Those in reach, the latest mentioned first."""
        first = next((h for h, c in self.chains.items() if c.type is EntityType.PERSON), None)
        open_here = bisect_left(self.open, mention.span.start)
        return [
            Candidate(
                head,
                tuple(mentions),
                self.chains[head].count,
                self.chains[head].gender is not None,
                head == first,
                head == self.speaker,
                scores[head],
                open_here - bisect_left(self.open, mentions[0].span.end),
            )
            for head, mentions in near.items()
        ]

    def _voice(self, mention: Mention) -> int:
        """Who speaks the quotation that the mention stands in; -1 where nobody is known."""
        text, end = self.document.text, mention.span.end
        close = CLOSING.search(text, end, end + 600)
        if close is None:
            return self._last_voice()
        at = bisect_left(self.places, Span(close.end(), close.end()))
        for index in range(at, min(at + 2, len(self.names))):
            name = self.names[index]
            if name.type is not EntityType.PERSON or name.span.start > close.end() + 90:
                continue
            if "\n" not in text[close.end() : name.span.start] and speaks(self.document, name):
                head = self.heads[index][0]
                return self.same.get(head, head)
        return self._last_voice()

    def _last_voice(self) -> int:
        return -1 if self.speaker is None else self.speaker

    def _thing_pronoun(self, mention: Mention) -> tuple[int, str] | None:
        plural = mention.name.lower() in PLURAL
        wanted = (EntityType.GROUP,) if plural else (EntityType.ORGANIZATION, EntityType.PLACE)
        recent = [
            (other, head)
            for other, head in self._recent(mention, 0)
            if self.chains[head].type in wanted and self.chains[head].type is not EntityType.PERSON
        ]
        subjects = {
            head
            for other, head in recent
            if is_subject(self.document, other) and same_clause(self.document, other, mention)
        }
        if len(subjects) == 1 and (plural or mention.name.lower() == "its"):
            return subjects.pop(), f"subject of the sentence before “{mention.name}”"
        return None


_RESTRICTED = re.compile(r"\s(?:who|whose|whom)\b")
_COMPLEMENT = re.compile(r"\s(?:of|for|from|with)\s(?:the\s|an?\s)?((?:[\w-]+\s){0,4}[\w-]+)")


def _telling(complement: str) -> list[str]:
    """The words after "of" that tell whose: the names where there are some, no roles."""
    lists = name_lists()
    words = [w for w in complement.split() if w.lower() not in lists.roles | lists.titles]
    return [w.lower() for w in words if w[0].isupper()] or [w.lower() for w in words]


def _told_words(mention: Mention) -> set[str]:
    """The words that a name comes with: of its descriptions and its own."""
    words = mention.name.lower().split()
    for descriptor in mention.descriptors:
        words += re.findall(r"[\w-]{4,}", descriptor.text.lower())
    return set(words)


def _linked_heads(links: Sequence[NameLink], heads: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Chain heads that a stated identity joins: later head -> earlier head."""
    same: dict[int, int] = {}

    def find(head: int) -> int:
        while head in same:
            head = same[head]
        return head

    for link in links:
        one, two = sorted((find(heads[link.left][0]), find(heads[link.right][0])))
        if one != two:
            same[two] = one
    return {head: find(head) for head in same}


def _role_words(text: str) -> set[str]:
    """The role nouns of a description's head: up to the first preposition."""
    lists = name_lists()
    head = re.split(r"\b(?:of|to|with|for|from|in|at|on|by|under)\b", text.lower())[0]
    found = set()
    for word in re.findall(r"[\w'’-]+", head):
        for part in (word, word.rpartition("-")[2]):
            if part in lists.roles or part == "minister":
                found.add(part)
    if "one of" in text.lower():
        found |= {w for w in re.findall(r"[\w-]+", text.lower()) if w in lists.roles}
    return found
