"""F1 of cues, sources, contents and whole attributions; the README says what each counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.attribution.matching import Attributed, pairs
from benchmarks.attribution.words import WordsOf
from benchmarks.f1 import Hits
from corpora.values import AnnotatedText, AttributionMark

KINDS = ("cue", "source", "content")


def _by_kind() -> dict[str, Hits]:
    return {kind: Hits() for kind in KINDS}


@dataclass(slots=True)
class Counts:
    """The counts behind every metric; sums over documents."""

    exact: dict[str, Hits] = field(default_factory=_by_kind)
    token: dict[str, Hits] = field(default_factory=_by_kind)
    linked: Hits = field(default_factory=Hits)
    linked_exact: Hits = field(default_factory=Hits)

    def metrics(self) -> dict[str, float]:
        """Name -> figure from 0 to 1."""
        exact = {f"{kind}_exact_f1": self.exact[kind].f1() for kind in KINDS}
        token = {f"{kind}_token_f1": self.token[kind].f1() for kind in KINDS}
        return {
            **exact,
            **token,
            "linked_f1": self.linked.f1(),
            "linked_precision": self.linked.precision(),
            "linked_recall": self.linked.recall(),
            "linked_exact_f1": self.linked_exact.f1(),
        }


def add(counts: Counts, document: AnnotatedText, found: Iterable[AttributionMark]) -> None:
    """Adds one document. What is equal, and marked or found twice, counts once."""
    words = WordsOf(document.text)
    gold = _distinct(document.attributions or (), words)
    ours = _distinct(found, words)
    for index, kind in enumerate(KINDS):
        marked, read = ({one[index] for one in side if one[index]} for side in (gold, ours))
        counts.exact[kind].add(len(marked), len(read), len(marked & read))
        under, covered = (frozenset().union(*spans) for spans in (marked, read))
        counts.token[kind].add(len(under), len(covered), len(under & covered))
    counts.linked.add(len(gold), len(ours), pairs(gold, ours))
    counts.linked_exact.add(len(gold), len(ours), len(set(gold) & set(ours)))


def _distinct(marks: Iterable[AttributionMark], words: WordsOf) -> Sequence[Attributed]:
    found = (Attributed(words(one.cue), words(one.source), words(one.content)) for one in marks)
    return tuple(dict.fromkeys(found))
