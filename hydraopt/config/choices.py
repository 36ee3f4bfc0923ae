"""The choices of each group, read from the YAML files themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from omegaconf import DictConfig

Choices = dict[str, dict[str, str]]
"""Group to choice to its one-line description."""


def read_choices(folders: Iterable[Path]) -> Choices:
    """Return every choice below the folders; where two have the same name, the first one counts."""
    found: Choices = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            group = path.parent.relative_to(folder).as_posix()
            if group != "." and group.split("/")[0] != "hydra":
                found.setdefault(group, {}).setdefault(path.stem, description(path))
    return found


def description(path: Path) -> str:
    """Return a file's first comment line that says something (`# @package ...` does not)."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("#") and not line.startswith("# @"):
            return line.lstrip("# ").strip()
        if line and not line.startswith("#"):
            break
    return ""


def config_folders(root: DictConfig) -> list[Path]:
    """Return the folders that a composed configuration was read from, the user's own first."""
    sources = root.hydra.runtime.config_sources
    return [Path(source.path) for source in sources if source.schema == "file"]
