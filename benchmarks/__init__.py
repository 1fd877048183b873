"""Benchmarks: a folder a task, each with a loader, a runner, a README and, for quality, a floor."""
