"""How likely two mentions of events tell of one event: learned from news read in pairs.

`views` says what a mention is compared on, `features` compares, `scorer` turns that into a chance,
`linkage` makes clusters of chances.
"""

from throughline.resolve.likeness.linkage import average_linkage
from throughline.resolve.likeness.scorer import Scorer, load_scorer
from throughline.resolve.likeness.views import EventView, Role, event_view

__all__ = ["EventView", "Role", "Scorer", "average_linkage", "event_view", "load_scorer"]
