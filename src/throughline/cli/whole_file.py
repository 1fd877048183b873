"""Writes a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from throughline.errors import StoreError


def write_whole(path: str, text: str) -> None:
    """Put `text` in `path`, as UTF-8, in one step.

    Raises StoreError; a former file is then whole.
    """
    target = Path(path)
    if target.is_dir():
        raise StoreError(f"{path}: is a folder; name a file")
    folder = target.absolute().parent
    if not folder.is_dir():
        raise StoreError(f"{path}: its folder does not exist; create it or name another place")
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(
            "wb", dir=folder, prefix=f".{target.name[:50]}.", delete=False
        ) as file:
            temporary = file.name
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        # Temporary files are private; the result gets the rights that any new file would have.
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(target)
    except OSError as error:
        with suppress(OSError):
            Path(temporary).unlink()
        raise StoreError(f"{path}: cannot be written ({error.strerror}); nothing was") from error
