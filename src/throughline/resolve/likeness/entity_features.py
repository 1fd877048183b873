"""Compares mentions of entities pair by pair: one row of numbers a pair."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence, Set

import numpy as np

from throughline.extract.mentions.names import name_lists
from throughline.resolve.likeness.entity_views import EntityView, Form, Part
from throughline.resolve.likeness.sides import Compared, Sides, letters
from throughline.resolve.likeness.vectors import WordVectors


def compare_entities(
    left: Sequence[EntityView], right: Sequence[EntityView], vectors: WordVectors
) -> Compared:
    """Every pair of two lists of mentions of entities."""
    return Sides(left, right, vectors).compared(_heads, _words, _ways, _things, _sentences, _places)


def _heads(sides: Sides[EntityView]) -> None:
    sides.equal("stem", lambda view: view.stem)
    sides.overlap("letters", lambda view: letters(view.head))
    sides.near("head_near", lambda view: (view.head,))
    sides.both("known", lambda view: float(sides.vectors.known(view.head)))
    sides.both("rare", lambda view: sides.vectors.rarity(view.head))
    _cross(sides, "head_in", lambda view: view.stem, lambda view: view.words)
    _cross(sides, "head_told", lambda view: view.stem, lambda view: view.told)
    _cross(sides, "name_told", lambda view: view.stem, lambda view: view.others)


def _words(sides: Sides[EntityView]) -> None:
    sides.equal("same_words", lambda view: view.words)
    sides.equal("as_written", lambda view: view.plain)
    sides.overlap("words", lambda view: view.words)
    sides.overlap("names", lambda view: view.names)
    sides.overlap("modifiers", lambda view: view.words - {view.stem})
    sides.overlap("numbers", lambda view: view.numbers)
    sides.overlap("told", lambda view: view.told)
    sides.near("words_near", lambda view: view.plain)
    sides.near("modifiers_near", lambda view: [w for w in view.plain if w != view.head])
    sides.both("length", lambda view: float(min(6, len(view.plain))))
    _acronyms(sides)


def _acronyms(sides: Sides[EntityView]) -> None:
    """Whether one is a single word of the initials of the other's."""
    told = [[(v.letters, len(v.names) == 1) for v in side] for side in (sides.left, sides.right)]
    fits = [[bool(a) and a == b and one != two for b, two in told[1]] for a, one in told[0]]
    sides.add("acronym", np.array(fits))


def _ways(sides: Sides[EntityView]) -> None:
    _sum(sides, "nominal", lambda view: view.form is not Form.NAME)
    sides.equal("kind", lambda view: view.kind)
    sides.overlap("kinds", lambda view: {view.kind} - {""})
    for kind in ("person", "organization", "place", "time"):
        _is(sides, kind, lambda view: view.kind, (kind,))
    sides.equal("plural", lambda view: view.plural)
    _sum(sides, "plurals", lambda view: view.plural)
    sides.equal("determiner", lambda view: view.determiner)
    for way in ("definite", "indefinite", "owned"):
        _is(sides, way, lambda view: view.determiner, (way,))
    sides.equal("part", lambda view: view.part)
    for part in (Part.SUBJECT, Part.OBJECT, Part.OWNER):
        _is(sides, part.value, lambda view: view.part, (part,))


def _things(sides: Sides[EntityView]) -> None:
    sides.equal("same_gender", lambda view: view.gender)
    sides.overlap("gender", lambda view: {view.gender} - {""})
    _sum(sides, "role", lambda view: view.head in name_lists().roles)
    _sum(sides, "body", lambda view: view.head in name_lists().org_heads)
    _sum(sides, "bare", lambda view: not view.names)
    sides.both("counted", lambda view: float(bool(view.numbers)))
    every = {(v.document, v.span): v for v in (*sides.left, *sides.right)}
    held = Counter((view.document, view.stem) for view in every.values())
    sides.both("salience", lambda view: math.log(held[view.document, view.stem]))


def _sentences(sides: Sides[EntityView]) -> None:
    sides.equal("governor", lambda view: view.governor)
    sides.near("governor_near", lambda view: (view.governor,))
    sides.weighted("around", lambda view: view.around)
    sides.near("around_near", lambda view: view.around)
    sides.overlap("others", lambda view: view.others)
    sides.both("opening", lambda view: 1.0 / (1 + view.sentence))


def _places(sides: Sides[EntityView]) -> None:
    """Within one document: how far apart, one inside the other, side by side."""
    left, right = (
        np.array([(v.sentence, v.span.start, v.span.end) for v in s], np.float32).reshape(-1, 3)
        for s in (sides.left, sides.right)
    )
    documents: dict[str, int] = {}
    codes = [
        np.array([documents.setdefault(v.document, len(documents)) for v in s], np.int64)
        for s in (sides.left, sides.right)
    ]
    one = codes[0][:, None] == codes[1][None, :]
    gap = np.abs(left[:, None, 0] - right[None, :, 0])
    start = np.maximum(left[:, None, 1], right[None, :, 1])
    end = np.minimum(left[:, None, 2], right[None, :, 2])
    sides.add("document", one)
    sides.add("same_sentence", one & (gap == 0))
    sides.add("sentences", np.where(one, 1 / (1 + gap), 0))
    sides.add("inside", one & (start < end))
    sides.add("beside", one & (start >= end) & (start - end <= 3))
    sides.add("far", np.where(one, np.log1p(np.maximum(0, start - end)), 8))
    sides.add("near", np.where(one & (start >= end), 1 / (1 + np.maximum(0, start - end) / 20), 0))


def _cross(
    sides: Sides[EntityView],
    name: str,
    word: Callable[[EntityView], str],
    of: Callable[[EntityView], Set[str]],
) -> None:
    """Whether either's word is among the words of the other."""
    left, right = sides.left, sides.right
    places: dict[str, int] = {}
    for view in (*left, *right):
        places.setdefault(word(view), len(places))
    held = []
    for side in (left, right):
        table = np.zeros((len(side), len(places)), bool)
        for row, view in enumerate(side):
            table[row, [places[w] for w in of(view) if w in places]] = True
        held.append(table)
    ours, theirs = ([places[word(view)] for view in side] for side in (left, right))
    sides.add(name, held[0][:, theirs] | held[1][:, ours].T)


def _is(
    sides: Sides[EntityView], name: str, of: Callable[[EntityView], str], among: Collection[str]
) -> None:
    _sum(sides, name, lambda view: of(view) in among)


def _sum(sides: Sides[EntityView], name: str, of: Callable[[EntityView], bool]) -> None:
    left, right = (
        np.array([of(view) for view in side], np.float32) for side in (sides.left, sides.right)
    )
    sides.add(name, left[:, None] + right[None, :])
