"""The texts of `inside/`, which run alone in the sandbox."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "inside"
_FUTURE = "from __future__ import annotations\n"


def carried(*names: str) -> str:
    """Return texts of `inside/` one behind the other, as one module.

    Python wants `from __future__` at the top only, so those of the later texts are left out.
    """
    first, *rest = ((_FOLDER / f"{name}.py").read_text(encoding="utf-8") for name in names)
    return "\n\n".join([first, *(text.replace(_FUTURE, "", 1) for text in rest)])
