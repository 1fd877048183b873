"""Roles: what an article says its persons are, and when they were."""

from throughline.extract.roles.finding import find_roles

__all__ = ["find_roles"]
