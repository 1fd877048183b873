"""Invented annotated texts, one with every layer, and a vocabulary that knows letters only."""

from string import ascii_lowercase

from corpora.values import (
    AnnotatedText,
    AttributionMark,
    EventMark,
    FactualityMark,
    Mark,
    Range,
    RoleMark,
    Tree,
)
from throughline.inference.vocabulary import Vocabulary
from throughline.inference.words import split_words

_LETTERS = [*ascii_lowercase, *(f"##{letter}" for letter in ascii_lowercase)]
_WHOLE = ["said", "the", "weir", "held", "orme", "failed", "monday", ".", ",", "on", "in", "tarn"]
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *_LETTERS, *_WHOLE]

TEXT = "Ada Orme said on Monday that the old weir had failed. Tarn Mill may repair it."


def vocabulary() -> Vocabulary:
    """Whole words of a few, letters of the others."""
    return Vocabulary({piece: number for number, piece in enumerate(PIECES)}, {"orme": 2})


def at(text: str, quote: str) -> Range:
    """Where `quote` first stands in `text`."""
    start = text.index(quote)
    return start, start + len(quote)


def every_layer() -> AnnotatedText:
    """TEXT with all that can be marked in it."""
    failed, repair = at(TEXT, "failed"), at(TEXT, "repair")
    return AnnotatedText(
        "invented",
        "weir",
        TEXT,
        sentences=((0, 53), (54, 78)),
        words=tuple(split_words(TEXT, 0, len(TEXT))),
        names=(Mark(*at(TEXT, "Ada Orme"), "PER"), Mark(*at(TEXT, "Tarn Mill"), "FIRM")),
        times=(Mark(*at(TEXT, "Monday"), "DATE"),),
        events=(
            EventMark(*at(TEXT, "said"), "REPORTING", "certain", "positive", "happened"),
            EventMark(*failed),
            EventMark(*at(TEXT, "may repair"), "OCCURRENCE", "possible", None, "future"),
        ),
        attributions=(
            AttributionMark(
                (at(TEXT, "said"),),
                (at(TEXT, "Ada Orme"),),
                (at(TEXT, "on Monday"), at(TEXT, "the old weir had failed")),
            ),
        ),
        roles=(
            RoleMark(failed, *at(TEXT, "the old weir"), "Arg1"),
            RoleMark(failed, *at(TEXT, "on Monday"), "Argm-TMP"),
            RoleMark(at(TEXT, "may repair"), *at(TEXT, "Tarn Mill"), "Arg4"),
        ),
        factuality=(FactualityMark(*failed, 2.5), FactualityMark(*repair, -0.5)),
        tree=Tree(
            heads=(2, 0, 2, 4, 2, 10, 8, 8, 10, 10, 2, 2, 13, 15, 15, 15, 15, 15),
            relations=(
                *("nsubj", "flat", "root", "case", "obl", "mark", "det", "amod", "nsubj", "aux"),
                *("ccomp", "punct", "compound", "nsubj", "aux", "root", "obj", "punct:odd"),
            ),
            tags=(
                *("PROPN", "PROPN", "VERB", "ADP", "PROPN", "SCONJ", "DET", "ADJ", "NOUN", "AUX"),
                *("VERB", "PUNCT", "PROPN", "PROPN", "AUX", "VERB", "PRON", "_"),
            ),
        ),
    )
