"""The benchmarks of coreference, on a small set of invented reports in the layout of ECB+."""

from pathlib import Path

import pytest

from benchmarks.chain_metrics import chain_metrics, with_means
from benchmarks.entity_coreference import measure as entities
from benchmarks.entity_coreference.own import with_own_mentions
from benchmarks.event_coreference import measure as events
from corpora.coreference import ChainedText
from corpora.values import AnnotatedText, DataMissingError
from throughline.inference import load_reader

REPORTS = {
    "1_1ecb": ("Dara Voss sank the ferry Tern near Lund", {3: "ACT1", 1: "HUM1", 2: "HUM1"}),
    "1_2ecb": ("The ferry Tern sank near Lund", {4: "ACT1"}),
    "1_3ecb": ("Dara Voss left the ferry Tern near Lund", {3: "ACT2", 1: "HUM1", 2: "HUM1"}),
}
"""Name -> its one sentence, and the chain of words, counted from 1; the name is marked as one."""


def cat(text: str, chain_of: dict[int, str]) -> str:
    words = text.split()
    tokens = "".join(
        f'<token t_id="{at}" sentence="0" number="{at}">{word}</token>'
        for at, word in enumerate(words, 1)
    )
    marks, links = "", ""
    by_chain: dict[str, list[int]] = {}
    for at, chain in chain_of.items():
        by_chain.setdefault(chain, []).append(at)
    for number, (chain, anchors) in enumerate(by_chain.items(), 50):
        tag = "ACTION_OCCURRENCE" if chain.startswith("ACT") else "HUMAN_PART_PER"
        inner = "".join(f'<token_anchor t_id="{at}"/>' for at in anchors)
        marks += f'<{tag} m_id="{number}">{inner}</{tag}>'
        links += (
            f'<CROSS_DOC_COREF r_id="{number}" note="{chain}"><source m_id="{number}"/>'
            f'<target m_id="99"/></CROSS_DOC_COREF>'
        )
    return (
        f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{links}</Relations></Document>"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ecbplus"
    (folder / "ECB+" / "1").mkdir(parents=True)
    rows = ["Topic,File,Sentence Number"]
    for name, (text, chain_of) in REPORTS.items():
        (folder / "ECB+" / "1" / f"{name}.xml").write_text(cat(text, dict(chain_of)), "utf-8")
        rows.append(f"1,{name.partition('_')[2]},0")
    (folder / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "splits.json").write_text('{"train": [], "dev": []}', "utf-8")
    return tmp_path


def test_events_with_marked_and_own_mentions(data: Path) -> None:
    found = events.ours(load_reader(), data, "test", None)
    assert found["ecbplus_gold_mentions_muc_f1"] == 1.0
    assert found["gold_mentions_conll_f1"] == found["ecbplus_gold_mentions_conll_f1"] == 1.0
    assert found["own_mentions_conll_f1"] > 0


def test_same_lemma(data: Path) -> None:
    found = events.baseline(data, "test", None)
    assert found["topic_ecbplus_gold_mentions_conll_f1"] == 1.0


def test_entities_are_the_product_s_chains(data: Path) -> None:
    found = entities.ours(load_reader(), data, "test", None)
    assert found["ecbplus_gold_mentions_muc_f1"] == 1.0
    assert set(entities.baseline(data, "test", None)) < set(found)


def test_no_set_says_so(tmp_path: Path) -> None:
    for measure in (events.baseline, entities.baseline):
        with pytest.raises(DataMissingError):
            measure(tmp_path, "dev", None)


def test_means_are_of_the_sets() -> None:
    one = chain_metrics("a_gold_mentions_", {1: "x", 2: "x"}, {1: 0, 2: 0})
    two = chain_metrics("b_gold_mentions_", {1: "x", 2: "x"}, {1: 0, 2: 1})
    assert one["a_gold_mentions_conll_f1"] == 1.0
    assert with_means(one | two)["gold_mentions_conll_f1"] == pytest.approx(
        (1.0 + two["b_gold_mentions_conll_f1"]) / 2, abs=1e-4
    )


def test_own_mentions_are_the_noun_phrases_of_marked_sentences() -> None:
    text = "The old pilot sold his boat. A friend of hers wept."
    end = text.index(" A friend")
    words = AnnotatedText("invented", "one", text, ((0, end), (end + 1, len(text))))
    both = ChainedText(words, "", "", ((0, end), (end + 1, len(text))))
    first = ChainedText(words, "", "", ((0, end),))
    found = [
        [text[mark.start : mark.end] for mark in with_own_mentions(one, load_reader()).entities]
        for one in (first, both)
    ]
    assert found[0] == ["The old pilot", "his", "his boat"]
    assert found[1] == [*found[0], "A friend of hers", "hers"]
