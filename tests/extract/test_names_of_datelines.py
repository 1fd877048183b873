"""Names of datelines are no names of the story."""

from throughline.extract.mentions.datelines import without_datelines
from throughline.model.annotation import EntityType, LinkKind, Mention, MentionForm, NameLink
from throughline.model.source import Article, Span
from throughline.text import prepare

TEXT = (
    "KESSET (Reuters) - Lena Vord met the mayor of Tarn on Friday.\n\n"
    "The port of Kesset was open, Vord told Reuters.\n"
)


def name(text: str, sentence: int, kind: EntityType, antecedent: int | None = None) -> Mention:
    """The mention of a name; of two the one of the sentence."""
    start = TEXT.index(text) if sentence == 0 else TEXT.rindex(text)
    span = Span(start, start + len(text))
    reason = "" if antecedent is None else "same name"
    return Mention(
        span, sentence, kind, MentionForm.NAME, text,
        antecedent=antecedent, antecedent_reason=reason,
    )  # fmt: skip


def test_place_and_agency_go_and_what_hangs_on_them_stands_alone() -> None:
    document = prepare(Article("a", "a.txt", None, None, None, None, None, TEXT))
    mentions = (
        name("KESSET", 0, EntityType.PLACE),
        name("Reuters", 0, EntityType.ORGANIZATION),
        name("Lena Vord", 0, EntityType.PERSON),
        name("Kesset", 1, EntityType.PLACE, 0),
        name("Vord", 1, EntityType.PERSON, 2),
        name("Reuters", 1, EntityType.ORGANIZATION, 1),
    )
    link = NameLink(2, 4, LinkKind.ALIAS, Span(0, 1), "said so")
    kept, links = without_datelines(document, mentions, (link,))
    assert [(mention.name, mention.antecedent) for mention in kept] == [
        ("Lena Vord", None),
        ("Kesset", None),
        ("Vord", 0),
        ("Reuters", None),
    ]
    assert [(link.left, link.right) for link in links] == [(0, 2)]


def test_without_a_dateline_nothing_changes() -> None:
    text = "Lena Vord met the mayor of Tarn."
    document = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    mention = Mention(Span(0, 9), 0, EntityType.PERSON, MentionForm.NAME, "Lena Vord")
    assert without_datelines(document, (mention,), ()) == ((mention,), ())
