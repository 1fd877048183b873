"""How well it is told whether, how surely and when: on UDS, MEANTIME and TempEval-3."""
