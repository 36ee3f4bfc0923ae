#!/usr/bin/env bash
# The suite `fifty` before and after; see experiments/table3/evaluate.sh, which this runs.
# Usage: evaluate.sh [FOLDER_OF_TRAIN] [FOLDER]
set -euo pipefail
trained=${1:-runs/starter_full} out=${2:-runs/fifty}
bash experiments/table3/evaluate.sh fifty 8 "$trained" "$out"
python experiments/table3/collect.py "$out" experiments/fifty/results.json
