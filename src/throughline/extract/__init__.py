"""Stage `extract`."""
