#!/usr/bin/env bash
# The default model trained by experiment=starter_full, three seeds. Run it from the repository's
# root, in the virtual environment; it continues where it was stopped. Usage: train.sh [FOLDER]
set -euo pipefail
out=${1:-runs/starter_full}
for seed in 0 1 2; do
  python train.py experiment=starter_full seed="$seed" evaluate=false paths.runs="$out/$seed"
done
