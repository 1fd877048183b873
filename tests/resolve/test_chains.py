"""Chains of one article: their names."""

from throughline.model.annotation import Annotation, EntityType, Mention, MentionForm
from throughline.model.source import Span
from throughline.resolve.chains import chains_of


def names(name: str) -> list[str]:
    mention = Mention(Span(0, len(name)), 0, EntityType.PERSON, MentionForm.NAME, name)
    (chain,) = chains_of(Annotation("a", "test", "en", (), mentions=(mention,)))
    return [told for told, _ in chain.names]


def test_a_name_that_a_caption_repeats_is_told_once() -> None:
    assert names("Ina Moss Ina Moss") == ["Ina Moss"]
    assert names("Ina Moss") == ["Ina Moss"]
    assert names("Sirhan Sirhan") == ["Sirhan Sirhan"]
