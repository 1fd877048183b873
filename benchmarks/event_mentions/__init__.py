"""How well the triggers of events are found, on TempEval-3 and ECB+."""
