"""A rich case written by hand, with every kind of item and with hostile strings."""

from datetime import date, time

from throughline.model.annotation import (
    Certainty,
    EntityType,
    Polarity,
    RoleBasis,
    RoleKind,
    RoleQualifier,
    SourceKind,
)
from throughline.model.case import (
    Case,
    CaseDescriptor,
    Citation,
    Claim,
    Conflict,
    ConflictKind,
    ConflictRelation,
    DocketEntry,
    Entity,
    EntityRole,
    Event,
    EventFigure,
    Holder,
    MergeReason,
    Novelty,
    Participant,
    Position,
    Proceeding,
    Relation,
    RoleAccount,
    Status,
    TimelineEntry,
)
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Skipped

from .sample_articles import ARTICLES, cite


def _month(year: int, month: int, last: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH)


def _entity(
    key: str,
    kind: EntityType,
    name: str,
    citations: tuple[Citation, ...],
    *,
    aliases: tuple[str, ...] = (),
    descriptors: tuple[CaseDescriptor, ...] = (),
    reasons: tuple[MergeReason, ...] = (),
    centrality: float = 0.1,
    roles: tuple[EntityRole, ...] = (),
) -> Entity:
    return Entity(
        id=f"e-{key}",
        type=kind,
        name=name,
        aliases=aliases,
        descriptors=descriptors,
        citations=citations,
        reasons=reasons,
        mentions=len(citations) + 2,
        centrality=centrality,
        roles=roles,
    )


def _called(text: str, *places: Citation) -> CaseDescriptor:
    return CaseDescriptor(text, places)


PERSONS = (
    _entity(
        "reyl",
        EntityType.PERSON,
        "Tomas Reyl",
        (
            cite("a1", "Tomas Reyl"),
            cite("a4", "Tomas Reyl"),
            cite("a4", "Captain Reyl"),
            cite("a5", "Reyl"),
            cite("a6", "Tomas Reyl"),
            cite("a6", "Reyl has"),
        ),
        aliases=("Captain Reyl", "Reyl"),
        descriptors=(
            _called("captain", cite("a1", "Captain")),
            _called(
                "the master of the Maren Kestrel", cite("a4", "the master of the Maren Kestrel")
            ),
        ),
        reasons=(
            MergeReason(
                "Reyl",
                "Tomas Reyl",
                0.98,
                "Surname of the only person so named.",
                (cite("a5", "Reyl"),),
            ),
            MergeReason("Captain Reyl", "Tomas Reyl", 0.96, "Title and surname agree."),
        ),
        centrality=0.9,
    ),
    _entity(
        "halloway",
        EntityType.PERSON,
        "Ruben Halloway",
        (cite("a2", "Ruben Halloway"), cite("a3", "Ruben Halloway"), cite("a4", "Halloway")),
        aliases=("the Admiral", "Halloway"),
        descriptors=(
            _called(
                "managing director",
                cite("a2", "managing director"),
                cite("a3", "managing director"),
            ),
        ),
        reasons=(
            MergeReason(
                "the Admiral",
                "Ruben Halloway",
                1.0,
                "The text states the alias: “known on the docks as”.",
                (cite("a4", "known on the docks as “the Admiral”"),),
            ),
        ),
        centrality=0.5,
        roles=(
            EntityRole(
                id="r-director",
                kind=RoleKind.OFFICE,
                text="managing director",
                of="Northern Strand Lines",
                entity="e-nsl",
                accounts=(
                    RoleAccount(
                        RoleQualifier.NONE,
                        RoleBasis.REPORT,
                        Interval(date(2024, 3, 5), date(2024, 3, 6), Precision.PERIOD),
                        1,
                        (cite("a2", "managing director"), cite("a3", "managing director")),
                    ),
                    RoleAccount(
                        RoleQualifier.FORMER,
                        RoleBasis.STATED,
                        Interval(None, date(2024, 5, 12), Precision.WEEK),
                        1,
                        (cite("a4", "resigned last week"),),
                    ),
                ),
                independent_sources=2,
                citations=(
                    cite("a2", "managing director"),
                    cite("a3", "managing director"),
                    cite("a4", "resigned last week"),
                ),
            ),
        ),
    ),
    _entity(
        "brandt",
        EntityType.PERSON,
        "Adela Brandt",
        (cite("a2", "Adela Brandt"), cite("a3", "Adela Brandt")),
        descriptors=(_called("Transport Minister", cite("a2", "Transport Minister")),),
        centrality=0.4,
    ),
    _entity(
        "osk",
        EntityType.PERSON,
        "Lena Osk",
        (cite("a4", "Lena Osk"),),
        descriptors=(_called("Prosecutor", cite("a4", "Prosecutor")),),
        centrality=0.3,
    ),
    _entity(
        "amsel",
        EntityType.PERSON,
        "Piet Amsel",
        (cite("a4", "Piet Amsel"), cite("a5", "Amsel")),
        aliases=("Amsel",),
        descriptors=(_called("his lawyer", cite("a4", "his lawyer")),),
        centrality=0.3,
    ),
    _entity("solvay", EntityType.PERSON, "Miriam Solvay", (cite("a5", "Miriam Solvay"),)),
    _entity("corvo", EntityType.PERSON, "Ines Corvo", (cite("a1", "Ines Corvo"),)),
    _entity("weil", EntityType.PERSON, "Jonas Weil", (cite("a5", "Jonas Weil"),)),
    _entity("ruud", EntityType.PERSON, "Klara Ruud", (cite("a6", "Klara Ruud"),)),
    _entity(
        "hook",
        EntityType.PERSON,
        'O\'Neill "the Hook" </style><img src=x onerror=alert(2)>',
        (cite("a9", 'O\'Neill "the Hook" </style><img src=x onerror=alert(2)>'),),
        aliases=("<script>alert('alias')</script>",),
        centrality=0.01,
    ),
)

