"""Learns how likely two names left apart are one: `python -m training.entity_chances --data DIR
--out FILE`.

From the training parts of ECB+ and MEANTIME, read and resolved as cases: each topic, five topics
together, all of them. A pair is what one article says of an entity, beside an entity of the others
whose name is alike as an undecided pair's is: also the one that the rules joined it with. It is
right where the marked chains are one. A cross-validation over topics is printed, with how many of
the pairs of each chance are one. It takes as long as reading the sets does, a quarter of an hour.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpora import ecbplus_coreference, meantime_coreference
from corpora.coreference import ChainedText
from throughline.extract.annotate import annotate
from throughline.extract.mentions.names import fold
from throughline.inference import load_reader
from throughline.model.annotation import Annotation, MentionForm
from throughline.model.case import Citation, Entity
from throughline.model.source import Article
from throughline.resolve.entities import resolve_entities
from throughline.resolve.entity_chances import Relation
from throughline.resolve.resolution import Ref
from throughline.resolve.undecided import Surroundings, compared
from throughline.text import prepare
from training.command import command

PENALTY = 10.0
"""L2, on features of unit variance."""
TOGETHER = 5
"""Topics of a mixed case."""
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
READ_BY_HAND = {
    Relation.BEGINS: (20, 36),
    Relation.ENDS: (27, 30),
    Relation.SPELLING: (13, 14),
}
"""Of undecided pairs in other news (news_cluster, gva), read by hand: how many are one. The marked
sets mark few of the things whose names begin alike and are two, so that no chance goes above."""
_MORE = re.compile(r"\s*(?:\Z|[,(–-]|(?:who|which|that)\b)")

Floats = npt.NDArray[np.float64]
Read = Mapping[str, tuple[Article, Annotation]]
Gold = Mapping[Ref, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair: its features, whether it is one entity, and the topic of its left side."""

    features: tuple[float, ...]
    same: bool
    topic: str


def main() -> None:
    """Learn and write the file; prints the cross-validation."""
    options = command("training.entity_chances", __doc__).parse_args()
    reader = load_reader("standard")
    found: list[Pair] = []
    for corpus in (ecbplus_coreference, meantime_coreference):
        documents = tuple(corpus.load(options.data, "train"))
        articles = [_article(document) for document in documents]
        read = {a.id: (a, annotate(prepare(a), reader)) for a in articles}
        found += pairs_of(documents, read)
    _report(found)
    weights, bias = fit(*_tables(found))
    options.out.write_text(written(weights, bias), encoding="utf-8")


def written(weights: Floats, bias: float) -> str:
    """The file's text."""
    shares = (READ_BY_HAND.get(relation, (1, 1)) for relation in Relation)
    rounded = {
        "weights": [round(float(weight), 4) for weight in weights],
        "bias": round(bias, 4),
        "most": [round(same / every, 2) for same, every in shares],
    }
    return json.dumps(rounded) + "\n"


def _article(document: ChainedText) -> Article:
    name = document.text.name
    return Article(name, name, None, None, None, None, None, document.text.text)


def pairs_of(documents: Sequence[ChainedText], read: Read) -> list[Pair]:
    """The pairs of all cases that are made of the documents."""
    gold = _gold(documents, read)
    topics: defaultdict[str, list[str]] = defaultdict(list)
    for document in documents:
        topics[document.topic].append(document.text.name)
    names = sorted(topics)
    groups = [[name] for name in names]
    if len(names) > TOGETHER:
        groups += [names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)] + [names]
    topic_of = {name: topic for topic, members in topics.items() for name in members}
    return [
        pair
        for group in groups
        for pair in _pairs_of_case(
            [n for topic in group for n in topics[topic]], read, gold, topic_of
        )
    ]


def _gold(documents: Sequence[ChainedText], read: Read) -> Gold:
    """The marked chain of each name that is one or heads one."""
    found: dict[Ref, str] = {}
    for document in documents:
        name, text = document.text.name, document.text.text
        marks = sorted(document.entities, key=lambda mark: mark.end - mark.start)
        for at, mention in enumerate(read[name][1].mentions):
            start, end = mention.span.start, mention.span.end
            for mark in marks if mention.form is MentionForm.NAME else ():
                heads = mark.start <= start and end <= mark.end and _MORE.match(text, end, mark.end)
                if heads or (start <= mark.start and end == mark.end):
                    found[Ref(name, at)] = mark.chain
                    break
    return found


