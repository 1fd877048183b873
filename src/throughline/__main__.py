"""`python -m throughline`."""

import sys

from throughline.cli import main

if __name__ == "__main__":
    sys.exit(main())
