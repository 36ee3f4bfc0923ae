from __future__ import annotations

import sys

import pytest

from hydraopt.common.errors import UserError
from hydraopt.config.targets import make


@pytest.mark.parametrize(
    "target",
    [
        "os.system",
        "subprocess.Popen",
        "hydraopt_evil.Thing",
        "builtins.dict",
        "Thing",
        "",
    ],
)
def test_a_class_from_elsewhere_is_refused_with_the_remedy(target):
    with pytest.raises(UserError, match="allow_targets="):
        make("label", {"_target_": target}, [])


@pytest.mark.parametrize(
    "target",
    [
        "hydraopt.common.files.os.system",  # reached through one of our modules
        "hydraopt.common.files.Path",  # imported there, defined elsewhere
        "hydraopt.common.files.write_atomic",  # ours, but no class
        "hydraopt.preference.labels.hard.HardLable",
        "hydraopt.nowhere.Thing",
    ],
)
def test_what_is_no_class_of_ours_is_refused(target):
    with pytest.raises(UserError, match=r"label\._target_="):
        make("label", {"_target_": target}, [])


def test_an_allowed_module_of_the_users_own_is_used(tmp_path, monkeypatch):
    (tmp_path / "my_labels.py").write_text(
        "class Mine:\n    def __init__(self, bias):\n        self.bias = bias\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    node = {"_target_": "my_labels.Mine", "bias": 3}
    with pytest.raises(UserError, match=r"allow_targets=\[my_labels\]"):
        make("label", node, [])
    assert make("label", node, ["my_labels"]).bias == 3
    sys.modules.pop("my_labels")


def test_a_module_that_cannot_be_imported_is_named_with_the_remedy():
    with pytest.raises(UserError, match="PYTHONPATH"):
        make("label", {"_target_": "my_missing.Mine"}, ["my_missing"])


def test_an_argument_that_the_class_does_not_take_is_named():
    node = {"_target_": "hydraopt.preference.labels.hard.HardLabel", "tie": 0.1}
    with pytest.raises(UserError, match=r"label: HardLabel .*'tie'.* It takes tie_band"):
        make("label", node, [])


def test_a_node_without_a_class_is_refused():
    with pytest.raises(UserError, match="_target_"):
        make("label", {"tie_band": 0.1}, [])
