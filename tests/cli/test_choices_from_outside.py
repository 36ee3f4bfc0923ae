"""A user adds an objective, a weighting and a profiler: one Python file and one YAML each."""

from __future__ import annotations

import json

OBJECTIVE = """\
from dataclasses import dataclass
from hydraopt.preference.objectives import Objective

@dataclass(frozen=True)
class Lines(Objective):
    def values(self, metrics, source):
        inputs = len(metrics["latency"])
        return [[float(len(source.splitlines()))]] * inputs
"""

OBJECTIVE_YAML = """\
# @package objectives.lines
# Length of the program.
defaults: [objective_schema, _self_]

_target_: my_objective.Lines
name: lines
unit: lines
higher_is_better: false
floor: 1.0
"""

WEIGHTING = """\
import numpy as np

class Last:
    alpha = None

    def __init__(self, objectives, share):
        self.names = tuple(objectives)
        self.share = share

    def draw(self, indices):
        rest = (1 - self.share) / (len(self.names) - 1)
        row = [rest] * (len(self.names) - 1) + [self.share]
        return np.tile(row, (len(indices), 1))

    def update(self, feedback):
        pass

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass
"""

WEIGHTING_YAML = """\
# Most of the weight on the last objective.
_target_: my_weighting.Last
share: 0.9
"""

PROFILER = """\
from hydraopt.profiling.profilers.rusage import RusageProfiler

class Mine(RusageProfiler):
    name = "mine"
"""

PROFILER_YAML = """\
# My own profiler.
defaults: [rusage_schema, _self_]

_target_: my_profiler.Mine
values: 3
min_value_ms: 0.5
"""

FILES = {
    "my_objective.py": OBJECTIVE,
    "my_weighting.py": WEIGHTING,
    "my_profiler.py": PROFILER,
    "conf/objective/lines.yaml": OBJECTIVE_YAML,
    "conf/weighting/last.yaml": WEIGHTING_YAML,
    "conf/profiler/mine.yaml": PROFILER_YAML,
}

ARGUMENTS = [
    "--config-dir",
    "conf",
    "objective=[latency,lines]",
    "weighting=last",
    "profiler=mine",
]

ALLOWED = "allow_targets=[my_objective,my_weighting,my_profiler]"


def add_choices(folder):
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_choices_from_outside_measure_and_label_pairs(shell, corpus):
    add_choices(shell.folder)
    done = shell(
        "pairs",
        *ARGUMENTS,
        ALLOWED,
        "weighting.share=1.0",
        "dataset=jsonl",
        f"dataset.path={corpus}",
        "dataset.variants=0",
        "dataset.min_ratio=1",
        "measurements=measure",
        "output=out.jsonl",
    )
    assert done.returncode == 0, done.stderr
    lines = (shell.folder / "cache" / "measurements" / "jsonl.jsonl").read_text().splitlines()
    assert {json.loads(line)["profiler"] for line in lines} == {"mine"}
    assert {len(json.loads(line)["metrics"]["latency"]["values"]) for line in lines} == {3}
    records = [json.loads(line) for line in (shell.folder / "out.jsonl").read_text().splitlines()]
    assert records
    for record in records:  # all the weight lies on the length, so the shorter one is chosen
        chosen, rejected = (record[side][0]["content"] for side in ("chosen", "rejected"))
        assert len(chosen.splitlines()) < len(rejected.splitlines())


def test_without_permission_they_are_refused_with_the_remedy(shell, corpus):
    add_choices(shell.folder)
    done = shell(
        "pairs", *ARGUMENTS, "dataset=jsonl", f"dataset.path={corpus}", "measurements=measure"
    )
    assert done.returncode == 2
    assert "allow_targets=[my_" in done.stderr
    assert "Traceback" not in done.stderr
