"""What a person decided about events, found again in the mentions of this build."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from throughline.model.annotation import Annotation
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.resolve.resolution import Ref


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements as links between mentions; both directions are listed."""

    same: Mapping[Ref, frozenset[Ref]]
    not_same: Mapping[Ref, frozenset[Ref]]
    wrong: frozenset[Ref]


def decide(annotations: Sequence[Annotation], judgements: Iterable[Judgement]) -> Decisions:
    """The decisions about events; an anchor that finds no mention is passed over."""
    known = {annotation.article: annotation for annotation in annotations}
    same: dict[Ref, set[Ref]] = defaultdict(set)
    not_same: dict[Ref, set[Ref]] = defaultdict(set)
    wrong: set[Ref] = set()
    for judgement in judgements:
        if judgement.item.kind != "event":
            continue
        left = _anchored(known, judgement.item)
        if judgement.verdict is Verdict.WRONG:
            wrong.update(left)
        elif judgement.other is not None:
            links = same if judgement.verdict is Verdict.SAME else not_same
            if judgement.verdict in (Verdict.SAME, Verdict.NOT_SAME):
                _link(known, links, left, _anchored(known, judgement.other))
    return Decisions(
        {ref: frozenset(refs) for ref, refs in same.items()},
        {ref: frozenset(refs) for ref, refs in not_same.items()},
        frozenset(wrong),
    )


def _anchored(known: Mapping[str, Annotation], anchor: ItemAnchor) -> list[Ref]:
    """The mentions that the anchor names: by trigger, else by the smallest clause around it."""
    annotation = known.get(anchor.article)
    if annotation is None:
        return []
    events = list(enumerate(annotation.events))
    inside = [i for i, event in events if anchor.span.covers(event.span)]
    if not inside:
        inside = [i for i, event in events if event.span.overlaps(anchor.span)]
    if not inside:
        around = [(len(e.clause), i) for i, e in events if e.clause.covers(anchor.span)]
        inside = [min(around)[1]] if around else []
    typed = [i for i in inside if annotation.events[i].type == anchor.type]
    return [Ref(anchor.article, i) for i in typed or inside]


def _link(
    known: Mapping[str, Annotation],
    links: dict[Ref, set[Ref]],
    left: Sequence[Ref],
    right: Sequence[Ref],
) -> None:
    """Links mentions of one type; where none agree in type, the first of each side."""
    pairs = [
        (a, b)
        for a in left
        for b in right
        if a != b and known[a.article].events[a.item].type == known[b.article].events[b.item].type
    ]
    if not pairs and left and right and left[0] != right[0]:
        pairs = [(left[0], right[0])]
    for a, b in pairs:
        links[a].add(b)
        links[b].add(a)
