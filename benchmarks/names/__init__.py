"""How well names are found and typed, on CoNLL-2004, CrossNER politics, WikiGold and MEANTIME."""