BODIES = (
    _entity(
        "nsl",
        EntityType.ORGANIZATION,
        "Northern Strand Lines",
        (
            cite("a1", "Northern Strand Lines"),
            cite("a2", "Northern Strand Lines"),
            cite("a3", "Northern Strand Lines"),
            cite("a6", "Northern Strand Lines"),
        ),
        aliases=("NSL",),
        reasons=(
            MergeReason(
                "NSL",
                "Northern Strand Lines",
                1.0,
                "The text gives the short form in brackets.",
                (cite("a2", "Northern Strand Lines (NSL)"),),
            ),
        ),
        centrality=0.6,
    ),
    _entity(
        "mib",
        EntityType.ORGANIZATION,
        "Marine Inquiry Board",
        (cite("a4", "Marine Inquiry Board"), cite("a5", "Marine Inquiry Board")),
        aliases=("MIB",),
        centrality=0.4,
    ),
    _entity(
        "court",
        EntityType.ORGANIZATION,
        "Aldery District Court",
        (cite("a4", "Aldery District Court"), cite("a6", "District Court")),
        aliases=("District Court",),
    ),
    _entity("appeal", EntityType.ORGANIZATION, "Court of Appeal", (cite("a6", "Court of Appeal"),)),
    _entity(
        "coast", EntityType.ORGANIZATION, "Coastguard Agency", (cite("a1", "Coastguard Agency"),)
    ),
    _entity(
        "aldery",
        EntityType.PLACE,
        "Port Aldery",
        (cite("a1", "Port Aldery"), cite("a2", "Port Aldery"), cite("a3", "Port Aldery")),
        centrality=0.5,
    ),
    _entity(
        "kestrel",
        EntityType.OTHER,
        "Maren Kestrel",
        (cite("a1", "Maren Kestrel"), cite("a2", "Maren Kestrel"), cite("a4", "Maren Kestrel")),
        aliases=("Kestrel",),
        descriptors=(_called("car ferry", cite("a1", "car ferry")),),
    ),
)


def _event(
    key: str,
    kind: str,
    time_: Interval | None,
    *citations: Citation,
    figures: tuple[EventFigure, ...] = (),
    participants: tuple[Participant, ...] = (),
    tense: str = "happened",
    inferred: bool = False,
    reason: str = "",
) -> Event:
    return Event(
        id=f"v-{key}",
        type=kind,
        summary=citations[0].quote,
        time=time_,
        time_reason=reason,
        place="e-aldery" if key == "sinking" else None,
        participants=participants,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        tense=tense,
        figures=figures,
        citations=citations,
        inferred_time=inferred,
        centrality=0.5,
    )


def _figure(low: float, high: float, bound: str, counts: str, citation: Citation) -> EventFigure:
    return EventFigure(low, high, bound, "person", counts, citation)


