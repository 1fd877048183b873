"""`search`: sentences of the reports."""

from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.options import CaseArgument, JsonOption, LimitOption

if TYPE_CHECKING:
    from throughline.store import SearchHit


def search(
    case: CaseArgument,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help='Words, "quoted phrases" and beginnings*.', show_default=False
        ),
    ],
    limit: LimitOption = 20,
    json: JsonOption = False,
) -> None:
    """Find sentences with all the words; where no sentence has them all, with any, best first."""
    from throughline.api import CaseFile
    from throughline.cli.present import Entry, Page, Style
    from throughline.cli.printed_json import print_json
    from throughline.cli.wording import count
    from throughline.errors import NotFoundError

    # A shell takes the quotes off a phrase: words that came as one argument belong together.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with CaseFile.open(case) as file:
        hits = file.search(query, limit)
        if not hits:
            raise NotFoundError(f"{case}: no sentence has {' '.join(words)!r}")
        if json:
            print_json([_as_dict(hit) for hit in hits])
            return
        page = Page()
        page.title(f"Search · {' '.join(words)}", count(len(hits), "sentence"))
        if not hits[0].every_word:
            page.text("No sentence has all the words; these have some.", Style.ALARM)
        paths = {entry.article.id: entry.article.path for entry in file.articles}
        page.entries(
            (
                Entry(
                    hit.outlet or paths[hit.article].rsplit("/", 1)[-1],
                    hit.text,
                    (f"{hit.published or 'no date'} · {paths[hit.article]}:{hit.span.start}",),
                    marked=tuple(dict.fromkeys(match.of(hit.text) for match in hit.matches)),
                )
                for hit in hits
            ),
            apart=True,
        )
        page.show()


def _as_dict(hit: "SearchHit") -> dict[str, object]:
    return {
        "article": hit.article,
        "sentence": hit.sentence,
        "start": hit.span.start,
        "end": hit.span.end,
        "quote": hit.text,
        "outlet": hit.outlet,
        "title": hit.title,
        "published": hit.published,
        "every_word": hit.every_word,
        "matches": [[match.start, match.end] for match in hit.matches],
    }
