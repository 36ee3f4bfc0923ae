"""Runs last for each worker: after all attacks it measures as it did before them."""

from __future__ import annotations

import pytest
from sandbox_caller import Caller

pytestmark = pytest.mark.sandbox


def test_a_plain_program_uses_what_it_used_before_all_attacks(caller: Caller) -> None:
    before, after = caller.first_usage, caller.plain_is_right().usage
    assert after is not None
    assert before.page_faults / 2 - 50 <= after.page_faults <= 2 * before.page_faults + 50
    assert after.memory_kib <= 2 * before.memory_kib + 2048
    caller.check_nothing_happened()
