from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hydraopt.cli.adapters import adapter_of, newest_adapter, saved_config
from hydraopt.config.leaves import LOCAL_POLICY
from hydraopt.config.rules_general import check_adapter, check_begun_with, check_paths
from hydraopt.models import shipped


@pytest.fixture
def travelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An adapter of the model `tiny` that travels with the package."""
    adapter = tmp_path / "trained" / "tiny" / "adapter"
    adapter.mkdir(parents=True)
    monkeypatch.setattr(shipped, "FOLDER", tmp_path / "trained")
    return adapter


def finished(runs: Path, name: str, model: str, seconds: int) -> Path:
    run = runs / name
    (run / "adapter").mkdir(parents=True)
    (run / "config.yaml").write_text(f"model: {{name: {model}}}\n")
    (run / "DONE").write_text("")
    os.utime(run / "DONE", (seconds, seconds))
    return run / "adapter"


def config(tmp_path: Path, adapter: str, model: str = "tiny", policy: str = LOCAL_POLICY) -> Any:
    return SimpleNamespace(
        adapter=adapter,
        model=SimpleNamespace(name=model, location=""),
        policy={"_target_": policy},
        paths=SimpleNamespace(runs=str(tmp_path / "runs")),
    )


def test_the_newest_finished_run_of_the_model_gives_the_adapter(tmp_path: Path) -> None:
    assert newest_adapter(tmp_path, "tiny") is None
    finished(tmp_path, "old", "tiny", 100)
    newest = finished(tmp_path, "new", "tiny", 200)
    finished(tmp_path, "other", "smollm2_135m", 300)
    (tmp_path / "unfinished" / "adapter").mkdir(parents=True)
    assert newest_adapter(tmp_path, "tiny") == newest


def test_newest_is_the_shipped_one_until_something_was_trained(
    tmp_path: Path, travelling: Path
) -> None:
    assert adapter_of(config(tmp_path, "newest")) == travelling
    assert adapter_of(config(tmp_path, "newest", "other")) is None
    own = finished(tmp_path / "runs", "own", "tiny", 100)
    assert adapter_of(config(tmp_path, "newest")) == own
    assert adapter_of(config(tmp_path, "shipped")) == travelling


def test_a_folder_is_itself_and_other_policies_have_no_adapter(
    tmp_path: Path, travelling: Path
) -> None:
    assert adapter_of(config(tmp_path, "some/adapter")) == Path("some/adapter")
    assert adapter_of(config(tmp_path, "")) is None
    assert adapter_of(config(tmp_path, "shipped", policy="an.Endpoint")) is None


def test_a_model_without_a_shipped_adapter_is_told_which_have_one(
    tmp_path: Path, travelling: Path
) -> None:
    assert list(check_adapter(config(tmp_path, "shipped"))) == []
    (problem,) = check_adapter(config(tmp_path, "shipped", "other"))
    assert "model=other" in problem.rule
    assert "tiny" in problem.rule
    training = config(tmp_path, "", "other")
    training.warm_start = SimpleNamespace(adapter="shipped")
    (problem,) = check_begun_with(training)
    assert "warm_start.adapter=DIR" in problem.remedy
    for word in ("shipped", "newest"):
        assert list(check_paths(config(tmp_path, word))) == []


def test_the_shipped_adapters_say_how_they_were_trained() -> None:
    for model in shipped.shipped_models():
        adapter = shipped.shipped_adapter(model)
        assert adapter is not None
        saved = saved_config(adapter.parent)
        assert saved["model"]["name"] == model
        assert (adapter / "README.md").is_file()
