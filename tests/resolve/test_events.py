"""Events across reports: what becomes one, what stays apart, judgements, order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from event_documents import document_of, mentions_of, times_of

from throughline.extract.events import attach_figures, find_events
from throughline.extract.figures import find_figures
from throughline.model.annotation import (
    Annotation,
    Dating,
    DatingBasis,
    RoleBasis,
    RoleKind,
    RoleMention,
    RoleQualifier,
)
from throughline.model.dates import day
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article, Span
from throughline.resolve.events import event_time, resolve_events
from throughline.resolve.resolution import EntityCluster, EventCluster, Ref

NAMES = [
    ("Dara Voss", "person"),
    ("Jon Krell", "person"),
    ("Coast Court", "organization"),
    ("Osk", "place"),
    ("Tarnow", "place"),
    ("Velland", "place"),
]
TIMES = [
    ("3 May 2021", "2021-05-03"),
    ("4 May 2021", "2021-05-04"),
    ("9 May 2021", "2021-05-09"),
    ("early May", "2021-05-01/2021-05-10"),
    ("2021", "2021"),
]

Report = tuple[str, str]
"""Article id and text."""


def annotated(report: Report) -> tuple[Article, Annotation]:
    """The report with the given names and times found in it."""
    document = document_of(report[1], report[0])
    times = []
    taken: list[Span] = []
    for time in sorted(times_of(document, TIMES), key=lambda t: -len(t.span)):
        if not any(time.span.overlaps(span) for span in taken):  # "2021" inside a day
            taken.append(time.span)
            times.append(time)
    ordered = tuple(sorted(times, key=lambda t: t.span))
    mentions = mentions_of(document, NAMES)
    figures = find_figures(document, ordered)
    events = find_events(document, mentions, ordered, figures)
    return document.article, Annotation(
        article=report[0],
        reader="test",
        language="en",
        sentences=document.sentences,
        mentions=mentions,
        times=ordered,
        figures=attach_figures(document, figures, events),
        events=events,
    )


def entities_of(annotations: Sequence[Annotation]) -> tuple[EntityCluster, ...]:
    """One entity for each name."""
    refs: dict[str, list[Ref]] = {}
    for annotation in annotations:
        for number, mention in enumerate(annotation.mentions):
            refs.setdefault(mention.name, []).append(Ref(annotation.article, number))
    types = {m.name: m.type for a in annotations for m in a.mentions}
    return tuple(
        EntityCluster(f"e-{name}", types[name], name, (), tuple(sorted(refs[name])), ())
        for name in sorted(refs)
    )


def resolved(
    *reports: Report, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[EventCluster, ...], dict[str, Annotation]]:
    """The clusters of the reports' events, all in one story."""
    pairs = sorted((annotated(report) for report in reports), key=lambda pair: pair[0].id)
    articles, annotations = [p[0] for p in pairs], [p[1] for p in pairs]
    clusters = resolve_events(
        articles,
        annotations,
        entities_of(annotations),
        judgements,
        {article.id: "s" for article in articles},
    )
    return clusters, {annotation.article: annotation for annotation in annotations}


def groups(*reports: Report, judgements: Sequence[Judgement] = ()) -> list[list[str]]:
    """The trigger words of every cluster that holds more than one, with their articles."""
    clusters, annotations = resolved(*reports, judgements=judgements)
    texts = dict(reports)
    return sorted(
        [
            f"{ref.article}:{annotations[ref.article].events[ref.item].span.of(texts[ref.article])}"
            for ref in cluster.mentions
        ]
        for cluster in clusters
        if len(cluster.mentions) > 1
    )


def test_one_decision_in_two_reports() -> None:
    assert groups(
        ("a", "The Coast Court on 3 May 2021 declined to hear the petition."),
        ("b", "On 3 May 2021 the Coast Court rejected it."),
    ) == [["a:declined to hear", "b:rejected"]]


def test_a_noun_without_date_joins_the_dated_event_of_its_person() -> None:
    clusters, annotations = resolved(
        ("a", "Dara Voss was extradited to Velland on 3 May 2021."),
        ("b", "The extradition of Dara Voss was long."),
    )
    assert [len(c.mentions) for c in clusters] == [2]
    time = event_time(clusters[0], annotations)
    assert time is not None
    assert time.interval.iso() == ("2021-05-03", "2021-05-03")
    assert not time.inferred
    assert clusters[0].reasons[0].reason == "same main participant"


def test_different_days_stay_apart() -> None:
    assert (
        groups(
            ("a", "Dara Voss was arrested on 3 May 2021."),
            ("b", "Dara Voss was arrested on 9 May 2021."),
        )
        == []
    )


