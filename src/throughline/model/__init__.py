"""Frozen values that travel between the stages. Standard library only."""
