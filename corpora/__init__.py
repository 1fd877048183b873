"""Loaders of the public data sets, in their official formats: one module a set.

Training and the benchmarks read the sets through here and nowhere else. `DIR` is the folder of
the sets, given by `--data`; no text of a set is in this repository.
"""
