from __future__ import annotations

import gc

import pytest

from hydraopt.common.collector import collector_resting


def test_the_collector_rests_within_and_goes_on_as_it_was() -> None:
    assert gc.isenabled()
    with collector_resting():
        assert not gc.isenabled()
        with collector_resting():
            pass
        assert not gc.isenabled()  # the outer block still wants it so
    assert gc.isenabled()


def test_a_decorated_function_that_fails_leaves_the_collector_as_it_was() -> None:
    @collector_resting()
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            fails()
        assert gc.isenabled()
