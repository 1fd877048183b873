"""How well events are put to the day on which they happened."""
