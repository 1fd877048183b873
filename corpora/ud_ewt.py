"""UD English EWT (Silveira et al., LREC 2014): web texts with syntax, and UDS factuality.

One text a document. Paragraphs are parted by a blank line. All three splits are those of the
release; the factuality scores of UDS have the same ones.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpora.conllu import read_documents
from corpora.uds_factuality import marks, read_scores
from corpora.values import AnnotatedText


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of a split with `tree`, and with `factuality` where UDS is there too."""
    uds = (data / "uds_factuality").is_dir()
    scores = read_scores(data) if uds else {}
    for document in read_documents(data / "ud_ewt" / f"en_ewt-ud-{split}.conllu", "ud_ewt"):
        yield replace(document.text, factuality=marks(document, scores) if uds else None)
