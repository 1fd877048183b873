"""The articles' texts: every sentence with its anchor, paragraphs numbered, what is beside the
case or page furniture told apart. Nothing of the text is left out or altered but line breaks.
"""

from bisect import bisect_right

from throughline.export.page import anchors, limits
from throughline.export.page.paragraphs import mostly_in
from throughline.export.page.reports import uses
from throughline.export.page.shelf import Shelf, Shelved
from throughline.export.page.values import FullText, Link, Paragraph, Piece
from throughline.model import date_words as dates
from throughline.model.case import CaseArticle
from throughline.model.source import Span


def build_texts(shelf: Shelf) -> tuple[FullText, ...]:
    """The text of every report of the case, and of any other article that an item cites."""
    used = uses(shelf)
    return tuple(
        _full_text(shelf, shelved, used) for shelved in shelf.articles.values() if shelved.has_text
    )


def _full_text(
    shelf: Shelf, shelved: Shelved, used: dict[tuple[str, int], tuple[Link, ...]]
) -> FullText:
    item = shelved.item
    article = item.article
    outlet = article.outlet or "Outlet not stated"
    return FullText(
        anchor=anchors.article(article.id),
        number=shelved.number,
        report_href=f"#{anchors.report(article.id)}" if shelved.in_case else None,
        heading=", ".join(
            part for part in (outlet, dates.words(item.published, unknown="")) if part
        ),
        title=article.title or "",
        language=item.language if item.language not in ("und", "") else "",
        paragraphs=tuple(
            _paragraph(shelf, shelved, index, used) for index in range(len(shelved.paragraphs))
        ),
    )


def _paragraph(
    shelf: Shelf,
    shelved: Shelved,
    index: int,
    used: dict[tuple[str, int], tuple[Link, ...]],
) -> Paragraph:
    item = shelved.item
    span = shelved.paragraphs[index]
    numbers = _sentences_in(item.sentences, span)
    links: dict[str, Link] = {}
    for number in numbers:
        for link in used.get((item.article.id, number), ()):
            links.setdefault(link.text, link)
    return Paragraph(
        number=shelved.numbers[index],
        kind=_kind(item, span, shelved.numbers[index]),
        remark=_remark(shelf, item, span),
        pieces=_pieces(item, span, numbers),
        used_in=tuple(links.values())[: limits.BACKLINKS],
    )


def _kind(item: CaseArticle, span: Span, number: int | None) -> str:
    if number is None:
        return "furniture"
    if item.beside and mostly_in(span, item.beside):
        return "beside"
    title = item.article.title
    if title and " ".join(span.of(item.article.text).split()) == " ".join(title.split()):
        return "headline"
    return "body"


def _remark(shelf: Shelf, item: CaseArticle, span: Span) -> str:
    if item.beside and mostly_in(span, item.beside):
        return "Beside the case"
    for passage, origin in item.copied:
        if mostly_in(span, (passage,)) and origin in shelf.articles:
            return f"Also in {shelf.articles[origin].label}"
    return ""


def _sentences_in(sentences: tuple[Span, ...], span: Span) -> range:
    """Numbers of the sentences that share a character with `span`."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = first
    while last < len(sentences) and sentences[last].start < span.end:
        last += 1
    return range(first, last)


def _pieces(item: CaseArticle, span: Span, numbers: range) -> tuple[Piece, ...]:
    text = item.article.text
    pieces: list[Piece] = []
    at = span.start
    for number in numbers:
        sentence = item.sentences[number]
        start, end = max(sentence.start, span.start), min(sentence.end, span.end)
        if at < start:
            pieces.append(Piece(text[at:start], None, sentence=False))
        begins_here = sentence.start >= span.start
        pieces.append(
            Piece(
                text[start:end],
                anchors.sentence(item.article.id, number) if begins_here else None,
                sentence=True,
            )
        )
        at = max(at, end)
    if at < span.end:
        pieces.append(Piece(text[at : span.end], None, sentence=False))
    return tuple(pieces)
