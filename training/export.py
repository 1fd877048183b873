"""`python -m training.export --model FOLDER/model.pt --out FOLDER`: the weights as users get them.

Writes a folder that `throughline.inference` loads: `encoder.onnx` (encoder and all heads that score
words or pairs), `attribution.onnx` and `roles.onnx` (what is read from one anchor), `chains.npz`
(transitions of the labels), `vocabulary.txt`, `lexicon.txt` and `reader.json` with the checksums.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.lexicon import build_lexicon, read_vocabulary
from training.model import ANCHORED_HEADS, BIO_HEADS, WORD_HEADS, Anchored, ReaderModel
from training.train import reader_size

FORMAT = "throughline-reader/1"
OPSET = 17


class Whole(nn.Module):
    """Encoder and heads as one graph."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, shapes: Tensor, lexicon: Tensor, first: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        """The outputs that `throughline.inference.session` names."""
        model = self.model
        states = model.words(pieces, shapes, lexicon, first)
        spans = torch.cat([model.head(name, states) for name in BIO_HEADS], -1)
        flat = torch.cat([model.head(name, states) for name in WORD_HEADS], -1)
        heads = model.syntax.arcs(states, sentence).argmax(-1)
        relations = model.syntax.relations(states, heads).argmax(-1)
        anchored: list[Tensor] = []
        for name in ANCHORED_HEADS:
            head = model.anchored[name]
            assert isinstance(head, Anchored)
            anchored.append(torch.cat([head.word(states), head.view_from(states)], -1))
        return (spans, flat, heads, relations, *anchored)


class FromAnchor(nn.Module):
    """One anchored head."""

    def __init__(self, model: ReaderModel, name: str) -> None:
        super().__init__()
        head = model.anchored[name]
        assert isinstance(head, Anchored)
        self.head = head

    def forward(self, words: Tensor, view: Tensor, places: Tensor, reach: Tensor) -> Tensor:
        """Label scores of the words."""
        scores: Tensor = self.head.from_anchor(words, view, places, reach)
        return scores


def main() -> None:
    """Write the folder of weights."""
    options = _parse()
    state = torch.load(options.model, map_location="cpu", weights_only=True)
    model = ReaderModel(reader_size(state["size"]))
    model.load_state_dict(state["model"])
    export(model.eval(), options.out, options.name, options.version, not options.full)


def export(model: ReaderModel, out: Path, name: str, version: str, quantised: bool) -> None:
    """Write the folder of weights of `model`."""
    out.mkdir(parents=True, exist_ok=True)
    _write_graph(out / "encoder.onnx", Whole(model), _example(model), ENCODER_AXES, quantised)
    for head in ANCHORED_HEADS:
        example = _anchored_example(model)
        _write_graph(out / f"{head}.onnx", FromAnchor(model, head), example, ANCHOR_AXES, quantised)
    _write_chains(model, out / "chains.npz")
    numbers = read_vocabulary(None)
    (out / "vocabulary.txt").write_text("\n".join(numbers) + "\n", encoding="utf-8")
    lines = (f"{word}\t{bits}" for word, bits in build_lexicon().items())
    (out / "lexicon.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = ["attribution.onnx", "chains.npz", "encoder.onnx", "lexicon.txt", "roles.onnx"]
    files.append("vocabulary.txt")
    manifest = {
        "format": FORMAT,
        "name": name,
        "version": version,
        "licence": "Apache-2.0",
        "layers": model.size.encoder.layers,
        "quantised": quantised,
        "spans": dict(BIO_HEADS),
        "flat": dict(WORD_HEADS),
        "files": {file: sha256((out / file).read_bytes()).hexdigest() for file in files},
    }
    (out / "reader.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


ENCODER_AXES = (
    {
        "pieces": "BT",
        "shapes": "BT",
        "lexicon": "BT",
        "first": "BW",
        "sentence": "BW",
    },
    {
        "spans": "BW",
        "flat": "BW",
        "heads": "BW",
        "relations": "BW",
        **{f"{name}_views": "BW" for name in ANCHORED_HEADS},
    },
)
ANCHOR_AXES = (
    {"words": "NW", "view": "N", "places": "N", "reach": "NW"},
    {"scores": "NW"},
)


def _write_graph(
    path: Path,
    module: nn.Module,
    example: tuple[Tensor, ...],
    axes: tuple[dict[str, str], dict[str, str]],
    quantised: bool,
) -> None:
    given, found = axes
    dynamic = {
        name: {place: f"{letter}" for place, letter in enumerate(letters)}
        for name, letters in {**given, **found}.items()
    }
    raw = path.with_suffix(".raw.onnx")
    torch.onnx.export(
        module.eval(),
        example,
        str(raw),
        input_names=list(given),
        output_names=list(found),
        dynamic_axes=dynamic,
        opset_version=OPSET,
        dynamo=False,
    )
    fused = _fused(raw)
    onnx.save(fused, str(raw))
    if quantised:
        # Unsigned and per channel: signed or per tensor costs several points on AVX2.
        quantize_dynamic(
            raw,
            path,
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QUInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        raw.unlink()
    else:
        raw.replace(path)


def _fused(path: Path) -> onnx.ModelProto:
    """The graph with what ONNX Runtime can fuse (normalisation, GELU, attention) fused."""
    from onnxruntime.transformers.optimizer import optimize_model

    optimised = optimize_model(str(path), model_type="bert", num_heads=0, hidden_size=0)
    return optimised.model


def _example(model: ReaderModel) -> tuple[Tensor, ...]:
    pieces = torch.randint(5, model.size.encoder.pieces, (2, 12))
    zeros = torch.zeros_like(pieces)
    first = torch.arange(1, 9).expand(2, 8).contiguous()
    sentence = torch.tensor([[0] * 4 + [1] * 4] * 2)
    return pieces, zeros, zeros, first, sentence


def _anchored_example(model: ReaderModel) -> tuple[Tensor, ...]:
    narrow = model.size.anchored
    words, view = torch.randn(3, 8, narrow), torch.randn(3, 2 * narrow)
    return words, view, torch.tensor([1, 2, 3]), torch.ones(3, 8, dtype=torch.bool)


def _write_chains(model: ReaderModel, path: Path) -> None:
    chains: dict[str, np.ndarray] = {}
    for name in (*BIO_HEADS, *ANCHORED_HEADS):
        transitions, start = model.crf(name).scores()
        chains[f"{name}.transitions"] = transitions.detach().numpy()
        chains[f"{name}.start"] = start.detach().numpy()
    with path.open("wb") as file:
        np.savez(file, **chains)  # type: ignore[arg-type]  # an option is a bool


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=main.__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt of a training run")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--name", default="standard", help="name that results carry")
    parser.add_argument("--version", default="1", help="version that results carry")
    parser.add_argument("--full", action="store_true", help="fp32, not quantised")
    return parser.parse_args()


if __name__ == "__main__":
    main()
