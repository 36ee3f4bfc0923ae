"""`hydraopt evaluate references=FOLDER`: the known solutions have to cover the suite."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from evaluation_examples import FAST, make_problem

from hydraopt.common.files import canonical_json
from hydraopt.corpus.records import Program

CODE = "import sys; from hydraopt.cli.main import main; sys.exit(main())"


@pytest.fixture
def evaluated(tmp_path):
    """Return how a policy is evaluated on one problem (`few`) or on three (`all`)."""

    def run(policy, suite, *overrides):
        return subprocess.run(
            [
                *(sys.executable, "-c", CODE, "evaluate", f"policy={policy}"),
                *("suite=jsonl", f"suite.path={suite}", "suite.repeats=2", f"paths.runs={policy}"),
                *("sandbox=none", "profiler=rusage", "profiler.values=2"),
                *("profiler.min_value_ms=0.1", *overrides),
            ],
            cwd=tmp_path,
            env=os.environ | {"HYDRAOPT_CACHE": str(tmp_path / "cache"), "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            check=False,
        )

    problems = [make_problem(f"small/{name}") for name in ("one", "two", "three")]
    human = [
        replace(entry, programs=[*entry.programs, Program("human", FAST)]) for entry in problems
    ]
    for name, entries in (("few", human[:1]), ("all", human)):
        lines = [canonical_json(entry.to_json()) + "\n" for entry in entries]
        (tmp_path / f"{name}.jsonl").write_text("".join(lines))
    return run


def test_programs_without_a_reference_are_named_before_anything_is_generated(evaluated, tmp_path):
    done = evaluated("human", "few.jsonl")
    assert done.returncode == 0, done.stderr
    (human,) = (tmp_path / "human").iterdir()

    covered = evaluated("identity", "few.jsonl", f"references={human}")
    refused = evaluated("identity", "all.jsonl", f"references={human}", "paths.runs=other")

    assert covered.returncode == 0, covered.stderr
    (run,) = (tmp_path / "identity").iterdir()
    metrics = json.loads((run / "evaluation" / "metrics.json").read_text())
    assert {"beyond", "dps", "eff@1", "NET_reference"} <= metrics.keys()
    assert refused.returncode == 2
    assert "2 of the suite's 3 programs: small/two, small/three." in refused.stderr
    assert "evaluate policy=human with the same suite" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(tmp_path.glob("other/*/evaluation"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "is no evaluation"),
        ({"policy": "human", "programs": []}, "no value is given"),
        (
            {
                "policy": "human",
                "programs": [{"problem": "small/one", "ratio": {"latency": {"value": 0}}}],
            },
            "0 is given; all must be above 0",
        ),
    ],
)
def test_a_folder_that_holds_no_references_is_refused(evaluated, tmp_path, written, said):
    if written is not None:
        (tmp_path / "known" / "evaluation").mkdir(parents=True)
        (tmp_path / "known" / "evaluation" / "evaluation.json").write_text(json.dumps(written))

    refused = evaluated("identity", "few.jsonl", "references=known")

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "references=known" in refused.stderr
    assert "Traceback" not in refused.stderr
