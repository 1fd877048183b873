"""Stage `export`: a case file in other forms. Pure: values in, text out; it writes nothing."""

from throughline.export.html import to_html
from throughline.export.json import schema, to_json

__all__ = ["schema", "to_html", "to_json"]
