"""A run folder as training and evaluation leave it, with figures made up by formula."""

import json
import math

import numpy as np

from hydraopt.common.files import canonical_json

METRICS = ("latency", "memory", "cycles", "throughput", "energy")
UNITS = {
    "latency": ("ms", "measured"),
    "memory": ("KiB", "measured"),
    "cycles": ("cycles", "estimated"),
    "throughput": ("calls/s", "derived"),
    "energy": ("J", "estimated"),
}
HOSTILE = "</code><script>alert('x')</script><img src=x onerror=alert(1)>"
CONFIG = """\
seed: 0
beta: 0.015
model:
  name: smollm2_135m
  source: gguf_package
weighting:
  _target_: hydraopt.preference.weighting.adaptive.Adaptive
  alpha: 1.0
  step_size: 0.002
  alpha_min: 0.75
  alpha_max: 1.5
alpha_bounds:
  min: 0.75
  max: 1.5
label:
  _target_: hydraopt.preference.labels.hard.Hard
trainer:
  max_steps: 60
  batch_size: 4
  learning_rate: 5.0e-05
"""


def step_record(step, rng, *, regions=False):
    drift = {
        "latency": 0.004,
        "memory": -0.004,
        "cycles": 0.003,
        "throughput": 0.004,
        "energy": 0.003,
    }
    alpha = {name: min(1.5, max(0.75, 1 + drift[name] * step)) for name in METRICS}
    weights = rng.dirichlet(list(alpha.values()), size=4)
    signal = 0.35 * (1 - math.exp(-step / 20))
    record = {
        "step": step,
        "loss": 0.693 - 0.3 * (1 - math.exp(-step / 25)) + rng.normal(0, 0.03),
        "divergence": 0.2 * step / 60 + abs(rng.normal(0, 0.01)),
        "implicit_reward_margin": 0.02 * step + rng.normal(0, 0.1),
        "implicit_reward_accuracy": float(
            np.clip(round(2 + 2 * signal * 2 + rng.normal()) / 4, 0, 1)
        ),
        "alpha": alpha,
        "weights": weights.tolist(),
        "weights_mean": dict(zip(METRICS, weights.mean(axis=0).tolist(), strict=True)),
        "advantage": {n: (0.05 if n == "memory" else 0.3) + rng.normal(0, 0.1) for n in METRICS},
        "preference_rate": {
            n: float(rng.binomial(4, 0.55 if n == "memory" else 0.8) / 4) for n in METRICS
        },
        "abstained": 0,
        "tokens_per_second": 900 + rng.normal(0, 30),
        "learning_rate": 5e-5,
        "seconds": 0.9,
    }
    if regions:
        record["region_loss"] = {n: 0.6 + 0.05 * k for k, n in enumerate((*METRICS, "balanced"))}
    if step % 20 == 0:
        record |= {"validation_loss": 0.66 - step / 500, "validation_accuracy": 0.5 + step / 200}
    return record


def figures_of(latency, memory):
    values = {
        "latency": latency,
        "memory": memory,
        "cycles": latency * 3e6,
        "throughput": 1000 / latency,
        "energy": latency * 3e6 * 2.5e-10,
    }
    return {
        name: {
            "value": value,
            "unit": UNITS[name][0],
            "provenance": UNITS[name][1],
            "values": [value],
        }
        for name, value in values.items()
    }


def ratio_of(before, after):
    found = {}
    for name in METRICS:
        ratio = before[name]["value"] / after[name]["value"]
        ratio = 1 / ratio if name == "throughput" else ratio
        found[name] = {"value": ratio, "low": ratio * 0.96, "high": ratio * 1.05}
    return found