def _pairs_of_case(
    names: Sequence[str], read: Read, gold: Gold, topic_of: Mapping[str, str]
) -> Iterator[Pair]:
    articles, annotations = zip(*(read[name] for name in names), strict=True)
    clusters = {c.id: c for c in resolve_entities(articles, annotations)}
    whole = {key: _entity(key, c.mentions, read) for key, c in clusters.items()}
    entities = {
        key: replace(entity, type=clusters[key].type)
        for key, entity in whole.items()
        if entity is not None
    }
    around = Surroundings(tuple(entities.values()), {a.id: a.text for a in articles})
    chains = {key: _prevailing(c.mentions, gold) for key, c in clusters.items()}
    index = _by_beginnings(entities)
    for key, entity in entities.items():
        by_article: defaultdict[str, list[Ref]] = defaultdict(list)
        for ref in clusters[key].mentions:
            by_article[ref.article].append(ref)
        for article, refs in by_article.items():
            part, chain = _entity(f"{key}:{article}", refs, read), _prevailing(refs, gold)
            if part is None or chain is None:
                continue
            part = replace(part, type=entity.type)
            others = [(entities[o], chains[o]) for o in sorted(_near(part, index)) if o != key]
            rest = [ref for ref in clusters[key].mentions if ref.article != article]
            of_rest = _entity(f"{key}:rest", rest, read)
            if of_rest is not None and not _keys(part) & _keys(of_rest):
                others.append((replace(of_rest, type=entity.type), _prevailing(rest, gold)))
            for other, theirs in others:
                alike = compared(part, other)
                if alike is not None and theirs is not None:
                    told, _ = around.evidence(alike[0], part, other, (key,))
                    yield Pair(told.features(), chain == theirs, topic_of[article])


def _entity(key: str, refs: Sequence[Ref], read: Read) -> Entity | None:
    """The entity of mentions, None where none of them is a name."""
    names: Counter[str] = Counter()
    cited: list[Citation] = []
    first: Annotation | None = None
    for ref in refs:
        article, annotation = read[ref.article]
        mention = annotation.mentions[ref.item]
        if mention.form is MentionForm.NAME:
            first = first or annotation
            names[mention.name] += 1
            span = mention.span
            quote = span.of(article.text)
            cited.append(Citation(ref.article, mention.sentence, span.start, span.end, quote))
    if not cited:
        return None
    ordered = sorted(names, key=lambda name: (-len(name.split()), name))
    kind = read[refs[0].article][1].mentions[refs[0].item].type
    return Entity(key, kind, ordered[0], tuple(ordered[1:]), (), tuple(cited))


def _prevailing(refs: Sequence[Ref], gold: Gold) -> str | None:
    counts = Counter(gold[ref] for ref in refs if ref in gold)
    return min(counts, key=lambda chain: (-counts[chain], chain)) if counts else None


def _keys(entity: Entity) -> set[str]:
    return {fold(name) for name in (entity.name, *entity.aliases)}


def _by_beginnings(entities: Mapping[str, Entity]) -> Mapping[str, set[str]]:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for key, entity in entities.items():
        for beginning in _beginnings(entity):
            index[beginning].add(key)
    return index


def _beginnings(entity: Entity) -> set[str]:
    """The first letters of each word, and of the name: what names that are alike share."""
    words = {word[:4] for name in _keys(entity) for word in name.replace("-", " ").split()}
    return words | {f"^{name[:1]}" for name in _keys(entity) if len(name) < 8 or " " in name}


def _near(entity: Entity, index: Mapping[str, set[str]]) -> set[str]:
    return set().union(*(index.get(beginning, set()) for beginning in _beginnings(entity)))


def _tables(found: Sequence[Pair]) -> tuple[Floats, Floats]:
    return np.array([p.features for p in found]), np.array([float(p.same) for p in found])


def fit(features: Floats, same: Floats) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression, by Newton's method."""
    middle, spread = features.mean(0), features.std(0) + 1e-6
    given = np.c_[(features - middle) / spread, np.ones(len(features))]
    penalty = np.append(np.full(features.shape[1], PENALTY), 1e-6)
    weights = np.zeros(given.shape[1])
    for _ in range(100):
        chances = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (chances - same) + penalty * weights
        curve = (given * (chances * (1 - chances))[:, None]).T @ given + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - middle @ plain)


def _report(found: Sequence[Pair]) -> None:
    """Prints, of the folds by topic, how many pairs of each chance are one."""
    features, same = _tables(found)
    topics = np.array([pair.topic for pair in found])
    chances = np.zeros(len(found))
    for topic in sorted(set(topics)):
        held = topics == topic
        weights, bias = fit(features[~held], same[~held])
        chances[held] = 1 / (1 + np.exp(-(features[held] @ weights + bias)))
    loss = -np.log(np.where(same > 0, chances, 1 - chances)).mean()
    print(f"{len(found)} pairs, {same.mean():.3f} one; log loss {loss:.3f}")
    for low, high in pairwise(EDGES):
        inside = (chances >= low) & ((chances < high) | (high == 1))
        if inside.any():
            said, are = chances[inside].mean(), same[inside].mean()
            print(f"{low:.1f} to {high:.1f}: {inside.sum()} pairs, said {said:.2f}, are {are:.2f}")


if __name__ == "__main__":
    main()
