"""Which target entities take part in an event, by the tree of its sentence and coreference."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.entity_timelines.targets import Targets
from throughline.inference.reading import Reading
from throughline.inference.tree import Tree
from throughline.model.annotation import Mention, MentionForm, NameLink
from throughline.model.source import Span
from throughline.text.document import Document

_PARTICIPANTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "csubj")
_CARRIERS = ("obj", "obl", "nsubj", "xcomp", "nmod", "conj", "compound", "advcl", "ccomp")
_SAME = ("conj", "appos", "flat")
_WITHIN = ("nmod", "compound", "amod")
_PRONOUNS = frozenset(
    (
        *("it", "they", "he", "she", "we", "i", "its", "their", "his", "her", "our", "them", "who"),
        *("which", "that", "him", "us"),
    )
)
_DIRECT, _TAKEN_UP, _WITHIN_PARTICIPANT, _NAMED = 4, 3, 2, 1
_DEPTH = 3
_REACH = 3
"""Sentences back in which a pronoun's or description's name is looked for."""


class Involved:
    """The target entities of the events of one document."""

    def __init__(
        self,
        document: Document,
        reading: Reading,
        mentions: Sequence[Mention],
        links: Sequence[NameLink],
        targets: Targets,
    ) -> None:
        """`mentions` with their coreference, and the identities that the text states."""
        self._document, self._targets = document, targets
        self._tree = Tree(document.text, reading)
        self._target_at: dict[int, str] = {}
        self._described = self._nominals(mentions)
        self._mark_mentions(mentions, links)
        self._mark_names()
        self._called = self._descriptions()
        self._named_in = [self._order_of(s.span) for s in document.sentences]
        counts = Counter(self._target_at.values())
        self.main = min(counts, key=lambda target: (-counts[target], target), default=None)
        """The target that the document names most."""

    def _nominals(self, mentions: Sequence[Mention]) -> frozenset[int]:
        """The words that describe somebody ("the airline"), whether or not it is known whom."""
        words = (
            self._tree.head_within(mention.span.start, mention.span.end)
            for mention in mentions
            if mention.form is MentionForm.NOMINAL
        )
        return frozenset(word for word in words if word is not None)

    def _mark_mentions(self, mentions: Sequence[Mention], links: Sequence[NameLink]) -> None:
        known: dict[int, str] = {}
        for index, mention in enumerate(mentions):
            target = self._targets.of(mention.name) if mention.form is MentionForm.NAME else None
            if target is not None:
                known[index] = target
        for link in links:
            for one, other in ((link.left, link.right), (link.right, link.left)):
                if one in known:
                    known.setdefault(other, known[one])
        for index, mention in enumerate(mentions):
            target = known.get(index) or known.get(_antecedent(mentions, index))
            word = self._tree.head_within(mention.span.start, mention.span.end)
            if target is not None and word is not None:
                self._target_at[word] = target

    def _mark_names(self) -> None:
        """Runs of proper nouns and figures: names of products are often no mentions."""
        tags, start = self._tree.tags, 0
        while start < len(tags):
            end = start
            while end < len(tags) and tags[end] in ("PROPN", "NUM"):
                end += 1
            if end > start:
                span = Span(self._tree.words[start][0], self._tree.words[end - 1][1])
                target = self._targets.of(span.of(self._document.text))
                word = self._tree.head_within(span.start, span.end)
                if target is not None and word is not None:
                    self._target_at.setdefault(word, target)
            start = max(end, start + 1)

    def _descriptions(self) -> dict[str, str]:
        """Noun -> the target that the document calls so ("the A380 superjumbo", "X, a maker")."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        tree = self._tree
        for word, target in self._target_at.items():
            near = [c for c in tree.children(word) if tree.relations[c].startswith("appos")]
            if tree.relations[word].startswith(("compound", "appos")):
                near.append(tree.heads[word])
            near += [
                c
                for c in (tree.heads[word],)
                if tree.relations[word].startswith("nsubj") and tree.child(c, "cop") is not None
            ]
            for noun in near:
                if tree.tags[noun] == "NOUN":
                    found[tree.word(noun)][target] += 1
        return {
            noun: min(counts, key=lambda target: (-counts[target], target))
            for noun, counts in found.items()
        }

    def _order_of(self, span: Span) -> list[str]:
        """The targets named in a sentence: subjects first, then as they stand."""
        inside = [w for w in self._tree.within(span.start, span.end) if w in self._target_at]
        inside.sort(key=lambda w: (not self._tree.relations[w].startswith("nsubj"), w))
        return list(dict.fromkeys(self._target_at[w] for w in inside))

    def of(self, span: Span, sentence: int) -> frozenset[str]:
        """The targets of the event at `span`: those tied to it most closely."""
        weights = self._weights(span, sentence)
        most = max(weights.values(), default=0)
        if not most:
            return frozenset() if self.main is None else frozenset((self.main,))
        least = min(most, _TAKEN_UP)
        return frozenset(target for target, weight in weights.items() if weight >= least)

    def _weights(self, span: Span, sentence: int) -> dict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        word = self._tree.head_within(span.start, span.end)
        if word is not None:
            for participant in dict.fromkeys(self._participants(word)):
                self._add_participant(found, participant, sentence)
        whole = self._document.sentences[sentence].span
        for inside in self._tree.within(whole.start, whole.end):
            target = self._target_at.get(inside)
            if target is not None:
                found[target] = max(found[target], _NAMED)
        return dict(found)

    def _add_participant(self, found: dict[str, int], word: int, sentence: int) -> None:
        for same in self._reached(word, _SAME):
            target, weight = self._target_at.get(same), _DIRECT
            if target is None:
                target, weight = self._taken_up(same, sentence), _TAKEN_UP
            if target is not None:
                found[target] = max(found.get(target, 0), weight)
        for inside in self._reached(word, (*_SAME, *_WITHIN)):
            target = self._target_at.get(inside)
            if target is not None:
                found[target] = max(found.get(target, 0), _WITHIN_PARTICIPANT)

    def _taken_up(self, word: int, sentence: int) -> str | None:
        """The target that a pronoun or a description means: named before, subjects first."""
        tree, written = self._tree, self._tree.word(word)
        if written in _PRONOUNS or word in self._described:
            for back in range(_REACH):
                before = self._named_in[sentence - back] if back <= sentence else []
                named = [t for t in before if back or self._stands_before(t, word, sentence)]
                if named:
                    return named[0]
            return None
        article = tree.child(word, "det")
        definite = article is not None and tree.word(article) in ("the", "this", "that")
        return self._called.get(written) if definite else None

    def _stands_before(self, target: str, word: int, sentence: int) -> bool:
        span = self._document.sentences[sentence].span
        inside = self._tree.within(span.start, span.end)
        return any(self._target_at.get(w) == target for w in inside if w < word)

    def _participants(self, word: int) -> Iterator[int]:
        """What hangs on the event, what it hangs on, and the subject that it shares."""
        tree = self._tree
        yield word
        for child in tree.children(word):
            if tree.relations[child].startswith(_PARTICIPANTS):
                yield child
        subject = tree.subject(word)
        if subject is not None:
            yield subject
        head = tree.heads[word]
        if head == word:
            return
        if tree.relations[word].startswith("acl"):
            yield head
        elif tree.relations[word].startswith(_CARRIERS) and subject is None:
            shared = tree.subject(head)
            if shared is not None:
                yield shared
            if tree.relations[word].startswith(("nmod", "compound")):
                yield head

    def _reached(self, word: int, relations: tuple[str, ...]) -> Iterator[int]:
        """The word and what hangs on it in one of the relations, a few steps deep."""
        waiting = [(word, 0)]
        while waiting:
            at, depth = waiting.pop()
            yield at
            if depth < _DEPTH:
                waiting += [
                    (child, depth + 1)
                    for child in self._tree.children(at)
                    if self._tree.relations[child].startswith(relations)
                ]


def _antecedent(mentions: Sequence[Mention], index: int) -> int:
    """The mention at the head of the chain."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        before = mentions[index].antecedent
        index = index if before is None else before
    return index
