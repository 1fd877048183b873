"""Stage `text`."""
