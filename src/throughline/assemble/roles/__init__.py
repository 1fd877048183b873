"""Roles of a person over all reports: what, whose, when, and which reports say so."""

from throughline.assemble.roles.gathering import assemble_roles, roles_by_entity

__all__ = ["assemble_roles", "roles_by_entity"]
