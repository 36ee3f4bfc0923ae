from __future__ import annotations

import os
from pathlib import Path

import pytest
from search_examples import LIMITS

from hydraopt.optimizing.driver import make_driver
from hydraopt.optimizing.pytesting import PytestFile
from hydraopt.optimizing.target import find_target
from hydraopt.profiling.sandbox.trusted import TrustedSandbox

SOURCE = "import helper\n\ndef f(values):\n    return helper.FACTOR * sum(values)\n"
TESTS = """\
import pytest
from slow import f


@pytest.mark.parametrize("values", [[], [1, 2]])
def test_f(values):
    expected = 3 * sum(values)
    assert f(values) == expected


def test_it_raises():
    with pytest.raises(TypeError):
        f(None)
"""
PACKAGES = Path(pytest.__file__).parents[1]


@pytest.fixture(scope="module")
def with_pytest():
    if not os.access(PACKAGES, os.R_OK):
        pytest.skip(f"{PACKAGES} cannot be read")
    with TrustedSandbox(packages=[str(PACKAGES)]).open() as opened:
        yield opened


@pytest.fixture
def tests_of(tmp_path, worker):
    (tmp_path / "slow.py").write_text(SOURCE)
    (tmp_path / "helper.py").write_text("FACTOR = 3\n")
    (tmp_path / "test_slow.py").write_text(TESTS)
    driver = make_driver(find_target(tmp_path / "slow.py", "f"), worker)
    return lambda where: PytestFile(driver, where, LIMITS, tmp_path / "test_slow.py")


def test_a_test_file_runs_against_the_original_and_each_candidate(tests_of, with_pytest):
    found = tests_of(with_pytest)
    assert (found.passed, found.not_run) == (3, "")
    assert found.fault(SOURCE.replace("sum(values)", "sum(v for v in values)")) == ""
    fault = found.fault(SOURCE.replace("helper.FACTOR", "2"))
    assert fault.startswith("it fails test_slow.py::test_f[values1]: assert 6 == 9")


def test_a_candidate_that_cannot_be_imported_fails_the_file(tests_of, with_pytest):
    assert "NameError" in tests_of(with_pytest).fault("undefined\n" + SOURCE)


def test_a_file_that_the_original_fails_is_not_run(tests_of, with_pytest, tmp_path):
    (tmp_path / "test_slow.py").write_text(TESTS + "\ndef test_no():\n    assert f([1]) == 1\n")
    assert "test_slow.py::test_no" in tests_of(with_pytest).not_run


def test_without_pytest_in_the_sandbox_the_file_is_not_run(tests_of, worker):
    assert "pytest cannot be imported in the sandbox" in tests_of(worker).not_run
