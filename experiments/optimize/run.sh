#!/usr/bin/env bash
# Run `hydraopt optimize` on the functions beside this file; results.json, transcript.txt and the tables of
# README.md are written anew. From anywhere, in the virtual environment:
#
#   bash experiments/optimize/run.sh ADAPTER [--only NAME,NAME] [OVERRIDE ...]
#
# ADAPTER is the folder of a trained adapter, or shipped; "" the untrained model. About half an hour on two quiet cores.
set -euo pipefail
adapter=${1?give the folder of an adapter, shipped, or "" for the untrained model}
case $adapter in "" | shipped) ;; *) adapter=$(realpath "$adapter") ;; esac
shift
cd "$(dirname "$0")/../.."
exec python experiments/optimize/run.py "$adapter" "$@"
