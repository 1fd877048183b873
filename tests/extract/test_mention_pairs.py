"""Mentions as they are compared, and the chains that the learned scorer makes (own sentences)."""

from dataclasses import replace

import numpy as np
import pytest
from invented_readings import reading, words_of

from throughline.errors import WeightsError
from throughline.extract.mentions.pairs import scorer
from throughline.extract.mentions.pairs.chains import chains_within, joined, likeliest
from throughline.extract.mentions.pairs.features import mention_features, pair_features
from throughline.extract.mentions.pairs.kinds import Form, Gender, Kind, Number, Part, Pronoun
from throughline.extract.mentions.pairs.quotations import quotations
from throughline.extract.mentions.pairs.scorer import load_pair_scorer
from throughline.extract.mentions.pairs.table import NEAREST, candidates, table_of
from throughline.extract.mentions.pairs.views import Viewer, key_of
from throughline.extract.reading import read_document
from throughline.inference import load_reader
from throughline.inference.reading import AttributionReading
from throughline.model.source import Article, Span
from throughline.text import prepare
from throughline.text.document import Document

TEXT = "The old ferries left Norland because they leaked"
WORDS = (
    (2, "det", "DET"), (2, "amod", "ADJ"), (3, "nsubj", "NOUN"), (3, "root", "VERB"),
    (3, "obj", "PROPN"), (7, "mark", "SCONJ"), (7, "nsubj", "PRON"), (3, "advcl", "VERB"),
)  # fmt: skip


def _document(text: str) -> Document:
    return prepare(Article("a", "a.txt", None, None, None, None, None, text))


def _viewer() -> Viewer:
    document = _document(TEXT)
    return Viewer(document, reading(document.text, tree=WORDS))


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def test_a_description_is_viewed() -> None:
    view = _viewer().view(_span(TEXT, "The old ferries"))
    assert view is not None
    assert (view.form, view.number, view.part) == (Form.DEFINITE, Number.MANY, Part.SUBJECT)
    assert (view.key, view.before, view.text) == ("ferry", ("old",), "old ferries")
    assert view.opens
    assert view.quotation == -1


def test_a_pronoun_is_viewed() -> None:
    view = _viewer().view(_span(TEXT, "they"))
    assert view is not None
    assert (view.form, view.pronoun, view.number) == (Form.PRONOUN, Pronoun.THEY, Number.MANY)
    assert (view.kind, view.gender) == (Kind.UNKNOWN, Gender.UNKNOWN)


def test_nothing_read_is_no_view() -> None:
    assert _viewer().view(Span(len(TEXT), len(TEXT))) is None


@pytest.mark.parametrize(
    ("word", "key"),
    [("Ferries", "ferry"), ("ship's", "ship"), ("churches", "church"), ("glass", "glass")],
)
def test_keys(word: str, key: str) -> None:
    assert key_of(word) == key


def test_quotations_end_with_their_paragraph() -> None:
    document = _document("He said: “The pier is shut.\n\nNobody came.” The “old” pier fell.\n")
    assert [span.of(document.text).strip() for span in quotations(document)] == [
        "“The pier is shut.",
        "“old”",
    ]


def test_a_quotation_knows_who_speaks() -> None:
    text = "“ We sold it , ” Brill said"
    words = words_of(text)
    tree = [(2, "nsubj", "PRON"), (2, "nsubj", "PRON"), (7, "ccomp", "VERB")]
    tree += [(2, "obj", "PRON"), (2, "punct", "PUNCT"), (2, "punct", "PUNCT")]
    tree += [(7, "nsubj", "PROPN"), (7, "root", "VERB")]
    said = AttributionReading(words[7], (words[6],), ((words[1][0], words[3][1]),), 1.0)
    read = replace(reading(text, tree=tree), attributions=(said,))
    viewer = Viewer(_document(text), read)
    spoken, outside = viewer.view(Span(*words[1])), viewer.view(Span(*words[6]))
    assert spoken is not None
    assert outside is not None
    assert (spoken.quotation, spoken.speaker) == (0, 6)
    assert (outside.quotation, outside.speaker) == (-1, -1)


def test_candidates_are_the_nearest_and_those_of_the_same_head() -> None:
    viewer = _viewer()
    ferries, they = (viewer.view(_span(TEXT, part)) for part in ("The old ferries", "they"))
    assert ferries is not None
    assert they is not None
    others = candidates(table_of([ferries, *[they] * 40, ferries], viewer.tree))
    assert others[0].tolist() == [-1] * others.shape[1]
    assert others[41, :NEAREST].tolist() == list(range(40, 40 - NEAREST, -1))
    assert others[41, NEAREST] == 0
    assert others[40, NEAREST] == -1


def test_chances_are_of_one_and_of_none() -> None:
    viewer = _viewer()
    views = [viewer.view(_span(TEXT, part)) for part in ("The old ferries", "Norland", "they")]
    table = table_of([view for view in views if view is not None], viewer.tree)
    others = candidates(table)
    rows = np.arange(3, dtype=np.int32)
    chances = load_pair_scorer().chances(table, rows, others)
    assert chances.sum(1) == pytest.approx(1.0, abs=1e-3)
    assert chances[0, -1] == 1.0
    assert chances[2].argmax() == 1  # the ferries, the second nearest
    one = load_pair_scorer().chances(table, rows[2:], others[2:])
    assert np.abs(one - chances[2:]).max() < 1e-3
    assert np.isfinite(mention_features(table)).all()
    assert np.isfinite(pair_features(table, rows, others)).all()


def test_a_chain_counts_as_all_its_mentions() -> None:
    chances = [0.3, 0.25, 0.25, 0.2]
    assert likeliest(chances, [7, 4, 4]) == (4, 0.5)
    assert likeliest(chances, []) == (None, 0.0)
    others = np.array([[-1, -1, -1], [0, -1, -1], [1, 0, -1], [2, 1, 0]], np.int32)
    rows = np.array(
        [[0, 0, 0, 1], [0.1, 0, 0, 0.9], [0.2, 0.6, 0, 0.2], [0.2, 0.5, 0.05, 0.25]], np.float32
    )
    assert joined(rows, others) == [0, 1, 0, 1]


def test_a_damaged_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "_SHA256", "another")
    load_pair_scorer.cache_clear()
    with pytest.raises(WeightsError, match="damaged"):
        load_pair_scorer()
    monkeypatch.undo()
    load_pair_scorer.cache_clear()


def test_chains_with_the_reader() -> None:
    text = (
        "The Norland Shipping Company sold a ferry on Monday. The company said that it had no use "
        "for the ferry, and that the mayor of Eastmere had asked for it."
    )
    document = _document(text)
    parts = ["The Norland Shipping Company", "a ferry", "The company", "it had", "the ferry"]
    spans = [_span(text, part) for part in parts]
    spans[3] = Span(spans[3].start, spans[3].start + 2)
    read = read_document(document, load_reader("standard"))
    shipping, ferry, company, it, the_ferry = chains_within(document, read, spans)
    assert shipping == company == it
    assert ferry == the_ferry != shipping
    turned = chains_within(document, read, spans[::-1])[::-1]
    assert turned == [shipping, ferry, company, it, the_ferry]
