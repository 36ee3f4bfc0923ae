"""hydraopt's preference training beside TRL's: speed, memory, loss, and what each measure brings.

Every arm runs in a process of its own, one at a time, and the arms of a round follow one another,
so that a slow hour of the machine falls on all of them. See README.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

AGAINST = {
    "hydraopt": ["hydraopt"],
    "hydraopt_checkpointing": ["hydraopt", "--on", "checkpointing"],
    "trl": ["trl"],
    "trl_precomputed": ["trl_precomputed"],
    "trl_as_it_is": ["trl_as_it_is"],
    "trl_precomputed_as_it_is": ["trl_precomputed_as_it_is"],
}
"""TRL's default is gradient checkpointing; `as_it_is` leaves it on, the others switch it off."""

WITHOUT = {
    "nothing": [],
    "sharing": ["sharing"],
    "attention": ["attention"],
    "fused_head": ["fused_head"],
    "head": ["head"],
    "store": ["store"],
    "reuse": ["reuse"],
    "passes": ["passes"],
}
"""What the arms of the breakdown leave out (`arms.changed`)."""


def run_arm(arguments: list[str], args: argparse.Namespace, **options: Any) -> dict[str, Any]:
    """Run one arm in a process, and return what it found."""
    command = [sys.executable, str(HERE / "arms.py"), *arguments, "--data", str(args.data)]
    for name, value in options.items():
        command += [f"--{name.replace('_', '-')}", str(value)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def summary(runs: list[dict[str, Any]], batch: int) -> dict[str, Any]:
    """Return median and spread of an arm's steps over all rounds."""
    rates = [batch / seconds for run in runs for seconds in run["seconds"]]
    low, _, high = statistics.quantiles(rates, n=4)
    return {
        "pairs_per_second": round(statistics.median(rates), 4),
        "quartiles": [round(low, 4), round(high, 4)],
        "peak_mib": round(max(run["peak_mib"] for run in runs)),
        "before_mib": round(statistics.median(run["before_mib"] for run in runs)),
        "reference_seconds": round(statistics.median(run["reference_seconds"] for run in runs), 1),
    }


def in_rounds(arms: dict[str, list[str]], args: argparse.Namespace, **options: Any) -> Any:
    """Run all arms in turn, every second round in reverse order; return figures of each."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in arms}
    for number in range(args.rounds):
        for name in list(arms) if number % 2 == 0 else list(arms)[::-1]:
            started = time.perf_counter()
            found[name].append(run_arm(arms[name], args, **options))
            rates = [options["batch"] / seconds for seconds in found[name][-1]["seconds"]]
            print(
                f"round {number + 1} {name}: {statistics.median(rates):.3f} pairs/s, "
                f"{found[name][-1]['peak_mib']:.0f} MiB ({time.perf_counter() - started:.0f} s)",
                flush=True,
            )
    table = {name: summary(runs, options["batch"]) for name, runs in found.items()}
    ours = next(iter(arms))
    for name in arms:
        # Within a round, so that both have had the same machine.
        ratios = [
            statistics.median(other["seconds"]) / statistics.median(own["seconds"])
            for own, other in zip(found[ours], found[name], strict=True)
        ]
        table[name]["times_slower_than_" + ours] = round(statistics.median(ratios), 3)
    return table


def against(args: argparse.Namespace) -> Any:
    """Speed and peak memory beside TRL."""
    options = {"batch": 4, "steps": args.steps, "pairs": 4 * args.steps}
    return in_rounds(AGAINST, args, **options)


def breakdown(args: argparse.Namespace) -> Any:
    """Each measure switched off in turn."""
    arms = {name: ["hydraopt", "--off", *off] for name, off in WITHOUT.items()}
    arms["with trainer.compile"] = ["hydraopt", "--on", "compile"]
    return in_rounds(arms, args, batch=4, steps=args.steps, pairs=4 * args.steps)


def growth(args: argparse.Namespace) -> Any:
    """Pairs a second against rows' length, the pairs of a step, completions of unequal length."""
    found = {}
    arms = {"packed": ["hydraopt"], "separate": ["hydraopt", "--off", "sharing"]}
    cases: dict[str, dict[str, Any]] = {
        f"{shortest} to {longest} tokens": {"shortest": shortest, "max_length": longest}
        for shortest, longest in ((0, 192), (192, 384), (384, 768))
    }
    cases |= {f"{batch} pairs a step": {"batch": batch} for batch in (1, 2, 8)}
    cases["one completion twice as long as the other, or longer"] = {"unequal": 2.0}
    for name, case in cases.items():
        options = {"batch": 4, "steps": args.steps, **case}
        found[name] = in_rounds(arms, args, **options, pairs=options["batch"] * args.steps)
    return found


def equality(args: argparse.Namespace) -> Any:
    """The loss of 20 steps in float32, beside TRL's."""
    options = {"batch": 2, "steps": 20, "pairs": 40, "dtype": "float32", "max_length": 224}
    arms = {
        "hydraopt": ["hydraopt"],
        "hydraopt_separate": ["hydraopt", "--off", "sharing"],
        "trl": ["trl"],
        "trl_precomputed": ["trl_precomputed"],
    }
    losses = {name: run_arm(arm, args, **options)["losses"] for name, arm in arms.items()}
    ours = losses["hydraopt"]
    apart = {
        name: max(abs(a - b) for a, b in zip(ours, other, strict=True))
        for name, other in losses.items()
    }
    print(f"largest difference of 20 losses: {apart}", flush=True)
    return {"losses": losses, "largest_difference": apart}


SHAPES = {
    "tiny": (64, 128, 2, 4, 2),
    "1b": (2048, 8192, 16, 32, 8),
    "7b": (3584, 18944, 28, 28, 4),
}
"""Hidden size, intermediate size, layers, heads and heads of keys: Llama 3.2 1B, Qwen2.5 7B."""


def shape(args: argparse.Namespace) -> Any:
    """The same with random weights of a larger model's shape, in 4 bits; meant for a GPU."""
    with tempfile.TemporaryDirectory() as folder:
        make_model(Path(folder), args.shape)
        ways = {"model": folder, "quantization": "nf4", "device": args.device}
        options = {"batch": 4, "steps": args.steps, "pairs": 4 * args.steps}
        return in_rounds(AGAINST, args, **options, **ways)


def make_model(folder: Path, name: str) -> None:
    """Save a model of random bfloat16 weights with the vocabulary of SmolLM2-135M-Instruct."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    from hydraopt.models.policy import load_policy
    from hydraopt.models.spec import PolicySpec

    hidden, intermediate, layers, heads, keys = SHAPES[name]
    tokenizer = load_policy(PolicySpec(), device="cpu").tokenizer
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=hidden,
        intermediate_size=intermediate,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=keys,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        dtype=torch.bfloat16,
    )
    torch.manual_seed(0)
    torch.set_default_dtype(torch.bfloat16)
    try:
        LlamaForCausalLM(config).save_pretrained(folder)
    finally:
        torch.set_default_dtype(torch.float32)
    tokenizer.save_pretrained(folder)


STUDIES = {
    "against": against,
    "breakdown": breakdown,
    "growth": growth,
    "equality": equality,
    "shape": shape,
}


def main() -> None:
    """Run the studies that are asked for, and keep each in results.json as soon as it ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("studies", nargs="+", choices=STUDIES)
    parser.add_argument("--data", type=Path, required=True, help="PIE pairs, *.jsonl.gz")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=4, help="of an arm; the first is not timed")
    parser.add_argument("--shape", choices=SHAPES, default="1b", help="for the study shape")
    parser.add_argument("--device", default="cuda", help="for the study shape")
    parser.add_argument("--output", type=Path, default=HERE / "results.json")
    args = parser.parse_args()
    for name in args.studies:
        found = STUDIES[name](args)
        kept = json.loads(args.output.read_text()) if args.output.is_file() else {}
        kept[name] = found
        args.output.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
