"""Which reports tell one incident, what toll each gives, and where they disagree."""