SINKING = Interval(date(2024, 3, 3), date(2024, 3, 3), Precision.HOUR, clock=time(22, 0))
_TIMES: tuple[tuple[str, str, Interval, str, tuple[Citation, ...]], ...] = (
    (
        "founded",
        "foundation",
        Interval(date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE, approximate=True),
        "Approximate: the text says only when its routes began.",
        (
            cite(
                "a1",
                "The ship belonged to Northern Strand Lines, which runs three routes",
            ),
        ),
    ),
    (
        "fault",
        "report",
        _month(2024, 2, 29),
        "",
        (
            cite(
                "a1",
                "A company official who asked not to be named said that the bow door had been "
                "reported as faulty in February.",
            ),
        ),
    ),
    (
        "known",
        "discovery",
        day(date(2024, 2, 9)),
        "",
        (cite("a5", "The company had known of the fault since 9 February 2024, the report says."),),
    ),
    (
        "inspections",
        "inspection",
        Interval(date(2024, 2, 12), date(2024, 3, 2), Precision.PERIOD, approximate=True),
        "“The weeks before the sinking”, counted back from 3 March 2024.",
        (
            cite(
                "a2",
                "An inspector familiar with the ship’s papers said the door had failed two "
                "inspections in the weeks before the sinking.",
            ),
        ),
    ),
    (
        "sinking",
        "accident",
        SINKING,
        "“Late on Sunday”, read from publication on Monday 4 March 2024.",
        (
            cite(
                "a1",
                "The car ferry Maren Kestrel sank in heavy seas four miles off Port Aldery late "
                "on Sunday with 212 people aboard.",
            ),
            cite("a2", "the loss of the Maren Kestrel"),
            cite("a3", "the loss of the Maren Kestrel"),
            cite("a4", "the accident on 2 March"),
            cite("a5", "the loss"),
        ),
    ),
    (
        "search",
        "search",
        day(date(2024, 3, 4)),
        "",
        (cite("a1", "“We are still searching, and we have not given up hope,” Corvo said."),),
    ),
    (
        "toll47",
        "death",
        day(date(2024, 3, 5)),
        "",
        (
            cite("a2", "The number of dead in the loss of the Maren Kestrel rose to 47 on Tuesday"),
            cite("a3", "The number of dead in the loss of the Maren Kestrel rose to 47 on Tuesday"),
        ),
    ),
    (
        "resigned",
        "resignation",
        Interval(date(2024, 5, 6), date(2024, 5, 12), Precision.WEEK),
        "“Last week”, read from publication on 15 May 2024.",
        (cite("a4", "Halloway, known on the docks as “the Admiral”, resigned last week."),),
    ),
    (
        "charged",
        "charge",
        day(date(2024, 5, 14)),
        "",
        (
            cite(
                "a4",
                "Tomas Reyl, the master of the Maren Kestrel, was charged with negligent "
                "manslaughter on 14 May 2024 before the Aldery District Court.",
            ),
        ),
    ),
    (
        "hearings",
        "hearing",
        _month(2024, 9, 30),
        "Year completed from the case: the inquiry reported in November 2024.",
        (cite("a4", "The Marine Inquiry Board (MIB) will begin its own hearings in September."),),
    ),
    (
        "found",
        "finding",
        day(date(2024, 11, 20)),
        "",
        (
            cite(
                "a5",
                "The Marine Inquiry Board found on 20 November 2024 that a worn locking bar on "
                "the bow door let in the sea.",
            ),
        ),
    ),
    (
        "avoidable",
        "statement",
        day(date(2024, 11, 20)),
        "",
        (cite("a5", "Its chair, Judge Miriam Solvay, called the loss “wholly avoidable”."),),
    ),
    (
        "judgement",
        "judgement",
        day(date(2025, 1, 31)),
        "",
        (
            cite(
                "a6",
                "The District Court acquitted Tomas Reyl of negligent manslaughter on 31 January "
                "2025 but convicted him of sailing against a warning.",
            ),
        ),
    ),
    (
        "appealed",
        "appeal",
        Interval(date(2025, 1, 31), None, Precision.PERIOD),
        "“On Friday”: the report gives no day of publication.",
        (
            cite(
                "a6",
                "The prosecutor appealed on Friday, and the Court of Appeal will hear the case "
                "in June 2025.",
            ),
        ),
    ),
    (
        "letter",
        "statement",
        day(date(2025, 4, 10)),
        "",
        (cite("a9", "He wrote on 10 April 2025."),),
    ),
    (
        "appeal-hearing",
        "hearing",
        _month(2025, 6, 30),
        "",
        (cite("a6", "the Court of Appeal will hear the case in June 2025"),),
    ),
)

_INFERRED = {"hearings"}
_LESSER = {"founded", "search", "avoidable", "letter"}

