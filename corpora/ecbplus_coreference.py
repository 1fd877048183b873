"""Chains of ECB+ (Cybulska and Vossen, LREC 2014), as scored in the literature.

Events are the actions, entities the human and other participants, places and times, both in the
checked sentences alone. A mention without a relation is a singleton. The documents are whole; the
articles of one topic are on two seminal events, told by the ending of their names.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from corpora.cat_tokens import anchored, linked, tokens_of
from corpora.coreference import ChainedText, ChainMark
from corpora.ecbplus import checked_sentences, topics_of
from corpora.values import AnnotatedText, DataMissingError, Range

_ENTITIES = ("HUMAN_", "NON_HUMAN_", "LOC_", "TIME_")


def load(data: Path, split: str) -> Iterator[ChainedText]:
    """The documents of "train", "dev" or "test" that have checked sentences, by topic and name.

    Raises DataMissingError where the split is not there.
    """
    folder = data / "ecbplus"
    topics = topics_of(folder, split)
    if not topics:
        raise DataMissingError(f"{folder}: no topics of the {split} split of ECB+")
    checked = checked_sentences(folder)
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            if path.stem in checked:
                source = path.read_text(encoding="utf-8")
                yield read_document(source, path.stem, checked[path.stem])


def read_document(source: str, name: str, checked: frozenset[int]) -> ChainedText:
    """One document; `checked` are the numbers of the sentences whose mentions count."""
    root = ElementTree.fromstring(source)
    tokens = tokens_of(root)
    numbered = zip(tokens.numbers, tokens.sentences, strict=True)
    marked = tuple(sentence for number, sentence in numbered if number in checked)
    chains = _chains(root, name)
    topic = name.partition("_")[0]
    marks = [
        (mark.tag, place, chains.get(mark.get("m_id", ""), f"{name}#{mark.get('m_id')}"))
        for mark, place in anchored(root, tokens.places)
        if any(start <= place[0] and place[1] <= end for start, end in marked)
    ]
    return ChainedText(
        AnnotatedText("ecbplus", name, tokens.text, tokens.sentences, tokens.words),
        topic,
        f"{topic}{'ecbplus' if name.endswith('ecbplus') else 'ecb'}",
        marked,
        _layer(marks, ("ACTION_", "NEG_ACTION_")),
        _layer(marks, _ENTITIES),
    )


def _chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    """Mention -> chain. Chains within a document are named after it."""
    within = linked(root.iterfind("Relations/INTRA_DOC_COREF"))
    across = linked(root.iterfind("Relations/CROSS_DOC_COREF"))
    chains = {source: f"{name}#{target}" for _, source, target in within}
    return chains | {source: relation.get("note", "") for relation, source, _ in across}


def _layer(marks: list[tuple[str, Range, str]], kinds: tuple[str, ...]) -> tuple[ChainMark, ...]:
    found: dict[Range, str] = {}
    for tag, place, chain in marks:
        if tag.startswith(kinds):
            found.setdefault(place, chain)
    return tuple(ChainMark(*place, found[place]) for place in sorted(found))
