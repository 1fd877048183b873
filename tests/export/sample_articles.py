"""Articles of an invented matter: the ferry Maren Kestrel, lost off Port Aldery on 3 March 2024."""

import re
from datetime import date
from pathlib import Path

from throughline.model.case import CaseArticle, Citation
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Article, Credit, CreditKind, Span

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"”’]*(?=\s|$)|(?=\n|$))")

TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent.parent / "cases" / "export").glob("*.txt"))
}


def sentences_of(text: str) -> tuple[Span, ...]:
    """Sentences by full stop and line end: enough for the texts above."""
    return tuple(Span(*found.span()) for found in _SENTENCE.finditer(text))


SENTENCES = {article: sentences_of(text) for article, text in TEXTS.items()}


def cite(article: str, quote: str) -> Citation:
    """The citation of the first place where `quote` stands in `article`."""
    start = TEXTS[article].index(quote)
    sentence = next(n for n, span in enumerate(SENTENCES[article]) if start < span.end)
    return Citation(article, sentence, start, start + len(quote), quote)


def span_of(article: str, quote: str) -> Span:
    """Where `quote` stands in `article`."""
    return cite(article, quote).span


def _article(
    key: str,
    outlet: str | None,
    published: Interval | None,
    *,
    byline: str | None = None,
    url: str | None = None,
    source: str | None = "metadata",
    reason: str = "The page states it as its publication date.",
    story: str = "s-kestrel",
    language: str = "en",
    copy_group: str | None = None,
    beside: tuple[Span, ...] = (),
    copied: tuple[tuple[Span, str], ...] = (),
    furniture: tuple[Span, ...] = (),
    notes: tuple[str, ...] = (),
    titled: bool = True,
    origin: str = "",
    origin_reason: str = "",
    credits: tuple[Credit, ...] = (),
) -> CaseArticle:
    text = TEXTS[key]
    title = text[SENTENCES[key][1 if key == "a1" else 0].start :].split("\n")[0]
    return CaseArticle(
        article=Article(
            id=key,
            path=f"reports/{key}.txt",
            outlet=outlet,
            byline=byline,
            title=title if titled else None,
            url=url,
            published=None,
            text=text,
            furniture=furniture,
        ),
        language=language,
        analysed=language == "en",
        copy_group=copy_group,
        story=story,
        published=published,
        published_source=source if published else None,
        published_reason=reason if published else "",
        beside=beside,
        copied=copied,
        sentences=SENTENCES[key],
        notes=notes,
        origin=origin or key,
        origin_reason=origin_reason,
        credits=credits,
    )


_COPIED = TEXTS["a3"].index("Port Aldery —")

ARTICLES = (
    _article(
        "a1",
        "The Aldery Post",
        day(date(2024, 3, 4)),
        byline="Mara Lindqvist and Ole Brun",
        url="https://post.example/ferry?id=1&lang=en",
        furniture=(Span(0, TEXTS["a1"].index("\n")),),
        beside=(Span(TEXTS["a1"].index("In other news"), len(TEXTS["a1"])),),
    ),
    _article(
        "a2",
        "Meridian Wire",
        day(date(2024, 3, 5)),
        url="http://wire.example/47",
        copy_group="g1",
    ),
    _article(
        "a3",
        "Island Courier",
        day(date(2024, 3, 6)),
        source="header",
        reason="A line of the page reads “Posted: 6 March 2024”.",
        copy_group="g1",
        copied=((Span(_COPIED, len(TEXTS["a3"])), "a2"),),
        origin="a2",
        origin_reason="the same text in 2 reports; the earliest counts for all",
        credits=(Credit(CreditKind.BYLINE, "Meridian Wire", True, "Meridian Wire", None),),
    ),
    _article(
        "a4",
        "The Aldery Post",
        day(date(2024, 5, 15)),
        byline="Mara Lindqvist",
        url="https://post.example/charged",
    ),
    _article("a8", "Küstenbote", None, language="de", notes=("language: German, not analysed",)),
    _article(
        "a5",
        "The Daily Register of Shipping, Law and Maritime Affairs",
        Interval(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH),
        source="page",
        reason="Guessed from the page’s address.",
    ),
    _article(
        "a6",
        None,
        Interval(date(2025, 1, 31), None, Precision.PERIOD),
        source="text",
        reason="The text reports a judgement of 31 January 2025: not before that day.",
        titled=False,
    ),
    _article(
        "a9",
        'O"utlet <b onclick=alert(3)>',
        day(date(2025, 4, 11)),
        byline="<i>nobody</i>",
        url="javascript:alert(document.domain)",
    ),
    _article("a7", "Tolm Gazette", day(date(2024, 9, 14)), story="s-fair"),
)
