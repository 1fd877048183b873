"""The reader's graphs: what is exported, under which names, and one operator for attention.

Four graphs. `encoder` reads windows and answers what the case file needs; `conventions` answers in
the conventions of single data sets, which only benchmarks ask for; `attribution` and `roles` are
read from one anchor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from training.encoder import Attention
from training.model import ANCHORED_HEADS, BIO_HEADS, WORD_HEADS, Anchored, ReaderModel

CONVENTION_HEADS = tuple(
    name
    for name in (*BIO_HEADS, *WORD_HEADS)
    if name.startswith(("names.", "events.")) and name not in ("names.news", "events.timeml")
)
CASE_HEADS = tuple(name for name in (*BIO_HEADS, *WORD_HEADS) if name not in CONVENTION_HEADS)


@dataclass(frozen=True, slots=True)
class Graph:
    """A module with an example of its input; axes are letters, one a dimension that varies."""

    name: str
    module: nn.Module
    example: tuple[Tensor, ...]
    inputs: dict[str, str]
    outputs: dict[str, str]


class _Whole(nn.Module):
    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, shapes: Tensor, lexicon: Tensor, first: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        model = self.model
        states = model.words(pieces, shapes, lexicon, first)
        scores = torch.cat([model.head(name, states) for name in CASE_HEADS], -1)
        heads = model.syntax.arcs(states, sentence).argmax(-1)
        relations = model.syntax.relations(states, heads).argmax(-1)
        views: list[Tensor] = []
        for name in ANCHORED_HEADS:
            head = model.anchored[name]
            assert isinstance(head, Anchored)
            views.append(torch.cat([head.word(states), head.view_from(states)], -1))
        return (states, scores, heads, relations, *views)


class _Conventions(nn.Module):
    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, states: Tensor) -> Tensor:
        return torch.cat([self.model.head(name, states) for name in CONVENTION_HEADS], -1)


class _FromAnchor(nn.Module):
    def __init__(self, model: ReaderModel, name: str) -> None:
        super().__init__()
        head = model.anchored[name]
        assert isinstance(head, Anchored)
        self.head = head

    def forward(self, words: Tensor, view: Tensor, places: Tensor, reach: Tensor) -> Tensor:
        scores: Tensor = self.head.from_anchor(words, view, places, reach)
        return scores


def graphs(model: ReaderModel) -> tuple[Graph, ...]:
    """All graphs of `model`, whose attention is replaced by ONNX Runtime's operator."""
    _fuse_attention(model)
    pieces = torch.randint(5, model.size.encoder.pieces, (2, 12))
    zeros = torch.zeros_like(pieces)
    first = torch.arange(1, 9).expand(2, 8).contiguous()
    sentence = torch.tensor([[0] * 4 + [1] * 4] * 2)
    views = {f"{name}_views": "BW" for name in ANCHORED_HEADS}
    states = {"states": "BW"}
    return (
        Graph(
            "encoder",
            _Whole(model),
            (pieces, zeros, zeros, first, sentence),
            {"pieces": "BT", "shapes": "BT", "lexicon": "BT", "first": "BW", "sentence": "BW"},
            {**states, "scores": "BW", "heads": "BW", "relations": "BW", **views},
        ),
        Graph(
            "conventions",
            _Conventions(model),
            (torch.randn(2, 8, model.size.encoder.hidden),),
            states,
            {"scores": "BW"},
        ),
        *(_anchored_graph(model, name) for name in ANCHORED_HEADS),
    )


def _anchored_graph(model: ReaderModel, name: str) -> Graph:
    narrow = getattr(model.size, name)
    return Graph(
        name,
        _FromAnchor(model, name),
        (
            torch.randn(3, 8, narrow),
            torch.randn(3, 2 * narrow),
            torch.tensor([1, 2, 3]),
            torch.ones(3, 8, dtype=torch.bool),
        ),
        {"words": "NW", "view": "N", "places": "N", "reach": "NW"},
        {"scores": "NW"},
    )


class _MultiHeadAttention(torch.autograd.Function):
    """`com.microsoft.MultiHeadAttention` in the exported graph."""

    @staticmethod
    def forward(
        ctx: Any, query: Tensor, key: Tensor, value: Tensor, known: Tensor, heads: int
    ) -> Tensor:
        return query * 1.0

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, known: Any, heads: int) -> Any:
        # Bias is an optional input that is left out: an empty one in its place.
        empty = g.op("prim::Constant")
        empty.setType(torch._C.OptionalType.ofTensor())
        found = g.op(
            "com.microsoft::MultiHeadAttention", query, key, value, empty, known, num_heads_i=heads
        )
        found.setType(query.type())
        return found


class _FusedAttention(nn.Module):
    def __init__(self, heads: int) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, mixed: Tensor, mask: Tensor) -> Tensor:
        query, key, value = mixed.chunk(3, -1)
        known = (mask == 0).to(torch.int32)
        found: Tensor = _MultiHeadAttention.apply(query, key, value, known, self.heads)
        return found


def _fuse_attention(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, Attention):
            setattr(module, name, _FusedAttention(child.heads))
        else:
            _fuse_attention(child)


def label_counts(heads: Sequence[str]) -> dict[str, int]:
    """Head -> number of its labels, in the order of `heads`."""
    every = {**BIO_HEADS, **WORD_HEADS}
    return {name: every[name] for name in heads}
