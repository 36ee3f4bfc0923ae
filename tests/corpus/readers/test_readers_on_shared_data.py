import gzip
import json
import os
from pathlib import Path

import pytest

from hydraopt.corpus.dataset import DatasetSpec, read_public
from hydraopt.corpus.readers.verifying import Verifier

DATA = Path(os.environ.get("HYDRAOPT_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the public data sets are not at {DATA}"),
]


def spec(name, path, **settings):
    return DatasetSpec(name=name, path=str(DATA / path), **settings)


def pie(**settings):
    return spec(
        "pie", "pie/pairs.jsonl.gz", tests=str(DATA / "codenet/sample_io.json.gz"), **settings
    )


def test_every_pair_of_pie_is_read_and_mended():
    report = read_public(pie()).report

    assert (report.records, report.problems, report.programs, report.pairs) == (484, 114, 964, 484)
    assert report.dropped == {}
    counts = {name: len(ids) for name, ids in report.repaired.items()}
    assert counts == {
        "doubled_lines": 921,
        "eval_input": 489,
        "print_star": 21,
        "print_tuple": 4,
        "fractions.gcd": 5,
        "numpy.int": 3,
        "numpy.bool": 1,
        "numpy.object": 1,
        "scipy.misc.comb": 1,
    }


@pytest.mark.parametrize(
    ("name", "path", "records", "least"),
    [
        ("humaneval", "humaneval/HumanEval.jsonl.gz", 164, 158),
        ("humaneval", "humaneval/HumanEvalPlus.jsonl.gz", 164, 158),
        ("mbpp", "mbpp/mbpp.jsonl.gz", 974, 950),
        ("mbpp", "mbpp/MbppPlus.jsonl.gz", 378, 350),
    ],
)
def test_the_benchmarks_become_data(name, path, records, least):
    reading = read_public(spec(name, path))

    assert reading.report.records == records
    assert reading.report.problems >= least
    assert {problem.split for problem in reading.problems} == {"test"}
    assert all(problem.tests and problem.inputs for problem in reading.problems)


def test_many_programs_of_one_problem_are_read():
    reading = read_public(spec("codecontests", "codecontests/problems.jsonl.gz", max_programs=4))

    assert len(reading.problems) == 43
    assert all(1 <= len(problem.programs) <= 4 for problem in reading.problems)
    assert all(len(problem.inputs) == 5 for problem in reading.problems)


@pytest.mark.sandbox
@pytest.mark.slow
def test_pairs_of_pie_pass_their_tests_in_the_sandbox_once(tmp_path):
    from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

    with gzip.open(DATA / "pie/pairs.jsonl.gz", "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    plain = [
        record
        for record in records
        if not any(word in record["input"] + record["target"] for word in ("numpy", "scipy"))
    ]
    (tmp_path / "slice.jsonl").write_text(
        "".join(json.dumps(record) + "\n" for record in plain[:12]), encoding="utf-8"
    )
    wanted = pie()
    wanted.path = str(tmp_path / "slice.jsonl")

    with Verifier(ZygoteSandbox().open, tmp_path / "kept") as verifier:
        first = read_public(wanted, verifier)
    with Verifier(ZygoteSandbox().open, tmp_path / "kept") as verifier:
        second = read_public(wanted, verifier)
        assert verifier.runs == 0

    assert first == second
    assert first.report.verified
    assert first.report.pairs >= 11  # at most one hardly ends within the limit
    assert len(first.report.repaired["eval_input"]) > 5
