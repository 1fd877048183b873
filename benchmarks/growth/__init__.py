"""How time and memory of what crosses articles grow with their number."""
