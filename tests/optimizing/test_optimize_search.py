from __future__ import annotations

import json
from pathlib import Path

import pytest
from search_examples import LIMITS, MarkedProfiler

from hydraopt.common.errors import UserError
from hydraopt.corpus.prompts import completion
from hydraopt.evaluation.policies.given import GivenTexts
from hydraopt.evaluation.spec import DecodingSpec
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.optimize import optimize
from hydraopt.optimizing.spec import InputsSpec
from hydraopt.profiling.profilers.sandboxed import SandboxProfiler
from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

SLOW = """\
\"\"\"Helpers of mine.\"\"\"

LIMIT = 3


def f(values):
    found = []
    for value in values:
        if values.count(value) > 1 and value not in found:
            found.append(value)
    return found


def other():
    return f([1, 1])
"""
ORDERED = """\
def f(values):
    quick_2, found = set(), {}
    for value in values:
        (found.setdefault(value) if value in quick_2 else quick_2.add(value))
    return [value for value in dict.fromkeys(values) if value in found]
"""
LISTS = [Given([row]) for row in ([], [1], [2, 2, 1], [3, 1, 3, 1, 2])]


MARKS = {"quick_2": 2.0, "quick_5": 5.0, "slow_30": 30.0}


class Asked(GivenTexts):
    """Ready-made candidates; counts how often it is asked to write."""

    def __init__(self, *codes: str) -> None:
        super().__init__("ready-made", {"slow/f": [completion(code) for code in codes]})
        self.written = 0

    def write(self, orders, decoding):
        self.written += len(orders)
        self.max_new_tokens = decoding.max_new_tokens
        return super().write(orders, decoding)


@pytest.fixture
def search(tmp_path, trusted, generated):
    """Search the file `slow.py` with ready-made candidates, figures from a list."""
    generated["lists"] = LISTS

    def run(source, *codes, profiler=None, function="f", policy=None, sandbox=trusted, **more):
        file: Path = tmp_path / "slow.py"
        file.write_text(source)
        return optimize(
            file=file,
            function=function,
            make_policy=lambda problem: policy or renamed(Asked(*codes), problem.problem),
            decoding=DecodingSpec(),
            profiler=profiler or MarkedProfiler(MARKS),
            sandbox=sandbox,
            limits=LIMITS,
            output_dir=tmp_path / "run",
            **{"inputs": InputsSpec(count=4), **more},
        )

    return run


def renamed(policy, problem):
    """Let a policy's candidates be those of another problem."""
    policy._texts = {problem: next(iter(policy._texts.values()))}
    return policy


def outcomes(result):
    return [attempt.outcome for attempt in result.tried]


def test_the_best_by_the_weights_is_handed_back_with_its_diff(search, tmp_path):
    less = ORDERED.replace("quick_2", "quick_5")
    result = search(SLOW, less, ORDERED, "def f(values):\n    return []\n", SLOW)
    assert (result.verdict, outcomes(result)) == (
        "found",
        ["ok", "ok", "wrong_answer", "unchanged"],
    )
    assert [attempt.chosen for attempt in result.tried] == [False, True, False, False]
    latency = result.rows[0]
    assert (latency.metric, latency.before, latency.after) == ("latency", 10.0, 2.0)
    assert latency.ratio == pytest.approx(5.0)
    assert latency.low == pytest.approx(5.0 * 0.99 / 1.01, rel=0.02)
    new = (tmp_path / "run" / "optimized" / "slow.py").read_text()
    assert new == result.source
    assert new.startswith('"""Helpers of mine."""')
    assert "quick_2" in new
    assert "def other():\n    return f([1, 1])\n" in new
    diff = (tmp_path / "run" / "optimized.diff").read_text()
    assert "-        if values.count(value) > 1 and value not in found:\n" in diff
    assert (tmp_path / "slow.py").read_text() == SLOW
    record = json.loads((tmp_path / "run" / "result.json").read_text())
    assert (record["verdict"], record["diff"]) == ("found", diff)


