#!/usr/bin/env bash
# The one difference that run.sh showed, asked again with five other seeds; arguments go to the sweep.
set -euo pipefail
here=$(dirname "$0")
sweep=multirun/ablate_weighting_again
python train.py --multirun hydra.sweep.dir="$sweep" \
  experiment=smoke warm_start=none evaluate=false beta=0.1 \
  trainer.max_steps=200 trainer.batch_size=8 trainer.learning_rate=0.003 \
  trainer.checkpoint_every=100 'seed=range(5,10)' weighting=static,adaptive "$@"
hydraopt sweep table "$sweep" --against weighting=static --out "$here/again" \
  --figure validation_loss validation_accuracy
