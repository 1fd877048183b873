"""Numbered SQL files: `NNNN_what.sql` brings a case file from version NNNN-1 to NNNN."""
