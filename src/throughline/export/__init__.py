"""Stage `export`: a case file in other forms. Pure: values in, text out; nothing is written here."""

from throughline.export.json import schema, to_json

__all__ = ["schema", "to_json"]
