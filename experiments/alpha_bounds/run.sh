#!/usr/bin/env bash
# The three ranges of alpha, five seeds each, and the table; twenty minutes on two cores.
# Run it from the repository's root, in the virtual environment; arguments go to the sweep, such as
#   bash experiments/alpha_bounds/run.sh hydra/launcher=slurm cluster=cpu
# Run again, it continues: trials that are done are kept.
set -euo pipefail
here=$(dirname "$0")
sweep=multirun/alpha_bounds
python train.py --multirun hydra.sweep.dir="$sweep" \
  experiment=smoke warm_start=none evaluate=false beta=0.1 \
  trainer.max_steps=200 trainer.batch_size=8 trainer.learning_rate=0.003 \
  trainer.checkpoint_every=100 'seed=range(5)' \
  weighting=adaptive weighting.step_size=0.1 alpha_bounds=paper,wide,tight "$@"
hydraopt sweep table "$sweep" --against alpha_bounds=paper --out "$here" \
  --figure validation_loss validation_accuracy implicit_reward_margin \
  preference_rate.latency preference_rate.memory alpha.memory
