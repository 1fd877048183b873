"""The encoder: BERT for lower case (Devlin et al. 2019) in the size of MiniLM, written out.

Written out rather than imported, because the weights are needed in PyTorch once and in ONNX ever
after, and the input is ours: beside the pieces it takes the shape of each word and the lists that
know it, whose embeddings start at zero, so that training starts from the pretrained encoder.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from throughline.inference.vocabulary import LEXICON_BITS, SHAPES


@dataclass(frozen=True, slots=True)
class EncoderSize:
    """Sizes of the encoder; the defaults are those of MiniLM-L6."""

    layers: int = 6
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    pieces: int = 30522
    positions: int = 512
    features: bool = True
    """Whether shapes and lexicon bits are read."""


class Attention(nn.Module):
    """Scaled dot products of several heads; no weights. `training.export` puts one operator of
    ONNX Runtime in its place."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, mixed: Tensor, mask: Tensor) -> Tensor:
        """Context [batch, T, hidden] of queries, keys and values side by side [batch, T, 3 hidden].

        `mask` [batch, T] is 0 where there is a word, very low where there is none.
        """
        batch, length, width = mixed.shape
        hidden = width // 3
        split = mixed.view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        hide = mask[:, None, None, :]
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=hide)
        return context.transpose(1, 2).reshape(batch, length, hidden)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(size.heads)
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.attention_norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States [batch, T, hidden] of the next layer; `mask` as in `Attention`."""
        context = self.attention(self.qkv(states), mask)
        states = self.attention_norm(states + self.dropout(self.out(context)))
        inner = self.down(functional.gelu(self.up(states)))
        return self.norm(states + self.dropout(inner))


class Encoder(nn.Module):
    """Pieces, shapes and lexicon bits to states."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.pieces, size.hidden)
        self.positions = nn.Embedding(size.positions, size.hidden)
        self.shapes = nn.Embedding(2 * SHAPES, size.hidden)
        self.lexicon = nn.Embedding(2**LEXICON_BITS, size.hidden)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.lexicon.weight)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, lexicon: Tensor) -> Tensor:
        """States [batch, T, hidden] of pieces [batch, T]; piece 0 is padding."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(place)[None]
        if self.size.features:
            states = states + self.shapes(shapes) + self.lexicon(lexicon)
        states = self.dropout(self.norm(states))
        mask = (pieces == 0).to(states.dtype) * -10000.0
        for layer in self.layers:
            states = layer(states, mask)
        return states


def load_pretrained(encoder: Encoder, path: Path) -> None:
    """Fill `encoder` with BERT-named weights of a safetensors file, the first layers first.

    A shallower encoder takes layers spread over the depth (0, 2, 3, 5 of six for four).
    """
    from safetensors.torch import load_file

    raw = {name.removeprefix("bert."): value.float() for name, value in load_file(path).items()}
    encoder.pieces.weight.data = raw["embeddings.word_embeddings.weight"]
    kinds = raw["embeddings.token_type_embeddings.weight"][0]
    encoder.positions.weight.data = raw["embeddings.position_embeddings.weight"] + kinds
    encoder.norm.weight.data = raw["embeddings.LayerNorm.weight"]
    encoder.norm.bias.data = raw["embeddings.LayerNorm.bias"]
    depth = 1 + max(int(name.split(".")[2]) for name in raw if name.startswith("encoder.layer."))
    for index, source in enumerate(spread(encoder.size.layers, depth)):
        layer, at = encoder.layers[index], f"encoder.layer.{source}."
        assert isinstance(layer, Layer)
        parts = ("attention.self.query", "attention.self.key", "attention.self.value")
        layer.qkv.weight.data = torch.cat([raw[f"{at}{part}.weight"] for part in parts])
        layer.qkv.bias.data = torch.cat([raw[f"{at}{part}.bias"] for part in parts])
        for name, module in (
            ("attention.output.dense", layer.out),
            ("attention.output.LayerNorm", layer.attention_norm),
            ("intermediate.dense", layer.up),
            ("output.dense", layer.down),
            ("output.LayerNorm", layer.norm),
        ):
            module.weight.data = raw[f"{at}{name}.weight"]
            module.bias.data = raw[f"{at}{name}.bias"]


def spread(layers: int, depth: int) -> list[int]:
    """Which of `depth` layers a network of `layers` starts from: first, last, even between."""
    if layers >= depth:
        return list(range(depth))
    return [round(index * (depth - 1) / max(1, layers - 1)) for index in range(layers)]
