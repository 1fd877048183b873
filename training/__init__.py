"""How the shipped weights were made: `prepare`, `train`, `export`, one command a step.

See training/README.md. Nothing here is needed to use Throughline.
"""
