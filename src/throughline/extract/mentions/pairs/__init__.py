"""Which mentions of one article mean the same: learned from documents whose chains are marked.

`views` says what a mention is compared on, `features` compares it with those before it, `scorer`
turns that into chances, `chains` makes chains of them.
"""
