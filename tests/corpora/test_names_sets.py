"""The sets of names, read from small invented files in their official formats."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpora import broad_twitter, conll04, crossner, re3d, wikigold, wnut17
from corpora.conll_columns import spans
from corpora.values import AnnotatedText, DataMissingError, Mark

Load = Callable[[Path, str], Iterator[AnnotatedText]]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_marks_of_bio_and_of_iob1() -> None:
    assert list(spans(["B-A", "I-A", "B-A", "O", "I-B"])) == [(0, 1, "A"), (2, 2, "A"), (4, 4, "B")]
    assert list(spans(["I-A", "I-A", "B-A", "I-B"])) == [(0, 1, "A"), (2, 2, "A"), (3, 3, "B")]


def test_conll04_is_one_text_a_sentence(tmp_path: Path) -> None:
    write(
        tmp_path / "conll04" / "dev.txt",
        "#doc 7\n0\tAda\tB-Peop\t['N']\t[0]\n1\tBrook\tI-Peop\t['N']\t[1]\n2\tcame\tO\t['N']\t[2]\n"
        "#doc 9\n0\tOrvale\tB-Loc\t['N']\t[0]\n",
    )
    assert list(conll04.load(tmp_path, "dev")) == [
        AnnotatedText(
            "conll04",
            "dev-7",
            "Ada Brook came",
            ((0, 14),),
            ((0, 3), (4, 9), (10, 14)),
            names=(Mark(0, 9, "Peop"),),
        ),
        AnnotatedText(
            "conll04", "dev-9", "Orvale", ((0, 6),), ((0, 6),), names=(Mark(0, 6, "Loc"),)
        ),
    ]


@pytest.mark.parametrize(
    ("load", "file"),
    [
        (crossner.load, "crossner_politics/test.txt"),
        (wnut17.load, "wnut17/emerging.test.annotated"),
        (broad_twitter.load, "broad_twitter/train_dev_test_conll/btc.test"),
    ],
)
def test_two_columns_are_one_text_a_sentence(load: Load, file: str, tmp_path: Path) -> None:
    write(tmp_path / file, "In\tO\nOrvale\tB-x\n \n\nNo\tO\n\tO\n.\tO\n")
    first, second = load(tmp_path, "test")
    assert (first.text, first.names) == ("In Orvale", (Mark(3, 9, "x"),))
    assert (second.text, second.names, second.words) == ("No .", (), ((0, 2), (3, 4)))


def wikigold_file(folder: Path, name: str, documents: int) -> None:
    blocks = [f"Ada I-PER\nB{index} I-PER\n\nNo O\n" for index in range(documents)]
    write(folder / "wikigold" / "CONLL-format" / "data" / name, "\n-DOCSTART- O\n\n".join(blocks))


def test_wikigold_keeps_every_fifth_document_for_dev(tmp_path: Path) -> None:
    wikigold_file(tmp_path, "wikigold.conll.txt", 6)
    train = [text.text for text in wikigold.load(tmp_path, "train")]
    assert train == ["Ada B0\nNo", "Ada B1\nNo", "Ada B2\nNo", "Ada B3\nNo", "Ada B5\nNo"]
    (dev,) = wikigold.load(tmp_path, "dev")
    assert (dev.text, dev.sentences) == ("Ada B4\nNo", ((0, 6), (7, 9)))
    assert dev.names == (Mark(0, 6, "PER"),)
    assert [text.text for text in wikigold.load(tmp_path, "test")] == [dev.text]
    wikigold_file(tmp_path, "wikigold.test.conll.txt", 2)
    assert len(list(wikigold.load(tmp_path, "test"))) == 2


def test_re3d_counts_documents_over_all_folders(tmp_path: Path) -> None:
    for number, folder in enumerate(re3d._FOLDERS):
        document = {"_id": f"d{number}", "text": "The Orvale Guard left."}
        mark = {"documentId": f"d{number}", "begin": 4, "end": 16, "type": "Organisation"}
        write(tmp_path / "re3d" / folder / "documents.json", json.dumps(document) + "\n")
        write(tmp_path / "re3d" / folder / "entities.json", json.dumps(mark) + "\n")
    assert list(re3d.load(tmp_path, "dev")) == [
        AnnotatedText(
            "re3d",
            "US State Department-d4",
            "The Orvale Guard left.",
            names=(Mark(4, 16, "Organisation"),),
        )
    ]
    assert len(list(re3d.load(tmp_path, "train"))) == 5
    with pytest.raises(DataMissingError, match="BBC Online"):
        list(re3d.load(tmp_path, "test"))
