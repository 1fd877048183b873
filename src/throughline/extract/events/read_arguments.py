"""Who takes part in a verb's event, where the rules of words and the reader speak together.

The rules read the words left and right of a verb. What they find stands unless the tree has another
subject or object and the reader, asked for the participants alone, names that one too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from throughline.extract.events.guide import Guide
from throughline.extract.events.parsed_sentence import Place, Sentence
from throughline.extract.events.subjects import MAX_PHRASE_CHARS
from throughline.extract.events.triggers import Trigger
from throughline.inference.tree import Tree
from throughline.model.annotation import Argument, EntityType, MentionForm
from throughline.model.source import Span

_RELATIVES = frozenset({"who", "whom", "which", "that"})
_PARTIES = ("agent", "patient")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_TRAILING = frozenset({"acl", "acl:relcl", "advcl", "appos", "parataxis", "punct"})


@dataclass(frozen=True, slots=True)
class _Party:
    """A word that takes part by the tree, with its role and the labels that say so too."""

    role: str
    word: int
    labels: tuple[str, ...]


def joined_arguments(
    sentence: Sentence, trigger: Trigger, arguments: list[Argument], guide: Guide
) -> list[Argument]:
    """The arguments that the rules found, with subject and object as the reader has them."""
    tokens = sentence.tokens
    start, end = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    head = guide.word(start, tokens.ends[trigger.start])
    event = guide.event(start, end)
    if head is None or event is None or trigger.entry.form == "fixed":
        return arguments
    said = [
        (role.label, guide.word(role.start, role.end), Span(role.start, role.end))
        for role in event.roles
    ]
    found = list(arguments)
    for party in _parties(guide, head, trigger):
        backed = any(label in party.labels and word == party.word for label, word, _ in said)
        phrase = _phrase(guide.tree, party.word)
        held = [a for a in found if a.role == party.role]
        if not backed or any(_shared(a.span, phrase) for a in held):
            continue
        if any(
            label in party.labels and _shared(a.span, at) for a in held for label, _, at in said
        ):
            continue  # the reader names both: a list, which the rules know better
        if any(_shared(a.span, phrase) for a in found):
            continue  # it has another role already
        argument = _argument(sentence, guide.tree, party, phrase)
        if argument is not None:
            found = [a for a in found if a.role != party.role] + [argument]
    return found


def _parties(guide: Guide, head: int, trigger: Trigger) -> Iterator[_Party]:
    """Subject and object by the tree, in the roles that the type gives them."""
    tree = guide.tree
    passive = trigger.passive
    subject = _subject(tree, head)
    if subject is not None:
        role = "patient" if passive else trigger.type.subject
        labels = ("Arg1",) if passive else ("Arg0", "Arg1") if role == "patient" else ("Arg0",)
        yield _Party(role, subject, labels)
    if passive or trigger.type.subject != "agent" or trigger.type.name == "meet":
        return
    target = tree.child(head, "obj")
    if target is not None and not trigger.entry.lemma.count(" "):
        yield _Party("patient", target, ("Arg1",))


def _subject(tree: Tree, head: int) -> int | None:
    """The verb's subject; for a relative pronoun and a bare participle the noun it stands by."""
    subject = tree.subject(head)
    if subject is not None and tree.word(subject) in _RELATIVES:
        for word in (head, *tree.above(head)):
            if tree.relations[word] == "acl:relcl":
                return tree.heads[word]
        return None
    return subject


def _phrase(tree: Tree, word: int) -> Span:
    """The word with what stands before it in its phrase, and after it up to a clause of its own."""
    start, end = tree.words[word]
    for child in tree.children(word):
        first, last = tree.phrase(child)
        if child < word and tree.relations[child] not in ("case", "mark", "punct", "cc"):
            start = min(start, first)
        elif child > word and tree.relations[child] in ("flat", "nmod", "nmod:desc"):
            end = max(end, last)
    return Span(start, end)


def _argument(sentence: Sentence, tree: Tree, party: _Party, phrase: Span) -> Argument | None:
    """The party as a mention, else as its words where they are few."""
    first, last = tree.words[party.word]
    own = [
        p for p in sentence.mentions if p.mention.span.start <= first and last <= p.mention.span.end
    ]
    if own:
        chosen = min(own, key=_worth)
        return Argument(party.role, chosen.index, chosen.mention.span)
    if tree.tags[party.word] not in _NOUNS or len(phrase) > MAX_PHRASE_CHARS:
        return None
    if any(
        sentence.tokens.at(phrase.start) <= i <= sentence.tokens.at(last - 1)
        for i in sentence.timed
    ):
        return None
    return Argument(party.role, None, phrase)


def _worth(place: Place) -> tuple[bool, bool, int]:
    """Names before descriptions, others before places, the longer before the shorter."""
    mention = place.mention
    return (
        mention.form is not MentionForm.NAME,
        mention.type in (EntityType.PLACE, EntityType.FACILITY),
        -len(mention.span),
    )


def _shared(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
