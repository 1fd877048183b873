"""The reader as a PyTorch module: one encoder, heads that score words, heads that score pairs.

Word heads score each word for itself (names, times, cues, events, how events are put, tags). Syntax
scores pairs of words of a sentence (deep biaffine, Dozat and Manning 2017). Anchored heads read the
window once more, narrowly, from the standpoint of one word: the cue whose source and content are
sought, the event whose participants are sought. That costs a few per cent of the encoder and lets
neighbouring words agree on the edge of a span, which pair scores alone do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional

from throughline.inference import labels
from training.crf import Crf
from training.encoder import Attention, Encoder, EncoderSize

BIO_HEADS: dict[str, int] = {
    **{f"names.{name}": 2 * len(types) + 1 for name, types in labels.NAME_SCHEMES.items()},
    "times": 2 * len(labels.TIMEX_TYPES) + 1,
    "cue": 3,
}
"""Word heads with a CRF: name -> number of BIO labels."""

EVENT_LABELS = len(labels.EVENT_CLASSES) + 2
"""No event, the first word of an event of each class, a later word of an event."""

WORD_HEADS: dict[str, int] = {
    **{f"events.{name}": EVENT_LABELS for name in labels.EVENT_SCHEMES},
    "certainty": len(labels.CERTAINTIES),
    "polarity": len(labels.POLARITIES),
    "tense": len(labels.TENSES),
    "factuality": 1,
    "tags": len(labels.TAGS),
}
"""Word heads without."""

ANCHORED_HEADS: dict[str, int] = {
    "attribution": 2 * len(labels.ATTRIBUTION_PARTS) + 1,
    "roles": 2 * len(labels.ROLES) + 1,
}
REACH = 48
"""Distances from the anchor, in words, that are told apart."""


@dataclass(frozen=True, slots=True)
class ReaderSize:
    """Sizes of the whole reader."""

    encoder: EncoderSize = field(default_factory=EncoderSize)
    head: int = 256
    arc: int = 256
    relation: int = 64
    attribution: int = 128
    attribution_layers: int = 2
    roles: int = 96
    roles_layers: int = 1
    dropout: float = 0.1

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """The sizes that table `size` of a configuration gives; the rest are defaults."""
        own, of_encoder = ({one.name for one in fields(kind)} for kind in (cls, EncoderSize))
        encoder = {name: table[name] for name in of_encoder - {"heads"} if name in table}
        if "encoder_heads" in table:
            encoder["heads"] = table["encoder_heads"]
        rest = {name: table[name] for name in own - {"encoder"} if name in table}
        return cls(encoder=EncoderSize(**encoder), **rest)


class WordHead(nn.Module):
    """States to label scores, through one layer of its own."""

    def __init__(self, hidden: int, inner: int, count: int, dropout: float) -> None:
        super().__init__()
        self.inner = nn.Linear(hidden, inner)
        self.out = nn.Linear(inner, count)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        """Scores [..., count] of states [..., hidden]."""
        scores: Tensor = self.out(self.dropout(functional.gelu(self.inner(states))))
        return scores


class Syntax(nn.Module):
    """Scores of heads and relations; a word that is its own head is a root."""

    def __init__(self, size: ReaderSize) -> None:
        super().__init__()
        hidden, count = size.encoder.hidden, len(labels.RELATIONS)
        self.dependent = nn.Linear(hidden, size.arc)
        self.head = nn.Linear(hidden, size.arc)
        self.arc = nn.Linear(size.arc, size.arc)
        self.bias = nn.Linear(size.arc, 1)
        self.root = nn.Linear(size.arc, 1)
        self.relation_dependent = nn.Linear(hidden, size.relation)
        self.relation_head = nn.Linear(hidden, size.relation)
        self.bilinear = nn.Parameter(torch.zeros(size.relation, count * size.relation))
        self.relation = nn.Linear(2 * size.relation, count)
        self.dropout = nn.Dropout(size.dropout)
        nn.init.normal_(self.bilinear, std=0.02)

    def arcs(self, states: Tensor, sentence: Tensor) -> Tensor:
        """Scores [batch, W, W] of word j being the head of word i; low outside the sentence."""
        dependent = self.dropout(functional.gelu(self.dependent(states)))
        head = self.dropout(functional.gelu(self.head(states)))
        scores = self.arc(dependent) @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)
        own = torch.eye(states.shape[1], device=states.device, dtype=states.dtype)[None]
        scores = scores * (1 - own) + self.root(dependent) * own
        apart = (sentence[:, :, None] != sentence[:, None, :]).to(states.dtype)
        return scores - 10000.0 * apart

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores [batch, W, relations] of each word's relation to the word `heads` [batch, W]."""
        batch, words, _ = states.shape
        dependent = self.dropout(functional.gelu(self.relation_dependent(states)))
        head = self.dropout(functional.gelu(self.relation_head(states)))
        index = heads[:, :, None].expand(-1, -1, head.shape[2])
        head = head.gather(1, index)
        mixed = (dependent @ self.bilinear).view(batch, words, -1, head.shape[2])
        scores = (mixed @ head[:, :, :, None])[:, :, :, 0]
        linear: Tensor = self.relation(torch.cat([dependent, head], -1))
        return scores + linear