EVENTS = tuple(
    _event(
        key,
        kind,
        when,
        *citations,
        reason=reason,
        inferred=key in _INFERRED,
        tense="future" if key in {"hearings", "appeal-hearing"} else "happened",
        figures=(
            (
                _figure(31, float("inf"), "at_least", "killed", cite("a1", "At least 31 people")),
                _figure(46, 46, "exactly", "killed", cite("a4", "Forty-six people")),
                _figure(2.5, 3, "about", "", cite("a1", "four miles")),
            )
            if key == "sinking"
            else ()
        ),
        participants=(
            (Participant("patient", "e-kestrel", "The car ferry Maren Kestrel"),)
            if key == "sinking"
            else ()
        ),
    )
    for key, kind, when, reason, citations in _TIMES
)

TIMELINE = tuple(
    TimelineEntry(
        date=when,
        text=citations[0].quote,
        events=(f"v-{key}",),
        independent_sources=4 if key == "sinking" else 1,
        citations=citations,
        inferred=key in _INFERRED,
        reason=reason,
        importance=0.1 if key in _LESSER else 0.8,
    )
    for key, _kind, when, reason, citations in _TIMES
)


def _claim(
    key: str,
    citation: Citation,
    kind: SourceKind,
    holder: str,
    *,
    entity: str | None = None,
    certainty: Certainty = Certainty.CERTAIN,
    polarity: Polarity = Polarity.POSITIVE,
    denies: str | None = None,
    said: Interval | None = None,
    via: tuple[Holder, ...] = (),
    about: tuple[str, ...] = (),
    mode: str = "indirect",
) -> Claim:
    return Claim(
        id=f"c-{key}",
        text=citation.quote,
        holder=Holder(kind, f"e-{entity}" if entity else None, holder),
        via=via,
        certainty=certainty,
        polarity=polarity,
        denies=f"c-{denies}" if denies else None,
        said=said,
        about=about,
        citations=(citation,),
        mode=mode,
    )


CLAIMS = (
    _claim(
        "killed31",
        cite("a1", "At least 31 people were killed"),
        SourceKind.INSTITUTION,
        "the coastguard",
        entity="coast",
        said=day(date(2024, 3, 4)),
    ),
    _claim(
        "hope",
        cite("a1", "“We are still searching, and we have not given up hope,”"),
        SourceKind.NAMED,
        "Corvo",
        entity="corvo",
        mode="direct",
    ),
    _claim(
        "survivor",
        cite("a1", "Captain Tomas Reyl, 54, was among the survivors"),
        SourceKind.NAMED,
        "Ines Corvo, a spokeswoman for the Coastguard Agency",
        entity="corvo",
        about=("e-reyl",),
    ),
    _claim(
        "door",
        cite("a1", "the bow door had been reported as faulty in February"),
        SourceKind.ANONYMOUS,
        "A company official who asked not to be named",
    ),
    _claim(
        "toll47",
        cite("a2", "The number of dead in the loss of the Maren Kestrel rose to 47 on Tuesday"),
        SourceKind.NAMED,
        "Transport Minister Adela Brandt",
        entity="brandt",
        said=day(date(2024, 3, 5)),
    ),
    _claim(
        "nodoor",
        cite("a2", "its ship had sailed with a faulty bow door"),
        SourceKind.INSTITUTION,
        "Northern Strand Lines",
        entity="nsl",
        polarity=Polarity.NEGATIVE,
        denies="door",
        said=day(date(2024, 3, 5)),
    ),
    _claim(
        "defect",
        cite("a2", "“There was no open defect on this vessel,”"),
        SourceKind.NAMED,
        "the company’s managing director, Ruben Halloway",
        entity="halloway",
        polarity=Polarity.NEGATIVE,
        mode="direct",
    ),
    _claim(
        "inspections",
        cite("a2", "the door had failed two inspections in the weeks before the sinking"),
        SourceKind.ANONYMOUS,
        "An inspector familiar with the ship’s papers",
        certainty=Certainty.PROBABLE,
    ),
    _claim(
        "bridge",
        cite("a2", "the captain had left the bridge"),
        SourceKind.NOBODY,
        "Speculation",
        certainty=Certainty.POSSIBLE,
    ),
    _claim(
        "gale",
        cite("a4", "he had sailed against a gale warning"),
        SourceKind.NAMED,
        "Prosecutor Lena Osk",
        entity="osk",
    ),
    _claim(
        "stayed",
        cite("a4", "“Captain Reyl gave the order to turn back; he did not leave his bridge,”"),
        SourceKind.NAMED,
        "his lawyer, Piet Amsel",
        entity="amsel",
        denies="bridge",
        mode="direct",
    ),
    _claim(
        "dead46",
        cite("a4", "Forty-six people died in the accident on 2 March"),
        SourceKind.INSTITUTION,
        "the indictment",
    ),
    _claim(
        "dead47",
        cite("a5", "The board counted 47 dead and 164 survivors"),
        SourceKind.INSTITUTION,
        "The board",
        entity="mib",
        via=(Holder(SourceKind.INSTITUTION, None, "the report"),),
    ),
    _claim(
        "press",
        cite("a5", "Reyl was convicted by the press long before any court sat"),
        SourceKind.NAMED,
        "Amsel",
        entity="amsel",
    ),
    _claim(
        "warning",
        cite("a6", "the warning never reached the bridge"),
        SourceKind.NAMED,
        "Reyl",
        entity="reyl",
        polarity=Polarity.NEGATIVE,
        certainty=Certainty.UNKNOWN,
    ),
    _claim(
        "rust",
        cite("a9", '<b onmouseover="alert(1)">rust buckets</b>'),
        SourceKind.ANONYMOUS,
        'a reader calling himself O\'Neill "the Hook" </style><img src=x onerror=alert(2)>',
        entity="hook",
    ),
)


