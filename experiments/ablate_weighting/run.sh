#!/usr/bin/env bash
# Four weightings, five seeds each, and the table; half an hour on two cores.
# Run it from the repository's root, in the virtual environment; arguments go to the sweep, such as
#   bash experiments/ablate_weighting/run.sh hydra/launcher=slurm cluster=cpu
# Run again, it continues: trials that are done are kept.
set -euo pipefail
here=$(dirname "$0")
sweep=multirun/ablate_weighting
python train.py --multirun --config-dir "$here/conf" hydra.sweep.dir="$sweep" \
  experiment=smoke warm_start=none evaluate=false beta=0.1 \
  trainer.max_steps=200 trainer.batch_size=8 trainer.learning_rate=0.003 \
  trainer.checkpoint_every=100 'seed=range(5)' \
  weighting=static,adaptive,adaptive_short,adaptive_region_short "$@"
hydraopt sweep table "$sweep" --against weighting=static --out "$here" \
  --figure validation_loss validation_accuracy implicit_reward_margin \
  preference_rate.latency preference_rate.memory alpha.memory
