"""Finds what an article says its persons are, and when: titles, appositions, clauses, ages.

The idea: from each name outward, over the tree of the sentence. A role is a noun that names one;
its kind comes from a list, its words from what hangs on it, its time from the words that say so
("then-", "former", "since 2012", "resigned on Friday"). Nothing is read across a sentence. Cost:
linear in the words. Fails on role nouns that no list has, and where the tree ties a description
to the wrong name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from throughline.extract.mentions.surroundings import in_quotation
from throughline.extract.roles.beside import (
    Beside,
    Place,
    after,
    apposed_to,
    before,
    is_head,
    noun_at,
    one_of,
    parted,
    qualified,
    without_suffix,
)
from throughline.extract.roles.clauses import Told, told_of
from throughline.extract.roles.periods import Period, event_at, only_time, period_beside, period_of
from throughline.extract.roles.phrases import Phrase, joined_nouns, left_of, right_of
from throughline.extract.roles.role_words import (
    is_plural_role,
    kind_of_noun,
    kind_of_title,
    role_words,
)
from throughline.extract.roles.scene import Scene
from throughline.inference import Reading
from throughline.inference.tree import Tree
from throughline.model.annotation import (
    EntityType,
    EventMention,
    Mention,
    MentionForm,
    RoleBasis,
    RoleKind,
    RoleMention,
    RoleQualifier,
    SentenceKind,
    TimeExpression,
)
from throughline.model.source import Span
from throughline.text.document import Document

MAX_ROLE_CHARS = 120
OPENING_WORDS = 2
"""Words before a name that still opens its sentence ("Mr Doe", "But Doe")."""

_COUNTED = (RoleKind.STATUS, RoleKind.OCCUPATION, RoleKind.MEMBERSHIP)
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "last"})
_SUPERLATIVES = frozenset({"only", "youngest", "oldest", "best", "worst", "most", "highest"})
_PLACES = (EntityType.PLACE, EntityType.FACILITY)
_BASIS = {
    RoleQualifier.THEN: RoleBasis.EVENT,
    RoleQualifier.FORMER: RoleBasis.ENDED,
    RoleQualifier.LATE: RoleBasis.ENDED,
    RoleQualifier.RETIRED: RoleBasis.ENDED,
}


def find_roles(
    document: Document,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[EventMention, ...],
    reading: Reading | None,
) -> tuple[RoleMention, ...]:
    """The roles of the persons whom an article names, in order of place.

    Spans are in `document.text`; without a reading there is no tree and nothing is found.
    """
    if reading is None:
        return ()
    scene = Scene(document, Tree(document.text, reading), mentions, times, events)
    found: dict[tuple[int, int, int], RoleMention] = {}
    for index, mention in enumerate(mentions):
        if document.sentences[mention.sentence].kind is not SentenceKind.BODY:
            continue
        for role in _roles_of(scene, index, mention):
            found.setdefault((role.span.start, role.span.end, role.mention), role)
    return tuple(found[key] for key in sorted(found))


def _roles_of(scene: Scene, index: int, mention: Mention) -> Iterator[RoleMention]:
    name = scene.words(mention.span)
    if mention.type is not EntityType.PERSON or not name:
        return
    if mention.form is MentionForm.NAME:
        found = list(_beside(scene, index, name, mention.sentence))
        yield from found
        yield from _described(scene, index, mention, [role.span for role in found])
    elif mention.form is not MentionForm.PRONOUN or not _means_an_opener(scene, mention):
        return
    if in_quotation(scene.document, mention):
        return
    for told in told_of(scene, name, mention.sentence):
        yield from _from_clause(scene, index, mention.sentence, told)


def _means_an_opener(scene: Scene, pronoun: Mention) -> bool:
    """Whether a pronoun means somebody whose name opens the same or the sentence before.

    Elsewhere it is too often somebody else: a line about a person's office asks for more.
    """
    if pronoun.antecedent is None:
        return False
    meant = scene.chain_of(pronoun.antecedent)
    for number in (pronoun.sentence, pronoun.sentence - 1):
        words = scene.sentence(number) if number >= 0 else range(0)
        for index in scene.mentions_in.get(number, ()):
            other = scene.mentions[index]
            if other.form is MentionForm.NAME and scene.chain_of(index) == meant:
                opens = scene.words(other.span).start <= words.start + OPENING_WORDS
                return opens and other.span < pronoun.span
    return False


# --- beside a name -------------------------------------------------------------------------------


def _beside(scene: Scene, index: int, name: range, sentence: int) -> Iterator[RoleMention]:
    behind = after(scene, name, sentence)
    if behind.age is not None:
        yield _age(scene, index, sentence, behind.age)
    if behind.place is not None:
        yield _from_place(scene, index, sentence, behind.place)
    in_front = before(scene, name, sentence)
    for found in (in_front, in_front or apposed_to(scene, name, sentence), behind.role):
        if found is not None:
            yield from _from_phrase(scene, index, sentence, found)


def _age(scene: Scene, index: int, sentence: int, word: int) -> RoleMention:
    digits = "".join(c for c in scene.tree.word(word).partition("-")[0] if c.isdigit())
    return RoleMention(
        span=scene.span(word, word),
        sentence=sentence,
        mention=index,
        text=digits,
        head="",
        kind=RoleKind.AGE,
        qualifier=RoleQualifier.NONE,
        basis=RoleBasis.REPORT,
    )


def _from_place(scene: Scene, index: int, sentence: int, place: Place) -> RoleMention:
    body = scene.mentions[place.mention].type is not EntityType.PLACE
    return RoleMention(
        span=scene.span(place.first, place.last),
        sentence=sentence,
        mention=index,
        text=scene.text(place.first, place.last),
        head="",
        kind=RoleKind.MEMBERSHIP if body else RoleKind.ORIGIN,
        qualifier=RoleQualifier.NONE,
        basis=RoleBasis.REPORT,
        of=place.mention,
    )


def _from_phrase(scene: Scene, index: int, sentence: int, found: Beside) -> Iterator[RoleMention]:
    phrase = found.phrase
    if phrase.age is not None:
        yield _age(scene, index, sentence, phrase.age)
    if found.before:
        phrase, *rest = parted(scene, phrase, sentence)
        for title in rest:
            told = _BASIS.get(title.qualifier, RoleBasis.REPORT)
            yield from _role(scene, index, sentence, title, title.qualifier, told, Period())
    else:
        phrase = _extended(scene, phrase, sentence)
    qualifier = qualified(scene, phrase)
    period = Period()
    if not found.before:
        period = _own(scene, phrase, period_beside(scene, sentence, phrase.last))
    basis = RoleBasis.STATED if period else _BASIS.get(qualifier, RoleBasis.REPORT)
    yield from _role(scene, index, sentence, phrase, qualifier, basis, period)
    if found.before:
        return
    yield from _joined(scene, index, sentence, phrase, RoleBasis.REPORT)


def _joined(
    scene: Scene, index: int, sentence: int, phrase: Phrase, basis: RoleBasis
) -> Iterator[RoleMention]:
    """The roles that "and" adds to one that was found."""
    for noun in joined_nouns(scene.tree, phrase):
        if noun_at(scene, noun):
            words = range(phrase.last + 2, scene.sentence(sentence).stop)
            other = _extended(scene, left_of(scene.tree, noun, frozenset(), words), sentence)
            qualifier = qualified(scene, other)
            told = _BASIS.get(qualifier, basis)
            yield from _role(scene, index, sentence, other, qualifier, told, Period())


def _own(scene: Scene, phrase: Phrase, period: Period) -> Period:
    """The period without a "since" that only counts: "the first woman mayor since 1950"."""
    if scene.tree.word(phrase.first) in _ORDINALS | _SUPERLATIVES:
        return replace(period, start=None)
    return period


def _extended(scene: Scene, phrase: Phrase, sentence: int) -> Phrase:
    """The phrase with what belongs to it on the right; a name is taken whole."""
    inside = scene.sentence(sentence)
    last = right_of(scene.tree, phrase, inside, scene.time_words(sentence))
    index = scene.name_at(last, sentence)
    if last > phrase.noun and index is not None:
        last = max(last, scene.words(scene.mentions[index].span)[-1])
    return replace(phrase, last=last)


def _described(
    scene: Scene, index: int, mention: Mention, taken: Sequence[Span]
) -> Iterator[RoleMention]:
    """The mention's descriptors in which nothing was found so far, by the first noun of each."""
    inside = scene.sentence(mention.sentence)
    for descriptor in mention.descriptors:
        if any(span.overlaps(descriptor.span) for span in taken):
            continue
        words = scene.words(descriptor.span)
        told = {scene.tree.word(w) for w in range(max(inside.start, words.start - 3), words.start)}
        noun = next((w for w in words if is_head(scene, w, words)), None)
        if noun is None or told & {"is", "was", "were", "are", "been", "became"}:
            continue
        phrase = left_of(scene.tree, noun, frozenset(), range(words.start, inside.stop))
        before = words[-1] < scene.words(mention.span).start
        following = scene.name_at(noun + 1, mention.sentence)
        if not before and (scene.tree.relations[noun] != "appos" or following is not None):
            continue
        last = (
            words[-1] if before else min(words[-1], _extended(scene, phrase, mention.sentence).last)
        )
        phrase = replace(phrase, last=max(noun, last))
        qualifier = qualified(scene, phrase)
        basis = _BASIS.get(qualifier, RoleBasis.REPORT)
        yield from _role(scene, index, mention.sentence, phrase, qualifier, basis, Period())


