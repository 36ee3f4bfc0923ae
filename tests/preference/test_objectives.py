from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from hydraopt.common.errors import UserError
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.objectives import Objective, named_objectives
from hydraopt.preference.preferences import Preferences


def test_the_papers_objectives_have_units_and_directions():
    chosen = named_objectives(["latency", "throughput", "memory", "cycles", "energy"])
    assert [o.unit for o in chosen] == ["ms", "calls/s", "KiB", "cycles", "J"]
    assert [o.sign for o in chosen] == [-1, 1, -1, -1, -1]


def test_values_read_the_metric_of_another_name():
    peak = Objective("peak", "KiB", higher_is_better=False, metric="memory")
    assert peak.values({"memory": [[4.0, 5.0]]}, "") == [[4.0, 5.0]]


def test_an_unmeasured_metric_is_named_with_what_was_measured():
    (energy,) = named_objectives(["energy"])
    with pytest.raises(
        UserError, match=r"'energy'.*not measured \(measured: latency\).*measure ag"
    ):
        energy.values({"latency": [[1.0]]}, "")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["latency", "speed"], r"'speed' is unknown; known are latency, memory"),
        (["latency", "latency"], r"\['latency'\] stand more than once"),
        ([], r"at least one is needed"),
    ],
)
def test_wrong_names_are_refused(names, message):
    with pytest.raises(UserError, match=message):
        named_objectives(names)


@dataclass(frozen=True)
class SourceLength(Objective):
    """An objective from outside the package: it reads the source, nothing measured."""

    def values(
        self, metrics: Mapping[str, list[list[float]]], source: str
    ) -> Sequence[Sequence[float]]:
        return [[float(len(source))]]


def test_an_objective_from_outside_the_package_decides_preferences():
    preferences = Preferences(
        first=[{"latency": [[1.0]]}],
        second=[{"latency": [[1.0]]}],
        first_sources=["return n"],
        second_sources=["return n + 0 + 0"],
        objectives=[
            *named_objectives(["latency"]),
            SourceLength("length", "characters", higher_is_better=False),
        ],
        normalizer=LogRatio(),
        label=HardLabel(),
    )
    judged = preferences.judge(np.array([0]), np.array([0.5, 0.5]))
    assert preferences.summary_first.tolist() == [[1.0, pytest.approx(8.0)]]
    assert judged.target.tolist() == [1.0]
    assert judged.preference.tolist() == [[0.5, 1.0]]
