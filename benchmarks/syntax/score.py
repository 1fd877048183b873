"""Attachment scores as in the evaluation of CoNLL 2018, with the words given."""

from dataclasses import dataclass

from corpora.values import Tree


@dataclass(slots=True)
class Counts:
    """Of how many words head, head and relation, and part of speech are right; sums over texts."""

    words: int = 0
    heads: int = 0
    labelled: int = 0
    tags: int = 0

    def add(self, gold: Tree, found: Tree) -> None:
        """Adds one text. Of a relation the part before ":" counts. All words count, marks too.

        Raises ValueError where the two trees are not over as many words.
        """
        for head, own, relation, other, tag, found_tag in zip(
            *(gold.heads, found.heads, gold.relations, found.relations, gold.tags, found.tags),
            strict=True,
        ):
            self.words += 1
            self.heads += head == own
            self.labelled += head == own and universal(relation) == universal(other)
            self.tags += tag == found_tag

    def metrics(self) -> dict[str, float]:
        """LAS, UAS and accuracy of the parts of speech, from 0 to 1; 0 where there is no word."""
        total = max(self.words, 1)
        return {
            "las": round(self.labelled / total, 4),
            "uas": round(self.heads / total, 4),
            "upos": round(self.tags / total, 4),
        }


def universal(relation: str) -> str:
    """The relation without what a language or treebank adds ("nmod:poss" is "nmod")."""
    return relation.partition(":")[0]