# --- told by a clause ----------------------------------------------------------------------------


def _from_clause(scene: Scene, index: int, sentence: int, told: Told) -> Iterator[RoleMention]:
    tree, inside = scene.tree, scene.sentence(sentence)
    if told.nationality:
        yield from _nationality(scene, index, sentence, told)
        return
    if not noun_at(scene, told.noun) and one_of(scene, told.noun) is None:
        return
    begin = max((w for w in (told.verb,) if w < told.noun), default=inside.start - 1) + 1
    phrase = left_of(tree, told.noun, frozenset(), range(begin, inside.stop))
    phrase = _extended(scene, phrase, sentence)
    if phrase.age is not None:
        yield _age(scene, index, sentence, phrase.age)
    period = Period()
    if told.dated:
        period = period_of(scene, sentence, (told.noun, told.verb), phrase.last)
        period = _own(scene, phrase, period)
    qualifier = told.qualifier or qualified(scene, phrase)
    basis = _BASIS.get(qualifier, told.basis)
    if period.at is not None and (told.begins or told.ends):
        period = Period(start=period.at) if told.begins else Period(end=period.at)
    if period:
        basis = RoleBasis.STATED
    yield from _role(scene, index, sentence, phrase, qualifier, basis, period)
    if not (told.begins or told.ends):
        yield from _joined(scene, index, sentence, phrase, told.basis)


