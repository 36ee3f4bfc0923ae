#!/usr/bin/env bash
# Does a policy follow the weights in its prompt? Conditioned and unconditioned adapter, and the
# prompt alone. The conditioned adapter is the unconditioned one of the same seed, taught further with
# weights in its prompts (experiment=steered). After experiments/table3/train.sh; it continues where
# it was stopped.
# Usage: run.sh [FOLDER_OF_TRAIN] [FOLDER]
set -euo pipefail
seeds=${SEEDS:-0 1 2}
trained=${1:-runs/starter_full} out=${2:-runs/steering}
for seed in $seeds; do
  python train.py experiment=steered warm_start.adapter="$(echo "$trained/$seed"/*/adapter)" \
    seed="$seed" evaluate=false paths.runs="$trained/conditioned/$seed"
done
for seed in $seeds; do
  steer=(hydraopt steer suite=fifty decoding.n=4 seed="$seed")
  "${steer[@]}" paths.runs="$out/conditioned/$seed" adapter="$(echo "$trained/conditioned/$seed"/*/adapter)"
  "${steer[@]}" paths.runs="$out/unconditioned/$seed" adapter="$(echo "$trained/$seed"/*/adapter)"
  "${steer[@]}" paths.runs="$out/prompting/$seed"
done
python experiments/steering/collect.py "$out" experiments/steering/results.json
