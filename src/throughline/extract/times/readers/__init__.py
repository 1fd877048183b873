"""What the words of a time expression say: one module a family of expressions."""
