"""The weights of the small scorers: files of plain arrays inside the package, each checked."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from throughline.errors import WeightsError

Arrays = Mapping[str, npt.NDArray[np.generic]]


def shipped_arrays(package: str, name: str, checksum: str) -> Arrays:
    """The arrays of the file `data/name` of a package.

    `checksum` is its SHA-256. Raises WeightsError where the file is damaged.
    """
    path = files(package).joinpath("data", name)
    content = path.read_bytes()
    if sha256(content).hexdigest() != checksum:
        raise WeightsError(f"{path} is damaged: install throughline again")
    with np.load(BytesIO(content)) as arrays:
        return dict(arrays)
