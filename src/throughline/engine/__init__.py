"""Stage `engine`."""
