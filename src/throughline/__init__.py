"""Throughline: from many news reports to one sourced case file."""
