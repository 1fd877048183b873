"""CoNLL-U and the treebanks, read from small invented files in their official formats."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora import gum, ud_ewt
from corpora.conllu import cut, read_documents
from corpora.values import FactualityMark, Tree

Row = tuple[str, str, str, str, str, str]
"""Number, form, tag, head, relation, MISC."""

MILL = """# newdoc id = mill
# sent_id = mill-1
# newpar id = mill-p1
""" + "".join(
    f"{n}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}\n"
    for n, form, tag, head, relation, misc in (
        ("1", "It", "PRON", "4", "nsubj", "_"),
        ("2-3", "didn't", "_", "_", "_", "_"),
        ("2", "did", "AUX", "4", "aux", "_"),
        ("3", "n't", "PART", "4", "advmod", "_"),
        ("4", "burn", "VERB", "0", "root", "SpaceAfter=No"),
        ("4.1", "down", "ADV", "_", "_", "_"),
        ("5", "!", "PUNCT", "4", "punct", "_"),
    )
)
SECOND = "# sent_id = mill-2\n1\tGood\t_\tADJ\t_\t_\t0\troot:x\t_\t_\n"
THIRD = "# newdoc id = flood\n" + SECOND.replace("mill-2", "flood-1")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_documents_with_words_inside_of_tokens(tmp_path: Path) -> None:
    path = write(tmp_path / "a.conllu", "\n".join((MILL, SECOND, THIRD)))
    first, second = (document.text for document in read_documents(path, "set"))
    assert (first.name, first.text) == ("mill", "It didn't burn! Good")
    assert first.sentences == ((0, 15), (16, 20))
    assert [first.text[start:end] for start, end in first.words] == [
        *("It", "did", "n't", "burn", "!", "Good")
    ]
    assert first.tree == Tree(
        (3, 3, 3, 3, 3, 5),
        ("nsubj", "aux", "advmod", "root", "punct", "root:x"),
        ("PRON", "AUX", "PART", "VERB", "PUNCT", "ADJ"),
    )
    assert (second.name, second.text) == ("flood", "Good")


def test_words_share_a_surface_form_that_they_do_not_make_up() -> None:
    assert cut(("do", "n't"), "don't") == [(0, 2), (2, 5)]
    assert cut(("going", "to"), "gonna") == [(0, 4), (4, 5)]
    assert cut(("a", "b", "c"), "abcdef") == [(0, 1), (1, 2), (2, 6)]
    with pytest.raises(ValueError, match="too few"):
        cut(("a", "b"), "x")


def test_factuality_is_joined_where_the_form_is_still_the_same(tmp_path: Path) -> None:
    write(tmp_path / "ud_ewt" / "en_ewt-ud-dev.conllu", "\n".join((MILL, SECOND, THIRD)))
    (without, _) = ud_ewt.load(tmp_path, "dev")
    assert without.factuality is None
    rows = (("mill-1", 4, "burn", -2.0), ("mill-1", 5, "went", 1.0), ("mill-2", 9, None, 1.0))
    lines = [
        json.dumps({"sent_id": sentence, "token": token, "form": form, "factuality": score})
        for sentence, token, form, score in rows
    ]
    write(tmp_path / "uds_factuality" / "uds_factuality.jsonl", "\n".join(lines) + "\n")
    first, second = ud_ewt.load(tmp_path, "dev")
    assert first.factuality == (FactualityMark(10, 14, -2.0),)
    assert second.factuality == ()


def gum_names(tmp_path: Path, rows: Sequence[Row]) -> list[str]:
    lines = [
        f"{n}\t{form}\t_\t{tag}\t_\t_\t{h}\t{rel}\t_\t{misc}" for n, form, tag, h, rel, misc in rows
    ]
    write(tmp_path / "gum" / "dep" / "GUM_news_mill.conllu", "\n".join(lines) + "\n")
    write(
        tmp_path / "gum" / "splits.md",
        "## dev\n\n  * GUM_fiction_mill\n  * GUM_news_mill\n\n## train\n\n  * GUM_news_none\n",
    )
    (text,) = gum.load(tmp_path, "dev")
    return [f"{text.text[n.start : n.end]} {n.label}" for n in text.names or ()]


def test_gum_names_are_mentions_with_a_proper_noun_as_head(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("1", "The", "DET", "2", "det", "Entity=(1-person-new-nnnnn-cf1-2-coref-Ada_Brook"),
        ("2", "miller", "NOUN", "7", "nsubj", "Entity=1)"),
        ("3", "of", "ADP", "6", "case", "_"),
        ("4", "the", "DET", "6", "det", "Entity=(2-place-new-nnnnn-cf2-2,3-sgl-North_Orvale"),
        ("5", "North", "PROPN", "6", "compound", "_"),
        ("6", "Orvale", "PROPN", "2", "nmod", "Entity=2)"),
        ("7", "met", "VERB", "0", "root", "_"),
        ("8", "Dr.", "PROPN", "9", "nmod:desc", "Entity=(3-person-new-nnnnn-cf3-1,2,3-sgl"),
        ("9", "Bo", "PROPN", "7", "obj", "_"),
        ("10", "Reed", "PROPN", "9", "flat", "_"),
        ("11", "of", "ADP", "13", "case", "_"),
        ("12", "the", "DET", "13", "det", "Entity=(4-organization-new-nnnnn-cf4-2-sgl"),
        ("13", "Mint", "PROPN", "9", "nmod", "Entity=4)3)"),
    ]
    assert gum_names(tmp_path, rows) == [
        "North Orvale place",
        "Bo Reed person",
        "Mint organization",
    ]


def test_gum_names_hold_no_other_names(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("1", "University", "PROPN", "0", "root", "Entity=(1-organization-new-nnnnn-cf1-1,3-sgl"),
        ("2", "of", "ADP", "3", "case", "_"),
        ("3", "Orvale", "PROPN", "1", "nmod", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)"),
        ("4", "won", "VERB", "1", "acl", "_"),
        ("5", "Dam-Fest", "NOUN", "4", "obj", "Entity=(3-event-new-nnnnn-cf3-1-sgl-Dam_Fest)"),
    ]
    assert gum_names(tmp_path, rows) == ["University of Orvale organization", "Dam-Fest event"]
