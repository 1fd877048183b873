"""Small networks as plain arrays: the mean of what a few of them say, with numpy alone."""

import numpy as np
import numpy.typing as npt

from throughline.inference.arrays import Arrays

Floats = npt.NDArray[np.float32]

_LAYERS = 3


class Nets:
    """Networks of three layers, side by side."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` holds weights [nets, in, out] and biases [nets, out] of each layer."""
        self._layers = [
            (arrays[f"weight{at}"].astype(np.float32), arrays[f"bias{at}"].astype(np.float32))
            for at in range(_LAYERS)
        ]

    def odds(self, features: Floats) -> Floats:
        """The mean log-odds [...] of things whose features [..., features] are known."""
        values = features.reshape(1, -1, features.shape[-1])
        for at, (weight, bias) in enumerate(self._layers):
            values = values @ weight + bias[:, None, :]
            if at < _LAYERS - 1:
                values = np.maximum(values, 0.0)
        found: Floats = values[..., 0].mean(0).reshape(features.shape[:-1])
        return found


def chances_of(odds: Floats) -> Floats:
    """The chances, from 0 to 1 and to four digits, of log-odds."""
    chances: Floats = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
    return chances.round(4)
