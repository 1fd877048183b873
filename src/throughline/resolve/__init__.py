"""Stage `resolve`."""
