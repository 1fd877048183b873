"""How well sources, cues and contents are found and linked, on PolNeAR."""
