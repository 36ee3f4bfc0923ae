"""Adapters that travel with the package, one folder a model: `config.yaml` and `adapter/`.

They were trained by a recipe of `conf/experiment/`, which the adapter's card names, so that a
program can be optimised before anything was trained. Each fits the model whose name its folder has.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "trained"


def shipped_adapter(model: str) -> Path | None:
    """Return the folder of a model's adapter; None where none travels with the package."""
    adapter = FOLDER / model / "adapter"
    return adapter if adapter.is_dir() else None


def shipped_models() -> list[str]:
    """Return the names of the models that have one, in alphabetical order."""
    return sorted(path.parent.name for path in FOLDER.glob("*/adapter"))
