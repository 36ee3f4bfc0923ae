"""The studies from the command line to their page, with a stub of an endpoint as the policy."""

import json
import os
import subprocess
import sys

import pytest
from endpoint_stub import EndpointStub
from evaluation_examples import FAST, ORIGINAL, WRONG, make_problem

from hydraopt.common.files import canonical_json

CODE = "import sys; from hydraopt.cli.main import main; sys.exit(main())"
LEAN = "def double_all(values):\n    return list(map((2).__mul__, values))\n"


@pytest.fixture
def hydraopt(tmp_path):
    problems = [make_problem("small/first"), make_problem("small/second")]
    (tmp_path / "suite.jsonl").write_text(
        "".join(canonical_json(problem.to_json()) + "\n" for problem in problems)
    )

    def run(command, endpoint, *overrides):
        arguments = [
            command,
            "policy=openai",
            "policy.model=model-a",
            f"policy.base_url={endpoint.base_url}",
            "policy.key_variable=''",
            "suite=jsonl",
            "suite.path=suite.jsonl",
            "suite.repeats=2",
            "sandbox=none",
            "profiler=rusage",
            "profiler.values=2",
            "profiler.min_value_ms=0.1",
            *overrides,
        ]
        return subprocess.run(
            [sys.executable, "-c", CODE, *arguments],
            cwd=tmp_path,
            env=os.environ | {"HYDRAOPT_CACHE": str(tmp_path / "cache"), "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def fenced(source):
    return f"```python\n{source}```"


def test_the_prompting_study_asks_each_way_and_never_twice(hydraopt, tmp_path):
    def write(prompt):
        if "peak memory is as small" in prompt:
            return fenced(WRONG)  # a failure in one of the six
        return fenced(LEAN if "memory" in prompt.split("```")[0] else FAST)

    with EndpointStub(write=write) as endpoint:
        done = hydraopt("prompting", endpoint)
        assert done.returncode == 0, done.stderr
        asked = len(endpoint.requests)
        again = hydraopt("prompting", endpoint)
        assert again.returncode == 0, again.stderr
        assert len(endpoint.requests) == asked

    (run,) = (tmp_path / "runs").iterdir()
    found = json.loads((run / "prompting.json").read_text())
    rows = {(row["objective"], row["detail"]): row for row in found["rows"]}
    assert len(rows) == 6
    assert rows["runtime", "minimal"]["common"] == 2
    assert rows["memory", "detailed"]["common"] == 0
    assert rows["memory", "detailed"]["sides"] == {}
    assert rows["balanced", "detailed"]["sides"].keys() == {"latency", "memory"}
    assert "geometric mean" in done.stdout
    assert "as asked." in done.stderr + done.stdout
    page = (run / "prompting.html").read_text()
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert found["policy"] == "model-a"


def test_an_earlier_policy_stands_in_the_same_table(hydraopt, tmp_path):
    two_ways = "instruction=[runtime_minimal,memory_minimal]"
    with EndpointStub(write=lambda prompt: fenced(FAST)) as endpoint:
        one = hydraopt("prompting", endpoint, two_ways)
        assert one.returncode == 0, one.stderr
        (run,) = (tmp_path / "runs").iterdir()
    with EndpointStub(write=lambda prompt: fenced(WRONG)) as endpoint:
        other = ("policy.model=model-b", f"against=[{run}]", "paths.runs=others")
        two = hydraopt("prompting", endpoint, two_ways, *other)
        assert two.returncode == 0, two.stderr
        refused = hydraopt("prompting", endpoint, f"against=[{tmp_path}]", two_ways)

    (folder,) = (tmp_path / "others").iterdir()
    rows = json.loads((folder / "prompting.json").read_text())["rows"]
    assert [(row["policy"], row["common"], row["correct"]) for row in rows[:2]] == [
        ("model-b", 0, 0),
        ("model-a", 0, 2),
    ]
    assert refused.returncode == 2
    assert "not a finished run of `hydraopt prompting`" in refused.stderr


def test_steering_sees_whether_the_policy_follows_its_weights(hydraopt, tmp_path):
    def write(prompt):
        shown = dict(
            pair.split() for pair in prompt.split("Priorities: ")[1].split(".\n")[0].split(", ")
        )
        return fenced(FAST if float(shown.get("latency", 0)) >= 0.5 else ORIGINAL)

    with EndpointStub(write=write) as endpoint:
        done = hydraopt("steer", endpoint, "steps=2", "decoding=greedy", "decoding.n=1")

    assert done.returncode == 0, done.stderr
    (run,) = (tmp_path / "runs").iterdir()
    found = json.loads((run / "steer.json").read_text())
    assert found["weights"] == [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]
    assert found["objectives"] == ["latency", "memory"]
    gains = [entry["latency"]["value"] for entry in found["told"]["gains"]]
    assert gains[0] == 0.0  # the original came back
    assert gains[1] != 0.0
    assert len(endpoint.requests) == 6
    page = (run / "steer.html").read_text()
    assert page.count("<svg") == 4

    with EndpointStub(write=lambda prompt: fenced(FAST)) as endpoint:
        other = ("policy.model=model-b", f"against=[{run}]", "paths.runs=others")
        deaf = hydraopt("steer", endpoint, "steps=2", "decoding=greedy", "decoding.n=1", *other)
        finer = hydraopt("steer", endpoint, "steps=1", "decoding=greedy", "decoding.n=1", *other)

    assert deaf.returncode == 0, deaf.stderr
    assert {"model-a", "model-b"} <= set(deaf.stdout.split())
    page = next((tmp_path / "others").glob("*/steer.html")).read_text()
    assert page.count("<svg") == 8
    assert finer.returncode == 2
    assert "it has other weights" in finer.stderr


@pytest.mark.parametrize(
    ("command", "evaluations", "count"),
    [
        (["evaluate"], "evaluation", 2),
        (["prompting", "instruction=[runtime_minimal,memory_minimal]"], "instructions/*", 4),
        (["steer", "steps=1", "decoding=greedy", "decoding.n=1"], "weights/*", 4),
    ],
    ids=["evaluate", "prompting", "steer"],
)
def test_candidates_written_on_one_machine_are_measured_later(
    hydraopt, tmp_path, command, evaluations, count
):
    with EndpointStub(write=lambda prompt: fenced(FAST)) as endpoint:
        done = hydraopt(command[0], endpoint, *command[1:], "measure=false")
        assert done.returncode == 0, done.stderr
        assert f"{count} candidates are written" in done.stderr + done.stdout
        assert not list(tmp_path.glob(f"runs/*/{evaluations}/evaluation.json"))
        asked = len(endpoint.requests)

        done = hydraopt(command[0], endpoint, *command[1:])

        assert done.returncode == 0, done.stderr
        assert asked == len(endpoint.requests) == count
    paths = list(tmp_path.glob(f"runs/*/{evaluations}/evaluation.json"))
    assert len(paths) == count // 2
    for path in paths:
        assert json.loads(path.read_text())["summary"]["verified"] == 2
