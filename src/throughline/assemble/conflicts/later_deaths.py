"""A victim who was alive in the first reports and died later.

"A boy is in critical condition" on Tuesday and "the boy has died" on Friday state no two numbers,
and yet the later report overtakes the earlier: it is the commonest way in which reports on one act
of violence differ. Within the reports on one incident (`own_incidents`) an update is told where
every report that came out before tells of somebody hurt and has no word of a death, and every one
from then on tells of one death, at least one of them as a later one ("has died", "died of her
wounds").
Fails on: a second victim who dies, since the first reports then have a death already.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.assemble.conflicts.own_incidents import OwnIncidents
from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.extract.figures.casualties import HOSPITAL, HOSPITALISED
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation

_ALIVE = re.compile(
    r"\b(?:(?:critical|serious|stable|fair|good|grave|guarded|life[- ]threatening|unknown)"
    r"(?:,? but \w+)? condition|critically|life[- ]threatening|life[- ]support|in surgery"
    rf"|undergo\w* surgery|fighting for (?:his|her|their) li\w+|{HOSPITALISED}"
    rf"|(?:in|at|to) (?:the|a|an area|\w+(?: \w+){{0,3}}) {HOSPITAL})\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:dead(?!line)|died|dies|dying|kill\w*|fatal\w*|homicides?|murder\w*|deaths?|deadly|slain"
    r"|slaying|deceased|manslaughter|coroner|autops\w+|funeral|vigil|mourn\w*)\b",
    re.IGNORECASE,
)
_DIED_LATER = re.compile(
    r"\b(?:(?:has|have|later|since) died|(?:has|have) (?:now )?passed away"
    r"|later (?:was )?pronounced dead"
    r"|succumbed|died (?:of|from) (?:\w+ ){0,4}(?:injur\w+|wounds?)"
    r"|died (?:\w+ ){0,4}(?:days?|hours?|weeks?|months?) (?:later|after)"
    r"|died (?:early |late |on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|died (?:\w+ ){{0,3}}(?:at|in) (?:a |the |an area )?(?:\w+ ){{0,4}}{HOSPITAL}"
    r"|(?:taken|removed) off (?:of )?life support)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Account:
    """What one report says of whether anybody of its incident died."""

    day: date
    killed: int
    said: Citation
    later: bool
    """Whether it says that the death came later."""


def later_deaths(
    context: Context, own: OwnIncidents, claims: Sequence[Claim]
) -> Iterator[Conflict]:
    """One update for each incident whose victim was alive in the first reports."""
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for article, event in own.event_of.items():
        reports[event].append(article)
    for event, articles in sorted(reports.items()):
        known = [_account(context, own, article) for article in articles]
        accounts = [account for account in known if account is not None]
        alive = [account for account in accounts if not account.killed]
        dead = [account for account in accounts if account.killed]
        later = [account for account in dead if account.later]
        if not alive or not later:
            continue
        if max(a.day for a in alive) > min(d.day for d in dead) or any(d.killed > 1 for d in dead):
            continue
        sides = (("none yet", alive), ("1", later))
        yield Conflict(
            id=conflict_id("later death", event),
            kind=ConflictKind.FIGURE,
            relation=ConflictRelation.UPDATE,
            question="How many people were killed?",
            positions=tuple(
                position(context, value, (account.said for account in told), claims)
                for value, told in sides
            ),
            why="The first reports tell of somebody hurt and of no death; who was hurt died later.",
        )


def _account(context: Context, own: OwnIncidents, article: str) -> _Account | None:
    """None where the report's day is not known, or it tells neither of the hurt nor of a death."""
    published = context.published(article)
    if published is None or published.start is None or published.start != published.end:
        return None
    toll = own.tolls[article]
    text = context.articles[article].text
    told = {
        number: context.sentence(article, number).span.of(text) for number in sorted(toll.sentences)
    }
    title = context.articles[article].title or ""
    if toll.killed:
        later = next((n for n, words in told.items() if _DIED_LATER.search(words)), None)
        number = later if later is not None else min(told, default=None)
        if number is None:
            return None
        cited = context.cite_sentence(article, number)
        return _Account(published.start, toll.killed, cited, later is not None)
    if _DEATH.search(title) or any(_DEATH.search(words) for words in told.values()):
        return None
    number = next((n for n, words in told.items() if _ALIVE.search(words)), None)
    if number is None:
        return None
    return _Account(published.start, 0, context.cite_sentence(article, number), later=False)
