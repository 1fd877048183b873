"""One JSON record of a report, checked by pydantic at the border.

Field names differ by tool; `FIELDS` lists them by meaning, the surer name first. A field counts
only if it is filled.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from throughline.read.decode import plain_characters

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "articleBody", "article_body", "body", "content", "full_text",
             "cleaned_text", "article_text", "bodyText"),
    "html": ("html", "raw_html", "article_html", "html_content"),
    "title": ("title", "headline", "name"),
    "url": ("url", "canonical_link", "canonical_url", "canonicalUrl", "link", "mainEntityOfPage",
            "@id", "source_url"),
    "outlet": ("outlet", "site_name", "sitename", "siteName", "meta_site_name", "publisher",
               "publication", "source_name", "source", "source_domain", "domain", "hostname",
               "sourceOrganization", "provider", "source_url"),
    "byline": ("byline", "authors", "author", "creator"),
    "published": ("published", "date_publish", "datePublished", "publish_date", "date_published",
                  "publishedAt", "published_at", "publication_date", "pub_date", "pubDate",
                  "published_date", "dateCreated", "dct", "date"),
}  # fmt: skip
"""Field names by meaning. `@id` and `source_url` count as URL only with a path behind the host."""


class Record(BaseModel):
    """The fields of one report as strings; everything else in the record is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = ""
    html: str = ""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_field: str = ""

    @field_validator("title", "url", "outlet", "byline", mode="after")
    @classmethod
    def _clean(cls, value: str | None) -> str | None:
        line = " ".join(plain_characters(value).split())[:2_000] if value else ""
        return line or None


def read_record(value: Any) -> Record | str:
    """The record of a JSON object, or what is wrong with it."""
    if not isinstance(value, dict):
        return "a JSON value that is no object"
    by_name = {str(key).casefold(): item for key, item in value.items()}
    found: dict[str, Any] = {}
    for field, names in FIELDS.items():
        for name in names:
            item = _text_of(by_name.get(name.casefold()), field)
            if not item or (field == "url" and not _is_address(item, name)):
                continue
            found[field] = item
            if field == "published":
                found["published_field"] = name
            break
    try:
        return Record(**found)
    except ValidationError as error:
        first = error.errors()[0]
        return f"field “{'.'.join(map(str, first['loc']))}” is wrong ({first['msg']})"


def _is_address(url: str, name: str) -> bool:
    if not url.lower().startswith(("http://", "https://")):
        return False
    # These two often hold the site's front page or an anchor of the record.
    return name not in ("@id", "source_url") or url.rstrip("/").count("/") > 2


def _text_of(item: Any, field: str) -> str | None:
    """A value as one string: names out of objects, lists of names joined, numbers as written."""
    if isinstance(item, str):
        item = item.strip("\ufeff") if field in ("text", "html") else item.strip()
        if item.startswith("['") and item.endswith("']") and field == "byline":
            item = ", ".join(part.strip(" '\"") for part in item[1:-1].split(","))
        return None if item in ("None", "null", "nan", "[]", "") else item
    if isinstance(item, bool) or item is None:
        return None
    if isinstance(item, int | float):
        return str(item) if field in ("published", "title", "text") else None
    if isinstance(item, dict):
        for key in ("name", "title", "@value", "url", "@id", "domain", "uri", "$date"):
            inner = item.get(key)
            if isinstance(inner, str) and inner.strip():
                return inner.strip()
        return None
    if isinstance(item, list):
        parts = [part for part in (_text_of(inner, field) for inner in item[:1_000]) if part]
        if field in ("url", "published", "title", "outlet"):
            return parts[0] if parts else None
        return ("\n\n" if field in ("text", "html") else ", ").join(parts) or None
    return None
