from __future__ import annotations

import importlib.util
import json

import pytest


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("hydra_plugins.hydra_submitit_launcher") is None,
    reason="hydra-submitit-launcher is not installed (pip install hydraopt[submitit])",
)
def test_the_stock_launcher_runs_trials_side_by_side_and_finds_what_is_done(shell, pairs_command):
    data = [entry for entry in pairs_command() if entry.startswith(("dataset", "measurements"))]
    arguments = ["train", "--multirun", "experiment=smoke", *data, "warm_start=none"]
    arguments += ["evaluate=false", "trainer.max_steps=2", "hydra/launcher=submitit_local"]

    def attempts():
        trials = (shell.folder / "multirun" / "train").glob("*/attempts.jsonl")
        return {
            path: [json.loads(line) for line in path.read_text().splitlines()] for path in trials
        }

    done = shell(*arguments, "seed=0", PYTHONWARNINGS="default")
    assert done.returncode == 0, done.stderr
    (first,) = attempts()
    done = shell(*arguments, "seed=0,1", PYTHONWARNINGS="default")
    assert done.returncode == 0, done.stderr
    found = attempts()
    assert len(found) == 2
    assert [entry["event"] for entry in found[first]] == ["start", "end"]
    assert {entries[-1]["outcome"] for entries in found.values()} == {"done"}
