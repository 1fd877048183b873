"""Learning from teachers: what several trained readers agree on, on every head and every window.

A window of a set carries the answers of that set's layers only; the teachers answer all of them.
So the student sees each window with all layers marked, softly (Hinton et al. 2015), and the mean of
several teachers is better than any of them.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Step
from training.losses import ANCHORED, anchored_rows, weight_of
from training.model import BIO_HEADS, WORD_HEADS, ReaderModel, ReaderSize

SHARE = 1.0
"""What a word of the teachers counts against a word of the set."""


def load_teachers(paths: tuple[Path, ...], device: torch.device) -> list[ReaderModel]:
    """The models in `paths`, frozen."""
    teachers: list[ReaderModel] = []
    for path in paths:
        state = torch.load(path, map_location=device, weights_only=True)
        teacher = ReaderModel(ReaderSize.from_table(state["size"])).to(device)
        teacher.load_state_dict(state["model"])
        teacher.eval().requires_grad_(False)
        teachers.append(teacher)
    return teachers


def distil_losses(
    model: ReaderModel,
    teachers: list[ReaderModel],
    step: Step,
    states: Tensor,
    weights: Mapping[str, float],
) -> dict[str, Tensor]:
    """Layer -> weighted divergence of `model` from the mean of its teachers."""
    given = step.input
    inputs = (given["pieces"], given["shapes"], given["lexicon"], given["first"])
    with torch.no_grad():
        taught = [teacher.words(*inputs) for teacher in teachers]
    mask = given["sentence"] >= 0
    words = mask.sum()
    losses: dict[str, Tensor] = {}

    def add(name: str, off: Tensor) -> None:
        losses[f"taught.{name}"] = SHARE * weight_of(name, weights) * off / words

    for name in (*BIO_HEADS, *WORD_HEADS):
        own = model.head(name, states).float()
        theirs = [t.head(name, s).float() for t, s in zip(teachers, taught, strict=True)]
        if name == "factuality":
            off = functional.smooth_l1_loss(own, torch.stack(theirs).mean(0), reduction="none")
            add(name, (off[..., 0] * mask).sum())
        else:
            add(name, _divergence(own, theirs, mask))
    sentence = given["sentence"]
    add(
        "heads",
        _divergence(
            model.syntax.arcs(states, sentence).float(),
            [t.syntax.arcs(s, sentence).float() for t, s in zip(teachers, taught, strict=True)],
            mask,
        ),
    )
    for name, head in ANCHORED.items():
        if name not in step.answers:
            continue
        rows, answers = step.answers[name]
        inside = sentence[rows]
        held, places, reach, _ = anchored_rows(name, states[rows], answers, inside)
        if len(places):
            own = model.anchored[head](held, places, reach).float()
            theirs = [
                t.anchored[head](anchored_rows(name, s[rows], answers, inside)[0], places, reach)
                for t, s in zip(teachers, taught, strict=True)
            ]
            add(name, _divergence(own, [scores.float() for scores in theirs], reach))
    return losses


def _divergence(own: Tensor, theirs: list[Tensor], mask: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the mean of the teachers' distributions, summed."""
    mean = torch.stack([scores.softmax(-1) for scores in theirs]).mean(0)
    off = functional.kl_div(own.log_softmax(-1), mean, reduction="none").sum(-1)
    return (off * mask).sum()
