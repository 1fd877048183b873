"""Whether a reader is sound: everything that its weights hold is checked, loaded and tried once."""

from dataclasses import dataclass

from throughline.inference.labels import NAME_SCHEMES
from throughline.inference.reader import Reader
from throughline.inference.reading import Passage
from throughline.inference.weights import load_weights

_TRIAL = "Nia Okoro said on Monday that the harbour would not close."


@dataclass(frozen=True, slots=True)
class ReaderFacts:
    """What there is to say of a sound reader."""

    name: str
    """Name and version, as results carry it."""
    layers: int
    quantised: bool
    """Whether its products are of whole numbers of 8 bits."""
    megabytes: float

    def line(self) -> str:
        """The facts in one line."""
        form = "8-bit" if self.quantised else "32-bit"
        return f"{self.name}: {self.layers} layers, {form}, {self.megabytes:.1f} MB; sound"


def inspect_reader(reader: str) -> ReaderFacts:
    """The facts of a shipped reader or one in a folder; raises WeightsError where it is unsound.

    Checks every checksum, loads every graph, and has a sentence read in each convention.
    """
    weights = load_weights(reader)
    loaded = Reader(weights, threads=1)
    passage = Passage(_TRIAL, ((0, len(_TRIAL)),))
    for scheme in NAME_SCHEMES:
        loaded.read((passage,), scheme=scheme)
    size = sum(path.stat().st_size for path in weights.folder.iterdir() if path.is_file())
    return ReaderFacts(weights.name, weights.layers, weights.quantised, size / 1e6)
