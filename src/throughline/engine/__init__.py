"""How the per-article stages are run: on this machine by default."""

from throughline.engine.local import LocalEngine
from throughline.engine.protocol import Engine

__all__ = ["Engine", "LocalEngine"]