def _position(
    value: str,
    articles: tuple[str, ...],
    sources: int,
    *citations: Citation,
    claims: tuple[str, ...] = (),
) -> Position:
    return Position(value, claims, articles, sources, citations)


CONFLICTS = (
    Conflict(
        "x-toll",
        ConflictKind.FIGURE,
        ConflictRelation.CONFLICT,
        "How many people were killed in the sinking?",
        (
            _position("46", ("a4",), 1, cite("a4", "Forty-six people died"), claims=("c-dead46",)),
            _position(
                "47",
                ("a2", "a3", "a5"),
                2,
                cite("a2", "rose to 47"),
                cite("a3", "rose to 47"),
                cite("a5", "47 dead"),
                claims=("c-toll47", "c-dead47"),
            ),
        ),
        "Both figures are given as final for one sinking; neither report mentions the other.",
    ),
    Conflict(
        "x-date",
        ConflictKind.DATE,
        ConflictRelation.CONFLICT,
        "On which day did the ferry sink?",
        (
            _position("2 March 2024", ("a4",), 1, cite("a4", "the accident on 2 March")),
            _position("3 March 2024", ("a1",), 1, cite("a1", "late on Sunday")),
        ),
        "Two days for one event; the second is read from “Sunday” in a report of 4 March 2024.",
    ),
    Conflict(
        "x-door",
        ConflictKind.EXISTENCE,
        ConflictRelation.CONFLICT,
        "Was the bow door known to be faulty?",
        (
            _position(
                "reported as faulty in February",
                ("a1", "a5"),
                2,
                cite("a1", "the bow door had been reported as faulty in February"),
                cite("a5", "The company had known of the fault since 9 February 2024"),
                claims=("c-door",),
            ),
            _position(
                "no open defect",
                ("a2", "a3"),
                1,
                cite("a2", "There was no open defect on this vessel"),
                cite("a3", "There was no open defect on this vessel"),
                claims=("c-nodoor", "c-defect"),
            ),
        ),
        "The company denies what an unnamed official of its own says.",
    ),
    Conflict(
        "x-rise",
        ConflictKind.FIGURE,
        ConflictRelation.UPDATE,
        "How many people were known to be dead?",
        (
            _position("at least 31", ("a1",), 1, cite("a1", "At least 31 people were killed")),
            _position("47", ("a2", "a3"), 1, cite("a2", "rose to 47"), cite("a3", "rose to 47")),
        ),
        "The later report says that the number rose.",
    ),
    Conflict(
        "x-status",
        ConflictKind.STATUS,
        ConflictRelation.UPDATE,
        "Where does the case against Tomas Reyl stand?",
        (
            _position("charged", ("a4",), 1, cite("a4", "was charged")),
            _position("acquitted of manslaughter", ("a6",), 1, cite("a6", "acquitted")),
            _position("under appeal", ("a6",), 1, cite("a6", "The prosecutor appealed on Friday")),
        ),
        "Later steps of the same proceeding.",
    ),
    Conflict(
        "x-count",
        ConflictKind.FIGURE,
        ConflictRelation.SCOPE,
        "How many people?",
        (
            _position("212 aboard", ("a1",), 1, cite("a1", "212 people aboard")),
            _position("164 survivors", ("a5",), 1, cite("a5", "164 survivors")),
        ),
        "The one counts everybody aboard, the other those who lived.",
    ),
)

