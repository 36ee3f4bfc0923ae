#!/usr/bin/env bash
# Does a policy follow the weights in its prompt? Conditioned and unconditioned adapter, and the
# prompt alone. The conditioned adapter is the unconditioned one of the same seed, taught further with
# weights in its prompts (experiment=steered). On problems that training leaves out, after
# experiments/table3/train.sh; it continues where it was stopped.
# Usage: run.sh [FOLDER_OF_TRAIN] [FOLDER]
set -euo pipefail
seeds=${SEEDS:-0}
trained=${1:-runs/starter_full} out=${2:-runs/steering}
problems=runs/validation.jsonl
for seed in $seeds; do
  python train.py experiment=steered warm_start.adapter="$(echo "$trained/$seed"/*/adapter)" \
    seed="$seed" evaluate=false paths.runs="$trained/conditioned/$seed"
done
python experiments/table3/validation.py $problems
for seed in $seeds; do
  steer=(hydraopt steer suite=jsonl suite.path=$problems decoding.n=2 decoding.copy_bonus=1 seed="$seed")
  "${steer[@]}" paths.runs="$out/prompting/$seed"
  "${steer[@]}" paths.runs="$out/unconditioned/$seed" adapter="$(echo "$trained/$seed"/*/adapter)"
  "${steer[@]}" paths.runs="$out/conditioned/$seed" adapter="$(echo "$trained/conditioned/$seed"/*/adapter)" \
    against="[$(echo "$out/prompting/$seed"/*/),$(echo "$out/unconditioned/$seed"/*/)]"
done
python experiments/steering/collect.py "$out" experiments/steering
