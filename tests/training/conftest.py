from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
import torch
from made_run import Run


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """On models this small a second thread only waits."""
    torch.set_num_threads(1)


@pytest.fixture(autouse=True, scope="module")
def imports_are_not_looked_through() -> None:
    """Each training collects garbage twice, which takes half its time where much is imported."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def make_run(tmp_path: Path) -> Any:
    """Make a run with its own folders; the same name shares the cache."""

    def make(name: str = "run", cache: str | Path = "cache", **changes: Any) -> Run:
        return Run(tmp_path / name, tmp_path / cache, **changes)

    return make
