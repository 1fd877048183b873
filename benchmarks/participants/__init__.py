"""How well it is told who takes part in an event, and how, on MEANTIME."""
