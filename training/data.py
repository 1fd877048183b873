"""Windows on the device, and which of them make a step.

All windows lie on the device as whole arrays: they are small as numbers, and nothing needs to be
put together on the CPU while a GPU waits. Which windows make step n is a function of seed and n
alone, so that a resumed run goes on exactly as it would have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

SHORT = 64
"""Windows of up to so many pieces are batched apart, so that little of a batch is padding."""

INPUT = ("pieces", "shapes", "lexicon", "first", "sentence")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Step:
    """The input of one step, and what the sets answer.

    `input` holds arrays [windows, T] (pieces, shapes, lexicon) and [windows, W] (first, sentence).
    `answers` maps each layer to the windows that have it, as rows of the input, and their answers.
    """

    input: dict[str, Tensor]
    answers: dict[str, tuple[Tensor, Tensor]]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of all windows that have it."""

    answers: Tensor
    place: Ints
    """[all windows]: row of `answers`, -1 where the window lacks the layer."""


class Windows:
    """The windows of all sets of one split, on the device."""

    def __init__(self, folder: Path, split: str, device: torch.device) -> None:
        paths = sorted(folder.glob(f"*.{split}.npz"))
        if not paths:
            raise SystemExit(f"{folder}: no *.{split}.npz; run python -m training.prepare")
        sets: list[dict[str, npt.NDArray[np.generic]]] = []
        for path in paths:
            with np.load(path) as file:
                sets.append({name: file[name] for name in file.files})
        counts = [len(arrays["pieces"]) for arrays in sets]
        self.device = device
        self.sources = tuple(path.name.split(".")[0] for path in paths)
        self.source = np.repeat(np.arange(len(paths)), counts)
        self.input = {
            name: _tensor(np.concatenate([arrays[name] for arrays in sets]), device)
            for name in INPUT
        }
        pieces = np.concatenate([arrays["pieces"] for arrays in sets])
        sentence = np.concatenate([arrays["sentence"] for arrays in sets])
        self.width = (pieces != 0).sum(1)
        self.words = (sentence >= 0).sum(1)
        self.layers = {
            name: _layer(name, sets, counts, device)
            for name in sorted({name for arrays in sets for name in arrays} - set(INPUT))
        }

    def __len__(self) -> int:
        return len(self.source)

    def step(self, chosen: Ints) -> Step:
        """The step that consists of the windows `chosen`, cut to the longest of them."""
        width, words = int(self.width[chosen].max()), int(self.words[chosen].max())
        index = torch.from_numpy(chosen).to(self.device, non_blocking=True)
        given = {
            name: self.input[name][index, : words if name in ("first", "sentence") else width]
            for name in INPUT
        }
        given = {name: array.long() for name, array in given.items()}
        answers: dict[str, tuple[Tensor, Tensor]] = {}
        for name, layer in self.layers.items():
            places = layer.place[chosen]
            rows = np.flatnonzero(places >= 0)
            if len(rows):
                pair = torch.from_numpy(np.stack([rows, places[rows]])).to(self.device)
                answers[name] = (pair[0], _cut(name, layer.answers[pair[1]], words))
        return Step(given, answers)


def _layer(
    name: str,
    sets: list[dict[str, npt.NDArray[np.generic]]],
    counts: list[int],
    device: torch.device,
) -> Layer:
    held = [arrays[name] for arrays in sets if name in arrays]
    place = np.concatenate([np.full(n, name in a) for a, n in zip(sets, counts, strict=True)])
    rows = np.where(place, np.cumsum(place) - 1, -1)
    return Layer(_tensor(np.concatenate(held), device), rows)


def _tensor(array: npt.NDArray[np.generic], device: torch.device) -> Tensor:
    if array.dtype in (np.uint16, np.uint32):  # PyTorch cannot index these
        array = array.astype(np.int32)
    return torch.from_numpy(array).to(device)


def _cut(name: str, answers: Tensor, words: int) -> Tensor:
    if answers.dim() == 3:  # anchors: a place, then the words
        return answers[:, :, : 1 + words].long()
    cut = answers[:, :words]
    return cut.float() if cut.is_floating_point() else cut.long()


class Sampler:
    """Which windows make which step."""

    def __init__(
        self, windows: Windows, weights: Mapping[str, float], size: int, seed: int
    ) -> None:
        """`size` is the windows of a step with long ones; of short ones there are three times as
        many. `weights` says how often a set's windows come, against its size."""
        self.windows, self.size, self.seed = windows, size, seed
        mass = np.array([weights.get(name, 1.0) for name in windows.sources])[windows.source]
        short = windows.width <= SHORT
        self.kinds = [(np.flatnonzero(short == kind), kind) for kind in (False, True)]
        self.chances = [mass[rows] / max(mass[rows].sum(), 1e-9) for rows, _ in self.kinds]
        # A short window is a third of a long one: so many fewer of the steps are for them.
        total = [mass[rows].sum() / (3 if kind else 1) for rows, kind in self.kinds]
        self.share = total[1] / sum(total)

    def step(self, number: int) -> Step:
        """The windows of step `number`."""
        rng = np.random.default_rng((self.seed, number))
        kind = int(rng.random() < self.share)
        rows, short = self.kinds[kind]
        count = self.size * (3 if short else 1)
        chosen = rng.choice(rows, size=count, p=self.chances[kind])
        return self.windows.step(chosen)


def batches(windows: Windows, size: int) -> Iterator[Step]:
    """All windows once, set by set, for watching."""
    for source in range(len(windows.sources)):
        rows = np.flatnonzero(windows.source == source)
        rows = rows[np.argsort(windows.width[rows], kind="stable")]
        for start in range(0, len(rows), size):
            yield windows.step(rows[start : start + size])
