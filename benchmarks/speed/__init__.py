"""How fast a case is built, stage by stage, and whether the time grows with the articles."""