def _nationality(scene: Scene, index: int, sentence: int, told: Told) -> Iterator[RoleMention]:
    span = scene.span(told.noun, told.noun)
    yield RoleMention(
        span=span,
        sentence=sentence,
        mention=index,
        text=span.of(scene.document.text),
        head="",
        kind=RoleKind.NATIONALITY,
        qualifier=told.qualifier,
        basis=told.basis,
    )


# --- one role ------------------------------------------------------------------------------------


def _role(
    scene: Scene,
    index: int,
    sentence: int,
    phrase: Phrase,
    qualifier: RoleQualifier,
    basis: RoleBasis,
    period: Period,
) -> Iterator[RoleMention]:
    tree = scene.tree
    noun = tree.word(phrase.noun)
    kind = kind_of_title(scene.text(phrase.first, phrase.last), kind_of_noun(noun))
    if noun == "one":
        plural = one_of(scene, phrase.noun) or ""
        kind = kind_of_noun(plural.removesuffix("s")) or RoleKind.OTHER
    if kind is None:
        return
    if kind in _COUNTED and phrase.first < phrase.noun and tree.word(phrase.first) in _ORDINALS:
        phrase = replace(phrase, first=phrase.first + 1)  # "a fifth victim": its place in a list
    text = without_suffix(scene.text(phrase.first, phrase.last))
    if len(text) > MAX_ROLE_CHARS or text.lower() in role_words().grammar["bare"]:
        return
    opening = [
        tree.word(w) for w in (phrase.first - 1, phrase.first) if w in scene.sentence(sentence)
    ]
    if role_words().grammar["nobody"].intersection(opening):
        return
    if noun == "one" and any(tree.tags[w] == "PRON" for w in range(phrase.noun + 1, phrase.last)):
        return  # "one of his assistants": whose is not told
    event, at = None, period.at
    if basis is RoleBasis.EVENT:
        event = event_at(scene, sentence, phrase.noun)
        at = only_time(scene, sentence) if event is None else None
    yield RoleMention(
        span=scene.span(min(phrase.said_from, phrase.first), phrase.last),
        sentence=sentence,
        mention=index,
        text=text,
        head=noun,
        kind=kind,
        qualifier=qualifier,
        basis=basis,
        of=_owner(scene, index, sentence, phrase, kind),
        owner=_possessor(scene, phrase),
        start=period.start,
        end=period.end,
        at=at,
        event=event,
    )


