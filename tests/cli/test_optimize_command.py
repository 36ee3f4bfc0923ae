from __future__ import annotations

import json

import pytest

SLOW = '''\
def f(values: list[int]) -> list[int]:
    """Return what stands more than once, in order.

    >>> f([3, 1, 3, 1, 2])
    [3, 1]
    >>> f([])
    []
    """
    found = []
    for value in values:
        if values.count(value) > 1 and value not in found:
            found.append(value)
    return found
'''
FAST = """\
def f(values: list[int]) -> list[int]:
    seen, found = set(), {}
    for value in values:
        (found.setdefault(value) if value in seen else seen.add(value))
    return [value for value in dict.fromkeys(values) if value in found]
"""


@pytest.fixture
def optimize(shell):
    """Optimise `slow.py` with ready-made candidates; no model is loaded, and little is measured."""

    def run(source, *candidates, function="f", more=()):
        (shell.folder / "slow.py").write_text(source)
        lines = [{"problem": f"slow/{function}", "source": code} for code in candidates]
        lines = lines or [{"problem": "other", "source": "pass"}]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (shell.folder / "ready.jsonl").write_text(text)
        return shell(
            "optimize", "file=slow.py", f"function={function}", "policy=completions",
            "policy.path=ready.jsonl", "sandbox=none", "profiler=sandboxed",
            "profiler.min_run_ms=2", "inputs.count=6", "inputs.rounds=2", "limits.wall_s=2", *more,
        )  # fmt: skip

    return run


def result_of(shell):
    (path,) = shell.folder.glob("runs/optimize-*/result.json")
    return json.loads(path.read_text()), path.parent


def test_what_was_found_is_shown_written_and_on_request_applied(optimize, shell):
    done = optimize(SLOW, FAST, more=["weights.latency=0.7", "weights.memory=0.3"])
    # Memory may be worse: then latency alone must have carried it.
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Found: slow.py: f" in done.stdout
    assert "-        if values.count(value) > 1 and value not in found:" in done.stdout
    result, folder = result_of(shell)
    assert result["verdict"] == "found"
    assert (folder / "optimized" / "slow.py").read_text() == result["source"]
    assert (shell.folder / "slow.py").read_text() == SLOW
    applied = optimize(SLOW, FAST, more=["weights.latency=0.7", "weights.memory=0.3", "--apply"])
    assert applied.returncode == 0, applied.stderr
    assert result_of(shell)[1] == folder  # the same run: nothing was done twice
    assert (shell.folder / "slow.py").read_text() == result["source"]
    assert (shell.folder / "slow.py.orig").read_text() == SLOW
    assert "slow.py.orig" in applied.stderr


def test_nothing_better_ends_with_1(optimize, shell):
    done = optimize(FAST, FAST, FAST.replace("in found]", "in seen]"))
    assert done.returncode == 1, done.stderr
    assert "Not found: slow.py: f" in done.stdout
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr  # it is an answer
    assert result_of(shell)[0]["verdict"] == "not_found"


def test_a_function_that_hangs_ends_with_1_and_the_reason(optimize):
    done = optimize("def f(n: int):\n    while True:\n        pass\n", more=["limits.wall_s=0.3"])
    assert done.returncode == 1
    assert "does not come to an end within limits.wall_s=0.3 s" in " ".join(done.stdout.split())


def test_a_syntax_error_ends_with_2(optimize):
    done = optimize("def f(values:\n    return 1\n")
    assert done.returncode == 2
    assert "slow.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_is_not_there_ends_with_2(optimize):
    done = optimize(SLOW, function="g")
    assert done.returncode == 2
    assert "'g'" in done.stderr or "g" in done.stderr.split()


def test_settings_that_make_no_sense_end_with_2_before_anything_runs(optimize, shell):
    done = optimize(SLOW, more=["min_gain=0.5", "weights.latency=0.7", "tests=nowhere.py"])
    assert done.returncode == 2
    assert done.stderr.startswith("3 settings cannot be used:")
    assert not (shell.folder / "runs").exists()


def test_what_a_model_wrote_is_not_measured_outside_of_every_sandbox(optimize):
    done = optimize(SLOW, more=["profiler=rusage", "sandbox=zygote"])
    assert done.returncode == 2