def test_different_people_stay_apart() -> None:
    assert (
        groups(
            ("a", "Dara Voss was arrested on 3 May 2021."),
            ("b", "Jon Krell was arrested on 3 May 2021."),
        )
        == []
    )


def test_what_did_not_happen_is_not_what_did() -> None:
    assert groups(("a", "Dara Voss was extradited."), ("b", "Dara Voss was not extradited.")) == []


def test_hearings_without_dates_are_not_one() -> None:
    assert (
        groups(
            ("a", "The hearing of Dara Voss was short."),
            ("b", "The hearing of Dara Voss was long."),
        )
        == []
    )


def test_a_bare_reference_goes_to_its_reports_attack() -> None:
    assert groups(
        ("a", "Gunmen attacked Osk on 3 May 2021. The attack shook the town."),
        ("b", "The 2021 Osk attacks shook the town."),
    ) == [["a:attacked", "a:attack", "b:attacks"]]


def test_an_indefinite_attack_is_another() -> None:
    found = groups(("a", "Gunmen attacked Osk on 3 May 2021. An attack would be a sin."))
    assert found == []


def test_tolls_of_one_attack_are_one_event() -> None:
    assert groups(
        ("a", "Gunmen attacked Osk on 3 May 2021, killing 31 people."),
        ("b", "On 3 May 2021 gunmen attacked Osk. As many as 33 people died in the attack."),
    ) == [["a:attacked", "b:attacked", "b:attack"], ["a:killing", "b:died"]]


def test_another_story_is_another_event() -> None:
    pairs = [
        annotated(("a", "Dara Voss was arrested on 3 May 2021.")),
        annotated(("b", "Dara Voss was arrested on 3 May 2021.")),
    ]
    annotations = [p[1] for p in pairs]
    clusters = resolve_events(
        [p[0] for p in pairs], annotations, entities_of(annotations), (), {"a": "s", "b": "t"}
    )
    assert [len(c.mentions) for c in clusters] == [1, 1]
    assert len({c.id for c in clusters}) == 2


def _judged(verdict: Verdict, left: str, right: str | None = None) -> Judgement:
    def anchor(article: str) -> ItemAnchor:
        return ItemAnchor("event", article, Span(0, 30))

    return Judgement("j", verdict, anchor(left), anchor(right) if right else None)


def test_a_person_may_join_and_part() -> None:
    apart = (
        ("a", "Dara Voss was arrested on 3 May 2021."),
        ("b", "Dara Voss was arrested on 9 May 2021."),
    )
    assert groups(*apart, judgements=[_judged(Verdict.SAME, "a", "b")]) == [
        ["a:arrested", "b:arrested"]
    ]
    same = (
        ("a", "Dara Voss was arrested on 3 May 2021."),
        ("b", "Dara Voss was arrested in Osk on 3 May 2021."),
    )
    assert groups(*same) == [["a:arrested", "b:arrested"]]
    assert groups(*same, judgements=[_judged(Verdict.NOT_SAME, "a", "b")]) == []


def test_a_wrong_event_is_in_no_cluster() -> None:
    clusters, _ = resolved(
        ("a", "Dara Voss was arrested on 3 May 2021."), judgements=[_judged(Verdict.WRONG, "a")]
    )
    assert clusters == ()


def test_any_order_of_reports_gives_the_same_clusters() -> None:
    reports = (
        ("a", "Gunmen attacked Osk on 3 May 2021, killing 31 people."),
        ("b", "The attack on Osk was the worst of 2021. Dara Voss was arrested in Tarnow."),
        ("c", "Dara Voss was arrested on 9 May 2021. The 2021 Osk attacks were her work."),
    )
    first = resolved(*reports)[0]
    assert all(resolved(*order)[0] == first for order in permutations(reports))
    assert len({cluster.id for cluster in first}) == len(first)


def test_an_id_survives_another_report() -> None:
    one = ("b", "Dara Voss was arrested on 3 May 2021.")
    more = ("a", "Dara Voss was arrested in Osk on 3 May 2021.")
    assert resolved(one)[0][0].id == resolved(one, more)[0][0].id


def test_a_vaguer_time_joins_the_only_such_event_in_it() -> None:
    assert (
        groups(
            ("a", "The skipper was arrested on 3 May 2021."),
            ("b", "Dara Voss was arrested in 2021."),
        )
        == []
    )  # a year tells no day
    found = groups(
        ("a", "The skipper was arrested on 3 May 2021."),
        ("b", "Dara Voss was arrested in early May."),
    )
    assert found == [["a:arrested", "b:arrested"]]


