from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from sandbox_caller import Caller

KINDS = ("root-bubblewrap", "root-bare", "user-bubblewrap", "user-bare")


@pytest.fixture(scope="session", params=KINDS)
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """One worker for all attacks: with and without bubblewrap, started by root and by a user."""
    who, backend = request.param.split("-")
    if backend == "bubblewrap" and shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")
    if who == "root" and os.getuid() != 0:
        pytest.skip("these tests do not run as root")
    made = Caller(bubblewrap=backend == "bubblewrap", ordinary=who == "user" and os.getuid() == 0)
    try:
        yield made
    finally:
        made.close()
