"""Weights that cannot be used: each fault is one WeightsError that names the file."""

import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from throughline.errors import WeightsError
from throughline.inference.inspection import inspect_reader
from throughline.inference.weights import (
    SHIPPED,
    load_graph,
    load_weights,
    reader_identity,
    weights_folder,
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of a shipped reader, free to be damaged."""
    folder = tmp_path / "own"
    shutil.copytree(weights_folder("fast"), folder)
    return folder


def put(folder: Path, name: str, content: bytes) -> None:
    """Replace a file and its checksum: a fault of whoever made the weights, not of the disk."""
    (folder / name).write_bytes(content)
    manifest = read_manifest(folder)
    manifest["files"][name] = sha256(content).hexdigest()
    write_manifest(folder, manifest)


def read_manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / "reader.json").read_text("utf-8"))
    return manifest


def write_manifest(folder: Path, manifest: object) -> None:
    (folder / "reader.json").write_text(json.dumps(manifest), "utf-8")


def fault(folder: Path | str) -> str:
    """The one line that loading ends with."""
    with pytest.raises(WeightsError) as caught:
        inspect_reader(str(folder))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_readers_are_sound(name: str) -> None:
    facts = inspect_reader(name)
    assert facts.name == f"{name}-1"
    assert facts.quantised
    assert 10 < facts.megabytes < 40


def test_no_folder(tmp_path: Path) -> None:
    assert "no reader there; expected standard or fast or a folder" in fault(tmp_path / "lost")
    with pytest.raises(WeightsError, match="no reader there"):
        reader_identity(str(tmp_path / "lost"))


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    path.write_bytes(b"")
    assert str(path) in fault(path)


def test_a_package_without_its_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("throughline.inference.weights.weights_folder", lambda _: tmp_path)
    assert "the weights of the reader are missing; install throughline anew" in fault("standard")


@pytest.mark.parametrize("text", ["{", "", "\0"])
def test_a_manifest_that_is_no_json(own: Path, text: str) -> None:
    (own / "reader.json").write_text(text, "utf-8")
    assert f"{own / 'reader.json'}: unreadable" in fault(own)


def test_a_manifest_that_is_no_text(own: Path) -> None:
    (own / "reader.json").write_bytes(b"\xff\xfe\xfa")
    assert f"{own / 'reader.json'}: unreadable" in fault(own)


@pytest.mark.parametrize("manifest", [{}, [], None, {"format": "throughline-reader/0"}])
def test_another_format(own: Path, manifest: object) -> None:
    write_manifest(own, manifest)
    assert "this throughline reads throughline-reader/1" in fault(own)


@pytest.mark.parametrize("key", ["name", "layers", "heads", "files"])
def test_an_incomplete_manifest(own: Path, key: str) -> None:
    manifest = read_manifest(own)
    del manifest[key]
    write_manifest(own, manifest)
    assert f"incomplete: {key} missing" in fault(own)


@pytest.mark.parametrize("name", ["attribution.onnx", "conventions.onnx", "vocabulary.txt"])
def test_a_damaged_file(own: Path, name: str) -> None:
    content = (own / name).read_bytes()
    (own / name).write_bytes(content[:-1])
    line = fault(own)
    assert f"{own / name}: damaged: its SHA-256 is {sha256(content[:-1]).hexdigest()[:12]}" in line


def test_a_missing_file(own: Path) -> None:
    (own / "lexicon.txt").unlink()
    assert f"{own / 'lexicon.txt'}: missing or unreadable" in fault(own)


@pytest.mark.parametrize("name", ["encoder", "attribution", "roles", "conventions"])
def test_a_graph_that_onnxruntime_cannot_load(own: Path, name: str) -> None:
    put(own, f"{name}.onnx", b"no graph")
    assert f"{own / name}.onnx: onnxruntime cannot load the reader" in fault(own)


@pytest.mark.parametrize(
    ("name", "content"), [("chains.npz", b"no tables"), ("lexicon.txt", b"a word alone\n")]
)
def test_a_table_of_another_making(own: Path, name: str, content: bytes) -> None:
    put(own, name, content)
    assert f"{own}: unreadable though undamaged" in fault(own)


def test_without_onnxruntime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(WeightsError, match="pip install -U onnxruntime"):
        load_graph(weights_folder("fast"), "encoder", 1)


def test_identity_hangs_on_the_files(own: Path) -> None:
    assert reader_identity(str(own)) == reader_identity("fast")
    put(own, "lexicon.txt", (own / "lexicon.txt").read_bytes() + b"zebra\t1\n")
    assert reader_identity(str(own)) != reader_identity("fast")
    assert reader_identity(str(own)).startswith("fast-1/")
    assert load_weights(str(own)).lexicon["zebra"] == 1
