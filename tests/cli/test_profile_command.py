from __future__ import annotations

import json


def test_a_profile_ends_with_its_failures_by_outcome_and_reason(shell, corpus):
    records = [json.loads(line) for line in corpus.read_text().splitlines()]
    records[1]["programs"] = [
        {"name": "off", "source": "def total(values):\n    return 1\n"},
        {"name": "raising", "source": "def total(values):\n    raise KeyError(values[0])\n"},
        {"name": "deep", "source": "def total(values):\n    return {}[len(values)]\n"},
    ]
    own = shell.folder / "own.jsonl"
    own.write_text("".join(json.dumps(record) + "\n" for record in records))

    done = shell(
        *("profile", "dataset=jsonl", f"dataset.path={own}", "output=m.jsonl"),
        *("profiler=rusage", "profiler.values=1"),
    )

    assert done.returncode == 0, done.stderr
    told = " ".join(done.stderr.split())
    # Two programs raise on two sizes each, with another key every time.
    assert "4 x error: KeyError (programs: 2); such as sums/count:raising@10: KeyError" in told
    assert "2 x wrong_answer: the answer is not the expected one (programs: 1); such as " in told
    assert told.index("4 x error") < told.index("2 x wrong_answer")
    assert "18/18" in told  # of three problems, two of which hold the same programs
    assert "/s, 0:00:00 left" in told
