"""Lint findings by ruff, with one fixed selection of rules.

A rewrite is linted by the same rules wherever it is evaluated: no configuration of the user's is
read (`--isolated`), and `# noqa` in a program excuses nothing, since a model writes the programs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hydraopt.common.errors import UserError

RULES = {
    "E": "pycodestyle errors: PEP 8",
    "W": "pycodestyle warnings: PEP 8",
    "F": "pyflakes: unused and undefined names",
    "B": "flake8-bugbear: likely mistakes",
    "C4": "flake8-comprehensions: roundabout comprehensions",
    "N": "pep8-naming: names as PEP 8 has them",
    "RET": "flake8-return: returns that differ or are superfluous",
    "SIM": "flake8-simplify: what can be said more simply",
}
"""Family of rules to what it finds. Rules about speed (PERF) are left out: speed is measured."""

LINE_LENGTH = 88
"""Columns; ruff's own default."""

TARGET = "py311"
"""Version of Python that the rules assume, the oldest that this package runs on."""

_TIMEOUT_S = 300.0


def findings(sources: Sequence[str]) -> list[dict[str, int]]:
    """Return, for each source, rule code to the number of its findings.

    All sources go to one call of ruff, through a temporary folder. They are parsed, never run.

    Args:
        sources: Texts that parse as Python.

    Raises:
        UserError: ruff cannot do its work; the message holds what it said.
    """
    if not sources:
        return []
    found: list[Counter[str]] = [Counter() for _ in sources]
    with tempfile.TemporaryDirectory(prefix="hydraopt-lint-") as folder:
        for number, source in enumerate(sources):
            (Path(folder) / f"p{number}.py").write_bytes(source.encode())
        for finding in json.loads(_ruff(folder)):
            number = int(Path(finding["filename"]).stem.removeprefix("p"))
            # Syntax that is too new for TARGET has no code of a rule in older releases of ruff.
            found[number][finding["code"] or "invalid-syntax"] += 1
    return [dict(sorted(counts.items())) for counts in found]


def _ruff(folder: str) -> str:
    """Return what ruff says of a folder, as JSON text."""
    command = [
        *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--no-fix"),
        *("--exit-zero", "--ignore-noqa", "--no-respect-gitignore", "--output-format=json"),
        *(f"--select={','.join(RULES)}", f"--line-length={LINE_LENGTH}"),
        *(f"--target-version={TARGET}", "."),
    ]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(
            f"ruff could not be run: {error}. Try `{sys.executable} -m ruff`."
        ) from error
    if done.returncode:
        said = done.stderr.strip()[-500:]
        raise UserError(
            f"ruff ended with status {done.returncode}: {said}\nInstall the version that this "
            "package was tried with: pip install 'hydraopt[quality]'"
        )
    return done.stdout
