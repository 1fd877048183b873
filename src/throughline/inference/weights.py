"""A folder of weights: found, checked against its checksums, loaded into ONNX Runtime.

Anything that is missing, damaged or of another format is an error that says which file and what to
do: a reader that quietly reads worse is the last thing that a case file needs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from throughline.errors import WeightsError

FORMAT = "throughline-reader/1"
_KEYS = ("name", "version", "layers", "quantised", "heads", "convention_heads", "files")
"""What a manifest has to say."""
_AGAIN = "install throughline, or export a reader of your own, anew"
SHIPPED = ("standard", "fast")
"""The readers in the package, by name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A checked folder of weights, its graphs not yet loaded."""

    folder: Path
    name: str
    """Name and version: results carry it ("standard-1")."""
    layers: int
    quantised: bool
    heads: Mapping[str, int]
    """Word heads in the order of the encoder's output `scores`, with their label counts."""
    convention_heads: Mapping[str, int]
    """Those of single data sets, in the order of the graph `conventions`."""
    pieces: Mapping[str, int]
    lexicon: Mapping[str, int]
    chains: Mapping[str, npt.NDArray[np.float32]]


def weights_folder(reader: str) -> Path:
    """The folder of a shipped reader, or `reader` itself as a path."""
    if reader in SHIPPED:
        return Path(str(files("throughline.inference").joinpath("weights", reader)))
    return Path(reader)


def load_weights(reader: str) -> Weights:
    """The weights of a shipped reader or of a folder. Raises WeightsError where unsound."""
    folder = weights_folder(reader)
    manifest = _manifest(folder, reader)
    for name, wanted in manifest["files"].items():
        _check(folder / name, wanted)
    try:
        return _loaded(folder, manifest)
    except Exception as error:  # whatever numpy finds wrong with a file of another making
        raise WeightsError(
            f"{folder}: unreadable though undamaged ({type(error).__name__}: {error}); "
            "export the reader anew"
        ) from error


def _loaded(folder: Path, manifest: Mapping[str, Any]) -> Weights:
    pieces = _lines(folder / "vocabulary.txt")
    lexicon = (line.split("\t") for line in _lines(folder / "lexicon.txt"))
    with np.load(folder / "chains.npz") as chains:
        tables = {name: chains[name] for name in chains.files}
    return Weights(
        folder=folder,
        name=f"{manifest['name']}-{manifest['version']}",
        layers=manifest["layers"],
        quantised=manifest["quantised"],
        heads=manifest["heads"],
        convention_heads=manifest["convention_heads"],
        pieces={piece: number for number, piece in enumerate(pieces)},
        lexicon={word: int(bits) for word, bits in lexicon},
        chains=tables,
    )


def reader_identity(reader: str) -> str:
    """Name and checksums of a reader's weights: what a cached reading hangs on.

    Reads the manifest only. Raises WeightsError where there is none.
    """
    manifest = _manifest(weights_folder(reader), reader)
    digest = sha256(json.dumps(manifest["files"], sort_keys=True).encode()).hexdigest()[:12]
    return f"{manifest['name']}-{manifest['version']}/{digest}"


def load_graph(folder: Path, name: str, threads: int) -> Any:
    """The ONNX Runtime session of one graph; `threads` 0 means one a core."""
    try:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises many kinds, some of them undocumented
        raise WeightsError(
            f"{folder / f'{name}.onnx'}: onnxruntime cannot load the reader ({error}); "
            "install a current onnxruntime (pip install -U onnxruntime) or throughline anew"
        ) from error


def _manifest(folder: Path, reader: str) -> dict[str, Any]:
    path = folder / "reader.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = " or ".join(SHIPPED)
        raise WeightsError(
            f"{path}: no reader there; expected {known} or a folder that training.export wrote"
            if reader not in SHIPPED
            else f"{path}: the weights of the reader are missing; install throughline anew"
        ) from error
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path}: unreadable ({error}); {_AGAIN}") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else type(manifest).__name__
        raise WeightsError(
            f"{path}: a reader of format {found}, this throughline reads {FORMAT}; "
            "use weights that were exported for this version"
        )
    missing = [key for key in _KEYS if key not in manifest]
    if missing or not isinstance(manifest["files"], dict):
        raise WeightsError(f"{path}: incomplete: {', '.join(missing) or 'files'} missing; {_AGAIN}")
    return manifest


def _check(path: Path, wanted: str) -> None:
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise WeightsError(f"{path}: missing or unreadable ({error}); {_AGAIN}") from error
    if found != wanted:
        raise WeightsError(
            f"{path}: damaged: its SHA-256 is {found[:12]}…, expected {wanted[:12]}…; {_AGAIN}"
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
