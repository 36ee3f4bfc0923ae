#!/usr/bin/env bash
# Three seeds of the quickstart, and the untrained model with the same decoding. About an hour on two
# cores. Run it from the repository's root, in the virtual environment.
set -euo pipefail
for seed in 0 1 2; do
  python train.py weighting=adaptive beta=0.015 seed="$seed"
done
hydraopt evaluate decoding=best_of_n
python experiments/quickstart_seeds/collect.py runs
