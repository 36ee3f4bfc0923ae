from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hydraopt.common.errors import UserError
from hydraopt.training.checkpoint import checkpoint_path, load_checkpoint
from hydraopt.training.spec import LoggerSpec, WarmStartSpec
from hydraopt.training.tracking import figures_of, run_identity


def test_figures_are_flat_and_the_weights_of_single_pairs_are_left_out() -> None:
    record = {"step": 2, "loss": 0.5, "alpha": {"a": 1.0}, "weights": [[0.5, 0.5]], "region": None}
    assert figures_of(record, "train") == {
        "train/step": 2,
        "train/loss": 0.5,
        "train/alpha/a": 1.0,
    }


def test_a_runs_identity_is_made_once(tmp_path: Path) -> None:
    assert run_identity(tmp_path / "a") == run_identity(tmp_path / "a")
    assert run_identity(tmp_path / "a") != run_identity(tmp_path / "b")


def test_a_restart_goes_on_in_the_same_offline_run(
    make_run: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    import lightning

    class Stop(lightning.Callback):
        def on_train_batch_start(self, trainer: Any, pl_module: Any, *_: Any) -> None:
            if pl_module.done == 4:
                raise RuntimeError("stopped")

    run = make_run(logger=LoggerSpec(), warm_start=WarmStartSpec(kind="none"))
    with pytest.raises(RuntimeError, match="stopped"):
        run.start(callbacks=[Stop()])
    assert run.start().resumed_from == 4
    identity = run_identity(run.run_dir)
    offline = [path for path in (run.run_dir / "wandb").glob("offline-run-*")]
    assert offline
    assert all(path.name.endswith(f"-{identity}") for path in offline)
    assert load_checkpoint(checkpoint_path(run.run_dir / "checkpoints", 8)).tracking == identity
    assert "wandb" not in "".join(capfd.readouterr())
    steps = [
        json.loads(line)["step"]
        for line in (run.run_dir / "metrics.jsonl").read_text().splitlines()
    ]
    assert steps == list(range(1, 9))


def test_wandb_that_cannot_start_is_said_with_the_remedy(
    make_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wandb

    def fail(**_: Any) -> Any:
        raise wandb.errors.UsageError("api_key not configured")

    monkeypatch.setattr(wandb, "init", fail)
    with pytest.raises(UserError) as caught:
        make_run(logger=LoggerSpec(mode="online")).start()
    assert "api_key not configured" in str(caught.value)
    assert "logger.mode=offline" in str(caught.value)
