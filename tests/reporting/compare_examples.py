"""Evaluated runs, as `evaluate` leaves them, with figures made up by formula."""

import json

import yaml

UNITS = {
    "latency": ("ms", "measured"),
    "memory": ("KiB", "measured"),
    "throughput": ("calls/s", "derived"),
}
HOST = {"cpu": "Example CPU @ 3.00GHz", "cores": "2", "python": "CPython 3.11.2"}


def ratios(latency, memory):
    """Return the ratios of a candidate; each interval reaches 10 % to both sides."""
    values = {"latency": latency, "memory": memory, "throughput": latency}
    return {
        name: {"value": value, "low": value / 1.1, "high": value * 1.1}
        for name, value in values.items()
    }


def candidate(name, latency=None, memory=None, *, unchanged=False, detail="test 1 of 3: 2, not 3"):
    """Return a candidate: verified and measured, an unchanged copy, or wrong."""
    ok = latency is not None or unchanged
    return {
        "text": f"```python\n{name}\n```",
        "source": f"def f(n):\n    return {name}\n",
        "outcome": "ok" if ok else "wrong_answer",
        "detail": "" if ok else detail,
        "unchanged": unchanged,
        "speedup": latency,
        "ratio": ratios(latency, memory) if latency is not None else {},
        "warnings": [],
    }


def figures(latency, memory):
    values = {"latency": latency, "memory": memory, "throughput": 1000 / latency}
    return {
        name: {
            "value": value,
            "unit": UNITS[name][0],
            "provenance": UNITS[name][1],
            "backend": "made up",
            "values": [value],
        }
        for name, value in values.items()
    }


def program(problem, candidates, chosen=None, *, size=1000):
    """Return a program's entry; the original takes 12 ms and 400 KiB."""
    best = candidates[chosen] if chosen is not None else None
    ratio = best["ratio"] if best else {}
    after = figures(12 / ratio["latency"]["value"], 400 / ratio["memory"]["value"]) if ratio else {}
    improved = bool(ratio) and ratio["latency"]["low"] > 1
    verdict = "rejected"
    if best is not None:
        verdict = "improved" if improved else "not_improved" if ratio else "unchanged"
    return {
        "problem": problem,
        "family": "sums",
        "statement": f"Return what {problem} says.",
        "entry_point": "f",
        "size": size,
        "original": f"def f(n):\n    # {problem}\n    return slow(n)\n",
        "candidates": candidates,
        "chosen": chosen,
        "source": best["source"] if best else None,
        "outcome": (best or candidates[0])["outcome"],
        "verdict": verdict,
        "improved": improved,
        "before": figures(12.0, 400.0),
        "after": after,
        "ratio": ratio,
    }


def programs():
    """Return four programs: two improved, one rejected, one unchanged."""
    return [
        program(
            "suite/alpha",
            [candidate("a1", 4.0, 0.5), candidate("a2", 2.0, 2.0), candidate("a3")],
            0,
        ),
        program("suite/beta", [candidate("b1", 2.0, 1.0), candidate("b2"), candidate("b3")], 0),
        program("suite/gamma", [candidate("g1"), candidate("g2"), candidate("g1")]),
        program(
            "suite/delta",
            [candidate("d1", unchanged=True), candidate("d2"), candidate("d3")],
            0,
        ),
    ]


def header(**own):
    return {
        "format": 1,
        "suite": "suite",
        "policy": "tiny",
        "policy_fingerprint": "f" * 64,
        "adapter": "",
        "decoding": {"strategy": "sample", "n": 3, "temperature": 0.7, "seed": 0},
        "instruction": "",
        "metrics": ["latency", "memory", "throughput"],
        "weights": None,
        "repeats": 7,
        "min_speedup": 1.1,
        "sandbox": "zygote",
        "profiler": "made up",
        "machine": "0123456789abcdef",
        "host": HOST,
        **own,
    }


def make_evaluated(folder, entries=None, *, config=None, seed=0, **own):
    """Write an evaluated run, and return its folder.

    Args:
        folder: Of the run.
        entries: Programs; None: `programs()`.
        config: Beside the seeds; None: a small one.
        seed: Of the run and of sampling.
        own: Keys of the evaluation's header.
    """
    found = header(**own)
    found["decoding"] = {**found["decoding"], "seed": seed}
    found["programs"] = programs() if entries is None else entries
    (folder / "evaluation").mkdir(parents=True)
    (folder / "evaluation" / "evaluation.json").write_text(json.dumps(found))
    whole = {"beta": 0.1, "paths": {"runs": str(folder)}} if config is None else config
    whole = {**whole, "seed": seed, "decoding": found["decoding"]}
    (folder / "config.yaml").write_text(yaml.safe_dump(whole))
    return folder
