"""From what a reader found to an Article: id, outlet, header lines, furniture, limits."""

import hashlib
import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from throughline.config import Config
from throughline.model.source import Article, Published, Skipped, Span
from throughline.read.furniture import find_furniture, merge_spans
from throughline.read.header import read_header
from throughline.read.published import RefusedDate

ID_CHARS = 16
"""Of a SHA-256 in hexadecimal: 64 bits, one chance in 10^10 of a clash among 60,000 articles."""
_WORDS = re.compile(r"\w+")
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "gob", "ac", "edu", "or", "ne", "go"))
_DOMAIN = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24})(?:[:/].*)?\Z", re.I)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in one report, before furniture, id and limits."""

    text: str
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    url: str | None = None
    published: Published | None = None
    furniture: tuple[Span, ...] = ()


def article_id(
    outlet: str | None, title: str | None, url: str | None, published: Published | None, text: str
) -> str:
    """A hash of what was published: the same from any file, folder or format."""
    when = (*published.interval.iso(), published.interval.precision.value) if published else None
    parts = json.dumps([outlet, title, url, when, text], ensure_ascii=True)
    return hashlib.sha256(parts.encode("ascii")).hexdigest()[:ID_CHARS]


def build_article(path: str, draft: Draft, config: Config) -> Article | Skipped:
    """The Article of a draft, or why it is none."""
    text = draft.text
    if len(text) > config.max_article_chars:
        return Skipped(
            path,
            f"one article of {len(text):,} characters (limit {config.max_article_chars:,})",
            "split it into its reports, one a file or one a line of JSON Lines",
        )
    header = read_header(text)
    furniture = merge_spans(text, (*draft.furniture, *header.furniture, *find_furniture(text)))
    outlet = _outlet(draft.outlet or header.outlet, draft.url or header.url)
    published = draft.published or header.published
    body_chars = _body_chars(text, furniture)
    if body_chars < config.min_body_chars:
        return Skipped(
            path, _too_short(text, body_chars), "give the file with the report's full text"
        )
    title = one_line(draft.title or header.title)
    url = draft.url or header.url
    return Article(
        id=article_id(outlet, title, url, published, text),
        path=path,
        outlet=outlet,
        byline=_byline(draft.byline or header.byline),
        title=title,
        url=url,
        published=published,
        text=text,
        furniture=furniture,
    )


def refused_date_line(path: str, origin: str, refused: RefusedDate) -> Skipped:
    """The line that tells of a date which was not taken."""
    return Skipped(
        path,
        f"{origin} is “{refused.value}”, which {refused.why}",
        "the article is kept without a publication date; correct it to give it one",
        kept=True,
    )


def one_line(text: str | None) -> str | None:
    """`text` with runs of white space as one blank; None for nothing."""
    line = " ".join(text.split()) if text else ""
    return line or None


def registered_domain(url: str) -> str | None:
    """The domain under which a site is registered ("www.news.example.co.uk" → "example.co.uk").

    By the form of the name, without the public suffix list: wrong for a few city domains.
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").strip(".").lower()
    except ValueError:
        return None
    labels = host.split(".")
    if len(labels) < 2 or not re.fullmatch(r"[a-z][a-z0-9-]*", labels[-1]):
        return None
    keep = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def _outlet(name: str | None, url: str | None) -> str | None:
    """The outlet's name; of a domain the registered part, so that one outlet is one."""
    name = one_line(name)
    if name:
        match = _DOMAIN.fullmatch(name)
        return registered_domain(match.group(1)) if match else name
    return registered_domain(url) if url else None


def _byline(names: str | None) -> str | None:
    """The names without "By"; an address of a profile is no name."""
    line = one_line(names)
    if line is None or "://" in line or line.startswith("www."):
        return None
    return re.sub(r"\A(?:By|BY|by)[:\s]\s*", "", line) or None


def _body_chars(text: str, furniture: tuple[Span, ...]) -> int:
    """Letters and digits of the text outside its furniture."""
    total = sum(map(len, _WORDS.findall(text)))
    return total - sum(sum(map(len, _WORDS.findall(span.of(text)))) for span in furniture)


def _too_short(text: str, body_chars: int) -> str:
    if not text.strip():
        return "no text"
    if body_chars <= 0:
        return "page furniture only, no body text"
    return f"only {body_chars} letters of body text"
