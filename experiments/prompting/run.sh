#!/usr/bin/env bash
# Can instructions alone steer the default model? Three objectives, minimal and detailed prompts,
# over HumanEval's programs, untrained and trained (Hydra paper, Sec. V-D). It continues where it
# was stopped.
# Usage: run.sh HUMANEVAL_JSONL [ADAPTER] [FOLDER]
set -euo pipefail
path=$1 adapter=${2:-shipped} out=${3:-runs/prompting}
study=(hydraopt prompting suite=humaneval suite.path="$path" decoding.batch_size=16)
"${study[@]}" paths.runs="$out/untrained"
"${study[@]}" paths.runs="$out/trained" adapter="$adapter" against="[$(echo "$out"/untrained/*/)]"
python experiments/prompting/collect.py "$(echo "$out"/trained/*/)" experiments/prompting
