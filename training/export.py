"""`python -m training.export --model FOLDER/model.pt --out FOLDER`: the weights as users get them.

Writes a folder that `throughline.inference` loads: the graphs (see `training.graphs`),
`chains.npz` (transitions of the labels), `vocabulary.txt`, `lexicon.txt`, and `reader.json` with
the order of the heads and the checksum of every file.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from training.graphs import CASE_HEADS, CONVENTION_HEADS, Graph, graphs, label_counts
from training.lexicon import build_lexicon, read_vocabulary
from training.model import ANCHORED_HEADS, BIO_HEADS, ReaderModel, ReaderSize

FORMAT = "throughline-reader/1"
OPSET = 17


def main() -> None:
    """Write the folder of weights."""
    options = _parse()
    state = torch.load(options.model, map_location="cpu", weights_only=True)
    model = ReaderModel(ReaderSize.from_table(state["size"]))
    model.load_state_dict(state["model"])
    vocabulary = read_vocabulary(options.pretrained)
    export(model, vocabulary, options.out, options.name, options.version, not options.full)


def export(
    model: ReaderModel,
    vocabulary: dict[str, int],
    out: Path,
    name: str,
    version: str,
    quantised: bool,
) -> None:
    """Write the folder of weights of `model`, whose attention is replaced for it."""
    out.mkdir(parents=True, exist_ok=True)
    _write_chains(model, out / "chains.npz")
    files = ["chains.npz", "lexicon.txt", "vocabulary.txt"]
    for graph in graphs(model.eval()):
        _write_graph(graph, out, quantised)
        files.append(f"{graph.name}.onnx")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    lines = (f"{word}\t{bits}" for word, bits in build_lexicon().items())
    (out / "lexicon.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    manifest = {
        "format": FORMAT,
        "name": name,
        "version": version,
        "licence": "Apache-2.0",
        "layers": model.size.encoder.layers,
        "quantised": quantised,
        "heads": label_counts(CASE_HEADS),
        "convention_heads": label_counts(CONVENTION_HEADS),
        "files": {file: sha256((out / file).read_bytes()).hexdigest() for file in sorted(files)},
    }
    (out / "reader.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _write_graph(graph: Graph, out: Path, quantised: bool) -> None:
    raw, path = out / f"{graph.name}.raw.onnx", out / f"{graph.name}.onnx"
    axes = {**graph.inputs, **graph.outputs}
    torch.onnx.export(
        graph.module.eval(),
        graph.example,
        str(raw),
        input_names=list(graph.inputs),
        output_names=list(graph.outputs),
        dynamic_axes={name: dict(enumerate(letters)) for name, letters in axes.items()},
        opset_version=OPSET,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )
    # Normalisation with its residual, and GELU with its bias, become one operator each.
    fused = optimize_model(str(raw), model_type="bert", num_heads=0, hidden_size=0)
    onnx.save(fused.model, str(raw))
    if not quantised:
        raw.replace(path)
        return
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


def _write_chains(model: ReaderModel, path: Path) -> None:
    chains: dict[str, np.ndarray] = {}
    for name in (*BIO_HEADS, *ANCHORED_HEADS):
        transitions, start = model.crf(name).scores()
        chains[f"{name}.transitions"] = transitions.detach().numpy()
        chains[f"{name}.start"] = start.detach().numpy()
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **chains)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=main.__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt of a training run")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--name", default="standard", help="name that results carry")
    parser.add_argument("--version", default="1", help="version that results carry")
    parser.add_argument("--full", action="store_true", help="fp32, not quantised")
    parser.add_argument("--pretrained", type=Path, help="folder of the pretrained encoder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
