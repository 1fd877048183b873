"""The loss of a step: what each head says against what each set says, a word counting as a word.

Every layer is summed over its words and divided by the words of the step: a layer that few windows
have weighs little in a step, and noisy means of a handful of words do not steer the encoder.
"""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Part, Step
from training.model import BIO_HEADS, EVENT_LABELS, ReaderModel
from training.windows import IGNORED

FLAT = ("certainty", "polarity", "tense", "tags")


def step_losses(model: ReaderModel, step: Step, weights: Mapping[str, float]) -> dict[str, Tensor]:
    """Layer -> its weighted share of the loss; the loss is their sum."""
    given = step.input
    states = model.words(given["pieces"], given["shapes"], given["lexicon"], given["first"])
    words = (given["sentence"] >= 0).sum()
    losses: dict[str, Tensor] = {}
    for name in sorted({name for part in step.parts for name in part.answers}):
        parts = [part for part in step.parts if name in part.answers]
        rows = torch.cat([torch.arange(p.start, p.end, device=states.device) for p in parts])
        answers = torch.cat([part.answers[name] for part in parts])
        sentence = given["sentence"][rows]
        loss = _layer_loss(model, name, states[rows], answers, sentence, parts)
        losses[name] = weights.get(name.split(".")[0], 1.0) * loss / words
    return losses


def _layer_loss(
    model: ReaderModel,
    name: str,
    states: Tensor,
    answers: Tensor,
    sentence: Tensor,
    parts: list[Part],
) -> Tensor:
    mask = sentence >= 0
    if name in BIO_HEADS:
        crf = model.crf(name)
        allowed = bits(answers, BIO_HEADS[name])
        return crf.loss(model.head(name, states), allowed, mask)
    if name.startswith("events."):
        scores = model.head(name, states).float()
        allowed = bits(answers, EVENT_LABELS)
        right = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
        return ((scores.logsumexp(-1) - right) * mask).sum()
    if name in FLAT:
        return _cross_entropy(model.head(name, states), answers)
    if name == "factuality":
        known = ~answers.isnan()
        scores = model.head(name, states)[:, :, 0].float()
        off = functional.smooth_l1_loss(scores, answers.nan_to_num(), reduction="none")
        return (off * known).sum()
    if name == "heads":
        return _cross_entropy(model.syntax.arcs(states, sentence), answers)
    if name == "relations":
        heads = torch.cat([part.answers["heads"] for part in parts])
        scores = model.syntax.relations(states, heads.clamp(min=0))
        return _cross_entropy(scores, torch.where(heads >= 0, answers, IGNORED))
    return anchored_loss(model, name, states, answers, sentence)


def _cross_entropy(scores: Tensor, answers: Tensor) -> Tensor:
    flat = scores.flatten(0, 1).float()
    return functional.cross_entropy(
        flat, answers.flatten(), ignore_index=IGNORED, reduction="sum"
    )


def anchored_rows(
    name: str, states: Tensor, answers: Tensor, sentence: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The anchors of a layer, one a row: states, places, words in reach, answers."""
    window, slot = torch.nonzero(answers[:, :, 0] >= 0, as_tuple=True)
    chosen = answers[window, slot]
    places, wanted = chosen[:, 0], chosen[:, 1:]
    reach = sentence[window] >= 0
    if name == "roles":  # participants stand in the event's sentence
        own = sentence[window].gather(1, places[:, None])
        reach = reach & (sentence[window] == own)
    return states[window], places, reach, wanted


def anchored_loss(
    model: ReaderModel, name: str, states: Tensor, answers: Tensor, sentence: Tensor
) -> Tensor:
    """Sum over the anchors' words in reach."""
    rows, places, reach, wanted = anchored_rows(name, states, answers, sentence)
    if not len(places):
        return states.sum() * 0.0
    scores = model.anchored[name](rows, places, reach)
    count = scores.shape[-1]
    wanted = wanted.clamp(min=0)
    allowed = functional.one_hot(wanted, count).bool()
    if name == "roles":  # the CRF takes prefixes: words out of reach are held outside
        outside = torch.zeros_like(scores)
        outside[..., 1:] = -1e4
        scores = torch.where(reach[..., None], scores, outside)
        reach = torch.ones_like(reach)
    return model.crf(name).loss(scores, allowed, reach)


def bits(answers: Tensor, count: int) -> Tensor:
    """Bits [..] to booleans [.., count]."""
    place = torch.arange(count, device=answers.device)
    return (answers[..., None] >> place) & 1 == 1
