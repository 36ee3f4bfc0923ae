#!/usr/bin/env bash
# Three seeds of the quickstart, and the untrained model with the same decoding. About 45 minutes on
# two cores. Run it from the repository's root, in the virtual environment.
set -euo pipefail
for seed in 0 1 2; do
  python train.py weighting=adaptive beta=0.015 seed="$seed"
  hydraopt evaluate decoding=sample seed="$seed"
done
python experiments/quickstart_seeds/collect.py runs
