"""`python train.py weighting=adaptive beta=0.015`: the same as `hydraopt train ...`."""

import sys

from hydraopt.cli.main import main

if __name__ == "__main__":
    sys.exit(main("train"))
