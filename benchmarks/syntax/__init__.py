"""How well words are put into a tree of syntax, on UD English EWT."""
