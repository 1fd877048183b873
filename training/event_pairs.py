"""Trains the scorer of pairs of events: `python -m training.event_pairs --data DIR --out FILE`.

Word vectors are those of the pretrained encoder for single words, cut to their main directions.
The pairs are those of the training parts of ECB+ and MEANTIME, all within blocks of like documents,
with participants as the reader finds them for the marked triggers. The threshold of clustering is
the best of a cross-validation over the blocks of both sets, all mentions alike: no dev part is
looked at. On one thread the same versions give the same file; it takes two or three minutes.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from benchmarks.coreference_scores import chains, figures
from benchmarks.event_coreference.blocks import Block, blocks_of_documents, read_mentions
from corpora import ecbplus_coreference, meantime_coreference
from throughline.inference import load_reader
from throughline.resolve.likeness import average_linkage
from throughline.resolve.likeness.nets import Nets, chances_of
from throughline.resolve.likeness.scorer import between_happenings
from throughline.resolve.likeness.vectors import WordVectors
from training.command import command
from training.encoder import Encoder, EncoderSize, load_pretrained
from training.lexicon import pretrained_folder, read_vocabulary
from training.pair_nets import Scored, Taught, fit_pairs, scored
from training.small_nets import Floats, Net, side_by_side, write_arrays

WIDE = 128
"""Directions kept of the word vectors: fewer blur synonyms, 64 a third of them."""
SEEDS = 5
TAUGHT = Taught(epochs=10, evened=0.5)
"""Better by a few tenths in the cross-validation than six epochs and all pairs alike."""
FOLDS = 3
LIKELIEST = 0.25
"""Share of the likeliest pair in how well two clusters fit; better by half a point than none."""
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def main() -> None:
    """Train and write the file; prints its checksum."""
    parser = command("training.event_pairs", __doc__)
    parser.add_argument("--pretrained", type=Path, help="folder of the pretrained encoder")
    options = parser.parse_args()
    torch.set_num_threads(1)
    words, table = word_vectors(options.pretrained)
    vectors = WordVectors(words, table)
    reader = load_reader("standard")
    sets = []
    for corpus in (ecbplus_coreference, meantime_coreference):
        documents = tuple(corpus.load(options.data, "train"))
        blocks = blocks_of_documents(documents, read_mentions(documents, reader), vectors)
        sets.append([_scored(block, vectors) for block in blocks])
    threshold = _threshold(sets)
    nets = [fit_pairs([s for one in sets for s in one], seed, TAUGHT) for seed in range(SEEDS)]
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        "vectors": table,
        "threshold": np.float32(threshold),
        "likeliest": np.float32(LIKELIEST),
    }
    checksum = write_arrays(options.out, arrays | side_by_side(nets))
    print(f"threshold {threshold}, sha256 {checksum}")


def word_vectors(pretrained: Path | None) -> tuple[list[str], npt.NDArray[np.int8]]:
    """The whole words of the encoder's vocabulary, commonest first, and their vectors."""
    numbers = read_vocabulary(pretrained)
    words = [word for word in numbers if word.isascii() and word.isalpha() and len(word) > 2]
    words = [word for word in words if word.islower()]
    encoder = Encoder(EncoderSize(), dropout=0.0)
    load_pretrained(encoder, pretrained_folder(pretrained) / "model.safetensors")
    encoder.eval()
    pieces = torch.tensor([[numbers["[CLS]"], numbers[word], numbers["[SEP]"]] for word in words])
    with torch.no_grad():
        parts = [
            encoder(part, torch.zeros_like(part), torch.zeros_like(part)).mean(1)
            for part in pieces.split(512)
        ]
    whole = nn.functional.normalize(torch.cat(parts), dim=1).double().numpy()
    whole -= whole.mean(0)
    _, _, directions = np.linalg.svd(whole, full_matrices=False)
    kept = whole @ directions[:WIDE].T
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    return words, (kept / np.abs(kept).max() * 127).round().astype(np.int8)


def _scored(block: Block, vectors: WordVectors) -> Scored[Block]:
    chains = [mention.chain or at for at, mention in enumerate(block.mentions)]
    return scored(block, chains, [True] * len(chains), vectors)


def _threshold(sets: Sequence[Sequence[Scored[Block]]]) -> float:
    """The least fit of two clusters at which the folds come out best, all mentions alike."""
    found: list[list[tuple[Scored[Block], Floats]]] = [[] for _ in sets]
    for fold in range(FOLDS):
        net = fit_pairs(
            [s for one in sets for n, s in enumerate(one) if n % FOLDS != fold], fold, TAUGHT
        )
        for of, one in zip(found, sets, strict=True):
            of += [(s, _chances(net, s)) for n, s in enumerate(one) if n % FOLDS == fold]
    every = [pair for of in found for pair in of]
    scores: dict[float, float] = {}
    for least in THRESHOLDS:
        scores[least] = _conll(every, least)
        of_sets = (f"{100 * _conll(of, least):.1f}" for of in found)
        print(f"{least}: {100 * scores[least]:.1f}", *of_sets, flush=True)
    return max(scores, key=lambda least: scores[least])


def _conll(found: Sequence[tuple[Scored[Block], Floats]], least: float) -> float:
    gold: dict[Any, Any] = {}
    ours: dict[Any, Any] = {}
    for number, (one, chances) in enumerate(found):
        labels = average_linkage(chances, least, likeliest=LIKELIEST)
        for mention, label in zip(one.block.mentions, labels, strict=True):
            gold[mention.key] = mention.chain
            ours[mention.key] = (number, label)
    return figures(chains(gold), chains(ours)).conll


def _chances(net: Net, one: Scored[Block]) -> Floats:
    odds = Nets(side_by_side([net])).odds(one.features)
    return between_happenings(chances_of(odds), one.block.names)


if __name__ == "__main__":
    main()