def _owner(scene: Scene, index: int, sentence: int, phrase: Phrase, kind: RoleKind) -> int | None:
    """The mention whose role it is: possessor, else behind "of", else before the noun."""
    behind = range(phrase.noun + 1, phrase.last + 1)
    before = range(phrase.first, phrase.noun)
    if phrase.possessor is not None and scene.tree.tags[phrase.possessor[0]] == "PRON":
        return _beside_relative(scene, sentence, phrase) if kind is RoleKind.KINSHIP else None
    owners = (
        () if phrase.possessor is None else (range(phrase.possessor[0], phrase.possessor[1] + 1),)
    )
    numbers = scene.mentions_in.get(sentence, ())
    # "president for Velmora at Tidewings": the body, not the place.
    bodies = sorted(numbers, key=lambda one: scene.mentions[one].type in _PLACES)
    for words in (*owners, behind, before):
        for other in bodies if words is behind else numbers:
            mention = scene.mentions[other]
            inside = scene.words(mention.span)
            if other == index or not inside or inside[0] not in words or inside[-1] not in words:
                continue
            if not _can_own(scene, mention, in_front=words is before):
                continue
            if words is behind and not _hangs_on(scene, inside, phrase.noun):
                continue
            return other
    return None


def _beside_relative(scene: Scene, sentence: int, phrase: Phrase) -> int | None:
    """Whose "his" or "her" relative it is, where that stands right before: "Doe and his wife"."""
    assert phrase.possessor is not None
    joint = phrase.possessor[0] - 1
    while joint > 0 and scene.tree.word(joint) == ",":
        joint -= 1
    if joint < 1 or scene.tree.word(joint) not in ("and", "with", "by"):
        return None
    before = joint - 1
    while before > 0 and scene.tree.word(before) == ",":
        before -= 1
    index = scene.name_at(before, sentence)
    return index if index is not None and scene.mentions[index].type is EntityType.PERSON else None


def _can_own(scene: Scene, mention: Mention, *, in_front: bool) -> bool:
    if mention.form is not MentionForm.NAME:
        return mention.antecedent is not None and mention.form is MentionForm.NOMINAL
    if scene.document.text[mention.span.end : mention.span.end + 1] == "-":
        return False  # "the Kesset-area church"
    return not (in_front and mention.type is EntityType.PERSON)


def _hangs_on(scene: Scene, words: range, noun: int) -> bool:
    """Whether a name behind the noun is tied to it by prepositions alone, and through no people."""
    tree = scene.tree
    start, end = tree.words[words[0]][0], tree.words[words[-1]][1]
    head = tree.head_within(start, end)
    if head is None or tree.relations[head] not in ("nmod", "obl", "conj", "appos", "flat"):
        return False
    for above in tree.above(head):
        if above == noun:
            return True
        if is_plural_role(tree.word(above)) or kind_of_noun(tree.word(above)) is not None:
            return False
    return False


def _possessor(scene: Scene, phrase: Phrase) -> str:
    """The words of the possessor; "" without one, or for "his"."""
    if phrase.possessor is None or scene.tree.tags[phrase.possessor[0]] == "PRON":
        return ""
    return scene.text(*phrase.possessor)
