"""Whether a claim's words alone would say the opposite of what its holder says."""

import re

from throughline.model.annotation import Polarity
from throughline.model.case import Claim

_NEGATION = re.compile(
    r"\b(?:no|not|nor|none|never|nothing|nobody|without|cannot|den(?:y|ies|ied|ying|ials?)"
    r"|(?:reject|dismiss|refut|disput|rebut|disown|repudiat)\w*|false|fictitious|untrue)\b|n[’']t\b",
    re.IGNORECASE,
)


def is_denied_unseen(claim: Claim) -> bool:
    """Whether the holder says that it is not so, and no word of the claim does."""
    return claim.polarity is Polarity.NEGATIVE and not _NEGATION.search(claim.text)
