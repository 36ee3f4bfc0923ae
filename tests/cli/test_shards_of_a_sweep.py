from __future__ import annotations

import json

import pytest

SLOW = "n = int(input())\nprint(sum(1 for _ in range(n)))\n"
FAST = "print(int(input()))\n"


def keys(path):
    """Return what the records of a file are of."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    return [(record["program"], record["inputs"]) for record in records]


def test_a_sweep_over_shards_merges_them_at_its_end(shell, corpus):
    done = shell(
        *("profile", "--multirun", "dataset=jsonl", f"dataset.path={corpus}", "output=m.jsonl"),
        *("profiler=rusage", "profiler.values=1", "shard.count=5", "shard.index=range(5)"),
    )
    assert done.returncode == 0, done.stderr
    assert "Merged 5 files into m.jsonl" in done.stderr
    assert "no file yet" not in done.stderr  # a shard without a problem has one, too
    whole = keys(shell.folder / "m.jsonl")
    apart = [key for path in shell.folder.glob("m.shard-*-of-0005.jsonl") for key in keys(path)]
    assert len(whole) == 3 * 2  # programs, sizes: the three problems hold the same
    assert set(whole) == set(apart)


@pytest.mark.sandbox
def test_a_shard_verifies_its_own_problems_only(shell):
    names = [f"p{number}" for number in range(6)]
    pairs = [
        {
            "problem_id": name,
            "language": "python",
            "submission_id_v0": "a",
            "submission_id_v1": "b",
            "input": f"# {name}\n{SLOW}",
            "target": f"# {name}\n{FAST}",
        }
        for name in names
    ]
    samples = {name: [{"input": "7\n", "output": "7\n"}] for name in names}
    (shell.folder / "pairs.jsonl").write_text("".join(json.dumps(p) + "\n" for p in pairs))
    (shell.folder / "tests.json").write_text(json.dumps(samples))
    arguments = ["profile", "dataset=pie", "dataset.path=pairs.jsonl", "dataset.tests=tests.json"]
    arguments += ["output=m.jsonl", "profiler=sandboxed", "profiler.values=2", "shard.count=2"]
    judged = {}
    for index in (0, 1):
        done = shell(*arguments, f"shard.index={index}")
        assert done.returncode == 0, done.stderr
        (verdicts,) = shell.folder.rglob(f"verdicts.shard-{index:04d}-of-0002.jsonl")
        judged[index] = {json.loads(line)["program"] for line in verdicts.read_text().splitlines()}
    assert len(judged[0] | judged[1]) == 12
    assert not judged[0] & judged[1]
    assert judged[0]
    assert judged[1]
