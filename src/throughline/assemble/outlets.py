"""One name for an outlet that one report gives by name and another by its domain.

A page says "Northern Ledger", a record of the same site "northernledger.example": where the URL of
a report with a name lies under the domain, the domain takes that name. Nothing is guessed from the
letters of the two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from throughline.model.source import Article


def outlet_names(articles: Iterable[Article]) -> dict[str, str]:
    """Domain -> the outlet's name by the reports of that domain, the most used name first."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        host = _host(article.url)
        if host and article.outlet and not _is_domain(article.outlet):
            for domain in _domains(host):
                names[domain][article.outlet] += 1
    return {
        domain: min(found, key=lambda name: (-found[name], name))
        for domain, found in sorted(names.items())
    }


def outlet_of(article: Article, names: dict[str, str]) -> str | None:
    """The outlet as one name."""
    outlet = article.outlet
    return names.get(outlet.casefold(), outlet) if outlet and _is_domain(outlet) else outlet


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""


def _domains(host: str) -> list[str]:
    """The host and what it lies under, down to two labels."""
    labels = host.casefold().split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def _is_domain(name: str) -> bool:
    return "." in name and " " not in name
