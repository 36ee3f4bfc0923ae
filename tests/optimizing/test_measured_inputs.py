from __future__ import annotations

from dataclasses import replace

import pytest
from search_examples import LIMITS, MarkedProfiler

from hydraopt.optimizing import measuring
from hydraopt.optimizing.differential import Seen
from hydraopt.optimizing.driver import make_driver
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.measuring import Measured, again, choose_inputs, measure_pair
from hydraopt.optimizing.target import find_target

A_MILLISECOND = Measured(Seen(Given([[1, 2, 3]]), {"seconds": 1e-3}), "f(3)", "", 1.0)


class Trial:
    """An original whose seconds follow from the length of its argument."""

    def __init__(self, seconds, most=10**9):
        self.seconds = seconds
        self.most = most

    def look(self, given):
        size = len(given.args[0])
        if size > self.most:
            return None  # set aside
        return Seen(given, {"seconds": self.seconds(size), "answer": size})

    def shown(self, given):
        return f"f({len(given.args[0])})"


@pytest.fixture(autouse=True)
def _stretched(monkeypatch):
    def grow(given, factor):
        return replace(given, args=[[0] * round(len(given.args[0]) * factor)])

    monkeypatch.setattr(measuring, "grow", grow)


def start(trial, *sizes):
    return [trial.look(Given([[0] * size])) for size in sizes]


def test_an_input_grows_until_one_call_takes_long_enough():
    trial = Trial(lambda size: size * 1e-4)  # 20 ms at 200
    found = choose_inputs(trial, start(trial, 10))
    # Each step aims at 4 times the last size and takes the slowest of those beside it: 1.11 times
    # as large of the smallest inputs, then 1.1 times.
    sizes = [len(entry.seen.given.args[0]) for entry in found]
    assert sizes == [round(10 * 4.44 * 4.4 * 4.4), round(10 * 4.44 * 4.4)]  # 86 and 20 ms
    assert found[0].label == f"f({sizes[0]}) (grown {found[0].factor:.3g} times)"


def test_where_the_next_input_is_too_large_one_between_is_tried():
    trial = Trial(lambda size: size * 1e-4, most=100)
    heaviest = choose_inputs(trial, start(trial, 10))[0]
    assert 60 <= len(heaviest.seen.given.args[0]) <= 100


def test_a_larger_input_that_happens_to_be_easy_is_passed_over():
    # As with a test for primes: four times any number is divided at once.
    trial = Trial(lambda size: 1e-6 if size % 2 == 0 else size * 1e-4)
    heaviest = choose_inputs(trial, start(trial, 7))[0]
    assert heaviest.seen.seconds >= 0.02


def test_growth_ends_where_the_time_does_not_follow_the_size():
    looked = []
    trial = Trial(lambda size: looked.append(size) or 1e-6)
    choose_inputs(trial, start(trial, 10))
    assert 10 * 4**4 < max(looked) <= 10 * 4.44**5 + 1


def test_an_input_is_heavy_enough_as_it_is():
    trial = Trial(lambda size: size * 1.0)
    assert [entry.factor for entry in choose_inputs(trial, start(trial, 3))] == [1.0]


def test_growth_starts_from_the_heaviest_inputs_on_which_the_original_returns():
    trial = Trial(lambda size: size * 1e-2)
    raising = Seen(Given([[0] * 9]), {"seconds": 9.0, "raised": "ValueError"})
    found = choose_inputs(trial, [raising, *start(trial, 1, 5, 4)])
    assert [len(entry.seen.given.args[0]) for entry in found] == [5, 4]
    assert choose_inputs(trial, [raising]) == []


def test_an_input_of_an_earlier_run_is_made_again():
    trial = Trial(lambda size: size * 1e-4)
    seen = start(trial, 10)
    first = choose_inputs(trial, seen)[0]
    assert again(trial, seen, first.start, first.factor) == first
    assert again(trial, start(trial, 7), first.start, first.factor) is None


def test_a_quick_function_without_state_is_called_often_and_told_per_call(tmp_path, worker):
    file = tmp_path / "quick.py"
    file.write_text("def f(values):\n    return len(values)\n")
    target = find_target(file, "f")
    driver = make_driver(target, worker)
    profiler = MarkedProfiler({"# fast": 4.0}, default=20.0)
    first, second = measure_pair(
        driver, profiler, LIMITS, target.source + "# fast\n", A_MILLISECOND, rounds=2
    )
    # A call takes 1 ms, so that 20 are made in a run.
    assert first.metrics["latency"].values == pytest.approx([0.99, 1.0, 1.01])
    assert second.metrics["latency"].values == pytest.approx([0.198, 0.2, 0.202])
    assert first.metrics["memory"].values == [64.0, 64.0]


def test_a_figure_below_what_a_run_resolves_counts_as_the_resolution(tmp_path, worker):
    file = tmp_path / "keeps.py"
    file.write_text("CACHE = {}\n\ndef f(values):\n    return len(values)\n")
    target = find_target(file, "f")
    profiler = MarkedProfiler({"# fast": 0.001}, default=20.0)
    _, second = measure_pair(
        make_driver(target, worker), profiler, LIMITS, target.source + "# fast\n", A_MILLISECOND, 2
    )
    assert second.metrics["latency"].values == pytest.approx([0.1, 0.1, 0.1])
    assert second.metrics["memory"].values == [64.0, 64.0]


def test_a_file_that_keeps_something_is_called_once_a_run(tmp_path, worker):
    file = tmp_path / "keeps.py"
    file.write_text("CACHE = {}\n\ndef f(values):\n    return len(values)\n")
    target = find_target(file, "f")
    profiler = MarkedProfiler({}, default=20.0)
    first, _ = measure_pair(
        make_driver(target, worker), profiler, LIMITS, target.source, A_MILLISECOND, rounds=2
    )
    assert first.metrics["latency"].values == pytest.approx([19.8, 20.0, 20.2])
