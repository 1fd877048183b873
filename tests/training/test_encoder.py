"""The encoder, and how it starts from one that was trained before."""

from pathlib import Path

import pytest
import torch

from training.encoder import Encoder, EncoderSize, Layer, load_pretrained, spread

SIZE = EncoderSize(layers=2, hidden=8, heads=2, inner=16, pieces=20, positions=10)


@pytest.mark.parametrize(
    ("layers", "depth", "expected"),
    [
        *((6, 6, [0, 1, 2, 3, 4, 5]), (4, 6, [0, 2, 3, 5]), (3, 12, [0, 6, 11])),
        *((2, 6, [0, 5]), (1, 6, [0]), (8, 2, [0, 1])),
    ],
)
def test_layers_are_spread_over_the_depth(layers: int, depth: int, expected: list[int]) -> None:
    assert spread(layers, depth) == expected


def test_padding_and_fresh_embeddings_do_not_change_states() -> None:
    torch.manual_seed(1)
    encoder = Encoder(SIZE).eval()
    pieces = torch.tensor([[2, 7, 8, 3]])
    plain = encoder(pieces, torch.zeros_like(pieces), torch.zeros_like(pieces))
    padded = torch.tensor([[2, 7, 8, 3, 0, 0]])
    told = encoder(padded, torch.full_like(padded, 5), torch.full_like(padded, 16))
    assert torch.allclose(plain, told[:, :4], atol=1e-5)


def bert(depth: int) -> dict[str, torch.Tensor]:
    """Weights of a small BERT by their usual names."""
    torch.manual_seed(2)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (20, 8),
        "embeddings.token_type_embeddings.weight": (2, 8),
        "embeddings.position_embeddings.weight": (10, 8),
        "embeddings.LayerNorm.weight": (8,),
        "embeddings.LayerNorm.bias": (8,),
    }
    for layer in range(depth):
        at = f"encoder.layer.{layer}."
        for name, rows, columns in (
            *((f"attention.self.{part}", 8, 8) for part in ("query", "key", "value")),
            ("attention.output.dense", 8, 8),
            ("intermediate.dense", 16, 8),
            ("output.dense", 8, 16),
        ):
            shapes |= {f"{at}{name}.weight": (rows, columns), f"{at}{name}.bias": (rows,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{at}{name}.weight": (8,), f"{at}{name}.bias": (8,)}
    return {name: torch.randn(shape) for name, shape in shapes.items()}


def test_a_shallower_encoder_starts_from_layers_of_a_deeper_one(tmp_path: Path) -> None:
    files = pytest.importorskip("safetensors.torch")
    weights = bert(3)
    path = tmp_path / "model.safetensors"
    files.save_file({f"bert.{name}": value for name, value in weights.items()}, path)
    encoder = Encoder(SIZE)
    load_pretrained(encoder, path)
    for layer, source in zip(encoder.layers, (0, 2), strict=True):
        assert isinstance(layer, Layer)
        at = f"encoder.layer.{source}."
        query, _, value = layer.qkv.weight.chunk(3)
        assert torch.equal(query, weights[f"{at}attention.self.query.weight"])
        assert torch.equal(value, weights[f"{at}attention.self.value.weight"])
        assert torch.equal(layer.norm.bias, weights[f"{at}output.LayerNorm.bias"])
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"]
    assert torch.equal(encoder.positions.weight, places + kinds)
