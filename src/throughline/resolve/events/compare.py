"""Compares an event mention with a cluster: each comparison gives a score and why.

A negative score means that the two cannot be one event.
"""

from datetime import date

from throughline.resolve.events.items import MAIN_PLACE, Cluster, Item
from throughline.resolve.events.turns import further, other_turns
from throughline.resolve.events.victims import apart
from throughline.resolve.likeness import load_scorer

_ONCE = frozenset(("custody", "death", "verdict", "sentence", "extradition"))
"""Families of which one person has, within days, but one."""
MAX_COMPARED = 12
"""Members of a cluster whose words are compared: its best described ones."""
_NEAR_HEADS = 0.4
"""Cosine from which two nouns can name one place."""
COPIED = "nearly the same words"


def agree(item: Item, cluster: Cluster) -> bool:
    """Whether polarity allows one event; what is still to come may have happened since."""
    return item.mention.polarity is cluster.items[0].mention.polarity


def compare_times(item: Item, cluster: Cluster) -> tuple[float, str]:
    """How the times agree: one day is half of what is needed."""
    if item.interval is None or not cluster.intervals:
        return 0.0, ""
    if item.day and cluster.days:
        if item.day in cluster.days:
            if item.marked or any(i.marked for i in cluster.items[:MAX_COMPARED]):
                return 0.2, f"same day, {item.day}"
            return 0.5, f"same day, {item.day}"
        return (0.0, "a day apart") if _a_day_apart(item, cluster) else (-1.0, "different days")
    if not all(item.interval.overlaps(known) for known in cluster.intervals):
        return -1.0, "times that exclude each other"
    return 0.2, "times that fit"


def _a_day_apart(item: Item, cluster: Cluster) -> bool:
    """Whether two reports give one event of one person neighbouring days."""
    if not item.type.one_off or not item.day or item.type.family not in _ONCE:
        return False
    own = date.fromisoformat(item.day)
    near = all(abs((date.fromisoformat(known) - own).days) == 1 for known in cluster.days)
    elsewhere = all(i.ref.article != item.ref.article for i in cluster.items if i.day)
    apart = item.places and cluster.places and not item.places & cluster.places
    return near and elsewhere and bool(item.main & cluster.main) and not apart


def compare_participants(item: Item, cluster: Cluster) -> tuple[float, str]:
    """How the participants agree: the main one decides."""
    if item.main and cluster.main:
        if item.main & cluster.main:
            return 0.5, "same main participant"
        return -1.0, "different participants"
    if item.others & (cluster.others | cluster.main):
        return 0.15, "a shared participant"
    return 0.0, ""


def held_apart(item: Item, cluster: Cluster) -> str:
    """Why the two cannot be one event, whatever agrees: other victims, another of its kind; ""
    where nothing tells so."""
    members = cluster.items[:MAX_COMPARED]
    if any(other_turns(item.turn, other.turn) for other in members):
        return "counted as another of its kind"
    if item.victim is None or any(other.several for other in members):
        return ""
    told = (other for other in members if other.victim is not None)
    return next((why for other in told if (why := _other_victim(item, other))), "")


def _other_victim(item: Item, other: Item) -> str:
    """Why the one person whom the item befell is not the one whom `other` did."""
    if item.victim is None or other.victim is None or item.main & other.main:
        return ""
    return apart(item.victim, other.victim)


def told_further(item: Item, cluster: Cluster) -> bool:
    """Whether one report tells both, and one of them as a further one ("was arrested again").

    Of two reports one may count what the other tells plainly; elections and the like are counted
    from the beginning of a country, steps before a court within the case.
    """
    return bool(item.type.step) and any(
        further(item.turn, other.turn)
        for other in cluster.items[:MAX_COMPARED]
        if other.ref.article == item.ref.article
    )


def described_apart(item: Item, cluster: Cluster) -> bool:
    """Whether one side names whom it befell and the other only describes somebody.

    "The captain was charged" may or may not be told of the man that another sentence names.
    """
    heads = {other.head for other in cluster.items[:MAX_COMPARED]} - {""}
    if (item.main and heads) or (cluster.main and item.head):
        return True
    return bool(item.head and heads) and item.head not in heads


def searched_apart(item: Item, cluster: Cluster) -> bool:
    """Whether it was quite another place that was searched: a town may see two raids in a day.

    "A flat" and "a warehouse"; "a home" and "a house" can be one.
    """
    heads = sorted({other.head for other in cluster.items[:MAX_COMPARED]} - {""})
    if not item.type.many_a_day or not item.head or not heads or item.head in heads:
        return False
    near = load_scorer().vectors.means([(head,) for head in (item.head, *heads)])
    return bool((near[1:] @ near[0]).max() < _NEAR_HEADS)


def compare_places(item: Item, cluster: Cluster) -> tuple[float, str]:
    """How the places agree."""
    if not item.places or not cluster.places:
        return 0.0, ""
    if item.places & cluster.places:
        weight = 0.5 if item.type.family in MAIN_PLACE else 0.1
        return weight, "same place"
    reports = {i.ref.article for i in cluster.items if i.places}
    if item.day and item.day in cluster.days and item.ref.article not in reports:
        return 0.0, ""  # another report may name the street where one names the town
    return -0.15, "different places named"


def share_both_sides(item: Item, cluster: Cluster) -> bool:
    """Whether main and other participants are both shared."""
    return bool(item.main & cluster.main) and bool(item.others & cluster.others)


def compare_words(item: Item, cluster: Cluster) -> tuple[float, str]:
    """Copied clauses, and the same unresolved participant in one report."""
    for other in cluster.items[:MAX_COMPARED]:
        shared = len(item.stems & other.stems)
        if shared >= 4 and shared >= 0.7 * max(len(item.stems), len(other.stems)):
            return 0.5, COPIED
        if item.head and item.head == other.head:
            same_report = item.ref.article == other.ref.article
            return (0.5 if same_report else 0.2), f"both of “{item.head}”"
    return 0.0, ""
