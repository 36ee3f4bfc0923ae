from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from sandbox_caller import Caller

OPEN_FINDINGS = (
    (r"calls_that_were_not_made", "a program shares its process with the loop that calls it"),
)
"""Test (pattern of its id) to what still works of an attack; a fixed one fails until it leaves."""

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for pattern, reason in OPEN_FINDINGS:
            if "test_attack_" in item.nodeid and re.search(pattern, item.nodeid):
                item.add_marker(pytest.mark.xfail(strict=True, reason=reason))
