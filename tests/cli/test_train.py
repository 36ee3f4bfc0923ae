from __future__ import annotations

import json

import pytest
import yaml


@pytest.mark.slow
def test_train_runs_every_stage_and_the_same_command_finds_it_finished(shell, corpus, measurements):
    arguments = [
        "train.py",
        "experiment=smoke",
        "dataset=jsonl",
        f"dataset.path={corpus}",
        f"measurements={measurements}",
        "dataset.min_ratio=1",
        "trainer.max_steps=2",
        "decoding.max_new_tokens=4",
    ]
    first = shell(*arguments, PYTHONWARNINGS="default")
    assert first.returncode == 0, first.stderr
    (run,) = (shell.folder / "runs").iterdir()
    assert len((run / "metrics.jsonl").read_text().splitlines()) == 2
    assert yaml.safe_load((run / "config.yaml").read_text())["model"]["name"] == "tiny"
    assert (run / "adapter" / "adapter_model.safetensors").is_file()
    assert json.loads((run / "evaluation" / "evaluation.json").read_text())["suite"] == "seven"
    assert (run / "report.html").is_file()
    assert "Suite seven" in first.stdout

    again = shell(*arguments, PYTHONWARNINGS="default")
    assert again.returncode == 0, again.stderr
    assert "This run is finished" in again.stderr
    assert len((run / "metrics.jsonl").read_text().splitlines()) == 2

    adapter = f"adapter={run / 'adapter'}"
    refused = shell("evaluate", adapter)
    assert refused.returncode == 2
    assert "Take model=tiny" in refused.stderr