class AnchoredLayer(nn.Module):
    """A narrow transformer layer, normalised before each half."""

    def __init__(self, size: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(heads)
        self.before = nn.LayerNorm(size)
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.between = nn.LayerNorm(size)
        self.up = nn.Linear(size, 2 * size)
        self.down = nn.Linear(2 * size, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States [rows, W, size] of the next layer; `mask` as in `Attention`."""
        context = self.attention(self.qkv(self.before(states)), mask)
        states = states + self.dropout(self.out(context))
        inner = functional.gelu(self.up(self.between(states)))
        return states + self.dropout(self.down(inner))


class Anchored(nn.Module):
    """Label scores of all words from the standpoint of one: its cue's or its event's."""

    def __init__(self, size: ReaderSize, narrow: int, layers: int, count: int) -> None:
        super().__init__()
        hidden = size.encoder.hidden
        self.word = nn.Linear(hidden, narrow)
        self.anchor = nn.Linear(hidden, narrow)
        self.gate = nn.Linear(hidden, narrow)
        self.distance = nn.Embedding(2 * REACH + 1, narrow)
        self.layers = nn.ModuleList(AnchoredLayer(narrow, 4, size.dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(narrow)
        self.out = nn.Linear(narrow, count)
        self.dropout = nn.Dropout(size.dropout)

    def forward(self, states: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Scores [rows, W, count].

        `states` [rows, W, hidden] are a row's words, `places` [rows] the anchor among them, `mask`
        [rows, W] which words there are.
        """
        index = places[:, None, None].expand(-1, 1, states.shape[2])
        anchor = states.gather(1, index)
        return self.from_anchor(self.word(states), self.view_from(anchor)[:, 0], places, mask)

    def view_from(self, states: Tensor) -> Tensor:
        """[..., 2 * narrow]: what each word would give as an anchor."""
        return torch.cat([self.gate(states), self.anchor(states)], -1)

    def from_anchor(self, words: Tensor, view: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Scores [rows, W, count] of `words` [rows, W, narrow] from `view` [rows, 2 * narrow]."""
        gate, anchor = view[:, None].chunk(2, -1)
        away = torch.arange(words.shape[1], device=words.device)[None] - places[:, None]
        mixed = words * (1.0 + gate) + anchor
        mixed = self.dropout(mixed + self.distance(away.clamp(-REACH, REACH) + REACH))
        hidden = (~mask).to(mixed.dtype) * -10000.0
        for layer in self.layers:
            mixed = layer(mixed, hidden)
        scores: Tensor = self.out(self.norm(mixed))
        return scores


class ReaderModel(nn.Module):
    """Encoder and heads."""

    def __init__(self, size: ReaderSize) -> None:
        super().__init__()
        self.size = size
        hidden = size.encoder.hidden
        self.encoder = Encoder(size.encoder, size.dropout)
        self.heads = nn.ModuleDict(
            {
                name.replace(".", "_"): WordHead(hidden, size.head, count, size.dropout)
                for name, count in {**BIO_HEADS, **WORD_HEADS}.items()
            }
        )
        self.crfs = nn.ModuleDict(
            {
                name.replace(".", "_"): Crf(count)
                for name, count in {**BIO_HEADS, **ANCHORED_HEADS}.items()
            }
        )
        self.syntax = Syntax(size)
        self.anchored = nn.ModuleDict(
            {
                name: Anchored(size, getattr(size, name), getattr(size, f"{name}_layers"), count)
                for name, count in ANCHORED_HEADS.items()
            }
        )
        self.dropout = nn.Dropout(size.dropout)

    def words(self, pieces: Tensor, shapes: Tensor, lexicon: Tensor, first: Tensor) -> Tensor:
        """States [batch, W, hidden] of the words: those of their first pieces."""
        states = self.encoder(pieces, shapes, lexicon)
        index = first[:, :, None].expand(-1, -1, states.shape[2])
        return self.dropout(states.gather(1, index))

    def head(self, name: str, states: Tensor) -> Tensor:
        """Scores of the word head `name`."""
        scores: Tensor = self.heads[name.replace(".", "_")](states)
        return scores

    def crf(self, name: str) -> Crf:
        """The CRF of the BIO or anchored head `name`."""
        found = self.crfs[name.replace(".", "_")]
        assert isinstance(found, Crf)
        return found
