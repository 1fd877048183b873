"""Windows on the device, and which of them make a step.

All windows lie on the device as whole arrays: they are small as numbers, and nothing needs to be
put together on the CPU while the GPU waits. Which windows make step n is a function of seed and n
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


@dataclass(frozen=True, slots=True)
class Group:
    """The windows of one set that are short, or those that are long."""

    source: str
    short: bool
    arrays: dict[str, Tensor]

    def __len__(self) -> int:
        return len(self.arrays["pieces"])


@dataclass(frozen=True, slots=True)
class Part:
    """Windows of one set within a step: rows `start` to `end` of the step's states."""

    source: str
    start: int
    end: int
    answers: dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Step:
    """The input of one step, and the answers of each set in it."""

    input: dict[str, Tensor]
    parts: tuple[Part, ...]


def load_groups(folder: Path, split: str, device: torch.device) -> list[Group]:
    """The windows of every set in `folder`, short and long apart, sorted by name."""
    groups: list[Group] = []
    for path in sorted(folder.glob(f"*.{split}.npz")):
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
        length = (arrays["pieces"] != 0).sum(1)
        for short in (True, False):
            rows = np.flatnonzero((length <= SHORT) == short)
            if len(rows):
                held = {name: _tensor(array[rows], device) for name, array in arrays.items()}
                groups.append(Group(path.name.split(".")[0], short, held))
    if not groups:
        raise SystemExit(f"{folder}: no windows (*.{split}.npz); run python -m training.prepare")
    return groups


def _tensor(array: npt.NDArray[np.generic], device: torch.device) -> Tensor:
    kind = np.int32 if array.dtype == np.uint32 else np.int16 if array.dtype == np.uint16 else None
    if array.dtype == np.uint16 and array.max(initial=0) > np.iinfo(np.int16).max:
        kind = np.int32
    return torch.from_numpy(array.astype(kind) if kind else array).to(device)


@dataclass(frozen=True, slots=True)
class Sampler:
    """Which windows make which step."""

    groups: tuple[Group, ...]
    weights: Mapping[str, float]
    windows: int
    """Of a step with long windows; of short ones there are three times as many."""
    seed: int

    def step(self, number: int) -> Step:
        """The windows of step `number`."""
        rng = np.random.default_rng((self.seed, number))
        mass = np.array([self.weights.get(g.source, 1.0) * len(g) for g in self.groups])
        short = np.array([group.short for group in self.groups])
        # A short window is a third of a long one: so many fewer of the steps are for them.
        share = mass[short].sum() / 3 / (mass[short].sum() / 3 + mass[~short].sum())
        kind = rng.random() < share
        chosen = np.flatnonzero(short == kind)
        count = self.windows * (3 if kind else 1)
        drawn = rng.multinomial(count, mass[chosen] / mass[chosen].sum())
        picked = [
            (self.groups[index], np.sort(rng.choice(len(self.groups[index]), size=size)))
            for index, size in zip(chosen, drawn, strict=True)
            if size
        ]
        return gather(picked)


def gather(picked: list[tuple[Group, npt.NDArray[np.int64]]]) -> Step:
    """The step that consists of the given rows of the given groups, cut to its longest window."""
    rows = [
        (group, torch.from_numpy(index).to(group.arrays["pieces"].device)) for group, index in picked
    ]
    whole = {
        name: torch.cat([group.arrays[name][index].long() for group, index in rows])
        for name in INPUT
    }
    width = int((whole["pieces"] != 0).sum(1).max())
    words = int((whole["sentence"] >= 0).sum(1).max())
    for name in INPUT:
        whole[name] = whole[name][:, : words if name in ("first", "sentence") else width]
    parts: list[Part] = []
    start = 0
    for group, index in rows:
        answers = {
            name: _cut(name, array[index], words)
            for name, array in group.arrays.items()
            if name not in INPUT
        }
        parts.append(Part(group.source, start, start + len(index), answers))
        start += len(index)
    return Step(whole, tuple(parts))


def _cut(name: str, answers: Tensor, words: int) -> Tensor:
    if name in ("attribution", "roles"):
        return answers[:, :, : 1 + words].long()
    cut = answers[:, :words]
    return cut.float() if cut.is_floating_point() else cut.long()


def batches(groups: list[Group], windows: int) -> Iterator[Step]:
    """All windows once, in order, for watching."""
    for group in groups:
        for start in range(0, len(group), windows):
            yield gather([(group, np.arange(start, min(start + windows, len(group))))])