def test_a_long_original_may_be_rewritten_at_its_length(search):
    for lines, tokens in ((1, 256), (100, 824)):
        policy = renamed(Asked(ORDERED), "slow/f")
        long = SLOW.replace("    found = []\n", "    found = []\n" * lines)
        search(long, policy=policy)
        assert policy.max_new_tokens == tokens


def test_what_agrees_but_is_slower_or_the_same_is_not_handed_back(search):
    slower, same = (ORDERED.replace("quick_2", name) for name in ("slow_30", "same"))
    result = search(SLOW, slower, same, SLOW, same)
    assert result.verdict == "not_found"
    assert "slower on" in result.tried[0].detail
    assert "no gain that is sure: 1.00 times" in result.tried[1].detail
    assert result.reason == (
        "Nothing better was found: of 4 candidates 1 the original unchanged, "
        "3 did the same, without a sure gain of 1.05 or more."
    )
    assert (result.diff, result.source) == ("", "")


def test_a_slower_candidate_is_not_handed_back_for_its_memory(search):
    class Lean(MarkedProfiler):
        def measure_pair(self, *arguments, **more):
            first, second = super().measure_pair(*arguments, **more)
            second.metrics["memory"].values[:] = [1.0, 1.0]
            return first, second

    result = search(
        SLOW, ORDERED.replace("quick_2", "slow_30"), profiler=Lean(MARKS),
        weights={"memory": 1.0},
    )  # fmt: skip
    assert result.verdict == "not_found"
    assert "slower on" in result.tried[0].detail


def test_the_luckiest_figures_are_not_the_ones_that_are_told(search):
    class Lucky(MarkedProfiler):
        """Gives one candidate good figures the first time only."""

        def __init__(self):
            super().__init__({})
            self.seen = set()

        def latency(self, program):
            first_time = program.source not in self.seen
            self.seen.add(program.source)
            return 1.0 if "lucky" in program.source and first_time else 10.0

    lucky = ORDERED.replace("quick_2", "lucky")
    result = search(SLOW, lucky, profiler=Lucky())
    assert result.verdict == "not_found"
    assert result.tried[0].detail.startswith("when measured again: no gain that is sure")


def test_of_copies_one_is_run_and_all_are_told(search):
    profiler = MarkedProfiler(MARKS)
    alone = search(SLOW, ORDERED, profiler=profiler)
    pairs = profiler.pairs
    assert alone.found
    copied = search(SLOW, ORDERED, ORDERED + "\n\n", profiler=profiler)
    assert [attempt.same_as for attempt in copied.tried] == [None, 0]
    assert outcomes(copied) == ["ok", "ok"]
    assert profiler.pairs == pairs  # nothing new to measure


def test_a_rerun_neither_writes_nor_measures_again(search, monkeypatch):
    policy, profiler = Asked(ORDERED), MarkedProfiler(MARKS)
    first = search(SLOW, policy=policy, profiler=profiler)
    before = (policy.written, profiler.pairs)
    assert before[0] == 1
    monkeypatch.setattr(
        "hydraopt.optimizing.differential.Differential.verify",
        lambda *arguments: pytest.fail("it was verified before"),
    )
    second = search(SLOW, policy=policy, profiler=profiler)
    assert (policy.written, profiler.pairs) == before
    assert second.to_json() == first.to_json()


def test_a_changed_file_is_looked_at_anew(search):
    profiler = MarkedProfiler(MARKS)
    search(SLOW, ORDERED, profiler=profiler)
    before = profiler.pairs
    assert search(SLOW.replace("LIMIT = 3", "LIMIT = 4"), ORDERED, profiler=profiler).found
    assert profiler.pairs > before


def never(problem):
    pytest.fail("the policy is not asked before the original is found fit")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("while True: pass", "does not come to an end within limits.wall_s="),
        ("import time; return time.perf_counter()", "does not do the same twice"),
        (
            "import socket; return socket.create_connection(('127.0.0.1', 1))",
            "f does what cannot be compared (f([]): it opens a connection)",
        ),
    ],
)
def test_where_nothing_can_be_said_no_policy_is_asked(tmp_path, trusted, generated, body, reason):
    generated["lists"] = LISTS
    file = tmp_path / "slow.py"
    file.write_text(f"def f(values):\n    {body}\n")
    result = optimize(
        file=file, function="f", make_policy=never, decoding=DecodingSpec(),
        profiler=MarkedProfiler({}), sandbox=trusted, limits=Limits(0.5, 512, 4),
        output_dir=tmp_path / "run",
    )  # fmt: skip
    assert result.verdict == "not_found"
    assert reason in result.reason
    assert json.loads((tmp_path / "run" / "result.json").read_text())["tried"] == []


