"""What roles are read from: a document with its tree, its mentions and times by word."""

from dataclasses import dataclass
from functools import cached_property

from throughline.inference.tree import Tree
from throughline.model.annotation import EventMention, Mention, MentionForm, TimeExpression
from throughline.model.source import Span
from throughline.text.document import Document


@dataclass(frozen=True)
class Scene:
    """One article as the finders of roles see it."""

    document: Document
    tree: Tree
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[EventMention, ...]

    @cached_property
    def _sentences(self) -> dict[int, range]:
        return {}

    def sentence(self, number: int) -> range:
        """The words of a sentence."""
        if number not in self._sentences:
            span = self.document.sentences[number].span
            self._sentences[number] = self.tree.within(span.start, span.end)
        return self._sentences[number]

    def words(self, span: Span) -> range:
        """The words that a span covers."""
        return self.tree.within(span.start, span.end)

    @cached_property
    def times_in(self) -> dict[int, tuple[int, ...]]:
        """Sentence -> indices of its time expressions."""
        found: dict[int, tuple[int, ...]] = {}
        for index, time in enumerate(self.times):
            found[time.sentence] = (*found.get(time.sentence, ()), index)
        return found

    @cached_property
    def mentions_in(self) -> dict[int, tuple[int, ...]]:
        """Sentence -> indices of its mentions."""
        found: dict[int, tuple[int, ...]] = {}
        for index, mention in enumerate(self.mentions):
            found[mention.sentence] = (*found.get(mention.sentence, ()), index)
        return found

    def chain_of(self, index: int) -> int:
        """The mention that the chain of a mention ends at."""
        for _ in self.mentions:
            before = self.mentions[index].antecedent
            if before is None:
                break
            index = before
        return index

    def time_words(self, sentence: int) -> list[range]:
        """The words of each time expression of a sentence."""
        return [self.words(self.times[index].span) for index in self.times_in.get(sentence, ())]

    def name_at(self, word: int, sentence: int) -> int | None:
        """Index of the mention by name that holds a word."""
        start, end = self.tree.words[word]
        for index in self.mentions_in.get(sentence, ()):
            mention = self.mentions[index]
            if (
                mention.form is MentionForm.NAME
                and mention.span.start < end
                and start < mention.span.end
            ):
                return index
        return None

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to another, both included."""
        return Span(self.tree.words[first][0], self.tree.words[last][1])

    def text(self, first: int, last: int) -> str:
        """The words from one to another on one line."""
        return " ".join(self.span(first, last).of(self.document.text).split())
