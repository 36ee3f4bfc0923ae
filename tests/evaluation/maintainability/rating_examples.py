"""Evaluated runs, as far as a rating sheet reads them."""

import json

LOOP = "def f(x):\n    t = 0\n    for v in x:\n        t += v\n    return t\n"
SUM = "def f(x):\n    return sum(x)\n"
REDUCE = "def f(x):\n    return reduce(add, x) # </script><b>\n"
CACHED = "@cache\ndef f(x):\n\treturn x\n"


def write_run(folder, policy, programs):
    """Write evaluation.json of a run; `programs` maps problem to (original, accepted source)."""
    path = folder / "evaluation" / "evaluation.json"
    path.parent.mkdir(parents=True)
    entries = [
        {
            "problem": problem,
            "family": "small",
            "statement": f"Do {problem.split('/')[1]} & nothing else.",
            "original": before,
            "source": after,
        }
        for problem, (before, after) in programs.items()
    ]
    path.write_text(json.dumps({"policy": policy, "programs": entries}))
    return folder
