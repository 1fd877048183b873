"""The loss of a step: what each head says against what each set says, a word counting as a word.

Every layer is summed over its words and divided by the words of the step: a layer that few windows
have weighs little in a step, and noisy means of a handful of words do not steer the encoder.
"""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.crf import Chain, chain_losses
from training.data import Step
from training.model import BIO_HEADS, EVENT_LABELS, ReaderModel
from training.windows import IGNORED

FLAT = ("certainty", "polarity", "tense", "tags")
ANCHORED = {"attribution": "attribution", "roles": "roles", "roles.silver": "roles"}
"""Layer -> the anchored head that it teaches."""


def step_losses(
    model: ReaderModel, step: Step, states: Tensor, weights: Mapping[str, float]
) -> dict[str, Tensor]:
    """Layer -> its weighted share of the loss; the loss is their sum.

    `states` are the states of the step's words as `model.words` gives them.
    """
    sentence = step.input["sentence"]
    words = (sentence >= 0).sum()
    chains: dict[str, Chain] = {}
    losses: dict[str, Tensor] = {}
    for name, (rows, answers) in step.answers.items():
        if name in BIO_HEADS:
            allowed = bits(answers, BIO_HEADS[name])
            scores = model.head(name, states[rows])
            chains[name] = Chain(model.crf(name), scores, allowed, sentence[rows] >= 0)
        elif name in ANCHORED:
            chain = anchored_chain(model, name, states[rows], answers, sentence[rows])
            if chain is not None:
                chains[name] = chain
        elif name not in ("heads", "relations"):
            losses[name] = _flat_loss(model, name, states[rows], answers, sentence[rows])
    if "heads" in step.answers:
        losses |= _syntax_losses(model, step, states)
    losses |= chain_losses(chains)
    return {name: weight_of(name, weights) * loss / words for name, loss in losses.items()}


def weight_of(layer: str, weights: Mapping[str, float]) -> float:
    """The weight of a layer: its own, or that of its kind ("names" for "names.news")."""
    return weights.get(layer, weights.get(layer.split(".")[0], 1.0))


def _flat_loss(
    model: ReaderModel, name: str, states: Tensor, answers: Tensor, sentence: Tensor
) -> Tensor:
    scores = model.head(name, states).float()
    if name.startswith("events."):
        allowed = bits(answers, EVENT_LABELS)
        right = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
        return ((scores.logsumexp(-1) - right) * (sentence >= 0)).sum()
    if name == "factuality":
        known = ~answers.isnan()
        off = functional.smooth_l1_loss(scores[:, :, 0], answers.nan_to_num(), reduction="none")
        return (off * known).sum()
    return _cross_entropy(scores, answers)


def _syntax_losses(model: ReaderModel, step: Step, states: Tensor) -> dict[str, Tensor]:
    rows, heads = step.answers["heads"]
    _, relations = step.answers["relations"]
    states, sentence = states[rows], step.input["sentence"][rows]
    scores = model.syntax.relations(states, heads.clamp(min=0))
    return {
        "heads": _cross_entropy(model.syntax.arcs(states, sentence), heads),
        "relations": _cross_entropy(scores, torch.where(heads >= 0, relations, IGNORED)),
    }


def _cross_entropy(scores: Tensor, answers: Tensor) -> Tensor:
    flat = scores.flatten(0, 1).float()
    return functional.cross_entropy(flat, answers.flatten(), ignore_index=IGNORED, reduction="sum")


def anchored_rows(
    name: str, states: Tensor, answers: Tensor, sentence: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The anchors of a layer, one a row: states, places, words in reach, answers (0 elsewhere)."""
    window, slot = torch.nonzero(answers[:, :, 0] >= 0, as_tuple=True)
    chosen = answers[window, slot]
    places, wanted = chosen[:, 0], chosen[:, 1:].clamp(min=0)
    reach = sentence[window] >= 0
    if ANCHORED[name] == "roles":  # participants stand in the event's sentence
        own = sentence[window].gather(1, places[:, None])
        reach = reach & (sentence[window] == own)
    return states[window], places, reach, wanted * reach


def anchored_chain(
    model: ReaderModel, name: str, states: Tensor, answers: Tensor, sentence: Tensor
) -> Chain | None:
    """The chain of every anchor's words; None where there is no anchor."""
    rows, places, reach, wanted = anchored_rows(name, states, answers, sentence)
    if not len(places):
        return None
    scores = model.anchored[ANCHORED[name]](rows, places, reach)
    scores = held_outside(scores, reach)
    allowed = functional.one_hot(wanted, scores.shape[-1]).bool()
    return Chain(model.crf(ANCHORED[name]), scores, allowed, torch.ones_like(reach))


def held_outside(scores: Tensor, reach: Tensor) -> Tensor:
    """Scores that let words out of reach be outside only, and do not count."""
    outside = torch.full_like(scores, -1e4)
    outside[..., 0] = 0.0
    return torch.where(reach[..., None], scores, outside)


def bits(answers: Tensor, count: int) -> Tensor:
    """Bits [..] to booleans [.., count]."""
    place = torch.arange(count, device=answers.device)
    return (answers[..., None] >> place) & 1 == 1