def test_a_vaguer_time_joins_nothing_where_two_can_be_meant() -> None:
    assert (
        groups(
            ("a", "The skipper was arrested on 3 May 2021."),
            ("b", "Dara Voss was arrested in early May."),
            ("c", "Jon Krell was arrested on 9 May 2021."),
        )
        == []
    )


def test_a_second_arrest_of_the_day_is_another() -> None:
    assert (
        groups(
            ("a", "Dara Voss was arrested on 3 May 2021."),
            ("b", "A second suspect was arrested on 3 May 2021."),
        )
        == []
    )


def test_parts_of_an_incident_go_to_it() -> None:
    found = groups(
        ("a", "Nine people were shot in Osk on 3 May 2021. Nine people were shot, police said."),
        ("b", "Gunmen opened fire in Tarnow on 3 May 2021."),
    )
    assert ["a:shot", "a:shot", "b:opened fire"] in found


def test_another_shooting_is_no_part_of_the_incident() -> None:
    assert groups(("a", "Nine people were shot on 3 May 2021. Another woman was shot.")) == []


def test_neighbouring_days_of_one_arrest_are_two_reports_of_it() -> None:
    assert groups(
        ("a", "Dara Voss was arrested in Osk on 3 May 2021."),
        ("b", "Dara Voss was arrested in Osk on 4 May 2021."),
    ) == [["a:arrested", "b:arrested"]]


def test_events_told_in_like_words_are_one_without_day_or_name() -> None:
    told = groups(
        ("a", "Divers raised the trawler after the ferry collided with a barge near the lock."),
        ("b", "Near the lock the ferry collided with a barge, and divers raised the trawler."),
    )
    assert ["a:collided", "b:collided"] in told


def test_like_words_years_apart_tell_of_two_events() -> None:
    pairs = [
        annotated(("a", "In 2021 a driver of Halden Lines was indicted for whisky.")),
        annotated(("b", "For whisky Halden Lines had its driver indicted.")),
    ]
    dated = replace(pairs[1][1].events[0], dating=None)
    found = []
    for year in (2021, 2024):
        known = Dating(DatingBasis.PUBLICATION, "", 0.9, None, day(date(year, 6, 1)))
        events = (replace(dated, dating=known),)
        annotations = [pairs[0][1], replace(pairs[1][1], events=events)]
        clusters = resolve_events([p[0] for p in pairs], annotations, (), (), {"a": "s", "b": "s"})
        found.append([len(cluster.mentions) for cluster in clusters])
    assert found == [[2], [1, 1]]


def test_like_words_of_different_people_stay_apart() -> None:
    assert (
        groups(
            ("a", "A driver was arrested near the lock, and Dara Voss wept."),
            ("b", "A driver was arrested near the lock, and Jon Krell laughed."),
        )
        == []
    )


def test_who_also_did_it_did_it_for_himself() -> None:
    assert (
        groups(
            ("a", "The baker appeared in court and pleaded not guilty to the theft of flour."),
            ("b", "The miller appeared in court and also pleaded not guilty to the theft."),
        )
        == []
    )


def test_visits_of_different_people_to_one_country_are_two() -> None:
    assert groups(("a", "Dara Voss visited Velland."), ("b", "Jon Krell visited Velland.")) == []


def test_visits_without_a_day_are_not_one() -> None:
    told = ("a", "Dara Voss visited Velland on 3 May 2021.")
    assert groups(told, ("b", "Dara Voss visited Velland.")) == []
    again = ("b", "On 3 May 2021 Dara Voss paid a visit to Velland.")
    assert groups(told, again) == [["a:visited", "b:paid a visit"]]


def test_raids_of_one_day_on_unlike_places_are_two() -> None:
    told = ("a", "Police raided a warehouse in Osk on 3 May 2021.")
    assert groups(told, ("b", "On 3 May 2021 police raided a mosque in Osk.")) == []
    same = ("b", "On 3 May 2021 officers raided a warehouse in Osk.")
    assert groups(told, same) == [["a:raided", "b:raided"]]


def test_raids_of_one_day_on_homes_of_different_people_are_two() -> None:
    assert (
        groups(
            ("a", "Police raided the home of Dara Voss in Osk on 3 May 2021."),
            ("b", "On 3 May 2021 police raided the home of Jon Krell in Osk."),
        )
        == []
    )


def test_who_was_hit_by_a_car_was_in_the_crash() -> None:
    assert groups(
        ("a", "Dara Voss was hit by a lorry on 3 May 2021."),
        ("b", "The crash of 3 May 2021 was the worst of the year. Dara Voss died."),
    ) == [["a:hit", "b:crash"]]


