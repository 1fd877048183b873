"""What the templates print: frozen values with every word, number and link already decided.

Nothing here is HTML: all strings are plain text that the templates escape.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, with the value for machines where there is one."""

    text: str
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A named place of the page; `href` None where the page does not hold it."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark: a paragraph's number, the sentence it opens and that sentence's words."""

    label: str
    short: str
    """Report number and paragraph, for places without room for the report's name."""
    href: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """The marks into one report."""

    report: str
    marks: tuple[Mark, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Where an item stands: reports by name, the rest by number, `more` not at all."""

    groups: tuple[MarkGroup, ...]
    rest: tuple[MarkGroup, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a docket."""

    when: When
    kind: str
    facts: tuple[str, ...]
    """Parties, court, outcome and where the matter stood after it, each in a few words."""
    text: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one proceeding stands."""

    name: str
    standing: str
    """In a word or two; empty where the steps do not tell."""
    status: str
    as_of: str
    sources: Sources
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherDay:
    """When other reports put what a line tells."""

    when: When
    support: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Pronoun:
    """An opening pronoun and whom it stands for."""

    words: str
    entity: Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    anchor: str
    when: When
    date_note: str
    """Why the date is what it is, where it was inferred or is not exact; else empty."""
    inferred: bool
    tags: tuple[str, ...]
    text: str
    refers: tuple[Pronoun, ...]
    holders: tuple[Link, ...]
    """Whose words the text is; empty where the report itself tells it."""
    disputed: tuple[OtherDay, ...]
    support: str
    """How many independent sources report it; empty where it is one report alone."""
    several: bool
    """Whether more than one independent source reports it."""
    sources: Sources
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year; `lesser` are folded."""

    label: str
    main: tuple[Entry, ...]
    lesser: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a disagreement."""

    value: str
    support: str
    holders: tuple[Link, ...]
    sources: Sources


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question with its positions."""

    anchor: str
    kind: str
    question: str
    sides: tuple[Side, ...]
    why: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Disagreements of one relation."""

    relation: str
    title: str
    explanation: str
    items: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """A description with where it stands."""

    text: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation seen from one entity."""

    predicate: str
    """With the joint that leads over to the other ("lawyer of", "spokesperson,")."""
    other: Link
    sources: Sources


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why two names were taken for one."""

    left: str
    right: str
    reason: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Who:
    """A person, body or place."""

    anchor: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    reach: str
    called: tuple[Called, ...]
    more_called: int
    ties: tuple[Tie, ...]
    grounds: tuple[Grounds, ...]
    sources: Sources
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoSection:
    """Entities of related types: the main ones, the folded rest, and how many are left out."""

    title: str
    main: tuple[Who, ...]
    rest: tuple[Who, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as printed under its holder."""

    anchor: str
    text: str
    prefix: str
    """What the text needs to be read rightly ("Denied: "), or empty."""
    tags: tuple[str, ...]
    denial: bool
    via: str
    denies: Link | None
    denied_by: tuple[Link, ...]
    also: tuple[Link, ...]
    """Who else says the same, each linked to that claim."""
    support: str
    """In how many independent texts it stands, all of `also` taken together; or empty."""
    sources: Sources
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HolderGroup:
    """A holder with the claims; `kind` in words ("unnamed source")."""

    name: str
    href: str | None
    kind: str
    kind_key: str
    main: tuple[Statement, ...]
    rest: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class NewItems:
    """What a report adds, of one kind."""

    title: str
    items: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the list of reports."""

    anchor: str
    number: int
    outlet: str
    title: str
    titled: bool
    """Whether the title is the report's own, not its first words."""
    byline: str
    when: When
    date_note: str
    url: str | None
    url_text: str
    """The address as plain text where it is no link."""
    file: str
    text_href: str | None
    new: tuple[NewItems, ...]
    repeats: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside one paragraph: a sentence, or what lies between sentences."""

    text: str
    anchor: str | None
    sentence: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; `number` None for page furniture."""

    number: int | None
    kind: str
    """"body", "headline", "beside" or "furniture"."""
    remark: str
    pieces: tuple[Piece, ...]
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """An article's text with an anchor for every sentence."""

    anchor: str
    number: int
    """Of the report; 0 for an article that is none of the case's reports."""
    report_href: str | None
    heading: str
    title: str
    language: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article that is no part of the case, or an input that could not be read."""

    text: str
    remark: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the page's navigation."""

    anchor: str
    title: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    name: str
    main_names: tuple[Link, ...]
    facts: tuple[str, ...]
    reader: str
    sections: tuple[Section, ...]
    standings: tuple[Standing, ...]
    latest: tuple[Entry, ...]
    ahead: tuple[Entry, ...]
    years: tuple[Year, ...]
    more_entries: int
    differences: tuple[Differences, ...]
    more_conflicts: int
    who: tuple[WhoSection, ...]
    holders: tuple[HolderGroup, ...]
    tail_holders: tuple[HolderGroup, ...]
    more_claims: int
    reports: tuple[Report, ...]
    texts: tuple[FullText, ...]
    more_texts: int
    other_stories: tuple[Listed, ...]
    not_analysed: tuple[Listed, ...]
    skipped: tuple[Listed, ...]
