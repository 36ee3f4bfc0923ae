"""Runs last for each worker: after all attacks it measures as it did before them."""

from __future__ import annotations

import pytest
from sandbox_caller import Caller

from hydraopt.profiling.records import Call

pytestmark = pytest.mark.sandbox

WORK = "print(sum(i * i % 7 for i in range(100_000)))"
ROUNDS = 9


def test_a_plain_program_uses_what_it_used_before_all_attacks(caller: Caller) -> None:
    before, after = caller.first_usage, caller.plain_is_right().usage
    assert after is not None
    assert before.page_faults / 2 - 50 <= after.page_faults <= 2 * before.page_faults + 50
    assert after.memory_kib <= 2 * before.memory_kib + 2048
    caller.check_nothing_happened()


def test_a_plain_program_takes_the_time_that_it_takes_in_a_worker_without_attacks(
    caller: Caller,
) -> None:
    # The least of several in turn: a neighbour of the host slows both, and by less than the bound.
    fresh = Caller(bubblewrap=caller.bubblewrap, ordinary=caller.ordinary)
    try:
        seconds: dict[Caller, list[float]] = {caller: [], fresh: []}
        for _ in range(ROUNDS):
            for each, found in seconds.items():
                usage = each.run(WORK, call=Call([])).run.usage
                assert usage is not None
                found.append(usage.cpu_s)
    finally:
        fresh.close()
    ratio = min(seconds[caller]) / min(seconds[fresh])
    assert 1 / 3 < ratio < 3
