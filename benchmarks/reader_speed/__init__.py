"""How fast the reader reads: the encoder alone, the whole reader, the whole stage `extract`."""
