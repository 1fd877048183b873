"""Stage `read`: files, folders and standard input as articles."""

from throughline.read.paths import read_paths

__all__ = ["read_paths"]
