import pytest
from evaluation_examples import FAST, ORIGINAL, SLOW, ListedProfiler, make_problem

from hydraopt.profiling.records import Limits


@pytest.fixture
def limits():
    return Limits(wall_s=20.0, memory_mib=512, output_mib=8)


@pytest.fixture
def problem():
    return make_problem()


@pytest.fixture
def profiler():
    return ListedProfiler({ORIGINAL: 10.0, FAST: 2.0, SLOW: 30.0})
