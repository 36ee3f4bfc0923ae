from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

SOURCE = """\
# %% statement
# Return the sum of the numbers.
# %% inputs
SIZES = (10, 100)
EDGE_CASES = [[[]], [[3, 4]]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)]]
# %% program: loop
def total(values):
    result = 0
    for value in values:
        result = result + value
    return result
# %% program: builtin
def total(values):
    return sum(values)
# %% program: copies
def total(values):
    result = 0
    while values:
        result += values[0]
        values = values[1:]
    return result
"""


class Shell:
    """Runs our commands in a folder of their own, as a user would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = os.environ | {
            "HYDRAOPT_CACHE": str(folder / "cache"),
            "PYTHONPATH": str(folder),
            "PYTHONWARNINGS": "error",
        }

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of `hydraopt ...`, or of `python train.py ...`."""
        if arguments[0] == "train.py":
            return [sys.executable, str(ROOT / "train.py"), *arguments[1:]]
        code = "import sys; from hydraopt.cli.main import main; sys.argv[0] = 'hydraopt'; "
        return [sys.executable, "-c", f"{code}sys.exit(main())", *arguments]

    def __call__(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.env | env,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A data set of three small problems, built by our own command from its sources."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("add", "count", "join"):  # by their names all three belong to training
        source = folder / "sources" / "sums" / f"{name}.py"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(SOURCE)
    done = Shell(folder)("corpus", "build", "sources=sources", "output=problems.jsonl")
    assert done.returncode == 0, done.stderr
    return folder / "problems.jsonl"


@pytest.fixture(scope="session")
def measurements(corpus: Path) -> Path:
    """Measurements of the small data set, made by our own command."""
    done = Shell(corpus.parent)(
        "profile", "dataset=jsonl", f"dataset.path={corpus}", "output=measurements.jsonl"
    )
    assert done.returncode == 0, done.stderr
    return corpus.with_name("measurements.jsonl")


@pytest.fixture
def pairs_command(corpus: Path, measurements: Path) -> Callable[..., list[str]]:
    """Arguments of `pairs` on the small data set."""
    return lambda *more: [
        "pairs",
        "dataset=jsonl",
        f"dataset.path={corpus}",
        f"measurements={measurements}",
        "dataset.variants=0",
        "dataset.min_ratio=1",
        *more,
    ]


@pytest.fixture
def short(corpus: Path, measurements: Path) -> list[str]:
    """Arguments of a training of a second or so."""
    return [
        "train.py",
        "experiment=smoke",
        "dataset=jsonl",
        f"dataset.path={corpus}",
        f"measurements={measurements}",
        "dataset.min_ratio=1",
        "warm_start=none",
        "evaluate=false",
        "trainer.max_steps=4",
    ]
