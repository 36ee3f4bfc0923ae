import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from hydraopt.profiling.sandbox.contract import Worker
from hydraopt.profiling.sandbox.trusted import TrustedSandbox

# A busy machine is no failure.
settings.register_profile("any pace", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any pace")

for number in (signal.SIGINT, signal.SIGHUP):
    # Under nohup, or in the background of a script, commands would inherit that it is ignored;
    # a handler that does nothing is not inherited.
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda *_: None)


@pytest.fixture(scope="session")
def trusted() -> TrustedSandbox:
    """Runs the tests' own programs; works on every Linux."""
    return TrustedSandbox()


@pytest.fixture(scope="session")
def worker(trusted: TrustedSandbox) -> Iterator[Worker]:
    """One worker for all tests that only want a program run."""
    with trusted.open() as opened:
        yield opened


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Completions of every pass through the model that a reference's store has made."""
    from hydraopt.models import reference_store

    found: list[int] = []
    whole = reference_store.completion_logps

    def counted(model: Any, batch: Any) -> Any:
        found.append(batch.completions)
        return whole(model, batch)

    monkeypatch.setattr(reference_store, "completion_logps", counted)
    return found