def test_a_file_that_is_no_python_is_the_users_to_mend(tmp_path, trusted):
    file = tmp_path / "broken.py"
    file.write_text("def f(values:\n    return\n")
    with pytest.raises(UserError, match=r"broken\.py"):
        optimize(
            file=file, function="f", make_policy=never, decoding=DecodingSpec(),
            profiler=MarkedProfiler({}), sandbox=trusted, limits=LIMITS, output_dir=tmp_path,
        )  # fmt: skip


SIDE_EFFECTS = """\
COUNT = 0


def f(values):
    global COUNT
    COUNT += len(values)
    print("called with", values)
    with open("log.txt", "a") as log:
        log.write(str(values))
    total = 0
    for value in values:
        total = total + value
    values.append(total)
    return total
"""


def test_effects_are_part_of_what_a_function_does(search):
    right = SIDE_EFFECTS.partition("\n\n\n")[2].replace(
        "    total = 0\n    for value in values:\n        total = total + value\n",
        "    quick_2 = sum\n    total = quick_2(values)\n",
    )
    without = [
        right.replace("    COUNT += len(values)\n", "").replace("    global COUNT\n", ""),
        right.replace('    print("called with", values)\n', ""),
        right.replace("log.write(str(values))", "pass"),
        right.replace("    values.append(total)\n", ""),
    ]
    result = search(SIDE_EFFECTS, *without, right)
    assert outcomes(result) == ["wrong_answer"] * 4 + ["ok"]
    told = [attempt.detail.partition(": ")[2].partition(",")[0] for attempt in result.tried]
    assert told[:4] == [
        "it leaves the global COUNT otherwise than the original does",
        "it prints '' to stdout",
        "it leaves the file 'log.txt' otherwise than the original does",
        "it leaves its arguments as [[[]]",
    ]
    assert result.found


STACK = """\
class Stack:
    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items = self.items + [item]
        return len(self.items)
"""


def test_a_method_is_put_back_into_its_class(search, generated):
    generated["lists"] = [Given([3], init=Given([items])) for items in ([], [1, 2])]
    method = "def push(self, item):\n    quick_2 = self.items.append\n    quick_2(item)\n"
    method += "    return len(self.items)\n"
    result = search(STACK, method, function="Stack.push")
    assert result.found
    assert "        quick_2 = self.items.append\n" in result.source


def test_a_class_may_get_other_insides(search, generated):
    steps = [("push", [1], {}), ("push", [2], {})]
    generated["lists"] = [Given(init=Given([items]), steps=steps) for items in ([], [5])]
    faster = STACK.replace("self.items = self.items + [item]", "quick_2 = self.items.append(item)")
    assert search(STACK, faster, function="Stack").found


def test_a_program_that_reads_standard_input(search, generated):
    generated["lists"] = [Given(stdin="1 2\n"), Given(stdin="3\n")]
    source = "total = 0\nfor v in input().split():\n    total += int(v)\nprint(total)\n"
    faster = "quick_2 = map(int, input().split())\nprint(sum(quick_2))\n"
    result = search(source, faster, "print(3)\n", function="__main__")
    assert (result.verdict, outcomes(result)) == ("found", ["ok", "wrong_answer"])
    assert result.source == faster


@pytest.mark.sandbox
@pytest.mark.slow
def test_a_quadratic_function_is_measured_and_improved_in_the_sandbox(search, tmp_path):
    with SandboxProfiler(ZygoteSandbox(), min_run_ms=5.0) as profiler:
        result = search(
            SLOW, ORDERED, profiler=profiler, sandbox=ZygoteSandbox(), weights={"latency": 1.0}
        )
    assert result.found, result.reason
    assert result.rows[0].low > 1.05
    assert result.measured[0].endswith("times)")
