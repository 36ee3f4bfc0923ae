#!/usr/bin/env bash
# A suite before and after: floor, ceiling, the untrained model and the trained one of each seed.
# After train.sh, on a machine that does nothing else; it continues where it was stopped.
# Usage: evaluate.sh SUITE N [FOLDER_OF_TRAIN] [FOLDER] [ARGS...]   (N: candidates of best-of-n)
# With measure=false as the last argument it only writes the candidates; then run it without.
set -euo pipefail
suite=$1 n=$2 trained=${3:-runs/starter_full} out=${4:-runs/$1}
shift $(($# < 4 ? $# : 4))
more=("$@")
evaluate() { # ARM SEED ARGS...
  local folder=$out/$1/$2 seed=$2
  shift 2
  hydraopt evaluate suite="$suite" seed="$seed" paths.runs="$folder" "$@" "${more[@]}"
}
if [[ " ${more[*]} " != *" measure=false "* ]]; then
  evaluate human 0 policy=human
  more+=(references="$(echo "$out"/human/0/*/)")
  evaluate identity 0 policy=identity
fi
lean=decoding.copy_bonus=${COPY_BONUS:-1}
evaluate untrained-greedy 0 "$lean"
for seed in ${SEEDS:-0 1 2}; do
  adapter=$(echo "$trained/$seed"/*/adapter)
  best=(decoding=best_of_n decoding.n="$n" "$lean")
  evaluate untrained-best "$seed" "${best[@]}"
  evaluate trained-greedy "$seed" adapter="$adapter" "$lean"
  evaluate trained-best "$seed" adapter="$adapter" "${best[@]}"
done
