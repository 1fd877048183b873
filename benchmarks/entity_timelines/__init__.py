"""How well the events of an entity are put in order over many documents (SemEval-2015 Task 4)."""
