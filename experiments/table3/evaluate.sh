#!/usr/bin/env bash
# A suite before and after: floor, ceiling, the untrained model and the trained one of three seeds.
# After train.sh, on a machine that does nothing else; it continues where it was stopped.
# Usage: evaluate.sh SUITE N [FOLDER_OF_TRAIN] [FOLDER]      (N: candidates of best-of-n)
set -euo pipefail
suite=$1 n=$2 trained=${3:-runs/starter_full} out=${4:-runs/$suite}
evaluate() { # ARM SEED ARGS...
  local folder=$out/$1/$2 seed=$2
  shift 2
  hydraopt evaluate suite="$suite" seed="$seed" paths.runs="$folder" "$@"
}
evaluate human 0 policy=human
references=$(echo "$out"/human/0/*/)
evaluate identity 0 policy=identity references="$references"
evaluate untrained-greedy 0 references="$references"
for seed in 0 1 2; do
  adapter=$(echo "$trained/$seed"/*/adapter)
  best=(decoding=best_of_n decoding.n="$n" references="$references")
  evaluate untrained-best "$seed" "${best[@]}"
  evaluate trained-greedy "$seed" adapter="$adapter" references="$references"
  evaluate trained-best "$seed" adapter="$adapter" "${best[@]}"
done