RELATIONS = (
    Relation(
        "e-amsel",
        "lawyer of",
        "e-reyl",
        (cite("a4", "his lawyer, Piet Amsel"),),
    ),
    Relation(
        "e-halloway",
        "managing director of",
        "e-nsl",
        (cite("a2", "the company’s managing director, Ruben Halloway"),),
    ),
)

PROCEEDINGS = (
    Proceeding(
        "p-reyl",
        "Case against Tomas Reyl",
        ("v-charged", "v-judgement", "v-appealed", "v-appeal-hearing"),
        Status(
            "The prosecutor appealed on Friday, and the Court of Appeal will hear the case.",
            Interval(date(2025, 1, 31), None, Precision.PERIOD),
            "appeal pending",
        ),
        (
            cite("a6", "The prosecutor appealed on Friday"),
            cite("a6", "acquitted Tomas Reyl"),
            cite("a4", "was charged with negligent manslaughter"),
        ),
        (
            DocketEntry(
                "charge",
                ("v-charged",),
                None,
                day(date(2024, 11, 25)),
                None,
                (Participant("patient", "e-reyl", "Tomas Reyl"),),
                "negligent manslaughter",
                "charged",
                "Reyl was charged with negligent manslaughter.",
                1,
                (cite("a4", "was charged with negligent manslaughter"),),
            ),
            DocketEntry(
                "appeal",
                ("v-appealed",),
                day(date(2025, 1, 31)),
                None,
                Participant("court", None, "the Court of Appeal"),
                (Participant("agent", None, "The prosecutor"),),
                "",
                "appeal pending",
                "The prosecutor appealed on Friday.",
                1,
                (cite("a6", "The prosecutor appealed on Friday"),),
            ),
        ),
    ),
    Proceeding(
        "p-inquiry",
        "Marine inquiry into the loss of the Maren Kestrel",
        ("v-hearings", "v-found"),
        Status("found that a worn locking bar let in the sea", day(date(2024, 11, 20))),
        (cite("a5", "found on 20 November 2024"),),
    ),
)

NOVELTY = (
    Novelty(
        "a1",
        (
            "v-sinking",
            "v-search",
            "v-fault",
            "c-killed31",
            "c-hope",
            "c-survivor",
            "c-door",
            "e-reyl",
            "e-corvo",
            "e-nsl",
            "e-aldery",
            "e-kestrel",
            "e-coast",
        ),
        (),
    ),
    Novelty(
        "a2",
        (
            "v-toll47",
            "v-inspections",
            "c-toll47",
            "c-nodoor",
            "c-defect",
            "c-inspections",
            "c-bridge",
            "e-brandt",
            "e-halloway",
        ),
        ("v-sinking", "e-nsl", "e-aldery"),
    ),
    Novelty("a3", (), ("v-sinking", "v-toll47", "e-nsl", "e-brandt", "e-halloway")),
    Novelty(
        "a4", ("v-charged", "v-resigned", "c-gale", "c-stayed", "e-osk", "e-amsel"), ("e-reyl",)
    ),
    Novelty("a5", ("v-found", "v-known", "c-dead47", "c-press", "e-solvay"), ("v-sinking",)),
    Novelty("a6", ("v-judgement", "v-appealed", "c-warning", "e-ruud"), ("v-charged",)),
    Novelty("a9", ("c-rust", "e-hook"), ()),
)

SAMPLE = Case(
    name="The loss of the Maren Kestrel",
    story="s-kestrel",
    reader="standard-1",
    articles=ARTICLES,
    entities=PERSONS + BODIES,
    events=EVENTS,
    timeline=TIMELINE,
    claims=CLAIMS,
    conflicts=CONFLICTS,
    relations=RELATIONS,
    proceedings=PROCEEDINGS,
    novelty=NOVELTY,
    skipped=(
        Skipped("reports/scan.pdf", "no text layer", "run it through OCR first"),
        Skipped("reports/<b>.txt", "an empty file", "remove it or save the page again"),
    ),
    notes=(
        ("e-halloway", "Spelt “Holloway” in the company register; checked by telephone."),
        ("x-date", "The harbour log says 3 March, 22:04."),
    ),
)

EMPTY = Case("Nothing yet", "s-0", "standard-1", (), (), (), (), (), (), (), (), ())
