"""How much one page shows before it says "N more in the case file".

A page of a usual case (up to some hundred reports) shows everything. The limits keep a very large
case near 15 MB, which a phone still opens; whatever a limit leaves out is counted in plain words
where it is missing, and stands in the JSON export.
"""

CITATION_GROUPS = 5
"""Reports named under one item."""
SHORT_GROUPS = 15
"""Further reports given there by number only."""
MARKS_IN_GROUP = 4
"""Sentences linked for one report under one item."""
QUOTE_CHARS = 320
"""Characters of a sentence shown when its mark is pointed at."""
MAIN_NAMES = 4
"""Names under the page's title."""
LATEST_ENTRIES = 5
"""Last dated happenings under "Where the matter stands"."""
TIMELINE_ENTRIES = 800
YEAR_IN_FULL = 8
"""A year with more entries than this shows its weightiest and folds the rest."""
YEAR_MAIN_ENTRIES = 6
CONFLICTS = 150
MAIN_PERSONS = 8
MAIN_OTHERS = 10
"""Entities shown as full entries before a section folds the rest."""
ENTITIES = 250
"""Entities in one section of who's who."""
DESCRIPTORS = 10
"""Roles and descriptions of one entity."""
RELATIONS = 6
CLAIMS = 1500
CLAIMS_OF_HOLDER = 6
"""Claims of one holder before the rest is folded."""
HOLDERS_IN_FULL = 25
"""Holders shown before the long tail is folded."""
NEW_ITEMS = 6
"""New items of one kind listed for a report."""
NEW_NAMES = 24
BACKLINKS = 4
"""Places of the page named beside a paragraph that they cite."""
TEXT_CHARS = 6_000_000
"""Characters of article text printed in full; articles after that are listed without text."""
