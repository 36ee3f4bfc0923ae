"""Finds the modules that lie beside the user's file; their sources travel with the job.

Standard library only; runs in the sandbox, put before the text that needs it.
"""

from __future__ import annotations

import types
from _frozen_importlib import ModuleSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Beside:
    """A finder and loader for `sys.meta_path`."""

    def __init__(self, sources: dict[str, tuple[bool, str]]) -> None:
        """Keep the sources: dotted name to whether it is a package, and its text."""
        self.sources = sources

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Return how a module is loaded that travels with the job; None for any other."""
        if name not in self.sources:
            return None
        package = self.sources[name][0]
        return ModuleSpec(name, self, is_package=package)  # type: ignore[arg-type]  # has its methods

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making to the interpreter."""
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """Run a module's text."""
        source = self.sources[module.__name__][1]
        exec(compile(source, f"{module.__name__}.py", "exec", dont_inherit=True), module.__dict__)
