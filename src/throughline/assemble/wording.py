"""Numbers in the words that a reader expects."""


def number_in_words(value: float) -> str:
    """ "166", "1,500", "2.5": digits with thousands marks, no needless decimals."""
    return f"{int(value):,}" if value == int(value) else f"{value:,g}"
