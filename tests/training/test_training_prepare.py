"""Which texts are trained on, which are watched, and which are neither."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from invented_texts import vocabulary

from corpora.values import AnnotatedText, DataMissingError, Mark
from training import prepare as module
from training.prepare import prepare
from training.recipes import SOURCES, Source
from training.windows import NameScheme, Recipe

SENTENCE = "the weir held , " * 12 + "on . "


def text(number: int, times: int = 1) -> AnnotatedText:
    content = f"Orme said {number} . " + SENTENCE * times
    return AnnotatedText("invented", f"text {number}", content, names=(Mark(0, 4, "PER"),))


TRAIN = tuple(text(number) for number in range(100))


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    if split == "test":
        raise DataMissingError("no test split here")
    yield from TRAIN if split == "train" else TRAIN[:10]


RECIPE = Recipe(names=(NameScheme("news", {"PER": ("person",)}),))


def count(source: Source, split: str) -> int:
    return len(prepare(source, Path(), split, vocabulary()).get("pieces", ()))


def test_a_part_is_watched_and_what_is_measured_on_is_left_out() -> None:
    source = Source("invented", load, RECIPE)
    trained, watched = count(source, "train"), count(source, "watch")
    assert trained + watched == 90
    assert 0 < watched < 15


def test_a_long_text_is_trained_on_with_two_ways_of_cutting() -> None:
    texts = [text(number, 8) for number in range(30)]
    source = Source("invented", lambda _, split: iter(texts if split == "train" else ()), RECIPE)
    trained, watched = count(source, "train"), count(source, "watch")
    assert watched > 0
    assert trained / (30 - watched / 3) == 6
    arrays = prepare(source, Path(), "train", vocabulary())
    assert {len(array) for array in arrays.values()} == {trained}
    assert arrays["names.news"][:, 0].tolist().count(2) == 2 * (30 - watched / 3)


def test_the_command_writes_a_file_a_set_and_split(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = (Source("one", load, RECIPE), Source("two", load, RECIPE))
    monkeypatch.setattr(module, "SOURCES", sources)
    monkeypatch.setattr(module, "read_vocabulary", lambda _: dict(vocabulary().numbers))
    options = ["prepare", "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--only", "two"]
    monkeypatch.setattr(sys, "argv", options)
    module.main()
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"two.train.npz", "two.watch.npz"}
    with np.load(tmp_path / "out" / "two.train.npz") as file:
        assert "names.news" in file.files


def test_every_recipe_speaks_of_labels_that_there_are() -> None:
    from throughline.inference import labels

    for source in SOURCES:
        assert source.recipe.events in (None, *labels.EVENT_SCHEMES)
        for scheme in source.recipe.names:
            known = {*labels.NAME_SCHEMES[scheme.scheme], "O"}
            assert known.issuperset(kind for kinds in scheme.types.values() for kind in kinds)
            assert known.issuperset(scheme.open_types)
