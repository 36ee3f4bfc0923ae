"""Which adapter `adapter=` names: a folder, the newest run's, or the one that is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hydraopt.config.leaves import LOCAL_POLICY
from hydraopt.config.rules_general import NEWEST, SHIPPED
from hydraopt.config.schema import OptimizeConfig, PolicyConfig
from hydraopt.models.shipped import shipped_adapter


def adapter_of(config: PolicyConfig | OptimizeConfig) -> Path | None:
    """Return the folder of the model's adapter; None: the untrained model, or another policy."""
    if config.policy["_target_"] != LOCAL_POLICY or not config.adapter:
        return None
    if config.adapter == NEWEST:
        newest = newest_adapter(Path(config.paths.runs), config.model.name)
        return newest or shipped_adapter(config.model.name)
    return named_adapter(config.adapter, config.model.name)


def named_adapter(name: str, model: str) -> Path | None:
    """Return the folder that a name other than `newest` stands for; None: there is none."""
    return shipped_adapter(model) if name == SHIPPED else Path(name) if name else None


def newest_adapter(runs: Path, model: str) -> Path | None:
    """Return the adapter of the run of a model that finished last; None where there is none."""
    from hydraopt.reporting.run_data import FINISHED

    finished = [
        (marker.stat().st_mtime, marker.parent / "adapter")
        for marker in runs.glob(f"*/{FINISHED}")
        if (marker.parent / "adapter").is_dir()
        and saved_config(marker.parent).get("model", {}).get("name") == model
    ]
    return max(finished)[1] if finished else None


def saved_config(run: Path) -> dict[str, Any]:
    """Return the configuration that a run has written; empty where it cannot be read."""
    try:
        saved = yaml.safe_load((run / "config.yaml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        return {}
    return saved if isinstance(saved, dict) else {}
