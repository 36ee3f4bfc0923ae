import json

import pytest

SLOW = "n = int(eval(input()))\nprint(sum(1 for _ in range(n)))\n"
FAST = "print(int(eval(input())))\n"
WRONG = "print(int(eval(input())) + 1)\n"


@pytest.fixture
def pie(shell):
    def pair(slow, fast, names):
        return {
            "problem_id": "p1",
            "language": "python",
            "submission_id_v0": names[0],
            "submission_id_v1": names[1],
            "input": slow,
            "target": fast,
        }

    pairs = [pair(SLOW, FAST, "ab"), pair(SLOW, WRONG, "ac")]
    samples = {"p1": [{"input": f"{n}\n", "output": f"{n}\n"} for n in (3, 40, 50_000)]}
    (shell.folder / "pairs.jsonl").write_text("".join(json.dumps(p) + "\n" for p in pairs))
    (shell.folder / "tests.json").write_text(json.dumps(samples))
    return ("dataset=pie", "dataset.path=pairs.jsonl", "dataset.tests=tests.json")


@pytest.mark.sandbox
def test_pairs_are_verified_measured_and_labelled(shell, pie):
    done = shell("profile", *pie, "output=m.jsonl", "profiler=sandboxed", "profiler.values=2")
    assert done.returncode == 0, done.stderr
    assert "dropped program: wrong_answer: 1 (p1/c)" in done.stderr
    records = [json.loads(line) for line in (shell.folder / "m.jsonl").read_text().splitlines()]
    assert [record["outcome"] for record in records] == ["ok"] * 6  # two programs, three inputs
    (report,) = shell.folder.rglob("pie.report.json")
    assert json.loads(report.read_text())["repaired"] == {"eval_input": ["p1/a", "p1/b"]}

    labelled = ("measurements=m.jsonl", "output=labelled.jsonl", "dataset.min_ratio=1")
    done = shell("pairs", *pie, *labelled, "objective=[latency]", "dataset.test_share=0")
    assert done.returncode == 0, done.stderr
    (line,) = (shell.folder / "labelled.jsonl").read_text().splitlines()
    assert "sum(1 for _ in range(n))" in line


def test_a_data_set_without_its_tests_is_refused_with_the_key(shell, pie):
    done = shell("profile", "profiler=auto", *pie[:2])
    assert done.returncode == 2
    assert "dataset.tests" in done.stderr
    assert "Give one: dataset.tests=sample_io.json.gz" in done.stderr
    assert "Traceback" not in done.stderr