def test_killings_of_one_day_of_different_people_are_two() -> None:
    told = ("a", "A baker killed a 4-year-old boy in Osk on 3 May 2021.")
    for other in ("a 62-year-old man", "a woman", "an elderly man", "a 9-year-old boy"):
        assert groups(told, ("b", f"On 3 May 2021 {other} was killed in Osk.")) == []
    for other in ("a boy", "a child", "a 5-year-old"):
        assert groups(told, ("b", f"On 3 May 2021 {other} was killed in Osk.")) == [
            ["a:killed", "b:killed"]
        ]


def test_a_description_is_not_a_name_of_another_age_or_gender() -> None:
    told = ("a", "On 3 May 2021 an 81-year-old man was killed in Osk.")
    assert groups(told, ("b", "Dara Voss was killed in Osk on 3 May 2021.")) == [
        ["a:killed", "b:killed"]
    ]  # nothing tells of whom the name is
    pairs = [annotated(told), annotated(("b", "Dara Voss was killed in Osk on 3 May 2021."))]
    for age, mentions in (("34", [1, 1]), ("80", [2])):
        role = RoleMention(
            Span(0, 4), 0, 0, age, "", RoleKind.AGE, RoleQualifier.NONE, RoleBasis.REPORT
        )
        annotations = [pairs[0][1], replace(pairs[1][1], roles=(role,))]
        clusters = resolve_events(
            [pair[0] for pair in pairs],
            annotations,
            entities_of(annotations),
            (),
            {"a": "s", "b": "s"},
        )
        deaths = [c for c in clusters if annotations[0].events[0].type == "kill"]
        assert [len(c.mentions) for c in deaths] == mentions


def test_one_event_may_befall_several() -> None:
    assert groups(
        ("a", "Several people were shot in Osk on 3 May 2021. A woman was shot on 3 May 2021."),
        ("b", "On 3 May 2021 a boy was shot in Osk."),
    ) == [["a:shot", "a:shot", "b:shot"]]
    assert groups(
        ("a", "On 3 May 2021 a boy was shot in the foot and a woman was shot in the arm."),
        ("b", "On 3 May 2021 a boy was shot."),
    ) == [["a:shot", "a:shot", "b:shot"]]


def test_a_count_of_the_dead_is_no_word_for_the_death_of_one() -> None:
    told = "Dara Voss died on 3 May 2021."
    assert groups(("a", f"{told} Nearly 500 people have died.")) == []
    assert groups(("a", "On 3 May 2021 gunmen killed nine people. Nine people have died.")) == [
        ["a:killed", "a:died"]
    ]


def test_who_kills_himself_is_not_whom_he_killed() -> None:
    assert (
        groups(
            ("a", "On 3 May 2021 a baker killed a man in Osk."),
            ("b", "A baker killed himself in Osk on 3 May 2021."),
        )
        == []
    )


def test_a_person_may_say_that_victims_told_apart_are_one() -> None:
    reports = (
        ("a", "On 3 May 2021 a 4-year-old boy was killed in Osk."),
        ("b", "On 3 May 2021 a 14-year-old boy was killed in Osk."),
    )
    assert groups(*reports) == []
    assert groups(*reports, judgements=[_judged(Verdict.SAME, "a", "b")]) == [
        ["a:killed", "b:killed"]
    ]


def test_what_is_counted_as_another_is_another() -> None:
    first = ("a", "The first trial of Dara Voss in Osk was short.")
    assert groups(first, ("b", "The second trial of Dara Voss in Osk was long.")) == []
    assert groups(first, ("b", "The trial of Dara Voss in Osk was long.")) == [
        ["a:trial", "b:trial"]
    ]
    arrest = "Dara Voss was arrested on 3 May 2021."
    assert groups(("a", f"{arrest} Dara Voss was arrested again.")) == []
    assert groups(("a", f"{arrest} Dara Voss was arrested.")) == [["a:arrested", "a:arrested"]]
    # Of two reports one may count what the other tells plainly.
    assert groups(("a", arrest), ("b", "Dara Voss was arrested again.")) == [
        ["a:arrested", "b:arrested"]
    ]


def test_hearings_of_two_days_are_two_and_a_yearly_one_does_not_collapse() -> None:
    assert (
        groups(
            ("a", "The hearing of Dara Voss in Osk was on 3 May 2021."),
            ("b", "The hearing of Dara Voss in Osk was on 9 May 2021."),
            ("c", "The yearly hearing of Dara Voss in Osk was short."),
        )
        == []
    )