ORIGINALS = {
    "triangular_sum": "def triangular_sum(n):\n    total = 0\n    for i in range(1, n + 1):\n"
    "        total = total + i\n    return total\n",
    "string_concatenation": 'def join_numbers(n):\n    text = ""\n    for i in range(n):\n'
    '        text = text + str(i) + ","\n    return text\n',
    "redundant_sort": "def smallest_values(values, k):\n    ordered = sorted(values)\n"
    "    ordered = sorted(ordered)\n    result = []\n    for i in range(len(ordered)):\n"
    "        if i < k:\n            result.append(ordered[i])\n    return result\n",
    "dict_histogram": "def count_words(words):\n    counts = {}\n    for i in range(len(words)):\n"
    "        if words[i] in counts:\n            counts[words[i]] = counts[words[i]] + 1\n"
    "        else:\n            counts[words[i]] = 1\n    return counts\n",
}
REWRITES = {
    "triangular_sum": "def triangular_sum(n):\n    if n <= 0:\n        return 0\n"
    "    return n * (n + 1) // 2\n",
    "string_concatenation": "def join_numbers(n):\n"
    '    return "".join(str(i) + "," for i in range(n))\n',
}


def candidate(source, outcome="ok", detail="", *, unchanged=False, speedup=None):
    return {
        "text": f"```python\n{source}```",
        "source": source,
        "outcome": outcome,
        "detail": detail,
        "unchanged": unchanged,
        "speedup": speedup,
    }


def program_entry(name, before, after, candidates, chosen, verdict):
    first = figures_of(*before)
    second = figures_of(*after) if after else {}
    return {
        "problem": f"seven/{name}",
        "original": ORIGINALS[name],
        "size": 1000,
        "candidates": candidates,
        "chosen": chosen,
        "source": candidates[chosen]["source"] if chosen is not None else None,
        "outcome": candidates[chosen or 0]["outcome"],
        "verdict": verdict,
        "before": first,
        "after": second,
        "ratio": ratio_of(first, second) if second else {},
        "improved": verdict == "improved",
    }


def evaluation():
    means = {
        "geometric_mean_clipped": 12.5,
        "geometric_mean_unclipped": 11.9,
        "mean_reduction_clipped": 0.45,
        "mean_reduction_unclipped": 0.31,
    }
    programs = [
        program_entry(
            "dict_histogram",
            (14.5, 152.0),
            None,
            [candidate(ORIGINALS["dict_histogram"], unchanged=True)],
            0,
            "unchanged",
        ),
        program_entry(
            "redundant_sort",
            (16.7, 3125.0),
            None,
            [candidate(f"# {HOSTILE}\n", "error", f"NameError: {HOSTILE}")],
            None,
            "rejected",
        ),
        program_entry(
            "string_concatenation",
            (48.3, 408.0),
            (2.41, 1659.0),
            [candidate(REWRITES["string_concatenation"], speedup=20.0)],
            0,
            "improved",
        ),
        program_entry(
            "triangular_sum",
            (23.5, 0.06),
            (0.00024, 0.03),
            [
                candidate("def f(:\n", "error", "SyntaxError: invalid syntax (line 1)"),
                candidate(REWRITES["triangular_sum"], speedup=97000.0),
            ],
            1,
            "improved",
        ),
    ]
    return {
        "format": 1,
        "suite": "seven",
        "policy": "smollm2_135m",
        "decoding": {"strategy": "greedy", "n": 1},
        "host": {"cpu": "Example CPU @ 3.00GHz", "cores": "2", "python": "CPython 3.11.2"},
        "programs": programs,
        "summary": {
            "programs": 4,
            "candidates": 5,
            "candidates_passing": 3,
            "unverified_pass_rate": 0.6,
            "verified": 3,
            "unchanged": 1,
            "improved": 2,
            "geometric_mean_speedup_clipped": 37.3,
            "geometric_mean_speedup_unclipped": 37.3,
            "metrics": dict.fromkeys(METRICS, means),
        },
    }


def write_lines(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(canonical_json(record) + "\n" for record in records))


def make_run(folder):
    """Write a finished run of 60 steps, warm-started and evaluated, and return its folder."""
    rng = np.random.default_rng(0)
    write_lines(folder / "metrics.jsonl", [step_record(step, rng) for step in range(1, 61)])
    warm = [
        {"step": step, "loss": 1.4 * math.exp(-step / 15) + 0.2 + rng.normal(0, 0.03)}
        for step in range(1, 61)
    ]
    write_lines(folder / "warm_start" / "metrics.jsonl", warm)
    (folder / "config.yaml").write_text(CONFIG)
    (folder / "evaluation").mkdir()
    (folder / "evaluation" / "evaluation.json").write_text(json.dumps(evaluation()))
    (folder / "DONE").touch()
    return folder
