from collections.abc import Iterator

import pytest

from hydraopt.profiling.sandbox.contract import Worker
from hydraopt.profiling.sandbox.trusted import TrustedSandbox


@pytest.fixture(scope="session")
def trusted() -> TrustedSandbox:
    """Runs the tests' own programs; works on every Linux."""
    return TrustedSandbox()


@pytest.fixture(scope="session")
def worker(trusted: TrustedSandbox) -> Iterator[Worker]:
    """One worker for all tests that only want a program run."""
    with trusted.open() as opened:
        yield opened
