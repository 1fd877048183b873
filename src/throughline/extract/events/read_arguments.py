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
_PHRASE_HEADS = _NOUNS | {"ADJ", "DET"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_TRIED = frozenset({"be tried", "face trial", "go on trial", "stand trial"})
_SERVING = frozenset({"serve", "served", "serves", "serving"})
_NO_PHRASE = frozenset({"at", "in", "on", "for", "with"})


@dataclass(frozen=True, slots=True)
class _Party:
    """A word that takes part by the tree, with its role and the labels that say so too."""

    role: str
    word: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A participant by the reader: its role, the word it hangs on, its place."""

    label: str
    word: int | None
    span: Span


def joined_arguments(
    sentence: Sentence, trigger: Trigger, arguments: list[Argument], guide: Guide
) -> list[Argument]:
    """The arguments that the rules found, with subject and object as the reader has them."""
    tokens = sentence.tokens
    start, end = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    # Of a verb with its preposition the verb, of a compound noun the noun.
    head = guide.word(start, end if trigger.nominal else tokens.ends[trigger.start])
    if head is None:
        return arguments
    if guide.tree.tags[head] in ("NOUN", "PROPN"):
        return arguments + _of_noun(sentence, trigger, arguments, guide, head)
    tree = guide.tree
    opened = [_past_dateline(sentence, trigger, a) for a in arguments]
    found = [a for a in opened if a is not None and not _impossible(tree, head, a)]
    if trigger.entry.form == "fixed":
        return _found_so(tree, head, trigger, found)
    event = guide.event(start, end)
    said = [
        _Said(role.label, guide.word(role.start, role.end), Span(role.start, role.end))
        for role in (event.roles if event else ())
    ]
    for party in _parties(guide, head, trigger):
        phrase = _phrase(tree, party.word)
        if not _stands_instead(tree, head, party, phrase, found, said):
            continue
        argument = _argument(sentence, tree, party, phrase)
        if argument is not None:
            kept = [a for a in found if a.role != party.role or trigger.type.name == "meet"]
            found = [*kept, argument]
    found = _found_so(tree, head, trigger, found)
    return [_named(sentence, trigger, _headed_for(trigger, a)) for a in found]


def _of_noun(
    sentence: Sentence, trigger: Trigger, arguments: list[Argument], guide: Guide, head: int
) -> list[Argument]:
    """What a noun event is of or into, where the reader says so too; who serves a sentence."""
    tree = guide.tree
    if not trigger.nominal or any(a.role == "patient" for a in arguments):
        return []
    tokens = sentence.tokens
    event = guide.event(tokens.starts[trigger.start], tokens.ends[trigger.end - 1])
    party: int | None = None
    if tree.relations[head] == "obj" and tree.word(tree.heads[head]) in _SERVING:
        party = _subject(tree, tree.heads[head], passive=False)
    elif event is not None and trigger.type.possessor == "patient":
        party = next(
            (
                word
                for role in event.roles
                if role.label == "Arg1" and (word := guide.word(role.start, role.end)) is not None
                if tree.heads[word] == head and tree.case(word) in ("of", "into")
            ),
            None,
        )
    if party is None:
        return []
    phrase = _phrase(tree, party)
    if any(_shared(a.span, phrase) for a in arguments):
        return []
    found = _argument(sentence, tree, _Party("patient", party, ("Arg1",)), phrase)
    return [] if found is None else [found]


def _stands_instead(
    tree: Tree,
    head: int,
    party: _Party,
    phrase: Span,
    found: list[Argument],
    said: list[_Said],
) -> bool:
    """Whether the party takes the place of what the rules have in its role, if anything."""
    held = [a for a in found if a.role == party.role]
    if any(_cut(tree, a, party.word, phrase) or _farther(tree, head, a, party.word) for a in held):
        return True
    if any(_shared(a.span, phrase) for a in found):
        return False  # it stands already
    backed = any(one.label in party.labels and one.word == party.word for one in said)
    # Where the reader names both it is a list, which the rules know better.
    both = any(
        one.label in party.labels and _shared(a.span, one.span) for a in held for one in said
    )
    return backed and not both


def _past_dateline(sentence: Sentence, trigger: Trigger, argument: Argument) -> Argument | None:
    """The argument; for the place that opens a report ("ORSK — The trial …") what follows it."""
    tokens = sentence.tokens
    after = tokens.at(argument.span.end - 1) + 1
    opens = argument.role in _PARTIES and argument.span.start == tokens.starts[0]
    if not opens or after >= trigger.start or tokens.words[after] not in ("—", "–", "--"):
        return argument
    end = first = after + 1
    while end < trigger.start and tokens.words[end] != "," and not sentence.verbs[end]:
        end += 1
    if end == first:
        return None
    span = Span(tokens.starts[first], tokens.ends[end - 1])
    return Argument(argument.role, None, span) if len(span) <= MAX_PHRASE_CHARS else None


def _impossible(tree: Tree, head: int, argument: Argument) -> bool:
    """Whether the words are no noun phrase, or the object of a verb with no part in this one."""
    inside = tree.within(argument.span.start, argument.span.end)
    word = tree.head_within(argument.span.start, argument.span.end)
    if word is None or argument.role not in _PARTIES:
        return False
    outward = [i for i in inside if tree.heads[i] == i or tree.heads[i] not in inside]
    if argument.mention is None and (
        not any(tree.tags[i] in _PHRASE_HEADS for i in outward)
        or tree.word(inside[0]) in _NO_PHRASE
    ):
        return True
    other = tree.heads[word]
    behind = argument.span.start > tree.words[head][0]
    if argument.role == "agent" and behind and tree.case(word) == "by":
        # "Held after an inquiry by the board": the board inquired.
        return tree.relations[word] == "nmod" and tree.tags[other] == "NOUN"
    return (
        not behind
        and tree.relations[word] == "obj"
        and tree.tags[other] == "VERB"
        and other != head
        and word not in tree.above(head)
        and other not in tree.above(head)
        and head not in tree.above(other)
    )


def _found_so(tree: Tree, head: int, trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """ "Anybody found guilty", "faced trial": the subject of such a phrase is acted on."""
    if any(a.role == "patient" for a in found):
        return found
    bare = tree.child(head, "obj") is None
    lemma = trigger.entry.lemma
    tried = lemma in _TRIED or (bare and lemma == "put on trial")
    convicted = (
        bare and not trigger.passive and trigger.type.transitive and tree.word(head) == "found"
    )
    if not (tried or convicted):
        return found
    return [Argument("patient", a.mention, a.span) if a.role == "agent" else a for a in found]


def _headed_for(trigger: Trigger, argument: Argument) -> Argument:
    """ "Sneaked into the hall": where one goes is not acted on."""
    inward = trigger.type.movement and trigger.entry.lemma.split(" ")[-1] in ("into", "to")
    if not inward or argument.role != "patient":
        return argument
    return Argument("destination", argument.mention, argument.span)


def _named(sentence: Sentence, trigger: Trigger, argument: Argument) -> Argument:
    """The name in apposition: for "the clerk" of "Ruta Vance (Moss), the clerk fined in May"."""
    tokens = sentence.tokens
    first, last = tokens.at(argument.span.start), tokens.at(argument.span.end - 1)
    reduced = trigger.passive and last + 1 == trigger.start and argument.mention is None
    if not reduced or first < 2 or tokens.words[first - 1] != ",":
        return argument
    if tokens.words[first] not in ("the", "a", "an"):
        return argument
    end = first - 1
    if tokens.words[end - 1] == ")":
        while end and tokens.words[end] != "(":
            end -= 1
    for place in sentence.mentions:
        if place.end == end and place.mention.form is MentionForm.NAME:
            verbs = (i for i in range(place.start) if sentence.verbs[i])
            # "After meeting Vance, the clerk fined in May …" speaks of two.
            if all(tokens.words[i] == "according" for i in verbs) and (
                place.mention.type is EntityType.PERSON
            ):
                return Argument(argument.role, place.index, place.mention.span)
    return argument


def _cut(tree: Tree, argument: Argument, word: int, phrase: Span) -> bool:
    """Whether the rule took words of the phrase without its head, or with words before it."""
    if argument.mention is not None or not _shared(argument.span, phrase):
        return False
    inside = tree.within(argument.span.start, argument.span.end)
    foreign = inside[0] != word and word not in tree.above(inside[0])
    return word not in inside or foreign


def _farther(tree: Tree, head: int, argument: Argument, word: int) -> bool:
    """Whether the rule took the subject of a verb farther up than the one that has `word`."""
    taken = tree.head_within(argument.span.start, argument.span.end)
    if taken is None or taken == word:
        return False
    if tree.heads[taken] == tree.heads[word] == head and taken < word:
        # "ORSK — The hearing was put off": of two subjects the nearer.
        return tree.relations[taken] in _SUBJECTS and tree.relations[word] in _SUBJECTS
    if tree.relations[taken] not in ("nsubj", "nsubj:pass", "obj", "iobj"):
        # "Faces counts of theft after being held": words of another phrase that name nobody.
        foreign = tree.relations[taken] in ("conj", "nmod", "compound", "obl")
        before = argument.span.start < tree.words[head][0] and taken not in tree.above(word)
        return argument.mention is None and foreign and before and head not in tree.above(taken)
    above = [head, *tree.above(head)]
    owner, nearer = tree.heads[taken], tree.heads[word]
    return owner in above and nearer in above and above.index(nearer) < above.index(owner)


def _parties(guide: Guide, head: int, trigger: Trigger) -> Iterator[_Party]:
    """Subject and object by the tree, in the roles that the type gives them."""
    tree = guide.tree
    passive = trigger.passive
    subject = _subject(tree, head, passive)
    if subject is not None:
        role = "patient" if passive else trigger.type.subject
        labels = ("Arg1",) if passive else ("Arg0", "Arg1") if role == "patient" else ("Arg0",)
        yield _Party(role, subject, labels)
    if passive or trigger.type.subject != "agent" or trigger.type.name == "meet":
        return
    target = tree.child(head, "obj")
    if target is not None and not trigger.entry.lemma.count(" "):
        yield _Party("patient", target, ("Arg1",))


def _subject(tree: Tree, head: int, passive: bool) -> int | None:
    """The verb's subject; for a relative pronoun and a bare participle the noun it stands by."""
    own = [c for c in tree.children(head) if c < head and tree.relations[c] in _SUBJECTS]
    subject = own[-1] if own else tree.subject(head)
    if subject is None and tree.relations[head] == "acl" and passive:
        return tree.heads[head]
    if subject is None and tree.relations[head] == "advcl":
        # "faces prison after being charged": who faces it was charged.
        subject = tree.subject(tree.heads[head])
    if subject is not None and tree.word(subject) in _RELATIVES:
        for word in (head, *tree.above(head)):
            if tree.relations[word] == "acl:relcl":
                return _antecedent(tree, tree.heads[word], subject)
        return None
    return subject


def _antecedent(tree: Tree, head: int, pronoun: int) -> int | None:
    """The noun that a relative clause hangs on; where it hangs on a verb, the one before "who"."""
    if tree.tags[head] in _NOUNS:
        return head
    before = pronoun - 1
    while before >= 0 and tree.tags[before] == "PUNCT":
        before -= 1
    if before < 0 or tree.tags[before] not in ("NOUN", "PROPN"):
        return None
    return tree.heads[before] if tree.relations[before] == "flat" else before


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
    if tree.tags[party.word] not in _PHRASE_HEADS or len(phrase) > MAX_PHRASE_CHARS:
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
