"""`python -m training.prepare --data DIR --out FOLDER`: the sets as numbers, one file each.

The files hold word-piece numbers and labels, no text that could be read without effort; they are
made anew in two minutes and are not kept.
"""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import numpy as np

from corpora.sentences import with_sentences
from corpora.values import AnnotatedText, DataMissingError
from throughline.inference.vocabulary import Vocabulary
from training.lexicon import build_lexicon, read_vocabulary
from training.recipes import SOURCES, Source
from training.windows import Windows, add_text

PHASES = 2
"""How often a training text is cut into windows, each time at other places."""


def main() -> None:
    """Write the windows of every set, and the lexicon that they were made with."""
    options = _parse()
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary(read_vocabulary(options.pretrained), build_lexicon())
    for source in SOURCES:
        if options.only and source.name not in options.only:
            continue
        for split in ("train", "watch"):
            arrays = prepare(source, options.data, split, vocabulary)
            if arrays:
                path = options.out / f"{source.name}.{split}.npz"
                np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # an option is a bool
                print(f"{source.name} {split}: {len(arrays['pieces'])} windows", flush=True)


def prepare(
    source: Source, data: Path, split: str, vocabulary: Vocabulary
) -> dict[str, np.ndarray]:
    """The arrays of a set.

    "watch" is a twentieth of the training part that training does not see: the dev part is for the
    benchmarks, and looking at it while training would make their figures too good.
    """
    windows = Windows()
    for text in _split(source, data, split):
        whole = with_sentences(text)
        add_text(windows, whole, source.recipe, vocabulary)
        if split == "train":
            for phase in range(1, PHASES):
                before = len(windows.rows.get("pieces", ()))
                add_text(windows, whole, source.recipe, vocabulary, phase)
                if len(windows.rows.get("pieces", ())) - before == 1:  # one window is cut nowhere
                    for rows in windows.rows.values():
                        rows.pop()
    return windows.stacked() if windows.rows else {}


def _split(source: Source, data: Path, split: str) -> Iterator[AnnotatedText]:
    """Training texts, without those that stand word by word in a part that is measured on."""
    measured = {text.text for part in ("dev", "test") for text in _present(source, data, part)}
    for text in source.load(data, "train"):
        if text.text in measured:
            continue
        watched = crc32(f"{text.name} {text.text[:80]}".encode()) % 20 == 0
        if watched == (split == "watch"):
            yield text


def _present(source: Source, data: Path, split: str) -> Iterator[AnnotatedText]:
    with suppress(DataMissingError):
        yield from source.load(data, split)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, required=True, help="where the windows go")
    parser.add_argument("--pretrained", type=Path, help="folder of the pretrained encoder")
    parser.add_argument("--only", nargs="*", help="these sets only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
